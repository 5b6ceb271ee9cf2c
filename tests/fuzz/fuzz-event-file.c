/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of events in each format: refused with a sentence, or rows that can be asked for. The first
 * byte chooses the format. */
#include "operations/event-file.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  /* Readers are given UTF-8 only. */
  if (size < 1 || !g_utf8_validate_len ((const char *) data + 1, size - 1, NULL))
    return 0;

  bytes = g_bytes_new (data + 1, size - 1);
  switch (data[0])
    {
    case 'c':
      rows = dtl_event_file_read_csv ("x.csv", bytes, &error);
      break;
    case 'j':
      rows = dtl_event_file_read_json ("x.json", bytes, &error);
      break;
    case 'i':
      rows = dtl_event_file_read_ics ("x.ics", bytes, &error);
      break;
    default:
      return 0;
    }

  g_assert_true ((rows == NULL) == (error != NULL));
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const DtlEventRow *row = g_ptr_array_index (rows, i);

      g_assert_nonnull (row->where);
      g_assert_true (row->event->article_id >= 0);
    }

  return 0;
}
