/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dtl_events_status_show_none (GtkStack *stack);
GtkButton *dtl_events_status_show_no_hit (GtkStack *stack, const char *text);

G_END_DECLS
