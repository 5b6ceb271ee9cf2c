/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The study page. It shows what the studies of its window say and holds no figure itself; a row of
 * the table is a window of days, which plots and chart follow. */
#include "app/study-page.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/accessible-names.h"
#include "app/kind-disc.h"
#include "app/phrases.h"
#include "app/study-plot-view.h"
#include "app/study-plots.h"
#include "app/study-set-page.h"
#include "app/study-settings-box.h"
#include "app/study-warnings.h"
#include "app/study-words.h"

#define N_COLUMNS 7
#define ROW_HEIGHT 32 /* px; more with larger text */

struct _DtlStudyPage
{
  GtkWidget parent_instance;

  DtlViewState *state;
  DtlStudies *studies;
  gboolean syncing;

  GtkStack *stack;
  GtkMenuButton *event_button;
  DtlKindDisc *disc;
  GtkLabel *event_title, *event_day, *sentence, *table_note, *band_note, *placebo_note, *fit_text;
  GtkWidget *content, *figures, *fit;
  GtkGrid *head;
  GtkListBox *windows;
  GtkBox *warnings;
  DtlStudyPlotView *path, *placebo, *scatter;
  DtlStudySettingsBox *settings;
  DtlStudySetPage *set_page;
};

G_DEFINE_FINAL_TYPE (DtlStudyPage, dtl_study_page, GTK_TYPE_WIDGET)

static const int column_chars[N_COLUMNS] = { 6, 6, 6, 6, 5, 5, 6 };

static void
attach_cell (GtkGrid *grid, int column, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_label_set_width_chars (GTK_LABEL (label), column_chars[column]);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_vexpand (label, TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_grid_attach (grid, label, column, 0, 1, 1);
}

static void
fill_head (DtlStudyPage *self)
{
  const char *const titles[N_COLUMNS] = {
    C_ ("study table", "Window"),  C_ ("study table", "Return"), C_ ("study table", "Expected"),
    C_ ("study table", "CAR"),     C_ ("study table", "t"),      C_ ("study table", "p"),
    C_ ("study table", "Placebo"),
  };

  for (int i = 0; i < N_COLUMNS; i++)
    attach_cell (self->head, i, titles[i], i == 4 || i == 5 ? "study-symbol" : NULL);
}

/* Whether the table has a row of it: the rest is for files. */
static gboolean
is_shown (DtlStudies *studies, DtlStudyRange range)
{
  const DtlStudyPlan *plan = dtl_studies_get_plan (studies);

  return dtl_studies_is_joint (studies) ||
         (range.from == plan->settings.from && range.to == plan->settings.to) ||
         (range.from <= 0 && range.to >= 0 && range.from >= -1 && range.to <= 1);
}

static char *
describe_window (const DtlStudyWindow *window, int level, const char *benchmark)
{
  g_autofree char *car = dtl_format_percent (window->car, 2);
  g_autofree char *low = dtl_format_percent (window->low, 2);
  g_autofree char *high = dtl_format_percent (window->high, 2);
  g_autofree char *against = dtl_format_percent (window->benchmark, 2);
  g_autofree char *money = dtl_format_price (window->money, 2);

  return g_strdup_printf (
      /* Translators: CAR, level and ends of its interval, symbol and its return, money */
      _ ("CAR %s, %d %% between %s and %s\n%s %s\nper share: %s"), car, level, low, high,
      benchmark != NULL ? benchmark : _ ("No benchmark"), benchmark != NULL ? against : "", money);
}

static void
add_window (DtlStudyPage *self,
            const DtlStudyWindow *window,
            const char *benchmark,
            gboolean is_second)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *grid = gtk_grid_new ();
  g_autofree char *range = dtl_study_words_name_range (window->range);
  g_autofree char *name = is_second ? g_strdup (benchmark) : g_strdup (range);
  g_autofree char *security = dtl_format_price (window->security_sum * 100, 2);
  g_autofree char *expected = dtl_format_price (window->expected_sum * 100, 2);
  g_autofree char *car = dtl_format_price (window->car * 100, 2);
  g_autofree char *t = dtl_format_price (window->t, 2);
  g_autofree char *p = dtl_format_probability (window->p);
  g_autofree char *placebo = dtl_format_probability (window->placebo.p_two);
  g_autofree char *tip =
      describe_window (window, dtl_studies_get_plan (self->studies)->settings.level, benchmark);
  g_autofree char *spoken = NULL;

  attach_cell (GTK_GRID (grid), 0, name, is_second ? "dim-label" : "study-window");
  attach_cell (GTK_GRID (grid), 1, security, NULL);
  attach_cell (GTK_GRID (grid), 2, expected, NULL);
  attach_cell (GTK_GRID (grid), 3, car, window->car < 0 ? "study-fall" : "study-rise");
  attach_cell (GTK_GRID (grid), 4, t, NULL);
  attach_cell (GTK_GRID (grid), 5, p, NULL);
  attach_cell (GTK_GRID (grid), 6, placebo, window->placebo.p_two < 0.05 ? "study-strong" : NULL);
  gtk_widget_set_size_request (grid, -1, ROW_HEIGHT);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), grid);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), !is_second);
  gtk_widget_set_tooltip_text (row, tip);
  spoken = g_strdup_printf (
      /* Translators: window, return, expected, CAR, t, p, placebo p */
      _ ("Window %s: return %s, expected %s, CAR %s percent, t %s, p %s, placebo p %s"), name,
      security, expected, car, t, p, placebo);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (row), "range", g_memdup2 (&window->range, sizeof window->range),
                          g_free);
  gtk_list_box_append (self->windows, row);
}

