/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Price files: what each layout gives, what is rejected row by row, and what is refused as a whole.
 * Prices are made up. */

#include "base/error.h"
#include "sources/price-file.h"

#include <math.h>
#include <string.h>

#define HEADER "Date,Open,High,Low,Close,Adj Close,Volume\n"

/* Rows are shown as key open/high/low/close/adjusted/volume. */
typedef struct
{
  const char *name;
  const char *text;
  const char *rows;
  const char *rejected; /* line: reason; ... */
  const char *findings;
} ReadCase;

static const ReadCase read_cases[] = {
  { "yahoo",
    HEADER "2022-07-13,107,109,105,108.5,108.25,17000\n"
           "2022-07-14,104.5,105,102,103.75,103.5,18000\n",
    "2022-07-13 107/109/105/108.5/108.25/17000 2022-07-14 104.5/105/102/103.75/103.5/18000", "",
    "" },
  { "yahoo-null",
    HEADER "2022-07-13,107,109,105,108,108,17000\n2022-07-14,null,null,null,null,null,null\n",
    "2022-07-13 107/109/105/108/108/17000", "3: no close", "" },
  { "nasdaq-dollar",
    "Date,Close/Last,Volume,Open,High,Low\n"
    "07/14/2022,$103.75,\"11,980,150\",$104.5,$105,$102\n"
    "07/13/2022,$1108.5,\"17,000\",$107,$109,$105\n",
    "2022-07-13 107/109/105/1108.5/-/17000 2022-07-14 104.5/105/102/103.75/-/11980150", "", "" },
  { "nasdaq-live-row",
    "\"date\",\"close\",\"volume\",\"open\",\"high\",\"low\"\r\n"
    "\"16:00\",\"67.5\",\"1,067,747\",\"67\",\"68\",\"66\"\r\n"
    "\"2017/05/12\",\"67.5000\",\"1067747.0000\",\"67.0\",\"68.0\",\"66.0\"\r\n",
    "2017-05-12 67/68/66/67.5/-/1067747", "2: a live quote, not a day", "live_row" },
  { "any-order-no-case", "VOLUME, close ,DATE\n5,1.5,2024-01-02\n", "2024-01-02 -/-/-/1.5/-/5", "",
    "" },
  { "date-and-close", "Date,Close\n2024-01-02,1.5", "2024-01-02 -/-/-/1.5/-/-", "", "" },
  { "missing-words", HEADER "2024-01-02,,NaN,n/a,2,-,N/A\n", "2024-01-02 -/-/-/2/-/-", "", "" },
  { "ragged",
    HEADER
    "2024-01-02,1,2,0.5,1.5\n2024-01-03,1,2,0.5,1.5,1.5,7,\n2024-01-04,1,2,0.5,1,234.5,1,7\n",
    "2024-01-02 1/2/0.5/1.5/-/- 2024-01-03 1/2/0.5/1.5/1.5/7", "4: 8 cells, but the header has 7",
    "" },
  { "bad-rows",
    "Date,Close\n2024-02-30,1\nyesterday,1\n,1\n2024-01-02,soon\n2024-01-03,1e999\n0024-01-03,1\n"
    "2024-01-04,5\n",
    "2024-01-04 -/-/-/5/-/-",
    "2: there is no date “2024-02-30” in order ymd; 3: “yesterday” is not a date; 4: no date; "
    "5: the close “soon” is not a number; 6: the close “1e999” is not a number; "
    "7: there is no date “0024-01-03” in order ymd",
    "" },
  { "trailing-junk", "Date,Close\n2024-01-02,5\n66115", "2024-01-02 -/-/-/5/-/-",
    "3: “66115” is not a date", "trailing_junk" },
  { "dmy-by-one-day", "Date,Close\n01/02/2024,1\n13/02/2024,2\n",
    "2024-02-01 -/-/-/1/-/- 2024-02-13 -/-/-/2/-/-", "", "" },
  { "dots-and-decimal-comma", "Date;Close;Volume\n14.07.2022;1.103,75;2.000\n",
    "2022-07-14 -/-/-/1103.75/-/2000", "", "" },
  { "no-guess-in-a-column-of-years-first", "Date,Close\n2024-01-02,1\n01/03/2024,2\n",
    "2024-01-02 -/-/-/1/-/-", "3: there is no date “01/03/2024” in order ymd", "" },
  { "tabs", "Date\tClose\n20220714\t5\n", "2022-07-14 -/-/-/5/-/-", "", "" },
  { "blanks-between-thousands",
    "Date|Close|Volume\n2022-07-14|\xc2\xa0"
    "1|1 067\xc2\xa0"
    "747\n2022-07-15|1 234.5|7\n",
    "2022-07-15 -/-/-/1234.5/-/7",
    "2: the close “\xc2\xa0"
    "1” is not a number",
    "" },
  { "grouped-volume-alone", "Date,Close,Volume\n2022-07-14,104,\"1,067\"\n",
    "2022-07-14 -/-/-/104/-/1067", "", "" },
  { "thousand-million", "Date,Price,Vol.\n2022-07-14,.5,3.54B\n2022-07-15,-1,160.18M\n",
    "2022-07-14 -/-/-/0.5/-/3540000000 2022-07-15 -/-/-/-1/-/160180000", "", "" },
  { "adjusted-only", "Date,Adj Close\n2022-07-14,104\n", "2022-07-14 -/-/-/104/104/-", "",
    "adjusted_only" },
  { "duplicate-and-conflict",
    "Date,Close\n2022-07-14,1\n2022-07-14,1\n2022-07-15,2\n2022-07-15,3\n",
    "2022-07-14 -/-/-/1/-/- 2022-07-15 -/-/-/3/-/-", "", "duplicate conflict" },
  { "close-before-price", "Price,Date,Close\n7,2022-07-14,1\n", "2022-07-14 -/-/-/1/-/-", "", "" },
  { "midnight-of-new-york-in-utc",
    "Date,Close\n2022-07-14 04:00:00+00:00,1\n2022-07-15 04:00:00+00:00,2\n",
    "2022-07-14 -/-/-/1/-/- 2022-07-15 -/-/-/2/-/-", "", "" },
  { "midnight-of-another-place",
    "Date,Close\n2022-07-14 00:00:00+08:00,1\n2022-07-15 00:00:00+08:00,2\n",
    "2022-07-14 -/-/-/1/-/- 2022-07-15 -/-/-/2/-/-", "", "" },
  { "days-with-a-clock", "Date,Close\n2022-07-14 13:30:00,1\n2022-07-15 13:30:00,2\n",
    "2022-07-14 -/-/-/1/-/- 2022-07-15 -/-/-/2/-/-", "", "" },
  { "byte-order-mark",
    "\xef\xbb\xbf"
    "\"Date\",\"Price\"\n\"2022-07-14\",\"1\"\n",
    "2022-07-14 -/-/-/1/-/-", "", "" },
  { "five-minutes",
    "DateTime,Close\n2022-07-14T09:30:00-04:00,1\n2022-07-14T09:35:00-04:00,2\n"
    "2022-07-14T09:40:00-04:00,3\n2022-07-14,4\n",
    "2022-07-14T09:30:00-04:00 -/-/-/1/-/- 2022-07-14T09:35:00-04:00 -/-/-/2/-/- "
    "2022-07-14T09:40:00-04:00 -/-/-/3/-/-",
    "5: a bar shorter than a day needs a time with its offset", "" },
  { "time-in-its-own-column", "Date,Time,Close\n2022-07-14,13:30Z,1\n2022-07-14,13:31Z,2\n",
    "2022-07-14T09:30:00-04:00 -/-/-/1/-/- 2022-07-14T09:31:00-04:00 -/-/-/2/-/-", "", "" },
};

