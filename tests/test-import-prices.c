/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Price files into a library: what is stored, what is counted, and what one undo takes back. */

#include "base/error.h"
#include "base/file.h"
#include "library/history.h"
#include "operations/import-prices.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define NOW G_GINT64_CONSTANT (1657800000)

typedef struct
{
  char *folder;
  char *path; /* of the file to import */
  DtlStore *store;
  DtlInstrument *instrument;
  DtlDialect *dialect;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *library = NULL;
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("dateline-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "BABA.csv", NULL);
  library = g_build_filename (self->folder, "test.dateline", NULL);
  self->store = dtl_store_open (library, DTL_STORE_CREATE, &error);
  g_assert_no_error (error);
  self->dialect = dtl_dialect_new ();
  self->instrument = dtl_instrument_new ("BABA");
  self->instrument->exchange = g_strdup ("XNYS");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  const char *name;

  dtl_store_close (self->store);
  dtl_instrument_free (self->instrument);
  dtl_dialect_free (self->dialect);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

static DtlImportReport *
import (Fixture *self, const char *text, gboolean dry_run, GError **error)
{
  DtlImportOptions options = {
    .instrument = self->instrument,
    .dialect = self->dialect,
    .dry_run = dry_run,
  };

  g_assert_true (dtl_file_write (self->path, text, strlen (text), NULL));
  return dtl_import_prices (self->store, self->path, &options, NOW, error);
}

static void
assert_counts (const DtlImportReport *report, gsize added, gsize replaced, gsize unchanged)
{
  g_assert_cmpuint (report->counts.rows_added, ==, added);
  g_assert_cmpuint (report->counts.rows_replaced, ==, replaced);
  g_assert_cmpuint (report->counts.rows_unchanged, ==, unchanged);
  g_assert_cmpuint (report->audit->rows_read, ==,
                    added + replaced + unchanged + report->audit->rows_duplicate +
                        report->audit->rejections->len);
}

static gsize
count_steps (Fixture *self)
{
  g_autoptr (GPtrArray) steps = dtl_history_list (self->store, NULL);

  return steps->len;
}

/* Returns: the rows that are stored, 0 without a series */
static gsize
count_rows (Fixture *self, DtlInterval interval)
{
  g_autoptr (DtlSeries) series =
      dtl_store_get_series (self->store, self->instrument->symbol, interval, NULL);

  return series != NULL ? dtl_series_get_n (series) : 0;
}

static void
test_import (Fixture *self, gconstpointer data)
{
  const char *text = "Date,Close\n2022-07-13,108\n2022-07-14,104\n2022-07-14,104\n,1\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlImportReport) report = import (self, text, FALSE, &error);
  g_autoptr (DtlSeries) series = NULL;
  g_autoptr (DtlInstrument) instrument = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  const DtlStep *step;

  g_assert_no_error (error);
  assert_counts (report, 2, 0, 0);
  g_assert_cmpuint (report->audit->rows_duplicate, ==, 1);
  g_assert_cmpuint (report->audit->rejections->len, ==, 1);
  g_assert_cmpint (report->interval, ==, DTL_INTERVAL_DAY);

  instrument = dtl_store_get_instrument (self->store, "BABA", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (instrument->exchange, ==, "XNYS");
  series = dtl_store_get_series (self->store, "BABA", DTL_INTERVAL_DAY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dtl_series_get_n (series), ==, 2);
  g_assert_cmpfloat (dtl_series_get_column (series, DTL_COLUMN_CLOSE)[1], ==, 104);

  steps = dtl_history_list (self->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (steps->len, ==, 1);
  step = g_ptr_array_index (steps, 0);
  g_assert_cmpstr (step->name, ==, "Import BABA.csv");
}

static void
test_again (Fixture *self, gconstpointer data)
{
  g_autoptr (DtlImportReport) first =
      import (self, "Date,Close,Volume\n2022-07-13,108,5\n2022-07-14,104,5\n", FALSE, NULL);
  g_autoptr (DtlImportReport) same =
      import (self, "Date,Close\n2022-07-14,104\n2022-07-13,108\n", FALSE, NULL);
  g_autoptr (DtlImportReport) more =
      import (self, "Date,Close\n2022-07-14,103\n2022-07-15,102\n", FALSE, NULL);
  g_autoptr (DtlStep) undone = NULL;

  assert_counts (first, 2, 0, 0);
  assert_counts (same, 0, 0, 2);
  assert_counts (more, 1, 1, 0);
  g_assert_cmpuint (count_steps (self), ==, 2); /* the same again is no step */
  g_assert_cmpuint (count_rows (self, DTL_INTERVAL_DAY), ==, 3);

  undone = dtl_history_undo (self->store, NULL);
  g_assert_nonnull (undone);
  g_assert_cmpuint (count_rows (self, DTL_INTERVAL_DAY), ==, 2);
}

static void
test_dry_run (Fixture *self, gconstpointer data)
{
  const char *text = "Date,Close\n2022-07-13,108\n2022-07-14,104\n";
  g_autoptr (DtlImportReport) report = import (self, text, TRUE, NULL);

  assert_counts (report, 2, 0, 0);
  g_assert_cmpuint (count_rows (self, DTL_INTERVAL_DAY), ==, 0);
  g_assert_cmpuint (count_steps (self), ==, 0);
  g_assert_null (dtl_store_get_instrument (self->store, "BABA", NULL));
}

/* The calendar is that of the stored instrument, when the import does not name one. */
static void
test_keeps_instrument (Fixture *self, gconstpointer data)
{
  g_autoptr (DtlImportReport) first = import (self, "Date,Close\n2022-07-13,108\n", FALSE, NULL);
  g_autoptr (DtlImportReport) second = NULL;
  g_autoptr (DtlInstrument) instrument = NULL;

  g_clear_pointer (&self->instrument->exchange, g_free);
  self->instrument->name = g_strdup ("Alibaba");
  second = import (self, "Date,Close\n2022-07-13,108\n2022-07-18,104\n", FALSE, NULL);
  g_assert_cmpuint (second->audit->n_findings[DTL_FINDING_GAP], ==, 1);
  g_assert_cmpuint (second->audit->n_findings[DTL_FINDING_NOT_CHECKED], ==, 0);

  instrument = dtl_store_get_instrument (self->store, "BABA", NULL);
  g_assert_cmpstr (instrument->exchange, ==, "XNYS");
  g_assert_cmpstr (instrument->name, ==, "Alibaba");
}

static void
test_two_series (Fixture *self, gconstpointer data)
{
  g_autoptr (DtlImportReport) days = import (self, "Date,Close\n2022-07-13,108\n", FALSE, NULL);
  g_autoptr (DtlImportReport) minutes = import (
      self, "DateTime,Close\n2022-07-14T09:30:00-04:00,104\n2022-07-14T09:31:00-04:00,105\n", FALSE,
      NULL);
  g_autoptr (DtlSeries) series = NULL;
  char key[DTL_INSTANT_TEXT_SIZE];

  g_assert_cmpuint (count_rows (self, DTL_INTERVAL_DAY), ==, 1);
  g_assert_cmpuint (count_rows (self, DTL_INTERVAL_1MIN), ==, 2);
  series = dtl_store_get_series (self->store, "BABA", DTL_INTERVAL_1MIN, NULL);
  g_assert_cmpstr (dtl_series_format_key (series, 0, key), ==, "2022-07-14T09:30:00-04:00");
}

typedef struct
{
  const char *symbol, *exchange, *currency;
  const char *text; /* NULL: no file */
  DtlError code;
  const char *message; /* part of it */
} RefuseCase;

static const RefuseCase refuse_cases[] = {
  { "B A", NULL, NULL, "Date,Close\n2022-07-13,1\n", DTL_ERROR_RANGE, "B A" },      /* */
  { "BABA", "NYSE", NULL, NULL, DTL_ERROR_FILE, "BABA.csv" },                       /* */
  { "BABA", "nyse", NULL, NULL, DTL_ERROR_RANGE, "“nyse” is not a market" },        /* */
  { "BABA", NULL, "$", NULL, DTL_ERROR_RANGE, "“$” is not a code of ISO 4217" },    /* */
  { "BABA", NULL, NULL, "", DTL_ERROR_PARSE, "BABA.csv is empty" },                 /* */
  { "BABA", NULL, NULL, "Date,Close\n", DTL_ERROR_PARSE, "BABA.csv has a header" }, /* */
  { "BABA", NULL, NULL, "<html>", DTL_ERROR_PARSE, "looks like an HTML page" },     /* */
};

static void
test_refuse (Fixture *self, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refuse_cases); i++)
    {
      const RefuseCase *c = &refuse_cases[i];
      g_autoptr (DtlInstrument) instrument = dtl_instrument_new (c->symbol);
      DtlImportOptions options = { .instrument = instrument };
      g_autoptr (GError) error = NULL;

      instrument->exchange = g_strdup (c->exchange);
      instrument->currency = g_strdup (c->currency);
      g_remove (self->path);
      if (c->text != NULL)
        g_assert_true (dtl_file_write (self->path, c->text, strlen (c->text), NULL));

      g_assert_null (dtl_import_prices (self->store, self->path, &options, NOW, &error));
      g_assert_error (error, DTL_ERROR, (int) c->code);
      g_assert_nonnull (strstr (error->message, c->message));
      g_assert_cmpuint (count_steps (self), ==, 0);
    }
}

/* Whatever files come in whatever order, each row counts once, and the library holds their union.
 */
static void
test_counts (Fixture *self, gconstpointer data)
{
  g_autoptr (GHashTable) days = g_hash_table_new (NULL, NULL);

  self->dialect->interval = DTL_INTERVAL_DAY; /* a few days at random may look like weeks */
  for (int round = 0; round < 30; round++)
    {
      g_autoptr (GString) text = g_string_new ("Date,Close\n");
      g_autoptr (DtlImportReport) report = NULL;
      int n = g_test_rand_int_range (1, 20);

      for (int i = 0; i < n; i++)
        {
          int day = g_test_rand_int_range (19000, 19040);
          int close = i == 0 ? 1 : g_test_rand_int_range (0, 4);
          char key[DTL_DAY_TEXT_SIZE];

          dtl_day_format_iso (day, key);
          if (close == 0)
            g_string_append_printf (text, "%s,null\n", key);
          else
            {
              g_string_append_printf (text, "%s,%d\n", key, close);
              g_hash_table_add (days, GINT_TO_POINTER (day));
            }
        }

      report = import (self, text->str, FALSE, NULL);
      assert_counts (report, report->counts.rows_added, report->counts.rows_replaced,
                     report->counts.rows_unchanged);
      g_assert_cmpuint (report->audit->rows_read, ==, (guint) n);
      g_assert_cmpuint (count_rows (self, DTL_INTERVAL_DAY), ==, g_hash_table_size (days));
    }
}

static void
test_remove (Fixture *self, gconstpointer data)
{
  g_autoptr (DtlImportReport) report = import (self, "Date,Close\n2022-07-13,1\n", FALSE, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlStep) undone = NULL;

  g_assert_true (dtl_remove_prices (self->store, "BABA", NOW, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_rows (self, DTL_INTERVAL_DAY), ==, 0);

  g_assert_false (dtl_remove_prices (self->store, "BABA", NOW, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND);
  g_assert_cmpuint (count_steps (self), ==, 2);

  undone = dtl_history_undo (self->store, NULL);
  g_assert_cmpstr (undone->name, ==, "Remove BABA");
  g_assert_cmpuint (count_rows (self, DTL_INTERVAL_DAY), ==, 1);
}

static void
test_guess_symbol (void)
{
  static const struct
  {
    const char *path, *symbol;
  } names[] = {
    { "prices/baba-daily.csv", "BABA" }, /* a word */
    { "9988.HK.csv", "9988.HK" },        /* with its venue */
    { "/a.b/baba.us.txt", "BABA.US" },   /* as Stooq names it */
    { "BABA.CSV", "BABA" },              /* an ending is no venue */
    { "BABA.HK", "BABA" },               /* and may look like one */
    { "^GSPC.csv", "^GSPC" },            /* an index */
    { "brk.b.2022.csv", "BRK.B" },       /* a class of shares */
    { "a.1.csv", "A" },                  /* a number is no venue */
    { " .csv", "" },                     /* nothing to go by */
    { "股价.csv", "" },                  /* nor here */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *symbol = dtl_import_prices_guess_symbol (names[i].path);

      g_assert_cmpstr (symbol, ==, names[i].symbol);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, test) g_test_add ("/import-prices/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("import", test_import);
  ADD ("again", test_again);
  ADD ("dry-run", test_dry_run);
  ADD ("keeps-instrument", test_keeps_instrument);
  ADD ("two-series", test_two_series);
  ADD ("refuse", test_refuse);
  ADD ("counts", test_counts);
  ADD ("remove", test_remove);
#undef ADD
  g_test_add_func ("/import-prices/guess-symbol", test_guess_symbol);

  return g_test_run ();
}
