/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a price file is written: delimiter, decimal sign, order of day and month.
 * Each is decided once, over the whole column, by what can have no other meaning; where all of it
 * has two, the file is refused and the user asked, never guessed row by row. */

#include "sources/price-layout.h"

#include "base/error.h"

#include <string.h>

/* What the cells say. A line of 0: none says so. */
typedef struct
{
  gboolean is_year_first;
  gsize date_line; /* the first with a date */
  gsize day_first_line, month_first_line;
  char *first_date;
  gsize decimal_comma_line, grouping_comma_line, ambiguous_comma_line;
} Evidence;

DtlDialect *
dtl_dialect_new (void)
{
  DtlDialect *self = g_new0 (DtlDialect, 1);

  self->interval = -1;

  return self;
}

DtlDialect *
dtl_dialect_copy (const DtlDialect *self)
{
  DtlDialect *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  for (int f = 0; f < DTL_N_FIELDS; f++)
    copy->columns[f] = g_strdup (self->columns[f]);

  return copy;
}

void
dtl_dialect_free (DtlDialect *self)
{
  if (self == NULL)
    return;

  for (int f = 0; f < DTL_N_FIELDS; f++)
    g_free (self->columns[f]);
  g_free (self);
}

/* Returns: the sign that stands most often, outside of quotes, in the first line with any text */
static char
find_delimiter (const char *data, gsize size)
{
  static const char delimiters[] = { ',', ';', '\t', '|' };
  gsize counts[G_N_ELEMENTS (delimiters)] = { 0 };
  gboolean quoted = FALSE;
  gboolean seen = FALSE;
  gsize best = 0;

  for (gsize i = 0; i < size; i++)
    {
      if (!quoted && (data[i] == '\n' || data[i] == '\r'))
        {
          if (seen)
            break;
          continue;
        }
      seen = TRUE;
      if (data[i] == '"')
        quoted = !quoted;
      for (gsize k = 0; !quoted && k < G_N_ELEMENTS (delimiters); k++)
        counts[k] += data[i] == delimiters[k];
    }

  for (gsize k = 1; k < G_N_ELEMENTS (delimiters); k++)
    if (counts[k] > counts[best])
      best = k;

  return delimiters[best];
}

static void
note_date (Evidence *self, const DtlPriceLayout *layout, const DtlCsvRow *row)
{
  DtlCsvField field = dtl_price_layout_get_field (layout, row, DTL_FIELD_DATE);
  DtlDateCell cell;

  if (!dtl_price_layout_read_date (layout, row, &cell))
    return;

  if (self->date_line == 0)
    {
      self->date_line = row->line;
      self->is_year_first = cell.year_first;
      self->first_date = g_utf8_make_valid (field.text, (gssize) MIN (field.len, 40));
    }

  if (!cell.year_first && cell.first > 12 && cell.second <= 12 && self->day_first_line == 0)
    self->day_first_line = row->line;
  if (!cell.year_first && cell.second > 12 && cell.first <= 12 && self->month_first_line == 0)
    self->month_first_line = row->line;
}

/* Looks at the commas of a number. "1,234" alone says nothing: a count of shares has no fraction,
 * so a volume is then grouped, but a price may be either. */
static void
note_commas (Evidence *self, DtlCsvField field, gboolean is_price, gsize line)
{
  const char *comma = memchr (field.text, ',', field.len);
  const char *last_comma = comma;
  const char *last_point = NULL;
  const char *end = field.text + field.len;
  gsize n_before = 0;
  gsize n_after = 0;
  gsize n_commas = 0;

  if (comma == NULL)
    return;

  for (const char *p = field.text; p < end; p++)
    {
      if (*p == ',')
        {
          last_comma = p;
          n_commas++;
        }
      else if (*p == '.')
        last_point = p;
    }
  for (const char *p = comma; p > field.text && g_ascii_isdigit (p[-1]); p--)
    n_before++;
  for (const char *p = last_comma + 1; p < end && g_ascii_isdigit (*p); p++)
    n_after++;

  if (n_commas > 1 || (last_point != NULL && last_comma < last_point))
    {
      if (self->grouping_comma_line == 0)
        self->grouping_comma_line = line;
    }
  else if (last_point != NULL || n_after != 3 || n_before > 3 || n_before == 0 ||
           (n_before == 1 && comma[-1] == '0'))
    {
      if (self->decimal_comma_line == 0)
        self->decimal_comma_line = line;
    }
  else if (is_price && self->ambiguous_comma_line == 0)
    self->ambiguous_comma_line = line;
}

static void
note_numbers (Evidence *self, const DtlPriceLayout *layout, const DtlCsvRow *row)
{
  for (int f = DTL_FIELD_OPEN; f < DTL_N_FIELDS; f++)
    note_commas (self, dtl_price_layout_get_field (layout, row, (DtlField) f),
                 f != DTL_FIELD_VOLUME, row->line);
}

