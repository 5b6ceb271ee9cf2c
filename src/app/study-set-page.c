/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The set of all events, each by the usual settings, so that they can be put together. It is
 * computed while the page is shown. Below five events no test of a mean is given. */
#include "app/study-set-page.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/chart-style.h"
#include "app/phrases.h"
#include "app/study-plot-view.h"
#include "app/study-plots.h"
#include "app/study-set-row.h"
#include "app/study-words.h"
#include "study/study-set.h"

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
};

G_DEFINE_FINAL_TYPE (DtlStudySetPage, dtl_study_set_page, GTK_TYPE_WIDGET)

/* One round of the computation: what counts, and what came of it. */
typedef struct
{
  const DtlStudyBook *book;
  GPtrArray *studies; /* of DtlStudy, as the entries */
  GPtrArray *used;    /* of DtlStudy: those that count; not owned */
  GArray *places;     /* of guint: of those among the entries */
  DtlStudySet *set;   /* nullable: of fewer than two */
} Round;

static void
round_clear (Round *self)
{
  g_clear_pointer (&self->studies, g_ptr_array_unref);
  g_clear_pointer (&self->used, g_ptr_array_unref);
  g_clear_pointer (&self->places, g_array_unref);
  dtl_study_set_free (self->set);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Round, round_clear)

static Round
compute (DtlStudySetPage *self)
{
  Round round = { .book = dtl_studies_get_book (self->studies) };
  g_autoptr (DtlStudyPlan) plan = dtl_study_plan_parse (NULL, round.book->benchmark);
  g_autofree gsize *instruments = NULL;

  round.studies = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_study_free);
  round.used = g_ptr_array_new ();
  round.places = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < round.book->entries->len; i++)
    {
      const DtlStudyEntry *entry = g_ptr_array_index (round.book->entries, i);
      DtlStudy *study = dtl_study_book_run (round.book, entry, plan, plan->benchmark);

      g_ptr_array_add (round.studies, study);
      if (dtl_study_is_sound (study) && dtl_studies_is_included (self->studies, entry->event_id))
        {
          g_ptr_array_add (round.used, study);
          g_array_append_val (round.places, i);
        }
    }
  if (round.used->len < 2)
    return round;

  instruments = g_new0 (gsize, round.used->len);
  round.set =
      dtl_study_set_new ((const DtlStudy *const *) round.used->pdata, round.used->len, instruments);

  return round;
}

static gssize
find_window (const DtlStudySet *set, int from, int to)
{
  for (gsize i = 0; set != NULL && i < set->n_windows; i++)
    if (set->windows[i].range.from == from && set->windows[i].range.to == to)
      return (gssize) i;

  return -1;
}

