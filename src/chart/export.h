/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/figure.h"

G_BEGIN_DECLS

typedef enum
{
  DTL_EXPORT_PNG,
  DTL_EXPORT_PDF,
  DTL_EXPORT_SVG,
} DtlExportFormat;

typedef struct
{
  DtlExportFormat format;
  double width_mm, height_mm; /* of the page, if > 0 */
  int width_px, height_px;    /* of a PNG without mm, at 96 dpi text */
  double dpi;                 /* of a PNG with mm; written into the file */
  gboolean transparent;
} DtlExportOptions;

gboolean dtl_export_format_from_path (const char *path, DtlExportFormat *format, GError **error);

/* The same figure and options give the same bytes. The pixels or points drawn are returned. */
GBytes *dtl_export_render (
    DtlFigure *figure, const DtlExportOptions *options, int *width, int *height, GError **error);

G_END_DECLS
