/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/view-state.h"

G_BEGIN_DECLS

void dtl_range_transition_run (
    GtkWidget *widget, DtlViewState *state, double first, double end, DtlPreset preset);

G_END_DECLS