static void
clear_list (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (list, 0))) != NULL)
    gtk_list_box_remove (list, row);
}

static void
show_windows (DtlStudyPage *self)
{
  const DtlStudyPlan *plan = dtl_studies_get_plan (self->studies);
  const DtlStudy *study = dtl_studies_get_study (self->studies);
  const DtlStudyWindow *chosen = dtl_studies_get_window (self->studies);
  g_autofree char *model = dtl_study_words_describe_model (study, plan->benchmark);
  g_autofree char *notes = dtl_study_words_list_notes (study);
  g_autofree char *text = NULL;
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->windows)) != NULL;
  GtkListBoxRow *row;

  self->syncing = TRUE;
  clear_list (self->windows);
  for (gsize i = 0; i < study->n_windows; i++)
    {
      const DtlStudyWindow *window = &study->windows[i];
      const DtlStudyWindow *second =
          dtl_studies_find_window (dtl_studies_get_second (self->studies), window->range);

      if (!is_shown (self->studies, window->range))
        continue;
      add_window (self, window, plan->benchmark, FALSE);
      if (second != NULL)
        add_window (self, second, plan->second, TRUE);
    }
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->windows, i)) != NULL; i++)
    {
      const DtlStudyRange *range = g_object_get_data (G_OBJECT (row), "range");

      if (chosen != NULL && gtk_list_box_row_get_selectable (row) &&
          range->from == chosen->range.from && range->to == chosen->range.to)
        {
          gtk_list_box_select_row (self->windows, row);
          if (had_focus)
            gtk_widget_grab_focus (GTK_WIDGET (row));
        }
    }
  self->syncing = FALSE;

  /* Translators: model, benchmark and number of returns; then remarks */
  text = g_strdup_printf (_ ("Per cent; sums of daily returns; %s. %s"), model, notes);
  gtk_label_set_text (self->table_note, text);
}

static char *
describe_day_cb (gconstpointer data, gsize place, gpointer user_data)
{
  DtlStudyPage *self = user_data;
  const DtlStudy *study = dtl_studies_get_study (self->studies);
  const DtlStudyDay *day;
  g_autofree char *date = NULL;
  g_autofree char *ar = NULL;
  g_autofree char *car = NULL;
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;
  g_autofree char *p = NULL;

  if (study == NULL || place >= study->n_days)
    return NULL;
  day = &study->days[place];
  date = dtl_format_day (day->day, DTL_DAY_STYLE_FULL, dtl_phrases_get_date_names ());
  ar = dtl_format_percent (day->ar, 2);
  car = dtl_format_percent (day->car, 2);
  low = dtl_format_percent (day->car_low, 2);
  high = dtl_format_percent (day->car_high, 2);
  p = dtl_format_probability (day->p);

  return g_strdup_printf (
      /* Translators: date, abnormal return, its p, cumulative abnormal return, level and ends of
       * its interval */
      _ ("%s\nAR %s, p %s\nCAR %s, %d %% between %s and %s"), date, ar, p, car,
      study->settings.level, low, high);
}

