/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages: what is text and what is not, what a page says of itself, the map back to its bytes, and
 * pages that are made to hurt: their time and memory stay within bounds. */
#include "document-fixture.h"

#include <string.h>

static void
test_article (void)
{
  g_autoptr (DtlDocument) page = document_fixture_decode_file ("article.html");
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "data", "documents", "article.html", NULL);
  g_autofree char *source = NULL;

  g_assert_cmpstr (page->format, ==, "html");
  g_assert_cmpstr (page->title, ==, "Firm’s shares fall as dock closes");
  g_assert_cmpstr (page->byline, ==, "Ann Writer, Bob Sailor");
  g_assert_cmpstr (page->publisher, ==, "Harbour Gazette");
  g_assert_cmpstr (page->published, ==, "2022-07-14T09:30:00Z");
  g_assert_cmpstr (page->updated, ==, "2022-07-15T00:00:00Z");
  g_assert_cmpstr (page->language, ==, "en-GB");
  g_assert_cmpstr (page->url, ==, "https://gazette.example.com/2022/07/14/dock");
  g_assert_cmpstr (page->text, ==,
                   "By Ann Writer\n"
                   "Shares of the firm fell 4% on Thursday, after the harbour said that its dock "
                   "would stay closed, and sellers came from all sides, brokers said.\n"
                   "The closure, which began on Monday, costs the firm about $2 million a day, "
                   "according to a letter to the exchange, seen by the Gazette.\n"
                   "“Nobody,” a broker said, “expected that — not even the firm.”\n"
                   "He would not be named.\n"
                   "Day\tClose\nWednesday\t104.10\nThursday\t99.90");

  /* Every span of the map is the same bytes on both sides, and most of the text is in one. */
  gsize mapped = 0;

  g_assert_true (g_file_get_contents (path, &source, NULL, NULL));
  for (guint i = 0; i < page->map->len; i++)
    {
      const DtlTextSpan *span = &g_array_index (page->map, DtlTextSpan, i);

      g_assert_cmpmem (page->text + span->text_start, span->len, source + span->source_start,
                       span->len);
      mapped += span->len;
    }
  g_assert_cmpuint (mapped, >, strlen (page->text) * 9 / 10);
}

#define LONG "A sentence of the article, long enough to count, with commas, that nobody reads. "

static void
test_text (void)
{
  static const struct
  {
    const char *page;
    const char *text;
  } cases[] = {
    { "<p>a &amp; b &lt;i&gt; &#8217; &nbsp;c</p>", "a & b <i> ’ c" },
    { "<p>one<p>two<br>three", "one\ntwo\nthree" },
    { "<p>in<b>li</b>ne</p>", "inline" },
    { "<p>a</p>tail", "a\ntail" },
    { "<div>x <div>y</div> z</div>", "x\ny\nz" },
    { "<pre>a\n  b</pre>", "a\nb" },
    { "plain < text", "plain < text" },
    { "<p>a<script>if (1 < 2) document.write('<p>no');</script>b</p>", "ab" },
    { "<p>a<script><!-- <script> </script> no --></script>b</p>", "ab" },
    { "<p>a<style>p::before{content:'</p>'}</style>b</p>", "ab" },
    { "<p>a<noscript><img src=x>no</noscript>b</p>", "ab" },
    { "<p>a<template><p>no</template>b</p>", "ab" },
    { "<p>a<svg><svg></svg><title>no</title></svg>b</p>", "ab" },
    { "<p>a<!-- no --!> -->b</p>", "ab" },
    { "<p>a<!doctype no>b<?php no ?>c</p>", "abc" },
    { "<p>a<textarea>no</textarea>b</p>", "ab" },
    { "<p>a<i title='>' alt=\">\">b</i></p>", "ab" },
    { "<p>a<b hidden>no</b><b aria-hidden=true>no</b><b style='DISPLAY: NONE'>no</b>b</p>", "ab" },
    { "<p>\xE2\x80\xAE"
      "drawkcab\xE2\x80\xAC \xE2\x81\xA6x\xE2\x81\xA9 a\xC2\xAD"
      "b\xEF\xBB\xBF</p>",
      "drawkcab x ab" },
    { "<p>a\x01\x02\x7F"
      "b\xC2\x85"
      "c</p>",
      "abc" },
    { "<p>a</p><script>never closed <p>no", "a" },
    { "<p>a</p><!-- never closed <p>no", "a" },
    { "<p>a</p><b never='closed <p>no", "a" },
    { "<title>A <b>title</title><p>a</p>", "a" },
    { "<", "<" },
    { "</", NULL },
    { "<a", "" },
    { "&#xD800;&#0;&#x110000;&unknown;", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DtlDocument) page =
          document_fixture_decode (cases[i].page, strlen (cases[i].page), "html");

      g_test_message ("%s", cases[i].page);
      if (cases[i].text != NULL)
        g_assert_cmpstr (page->text, ==, cases[i].text);
    }
}

