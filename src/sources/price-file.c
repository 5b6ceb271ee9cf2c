/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Price files into series: ISO tables with columns in any order, Yahoo's and Nasdaq.com's layouts.
 * A row whose date or close cannot be read is rejected with its line; every other row is kept as it
 * is. What the file is as a whole is settled first, in price-dialect.c. */

#include "sources/price-layout.h"

#include "base/error.h"
#include "series/builder.h"

#include <math.h>

#define SECONDS_A_DAY 86400

/* A file of which so much cannot be read is not what it was taken for; and what is listed is kept
 * in memory. */
#define MAX_REJECTIONS 100000

typedef struct
{
  gsize n_read, n_unreadable;
  gsize first_line; /* of what cannot be read */
  char *first_text;
} FieldCount;

typedef struct
{
  const char *name;
  DtlPriceLayout layout;
  GTimeZone *zone; /* nullable */
  DtlAudit *audit;
  DtlSeriesBuilder *builder;
  FieldCount counts[DTL_N_FIELDS];
  gsize n_rows; /* read as bars */
  gsize n_junk; /* rows without a date since the last with one */
  gsize junk_line;
} Reading;

static const DtlColumn columns[DTL_N_FIELDS] = {
  [DTL_FIELD_OPEN] = DTL_COLUMN_OPEN,           /* */
  [DTL_FIELD_HIGH] = DTL_COLUMN_HIGH,           /* */
  [DTL_FIELD_LOW] = DTL_COLUMN_LOW,             /* */
  [DTL_FIELD_CLOSE] = DTL_COLUMN_CLOSE,         /* */
  [DTL_FIELD_ADJ_CLOSE] = DTL_COLUMN_ADJ_CLOSE, /* */
  [DTL_FIELD_VOLUME] = DTL_COLUMN_VOLUME,       /* */
};

/* Reads a row's key. Returns: %FALSE with the row rejected */
static gboolean
read_key (Reading *self, const DtlCsvRow *row, gint64 *key)
{
  static const char *const orders[] = { "", "ymd", "mdy", "dmy" };
  DtlCsvField field = dtl_price_layout_get_field (&self->layout, row, DTL_FIELD_DATE);
  g_autofree char *shown = NULL;
  DtlDateCell cell;
  DtlDay day;
  gint64 instant;

  if (!dtl_price_layout_read_date (&self->layout, row, &cell))
    {
      DtlDateCell clock = { 0 };

      shown = dtl_price_cell_show (field.text, field.len);
      if (self->audit->rows_read == 1 && dtl_price_cell_read_clock (field.text, field.len, &clock))
        {
          /* Nasdaq.com put the last quote, with its time, above the days. */
          dtl_audit_add (self->audit, DTL_FINDING_LIVE_ROW, G_MININT64,
                         "Line %zu is a quote of the current day at %s, not a day; it is left out.",
                         row->line, shown);
          dtl_audit_reject (self->audit, row->line, "a live quote, not a day");
        }
      else if (field.len == 0)
        dtl_audit_reject (self->audit, row->line, "no date");
      else
        dtl_audit_reject (self->audit, row->line, "%s is not a date", shown);

      if (self->n_junk++ == 0)
        self->junk_line = row->line;
      return FALSE;
    }

  self->n_junk = 0;
  day = dtl_date_cell_get_day (&cell, self->layout.order);
  if (day == DTL_DAY_NONE)
    {
      shown = dtl_price_cell_show (field.text, field.len);
      dtl_audit_reject (self->audit, row->line, "there is no date %s in order %s", shown,
                        orders[self->layout.order]);
      return FALSE;
    }

  instant = (gint64) day * SECONDS_A_DAY + cell.seconds - cell.offset;
  if (dtl_interval_is_intraday (self->layout.interval))
    {
      if (!cell.has_clock || !cell.has_offset)
        {
          dtl_audit_reject (self->audit, row->line,
                            "a bar shorter than a day needs a time with its offset");
          return FALSE;
        }
      if (self->layout.labels_end)
        instant -= dtl_interval_get_seconds (self->layout.interval);
      *key = instant;
      return TRUE;
    }

  /* Midnight, and a time without offset, are local. Else the day is that of the exchange: New
   * York's midnight is 04:00 or 05:00 in UTC. */
  if (cell.has_offset && cell.seconds != 0 && self->zone != NULL)
    day = dtl_instant_get_day (instant, self->zone, NULL);

  *key = day;
  return TRUE;
}

