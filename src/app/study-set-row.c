/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of the set's table: figures copied out of a study, written and compared by column. What is
 * missing comes last. */
#include "app/study-set-row.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/phrases.h"
#include "app/study-words.h"

struct _DtlStudySetRow
{
  GObject parent_instance;

  gint64 event_id;
  char *title;
  gboolean used;
  double values[DTL_N_STUDY_SET_COLUMNS]; /* dates as days since 1970 */
  char *warnings;                         /* nullable */
};

G_DEFINE_FINAL_TYPE (DtlStudySetRow, dtl_study_set_row, G_TYPE_OBJECT)

static void
dtl_study_set_row_finalize (GObject *object)
{
  DtlStudySetRow *self = DTL_STUDY_SET_ROW (object);

  g_free (self->title);
  g_free (self->warnings);

  G_OBJECT_CLASS (dtl_study_set_row_parent_class)->finalize (object);
}

static void
dtl_study_set_row_class_init (DtlStudySetRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dtl_study_set_row_finalize;
}

static void
dtl_study_set_row_init (DtlStudySetRow *self)
{
}

static const DtlStudyWindow *
find_window (const DtlStudy *study, int from, int to)
{
  for (gsize i = 0; i < study->n_windows; i++)
    if (study->windows[i].range.from == from && study->windows[i].range.to == to &&
        study->windows[i].complete)
      return &study->windows[i];

  return NULL;
}

/* Returns: how many there are */
static guint
list_warnings (DtlStudySetRow *self, const DtlStudy *study)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 0;

  for (int i = 0; i < DTL_N_STUDY_WARNINGS; i++)
    {
      g_autofree char *warning = NULL;

      if (!(study->warnings & (1u << i)) || dtl_study_words_is_note ((DtlStudyWarning) i))
        continue;
      warning = dtl_study_words_warn (study, (DtlStudyWarning) i);
      if (warning == NULL)
        continue;
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", warning);
      n++;
    }
  self->warnings = n > 0 ? g_strdup (text->str) : NULL;

  return n;
}

/**
 * dtl_study_set_row_new:
 * @used: whether it counts in the set
 * @holm: placebo p of day 0, adjusted for their number; NAN: none
 *
 * Returns: (transfer full): a row
 */
DtlStudySetRow *
dtl_study_set_row_new (const DtlStudyEntry *entry,
                       const DtlStudy *study,
                       gboolean used,
                       double holm)
{
  DtlStudySetRow *self = g_object_new (DTL_TYPE_STUDY_SET_ROW, NULL);
  const DtlStudyWindow *zero = find_window (study, 0, 0);
  const DtlStudyWindow *one = find_window (study, 0, 1);
  const DtlStudyWindow *around = find_window (study, -1, 1);

  self->event_id = entry->event_id;
  self->title = g_strdup (entry->title);
  self->used = used;
  self->values[DTL_STUDY_SET_USED] = used;
  self->values[DTL_STUDY_SET_DATE] = entry->event.day;
  self->values[DTL_STUDY_SET_SESSION] = study->session != DTL_DAY_NONE ? study->session : NAN;
  self->values[DTL_STUDY_SET_AR] = zero != NULL ? zero->car : NAN;
  self->values[DTL_STUDY_SET_CAR_01] = one != NULL ? one->car : NAN;
  self->values[DTL_STUDY_SET_CAR_11] = around != NULL ? around->car : NAN;
  self->values[DTL_STUDY_SET_PLACEBO] = zero != NULL ? zero->placebo.p_two : NAN;
  self->values[DTL_STUDY_SET_HOLM] = holm;
  self->values[DTL_STUDY_SET_WARNINGS] = list_warnings (self, study);

  return self;
}

gint64
dtl_study_set_row_get_event_id (DtlStudySetRow *self)
{
  g_return_val_if_fail (DTL_IS_STUDY_SET_ROW (self), 0);

  return self->event_id;
}