static void
test_facts (void)
{
  static const struct
  {
    const char *head;
    const char *title, *byline, *published;
  } cases[] = {
    { "<title>Shares of the firm fall again | The Gazette</title>", "Shares of the firm fall again",
      NULL, NULL },
    { "<title>The Gazette - Shares of the firm fall again</title>", "Shares of the firm fall again",
      NULL, NULL },
    { "<title>Gazette: why the shares fall again today</title>", "why the shares fall again today",
      NULL, NULL },
    { "<title>Markets: shares</title><h1>Markets: shares</h1>", "Markets: shares", NULL, NULL },
    { "<title>Shares fall</title><meta property=og:title content='Shares &amp;amp; bonds'>",
      "Shares & bonds", NULL, NULL },
    { "<meta name='dc.title og:title' content=T>", "T", NULL, NULL },
    { "<h1>Only heading</h1>", "Only heading", NULL, NULL },
    { "<meta name=author content='Ann Writer'>", NULL, "Ann Writer", NULL },
    { "<meta property=article:author content='https://x.example/ann'><a rel=author>Ann</a>", NULL,
      "Ann", NULL },
    { "<div class=byline>By <span class=author>Ann</span> <time>14 July 2022</time></div>", NULL,
      "Ann", "2022-07-14" },
    { "<div id=authorization>Sign in</div>", NULL, NULL, NULL },
    { "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"H\","
      "\"author\":\"A\",\"datePublished\":\"2022-07-14\"}</script>",
      "H", "A", "2022-07-14" },
    { "<script type='application/ld+json'>[[[[{\"@type\":</script>", NULL, NULL, NULL },
    { "<script type='application/ld+json'>{\"a\":1,\"a\":2,\"datePublished\" : "
      "\"2022-07-14\"}</script>",
      NULL, NULL, "2022-07-14" },
    { "<script>var x = {\"datePublished\":\"2022-07-14\"};</script>", NULL, NULL, "2022-07-14" },
    { "<abbr class=published title=2022-07-14>two days ago</abbr>", NULL, NULL, "2022-07-14" },
    { "<h1>A\x01\xE2\x80\xAE"
      "B</h1>",
      "AB", NULL, NULL },
    { "<meta property=article:published_time content='2022-07-14 10:00:00+0800'>", NULL, NULL,
      "2022-07-14T10:00:00+08:00" },
    { "<p>Published 07/29/2022, 01:27 PM</p>", NULL, NULL, "2022-07-29T13:27:00" },
    { "<link rel=canonical href='https://x.example/2022/07/14/a'><time>9 July 2019</time>", NULL,
      NULL, "2022-07-14" },
    { "<link rel=canonical href='https://x.example/2022/07/14/a'><time>9 July 2019</time>"
      "<time datetime='2022-07-14T10:00:00Z'>now</time>",
      NULL, NULL, "2022-07-14T10:00:00Z" },
    { "<meta property=article:modified_time content=2022-07-15>", NULL, NULL, "2022-07-15" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat (cases[i].head, "<p>" LONG "</p>", NULL);
      g_autoptr (DtlDocument) page = document_fixture_decode (text, strlen (text), "html");

      g_test_message ("%s", cases[i].head);
      g_assert_cmpstr (page->title, ==, cases[i].title);
      g_assert_cmpstr (page->byline, ==, cases[i].byline);
      g_assert_cmpstr (page->published, ==, cases[i].published);
      g_assert_cmpstr (page->published_source, ==, cases[i].published != NULL ? "page" : "none");
    }
}

/* An article of the named class beside a box of the other: only one of them is text. */
static void
test_furniture (void)
{
  static const char *const boxes[] = {
    "<div class='sidebar'><p>" LONG LONG "</p></div>",
    "<div id='comments'><p>" LONG LONG LONG "</p></div>",
    "<nav><ul><li><a href=/a>One</a><li><a href=/b>Two</a></ul></nav>",
    "<div role=navigation><p>" LONG "</p></div>",
    "<footer><p>" LONG LONG "</p></footer>",
    "<div class='x modal fade'><p>" LONG LONG "</p></div>",
    "<div class='sharedaddy'><a href=/t>Tweet this, please, now</a></div>",
    "<form><input><input><p>Subscribe, now</p></form>",
    "<ul><li><a href=/1>Read also this one</a></li><li><a href=/2>And this one too</a></li></ul>",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (boxes); i++)
    {
      g_autofree char *text =
          g_strconcat ("<body><div class=wrap><div class=story><p>FIRST " LONG "</p><p>" LONG LONG
                       "</p><p>" LONG "</p><p>" LONG LONG LONG "</p><p>" LONG " LAST</p></div>",
                       boxes[i], "</div></body>", NULL);
      g_autoptr (DtlDocument) page = document_fixture_decode (text, strlen (text), "html");

      g_test_message ("%s", boxes[i]);
      g_assert_true (g_str_has_prefix (page->text, "FIRST"));
      g_assert_true (g_str_has_suffix (page->text, "LAST"));
    }
}

static void
test_linked_body (void)
{
  static const char page[] =
      "<script type='application/ld+json'>{\"@type\":\"Article\",\"articleBody\":\"One.\\n\\nTwo "
      "&amp; three, which the page itself does not show to anybody who has not paid.\"}</script>"
      "<p>Subscribe to read.</p>";
  g_autoptr (DtlDocument) document = document_fixture_decode (page, strlen (page), "html");

  g_assert_cmpstr (document->text, ==,
                   "One.\nTwo & three, which the page itself does not show to anybody who has not "
                   "paid.");
  g_assert_cmpuint (document->map->len, ==, 0);
}

/* Pages that cost some parser the square of their length, or its stack; an eighth of the largest
 * that is read, or with -m thorough all of it. The bound is far above what
 * a linear pass takes and far below what a square one does. */
static void
test_hostile (void)
{
  static const struct
  {
    const char *before, *unit, *after;
    gsize size; /* of all units */
  } cases[] = {
    { "", "<div>", "deep", 5 << 20 },
    { "", "<b>", "deep", 3 << 20 },
    { "", "<p>", "", 3 << 20 },
    { "", "<li>", "", 4 << 20 },
    { "", "<table><tr><td>", "deep", 6 << 20 },
    { "", "<dl><dt>", "", 3 << 20 },
    { "", "<a href=x>", "", 4 << 20 },
    { "", "<font><p>", "", 4 << 20 },
    { "", "</div>", "", 4 << 20 },
    { "<div><div><div>", "</x>", "", 4 << 20 },
    { "", "<svg>", "", 3 << 20 },
    { "", "<template>", "", 3 << 20 },
    { "", "<title>", "", 3 << 20 },
    { "", "<script>", "", 3 << 20 },
    { "", "<script></script>", "", 4 << 20 },
    { "<script>", "<!--<script>", "", 4 << 20 },
    { "", "<!--", "", 4 << 20 },
    { "", "<", "", 2 << 20 },
    { "", "<!", "", 2 << 20 },
    { "", "&amp;", "", 5 << 20 },
    { "", "&", "", 2 << 20 },
    { "", "&#x", "", 3 << 20 },
    { "<p ", "a=b ", ">x", 4 << 20 },
    { "<p ", "a='", ">x", 3 << 20 },
    { "<", "a", ">x", 9 << 20 },
    { "<p>", "a", "", 9 << 20 },
    { "<p>", ",", "", 4 << 20 },
    { "<p class='", "share", "'>x", 2 << 20 },
    { "", "<meta name=a content=b>", "", 4 << 20 },
    { "", "<h2></h2>", "", 4 << 20 },
    { "<body>", "<div class=byline>", "", 4 << 20 },
    { "<body>", "<p>text, of, commas, that counts as one</p>", "", 6 << 20 },
    { "<body>", "<ul><li><ul><li>", "", 4 << 20 },
    { "<body>", "<span class=date>", "", 4 << 20 },
    { "<body>", "<time>", "", 3 << 20 },
    { "<script type='application/ld+json'>", "[", "</script>", 4 << 20 },
    { "<script type='application/ld+json'>{\"@type\":\"Article\",\"author\":[\"a\"", ",\"a\"",
      "]}</script>", 2 << 20 },
    { "<pre>", "\n", "", 4 << 20 },
    { "", "\xE2\x80\xAE", "", 3 << 20 },
    { "", "\xFF", "", 4 << 20 },
    { "<body>", "<br>", "", 4 << 20 },
    { "<body>", "<p>Published ", "", 4 << 20 },
    { "<body>", "Jan 1 ", "", 4 << 20 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize n = cases[i].size / (g_test_thorough () ? 1 : 8) / strlen (cases[i].unit);
      g_autofree char *units = document_fixture_repeat (cases[i].unit, n);
      g_autofree char *text = g_strconcat (cases[i].before, units, cases[i].after, NULL);
      gint64 started = g_get_monotonic_time ();
      g_autoptr (DtlDocument) page = document_fixture_decode (text, strlen (text), "html");
      double seconds = (double) (g_get_monotonic_time () - started) / G_USEC_PER_SEC;

      g_test_message ("%s x %" G_GSIZE_FORMAT ": %.2f s", cases[i].unit, n, seconds);
      g_assert_cmpfloat (seconds, <, 20);
    }
}

/* What libxml2's own tree would lose without a word. */
static void
test_deep (void)
{
  g_autofree char *open = document_fixture_repeat ("<div>", 3000);
  g_autofree char *close = document_fixture_repeat ("</div>", 3000);
  g_autofree char *text = g_strconcat ("<body>", open, "bottom", close, "<p>after</p>", NULL);
  g_autoptr (DtlDocument) page = document_fixture_decode (text, strlen (text), "html");

  g_assert_nonnull (strstr (page->text, "bottom"));
  g_assert_nonnull (strstr (page->text, "after"));
}

static void
test_many_nodes (void)
{
  g_autofree char *open = document_fixture_repeat ("<p>w</p>", 300000);
  g_autofree char *text = g_strconcat ("<body>", open, "<p>last words of the page</p>", NULL);
  g_autoptr (DtlDocument) page = document_fixture_decode (text, strlen (text), "html");

  g_assert_cmpuint (strlen (page->text), >, 200000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/html/article", test_article);
  g_test_add_func ("/html/text", test_text);
  g_test_add_func ("/html/facts", test_facts);
  g_test_add_func ("/html/furniture", test_furniture);
  g_test_add_func ("/html/linked-body", test_linked_body);
  g_test_add_func ("/html/deep", test_deep);
  g_test_add_func ("/html/many-nodes", test_many_nodes);
  g_test_add_func ("/html/hostile", test_hostile);

  return g_test_run ();
}
