/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dtl_first_frame_painted (GtkWidget *chart);

G_END_DECLS