static DtlCellKind
read_value (Reading *self, const DtlCsvRow *row, DtlField field, double *value)
{
  DtlCsvField cell = dtl_price_layout_get_field (&self->layout, row, field);
  FieldCount *count = &self->counts[field];
  DtlCellKind kind;

  kind = dtl_price_cell_read_number (cell.text, cell.len, self->layout.decimal, value);
  if (kind == DTL_CELL_NUMBER)
    count->n_read++;
  else if (kind == DTL_CELL_UNREADABLE && count->n_unreadable++ == 0)
    {
      count->first_line = row->line;
      count->first_text = dtl_price_cell_show (cell.text, cell.len);
    }

  return kind;
}

static gboolean
read_row (Reading *self, const DtlCsvRow *row, GError **error)
{
  DtlBar bar;
  gsize n_cells = row->n;

  self->audit->rows_read++;

  /* A delimiter at the end of each row is common; a cell with something in it is a cell too many,
   * and says that the others have shifted: an unquoted "1,234.5". */
  while (n_cells > self->layout.n_columns && row->fields[n_cells - 1].len == 0)
    n_cells--;
  if (n_cells > self->layout.n_columns)
    {
      dtl_audit_reject (self->audit, row->line, "%zu cells, but the header has %zu", n_cells,
                        self->layout.n_columns);
      return TRUE;
    }

  if (!read_key (self, row, &bar.key))
    return TRUE;

  for (int f = DTL_FIELD_OPEN; f < DTL_N_FIELDS; f++)
    {
      double value = NAN;
      DtlCellKind kind = DTL_CELL_MISSING;

      if (self->layout.column[f] >= 0)
        kind = read_value (self, row, (DtlField) f, &value);
      if (f == DTL_FIELD_CLOSE && kind != DTL_CELL_NUMBER)
        {
          DtlCsvField cell = dtl_price_layout_get_field (&self->layout, row, DTL_FIELD_CLOSE);
          g_autofree char *shown = dtl_price_cell_show (cell.text, cell.len);

          if (kind == DTL_CELL_MISSING)
            dtl_audit_reject (self->audit, row->line, "no close");
          else
            dtl_audit_reject (self->audit, row->line, "the close %s is not a number", shown);
          return TRUE;
        }
      bar.value[columns[f]] = kind == DTL_CELL_NUMBER ? value : NAN;
    }

  self->n_rows++;
  return dtl_series_builder_append (self->builder, &bar, row->line, error);
}

static gboolean
read_rows (Reading *self, const char *data, gsize size, GError **error)
{
  g_autoptr (DtlCsvReader) reader =
      dtl_csv_reader_new (self->name, data, size, self->layout.delimiter);
  g_autoptr (GError) own_error = NULL;
  DtlCsvRow row;

  dtl_csv_reader_next (reader, &row, NULL); /* the header, which was read before */
  while (dtl_csv_reader_next (reader, &row, &own_error))
    {
      if (!read_row (self, &row, error))
        {
          g_prefix_error (error, "%s: ", self->name);
          return FALSE;
        }
      if (self->audit->rejections->len > MAX_REJECTIONS)
        {
          const DtlRejection *first = &g_array_index (self->audit->rejections, DtlRejection, 0);

          g_set_error (error, DTL_ERROR, DTL_ERROR_TOO_LARGE,
                       "%s: more than 100,000 rows cannot be read; the first is line %zu: %s",
                       self->name, first->line, first->reason);
          return FALSE;
        }
    }

  if (own_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&own_error));
      return FALSE;
    }
  return TRUE;
}