static void
show_plots (DtlStudyPage *self)
{
  const DtlStudyEntry *entry = dtl_studies_get_entry (self->studies);
  const DtlStudyPlan *plan = dtl_studies_get_plan (self->studies);
  const DtlStudy *study = dtl_studies_get_study (self->studies);
  const DtlStudyWindow *window = dtl_studies_get_window (self->studies);
  g_autofree char *note = NULL;
  g_autofree char *spoken_path = NULL;
  g_autofree char *band = g_strdup_printf (_ ("%d %% band"), study->settings.level);
  DtlStudyScatter *scatter;

  if (study->n_days > 0)
    {
      g_autofree char *last = dtl_format_percent (study->days[study->n_days - 1].car, 2);

      spoken_path = g_strdup_printf (_ ("Cumulative abnormal return, at the end %s"), last);
    }
  dtl_study_plot_view_set_plot (self->path, &dtl_study_path, dtl_study_plots_path (study, window),
                                (GDestroyNotify) dtl_study_plots_path_free, spoken_path);
  if (window != NULL && window->n > 0)
    {
      DtlStudyPlacebo *placebo = dtl_study_plots_placebo (study, window);

      dtl_study_plot_view_set_plot (self->placebo, &dtl_study_placebo, placebo,
                                    (GDestroyNotify) dtl_study_plots_placebo_free, placebo->text);
      if (window->n == 1)
        note = g_strdup_printf (g_dngettext (NULL, "%zu abnormal return before the event",
                                             "%zu abnormal returns before the event", placebo->n),
                                placebo->n);
      else
        note = g_strdup_printf (
            /* Translators: how many sums, and of how many days each */
            _ ("%zu sums of %zu days before the event"), placebo->n, window->n);
    }
  else
    {
      dtl_study_plot_view_set_plot (self->placebo, NULL, NULL, NULL, NULL);
    }
  gtk_label_set_text (self->band_note, band);
  gtk_label_set_text (self->placebo_note, note != NULL ? note : "");

  scatter = dtl_study_plots_scatter (study, dtl_studies_get_book (self->studies)->symbol,
                                     plan->benchmark);
  gtk_widget_set_visible (GTK_WIDGET (self->scatter), scatter != NULL);
  dtl_study_plot_view_set_plot (self->scatter, scatter != NULL ? &dtl_study_scatter : NULL, scatter,
                                (GDestroyNotify) dtl_study_plots_scatter_free, entry->title);
}

