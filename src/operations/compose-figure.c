/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Brings a library and a chart together: the bars of an instrument, its events as flags, and the
 * texts around them, as a figure to draw or export. */

#include "operations/compose-figure.h"

#include <math.h>

#include "base/error.h"
#include "chart/chart-compare.h"
#include "chart/chart-panes.h"
#include "news/kind.h"
#include "operations/compose-overlays.h"
#include "operations/compose-reactions.h"
#include "operations/compose-study.h"
#include "operations/load-series.h"

static const DtlSymbol symbols[DTL_N_FAMILIES] = {
  [DTL_FAMILY_REGULATOR] = DTL_SYMBOL_SHIELD, [DTL_FAMILY_PRESS] = DTL_SYMBOL_NEWSPAPER,
  [DTL_FAMILY_EARNINGS] = DTL_SYMBOL_BARS,    [DTL_FAMILY_POLICY] = DTL_SYMBOL_MEGAPHONE,
  [DTL_FAMILY_LISTING] = DTL_SYMBOL_COLUMNS,  [DTL_FAMILY_PRICE] = DTL_SYMBOL_TRIANGLE,
  [DTL_FAMILY_LEGAL] = DTL_SYMBOL_SCALES,     [DTL_FAMILY_SECURITY] = DTL_SYMBOL_LOCK,
  [DTL_FAMILY_COMPANY] = DTL_SYMBOL_BUILDING, [DTL_FAMILY_PERSON] = DTL_SYMBOL_BUST,
  [DTL_FAMILY_GEO] = DTL_SYMBOL_GLOBE,        [DTL_FAMILY_OWN] = DTL_SYMBOL_LETTER,
};

/**
 * dtl_compose_symbol:
 * @kind: (nullable): of an event
 * @letter: (out) (optional): the first letter of a kind of the user's own, else 0
 *
 * Returns: the symbol that stands for @kind
 */
DtlSymbol
dtl_compose_symbol (const char *kind, gunichar *letter)
{
  DtlSymbol symbol = symbols[dtl_kind_get_family (kind)];

  if (letter != NULL)
    *letter = symbol == DTL_SYMBOL_LETTER && kind != NULL
                  ? g_unichar_toupper (g_utf8_get_char_validated (kind, -1))
                  : 0;

  return symbol;
}

/* Days that a bar longer than a day reaches back from its last session, at most. */
static int
get_reach (DtlInterval interval)
{
  return interval == DTL_INTERVAL_WEEK ? 6 : interval == DTL_INTERVAL_MONTH ? 30 : 91;
}

/* Whether a mark stands at the next bar for want of a calendar. */
static gboolean
is_put_off (const DtlMark *mark)
{
  return mark->has_row && mark->landing.session == DTL_DAY_NONE;
}

/**
 * dtl_compose_find_row:
 * @mark: as dtl_mark_event_list() made it: its own row is one of the stored days, which there may
 *   not be
 * @row: (out): the bar of its session, or a longer one around that
 *
 * Returns: %FALSE if there is no such bar in @series; @row is then unchanged
 */
gboolean
dtl_compose_find_row (const DtlMark *mark, const DtlSeries *series, gsize *row)
{
  DtlInterval interval = dtl_series_get_interval (series);
  DtlDay day = dtl_mark_get_day (mark);
  gsize found = dtl_series_find_day (series, day);
  DtlDay distance;

  if (found >= dtl_series_get_n (series))
    return FALSE;

  distance = dtl_series_get_day (series, found) - day;
  if (interval <= DTL_INTERVAL_DAY
          ? distance > 0 && (found == 0 || !is_put_off (mark))
          : !mark->has_row && (found == 0 || distance > get_reach (interval)))
    return FALSE;

  *row = found;

  return TRUE;
}

static char *
format_date (const DtlMark *mark, gboolean with_year, const DtlDateNames *names)
{
  DtlDayStyle style = with_year ? DTL_DAY_STYLE_DAY_MONTH_YEAR : DTL_DAY_STYLE_DAY_MONTH;

  return dtl_format_day (dtl_mark_get_day (mark), style, names);
}

