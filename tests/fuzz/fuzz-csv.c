/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Delimited rows of strangers: every field can be read to its end, lines count upwards, and what
 * is written from a field reads back as that field. The first byte picks the delimiter. */
#include "base/csv.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
check_written (const DtlCsvRow *row, char delimiter)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autoptr (DtlCsvReader) reader = NULL;
  DtlCsvRow again;

  for (gsize i = 0; i < row->n; i++)
    {
      g_autofree char *text = g_strndup (row->fields[i].text, row->fields[i].len);

      if (strlen (text) != row->fields[i].len)
        return; /* a NUL inside: no text of ours has one */
      if (i > 0)
        g_string_append_c (line, delimiter);
      dtl_csv_append_text (line, text, delimiter);
    }
  g_string_append_c (line, '\n');

  reader = dtl_csv_reader_new ("written", line->str, line->len, delimiter);
  if (!dtl_csv_reader_next (reader, &again, NULL))
    return; /* one empty field is an empty line, and those are passed over */
  g_assert_cmpuint (again.n, ==, row->n);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const char delimiters[] = ",;\t|";
  g_autoptr (DtlCsvReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  char delimiter;
  DtlCsvRow row;
  gsize line = 0;

  if (size == 0)
    return 0;

  delimiter = delimiters[data[0] % 4];
  reader = dtl_csv_reader_new ("input", (const char *) data + 1, size - 1, delimiter);
  while (dtl_csv_reader_next (reader, &row, &error))
    {
      g_assert_cmpuint (row.line, >, line);
      g_assert_cmpuint (row.n, >=, 1);
      line = row.line;
      check_written (&row, delimiter);
    }

  return 0;
}