static void
fill_table (DtlStudySetPage *self, const Round *round)
{
  gssize zero = find_window (round->set, 0, 0);
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

static void
forest_free (DtlStudyForest *self)
{
  g_strfreev ((char **) self->labels);
  g_free ((gpointer) self->value);
  g_free ((gpointer) self->low);
  g_free ((gpointer) self->high);
  g_free ((gpointer) self->mean_label);
  g_free (self);
}

static void
show_forest (DtlStudySetPage *self, const Round *round)
{
  DtlStudyForest *forest = g_new0 (DtlStudyForest, 1);
  guint n = round->used->len;
  char **labels = g_new0 (char *, n + 1);
  double *value = g_new (double, MAX (n, 1)), *low = g_new (double, MAX (n, 1));
  double *high = g_new (double, MAX (n, 1));
  gssize place = find_window (round->set, 0, 1);
  DtlTheme theme;

  for (guint i = 0; i < n; i++)
    {
      const DtlStudy *study = g_ptr_array_index (round->used, i);
      const DtlStudyEntry *entry =
          g_ptr_array_index (round->book->entries, g_array_index (round->places, guint, i));

      labels[i] = g_strdup (entry->title);
      value[i] = low[i] = high[i] = NAN;
      for (gsize k = 0; k < study->n_windows; k++)
        if (study->windows[k].range.from == 0 && study->windows[k].range.to == 1)
          {
            value[i] = study->windows[k].car;
            low[i] = study->windows[k].low;
            high[i] = study->windows[k].high;
          }
    }
  *forest = (DtlStudyForest){ .n = n,
                              .labels = (const char *const *) labels,
                              .value = value,
                              .low = low,
                              .high = high,
                              .mean = NAN,
                              .mean_low = NAN,
                              .mean_high = NAN };
  if (place >= 0 && round->set->n_used >= DTL_STUDY_SET_FEW)
    {
      const DtlStudyLevel *level = &round->set->windows[place];

      forest->mean_label = g_strdup_printf (_ ("Mean of %zu"), level->n);
      forest->mean = level->mean;
      forest->mean_low = level->low;
      forest->mean_high = level->high;
    }

  dtl_chart_style_read (GTK_WIDGET (self), &theme);
  gtk_widget_set_size_request (GTK_WIDGET (self->forest), -1,
                               (int) dtl_study_forest_get_height (forest, &theme));
  dtl_study_plot_view_set_plot (self->forest, &dtl_study_forest, forest,
                                (GDestroyNotify) forest_free,
                                _ ("Cumulative abnormal return of each event with its interval"));
}

static void
show_mean (DtlStudySetPage *self, const Round *round)
{
  DtlStudyMean *plot =
      dtl_study_plots_mean ((const DtlStudy *const *) round->used->pdata, round->used->len);

  dtl_study_plot_view_set_plot (self->mean, plot != NULL ? &dtl_study_mean : NULL, plot,
                                (GDestroyNotify) dtl_study_plots_mean_free,
                                _ ("Paths of all events and their mean"));
}

static void
append_exclusions (GString *text, DtlStudySetPage *self, const Round *round)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < round->book->entries->len; i++)
    {
      const DtlStudyEntry *entry = g_ptr_array_index (round->book->entries, i);
      const DtlStudy *study = g_ptr_array_index (round->studies, i);
      g_autofree char *name = g_markup_escape_text (entry->title, -1);

      if (!dtl_studies_is_included (self->studies, entry->event_id))
        /* Translators: title of an event, and that the user has unticked it */
        g_string_append_printf (names, _ ("%s%s (left out by you)"), names->len > 0 ? ", " : "",
                                name);
      else if (!dtl_study_is_sound (study))
        g_string_append_printf (names, "%s%s (%s)", names->len > 0 ? ", " : "", name,
                                study->status == DTL_STUDY_INSUFFICIENT_ESTIMATION
                                    ? _ ("too few returns before it")
                                    : _ ("outside the prices"));
    }
  if (names->len > 0)
    g_string_append_printf (text, _ (" Not used: %s."), names->str);
}

static void
append_overlaps (GString *text, const Round *round)
{
  const DtlStudySet *set = round->set;

  if (set->n_overlaps == 0)
    return;
  g_string_append_printf (text,
                          g_dngettext (NULL, " %zu pair of events shares days: ",
                                       " %zu pairs of events share days: ", set->n_overlaps),
                          set->n_overlaps);
  for (gsize i = 0; i < MIN (set->n_overlaps, 3); i++)
    {
      const DtlStudyEntry *first = g_ptr_array_index (
          round->book->entries, g_array_index (round->places, guint, set->overlaps[i].first));
      const DtlStudyEntry *second = g_ptr_array_index (
          round->book->entries, g_array_index (round->places, guint, set->overlaps[i].second));
      g_autofree char *pair =
          g_markup_printf_escaped ("%s%s – %s", i > 0 ? "; " : "", first->title, second->title);

      g_string_append (text, pair);
    }
  g_string_append (text, set->n_overlaps > 3 ? " …" : ".");
}

static void
append_test (GString *text, const DtlStudyLevel *level, DtlStatisticKind kind, const char *name)
{
  const DtlTest *test = &level->tests[kind];
  g_autofree char *value = dtl_format_price (test->value, 2);
  g_autofree char *p = dtl_format_probability (test->p);

  if (!isfinite (test->p))
    return;
  if (isfinite (test->value))
    g_string_append_printf (text, " %s %s, p %s;", name, value, p);
  else
    g_string_append_printf (text, " %s p %s;", name, p);
}

