/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/view-state.h"

G_BEGIN_DECLS

void dtl_kinetic_pan_run (GtkWidget *widget, DtlViewState *state, double rows_per_second);
void dtl_kinetic_pan_stop (GtkWidget *widget);

G_END_DECLS
