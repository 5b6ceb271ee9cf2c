/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/chart-view.h"
#include "app/event-editor.h"
#include "app/events-page.h"
#include "app/overview.h"
#include "app/read-out.h"
#include "app/view-state.h"
#include "app/width-class.h"
#include "app/window.h"
#include "library/library.h"

G_BEGIN_DECLS

struct _DtlWindow
{
  AdwApplicationWindow parent_instance;

  DtlLibrary *library; /* nullable until a library is opened */
  char *path;          /* nullable: the default library */
  GCancellable *cancellable;
  DtlViewState *state;
  GSettings *settings; /* nullable: the schema is not installed */

  char *wanted_symbol; /* nullable: as before */
  gint64 wanted_event; /* to select when the next snapshot is here; 0: none */
  gboolean reading;
  gboolean read_again;
  char *saved_symbol; /* of the view below */
  char *saved_view;   /* JSON that this window has read or written last */
  guint save_source;
  guint busy_source;

  /* window-events.c */
  DtlEventEditor *editor; /* owned by the chart view */
  AdwToast *undo_toast;   /* nullable: its undo is still the last step */

  GtkNativeDialog *native; /* a file chooser that is open */

  AdwToastOverlay *toasts;
  AdwHeaderBar *header;
  GtkWidget *export_button;
  DtlWidthClassBin *width_bin;
  GtkStack *pages;
  AdwFlap *flap;
  DtlChartView *chart_view;
  DtlOverview *overview;
  DtlReadOut *read_out;
  DtlEventsPage *events_page;
  AdwStatusPage *error_page;
  AdwButtonContent *mark_content;
  GtkWidget *import_content;
  GtkWidget *title_box;
  GtkMenuButton *title_button;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkListBox *instruments;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkLabel *type_label;
  GtkImage *type_icon;
  GtkBox *range_trough;
  GtkWidget *toolbar_separator;
};

/* window-actions.c */
void dtl_window_init_actions (DtlWindow *self);
void dtl_window_update_actions (DtlWindow *self);

/* window-data.c */
void dtl_window_refresh (DtlWindow *self);
void dtl_window_show_instrument (DtlWindow *self, const char *symbol);
void dtl_window_show_title (DtlWindow *self);
void dtl_window_view_changed (DtlWindow *self);
void dtl_window_close_library (DtlWindow *self);
void dtl_window_fill_sample (DtlWindow *self);

/* window-events.c */
void dtl_window_mark_session (DtlWindow *self, gsize row);
void dtl_window_edit_event (DtlWindow *self, gint64 event_id);
void dtl_window_delete_event (DtlWindow *self, gint64 event_id);
void dtl_window_open_source (DtlWindow *self, gint64 event_id);
void dtl_window_undo (DtlWindow *self, gboolean redo);

/* window-files.c */
void dtl_window_choose_prices (DtlWindow *self);
void dtl_window_choose_events (DtlWindow *self);
void dtl_window_choose_events_target (DtlWindow *self);
void dtl_window_choose_library (DtlWindow *self);
void dtl_window_init_drop (DtlWindow *self);

/* window-export.c */
void dtl_window_export_chart (DtlWindow *self);

/* window.c */
void dtl_window_show_error (DtlWindow *self, const char *title, const GError *error);
void dtl_window_show_toast (DtlWindow *self, const char *text);

G_END_DECLS