static void
show_event (DtlStudyPage *self)
{
  const DtlMark *mark = dtl_view_state_get_selected_mark (self->state);
  const DtlStudyEntry *entry = dtl_studies_get_entry (self->studies);
  const DtlStudy *study = dtl_studies_get_study (self->studies);
  DtlDay day = study->session != DTL_DAY_NONE ? study->session : entry->event.day;
  g_autofree char *date = dtl_format_day (day, DTL_DAY_STYLE_FULL, dtl_phrases_get_date_names ());
  g_autofree char *spoken = g_strdup_printf (_ ("Event: %s, %s"), entry->title, date);

  if (mark != NULL)
    dtl_kind_disc_set_kind (self->disc, mark->event->kind,
                            mark->event->certainty != DTL_CERTAINTY_EXACT);
  gtk_label_set_text (self->event_title, entry->title);
  gtk_label_set_text (self->event_day, date);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->event_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/* Of several events that are studied as one: from the first to the last. */
static char *
tell_episode (DtlStudyPage *self)
{
  const DtlStudy *study = dtl_studies_get_study (self->studies);
  const DtlStudyWindow *whole;
  g_autofree char *car = NULL;
  g_autofree char *placebo = NULL;

  if (!dtl_studies_is_joint (self->studies) || study->n_windows == 0)
    return NULL;
  whole = &study->windows[study->n_windows - 1];
  car = dtl_format_percent (whole->car, 2);
  placebo = dtl_format_probability (whole->placebo.p_two);

  return g_markup_printf_escaped (
      /* Translators: sessions of the episode, abnormal return, placebo p */
      _ ("Over the %d sessions of all events together the gap is <b>%s</b> (placebo p %s)."),
      whole->range.to + 1, car, placebo);
}

static void
update (DtlStudyPage *self)
{
  const DtlStudy *study = dtl_studies_get_study (self->studies);
  const DtlStudyPlan *plan = dtl_studies_get_plan (self->studies);
  gboolean is_sound = study != NULL && dtl_study_is_sound (study);
  g_autofree char *sentence = NULL;
  g_autofree char *episode = NULL;
  g_autofree char *fit = NULL;

  gtk_stack_set_visible_child_name (self->stack, study != NULL ? "study" : "none");
  if (study == NULL)
    return;

  if (dtl_studies_is_stale (self->studies))
    gtk_widget_add_css_class (self->content, "stale");
  else
    gtk_widget_remove_css_class (self->content, "stale");
  show_event (self);
  sentence =
      dtl_study_words_tell (dtl_studies_get_book (self->studies)->symbol, study, plan->benchmark);
  episode = is_sound ? tell_episode (self) : NULL;
  if (episode != NULL)
    {
      char *both = g_strdup_printf ("%s %s", sentence, episode);

      g_free (sentence);
      sentence = both;
    }
  gtk_label_set_markup (self->sentence, sentence);
  gtk_widget_set_visible (self->figures, is_sound);
  gtk_widget_set_visible (self->fit, is_sound);
  dtl_study_warnings_fill (self->warnings, self->studies);
  if (!is_sound)
    return;

  show_windows (self);
  show_plots (self);
  fit = dtl_study_words_describe_fit (&study->fit);
  gtk_label_set_text (self->fit_text, fit);
}

static void
studies_changed_cb (DtlStudies *studies, DtlStudyPage *self)
{
  update (self);
}

static void
row_selected_cb (GtkListBox *list, GtkListBoxRow *row, DtlStudyPage *self)
{
  const DtlStudyRange *range;

  if (self->syncing || row == NULL)
    return;
  range = g_object_get_data (G_OBJECT (row), "range");
  dtl_studies_choose_window (self->studies, *range);
}

static void
event_chosen_cb (GtkListBox *list, GtkListBoxRow *row, DtlStudyPage *self)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "event-id");

  gtk_menu_button_popdown (self->event_button);
  dtl_view_state_select (self->state, *id);
}

/* The list is made when it is opened. */
static void
create_popover_cb (GtkMenuButton *button, gpointer user_data)
{
  DtlStudyPage *self = user_data;
  const DtlStudyBook *book = dtl_studies_get_book (self->studies);
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();

  for (guint i = 0; book != NULL && i < book->entries->len; i++)
    {
      const DtlStudyEntry *entry = g_ptr_array_index (book->entries, i);
      g_autofree char *day = dtl_format_day (entry->event.day, DTL_DAY_STYLE_DAY_MONTH_YEAR,
                                             dtl_phrases_get_date_names ());
      g_autofree char *text = g_strdup_printf ("%s · %s", day, entry->title);
      GtkWidget *label = gtk_label_new (text);
      GtkWidget *row = gtk_list_box_row_new ();

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                      -1);
      g_object_set_data_full (G_OBJECT (row), "event-id",
                              g_memdup2 (&entry->event_id, sizeof entry->event_id), g_free);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
      if (entry == dtl_studies_get_entry (self->studies))
        gtk_list_box_select_row (GTK_LIST_BOX (list), GTK_LIST_BOX_ROW (row));
    }
  gtk_widget_add_css_class (list, "overlay-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Events"), -1);
  g_signal_connect (list, "row-activated", G_CALLBACK (event_chosen_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 400);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_widget_set_size_request (scroller, 300, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_menu_button_set_popover (button, popover);
}

static void
dtl_study_page_dispose (GObject *object)
{
  DtlStudyPage *self = DTL_STUDY_PAGE (object);
  GtkWidget *child;

  if (self->studies != NULL)
    g_signal_handlers_disconnect_by_data (self->studies, self);
  g_clear_object (&self->studies);
  g_clear_object (&self->state);
  self->syncing = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (dtl_study_page_parent_class)->dispose (object);
}

static void
dtl_study_page_class_init (DtlStudyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dtl_study_page_dispose;

  g_type_ensure (DTL_TYPE_KIND_DISC);
  g_type_ensure (DTL_TYPE_STUDY_PLOT_VIEW);
  g_type_ensure (DTL_TYPE_STUDY_SETTINGS_BOX);
  g_type_ensure (DTL_TYPE_STUDY_SET_PAGE);
  gtk_widget_class_set_css_name (widget_class, "studypage");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dateline/Dateline/study-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DtlStudyPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DtlStudyPage, content);
  gtk_widget_class_bind_template_child (widget_class, DtlStudyPage, event_button);
  gtk_widget_class_bind_template_child (widget_class, DtlStudyPage, disc);
  gtk_widget_class_bind_template_child (widget_class, DtlStudyPage, event_title);
  gtk_widget_class_bind_template_child (widget_class, DtlStudyPage, event_day);
  gtk_widget_class_bind_template_child (widget_class, DtlStudyPage, sentence);
  gtk_widget_class_bind_template_child (widget_class, DtlStudyPage, figures);
  gtk_widget_class_bind_template_child (widget_class, DtlStudyPage, head);
  gtk_widget_class_bind_template_child (widget_class, DtlStudyPage, windows);
  gtk_widget_class_bind_template_child (widget_class, DtlStudyPage, table_note);
  gtk_widget_class_bind_template_child (widget_class, DtlStudyPage, band_note);
  gtk_widget_class_bind_template_child (widget_class, DtlStudyPage, path);
  gtk_widget_class_bind_template_child (widget_class, DtlStudyPage, placebo);
  gtk_widget_class_bind_template_child (widget_class, DtlStudyPage, placebo_note);
  gtk_widget_class_bind_template_child (widget_class, DtlStudyPage, warnings);
  gtk_widget_class_bind_template_child (widget_class, DtlStudyPage, fit);
  gtk_widget_class_bind_template_child (widget_class, DtlStudyPage, scatter);
  gtk_widget_class_bind_template_child (widget_class, DtlStudyPage, fit_text);
  gtk_widget_class_bind_template_child (widget_class, DtlStudyPage, settings);
  gtk_widget_class_bind_template_child (widget_class, DtlStudyPage, set_page);
}

