/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dtl_accessible_names_settle (GtkWidget *root);

G_END_DECLS
