/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/view-state.h"

G_BEGIN_DECLS

/* The indicators of a chart with their options, and the kinds that can be added. */
#define DTL_TYPE_INDICATORS_POPOVER (dtl_indicators_popover_get_type ())
G_DECLARE_FINAL_TYPE (
    DtlIndicatorsPopover, dtl_indicators_popover, DTL, INDICATORS_POPOVER, GtkPopover)

GtkWidget *dtl_indicators_popover_new (DtlViewState *state);

G_END_DECLS