static char *
show_value (double value)
{
  return isnan (value) ? g_strdup ("-") : g_strdup_printf ("%.10g", value);
}

static char *
show_rows (const DtlSeries *series)
{
  GString *shown = g_string_new (NULL);

  for (gsize i = 0; i < dtl_series_get_n (series); i++)
    {
      char key[DTL_INSTANT_TEXT_SIZE];
      DtlBar bar = dtl_series_get_bar (series, i);

      g_string_append_printf (shown, "%s%s ", i > 0 ? " " : "",
                              dtl_series_format_key (series, i, key));
      for (int c = 0; c < DTL_N_COLUMNS; c++)
        {
          g_autofree char *value = show_value (bar.value[c]);

          g_string_append_printf (shown, "%s%s", c > 0 ? "/" : "", value);
        }
    }

  return g_string_free (shown, FALSE);
}

static char *
show_rejections (const DtlAudit *audit)
{
  GString *shown = g_string_new (NULL);

  for (guint i = 0; i < audit->rejections->len; i++)
    {
      const DtlRejection *rejection = &g_array_index (audit->rejections, DtlRejection, i);

      g_string_append_printf (shown, "%s%zu: %s", i > 0 ? "; " : "", rejection->line,
                              rejection->reason);
    }

  return g_string_free (shown, FALSE);
}

