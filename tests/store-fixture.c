/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A library in a folder of its own, and what to put into it. */
#include "store-fixture.h"

#include "library/history.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("dateline-store-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "a library.dateline", NULL);
}

DtlStore *
open_store (const char *path, DtlStoreMode mode)
{
  g_autoptr (GError) error = NULL;
  DtlStore *store = dtl_store_open (path, mode, &error);

  g_assert_no_error (error);
  return store;
}

void
fixture_reopen (Fixture *fixture)
{
  g_clear_pointer (&fixture->store, dtl_store_close);
  fixture->store = open_store (fixture->path, DTL_STORE_CREATE);
}

void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_clear_pointer (&fixture->store, dtl_store_close);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

/* Counts what is in the folder: no temporary file and no log may stay behind. */
guint
fixture_count_files (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

/* Bars of consecutive days with prices of two decimals. */
DtlSeries *
make_series (gsize n, DtlDay first, double base)
{
  gint64 *keys = g_new (gint64, n);
  double *columns[DTL_N_COLUMNS] = { NULL };

  for (int c = 0; c < DTL_N_COLUMNS; c++)
    if (c != DTL_COLUMN_ADJ_CLOSE)
      columns[c] = g_new (double, n);
  for (gsize i = 0; i < n; i++)
    {
      keys[i] = first + (DtlDay) i;
      columns[DTL_COLUMN_OPEN][i] = base + (double) (i % 100) / 100;
      columns[DTL_COLUMN_HIGH][i] = base + 2;
      columns[DTL_COLUMN_LOW][i] = base - 2;
      columns[DTL_COLUMN_CLOSE][i] = base + (double) (i % 77) / 100;
      columns[DTL_COLUMN_VOLUME][i] = (double) (1000 * i);
    }

  return dtl_series_new_take (DTL_INTERVAL_DAY, NULL, n, keys, columns);
}

/* Bit for bit, but that any NAN is one. */
void
assert_same_series (const DtlSeries *a, const DtlSeries *b)
{
  gsize n = dtl_series_get_n (a);

  g_assert_cmpuint (n, ==, dtl_series_get_n (b));
  g_assert_cmpint (dtl_series_get_interval (a), ==, dtl_series_get_interval (b));
  g_assert_cmpmem (dtl_series_get_keys (a), n * sizeof (gint64), dtl_series_get_keys (b),
                   n * sizeof (gint64));
  for (int c = 0; c < DTL_N_COLUMNS; c++)
    for (gsize i = 0; i < n; i++)
      {
        double x = dtl_series_get_column (a, c)[i];
        double y = dtl_series_get_column (b, c)[i];

        g_assert_true ((isnan (x) && isnan (y)) || memcmp (&x, &y, sizeof x) == 0);
      }
}

gboolean
put_instrument (DtlStore *store, const char *symbol, const char *name, GError **error)
{
  g_autoptr (DtlInstrument) instrument = dtl_instrument_new (symbol);

  instrument->name = g_strdup (name);
  instrument->exchange = g_strdup ("XNYS");
  return dtl_store_put_instrument (store, instrument, error);
}

gboolean
put_series (DtlStore *store, const char *symbol, gsize n, DtlDay first, double base, GError **error)
{
  g_autoptr (DtlSeries) series = make_series (n, first, base);

  return dtl_store_put_series (store, symbol, series, NULL, error);
}

gboolean
add_event (DtlStore *store, const char *symbol, const char *title, gint64 article, GError **error)
{
  g_autoptr (DtlEvent) event = dtl_event_new ();

  event->symbol = g_strdup (symbol);
  event->title = g_strdup (title);
  event->day = 19187;
  event->article_id = article;
  return dtl_store_add_event (store, event, error);
}

/* An instrument with bars, an article and two events of it, without a step of the history. */
gboolean
fill (DtlStore *store, GError **error)
{
  g_autoptr (DtlArticle) article = dtl_article_new ();

  g_free (article->text);
  article->text = g_strdup ("First");
  return dtl_history_begin_unrecorded (store, error) &&
         put_instrument (store, "TEST", "Test", error) &&
         put_series (store, "TEST", 10000, 0, 100, error) &&
         dtl_store_add_article (store, article, error) &&
         add_event (store, "TEST", "First", article->id, error) &&
         add_event (store, "TEST", "Second", article->id, error) &&
         dtl_history_commit (store, error);
}

void
begin_step (DtlStore *store, const char *name)
{
  g_autoptr (GError) error = NULL;

  dtl_history_begin (store, name, 1657800000, &error);
  g_assert_no_error (error);
}

void
commit_step (DtlStore *store)
{
  g_autoptr (GError) error = NULL;

  dtl_history_commit (store, &error);
  g_assert_no_error (error);
}

/* Everything that a user can see, as text. */
char *
print_store (DtlStore *store)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = dtl_store_list_series (store, &error);
  g_autoptr (GPtrArray) events = dtl_store_list_events (store, NULL, &error);
  g_autoptr (GPtrArray) articles = dtl_store_list_articles (store, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < list->len; i++)
    {
      const DtlSeriesInfo *info = g_ptr_array_index (list, i);
      g_autoptr (DtlSeries) series =
          dtl_store_read_series (store, info->instrument->symbol, info->interval, &error);
      guint64 hash = 0;

      g_assert_no_error (error);
      for (gsize row = 0; row < dtl_series_get_n (series); row++)
        {
          double close = dtl_series_get_column (series, DTL_COLUMN_CLOSE)[row];
          guint64 bits;

          memcpy (&bits, &close, sizeof bits);
          hash = hash * 31 + bits + (guint64) dtl_series_get_keys (series)[row];
        }
      g_string_append_printf (text, "%s %s %zu %" G_GUINT64_FORMAT "\n", info->instrument->symbol,
                              info->instrument->name, info->n, hash);
    }
  for (guint i = 0; i < events->len; i++)
    {
      const DtlEvent *event = g_ptr_array_index (events, i);

      g_string_append_printf (text, "%d %s %s %d %d %s\n", (int) event->id, event->symbol,
                              event->title, event->day, (int) event->article_id, event->note);
    }
  for (guint i = 0; i < articles->len; i++)
    {
      const DtlArticle *article = g_ptr_array_index (articles, i);

      g_string_append_printf (text, "%d %s\n", (int) article->id, article->text);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The store holds what was printed, and nothing in it is damaged. */
void
assert_print (DtlStore *store, const char *expected)
{
  g_autofree char *found = print_store (store);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (found, ==, expected);
  g_assert_true (dtl_store_check (store, problems, &error));
  g_assert_cmpuint (problems->len, ==, 0);
}