/* The last bar of a stretch of days that begins with @row. */
static gsize
find_last_row (const DtlEvent *event, const DtlSeries *series, gsize row)
{
  gsize after;

  if (event->end_day == DTL_DAY_NONE)
    return row;
  after = dtl_series_find_day (series, event->end_day + 1);
  /* The bar of a whole week or month goes by its last session, and holds days before it. */
  if (dtl_series_get_interval (series) > DTL_INTERVAL_DAY)
    after = MIN (dtl_series_find_day (series, event->end_day) + 1, dtl_series_get_n (series));

  return MAX (after, row + 1) - 1;
}

/* Both dates of a stretch of days, else one. */
static char *
format_dates (const DtlMark *mark, gboolean with_year, const DtlDateNames *names)
{
  g_autofree char *date = NULL;
  g_autofree char *end = NULL;
  int years[2], month, day;

  if (mark->event->end_day == DTL_DAY_NONE || mark->event->end_day <= dtl_mark_get_day (mark))
    return format_date (mark, with_year, names);

  dtl_day_to_ymd (dtl_mark_get_day (mark), &years[0], &month, &day);
  dtl_day_to_ymd (mark->event->end_day, &years[1], &month, &day);
  with_year = with_year || years[0] != years[1];
  date = format_date (mark, with_year, names);
  end = dtl_format_day (mark->event->end_day,
                        with_year ? DTL_DAY_STYLE_DAY_MONTH_YEAR : DTL_DAY_STYLE_DAY_MONTH, names);

  return g_strconcat (date, " – ", end, NULL);
}

static DtlFlag
make_flag (const DtlMark *mark,
           const DtlSeries *series,
           gsize row,
           gboolean with_year,
           const DtlDateNames *names)
{
  g_autofree char *date = format_dates (mark, with_year, names);
  DtlFlag flag = { .id = mark->event->id,
                   .row = row,
                   .value = mark->day_return.value,
                   .proposed = mark->proposed,
                   .last_row = find_last_row (mark->event, series, row),
                   .is_fixed = mark->event->label_place != DTL_LABEL_PLACE_FREE,
                   .side = mark->event->label_place == DTL_LABEL_PLACE_LEFT ? DTL_SIDE_LEFT
                                                                            : DTL_SIDE_RIGHT,
                   .lane = mark->event->label_lane };

  flag.title = g_strdup (mark->event->title);
  flag.symbol = dtl_compose_symbol (mark->event->kind, &flag.letter);
  flag.uncertain = mark->event->certainty != DTL_CERTAINTY_EXACT;
  flag.when = g_strdup (flag.uncertain ? "date uncertain" : date);

  switch (mark->event->certainty)
    {
    case DTL_CERTAINTY_ON_OR_BEFORE:
      flag.date = g_strconcat ("≤ ", date, NULL);
      break;
    case DTL_CERTAINTY_ABOUT:
      flag.date = g_strconcat ("≈ ", date, NULL);
      break;
    case DTL_CERTAINTY_EXACT:
    default:
      flag.date = g_steal_pointer (&date);
      break;
    }

  return flag;
}

/* Sorts in by row; what came first stays first within a row, and so does its mark. */
static void
insert_flag (GArray *flags, DtlFlag *flag, GPtrArray *sorted_marks, DtlMark *mark)
{
  guint at = flags->len;

  while (at > 0 && g_array_index (flags, DtlFlag, at - 1).row > flag->row)
    at--;
  g_array_insert_val (flags, at, *flag);
  if (sorted_marks != NULL)
    g_ptr_array_insert (sorted_marks, (int) at, mark);
}

/**
 * dtl_compose_flags:
 * @marks: (element-type DtlMark): in the order of known time
 * @series: what the chart draws
 * @names: (nullable): English if %NULL
 *
 * Returns: (transfer full) (element-type DtlFlag): a flag of each mark that stands on a bar of
 *   @series, by row
 */
