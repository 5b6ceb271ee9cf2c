/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exchanges for tests: those that ship, and those that a test makes up. */
#include "exchange-fixture.h"

#include "base/file.h"
#include "calendar/exchange-file.h"

#include <string.h>

static GPtrArray *
read_exchanges (const char *name, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *exchanges = dtl_exchange_file_read (name, bytes, &error);

  g_assert_no_error (error);
  return exchanges;
}

/* Returns: (transfer full): the exchange called @code of a file of data/calendars */
DtlExchange *
exchange_open_shipped (const char *file, const char *code)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", "data", "calendars", file, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = dtl_file_read (path, DTL_EXCHANGE_FILE_MAX_SIZE, &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) exchanges = read_exchanges (file, bytes);

  for (guint i = 0; i < exchanges->len; i++)
    if (strcmp (dtl_exchange_get_code (g_ptr_array_index (exchanges, i)), code) == 0)
      return dtl_exchange_ref (g_ptr_array_index (exchanges, i));

  g_assert_not_reached ();
}

/* Returns: (transfer full): the first exchange of the calendar file whose text is @calendar */
DtlExchange *
exchange_open_text (const char *calendar)
{
  g_autoptr (GBytes) bytes = g_bytes_new (calendar, strlen (calendar));
  g_autoptr (GPtrArray) exchanges = read_exchanges ("test", bytes);

  return dtl_exchange_ref (g_ptr_array_index (exchanges, 0));
}
