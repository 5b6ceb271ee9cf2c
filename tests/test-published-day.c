/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days of publication as they are printed, one form a line. */
#include "news/published-day.h"

static void
test_find (void)
{
  static const struct
  {
    const char *text;
    const char *language;
    const char *day;
  } cases[] = {
    /* ISO 8601, RFC 3339 and what is made of them */
    { "2022-07-14", NULL, "2022-07-14" },
    { "2022-07-14T10:00:00Z", NULL, "2022-07-14T10:00:00Z" },
    { "2022-07-14T10:00:00.123456+08:00", NULL, "2022-07-14T10:00:00+08:00" },
    { "2022-07-14 10:00:00 +0800", NULL, "2022-07-14T10:00:00+08:00" },
    { "2022-07-14T10:00-0430", NULL, "2022-07-14T10:00:00-04:30" },
    { "2022-07-14T10:00:00", NULL, "2022-07-14T10:00:00" },
    { "20220714", NULL, "2022-07-14" },
    { "2022/7/4", NULL, "2022-07-04" },
    { "2022.07.14. 10:05", NULL, "2022-07-14" },
    { "2022-07-14T25:00:00", NULL, "2022-07-14" },
    { "2022-07-14T10:00:00+99:00", NULL, "2022-07-14T10:00:00" },
    /* RFC 822 */
    { "Thu, 14 Jul 2022 09:30:00 -0400", NULL, "2022-07-14T09:30:00-04:00" },
    { "14 Jul 22 09:30 EST", NULL, "2022-07-14T09:30:00-05:00" },
    { "Thu, 14 Jul 99 09:30:00 GMT", NULL, "1999-07-14T09:30:00Z" },
    { "Thu, 14 Jul 2022 09:30:00 XYZ", NULL, "2022-07-14T09:30:00" },
    { "Thu Jul 14 09:30:00 2022", NULL, "2022-07-14" },
    /* Words */
    { "July 14, 2022 at 6:01 am", "en", "2022-07-14T06:01:00" },
    { "Published 07/29/2022, 01:27 PM", "en", "2022-07-29T13:27:00" },
    { "Sept. 3rd 2021", "en", "2021-09-03" },
    { "3rd of September, 2021", "en", "2021-09-03" },
    { "12:00 a.m. on May 5, 2020", "en", "2020-05-05" },
    { "May 5, 2020, 12:30 a.m. EDT", "en", "2020-05-05T00:30:00-04:00" },
    { "14. Juli 2022, 9.30 Uhr", "de", "2022-07-14T09:30:00" },
    { "Le 1er août 2022 à 9h30", "fr", "2022-08-01T09:30:00" },
    { "14 de julio de 2022", "es", "2022-07-14" },
    { "2022年7月14日 09:58", "zh", "2022-07-14T09:58:00" },
    { "2022 年 7 月 14 日", "zh", "2022-07-14" },
    /* Numbers: the language decides, unless the numbers do */
    { "07/08/2022", "en", "2022-07-08" },
    { "07/08/2022", "en-GB", "2022-08-07" },
    { "07/08/2022", "fr", "2022-08-07" },
    { "13/08/2022", "en", "2022-08-13" },
    { "07.08.2022", "en", "2022-08-07" },
    { "7-8-22", "nl", "2022-08-07" },
    /* None */
    { "", NULL, NULL },
    { "soon", NULL, NULL },
    { "2022", NULL, NULL },
    { "2022-13-01", NULL, NULL },
    { "2022-02-30", NULL, NULL },
    { "1234567890123", NULL, NULL },
    { "May be 5 or 6", "en", NULL },
    { "0000-00-00T00:00:00", NULL, NULL },
    { "version 1.2.3", NULL, NULL },
    { "march 14", "en", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *day = dtl_published_find (cases[i].text, cases[i].language);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (day, ==, cases[i].day);
    }
  g_assert_null (dtl_published_find (NULL, NULL));
  g_assert_null (dtl_published_find ("\xFF\xFE", NULL));
}

static void
test_address (void)
{
  static const struct
  {
    const char *url;
    const char *day;
  } cases[] = {
    { "https://x.example/2022/07/14/title", "2022-07-14" },
    { "https://x.example/news/2022-07-14-title", "2022-07-14" },
    { "https://x.example/a_20220714.html", "2022-07-14" },
    { "https://x.example/2022/07/", NULL },
    { "https://x.example/12345678", NULL },
    { "https://2022-07-14.example/", NULL },
    { NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *day = dtl_published_find_in_address (cases[i].url);

      g_test_message ("%s", cases[i].url);
      g_assert_cmpstr (day, ==, cases[i].day);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/published-day/find", test_find);
  g_test_add_func ("/published-day/address", test_address);

  return g_test_run ();
}