gboolean
dtl_study_set_row_is_used (DtlStudySetRow *self)
{
  g_return_val_if_fail (DTL_IS_STUDY_SET_ROW (self), FALSE);

  return self->used;
}

const char *
dtl_study_set_row_get_title (DtlStudySetRow *self)
{
  g_return_val_if_fail (DTL_IS_STUDY_SET_ROW (self), NULL);

  return self->title;
}

/* Returns: (transfer full): what stands in a cell */
char *
dtl_study_set_row_format (DtlStudySetRow *self, DtlStudySetColumn column)
{
  double value;

  g_return_val_if_fail (DTL_IS_STUDY_SET_ROW (self) && column < DTL_N_STUDY_SET_COLUMNS, NULL);

  value = self->values[column];
  switch (column)
    {
    case DTL_STUDY_SET_TITLE:
      return g_strdup (self->title);
    case DTL_STUDY_SET_DATE:
    case DTL_STUDY_SET_SESSION:
      return dtl_format_day (isfinite (value) ? (DtlDay) value : DTL_DAY_NONE,
                             DTL_DAY_STYLE_DAY_MONTH_YEAR, dtl_phrases_get_date_names ());
    case DTL_STUDY_SET_PLACEBO:
    case DTL_STUDY_SET_HOLM:
      return dtl_format_probability (value);
    case DTL_STUDY_SET_WARNINGS:
      return value > 0 ? dtl_format_price (value, 0) : g_strdup ("");
    case DTL_STUDY_SET_AR:
    case DTL_STUDY_SET_CAR_01:
    case DTL_STUDY_SET_CAR_11:
      return dtl_format_points (value, 2);
    case DTL_STUDY_SET_USED:
    case DTL_N_STUDY_SET_COLUMNS:
    default:
      return g_strdup ("");
    }
}

char *
dtl_study_set_row_describe_warnings (DtlStudySetRow *self)
{
  g_return_val_if_fail (DTL_IS_STUDY_SET_ROW (self), NULL);

  return g_strdup (self->warnings);
}

int
dtl_study_set_row_compare (DtlStudySetRow *a, DtlStudySetRow *b, DtlStudySetColumn column)
{
  double x = a->values[column], y = b->values[column];

  if (column == DTL_STUDY_SET_TITLE)
    return g_utf8_collate (a->title, b->title);
  if (isnan (x) || isnan (y))
    return (int) isnan (x) - (int) isnan (y);

  return (x > y) - (x < y);
}

static void
append_value (GString *text, DtlStudySetColumn column, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  gboolean is_p = column == DTL_STUDY_SET_PLACEBO || column == DTL_STUDY_SET_HOLM;

  g_string_append_c (text, '\t');
  if (!isfinite (value))
    return;
  if (column == DTL_STUDY_SET_DATE || column == DTL_STUDY_SET_SESSION)
    g_string_append (text, dtl_day_format_iso ((DtlDay) value, buffer));
  else if (column == DTL_STUDY_SET_WARNINGS)
    g_string_append_printf (text, "%.0f", value);
  else
    g_string_append (text, g_ascii_formatd (buffer, sizeof buffer, is_p ? "%.3f" : "%.2f",
                                            is_p ? value : value * 100));
}

/* Returns: (transfer full): the row for a spreadsheet: title, dates, returns in percent, p and the
 * number of warnings, with tabs between */
char *
dtl_study_set_row_print (DtlStudySetRow *self)
{
  GString *text;

  g_return_val_if_fail (DTL_IS_STUDY_SET_ROW (self), NULL);

  text = g_string_new (self->title);
  g_strdelimit (text->str, "\t\n\r", ' ');
  for (int column = DTL_STUDY_SET_DATE; column < DTL_N_STUDY_SET_COLUMNS; column++)
    append_value (text, (DtlStudySetColumn) column, self->values[column]);

  return g_string_free (text, FALSE);
}