static char *
show_findings (const DtlAudit *audit)
{
  GString *shown = g_string_new (NULL);

  for (guint i = 0; i < audit->findings->len; i++)
    g_string_append_printf (
        shown, "%s%s", i > 0 ? " " : "",
        dtl_finding_kind_to_id (g_array_index (audit->findings, DtlFinding, i).kind));

  return g_string_free (shown, FALSE);
}

static DtlSeries *
read_text (const char *text,
           gsize len,
           const DtlDialect *asked,
           DtlDialect **found,
           DtlAudit *audit,
           GError **error)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("America/New_York");
  g_autoptr (GBytes) bytes = g_bytes_new (text, len); /* a copy without NUL */

  return dtl_price_file_read ("t.csv", bytes, asked, zone, found, audit, error);
}

static void
test_read (gconstpointer data)
{
  const ReadCase *c = data;
  g_autoptr (DtlAudit) audit = dtl_audit_new ();
  g_autoptr (DtlDialect) found = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlSeries) series = read_text (c->text, strlen (c->text), NULL, &found, audit, &error);
  g_autofree char *rows = NULL;
  g_autofree char *rejected = NULL;
  g_autofree char *findings = NULL;

  g_assert_no_error (error);
  rows = show_rows (series);
  rejected = show_rejections (audit);
  findings = show_findings (audit);
  g_assert_cmpstr (rows, ==, c->rows);
  g_assert_cmpstr (rejected, ==, c->rejected);
  g_assert_cmpstr (findings, ==, c->findings);
  g_assert_cmpuint (audit->rows_read, ==,
                    dtl_series_get_n (series) + audit->rows_duplicate + audit->rejections->len);
}

typedef struct
{
  const char *name;
  const char *text;
  gsize len; /* 0: up to the NUL */
  const char *message;
} RefuseCase;

static const RefuseCase refuse_cases[] = {
  { "empty", "", 0, "t.csv is empty" },                           /* */
  { "blank", " \r\n\n", 0, "t.csv is empty" },                    /* */
  { "header-only", HEADER, 0, "t.csv has a header and no rows" }, /* */
  { "no-date", "Day of sale,Close\n1,2\n", 0,
    "t.csv: line 1: no column is known as the date (columns: “Day of sale”, “Close”); name "
    "it with "
    "--column date=NAME" }, /* */
  { "no-close", "Date,Open\n2022-07-14,2\n", 0,
    "t.csv: line 1: no column is known as the close (columns: “Date”, “Open”); name it "
    "with "
    "--column close=NAME" }, /* */
  { "twice", "Date,Close,close\n2022-07-14,1,2\n", 0,
    "t.csv: line 1: two columns are called “close”" }, /* */
  { "html", "\n <!DOCTYPE html><html>", 0,
    "t.csv is not a table of prices: it looks like an HTML page" },                     /* */
  { "json", "{\"chart\":1}", 0, "t.csv is not a table of prices: it looks like JSON" }, /* */
  { "png", "\x89PNG\r\n\x1a\n", 0,
    "t.csv is not a table of prices: it looks like a PNG picture" }, /* */
  { "zip", "PK\x03\x04....", 0,
    "t.csv is not a table of prices: it looks like a ZIP archive or an Office document; "
    "save the "
    "sheet as CSV" }, /* */
  { "gzip", "\x1f\x8b\x08", 0,
    "t.csv is not a table of prices: it looks like compressed with gzip; unpack it "
    "first" }, /* */
  { "utf-16",
    "\xff\xfe"
    "D\0a\0",
    6, "t.csv is not a table of prices: it looks like UTF-16 text; save it as UTF-8" }, /* */
  { "binary", "Date\0Close", 10,
    "t.csv is not a table of prices: it looks like binary data" }, /* */
  { "unclosed", "Date,Close\n2022-07-14,\"1\n", 0,
    "t.csv: line 2: the quote opened here is never closed" }, /* */
  { "nothing-readable", "Date,Close\n2022-07-14,\n2022-07-15,x\n", 0,
    "t.csv: no row can be read; line 2: no close" }, /* */
  { "unreadable-column", "Date,Close,Volume\n2022-07-14,1,many\n2022-07-15,2,\n", 0,
    "t.csv: line 2: “many” in column volume is not a number, nor is any other cell "
    "there" }, /* */
  { "ambiguous-order", "Date,Close\n01/02/2024,1\n03/04/2024,2\n", 0,
    "t.csv: line 2: “01/02/2024” and all other dates may start with the month or with the "
    "day; say "
    "which with --date-order mdy or dmy" }, /* */
  { "mixed-order", "Date,Close\n13/02/2024,1\n03/14/2024,2\n", 0,
    "t.csv: dates start with the day in line 2 and with the month in line 3" }, /* */
  { "ambiguous-comma", "Date;Close\n2022-07-14;1,234\n", 0,
    "t.csv: line 2: the comma in this price and in all others may start the decimals or "
    "set off "
    "thousands; say which sign starts decimals with --decimal" }, /* */
  { "mixed-commas", "Date;Close\n2022-07-14;1,5\n2022-07-15;1,234.5\n", 0,
    "t.csv: a comma starts the decimals in line 2 and sets off thousands in line 3; say "
    "which sign "
    "starts decimals with --decimal" }, /* */
  { "no-offset", "time,close\n2020-12-18 20:00:00,1\n2020-12-18 19:59:00,2\n", 0,
    "t.csv: line 2: a time of a bar shorter than a day must carry its offset from UTC, as "
    "in "
    "2022-07-14T09:30:00-04:00" }, /* */
  { "two-minutes", "time,close\n2020-12-18T20:00Z,1\n2020-12-18T20:02Z,2\n", 0,
    "t.csv: most bars are 120 seconds apart, which is none of 1min 5min 15min 30min 60min "
    "day" }, /* */
};

