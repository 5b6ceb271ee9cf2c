/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The set of all events, each by the same settings, so that they can be put together. It is
 * computed while the page is shown; its text is in study-set-words.c. */
#include "app/study-set-page.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/chart-style.h"
#include "app/phrases.h"
#include "app/study-plot-view.h"
#include "app/study-plots.h"
#include "app/study-set-round.h"
#include "app/study-set-row.h"
#include "app/study-settings-box.h"
#include "app/study-words.h"
#include "operations/print-study.h"

struct _DtlStudySetPage
{
  GtkWidget parent_instance;

  DtlViewState *state;
  DtlStudies *studies;
  GListStore *rows;
  gboolean is_dirty;
  gboolean syncing;

  GtkLabel *text;
  GtkWidget *content;
  GtkColumnView *table;
  DtlStudyPlotView *forest, *mean;
  DtlStudySettingsBox *settings;
};

G_DEFINE_FINAL_TYPE (DtlStudySetPage, dtl_study_set_page, GTK_TYPE_WIDGET)

static void
fill_table (DtlStudySetPage *self, const DtlStudySetRound *round)
{
  gssize zero = dtl_study_set_round_find_window (round, 0, 0);
  guint next = 0;

  self->syncing = TRUE;
  g_list_store_remove_all (self->rows);
  for (guint i = 0; i < round->book->entries->len; i++)
    {
      gboolean used = next < round->places->len && g_array_index (round->places, guint, next) == i;
      double holm = used && zero >= 0
                        ? round->set->placebo_holm[next * round->set->n_windows + (gsize) zero]
                        : NAN;
      g_autoptr (DtlStudySetRow) row =
          dtl_study_set_row_new (g_ptr_array_index (round->book->entries, i),
                                 g_ptr_array_index (round->studies, i), used, holm);

      next += used;
      g_list_store_append (self->rows, row);
    }
  self->syncing = FALSE;
}

static char *
describe_interval (const char *what, double value, double low, double high, int level)
{
  g_autofree char *car = dtl_format_percent (value, 2);
  g_autofree char *from = dtl_format_percent (low, 2);
  g_autofree char *to = dtl_format_percent (high, 2);

  if (!isfinite (low) || !isfinite (high))
    return g_strdup_printf ("%s\nCAR %s", what, car);

  /* Translators: event or day, abnormal return, level and ends of its interval */
  return g_strdup_printf (_ ("%s\nCAR %s, %d %% between %s and %s"), what, car, level, from, to);
}

static int
get_level (DtlStudySetPage *self)
{
  return dtl_studies_get_choice (self->studies)->plan->settings.level;
}

static char *
describe_event_cb (gconstpointer data, gsize place, gpointer user_data)
{
  const DtlStudyForest *forest = data;

  if (place < forest->n)
    return describe_interval (forest->labels[place], forest->value[place], forest->low[place],
                              forest->high[place], get_level (user_data));

  return forest->mean_label != NULL
             ? describe_interval (forest->mean_label, forest->mean, forest->mean_low,
                                  forest->mean_high, get_level (user_data))
             : NULL;
}

static char *
describe_day_cb (gconstpointer data, gsize place, gpointer user_data)
{
  const DtlStudyMean *plot = data;
  g_autofree char *day = NULL;
  g_autofree char *what = NULL;
  gsize n = 0;

  if (place >= plot->n)
    return NULL;
  for (gsize i = 0; i < plot->n_events; i++)
    n += isfinite (plot->paths[i * plot->n + place]);
  day = dtl_format_points ((plot->from + (int) place) / 100.0, 0);
  /* Translators: day, counted from day 0; how many events have it */
  what = g_strdup_printf (
      g_dngettext (NULL, "Day %s, mean of %zu event", "Day %s, mean of %zu events", n), day, n);

  return describe_interval (what, plot->mean[place], plot->low[place], plot->high[place],
                            get_level (user_data));
}

