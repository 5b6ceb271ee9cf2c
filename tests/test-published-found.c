/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dates that an article keeps of its source, and whether they contradict each other. */
#include "operations/published-found.h"

static const struct
{
  const char *found;     /* nullable */
  const char *published; /* nullable */
  const char *listed;    /* "source value, …" */
  gboolean disagrees;
} cases[] = {
  { NULL, NULL, "", FALSE },
  { NULL, "2022-07-14", "", FALSE },
  { "[]", "2022-07-14", "", FALSE },
  { "[{\"source\":\"time\",\"value\":\"2022-07-14\"}]", "2022-07-14", "time 2022-07-14", FALSE },
  /* A day apart is another zone. */
  { "[{\"source\":\"time\",\"value\":\"2022-07-14\"},"
    "{\"source\":\"address\",\"value\":\"2022-07-15T01:00:00Z\"}]",
    NULL, "time 2022-07-14, address 2022-07-15T01:00:00Z", FALSE },
  { "[{\"source\":\"time\",\"value\":\"2022-07-14\"},"
    "{\"source\":\"address\",\"value\":\"2022-07-16\"}]",
    NULL, "time 2022-07-14, address 2022-07-16", TRUE },
  /* What is taken counts, the time of the file does not. */
  { "[{\"source\":\"time\",\"value\":\"2022-07-14\"}]", "2022-07-20", "time 2022-07-14", TRUE },
  { "[{\"source\":\"time\",\"value\":\"2022-07-14\"},"
    "{\"source\":\"file time\",\"value\":\"2024-01-01\"}]",
    "2022-07-14", "time 2022-07-14, file time 2024-01-01", FALSE },
  /* Of another form: left out */
  { "{", "2022-07-14", "", FALSE },
  { "{\"source\":\"time\"}", "2022-07-14", "", FALSE },
  { "[7,{\"source\":\"time\"},{\"source\":\"a\",\"value\":\"spring\"}]", "2022-07-14", "a spring",
    FALSE },
};

static void
test_found (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DtlArticle) article = dtl_article_new ();
      g_autoptr (GPtrArray) found = NULL;
      g_autoptr (GString) listed = g_string_new (NULL);

      g_test_message ("%s", cases[i].found);
      article->published_found = g_strdup (cases[i].found);
      article->published = g_strdup (cases[i].published);
      found = dtl_published_found_list (article);
      for (guint k = 0; k < found->len; k++)
        {
          const DtlDateCandidate *candidate = g_ptr_array_index (found, k);

          g_string_append_printf (listed, "%s%s %s", k > 0 ? ", " : "", candidate->source,
                                  candidate->value);
        }
      g_assert_cmpstr (listed->str, ==, cases[i].listed);
      g_assert_cmpint (dtl_published_found_disagrees (article), ==, cases[i].disagrees);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/published-found/cases", test_found);

  return g_test_run ();
}
