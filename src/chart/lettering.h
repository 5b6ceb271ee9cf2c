/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "chart/theme.h"

G_BEGIN_DECLS

/* Text: measured once, shown often. Sizes are px of the design; the theme's text scale is
 * applied here and nowhere else. */
typedef struct _DtlLettering DtlLettering;

typedef struct
{
  double size;      /* px */
  int weight;       /* 400 to 800 */
  double max_width; /* px, then an ellipsis; 0: none */
} DtlTextStyle;

typedef enum
{
  DTL_ALIGN_START,
  DTL_ALIGN_CENTER,
  DTL_ALIGN_END,
} DtlAlign;

DtlLettering *dtl_lettering_new (void);
void dtl_lettering_free (DtlLettering *self);
void dtl_lettering_set_theme (DtlLettering *self, const DtlTheme *theme);

double dtl_lettering_measure (DtlLettering *self, const DtlTextStyle *style, const char *text);
double dtl_lettering_get_drop (DtlLettering *self, const DtlTextStyle *style);

/* @x is where the text starts, has its middle, or ends. */
void dtl_lettering_show (DtlLettering *self,
                         cairo_t *cr,
                         const DtlTextStyle *style,
                         const char *text,
                         double x,
                         double baseline,
                         DtlAlign align);

/* Several lines of at most @width; the first baseline is at @baseline. */
double dtl_lettering_measure_paragraph (DtlLettering *self,
                                        const DtlTextStyle *style,
                                        const char *text,
                                        double width);
void dtl_lettering_show_paragraph (DtlLettering *self,
                                   cairo_t *cr,
                                   const DtlTextStyle *style,
                                   const char *text,
                                   double width,
                                   double x,
                                   double top);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlLettering, dtl_lettering_free)

G_END_DECLS