static void
show_text (DtlStudySetPage *self, const Round *round)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gssize place = find_window (round->set, 0, 1);

  /* Translators: how many events are used, of how many */
  g_string_append_printf (text, _ ("<b>%u of %u</b> events used, by the usual settings."),
                          round->used->len, round->book->entries->len);
  append_exclusions (text, self, round);
  if (place >= 0)
    {
      const DtlStudyLevel *level = &round->set->windows[place];
      g_autofree char *mean = dtl_format_percent (level->mean, 2);
      g_autofree char *median = dtl_format_percent (level->median, 2);

      g_string_append_printf (
          text, _ (" CAR [0, 1]: mean <b>%s</b>, median %s, %zu of %zu not above zero."), mean,
          median, level->n - level->n_positive, level->n);
      if (round->set->n_used < DTL_STUDY_SET_FEW)
        {
          g_string_append (text, _ (" Fewer than five events: no test of the mean is given."));
          append_test (text, level, DTL_STATISTIC_SIGN_EXACT, _ ("Exact sign test"));
        }
      else
        {
          append_test (text, level, DTL_STATISTIC_SIGN_EXACT, _ ("Exact sign test"));
          if (round->set->common_day)
            {
              append_test (text, level, DTL_STATISTIC_KP_BMP, _ ("Kolari-Pynnönen BMP"));
              append_test (text, level, DTL_STATISTIC_BROWN_WARNER, _ ("Brown-Warner"));
            }
          else
            {
              append_test (text, level, DTL_STATISTIC_CROSS_SECTION, _ ("cross-sectional t"));
              append_test (text, level, DTL_STATISTIC_BMP, _ ("BMP t"));
              append_test (text, level, DTL_STATISTIC_RANK, _ ("rank z"));
            }
        }
      if (text->len > 0 && text->str[text->len - 1] == ';')
        text->str[text->len - 1] = '.';
      append_overlaps (text, round);
    }
  else
    {
      g_string_append (text, _ (" Fewer than five events: no test of the mean is given."));
    }
  gtk_label_set_markup (self->text, text->str);
}

static void
update (DtlStudySetPage *self)
{
  const DtlStudyBook *book = dtl_studies_get_book (self->studies);
  g_auto (Round) round = { 0 };

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || !self->is_dirty || self->syncing)
    return;
  if (book == NULL || dtl_study_book_get_ground (book, book->benchmark) == NULL)
    {
      gtk_label_set_text (self->text, _ ("There are no events to put together."));
      return;
    }

  self->is_dirty = FALSE;
  if (dtl_studies_is_stale (self->studies))
    gtk_widget_add_css_class (self->content, "stale");
  else
    gtk_widget_remove_css_class (self->content, "stale");
  round = compute (self);
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

  if (!self->syncing && id != NULL &&
      gtk_check_button_get_active (check) != dtl_studies_is_included (self->studies, *id))
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
      gtk_label_set_width_chars (GTK_LABEL (label), 16);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 16);
    }
  gtk_list_item_set_child (item, label);
}

static void
bind_check (DtlStudySetPage *self, GtkWidget *check, DtlStudySetRow *row)
{
  gint64 id = dtl_study_set_row_get_event_id (row);

  self->syncing = TRUE;
  g_object_set_data_full (G_OBJECT (check), "event-id", g_memdup2 (&id, sizeof id), g_free);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               dtl_studies_is_included (self->studies, id));
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
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dateline/Dateline/study-set-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DtlStudySetPage, content);
  gtk_widget_class_bind_template_child (widget_class, DtlStudySetPage, text);
  gtk_widget_class_bind_template_child (widget_class, DtlStudySetPage, table);
  gtk_widget_class_bind_template_child (widget_class, DtlStudySetPage, forest);
  gtk_widget_class_bind_template_child (widget_class, DtlStudySetPage, mean);
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
