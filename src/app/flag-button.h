/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The focusable child over a chip that the chart has drawn: name and actions, no look but focus. */
#define DTL_TYPE_FLAG_BUTTON (dtl_flag_button_get_type ())
G_DECLARE_FINAL_TYPE (DtlFlagButton, dtl_flag_button, DTL, FLAG_BUTTON, GtkButton)

GtkWidget *dtl_flag_button_new (gint64 event_id, const char *title, const char *spoken);
gint64 dtl_flag_button_get_event_id (DtlFlagButton *self);
gboolean dtl_flag_button_is_of (DtlFlagButton *self, gint64 event_id, const char *spoken);
void dtl_flag_button_set_reaction (DtlFlagButton *self, const char *reaction);
void dtl_flag_button_set_tooltip (DtlFlagButton *self, const char *figures);
void dtl_flag_button_set_count (DtlFlagButton *self, gsize count);
void dtl_flag_button_set_shown (DtlFlagButton *self, gboolean shown);

G_END_DECLS
