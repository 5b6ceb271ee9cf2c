/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text of unknown origin: what reaches a terminal, and what is kept as one line. */
#include "base/text.h"

static const struct
{
  const char *text;
  const char *escaped;
} escape_cases[] = {
  { "Alibaba 阿里巴巴 Ünïcode", "Alibaba 阿里巴巴 Ünïcode" }, /* letters stay */
  { "", "" },                                                 /* nothing */
  { "red \033[31m", "red \\x1b[31m" },                        /* a terminal command */
  { "a\nb\tc\r", "a\\x0ab\\x09c\\x0d" },                      /* line end, tab, return */
  { "\x7f", "\\x7f" },                                        /* DEL */
  { "\xc2\x9b"
    "31m",
    "\\u{9b}31m" },                     /* the C1 form of ESC [ */
  { "\xc2\xa0", "\xc2\xa0" },           /* the first after C1 */
  { "a\xff\xfe", "a\\xff\\xfe" },       /* not UTF-8 */
  { "cut \xe9\x98", "cut \\xe9\\x98" }, /* a sequence cut short */
  { "\xe2\x80\xae"
    "txt",
    "\\u{202e}txt" }, /* right-to-left override */
  { "\xe2\x81\xa6"
    "x\xe2\x81\xa9",
    "\\u{2066}x\\u{2069}" },             /* isolates */
  { "\xe2\x80\xa8", "\\u{2028}" },       /* line separator */
  { "\xed\xa0\x80", "\\xed\\xa0\\x80" }, /* a surrogate */
  { "C:\\x", "C:\\x" },                  /* a backslash stays */
};

static void
test_escape (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (escape_cases); i++)
    {
      g_autofree char *escaped = dtl_text_escape_terminal (escape_cases[i].text);

      g_assert_cmpstr (escaped, ==, escape_cases[i].escaped);
    }
}

static const struct
{
  const char *text;
  const char *line;
} line_cases[] = {
  { "one line", "one line" },             /* as it is */
  { "  two\r\n\tlines \n", "two lines" }, /* ends and runs */
  { "a\001b\033c", "a b c" },             /* controls part words */
  { "\xc2\xa0"
    "a\xe3\x80\x80"
    "b",
    "a b" }, /* no-break and ideographic spaces */
  { "a\xff"
    "b",
    "a\xef\xbf\xbd"
    "b" },        /* not UTF-8 */
  { " \n ", "" }, /* nothing but blanks */
  { "", "" },     /* nothing */
};

static void
test_clean_line (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (line_cases); i++)
    {
      g_autofree char *line = dtl_text_clean_line (line_cases[i].text);

      g_assert_cmpstr (line, ==, line_cases[i].line);
      g_assert_true (dtl_text_is_blank (line_cases[i].text) == (*line_cases[i].line == '\0'));
    }
  g_assert_true (dtl_text_is_blank (NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/escape-terminal", test_escape);
  g_test_add_func ("/text/clean-line", test_clean_line);

  return g_test_run ();
}
