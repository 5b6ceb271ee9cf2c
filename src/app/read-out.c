/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of the session under the cursor, else of the selected event, else of the last one in
 * view. Fields are as wide as the widest value of the series needs, so that digits do not wander
 * while the pointer moves. The percentage never stands without its base. */
#include "app/read-out.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/phrases.h"
#include "app/study-words.h"
#include "operations/compose-study.h"

#define N_PRICES 4

struct _DtlReadOut
{
  GtkWidget parent_instance;

  DtlViewState *state;
  DtlStudies *studies; /* nullable */
  gsize left_out;
  gboolean narrow;
  int decimals;

  GtkWidget *first_line;
  GtkWidget *second_line;
  GtkLabel *day;
  GtkWidget *prices;
  GtkLabel *values[N_PRICES];
  GtkWidget *change;
  GtkLabel *percent;
  GtkLabel *base;
  GtkWidget *volume_box;
  GtkLabel *volume;
  GtkLabel *event_title;
  GtkLabel *event_landing;
  GtkLabel *study;
};

static const DtlColumn price_columns[N_PRICES] = {
  DTL_COLUMN_OPEN,
  DTL_COLUMN_HIGH,
  DTL_COLUMN_LOW,
  DTL_COLUMN_CLOSE,
};

G_DEFINE_FINAL_TYPE (DtlReadOut, dtl_read_out, GTK_TYPE_WIDGET)

