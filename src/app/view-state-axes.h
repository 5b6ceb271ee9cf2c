/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/view-state.h"

G_BEGIN_DECLS

/* The price axis as a hand holds it, and the heights of panes as dividers were dragged: part of a
 * window's view, and saved with it. Changes are DTL_VIEW_CHANGE_AXES. */
void dtl_view_state_set_axes (DtlViewState *self, DtlRange prices, GHashTable *panes);
DtlRange dtl_view_state_get_price_range (DtlViewState *self);    /* low >= high: none is held */
GHashTable *dtl_view_state_get_pane_shares (DtlViewState *self); /* of double, by name */

G_END_DECLS
