/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/view-state.h"

G_BEGIN_DECLS

/* The sessions in view as a table: the same data as the chart's, for reading one by one. */
#define DTL_TYPE_TABLE_WINDOW (dtl_table_window_get_type ())
G_DECLARE_FINAL_TYPE (DtlTableWindow, dtl_table_window, DTL, TABLE_WINDOW, AdwWindow)

GtkWidget *dtl_table_window_new (GtkWindow *parent, DtlViewState *state);

G_END_DECLS
