/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/view-state.h"

G_BEGIN_DECLS

/* The strip below the chart: the whole history with the visible range on it. */
#define DTL_TYPE_OVERVIEW (dtl_overview_get_type ())
G_DECLARE_FINAL_TYPE (DtlOverview, dtl_overview, DTL, OVERVIEW, GtkWidget)

void dtl_overview_set_state (DtlOverview *self, DtlViewState *state);

G_END_DECLS