static void
show_forest (DtlStudySetPage *self, const DtlStudySetRound *round)
{
  DtlStudyForest *forest = dtl_study_set_round_forest (round);
  DtlTheme theme;

  dtl_chart_style_read (GTK_WIDGET (self), &theme);
  gtk_widget_set_size_request (GTK_WIDGET (self->forest), -1,
                               (int) dtl_study_forest_get_height (forest, &theme));
  dtl_study_plot_view_set_plot (self->forest, &dtl_study_forest, forest,
                                (GDestroyNotify) dtl_study_set_round_forest_free,
                                _ ("Cumulative abnormal return of each event with its interval"));
}

static void
show_mean (DtlStudySetPage *self, const DtlStudySetRound *round)
{
  DtlStudyMean *plot =
      dtl_study_plots_mean ((const DtlStudy *const *) round->used->pdata, round->used->len);

  dtl_study_plot_view_set_plot (self->mean, plot != NULL ? &dtl_study_mean : NULL, plot,
                                (GDestroyNotify) dtl_study_plots_mean_free,
                                _ ("Paths of all events and their mean"));
}

static void
show_text (DtlStudySetPage *self, const DtlStudySetRound *round)
{
  g_autofree char *text = dtl_study_set_round_tell (round);

  gtk_label_set_markup (self->text, text);
}

static void
update (DtlStudySetPage *self)
{
  const DtlStudyBook *book = dtl_studies_get_book (self->studies);
  g_auto (DtlStudySetRound) round = { 0 };

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || !self->is_dirty || self->syncing)
    return;
  if (book == NULL || !dtl_study_book_is_ready (book, dtl_studies_get_choice (self->studies)->plan))
    {
      gtk_label_set_text (self->text, _ ("There are no events to put together."));
      return;
    }

  self->is_dirty = FALSE;
  if (dtl_studies_is_stale (self->studies))
    gtk_widget_add_css_class (self->content, "stale");
  else
    gtk_widget_remove_css_class (self->content, "stale");
  round = dtl_study_set_round_compute (self->studies);
  fill_table (self, &round);
  show_text (self, &round);
  show_forest (self, &round);
  show_mean (self, &round);
}

static void
studies_changed_cb (DtlStudies *studies, DtlStudySetPage *self)
{
  self->is_dirty = TRUE;
  update (self);
}

static void
toggled_cb (GtkCheckButton *check, DtlStudySetPage *self)
{
  const gint64 *id = g_object_get_data (G_OBJECT (check), "event-id");

  if (!self->syncing && id != NULL)
    dtl_studies_include (self->studies, *id, gtk_check_button_get_active (check));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  DtlStudySetColumn column = GPOINTER_TO_UINT (user_data);
  GtkWidget *label;

  if (column == DTL_STUDY_SET_USED)
    {
      gtk_list_item_set_child (item, gtk_check_button_new ());
      return;
    }
  label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), column <= DTL_STUDY_SET_SESSION ? 0 : 1);
  if (column == DTL_STUDY_SET_TITLE)
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (label), 12);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 12);
    }
  gtk_list_item_set_child (item, label);
}

static void
bind_check (DtlStudySetPage *self, GtkWidget *check, DtlStudySetRow *row)
{
  gint64 id = dtl_study_set_row_get_event_id (row);

  self->syncing = TRUE;
  g_object_set_data_full (G_OBJECT (check), "event-id", g_memdup2 (&id, sizeof id), g_free);
  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (check),
      dtl_study_set_choice_includes (dtl_studies_get_choice (self->studies), id));
  self->syncing = FALSE;
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  dtl_study_set_row_get_title (row), -1);
  g_signal_handlers_disconnect_by_func (check, toggled_cb, self);
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), self);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  DtlStudySetColumn column = GPOINTER_TO_UINT (user_data);
  DtlStudySetRow *row = gtk_list_item_get_item (item);
  GtkWidget *child = gtk_list_item_get_child (item);
  g_autofree char *text = NULL;
  g_autofree char *tip = NULL;

  if (column == DTL_STUDY_SET_USED)
    {
      bind_check (g_object_get_data (G_OBJECT (factory), "page"), child, row);
      return;
    }
  text = dtl_study_set_row_format (row, column);
  if (column == DTL_STUDY_SET_WARNINGS)
    tip = dtl_study_set_row_describe_warnings (row);
  gtk_label_set_text (GTK_LABEL (child), text);
  gtk_widget_set_tooltip_text (child, column == DTL_STUDY_SET_TITLE ? text : tip);
}

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return dtl_study_set_row_compare ((DtlStudySetRow *) a, (DtlStudySetRow *) b,
                                    GPOINTER_TO_UINT (user_data));
}

