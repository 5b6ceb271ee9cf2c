/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A bin that says which layout its size asks for: the adaptive switch that libadwaita 1.2 does not
 * have. It can be as small as its minimum whatever its child asks for. */
#define DTL_TYPE_WIDTH_CLASS_BIN (dtl_width_class_bin_get_type ())
G_DECLARE_FINAL_TYPE (DtlWidthClassBin, dtl_width_class_bin, DTL, WIDTH_CLASS_BIN, GtkWidget)

typedef enum
{
  DTL_WIDTH_WIDE,
  DTL_WIDTH_TIGHT,  /* below 1180: beside the pane the chart column has room for icons only */
  DTL_WIDTH_MEDIUM, /* below 900: the side pane folds over the chart */
  DTL_WIDTH_NARROW, /* below 600: labels go, the range trough scrolls */
} DtlWidthClass;

DtlWidthClass dtl_width_class_bin_get_class (DtlWidthClassBin *self);
gboolean dtl_width_class_bin_is_low (DtlWidthClassBin *self);

G_END_DECLS
