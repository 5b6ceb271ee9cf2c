/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads documents and prints the date expressions in them, for scorers: a program to measure with,
 * no test.
 *
 *   scan-dates DOCS.tsv FOLDER        DOCS: name, corpus, publication day, …; FOLDER/name.txt
 *   scan-dates --time N DOCS.tsv FOLDER   reads all N times and tells the CPU time a 1,000 words */
#include "operations/calendars.h"
#include "operations/load-lexicon.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static gsize n_words;

static void
count_words (const char *text, gsize len)
{
  for (gsize i = 1; i < len; i++)
    n_words += g_ascii_isspace (text[i]) && !g_ascii_isspace (text[i - 1]);
}

static void
print_dates (const char *name, const DtlReading *reading)
{
  for (guint i = 0; i < reading->dates->len; i++)
    {
      const DtlDateMention *date = g_ptr_array_index (reading->dates, i);

      if (date->value[0] == '\0')
        continue;
      printf ("%s\t%" G_GSIZE_FORMAT "\t%" G_GSIZE_FORMAT "\t%s\t%s\t%s\n", name, date->start,
              date->end, dtl_mention_type_to_id (date->type), date->value, date->rule);
    }
}

/* "1999-01-22" or "1999-01-22T13:06" */
static void
read_published (const char *text, DtlScanContext *context)
{
  gsize n = dtl_day_parse_iso (text, strlen (text), &context->published);

  if (n > 0 && text[n] == 'T' && strlen (text + n) >= 6)
    context->published_seconds = (atoi (text + n + 1) * 60 + atoi (text + n + 4)) * 60;
}

static gboolean
scan_document (const DtlLexicon *lexicon, const char *folder, char **columns, guint times)
{
  g_autofree char *path = g_strdup_printf ("%s/%s.txt", folder, columns[0]);
  g_autofree char *text = NULL;
  DtlScanContext context = { .lexicon = lexicon,
                             .exchange = dtl_calendars_get ("XNYS"),
                             .venue = "",
                             .published = DTL_DAY_NONE,
                             .published_seconds = -1 };
  gsize len;

  if (!g_file_get_contents (path, &text, &len, NULL))
    return FALSE;
  read_published (columns[2], &context);
  count_words (text, len);
  for (guint i = 0; i < MAX (times, 1); i++)
    {
      g_autoptr (DtlReading) reading = dtl_scan_text (text, len, &context);

      if (times == 0)
        print_dates (columns[0], reading);
    }

  return TRUE;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *docs = NULL;
  guint times = argc == 5 && strcmp (argv[1], "--time") == 0 ? atoi (argv[2]) : 0;
  int first = times > 0 ? 3 : 1;
  clock_t before = clock ();

  if (argc != first + 2)
    {
      fprintf (stderr, "usage: scan-dates [--time N] DOCS.tsv FOLDER\n");
      return 2;
    }

  g_autoptr (DtlLexicon) lexicon = dtl_load_lexicon (NULL, NULL, &error);

  if (lexicon == NULL || !g_file_get_contents (argv[first], &docs, NULL, &error))
    {
      fprintf (stderr, "%s\n", error->message);
      return 1;
    }

  g_auto (GStrv) lines = g_strsplit (docs, "\n", -1);
  clock_t start = clock ();

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) columns = g_strsplit (lines[i], "\t", -1);

      if (g_strv_length (columns) >= 3 && columns[0][0] != '#')
        scan_document (lexicon, argv[first + 1], columns, times);
    }
  if (times > 0)
    printf ("lexicon %.2f ms, 1,000 words %.3f ms\n", 1e3 * (start - before) / CLOCKS_PER_SEC,
            1e6 * (clock () - start) / CLOCKS_PER_SEC / times / MAX (n_words, 1));

  return 0;
}
