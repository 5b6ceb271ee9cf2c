/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window.h"
#include "news/event.h"

G_BEGIN_DECLS

/* What the actions of a window do with events and files. */

/* window-events.c */
void dtl_window_mark_session (DtlWindow *self, gsize row);
void dtl_window_edit_event (DtlWindow *self, gint64 event_id);
void dtl_window_delete_event (DtlWindow *self, gint64 event_id);
void dtl_window_open_source (DtlWindow *self, gint64 event_id);
void dtl_window_undo (DtlWindow *self, gboolean redo);
void dtl_window_offer_undo (DtlWindow *self, const char *markup);
void dtl_window_withdraw_undo (DtlWindow *self);

void dtl_window_edit_new_event (DtlWindow *self, const DtlEvent *event);

/* window-articles.c */
void dtl_window_show_article (DtlWindow *self, gint64 article_id);
void dtl_window_save_proposal (DtlWindow *self, const DtlEvent *event);

/* window-article-files.c */
void dtl_window_init_article_files (DtlWindow *self);
void dtl_window_import_article (DtlWindow *self, const char *path);
void dtl_window_import_text (DtlWindow *self, const char *text);
gboolean dtl_window_is_article_name (const char *path);

/* window-labels.c */
void dtl_window_place_label (DtlWindow *self, gint64 event_id, const char *side, int lane);
void dtl_window_move_event (DtlWindow *self, gint64 event_id, gsize row);

/* window-files.c */
void dtl_window_choose_prices (DtlWindow *self);
void dtl_window_choose_article (DtlWindow *self);
void dtl_window_choose_factors (DtlWindow *self);
void dtl_window_choose_events (DtlWindow *self);
void dtl_window_choose_events_target (DtlWindow *self);
void dtl_window_choose_library (DtlWindow *self);
void dtl_window_init_drop (DtlWindow *self);

/* window-studies.c */
void dtl_window_init_studies (DtlWindow *self);
void dtl_window_read_studies (DtlWindow *self);
void dtl_window_set_benchmark (DtlWindow *self, const char *benchmark);
void dtl_window_copy_study (DtlWindow *self);
void dtl_window_copy_study_set (DtlWindow *self);
void dtl_window_export_study (DtlWindow *self, const char *what);

/* window-factors.c */
void dtl_window_import_factors (DtlWindow *self, const char *path);

/* window-export.c */
void dtl_window_export_chart (DtlWindow *self);

/* window.c */
void dtl_window_show_error (DtlWindow *self, const char *title, const GError *error);
void dtl_window_show_toast (DtlWindow *self, const char *text);

G_END_DECLS
