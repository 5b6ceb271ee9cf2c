/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Feeds of all kinds, broken ones, and ones that are made to hurt. */
#include "document-fixture.h"

#include "base/error.h"

#include <string.h>

static const DtlDocument *
get_item (const DtlDocument *feed, guint index)
{
  g_assert_cmpuint (index, <, feed->items->len);
  return g_ptr_array_index (feed->items, index);
}

static void
test_rss2 (void)
{
  g_autoptr (DtlDocument) feed = document_fixture_decode_file ("rss2.xml");
  const DtlDocument *item;

  g_assert_cmpstr (feed->format, ==, "feed");
  g_assert_cmpstr (feed->title, ==, "Harbour Gazette & Post");
  g_assert_cmpstr (feed->url, ==, "https://gazette.example.com/");
  g_assert_cmpuint (feed->items->len, ==, 2);

  item = get_item (feed, 0);
  g_assert_cmpstr (item->id, ==, "gazette-17");
  g_assert_cmpstr (item->title, ==, "Dock closed after storm");
  g_assert_cmpstr (item->byline, ==, "Ann Writer");
  g_assert_cmpstr (item->publisher, ==, "Harbour Gazette & Post");
  g_assert_cmpstr (item->published, ==, "2022-07-14T09:30:00-05:00");
  g_assert_cmpstr (item->language, ==, "en-gb");
  g_assert_cmpstr (item->url, ==, "https://gazette.example.com/dock");
  g_assert_cmpstr (item->text, ==, "The dock is closed.\nIt opens on Monday.");

  item = get_item (feed, 1);
  g_assert_cmpstr (item->id, ==, "https://gazette.example.com/ferry");
  g_assert_cmpstr (item->url, ==, "https://gazette.example.com/ferry");
  g_assert_cmpstr (item->byline, ==, "Bob Sailor");
  g_assert_cmpstr (item->published, ==, "2022-07-15T10:00:00+08:00");
  g_assert_cmpstr (item->text, ==, "Wind & tide.");
}

static void
test_atom (void)
{
  g_autoptr (DtlDocument) feed = document_fixture_decode_file ("atom.xml");
  const DtlDocument *item;

  g_assert_cmpstr (feed->title, ==, "Quay notes");
  g_assert_cmpstr (feed->url, ==, "https://quay.example.com/");
  g_assert_cmpuint (feed->items->len, ==, 2);

  item = get_item (feed, 0);
  g_assert_cmpstr (item->id, ==, "urn:quay:1");
  g_assert_cmpstr (item->title, ==, "Crane & cargo");
  g_assert_cmpstr (item->byline, ==, "Cara Crane");
  g_assert_cmpstr (item->published, ==, "2022-07-14T10:00:00+08:00");
  g_assert_cmpstr (item->updated, ==, "2022-07-15T00:00:00Z");
  g_assert_cmpstr (item->url, ==, "https://quay.example.com/1");
  g_assert_cmpstr (item->text, ==, "First.\nSecond.");
  g_assert_cmpstr (get_item (feed, 1)->published, ==, "2022-07-13T08:00:00Z");
}

/* RSS 1.0 in Latin-1, with entities of its own: they are not replaced. */
static void
test_rss1 (void)
{
  g_autoptr (DtlDocument) feed = document_fixture_decode_file ("rss1.xml");
  const DtlDocument *item = get_item (feed, 0);

  g_assert_cmpstr (feed->title, ==, "Kai");
  g_assert_cmpstr (item->title, ==, "Kran fällt &b;");
  g_assert_cmpstr (item->published, ==, "2022-07-14");
  g_assert_cmpstr (item->id, ==, "https://kai.example.com/1");
}

