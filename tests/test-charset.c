/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is believed about the charset of a page, and what becomes of bytes that fit none. */
#include "extract/charset.h"

#include <string.h>

#define GERMAN                                                                                     \
  "Gr\xF6\xDF"                                                                                     \
  "er als \xFC"                                                                                    \
  "blich, sagten H\xE4ndler \xFC"                                                                  \
  "ber die B\xF6rse"

static void
test_decode (void)
{
  static const struct
  {
    const char *bytes;
    gsize size; /* 0: up to the NUL */
    const char *given, *declared;
    const char *charset;
    const char *text; /* NULL: not looked at */
  } cases[] = {
    { "plain", 0, NULL, NULL, "UTF-8", "plain" },
    { "caf\xC3\xA9", 0, NULL, NULL, "UTF-8", "café" },
    { "caf\xE9", 0, NULL, "iso-8859-1", "WINDOWS-1252", "café" },
    { "caf\xE9 \x80", 0, "latin1", NULL, "WINDOWS-1252", "café €" },
    { "\xEF\xBB\xBF"
      "caf\xC3\xA9",
      0, "latin1", "gbk", "UTF-8", "café" },
    { "\xFF\xFE"
      "a\0\xAC\x20",
      6, "utf-8", NULL, "UTF-16LE", "a€" },
    { "\xFE\xFF"
      "\0a",
      4, NULL, NULL, "UTF-16BE", "a" },
    { "\xD6\xD0\xB9\xFA", 0, NULL, "gb2312", "GB18030", "中国" },
    { "\x93\xFA\x96\x7B", 0, "Shift_JIS", NULL, "CP932", "日本" },
    /* Declared wrongly, and UTF-8 beyond doubt */
    { "中国中国中国中国", 0, NULL, "gb2312", "UTF-8", "中国中国中国中国" },
    /* What came with the bytes is believed before what they look like */
    { "\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9", 0, "windows-1252",
      NULL, "WINDOWS-1252", NULL },
    /* Charsets that nobody knows, that iconv reads commands from, that are no page's */
    { "a", 0, "no-such", "utf-8//TRANSLIT", "UTF-8", "a" },
    { "+ADw-", 0, NULL, "utf-7", "UTF-8", "+ADw-" },
    /* A label that was read byte by byte */
    { "abcd", 0, NULL, "utf-16", "UTF-8", "abcd" },
    { "abcd", 0, NULL, "UTF-16LE", "UTF-8", "abcd" },
    { "abcd", 0, NULL, "ucs-2", "UTF-8", "abcd" },
    { "a\0b\0", 4, "utf-16le", NULL, "UTF-16LE", "ab" },
    /* NUL is a blank, and a cut character is one sign */
    { "a\0b", 3, NULL, NULL, "UTF-8", "a b" },
    { GERMAN, 0, NULL, NULL, NULL, NULL },
    { "\xFF", 0, "utf-8", NULL, NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize size = cases[i].size != 0 ? cases[i].size : strlen (cases[i].bytes);
      g_autofree guint8 *exact = g_memdup2 (cases[i].bytes, size);
      g_autoptr (DtlDecodedText) text =
          dtl_charset_decode (exact, size, cases[i].given, cases[i].declared);

      g_test_message ("case %" G_GSIZE_FORMAT ": %s", i, text->charset);
      g_assert_true (g_utf8_validate_len (text->text->str, text->text->len, NULL));
      if (cases[i].charset != NULL)
        g_assert_cmpstr (text->charset, ==, cases[i].charset);
      if (cases[i].text != NULL)
        g_assert_cmpstr (text->text->str, ==, cases[i].text);
    }
}

static void
test_guess (void)
{
  g_autoptr (DtlDecodedText) text =
      dtl_charset_decode ((const guint8 *) GERMAN, strlen (GERMAN), NULL, NULL);

  g_assert_cmpstr (text->text->str, ==, "Größer als üblich, sagten Händler über die Börse");
}

static void
test_meta (void)
{
  static const struct
  {
    const char *page;
    const char *label;
  } cases[] = {
    { "<meta charset=utf-8>", "utf-8" },
    { "<META CHARSET = 'GBK'>", "gbk" },
    { "<meta http-equiv=content-type content='text/html; charset=windows-1251'>", "windows-1251" },
    { "<?xml version='1.0' encoding=\"ISO-8859-2\"?>", "iso-8859-2" },
    { "<p>charset of nothing", NULL },
    { "charset=", NULL },
    { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *label =
          dtl_charset_find_meta ((const guint8 *) cases[i].page, strlen (cases[i].page));

      g_assert_cmpstr (label, ==, cases[i].label);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/charset/decode", test_decode);
  g_test_add_func ("/charset/guess", test_guess);
  g_test_add_func ("/charset/meta", test_meta);

  return g_test_run ();
}
