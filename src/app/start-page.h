/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What an empty library shows: what the program is for, and two ways to begin. */
#define DTL_TYPE_START_PAGE (dtl_start_page_get_type ())
G_DECLARE_FINAL_TYPE (DtlStartPage, dtl_start_page, DTL, START_PAGE, GtkWidget)

G_END_DECLS
