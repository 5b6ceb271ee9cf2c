/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads daily factor returns in the layout of Kenneth French's data library: some lines of text, a
 * head ",Mkt-RF,SMB,HML,RF", rows of a day and returns in percent, and perhaps a line of text at
 * the end. -99.99 and -999 stand for a missing value there. */
#include "study/factors.h"

#include <string.h>

#include "base/csv.h"
#include "base/error.h"
#include "base/number.h"

#define MARKET "Mkt-RF"
#define RISKLESS "RF"
#define MISSING (-99.99)

/* Where the columns of the file go. */
typedef struct
{
  const char *name;
  gsize n_columns, riskless, market; /* of the file */
  GPtrArray *names;                  /* of the factors, the market first */
  gsize sources[DTL_FACTORS_MAX_COLUMNS];
} Layout;

typedef struct
{
  DtlDay day;
  gsize line;
  double values[DTL_FACTORS_MAX_COLUMNS];
  double riskless;
} Row;

static DtlCsvField
strip (DtlCsvField field)
{
  while (field.len > 0 && g_ascii_isspace (field.text[0]))
    {
      field.text++;
      field.len--;
    }
  while (field.len > 0 && g_ascii_isspace (field.text[field.len - 1]))
    field.len--;

  return field;
}

static gboolean
field_is (DtlCsvField field, const char *word)
{
  return field.len == strlen (word) && g_ascii_strncasecmp (field.text, word, field.len) == 0;
}

/* 20220714 or 2022-07-14 */
static gboolean
read_day (DtlCsvField field, DtlDay *day)
{
  char iso[DTL_DAY_TEXT_SIZE];

  if (field.len == 8)
    {
      const char *t = field.text;

      g_snprintf (iso, sizeof iso, "%.4s-%.2s-%.2s", t, t + 4, t + 6);
      return dtl_day_parse (iso, day);
    }
  if (field.len != sizeof iso - 1)
    return FALSE;
  memcpy (iso, field.text, field.len);
  iso[field.len] = '\0';

  return dtl_day_parse (iso, day);
}

/* Returns: whether @row is the head, a row that has both columns which every such file has */
static gboolean
read_head (Layout *layout, const DtlCsvRow *row)
{
  layout->market = layout->riskless = 0;
  for (gsize c = 1; c < row->n; c++)
    {
      DtlCsvField field = strip (row->fields[c]);

      if (field_is (field, MARKET) || field_is (field, "Mkt_RF"))
        layout->market = c;
      if (field_is (field, RISKLESS))
        layout->riskless = c;
    }
  layout->n_columns = row->n;

  return layout->market != 0 && layout->riskless != 0;
}

static gboolean
add_factor (Layout *layout, const DtlCsvRow *row, gsize c, GError **error)
{
  DtlCsvField field = strip (row->fields[c]);

  if (layout->names->len == DTL_FACTORS_MAX_COLUMNS)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_TOO_LARGE,
                   "%s, line %" G_GSIZE_FORMAT ": it has more than %d factors.", layout->name,
                   row->line, DTL_FACTORS_MAX_COLUMNS);
      return FALSE;
    }
  if (field.len == 0 || !g_utf8_validate_len (field.text, field.len, NULL))
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_PARSE,
                   "%s, line %" G_GSIZE_FORMAT ": column %" G_GSIZE_FORMAT " has no name.",
                   layout->name, row->line, c + 1);
      return FALSE;
    }

  layout->sources[layout->names->len] = c;
  g_ptr_array_add (layout->names, g_strndup (field.text, field.len));
  return TRUE;
}

static gboolean
read_names (Layout *layout, const DtlCsvRow *row, GError **error)
{
  if (!add_factor (layout, row, layout->market, error))
    return FALSE;
  for (gsize c = 1; c < row->n; c++)
    if (c != layout->market && c != layout->riskless && !add_factor (layout, row, c, error))
      return FALSE;

  return TRUE;
}

static gboolean
read_percent (const Layout *layout, const DtlCsvRow *csv, gsize c, double *value, GError **error)
{
  DtlCsvField field = strip (csv->fields[c]);
  double percent;

  if (!dtl_number_parse (field.text, field.len, &percent))
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_PARSE,
                   "%s, line %" G_GSIZE_FORMAT ": column %" G_GSIZE_FORMAT " is not a number.",
                   layout->name, csv->line, c + 1);
      return FALSE;
    }

  *value = percent / 100;
  return TRUE;
}

/* @is_whole: whether no value is missing */
static gboolean
read_row (const Layout *layout, const DtlCsvRow *csv, Row *row, gboolean *is_whole, GError **error)
{
  if (csv->n != layout->n_columns)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_PARSE,
                   "%s, line %" G_GSIZE_FORMAT ": it has %" G_GSIZE_FORMAT
                   " columns, and the head has %" G_GSIZE_FORMAT ".",
                   layout->name, csv->line, csv->n, layout->n_columns);
      return FALSE;
    }

  row->line = csv->line;
  if (!read_percent (layout, csv, layout->riskless, &row->riskless, error))
    return FALSE;
  *is_whole = row->riskless > MISSING / 100;
  for (gsize f = 0; f < layout->names->len; f++)
    {
      if (!read_percent (layout, csv, layout->sources[f], &row->values[f], error))
        return FALSE;
      *is_whole = *is_whole && row->values[f] > MISSING / 100;
    }

  return TRUE;
}

