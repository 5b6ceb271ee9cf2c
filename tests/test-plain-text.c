/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What heads a pasted text, and what only looks as if it did. The text itself never changes. */
#include "news/plain-text.h"

#include <string.h>

typedef struct
{
  const char *text;
  const char *title, *byline, *publisher, *published; /* NULL: none */
} Case;

#define MORE "\n\nShares of Alibaba fell on Thursday after talks in Shanghai.\n"

static const Case cases[] = {
  { "", NULL, NULL, NULL, NULL },
  { "Alibaba falls after talks" MORE, "Alibaba falls after talks", NULL, NULL, NULL },
  { "\xEF\xBB\xBF"
    "Alibaba falls" MORE,
    "Alibaba falls", NULL, NULL, NULL },
  { "\r\n\r\n  Alibaba falls  \r\n\r\nIt fell.\r\n", "Alibaba falls", NULL, NULL, NULL },
  /* A sentence, or the only line, is no title. */
  { "Alibaba fell on Thursday." MORE, NULL, NULL, NULL, NULL },
  { "Alibaba fell on Thursday", NULL, NULL, NULL, NULL },
  { "Is Alibaba cheap?" MORE, "Is Alibaba cheap?", NULL, NULL, NULL },
  { "Title: U.S. shares of Alibaba Inc." MORE, "U.S. shares of Alibaba Inc.", NULL, NULL, NULL },
  { "Titles won by Alibaba" MORE, "Titles won by Alibaba", NULL, NULL, NULL },

  { "Alibaba falls\nBy Jane Doe" MORE, "Alibaba falls", "Jane Doe", NULL, NULL },
  { "Alibaba falls\nBy Jane Doe and John Roe | The Paper" MORE, "Alibaba falls",
    "Jane Doe and John Roe", NULL, NULL },
  { "By: Jane Doe\nAlibaba falls" MORE, "Alibaba falls", "Jane Doe", NULL, NULL },
  { "Alibaba falls\nBy the end of the day it had lost 4%" MORE, "Alibaba falls", NULL, NULL, NULL },
  { "Alibaba falls\nBy Friday the stock had lost 4%." MORE, "Alibaba falls", NULL, NULL, NULL },
  { "Alibaba falls\nBy \xC3\x89mile Dupont" MORE, "Alibaba falls", "\xC3\x89mile Dupont", NULL,
    NULL },

  { "Alibaba falls\n2022-07-16" MORE, "Alibaba falls", NULL, NULL, "2022-07-16" },
  { "Alibaba falls\ndate 2022-07-11" MORE, "Alibaba falls", NULL, NULL, "2022-07-11" },
  { "Alibaba falls\nDate: July 11, 2022" MORE, "Alibaba falls", NULL, NULL, "2022-07-11" },
  { "Alibaba falls\nPublished on Thursday, July 14, 2022" MORE, "Alibaba falls", NULL, NULL,
    "2022-07-14" },
  { "Alibaba falls\nPosted: 2022-07-14T12:40:00-04:00" MORE, "Alibaba falls", NULL, NULL,
    "2022-07-14T12:40:00-04:00" },
  { "Alibaba falls\n14 July 2022" MORE, "Alibaba falls", NULL, NULL, "2022-07-14" },
  { "Alibaba falls\n07/29/2022" MORE, "Alibaba falls", NULL, NULL, "2022-07-29" },
  /* Two days at once are none. */
  { "Alibaba falls\n07/08/2022" MORE, "Alibaba falls", NULL, NULL, NULL },
  { "Alibaba falls\nPublished 7.8.2022" MORE, "Alibaba falls", NULL, NULL, NULL },
  { "Alibaba falls\n08/08/2022" MORE, "Alibaba falls", NULL, NULL, "2022-08-08" },
  /* A day that the article tells of is not the day on which it tells it. */
  { "Alibaba falls\nOn July 14, 2022 the stock lost 4%" MORE, "Alibaba falls", NULL, NULL, NULL },
  { "Alibaba falls\nJuly 14, 2022 was the day on which the stock of the company lost 4%" MORE,
    "Alibaba falls", NULL, NULL, NULL },
  { "Alibaba falls\n\nIt closed at 103.76 on July 14, 2022.", "Alibaba falls", NULL, NULL, NULL },
  { "Alibaba falls\nUpdated July 15, 2022" MORE, "Alibaba falls", NULL, NULL, NULL },
  { "Alibaba falls" MORE "\nPublished: July 16, 2022\n", "Alibaba falls", NULL, NULL,
    "2022-07-16" },

  { "HONG KONG, Nov 3, 2020 (Reuters) - Shares fell 9%.", NULL, NULL, "Reuters", "2020-11-03" },
  { "HONG KONG, Nov 3 (Reuters) - Shares fell 9%.", NULL, NULL, "Reuters", NULL },
  { "Alibaba falls\n\nSHANGHAI (AP) \xE2\x80\x94 Shares fell 9%.", "Alibaba falls", NULL, "AP",
    NULL },
  { "NEW YORK, July 14, 2022 \xE2\x80\x93 Shares fell.", NULL, NULL, NULL, "2022-07-14" },
  { "BABA - the stock - fell (a lot)", NULL, NULL, NULL, NULL },
  { "SEC lists Alibaba (BABA) - shares fall" MORE, "SEC lists Alibaba (BABA) - shares fall", NULL,
    NULL, NULL },
};

static void
test_facts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *row = &cases[i];
      g_autoptr (DtlDocument) document = dtl_plain_text_read (row->text);

      g_test_message ("%zu: %.60s", i, row->text);
      g_assert_cmpstr (document->text, ==, row->text);
      g_assert_cmpstr (document->title, ==, row->title);
      g_assert_cmpstr (document->byline, ==, row->byline);
      g_assert_cmpstr (document->publisher, ==, row->publisher);
      g_assert_cmpstr (document->published, ==, row->published);
      g_assert_cmpstr (document->published_source, ==, row->published != NULL ? "text" : "none");
    }
}

static void
test_updated (void)
{
  g_autoptr (DtlDocument) document =
      dtl_plain_text_read ("Alibaba falls\nJuly 14, 2022\nLast updated: July 18, 2022" MORE);

  g_assert_cmpstr (document->published, ==, "2022-07-14");
  g_assert_cmpstr (document->updated, ==, "2022-07-18");
}

static void
test_disagreement (void)
{
  g_autoptr (DtlDocument) document = dtl_plain_text_read (
      "Alibaba falls\nPublished July 14, 2022\n\nNEW YORK, July 12, 2022 (AP) - Shares fell.");

  g_assert_cmpstr (document->published, ==, "2022-07-14");
  g_assert_cmpuint (document->candidates->len, ==, 2);
  g_assert_true (dtl_document_disagrees (document));
}

/* The map says that the text is the source. */
static void
test_map (void)
{
  g_autoptr (DtlDocument) document = dtl_plain_text_read ("Alibaba\r\nfalls");
  const DtlTextSpan *span = &g_array_index (document->map, DtlTextSpan, 0);

  g_assert_cmpuint (document->map->len, ==, 1);
  g_assert_cmpuint (span->text_start, ==, 0);
  g_assert_cmpuint (span->source_start, ==, 0);
  g_assert_cmpuint (span->len, ==, 14);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plain-text/facts", test_facts);
  g_test_add_func ("/plain-text/updated", test_updated);
  g_test_add_func ("/plain-text/disagreement", test_disagreement);
  g_test_add_func ("/plain-text/map", test_map);

  return g_test_run ();
}