static void
dtl_study_page_init (DtlStudyPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dtl_accessible_names_settle (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Study"),
                                  -1);
  fill_head (self);
  /* A menu button keeps what is in it in the middle. */
  for (GtkWidget *box = gtk_menu_button_get_child (self->event_button);
       box != GTK_WIDGET (self->event_button); box = gtk_widget_get_parent (box))
    {
      gtk_widget_set_halign (box, GTK_ALIGN_FILL);
      gtk_widget_set_hexpand (box, TRUE);
    }
  gtk_menu_button_set_create_popup_func (self->event_button, create_popover_cb, self, NULL);
  dtl_study_plot_view_set_describe (self->path, describe_day_cb, self);
  g_signal_connect (self->windows, "row-selected", G_CALLBACK (row_selected_cb), self);
}

/**
 * dtl_study_page_set_state:
 * @state: whose events can be chosen
 * @studies: what to show; followed from now on
 */
void
dtl_study_page_set_state (DtlStudyPage *self, DtlViewState *state, DtlStudies *studies)
{
  g_return_if_fail (DTL_IS_STUDY_PAGE (self) && self->studies == NULL);

  self->state = g_object_ref (state);
  self->studies = g_object_ref (studies);
  dtl_study_settings_box_set_studies (self->settings, studies, FALSE);
  dtl_study_set_page_set_state (self->set_page, state, studies);
  g_signal_connect (studies, "changed", G_CALLBACK (studies_changed_cb), self);
  update (self);
}

/* @what: "forest" or "mean"; to be drawn at once */
DtlFigure *
dtl_study_page_create_set_figure (DtlStudyPage *self, const char *what)
{
  g_return_val_if_fail (DTL_IS_STUDY_PAGE (self), NULL);

  return dtl_study_set_page_create_figure (self->set_page, what);
}

char *
dtl_study_page_print_set (DtlStudyPage *self)
{
  g_return_val_if_fail (DTL_IS_STUDY_PAGE (self), NULL);

  return dtl_study_set_page_print (self->set_page);
}

char *
dtl_study_page_print_set_table (DtlStudyPage *self)
{
  g_return_val_if_fail (DTL_IS_STUDY_PAGE (self), NULL);

  return dtl_study_set_page_print_table (self->set_page);
}