static void
test_refuse (gconstpointer data)
{
  const RefuseCase *c = data;
  gsize len = c->len > 0 ? c->len : strlen (c->text);
  g_autoptr (DtlAudit) audit = dtl_audit_new ();
  g_autoptr (DtlDialect) found = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (read_text (c->text, len, NULL, &found, audit, &error));
  g_assert_cmpstr (error->message, ==, c->message);
  g_assert_null (found);
}

/* What the user says holds, and the dialect reports what was used. */
static void
test_asked (void)
{
  const char *text = "When;Last sale;Close\n01.02.2024;1,234;9\n";
  g_autoptr (DtlDialect) asked = dtl_dialect_new ();
  g_autoptr (DtlDialect) found = NULL;
  g_autoptr (DtlAudit) audit = dtl_audit_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlSeries) series = NULL;
  g_autofree char *rows = NULL;

  asked->decimal = ',';
  asked->date_order = DTL_DATE_ORDER_DMY;
  asked->interval = DTL_INTERVAL_WEEK;
  asked->columns[DTL_FIELD_DATE] = g_strdup ("when");
  asked->columns[DTL_FIELD_CLOSE] = g_strdup ("Last sale");

  series = read_text (text, strlen (text), asked, &found, audit, &error);
  g_assert_no_error (error);
  rows = show_rows (series);
  g_assert_cmpstr (rows, ==, "2024-02-01 -/-/-/1.234/-/-");
  g_assert_cmpint (dtl_series_get_interval (series), ==, DTL_INTERVAL_WEEK);
  g_assert_cmpint (found->delimiter, ==, ';');
  g_assert_cmpint (found->decimal, ==, ',');
  g_assert_cmpint (found->date_order, ==, DTL_DATE_ORDER_DMY);
  g_assert_cmpint (found->interval, ==, DTL_INTERVAL_WEEK);
  g_assert_cmpstr (found->columns[DTL_FIELD_DATE], ==, "When");
  g_assert_cmpstr (found->columns[DTL_FIELD_CLOSE], ==, "Last sale");
  g_assert_null (found->columns[DTL_FIELD_OPEN]);
}