GArray *
dtl_compose_flags (GPtrArray *marks, const DtlSeries *series, const DtlDateNames *names)
{
  GArray *flags = dtl_flags_new ();

  g_return_val_if_fail (marks != NULL && series != NULL, flags);

  for (guint i = 0; i < marks->len; i++)
    {
      DtlMark *mark = g_ptr_array_index (marks, i);
      gsize row;

      if (dtl_compose_find_row (mark, series, &row))
        {
          DtlFlag flag = make_flag (mark, series, row, FALSE, names);

          insert_flag (flags, &flag, NULL, mark);
        }
    }

  return flags;
}

static gboolean
find_rows (const DtlSeries *series,
           const char *symbol,
           const DtlFigureOptions *options,
           DtlRows *rows,
           GError **error)
{
  char from[DTL_DAY_TEXT_SIZE], to[DTL_DAY_TEXT_SIZE];
  gsize n = dtl_series_get_n (series);
  DtlRows found = { 0, n };

  if (n == 0)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND, "There are no bars of %s in the library.",
                   symbol);
      return FALSE;
    }

  if (options->from != DTL_DAY_NONE)
    found.first = dtl_series_find_day (series, options->from);
  if (options->to != DTL_DAY_NONE)
    found.end = dtl_series_find_day (series, options->to + 1);
  if (found.first < found.end)
    {
      *rows = found;
      return TRUE;
    }

  dtl_day_format_iso (
      options->from != DTL_DAY_NONE ? options->from : dtl_series_get_day (series, 0), from);
  dtl_day_format_iso (
      options->to != DTL_DAY_NONE ? options->to : dtl_series_get_day (series, n - 1), to);
  g_set_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND, "There are no bars of %s between %s and %s.",
               symbol, from, to);

  return FALSE;
}

/* A base after all bars is a mistake that no other session can stand in for. */
static gboolean
check_base (const DtlSeries *series, const char *symbol, DtlDay base, GError **error)
{
  char text[DTL_DAY_TEXT_SIZE];

  if (base == DTL_DAY_NONE || dtl_series_find_day (series, base) < dtl_series_get_n (series))
    return TRUE;

  dtl_day_format_iso (base, text);
  g_set_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND,
               "There is no bar of %s on or after %s to measure against.", symbol, text);

  return FALSE;
}

static gboolean
passes (const DtlMark *mark, char **kinds)
{
  if (kinds == NULL)
    return TRUE;

  for (gsize i = 0; kinds[i] != NULL; i++)
    if (dtl_kind_matches (mark->event->kind, kinds[i]))
      return TRUE;

  return FALSE;
}

/* Whether days need their year to be told apart. */
static gboolean
spans_years (const DtlSeries *series, DtlRows rows)
{
  int first, last, month, day;

  dtl_day_to_ymd (dtl_series_get_day (series, rows.first), &first, &month, &day);
  dtl_day_to_ymd (dtl_series_get_day (series, rows.end - 1), &last, &month, &day);

  return first != last;
}

/* The flags in @rows, and their marks in the same order. */
static GArray *
compose_shown (
    GPtrArray *marks, const DtlSeries *series, DtlRows rows, char **kinds, GPtrArray *shown)
{
  gboolean with_year = spans_years (series, rows);
  GArray *flags = dtl_flags_new ();

  for (guint i = 0; i < marks->len; i++)
    {
      DtlMark *mark = g_ptr_array_index (marks, i);
      DtlFlag flag;
      gsize row;

      if (!passes (mark, kinds) || !dtl_compose_find_row (mark, series, &row) || row >= rows.end ||
          find_last_row (mark->event, series, row) < rows.first)
        continue;

      flag = make_flag (mark, series, row, with_year, NULL);
      /* What began before stands at the first session drawn, without the return of another. */
      if (row < rows.first)
        {
          flag.row = rows.first;
          flag.value = NAN;
        }
      insert_flag (flags, &flag, shown, mark);
    }

  return flags;
}

static void
figure_compared_free (gpointer data)
{
  DtlFigureCompared *self = data;

  dtl_instrument_free (self->instrument);
  g_free (self);
}

