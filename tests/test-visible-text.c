/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts without the characters that nobody sees, and the way back. */
#include "news/visible-text.h"

#include <string.h>

static const struct
{
  const char *text, *seen;
} cases[] = {
  { "", "" },
  { "plummeted", "plummeted" },
  { "plum\u00ADmeted", "plummeted" },                                     /* soft hyphen */
  { "\uFEFFIt fell", "It fell" },                                         /* byte order mark */
  { "It \u202Bfell\u202C 4\u200E%", "It fell 4%" },                       /* directions */
  { "\u2066\u2067\u2069", "" },                                           /* and nothing else */
  { "caf\u00E9 \u2018a\u2019 \u5317", "caf\u00E9 \u2018a\u2019 \u5317" }, /* all to be seen */
  { "a\xC2", "a\xC2" },                                                   /* cut short */
  { "\xE2\x80 fell\xAD", "\xE2\x80 fell\xAD" },                           /* no UTF-8 */
};

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DtlVisibleText) self =
          dtl_visible_text_new (cases[i].text, strlen (cases[i].text));
      gsize len;
      const char *seen = dtl_visible_text_get (self, &len);

      g_assert_cmpmem (seen, len, cases[i].seen, strlen (cases[i].seen));
    }
}

/* Every stretch, restored, begins and ends with what it began and ended with, and holds nothing
 * else that is seen. */
static void
test_restore (void)
{
  static const char *const pieces[] = {
    "a", "\u00E9", "\u5317", " ", "\u00AD", "\u202E", "\uFEFF"
  };

  for (int round = 0; round < 2000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (int i = g_test_rand_int_range (1, 30); i > 0; i--)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);

      g_autoptr (DtlVisibleText) self = dtl_visible_text_new (text->str, text->len);
      gsize len, n;
      const char *seen = dtl_visible_text_get (self, &len);

      if (len == 0)
        continue;

      gsize first = (gsize) g_test_rand_int_range (0, (int) len);
      gsize end = (gsize) g_test_rand_int_range ((int) first + 1, (int) len + 1);
      gsize from = first, to = end;

      dtl_visible_text_restore (self, &from, &to);
      g_assert_cmpuint (from, <, to);
      g_assert_cmpuint (to, <=, text->len);
      g_assert_cmpint (text->str[from], ==, seen[first]);
      g_assert_cmpint (text->str[to - 1], ==, seen[end - 1]);

      /* A stretch that begins inside a character is bytes; of others the text can be compared. */
      if ((seen[first] & 0xC0) == 0x80 || (end < len && (seen[end] & 0xC0) == 0x80))
        continue;

      g_autoptr (DtlVisibleText) part = dtl_visible_text_new (text->str + from, to - from);
      const char *part_seen = dtl_visible_text_get (part, &n);

      g_assert_cmpmem (part_seen, n, seen + first, end - first);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/visible-text/cases", test_cases);
  g_test_add_func ("/visible-text/restore", test_restore);

  return g_test_run ();
}
