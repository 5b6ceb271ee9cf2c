/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Price files of strangers: every data row counts once, the series is in order, and what is refused
 * is refused with a sentence. The first byte picks what the user said of the file. */
#include "series/check.h"
#include "sources/price-file.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("America/New_York");
  g_autoptr (DtlDialect) asked = dtl_dialect_new ();
  g_autoptr (DtlDialect) found = NULL;
  g_autoptr (DtlAudit) audit = dtl_audit_new ();
  g_autoptr (DtlSeries) series = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize n;

  if (size == 0)
    return 0;

  asked->date_order = (DtlDateOrder) (data[0] % 4);
  asked->decimal = ((const char[]){ 0, '.', ',' })[data[0] / 4 % 3];
  asked->interval = data[0] / 12 % 2 == 0 ? -1 : DTL_INTERVAL_5MIN;
  asked->labels_end = data[0] / 24 % 2;

  bytes = g_bytes_new (data + 1, size - 1);
  series = dtl_price_file_read ("input", bytes, asked, zone, &found, audit, &error);
  g_assert_true ((series == NULL) == (error != NULL));
  if (series == NULL)
    {
      g_assert_nonnull (strstr (error->message, "input"));
      return 0;
    }

  n = dtl_series_get_n (series);
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (audit->rows_read, ==, n + audit->rows_duplicate + audit->rejections->len);
  dtl_series_check_moves (series, audit);
  dtl_audit_sort (audit);

  return 0;
}