static void
test_broken (void)
{
  static const struct
  {
    const char *feed;
    guint n_items;
    const char *first; /* title */
  } cases[] = {
    { "<rss><channel><item><title>A & B</title></item></channel></rss>", 1, "A & B" },
    { "<rss><channel><item><title>A&nbsp;&eacute;</title></item></channel></rss>", 1, "A é" },
    { "<rss><channel><item><title>A\x01</title></item></channel></rss>", 1, "A" },
    { "<rss><channel><item><title>A</title></item><item><title>B</item></channel>", 2, "A" },
    { "<rss><channel><item><title>A</title></item>", 1, "A" },
    { "<rss><channel><item><link>javascript:alert(1)</link><title>A</title></item></channel></rss>",
      1, "A" },
    { "<rss><channel></channel></rss>", 0, NULL },
    { "<rss/>", 0, NULL },
    { "<rss><channel><item/></channel></rss>", 0, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DtlDocument) feed =
          document_fixture_decode (cases[i].feed, strlen (cases[i].feed), "feed");

      g_test_message ("%s", cases[i].feed);
      g_assert_cmpuint (feed->items->len, ==, cases[i].n_items);
      if (cases[i].first != NULL)
        g_assert_cmpstr (get_item (feed, 0)->title, ==, cases[i].first);
      if (cases[i].n_items > 0)
        g_assert_null (get_item (feed, 0)->url);
    }
}

static void
test_no_feed (void)
{
  static const char *const cases[] = { "<html></html>", "no XML", "<a>", "{}" };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DtlDecoderInput input = {
        .name = "x", .data = (const guint8 *) cases[i], .size = strlen (cases[i]), .format = "feed"
      };
      g_autoptr (GError) error = NULL;

      g_assert_null (dtl_decoder_decode (&input, &error));
      g_assert_error (error, DTL_ERROR, DTL_ERROR_PARSE);
    }
}

static void
test_hostile (void)
{
  static const char laughs[] =
      "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'ha ha ha ha'>"
      "<!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>"
      "<!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;'><!ENTITY e '&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;'>"
      "<!ENTITY f '&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;'><!ENTITY g '&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;'>"
      "<!ENTITY h SYSTEM 'file:///etc/passwd'>]>"
      "<rss><channel><item><title>&g; &h;</title><link href='&g;'/></item></channel></rss>";
  static const struct
  {
    const char *before, *unit, *after;
    gsize n;
  } cases[] = {
    { "<rss><channel>", "<item><title>t</title></item>", "</channel></rss>", 100000 },
    { "<rss>", "<channel>", "", 200000 },
    { "<rss><channel><item><description>", "&lt;div&gt;", "</description></item></channel></rss>",
      100000 },
    { "<rss><channel><item><title>", "&amp;", "</title></item></channel></rss>", 400000 },
    { "<rss><channel><item><title>", "& ", "</title></item></channel></rss>", 1000000 },
    { "<rss><channel><item><title>", "x", "</title></item></channel></rss>", 9000000 },
    { "<rss><channel><item ", "a='b' ", "/></channel></rss>", 2000 },
    { "<rss>", "<?p?>", "</rss>", 400000 },
  };
  g_autoptr (DtlDocument) feed = document_fixture_decode (laughs, strlen (laughs), "feed");

  g_assert_cmpstr (get_item (feed, 0)->title, ==, "&g; &h;");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *units = document_fixture_repeat (cases[i].unit, cases[i].n);
      g_autofree char *text = g_strconcat (cases[i].before, units, cases[i].after, NULL);
      gint64 started = g_get_monotonic_time ();
      g_autoptr (DtlDocument) big = document_fixture_decode (text, strlen (text), "feed");
      double seconds = (double) (g_get_monotonic_time () - started) / G_USEC_PER_SEC;

      g_test_message ("%s: %.2f s", cases[i].unit, seconds);
      g_assert_cmpuint (big->items->len, <=, 500);
      g_assert_cmpfloat (seconds, <, document_fixture_get_patience ());
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/feed/rss2", test_rss2);
  g_test_add_func ("/feed/atom", test_atom);
  g_test_add_func ("/feed/rss1", test_rss1);
  g_test_add_func ("/feed/broken", test_broken);
  g_test_add_func ("/feed/no-feed", test_no_feed);
  g_test_add_func ("/feed/hostile", test_hostile);

  return g_test_run ();
}
