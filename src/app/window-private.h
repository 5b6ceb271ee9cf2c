/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/article-intake.h"
#include "app/article-page.h"
#include "app/chart-view.h"
#include "app/event-editor.h"
#include "app/events-page.h"
#include "app/fit-box.h"
#include "app/intake-bar.h"
#include "app/overview.h"
#include "app/pane-handle.h"
#include "app/read-out.h"
#include "app/study-page.h"
#include "app/view-state.h"
#include "app/width-class.h"
#include "app/window-commands.h"
#include "app/window-parts.h"
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
  gboolean reading, read_again;
  gboolean composing, compose_again; /* what lies over the prices */
  DtlStudies *studies;
  gboolean reading_studies, read_studies_again;
  char *saved_symbol; /* of the view below */
  char *saved_view;   /* JSON that this window has read or written last */
  guint save_source;
  guint busy_source;

  /* window-events.c */
  DtlEventEditor *editor; /* owned by the chart view */
  AdwToast *undo_toast;   /* nullable: its undo is still the last step */

  /* window-articles.c */
  gint64 shown_article; /* 0: the newest */
  gint64 quoted_event;  /* whose words are to be shown once its article is read; 0: none */
  int edited_proposal;  /* that the editor is open for; -1: none */
  gboolean reading_article;
  gboolean read_article_again;

  DtlArticleIntake *intake; /* window-article-files.c */

  GtkNativeDialog *native;  /* a file chooser that is open */
  GtkWindow *import_dialog; /* nullable: of the price file that is imported */
  GQueue waiting_prices;    /* of paths: price files that come after it */

  /* Parts of the template */
  AdwToastOverlay *toasts;
  DtlPaneHandle *pane_handle;
  AdwHeaderBar *header;
  DtlWidthClassBin *width_bin;
  DtlIntakeBar *intake_bar;
  GtkStack *pages;
  GtkWidget *drop_hint;
  AdwFlap *flap;
  AdwViewSwitcher *pane_switcher;
  AdwViewStack *pane_pages; /* of the flap: events, … */
  DtlFitBox *toolbar;
  DtlChartView *chart_view;
  DtlOverview *overview;
  DtlReadOut *read_out;
  DtlEventsPage *events_page;
  DtlStudyPage *study_page;
  DtlArticlePage *article_page;
  AdwButtonContent *mark_content;
  GtkMenuButton *import_button, *primary_button, *scale_button, *title_button, *type_button;
  GtkLabel *interval_label;
  GtkMenuButton *interval_button;
  GtkMenuButton *compare_button, *indicators_button, *overflow_button;
  GtkWidget *compare_label, *indicators_label, *overlays_separator;
  GType overflow_wanted; /* popover that the overflow button is to open; 0: its menu */
  GtkWidget *export_button, *redo_button, *undo_button;
  GtkSpinner *import_spinner;
  GtkWidget *import_content, *import_icon, *title_box, *toolbar_separator;
  GtkLabel *scale_label, *subtitle, *title, *type_label;
  GtkImage *type_icon;
  GtkBox *range_trough;

  /* Nullable: built when they are shown for the first time */
  AdwStatusPage *error_page;
  GtkListBox *instruments;
};

G_END_DECLS