static int
compare_rows_cb (gconstpointer a, gconstpointer b)
{
  const Row *x = a;
  const Row *y = b;

  return x->day != y->day ? (x->day > y->day) - (x->day < y->day)
                          : (x->line > y->line) - (x->line < y->line);
}

static GArray *
read_rows (Layout *layout, DtlCsvReader *reader, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  gboolean has_head = FALSE, has_ended = FALSE;
  g_autoptr (GError) local = NULL;
  DtlCsvRow csv;

  while (dtl_csv_reader_next (reader, &csv, &local))
    {
      gboolean is_whole;
      Row row;

      if (!has_head)
        {
          has_head = read_head (layout, &csv);
          if (has_head && !read_names (layout, &csv, error))
            return NULL;
          continue;
        }
      if (!read_day (strip (csv.fields[0]), &row.day))
        {
          has_ended = rows->len > 0;
          continue;
        }
      if (has_ended || rows->len == DTL_FACTORS_MAX_ROWS)
        {
          g_set_error (error, DTL_ERROR, has_ended ? DTL_ERROR_PARSE : DTL_ERROR_TOO_LARGE,
                       has_ended ? "%s, line %" G_GSIZE_FORMAT ": a day follows a row without one."
                                 : "%s, line %" G_GSIZE_FORMAT ": there are too many rows.",
                       layout->name, csv.line);
          return NULL;
        }
      if (!read_row (layout, &csv, &row, &is_whole, error))
        return NULL;
      if (is_whole)
        g_array_append_val (rows, row);
    }

  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (!has_head)
    g_set_error (error, DTL_ERROR, DTL_ERROR_PARSE,
                 "%s is no file of factors: no line has the columns " MARKET " and " RISKLESS ".",
                 layout->name);
  else if (rows->len == 0)
    g_set_error (error, DTL_ERROR, DTL_ERROR_TOO_SHORT, "%s has no rows with a day.", layout->name);
  else
    return g_steal_pointer (&rows);

  return NULL;
}

static gboolean
check_days (const Layout *layout, const GArray *rows, GError **error)
{
  for (guint i = 1; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);

      if (row->day == row[-1].day)
        {
          g_set_error (error, DTL_ERROR, DTL_ERROR_PARSE,
                       "%s, line %" G_GSIZE_FORMAT ": its day is that of line %" G_GSIZE_FORMAT
                       " too.",
                       layout->name, row->line, row[-1].line);
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * dtl_factors_parse:
 * @name: of the file, for messages
 * @data: (array length=size): bytes of any origin
 *
 * Days may be written 20220714 or 2022-07-14, in any order. A row with a missing value is left out.
 * All columns but the riskless rate are factors.
 *
 * Returns: (transfer full): the factors, or %NULL with %DTL_ERROR_PARSE, %DTL_ERROR_TOO_SHORT or
 *   %DTL_ERROR_TOO_LARGE naming the line
 */
DtlFactors *
dtl_factors_parse (const char *name, const char *data, gsize size, GError **error)
{
  g_autoptr (DtlCsvReader) reader = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) rows = NULL;
  Layout layout = { .name = name, .names = names };
  DtlFactors *self;

  g_return_val_if_fail (name != NULL && (data != NULL || size == 0), NULL);

  reader = dtl_csv_reader_new (name, data, size, ',');
  rows = read_rows (&layout, reader, error);
  if (rows == NULL)
    return NULL;
  g_array_sort (rows, compare_rows_cb);
  if (!check_days (&layout, rows, error))
    return NULL;

  self = g_new0 (DtlFactors, 1);
  self->n = rows->len;
  self->n_factors = names->len;
  self->days = g_new (DtlDay, self->n);
  self->values = g_new (double, self->n * self->n_factors);
  self->riskless = g_new (double, self->n);
  for (gsize i = 0; i < self->n; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);

      self->days[i] = row->day;
      self->riskless[i] = row->riskless;
      memcpy (self->values + i * self->n_factors, row->values,
              self->n_factors * sizeof *row->values);
    }
  g_ptr_array_add (names, NULL);
  self->names = (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);

  return self;
}

void
dtl_factors_free (DtlFactors *self)
{
  if (self == NULL)
    return;

  g_free (self->days);
  g_free (self->values);
  g_free (self->riskless);
  g_strfreev (self->names);
  g_free (self);
}

/**
 * dtl_factors_find:
 *
 * Returns: the row of @day; n where there is none. O(log n)
 */
gsize
dtl_factors_find (const DtlFactors *self, DtlDay day)
{
  gsize first = 0, end;

  g_return_val_if_fail (self != NULL, 0);

  end = self->n;
  while (first < end)
    {
      gsize middle = first + (end - first) / 2;

      if (self->days[middle] < day)
        first = middle + 1;
      else
        end = middle;
    }

  return first < self->n && self->days[first] == day ? first : self->n;
}
