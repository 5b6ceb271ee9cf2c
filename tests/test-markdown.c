/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks go and words stay, each with its bytes of the source. */
#include "news/markdown.h"

#include <string.h>

static const struct
{
  const char *source;
  const char *text;
} cases[] = {
  { "", "" },
  { "plain", "plain" },
  { "one\n\ntwo", "one\n\ntwo" },
  { "one\ntwo\r\n\r\nthree\r\n", "one two\n\nthree" }, /* a line break is a blank */
  { "# Head\ntext", "Head\n\ntext" },
  { "## Head ##\ntext", "Head\n\ntext" },
  { "Head\n====\ntext", "Head\n\ntext" },
  { "Head\n----\ntext", "Head\n\ntext" },
  { "#hashtag", "#hashtag" },
  { "fell **4%** on *Thursday*", "fell 4% on Thursday" },
  { "fell __4%__ on _Thursday_", "fell 4% on Thursday" },
  { "***both***", "both" },
  { "~~gone~~", "gone" },
  { "`code`", "code" },
  { "snake_case_name", "snake_case_name" },
  { "3 * 4 * 5", "3 * 4 * 5" },
  { "a * b*", "a * b*" },
  { "*open", "*open" },
  { "the index^ fell ~3%", "the index^ fell ~3%" },
  { "see [the report](https://a.example/x \"t\") there", "see the report there" },
  { "see [**bold** link](x) there", "see bold link there" },
  { "a [note] and (more)", "a [note] and (more)" },
  { "![picture](x.png)words", "words" },
  { "[![picture](x.png)](y) words", " words" },
  { "<https://a.example/>", "https://a.example/" },
  { "a<br>b <em>c</em>", "ab c" },
  { "price < 3 and > 2", "price < 3 and > 2" },
  { "\\*not a mark\\*", "*not a mark*" },
  { "AT&amp;T &#8211; R&D", "AT&T \xE2\x80\x93 R&D" },
  { "- one\n- two\n* three", "one\n\ntwo\n\nthree" },
  { "1. one\n2) two", "one\n\ntwo" },
  { "2022. It was", "2022. It was" },
  { "> quoted\n> on\n\nown", "quoted on\n\nown" },
  { "one\n\n---\n\ntwo", "one\n\ntwo" },
  { "```c\nint *a;\n```\ntext", "int *a;\n\ntext" },
  { "<!-- hidden\nmore -->\ntext", "text" },
  { "[1]: https://a.example\ntext", "text" },
  { "---\ntitle: x\n---\ntext", "text" },
  { "---\nno end", "no end" },
  { "fell 4\\\non", "fell 4 on" },
};

/* Each span of the map names the same bytes on both sides. */
static void
assert_map (const DtlDocument *document, const char *source)
{
  gsize last = 0;

  for (guint i = 0; i < document->map->len; i++)
    {
      const DtlTextSpan *span = &g_array_index (document->map, DtlTextSpan, i);

      g_assert_cmpuint (span->text_start, >=, last);
      last = span->text_start + span->len;
      g_assert_cmpuint (last, <=, strlen (document->text));
      g_assert_cmpuint (span->source_start + span->len, <=, strlen (source));
      g_assert_cmpmem (document->text + span->text_start, span->len, source + span->source_start,
                       span->len);
    }
}

static void
test_text (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DtlDocument) document = dtl_markdown_read (cases[i].source);

      g_test_message ("%s", cases[i].source);
      g_assert_cmpstr (document->text, ==, cases[i].text);
      assert_map (document, cases[i].source);
    }
}

/* A highlight of the text falls on its words in the source. */
static void
test_map (void)
{
  static const char source[] = "# Head\n\nShares *fell* by **4%**.";
  g_autoptr (DtlDocument) document = dtl_markdown_read (source);
  gsize at = (gsize) (strstr (document->text, "4%") - document->text);
  gboolean found = FALSE;

  for (guint i = 0; i < document->map->len; i++)
    {
      const DtlTextSpan *span = &g_array_index (document->map, DtlTextSpan, i);

      if (at >= span->text_start && at < span->text_start + span->len)
        {
          found = TRUE;
          g_assert_cmpuint (span->source_start + at - span->text_start, ==,
                            (gsize) (strstr (source, "4%") - source));
        }
    }
  g_assert_true (found);
}

static const struct
{
  const char *source;
  const char *title, *byline, *publisher, *published, *published_source, *url, *language;
} facts[] = {
  { "---\ntitle: \"Alibaba falls\"\ndate: 2022-07-14\nauthor: Jane Doe\nsource: The Paper\n"
    "url: https://a.example/x\nlang: en\n---\ntext",
    "Alibaba falls", "Jane Doe", "The Paper", "2022-07-14", "page", "https://a.example/x", "en" },
  { "+++\ntitle = 'Alibaba: falls'\ndate = 2022-07-14T12:40:00-04:00\n+++\ntext", "Alibaba: falls",
    NULL, NULL, "2022-07-14T12:40:00-04:00", "page", NULL, NULL },
  { "# Alibaba falls\n\nBy Jane Doe\n\nJuly 14, 2022\n\ntext", "Alibaba falls", "Jane Doe", NULL,
    "2022-07-14", "text", NULL, NULL },
  { "Alibaba falls\n===\ntext", "Alibaba falls", NULL, NULL, NULL, "none", NULL, NULL },
  { "---\nauthors: [Jane Doe, John Roe]\n---\n# Head\n\ntext", "Head", "Jane Doe, John Roe", NULL,
    NULL, "none", NULL, NULL },
  { "---\ntitle:\ndate: soon\n---\nThis is text.", NULL, NULL, NULL, NULL, "none", NULL, NULL },
};

static void
test_facts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      g_autoptr (DtlDocument) document = dtl_markdown_read (facts[i].source);

      g_test_message ("%zu", i);
      g_assert_cmpstr (document->title, ==, facts[i].title);
      g_assert_cmpstr (document->byline, ==, facts[i].byline);
      g_assert_cmpstr (document->publisher, ==, facts[i].publisher);
      g_assert_cmpstr (document->published, ==, facts[i].published);
      g_assert_cmpstr (document->published_source, ==, facts[i].published_source);
      g_assert_cmpstr (document->url, ==, facts[i].url);
      g_assert_cmpstr (document->language, ==, facts[i].language);
    }
}

/* Ten million bytes of what could each begin something. */
static void
test_linear (void)
{
  static const char *const parts[] = { "*a ",  "[",  "[a](", "<a",   "_",      "`a ", "&#",  "![",
                                       "\n[a", "> ", "- ",   "<!--", "a\n=\n", "\\",  "[[](" };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GString) source = g_string_new (NULL);
      g_autoptr (DtlDocument) document = NULL;
      gint64 start;

      while (source->len < 2000000)
        g_string_append (source, parts[i]);
      start = g_get_monotonic_time ();
      document = dtl_markdown_read (source->str);
      g_test_message ("%s: %" G_GINT64_FORMAT " ms", parts[i],
                      (g_get_monotonic_time () - start) / 1000);
      g_assert_cmpint (g_get_monotonic_time () - start, <, 20 * G_USEC_PER_SEC);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/markdown/text", test_text);
  g_test_add_func ("/markdown/map", test_map);
  g_test_add_func ("/markdown/facts", test_facts);
  g_test_add_func ("/markdown/linear", test_linear);

  return g_test_run ();
}