static void
add_column (DtlStudySetPage *self, DtlStudySetColumn id, const char *title)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column = gtk_column_view_column_new (title, factory);
  g_autoptr (GtkSorter) sorter =
      GTK_SORTER (gtk_custom_sorter_new (compare_cb, GUINT_TO_POINTER (id), NULL));

  g_object_set_data (G_OBJECT (factory), "page", self);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GUINT_TO_POINTER (id));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (id));
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_append_column (self->table, column);
  g_object_unref (column);
}

static void
row_activated_cb (GtkColumnView *table, guint position, DtlStudySetPage *self)
{
  GListModel *model = G_LIST_MODEL (gtk_column_view_get_model (table));
  g_autoptr (DtlStudySetRow) row = g_list_model_get_item (model, position);

  dtl_view_state_select (self->state, dtl_study_set_row_get_event_id (row));
}

static void
dtl_study_set_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dtl_study_set_page_parent_class)->map (widget);
  if (DTL_STUDY_SET_PAGE (widget)->studies != NULL)
    update (DTL_STUDY_SET_PAGE (widget));
}

static void
dtl_study_set_page_dispose (GObject *object)
{
  DtlStudySetPage *self = DTL_STUDY_SET_PAGE (object);
  GtkWidget *child;

  if (self->studies != NULL)
    g_signal_handlers_disconnect_by_data (self->studies, self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->studies);
  g_clear_object (&self->state);
  g_clear_object (&self->rows);

  G_OBJECT_CLASS (dtl_study_set_page_parent_class)->dispose (object);
}

static void
dtl_study_set_page_class_init (DtlStudySetPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dtl_study_set_page_dispose;
  widget_class->map = dtl_study_set_page_map;

  g_type_ensure (DTL_TYPE_STUDY_PLOT_VIEW);
  g_type_ensure (DTL_TYPE_STUDY_SETTINGS_BOX);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dateline/Dateline/study-set-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DtlStudySetPage, content);
  gtk_widget_class_bind_template_child (widget_class, DtlStudySetPage, text);
  gtk_widget_class_bind_template_child (widget_class, DtlStudySetPage, table);
  gtk_widget_class_bind_template_child (widget_class, DtlStudySetPage, forest);
  gtk_widget_class_bind_template_child (widget_class, DtlStudySetPage, mean);
  gtk_widget_class_bind_template_child (widget_class, DtlStudySetPage, settings);
}

static void
dtl_study_set_page_init (DtlStudySetPage *self)
{
  g_autoptr (GtkNoSelection) selection = NULL;
  GtkSortListModel *sorted;

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("All Events"), -1);
  self->is_dirty = TRUE;
  dtl_study_plot_view_set_describe (self->forest, describe_event_cb, self);
  dtl_study_plot_view_set_describe (self->mean, describe_day_cb, self);
  self->rows = g_list_store_new (DTL_TYPE_STUDY_SET_ROW);
  add_column (self, DTL_STUDY_SET_USED, "");
  add_column (self, DTL_STUDY_SET_TITLE, C_ ("set table", "Event"));
  add_column (self, DTL_STUDY_SET_AR, C_ ("set table", "AR [0]"));
  add_column (self, DTL_STUDY_SET_CAR_01, C_ ("set table", "CAR [0, 1]"));
  add_column (self, DTL_STUDY_SET_CAR_11, C_ ("set table", "CAR [−1, 1]"));
  add_column (self, DTL_STUDY_SET_PLACEBO, C_ ("set table", "Placebo"));
  add_column (self, DTL_STUDY_SET_HOLM, C_ ("set table", "Holm p"));
  add_column (self, DTL_STUDY_SET_WARNINGS, C_ ("set table", "Warnings"));
  add_column (self, DTL_STUDY_SET_DATE, C_ ("set table", "Date"));
  add_column (self, DTL_STUDY_SET_SESSION, C_ ("set table", "Day 0"));
  sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->rows)),
                                    g_object_ref (gtk_column_view_get_sorter (self->table)));
  selection = gtk_no_selection_new (G_LIST_MODEL (sorted));
  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (selection));
  g_signal_connect (self->table, "activate", G_CALLBACK (row_activated_cb), self);
}

