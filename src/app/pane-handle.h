/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DTL_PANE_WIDTH_LEAST 320
#define DTL_PANE_WIDTH_USUAL 380
#define DTL_PANE_WIDTH_MOST 480

/* The edge of a pane at the end of a window, which a drag or keys move. Property "pane-width", in
 * pixels. */
#define DTL_TYPE_PANE_HANDLE (dtl_pane_handle_get_type ())
G_DECLARE_FINAL_TYPE (DtlPaneHandle, dtl_pane_handle, DTL, PANE_HANDLE, GtkWidget)

int dtl_pane_handle_get_pane_width (DtlPaneHandle *self);
void dtl_pane_handle_set_pane_width (DtlPaneHandle *self, int width);

G_END_DECLS