/* Makes @label as wide as @text needs in its own style. */
static void
reserve_width (GtkLabel *label, const char *text)
{
  g_autofree char *shown = g_strdup (gtk_label_get_text (label));
  int width;

  gtk_widget_set_size_request (GTK_WIDGET (label), -1, -1);
  gtk_label_set_text (label, text);
  gtk_widget_measure (GTK_WIDGET (label), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_label_set_text (label, shown);
  gtk_widget_set_size_request (GTK_WIDGET (label), width, -1);
}

static void
reserve_widths (DtlReadOut *self)
{
  const DtlDateNames *names = dtl_phrases_get_date_names ();
  DtlSeries *series = dtl_view_state_get_series (self->state);
  DtlSummary all;
  g_autofree char *price = NULL;
  g_autofree char *percent = NULL;
  const char *longest_month = names->month_short[0];
  const char *longest_weekday = names->weekday_short[0];
  g_autofree char *day = NULL;

  if (dtl_view_state_get_n (self->state) == 0)
    return;

  self->decimals = dtl_format_price_decimals (dtl_series_get_column (series, DTL_COLUMN_CLOSE),
                                              dtl_series_get_n (series));
  all = dtl_pyramid_query (dtl_series_get_pyramid (series), 0, dtl_series_get_n (series));
  price = dtl_format_price (fmax (fabs (all.low), fabs (all.high)), self->decimals);
  percent = dtl_format_percent (-0.1, 2);
  for (int i = 1; i < 12; i++)
    if (g_utf8_strlen (names->month_short[i], -1) > g_utf8_strlen (longest_month, -1))
      longest_month = names->month_short[i];
  for (int i = 1; i < 7; i++)
    if (g_utf8_strlen (names->weekday_short[i], -1) > g_utf8_strlen (longest_weekday, -1))
      longest_weekday = names->weekday_short[i];
  day = g_strdup_printf ("%s 20 %s 2020", longest_weekday, longest_month);

  reserve_width (self->day, day);
  for (int i = 0; i < N_PRICES; i++)
    reserve_width (self->values[i], price);
  reserve_width (self->percent, percent);
}

static void
set_direction (GtkLabel *label, double value)
{
  gtk_widget_remove_css_class (GTK_WIDGET (label), "rise");
  gtk_widget_remove_css_class (GTK_WIDGET (label), "fall");
  if (value > 0)
    gtk_widget_add_css_class (GTK_WIDGET (label), "rise");
  else if (value < 0)
    gtk_widget_add_css_class (GTK_WIDGET (label), "fall");
}

static void
show_session (DtlReadOut *self, gsize row)
{
  DtlSeries *series = dtl_view_state_get_series (self->state);
  DtlBar bar = dtl_series_get_bar (series, row);
  DtlReturn day_return = dtl_returns_day (series, row, FALSE);
  g_autofree char *day = dtl_format_day (dtl_series_get_day (series, row), DTL_DAY_STYLE_FULL,
                                         dtl_phrases_get_date_names ());
  g_autofree char *base = dtl_phrases_describe_base (series, &day_return);
  gboolean has_percent = day_return.kind != DTL_BASE_NONE && isfinite (day_return.value);
  gboolean has_volume = isfinite (bar.value[DTL_COLUMN_VOLUME]);

  gtk_label_set_text (self->day, day);
  for (int i = 0; i < N_PRICES; i++)
    {
      double value = bar.value[price_columns[i]];
      g_autofree char *text =
          isfinite (value) ? dtl_format_price (value, self->decimals) : g_strdup ("–");

      gtk_label_set_text (self->values[i], text);
    }

  gtk_widget_set_visible (GTK_WIDGET (self->percent), has_percent);
  if (has_percent)
    {
      g_autofree char *percent = dtl_phrases_format_percent (day_return.value);

      gtk_label_set_text (self->percent, percent);
    }
  set_direction (self->percent, has_percent ? day_return.value : 0);
  gtk_label_set_text (self->base, base);

  gtk_widget_set_visible (self->volume_box, has_volume && !self->narrow);
  if (has_volume)
    {
      g_autofree char *volume = dtl_format_volume (bar.value[DTL_COLUMN_VOLUME]);

      gtk_label_set_text (self->volume, volume);
    }
}

static void
show_event (DtlReadOut *self)
{
  const DtlMark *mark = dtl_view_state_get_selected_mark (self->state);
  g_autofree char *title = NULL;
  g_autofree char *landing = NULL;

  if (dtl_view_state_get_marking (self->state))
    {
      gtk_label_set_text (self->event_title, _ ("Mark Event:"));
      gtk_label_set_text (self->event_landing,
                          _ ("click a session, or choose one with the arrow keys and press Enter"));
      return;
    }
  if (mark == NULL && self->left_out > 0)
    {
      g_autofree char *text = NULL;

      text = g_strdup_printf (
          g_dngettext (NULL, "%zu session in view has no place on a logarithmic scale",
                       "%zu sessions in view have no place on a logarithmic scale", self->left_out),
          self->left_out);
      gtk_label_set_text (self->event_title, "");
      gtk_label_set_text (self->event_landing, text);
      return;
    }
  if (mark == NULL)
    {
      const DtlSnapshot *snapshot = dtl_view_state_get_snapshot (self->state);

      gtk_label_set_text (self->event_title, "");
      gtk_label_set_text (self->event_landing, snapshot != NULL && snapshot->marks->len == 0
                                                   ? _ ("Press M or Mark Event to mark a day")
                                                   : "");
      return;
    }

  title = g_strdup_printf ("%s:", mark->event->title);
  landing = dtl_phrases_describe_landing (mark);
  gtk_label_set_text (self->event_title, title);
  gtk_label_set_text (self->event_landing, landing);
}

/* The expected price of the session in focus if it is in the window, else the last one. */
static char *
describe_study (DtlReadOut *self)
{
  const DtlStudy *study = self->studies != NULL ? dtl_studies_get_study (self->studies) : NULL;
  const DtlStudyWindow *window = study != NULL ? dtl_studies_get_window (self->studies) : NULL;
  DtlSeries *series = dtl_view_state_get_series (self->state);
  g_autoptr (DtlChartStudy) drawn = NULL;
  g_autofree char *price = NULL;
  g_autofree char *model = NULL;
  g_autofree char *base = NULL;
  g_autofree char *zero = NULL;
  gsize row, place;

  if (window == NULL || series == NULL || dtl_view_state_get_marking (self->state))
    return NULL;
  drawn = dtl_compose_study (study, window->range, series, NULL);
  if (drawn == NULL || drawn->path->len == 0)
    return NULL;

  place = drawn->path->len - 1;
  if (dtl_view_state_get_focus_row (self->state, &row) && row > drawn->first &&
      row < drawn->first + drawn->path->len)
    place = row - drawn->first;
  price = dtl_format_price (g_array_index (drawn->path, double, place), self->decimals);
  model = dtl_study_words_describe_model (study, dtl_studies_get_plan (self->studies)->benchmark);
  base = dtl_format_day (dtl_series_get_day (series, drawn->first), DTL_DAY_STYLE_DAY_MONTH,
                         dtl_phrases_get_date_names ());
  zero = dtl_format_day (study->session, DTL_DAY_STYLE_DAY_MONTH, dtl_phrases_get_date_names ());

  return g_markup_printf_escaped (
      /* Translators: price; model; day; from and to of the event window; day */
      _ ("<b>Expected price %s</b> %s, from close %s   Event window %s…%s sessions around %s"),
      price, model, base, drawn->from, drawn->to, zero);
}

static void
show_study (DtlReadOut *self)
{
  g_autofree char *text = describe_study (self);

  gtk_label_set_markup (self->study, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->study), text != NULL && !self->narrow);
}

static void
update (DtlReadOut *self)
{
  gsize row;
  gboolean has_row = dtl_view_state_get_focus_row (self->state, &row);

  gtk_widget_set_visible (self->first_line, has_row);
  if (has_row)
    show_session (self, row);
  show_event (self);
  show_study (self);
  gtk_widget_set_visible (GTK_WIDGET (self->event_title),
                          !self->narrow && *gtk_label_get_text (self->event_title) != '\0');
}

static void
state_changed_cb (DtlViewState *state, guint change, DtlReadOut *self)
{
  if (change & DTL_VIEW_CHANGE_DATA)
    reserve_widths (self);
  update (self);
}

