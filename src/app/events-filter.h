/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/view-state.h"

G_BEGIN_DECLS

/* The menu of a button that filters and sorts events. */
void dtl_events_filter_attach (GtkMenuButton *button, DtlViewState *state);

G_END_DECLS