/* Where each compared line meets the prices, and where it ends. */
static GPtrArray *
list_compared (const DtlOverlays *overlays, const DtlChart *chart, DtlRows rows)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (figure_compared_free);
  DtlSeries *series = dtl_chart_get_series (chart);

  for (guint i = 0; i < overlays->compared->len; i++)
    {
      const DtlComparedSeries *compared = g_ptr_array_index (overlays->compared, i);
      DtlComparedBase base = dtl_chart_get_compared_base (chart, i);
      DtlFigureCompared *item = g_new0 (DtlFigureCompared, 1);
      gsize last;

      item->instrument = dtl_instrument_copy (compared->instrument);
      item->other_exchange = compared->other_exchange;
      item->other_currency = compared->other_currency;
      item->base = base.known ? dtl_series_get_day (series, base.row) : DTL_DAY_NONE;
      item->last =
          dtl_pyramid_find_last_close (compared->plot->pyramid, rows.first, rows.end, &last)
              ? dtl_series_get_day (series, last)
              : DTL_DAY_NONE;
      g_ptr_array_add (list, item);
    }

  return list;
}

void
dtl_figure_report_clear (DtlFigureReport *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->compared, g_ptr_array_unref);
  self->n_events = 0;
}

static void
append_notes (char **notes, const char *more)
{
  char *both;

  if (more == NULL)
    return;
  both =
      *notes != NULL && **notes != '\0' ? g_strdup_printf ("%s %s", *notes, more) : g_strdup (more);
  g_free (*notes);
  *notes = both;
}

/* The study that was asked for on the chart, and what the notes say of it. */
static gboolean
add_study (DtlChart *chart,
           DtlStore *store,
           const DtlInstrument *instrument,
           gint64 event_id,
           char **notes,
           GError **error)
{
  g_autofree char *benchmark = NULL;
  g_autoptr (DtlStudy) study = NULL;

  if (event_id == 0)
    return TRUE;

  study = dtl_compose_study_read (store, instrument->symbol, event_id, &benchmark, error);
  if (study == NULL)
    return FALSE;
  *notes = dtl_compose_study_notes (study, instrument->symbol, benchmark);
  dtl_chart_set_study (
      chart, dtl_compose_study (study, (DtlStudyRange){ study->settings.from, study->settings.to },
                                dtl_chart_get_series (chart), instrument->currency));

  return TRUE;
}

static void
set_texts (DtlFigure *figure,
           const DtlFigureOptions *options,
           DtlFigureFacts *facts,
           const char *reaction_note,
           const char *study_notes)
{
  g_autofree char *title = dtl_compose_title (facts);
  g_autofree char *subtitle = dtl_compose_subtitle (facts);
  g_autofree char *source = dtl_compose_source (facts);
  g_autofree char *notes = NULL;
  g_autofree char *numbered_notes = NULL;
  g_autofree char *reaction_notes = NULL;

  facts->shows_numbers = FALSE;
  notes = dtl_compose_notes (facts);
  facts->shows_numbers = TRUE;
  numbered_notes = dtl_compose_notes (facts);
  reaction_notes = g_strdup (numbered_notes);
  append_notes (&notes, study_notes);
  append_notes (&numbered_notes, study_notes);
  append_notes (&reaction_notes, reaction_note);
  append_notes (&reaction_notes, study_notes);

  dtl_figure_set_title (figure, options->title != NULL ? options->title : title);
  dtl_figure_set_subtitle (figure, options->subtitle != NULL ? options->subtitle : subtitle);
  dtl_figure_set_notes (figure, options->notes != NULL ? options->notes : notes);
  dtl_figure_set_numbered_notes (figure, options->notes != NULL ? options->notes : numbered_notes);
  dtl_figure_set_reaction_notes (figure, options->notes != NULL ? options->notes : reaction_notes);
  dtl_figure_set_source (figure, options->source != NULL ? options->source : source);
}

/**
 * dtl_compose_figure:
 * @symbol: of an instrument in @store
 * @report: (out caller-allocates) (optional): what is drawn
 *
 * Returns: (transfer full): what to draw or export, or %NULL with %DTL_ERROR_NOT_FOUND if there is
 *   no @symbol, no bar in the range or none for the base, or with the errors of the store, of
 *   dtl_compose_overlays() or of dtl_overlays_add_to_chart()
 */