/* Reads rows until nothing more can be learned from them. */
static gboolean
gather (DtlCsvReader *reader,
        const DtlPriceLayout *layout,
        gboolean any_comma,
        Evidence *self,
        GError **error)
{
  g_autoptr (GError) own_error = NULL;
  DtlCsvRow row;

  while (dtl_csv_reader_next (reader, &row, &own_error))
    {
      note_date (self, layout, &row);
      if (any_comma)
        note_numbers (self, layout, &row);
      if (!any_comma && self->is_year_first)
        break;
    }

  if (own_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&own_error));
      return FALSE;
    }
  return TRUE;
}

static gboolean
decide_order (const char *name,
              const Evidence *evidence,
              DtlDateOrder asked,
              DtlPriceLayout *layout,
              GError **error)
{
  layout->order = evidence->is_year_first ? DTL_DATE_ORDER_YMD : asked;
  if (layout->order != DTL_DATE_ORDER_DETECT || evidence->date_line == 0)
    return TRUE;

  if (evidence->day_first_line > 0 && evidence->month_first_line > 0)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_PARSE,
                   "%s: dates start with the day in line %zu and with the month in line %zu", name,
                   evidence->day_first_line, evidence->month_first_line);
      return FALSE;
    }
  if (evidence->day_first_line == 0 && evidence->month_first_line == 0)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_PARSE,
                   "%s: line %zu: “%s” and all other dates may start with the month or with the "
                   "day; say which with --date-order mdy or dmy",
                   name, evidence->date_line, evidence->first_date);
      return FALSE;
    }

  layout->order = evidence->day_first_line > 0 ? DTL_DATE_ORDER_DMY : DTL_DATE_ORDER_MDY;
  return TRUE;
}

static gboolean
decide_decimal (
    const char *name, const Evidence *evidence, char asked, DtlPriceLayout *layout, GError **error)
{
  layout->decimal = asked;
  if (asked != 0)
    return TRUE;

  if (evidence->decimal_comma_line > 0 && evidence->grouping_comma_line > 0)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_PARSE,
                   "%s: a comma starts the decimals in line %zu and sets off thousands in line "
                   "%zu; say which sign starts decimals with --decimal",
                   name, evidence->decimal_comma_line, evidence->grouping_comma_line);
      return FALSE;
    }
  if (evidence->decimal_comma_line == 0 && evidence->grouping_comma_line == 0 &&
      evidence->ambiguous_comma_line > 0)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_PARSE,
                   "%s: line %zu: the comma in this price and in all others may start the decimals "
                   "or set off thousands; say which sign starts decimals with --decimal",
                   name, evidence->ambiguous_comma_line);
      return FALSE;
    }

  layout->decimal = evidence->decimal_comma_line > 0 ? ',' : '.';
  return TRUE;
}

/**
 * dtl_price_layout_detect:
 * @asked: (nullable): what is set in it is taken as it is
 * @layout: (out): all that reading needs
 * @found: (inout): the same for people
 *
 * Reads the header, and as many rows as it takes to decide what @asked leaves open: all of them
 * where the year does not come first, or where cells may hold a comma.
 *
 * Returns: %FALSE with %DTL_ERROR_PARSE for what cannot be a price file or has two meanings,
 *   %DTL_ERROR_NOT_FOUND for a column that is not there, %DTL_ERROR_UNSUPPORTED for bars of other
 *   lengths and for times without offset, %DTL_ERROR_TOO_LARGE over the limits of base/csv.h
 */
gboolean
dtl_price_layout_detect (const char *name,
                         const char *data,
                         gsize size,
                         const DtlDialect *asked,
                         DtlPriceLayout *layout,
                         DtlDialect *found,
                         GError **error)
{
  g_autoptr (DtlCsvReader) reader = NULL;
  Evidence evidence = { 0 };
  g_autofree char *first_date = NULL;
  gboolean any_comma;
  gboolean done;
  DtlCsvRow row;

  *layout = (DtlPriceLayout){ .labels_end = asked != NULL && asked->labels_end };
  layout->delimiter =
      asked != NULL && asked->delimiter != 0 ? asked->delimiter : find_delimiter (data, size);

  reader = dtl_csv_reader_new (name, data, size, layout->delimiter);
  if (!dtl_csv_reader_next (reader, &row, error) ||
      !dtl_price_header_read (name, &row, asked, layout, found, error))
    return FALSE;

  any_comma = (asked == NULL || asked->decimal == 0) &&
              memchr (data, layout->delimiter == ',' ? '"' : ',', size) != NULL;
  done = gather (reader, layout, any_comma, &evidence, error);
  first_date = g_steal_pointer (&evidence.first_date);
  evidence.first_date = first_date;
  if (!done ||
      !decide_order (name, &evidence, asked != NULL ? asked->date_order : 0, layout, error) ||
      !decide_decimal (name, &evidence, asked != NULL ? asked->decimal : 0, layout, error) ||
      !dtl_price_interval_detect (name, data, size, asked != NULL ? asked->interval : -1, layout,
                                  error))
    return FALSE;

  found->delimiter = layout->delimiter;
  found->decimal = layout->decimal;
  found->date_order = layout->order;
  found->labels_end = layout->labels_end;
  found->interval = (int) layout->interval;

  return TRUE;
}
