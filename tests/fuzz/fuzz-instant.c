/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days and instants of strangers: what is read is written in the one form and reads back. */
#include "calendar/instant.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const char *text = (const char *) data;
  char day_text[DTL_DAY_TEXT_SIZE];
  char instant_text[DTL_INSTANT_TEXT_SIZE];
  DtlDay day, same_day;
  DtlInstant instant, same_instant;
  gsize used = dtl_day_parse_iso (text, size, &day);

  g_assert_cmpuint (used, <=, size);
  if (used > 0)
    {
      dtl_day_format_iso (day, day_text);
      g_assert_cmpuint (dtl_day_parse_iso (day_text, strlen (day_text), &same_day), ==, used);
      g_assert_cmpint (day, ==, same_day);
    }

  used = dtl_instant_parse_iso (text, size, &instant);
  g_assert_cmpuint (used, <=, size);
  if (used > 0)
    {
      dtl_instant_format_iso (instant, NULL, instant_text);
      g_assert_cmpuint (dtl_instant_parse_iso (instant_text, strlen (instant_text), &same_instant),
                        >, 0);
      g_assert_cmpint (instant, ==, same_instant);
    }

  return 0;
}
