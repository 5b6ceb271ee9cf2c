/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calendar files of strangers: either an error, or exchanges whose steps and hours hold together.
 */
#include "calendar/exchange-file.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
check_exchange (const DtlExchange *exchange)
{
  DtlDay first = dtl_exchange_get_first (exchange);
  DtlDay last = dtl_exchange_get_last (exchange);
  int n = 0;

  for (DtlDay day = dtl_exchange_next_session (exchange, first - 1); day != DTL_DAY_NONE;
       day = dtl_exchange_next_session (exchange, day))
    {
      int open_seconds = -1, close_seconds = -1;

      g_assert_true (dtl_exchange_get_hours (exchange, day, &open_seconds, &close_seconds));
      g_assert_cmpint (open_seconds, >=, 0);
      g_assert_cmpint (open_seconds, <, close_seconds);
      n++;
    }

  g_assert_cmpint (n, ==, dtl_exchange_count_sessions (exchange, first, last));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GPtrArray) exchanges = dtl_exchange_file_read ("input", bytes, &error);

  g_assert_true ((exchanges != NULL) == (error == NULL));
  for (guint i = 0; exchanges != NULL && i < exchanges->len; i++)
    check_exchange (g_ptr_array_index (exchanges, i));

  return 0;
}