DtlFigure *
dtl_compose_figure (DtlStore *store,
                    const char *symbol,
                    const DtlFigureOptions *options,
                    DtlFigureReport *report,
                    GError **error)
{
  g_autoptr (DtlInstrument) instrument = NULL;
  g_autoptr (DtlSeries) series = NULL;
  g_autoptr (GPtrArray) marks = NULL;
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  g_autoptr (GPtrArray) compared = NULL;
  g_autoptr (DtlOverlays) overlays = NULL;
  g_autoptr (GArray) flags = NULL;
  g_autoptr (DtlFigure) figure = NULL;
  g_autofree char *reaction_note = NULL;
  g_autofree char *study_notes = NULL;
  DtlFigureFacts facts;
  DtlChart *chart;
  DtlTheme theme;
  DtlRows rows;

  g_return_val_if_fail (store != NULL && symbol != NULL && options != NULL, NULL);

  instrument = dtl_store_get_instrument (store, symbol, error);
  if (instrument == NULL)
    return NULL;
  series = dtl_load_series (store, symbol, options->interval, error);
  if (series == NULL || !find_rows (series, symbol, options, &rows, error))
    return NULL;
  if (!check_base (series, symbol, options->base, error))
    return NULL;
  marks = dtl_mark_event_list (store, symbol, NULL, error);
  if (marks == NULL)
    return NULL;
  overlays = dtl_compose_overlays (store, symbol, series,
                                   &(DtlOverlayOptions){ .compared = options->compared,
                                                         .indicators = options->indicators,
                                                         .benchmark = options->benchmark },
                                   error);
  if (overlays == NULL)
    return NULL;
  flags = compose_shown (marks, series, rows, options->event_kinds, shown);
  reaction_note = dtl_compose_reactions (store, symbol, flags);

  dtl_theme_init (&theme, options->theme, options->scheme);
  chart = dtl_chart_new ();
  dtl_chart_set_theme (chart, &theme);
  dtl_chart_set_series (chart, series);
  dtl_chart_set_flags (chart, flags);
  dtl_chart_set_selected (chart, options->selected);
  dtl_chart_set_type (chart, options->type);
  dtl_chart_set_price_scale (chart, options->price_scale);
  dtl_chart_set_base (chart, options->base);
  dtl_chart_set_volume_shown (chart, options->show_volume);
  dtl_chart_set_range (chart, (double) rows.first, (double) rows.end);

  figure = dtl_figure_new (chart);
  if (!dtl_overlays_add_to_chart (overlays, chart, error))
    return NULL;
  if (!add_study (chart, store, instrument, options->study, &study_notes, error))
    return NULL;
  dtl_chart_set_price_range (chart, options->prices.low, options->prices.high);
  dtl_chart_set_pane_shares (chart, options->panes);
  compared = list_compared (overlays, chart, rows);

  facts = (DtlFigureFacts){ .instrument = instrument,
                            .series = series,
                            .rows = rows,
                            .marks = shown,
                            .compared = compared,
                            .type = options->type,
                            .price_scale = options->price_scale,
                            .base_day = options->base,
                            .base = dtl_chart_get_base (chart),
                            .n_left_out = dtl_chart_get_left_out (chart) };
  set_texts (figure, options, &facts, reaction_note, study_notes);
  if (report != NULL)
    *report = (DtlFigureReport){ flags->len, g_steal_pointer (&compared) };

  return g_steal_pointer (&figure);
}

/**
 * dtl_compose_check_room:
 * @figure: as it was last drawn
 *
 * Returns: %FALSE with %DTL_ERROR_TOO_SHORT if indicators that were asked for are not in it, since
 *   it was too low for their panes
 */
gboolean
dtl_compose_check_room (DtlFigure *figure, GError **error)
{
  guint n;

  g_return_val_if_fail (figure != NULL, FALSE);

  n = dtl_chart_count_left_out (dtl_figure_get_chart (figure));
  if (n == 0)
    return TRUE;

  g_set_error (error, DTL_ERROR, DTL_ERROR_TOO_SHORT,
               "The picture is too low for the panes of its indicators: %u would be left out.", n);
  return FALSE;
}