/* Whether what was read is enough to be a price file. */
static gboolean
check_outcome (const Reading *self, GError **error)
{
  if (self->audit->rows_read == 0)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_PARSE, "%s has a header and no rows", self->name);
      return FALSE;
    }
  if (self->n_rows == 0)
    {
      const DtlRejection *first = &g_array_index (self->audit->rejections, DtlRejection, 0);

      g_set_error (error, DTL_ERROR, DTL_ERROR_PARSE, "%s: no row can be read; line %zu: %s",
                   self->name, first->line, first->reason);
      return FALSE;
    }

  for (int f = DTL_FIELD_OPEN; f < DTL_N_FIELDS; f++)
    {
      const FieldCount *count = &self->counts[f];

      /* Now and then a bad cell is a missing value; a whole column is one that was not understood.
       */
      if (count->n_read > 0 || count->n_unreadable == 0)
        continue;
      g_set_error (error, DTL_ERROR, DTL_ERROR_PARSE,
                   "%s: line %zu: %s in column %s is not a number, nor is any other cell there",
                   self->name, count->first_line, count->first_text,
                   dtl_field_to_id ((DtlField) f));
      return FALSE;
    }

  return TRUE;
}

static void
add_findings (const Reading *self)
{
  if (self->layout.is_adjusted_only)
    dtl_audit_add (self->audit, DTL_FINDING_ADJUSTED_ONLY, G_MININT64,
                   "The file has adjusted closes only; they are taken for the closes.");

  if (self->n_junk > 0)
    dtl_audit_add (self->audit, DTL_FINDING_TRAILING_JUNK, G_MININT64,
                   "After the last row there is something else, from line %zu on; it is left out.",
                   self->junk_line);
}

/**
 * dtl_price_file_read:
 * @name: what messages call the file
 * @bytes: all of it
 * @asked: (nullable): how it is written, as far as the user said; the rest is detected
 * @zone: (nullable): of the exchange: where days begin, and what an intraday series keeps; %NULL
 *   for UTC
 * @found: (out): how it is written; all members are set, columns that the file lacks are %NULL
 * @audit: counts the rows, and takes rejections and findings
 *
 * Reads a table of prices. It needs a header, a date and a close; other columns may be missing.
 * Rows may be in any order; of rows with one key the last holds. Every data row is counted once: in
 * the series, as duplicate, or rejected. At most three passes over the bytes, O(n).
 *
 * Returns: (transfer full): a series with at least one row; or %NULL with the errors of
 *   dtl_price_layout_detect(), %DTL_ERROR_PARSE where nothing can be read, or %DTL_ERROR_TOO_LARGE
 *   past %DTL_SERIES_MAX_ROWS and past 100,000 rejected rows. @found is then unchanged
 */
DtlSeries *
dtl_price_file_read (const char *name,
                     GBytes *bytes,
                     const DtlDialect *asked,
                     GTimeZone *zone,
                     DtlDialect **found,
                     DtlAudit *audit,
                     GError **error)
{
  g_autoptr (DtlDialect) dialect = dtl_dialect_new ();
  g_autoptr (DtlSeriesBuilder) builder = NULL;
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (DtlSeries) series = NULL;
  Reading reading = { .name = name, .zone = zone, .audit = audit };
  gsize size = 0;
  const char *data;
  gboolean good;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (found != NULL, NULL);
  g_return_val_if_fail (audit != NULL, NULL);

  data = g_bytes_get_data (bytes, &size);
  if (!dtl_price_sniff (name, data, size, error) ||
      !dtl_price_layout_detect (name, data, size, asked, &reading.layout, dialect, error))
    return NULL;

  builder = dtl_series_builder_new (reading.layout.interval, zone != NULL ? zone : utc);
  reading.builder = builder;
  good = read_rows (&reading, data, size, error) && check_outcome (&reading, error);
  for (int f = 0; f < DTL_N_FIELDS; f++)
    g_free (reading.counts[f].first_text);
  if (!good)
    return NULL;

  add_findings (&reading);
  series = dtl_series_builder_finish (builder, audit);
  *found = g_steal_pointer (&dialect);

  return g_steal_pointer (&series);
}
