/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window.h"

G_BEGIN_DECLS

/* What the files of the window ask of each other; no other file includes it. */

/* window-actions.c */
void dtl_window_init_actions (DtlWindow *self);
void dtl_window_update_actions (DtlWindow *self);

/* window-menus.c */
void dtl_window_init_menus (DtlWindow *self);
void dtl_window_open_compare (DtlWindow *self);
void dtl_window_open_indicators (DtlWindow *self);

/* window-pages.c */
void dtl_window_show_start_page (DtlWindow *self);
void dtl_window_show_error_page (DtlWindow *self, const GError *error);

/* window-overlays.c */
void dtl_window_compose_overlays (DtlWindow *self);

/* window-articles.c */
void dtl_window_init_articles (DtlWindow *self);
void dtl_window_refresh_article (DtlWindow *self);
void dtl_window_forget_article (DtlWindow *self);

/* window-data.c */
void dtl_window_refresh (DtlWindow *self);
void dtl_window_show_instrument (DtlWindow *self, const char *symbol);
void dtl_window_show_title (DtlWindow *self);
void dtl_window_view_changed (DtlWindow *self);
void dtl_window_close_library (DtlWindow *self);
void dtl_window_fill_sample (DtlWindow *self);

G_END_DECLS