/**
 * dtl_study_set_page_set_state:
 * @state: where an event is selected
 * @studies: whose events to put together; followed from now on
 */
void
dtl_study_set_page_set_state (DtlStudySetPage *self, DtlViewState *state, DtlStudies *studies)
{
  g_return_if_fail (DTL_IS_STUDY_SET_PAGE (self) && self->studies == NULL);

  self->state = g_object_ref (state);
  self->studies = g_object_ref (studies);
  dtl_study_settings_box_set_studies (self->settings, studies, TRUE);
  g_signal_connect (studies, "changed", G_CALLBACK (studies_changed_cb), self);
}

/**
 * dtl_study_set_page_create_figure:
 * @what: "forest" or "mean"
 *
 * Returns: (transfer full) (nullable): the plot with its words, to be drawn at once; %NULL: there
 * is none
 */
DtlFigure *
dtl_study_set_page_create_figure (DtlStudySetPage *self, const char *what)
{
  gboolean is_forest = g_strcmp0 (what, "forest") == 0;
  DtlFigure *figure;
  g_autofree char *title = NULL;

  g_return_val_if_fail (DTL_IS_STUDY_SET_PAGE (self), NULL);

  figure = dtl_study_plot_view_create_figure (is_forest ? self->forest : self->mean, DTL_DAY_NONE);
  if (figure == NULL)
    return NULL;

  /* Translators: symbol of an instrument */
  title = g_strdup_printf (_ ("%s: all events"), dtl_studies_get_book (self->studies)->symbol);
  dtl_figure_set_title (figure, title);
  dtl_figure_set_subtitle (
      figure, is_forest ? _ ("cumulative abnormal return [0, 1] with its interval, in percent")
                        : _ ("cumulative abnormal return of each event and mean, in percent"));
  dtl_figure_set_notes (figure, gtk_label_get_text (self->text));

  return figure;
}

/* Returns: (transfer full) (nullable): figures of the events that count as CSV; NULL: none do */
char *
dtl_study_set_page_print (DtlStudySetPage *self)
{
  const DtlStudyBook *book;
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  g_auto (DtlStudySetRound) round = { 0 };

  g_return_val_if_fail (DTL_IS_STUDY_SET_PAGE (self), NULL);

  book = dtl_studies_get_book (self->studies);
  if (book == NULL || book->entries->len == 0 ||
      !dtl_study_book_is_ready (book, dtl_studies_get_choice (self->studies)->plan))
    return NULL;
  round = dtl_study_set_round_compute (self->studies);
  for (guint i = 0; i < round.places->len; i++)
    g_ptr_array_add (entries, book->entries->pdata[g_array_index (round.places, guint, i)]);

  return entries->len > 0
             ? dtl_print_study_set_csv (book->symbol, entries, round.choice->plan, round.used)
             : NULL;
}

/* Returns: (transfer full): the rows of events that count as they are sorted, with tabs between */
char *
dtl_study_set_page_print_table (DtlStudySetPage *self)
{
  GString *text = g_string_new ("Event\tDate\tDay 0\tAR [0] %\tCAR [0, 1] %\tCAR [-1, 1] %\t"
                                "Placebo p\tHolm p\tWarnings\n");
  GListModel *model = G_LIST_MODEL (gtk_column_view_get_model (self->table));

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (DtlStudySetRow) row = g_list_model_get_item (model, i);
      g_autofree char *line = dtl_study_set_row_print (row);

      if (dtl_study_set_row_is_used (row))
        g_string_append_printf (text, "%s\n", line);
    }

  return g_string_free (text, FALSE);
}
