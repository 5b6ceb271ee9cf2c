/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The calendars inside the program: all of them are there, once, for any thread. */
#include "operations/calendars.h"

static gpointer
ask (gpointer code)
{
  return dtl_calendars_get (code);
}

static void
test_threads (void)
{
  GThread *threads[8];
  DtlExchange *first = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("ask", ask, (gpointer) "XHKG");
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      DtlExchange *exchange = g_thread_join (threads[i]);

      g_assert_nonnull (exchange);
      if (first == NULL)
        first = exchange;
      g_assert_true (exchange == first);
    }
}

static void
test_list (void)
{
  const char *const *codes = dtl_calendars_list ();

  g_assert_cmpuint (g_strv_length ((char **) codes), ==, 3);
  g_assert_cmpstr (codes[0], ==, "XHKG");
  g_assert_cmpstr (codes[1], ==, "XNAS");
  g_assert_cmpstr (codes[2], ==, "XNYS");
  for (gsize i = 0; codes[i] != NULL; i++)
    g_assert_cmpstr (dtl_exchange_get_code (dtl_calendars_get (codes[i])), ==, codes[i]);

  g_assert_cmpstr (dtl_exchange_get_title (dtl_calendars_get ("XHKG")), ==, "HKEX");
  g_assert_cmpstr (dtl_exchange_get_title (dtl_calendars_get ("XNAS")), ==, "NASDAQ");
  g_assert_cmpstr (dtl_exchange_get_title (dtl_calendars_get ("XNYS")), ==, "NYSE");
}

static void
test_not_shipped (void)
{
  g_assert_null (dtl_calendars_get ("XLON"));
  g_assert_null (dtl_calendars_get ("xnys"));
  g_assert_null (dtl_calendars_get (""));
  g_assert_null (dtl_calendars_get (NULL));
}

static void
test_find_code (void)
{
  static const char *const cases[][2] = {
    { "XNYS", "XNYS" }, { "xnys", "XNYS" }, { "NYSE", "XNYS" },    { "Nyse", "XNYS" },
    { "HKEX", "XHKG" }, { "XLON", NULL },   { "NYSE Arca", NULL }, { "", NULL },
    { NULL, NULL },     { " NYSE", NULL },  { "Nasdaq", "XNAS" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (dtl_calendars_find_code (cases[i][0]), ==, cases[i][1]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/calendars/threads", test_threads);
  g_test_add_func ("/calendars/list", test_list);
  g_test_add_func ("/calendars/not-shipped", test_not_shipped);
  g_test_add_func ("/calendars/find-code", test_find_code);

  return g_test_run ();
}
