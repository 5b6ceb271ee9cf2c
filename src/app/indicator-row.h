/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "series/indicator.h"

G_BEGIN_DECLS

/* An indicator of a chart: its name, a number for each option, and a button that takes it away.
 *
 * Signals "changed", with another valid spec in it, and "removed". */
#define DTL_TYPE_INDICATOR_ROW (dtl_indicator_row_get_type ())
G_DECLARE_FINAL_TYPE (DtlIndicatorRow, dtl_indicator_row, DTL, INDICATOR_ROW, GtkListBoxRow)

GtkWidget *dtl_indicator_row_new (const char *spec);
const char *dtl_indicator_row_get_spec (DtlIndicatorRow *self);
void dtl_indicator_row_set_problem (DtlIndicatorRow *self, const char *problem); /* nullable */
const char *dtl_indicator_row_get_title (const DtlIndicatorKind *kind);

G_END_DECLS
