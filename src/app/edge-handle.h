/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* An edge that arrows move. Signal "moved" (int sessions): what was asked for. */
#define DTL_TYPE_EDGE_HANDLE (dtl_edge_handle_get_type ())
G_DECLARE_FINAL_TYPE (DtlEdgeHandle, dtl_edge_handle, DTL, EDGE_HANDLE, GtkWidget)

GtkWidget *dtl_edge_handle_new (const char *name, int least, int most);
void dtl_edge_handle_set_value (DtlEdgeHandle *self, int value, const char *text);
void dtl_edge_handle_set_shown (DtlEdgeHandle *self, gboolean shown);

G_END_DECLS