/* The letters are words to a screen reader. */
static void
add_price (DtlReadOut *self, int i, const char *letter, const char *spoken)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  GtkWidget *name = gtk_label_new (letter);
  GtkWidget *value = gtk_label_new (NULL);

  gtk_widget_add_css_class (name, "readout-letter");
  gtk_accessible_update_property (GTK_ACCESSIBLE (name), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_add_css_class (value, "readout-value");
  gtk_label_set_xalign (GTK_LABEL (value), 0);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), value);
  gtk_box_append (GTK_BOX (self->prices), box);
  self->values[i] = GTK_LABEL (value);
}

static void
dtl_read_out_dispose (GObject *object)
{
  DtlReadOut *self = DTL_READ_OUT (object);

  if (self->state != NULL)
    g_signal_handlers_disconnect_by_data (self->state, self);
  g_clear_object (&self->studies);
  g_clear_object (&self->state);
  g_clear_pointer (&self->first_line, gtk_widget_unparent);
  g_clear_pointer (&self->second_line, gtk_widget_unparent);

  G_OBJECT_CLASS (dtl_read_out_parent_class)->dispose (object);
}

static void
dtl_read_out_class_init (DtlReadOutClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dtl_read_out_dispose;

  gtk_widget_class_set_css_name (widget_class, "readout");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dateline/Dateline/read-out.ui");
  gtk_widget_class_bind_template_child (widget_class, DtlReadOut, first_line);
  gtk_widget_class_bind_template_child (widget_class, DtlReadOut, second_line);
  gtk_widget_class_bind_template_child (widget_class, DtlReadOut, day);
  gtk_widget_class_bind_template_child (widget_class, DtlReadOut, prices);
  gtk_widget_class_bind_template_child (widget_class, DtlReadOut, change);
  gtk_widget_class_bind_template_child (widget_class, DtlReadOut, percent);
  gtk_widget_class_bind_template_child (widget_class, DtlReadOut, base);
  gtk_widget_class_bind_template_child (widget_class, DtlReadOut, volume_box);
  gtk_widget_class_bind_template_child (widget_class, DtlReadOut, volume);
  gtk_widget_class_bind_template_child (widget_class, DtlReadOut, event_title);
  gtk_widget_class_bind_template_child (widget_class, DtlReadOut, event_landing);
  gtk_widget_class_bind_template_child (widget_class, DtlReadOut, study);
}

static void
dtl_read_out_init (DtlReadOut *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  /* Translators: one letter for the opening price */
  add_price (self, 0, C_ ("price letter", "O"), _ ("Open"));
  /* Translators: one letter for the day's high */
  add_price (self, 1, C_ ("price letter", "H"), _ ("High"));
  /* Translators: one letter for the day's low */
  add_price (self, 2, C_ ("price letter", "L"), _ ("Low"));
  /* Translators: one letter for the closing price */
  add_price (self, 3, C_ ("price letter", "C"), _ ("Close"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Session"), -1);
}

/**
 * dtl_read_out_set_state:
 * @self: a read-out
 * @state: what to show; followed from now on
 */
void
dtl_read_out_set_state (DtlReadOut *self, DtlViewState *state)
{
  g_return_if_fail (DTL_IS_READ_OUT (self));
  g_return_if_fail (self->state == NULL);

  self->state = g_object_ref (state);
  g_signal_connect (state, "changed", G_CALLBACK (state_changed_cb), self);
}

static void
studies_changed_cb (DtlStudies *studies, DtlReadOut *self)
{
  update (self);
}

/**
 * dtl_read_out_set_studies:
 * @self: a read-out with a state
 * @studies: whose expected price to show; followed from now on
 */
void
dtl_read_out_set_studies (DtlReadOut *self, DtlStudies *studies)
{
  g_return_if_fail (DTL_IS_READ_OUT (self) && self->studies == NULL);

  self->studies = g_object_ref (studies);
  g_signal_connect_object (studies, "changed", G_CALLBACK (studies_changed_cb), self, 0);
}

/**
 * dtl_read_out_set_left_out:
 * @self: a read-out
 * @n: bars in view that the chart's price scale cannot show
 *
 * Says so while there is no event to speak of.
 */
void
dtl_read_out_set_left_out (DtlReadOut *self, gsize n)
{
  g_return_if_fail (DTL_IS_READ_OUT (self));

  if (self->left_out == n)
    return;

  self->left_out = n;
  update (self);
}

/**
 * dtl_read_out_set_narrow:
 * @self: a read-out
 * @narrow: day and percentage first, the four prices on the second line
 */
void
dtl_read_out_set_narrow (DtlReadOut *self, gboolean narrow)
{
  GtkWidget *line;

  g_return_if_fail (DTL_IS_READ_OUT (self));

  narrow = !!narrow;
  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  g_object_ref (self->prices);
  line = gtk_widget_get_parent (self->prices);
  gtk_box_remove (GTK_BOX (line), self->prices);
  if (narrow)
    gtk_box_prepend (GTK_BOX (self->second_line), self->prices);
  else
    gtk_box_insert_child_after (GTK_BOX (self->first_line), self->prices, GTK_WIDGET (self->day));
  g_object_unref (self->prices);
  gtk_widget_set_visible (GTK_WIDGET (self->event_title), !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->event_landing), !narrow);
  if (self->state != NULL)
    update (self);
}