static void
test_asked_column_missing (void)
{
  const char *text = "Date,Close\n2024-01-02,1\n";
  g_autoptr (DtlDialect) asked = dtl_dialect_new ();
  g_autoptr (DtlDialect) found = NULL;
  g_autoptr (DtlAudit) audit = dtl_audit_new ();
  g_autoptr (GError) error = NULL;

  asked->columns[DTL_FIELD_CLOSE] = g_strdup ("Settle");
  g_assert_null (read_text (text, strlen (text), asked, &found, audit, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND);
  g_assert_cmpstr (error->message, ==,
                   "t.csv: line 1: no column is called “Settle”; there are “Date”, “Close”");
}

static void
test_labels_end (void)
{
  const char *text = "DateTime,Close\n2022-07-14T09:31:00-04:00,1\n2022-07-14T09:32:00-04:00,2\n";
  g_autoptr (DtlDialect) asked = dtl_dialect_new ();
  g_autoptr (DtlDialect) found = NULL;
  g_autoptr (DtlAudit) audit = dtl_audit_new ();
  g_autoptr (DtlSeries) series = NULL;
  char key[DTL_INSTANT_TEXT_SIZE];

  asked->labels_end = TRUE;
  series = read_text (text, strlen (text), asked, &found, audit, NULL);
  g_assert_cmpstr (dtl_series_format_key (series, 0, key), ==, "2022-07-14T09:30:00-04:00");
}

typedef struct
{
  int step_days;
  int n;
  DtlInterval interval;
} StepCase;

static const StepCase step_cases[] = {
  { 1, 10, DTL_INTERVAL_DAY },      /* */
  { 3, 2, DTL_INTERVAL_DAY },       /* a Friday and a Monday */
  { 7, 2, DTL_INTERVAL_DAY },       /* two days a week apart are no rule */
  { 7, 10, DTL_INTERVAL_WEEK },     /* */
  { 30, 10, DTL_INTERVAL_MONTH },   /* */
  { 91, 10, DTL_INTERVAL_QUARTER }, /* */
  { 400, 10, DTL_INTERVAL_DAY },    /* */
};

static void
test_steps (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (step_cases); i++)
    {
      const StepCase *c = &step_cases[i];
      g_autoptr (GString) text = g_string_new ("Date,Close\n");
      g_autoptr (DtlDialect) found = NULL;
      g_autoptr (DtlAudit) audit = dtl_audit_new ();
      g_autoptr (DtlSeries) series = NULL;
      char day[DTL_DAY_TEXT_SIZE];

      for (int k = 0; k < c->n; k++)
        g_string_append_printf (text, "%s,1\n", dtl_day_format_iso (10000 + k * c->step_days, day));
      series = read_text (text->str, text->len, NULL, &found, audit, NULL);
      g_assert_cmpint (dtl_series_get_interval (series), ==, c->interval);
    }
}

/* Days written day first are days, not months, even where no day is above 12. */
static void
test_steps_day_first (void)
{
  const char *text = "Date,Close\n03/01/2024,1\n04/01/2024,1\n05/01/2024,1\n08/01/2024,1\n";
  g_autoptr (DtlDialect) asked = dtl_dialect_new ();
  g_autoptr (DtlDialect) found = NULL;
  g_autoptr (DtlAudit) audit = dtl_audit_new ();
  g_autoptr (DtlSeries) series = NULL;

  asked->date_order = DTL_DATE_ORDER_DMY;
  series = read_text (text, strlen (text), asked, &found, audit, NULL);
  g_assert_cmpint (dtl_series_get_interval (series), ==, DTL_INTERVAL_DAY);
}

/* Any file that is read at all counts each of its rows once. */
static void
test_counts (void)
{
  static const char *const cells[] = { "2022-07-14", "2022-07-15", "2022-07-18", "",    "null",
                                       "5",          "6",          "x",          "1,5", "-" };

  for (int round = 0; round < 3000; round++)
    {
      g_autoptr (GString) text = g_string_new ("Date,Close,Volume\n2022-07-13,1,1\n");
      g_autoptr (DtlDialect) found = NULL;
      g_autoptr (DtlAudit) audit = dtl_audit_new ();
      g_autoptr (DtlSeries) series = NULL;
      int n = g_test_rand_int_range (0, 20);

      for (int k = 0; k < n; k++)
        g_string_append_printf (text, "%s,%s,%s\n", cells[g_test_rand_int_range (0, 5)],
                                cells[g_test_rand_int_range (3, G_N_ELEMENTS (cells))],
                                cells[g_test_rand_int_range (3, G_N_ELEMENTS (cells))]);
      series = read_text (text->str, text->len, NULL, &found, audit, NULL);
      g_assert_nonnull (series);
      g_assert_cmpuint (audit->rows_read, ==, (guint) n + 1);
      g_assert_cmpuint (audit->rows_read, ==,
                        dtl_series_get_n (series) + audit->rows_duplicate + audit->rejections->len);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (read_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/price-file/read/%s", read_cases[i].name);

      g_test_add_data_func (path, &read_cases[i], test_read);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (refuse_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/price-file/refuse/%s", refuse_cases[i].name);

      g_test_add_data_func (path, &refuse_cases[i], test_refuse);
    }
  g_test_add_func ("/price-file/asked", test_asked);
  g_test_add_func ("/price-file/asked-column-missing", test_asked_column_missing);
  g_test_add_func ("/price-file/labels-end", test_labels_end);
  g_test_add_func ("/price-file/steps", test_steps);
  g_test_add_func ("/price-file/steps-day-first", test_steps_day_first);
  g_test_add_func ("/price-file/counts", test_counts);

  return g_test_run ();
}
