/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads texts, one JSON object a line, and prints what they say with each claim checked, for
 * scorers: a program to measure with, no test.
 *
 *   scan-claims TEXTS.jsonl FOLDER     FOLDER holds SYMBOL.csv, bars of days */
#include "base/json.h"
#include "library/history.h"
#include "operations/check-article.h"
#include "operations/import-prices.h"
#include "operations/load-lexicon.h"
#include "operations/write-reading.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

/* A library with all price files of the folder. */
static DtlStore *
fill_library (const char *path, const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) directory = g_dir_open (folder, 0, &error);
  DtlStore *store = dtl_store_open (path, DTL_STORE_CREATE, &error);
  const char *name;

  if (store == NULL || directory == NULL)
    g_error ("%s", error->message);
  while ((name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *symbol = g_strdup (name);
      g_autofree char *file = g_build_filename (folder, name, NULL);
      g_autoptr (DtlInstrument) instrument = NULL;
      g_autoptr (DtlImportReport) report = NULL;

      if (!g_str_has_suffix (name, ".csv") || g_str_has_prefix (name, "differences"))
        continue;
      symbol[strlen (symbol) - strlen (".csv")] = '\0';
      instrument = dtl_instrument_new (symbol);
      report = dtl_import_prices (store, file, &(DtlImportOptions){ .instrument = instrument }, 0,
                                  &error);
      if (report == NULL)
        g_error ("%s", error->message);
    }

  return store;
}

static void
print_line (DtlStore *store, const DtlLexicon *lexicon, const char *line)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (line, strlen (line));
  g_autoptr (JsonNode) node = dtl_json_parse ("texts", bytes, &error);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (DtlJsonWriter) writer = dtl_json_writer_new (out, FALSE);
  g_autoptr (DtlArticle) article = dtl_article_new ();

  if (node == NULL)
    g_error ("%s", error->message);

  JsonObject *object = json_node_get_object (node);

  g_free (article->text);
  article->text = g_strdup (json_object_get_string_member (object, "text"));
  g_free (article->published);
  article->published = g_strdup (json_object_get_string_member (object, "published"));

  g_autoptr (DtlArticleCheck) check = dtl_check_article_read (
      store, article, json_object_get_string_member (object, "ticker"), lexicon, &error);

  if (check == NULL)
    g_error ("%s", error->message);
  dtl_json_writer_begin_object (writer, NULL);
  dtl_json_writer_string (writer, "id", json_object_get_string_member (object, "id"));
  dtl_write_reading (writer, article->text, check);
  dtl_json_writer_end_object (writer);
  puts (out->str);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlLexicon) lexicon = dtl_load_lexicon (NULL, NULL, &error);
  g_autofree char *texts = NULL;
  g_autofree char *folder = g_dir_make_tmp ("scan-claims-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "x.dateline", NULL);

  if (argc != 3)
    {
      fprintf (stderr, "usage: scan-claims TEXTS.jsonl FOLDER\n");
      return 2;
    }
  if (lexicon == NULL || !g_file_get_contents (argv[1], &texts, NULL, &error))
    {
      fprintf (stderr, "%s\n", error->message);
      return 1;
    }

  DtlStore *store = fill_library (path, argv[2]);
  g_auto (GStrv) lines = g_strsplit (texts, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      print_line (store, lexicon, lines[i]);
  dtl_store_close (store);
  g_remove (path);
  g_rmdir (folder);

  return 0;
}
