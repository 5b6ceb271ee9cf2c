/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record of an article: a copy shares nothing with what it was made from. */
#include "news/article.h"

static void
test_new (void)
{
  g_autoptr (DtlArticle) article = dtl_article_new ();

  g_assert_cmpint (article->id, ==, 0);
  g_assert_null (article->title);
  g_assert_cmpstr (article->text, ==, "");
}

static void
test_copy (void)
{
  DtlArticle *article = dtl_article_new ();

  article->id = 3;
  article->title = g_strdup ("Title");
  article->byline = g_strdup ("Byline");
  article->publisher = g_strdup ("Publisher");
  article->published = g_strdup ("2022-07-14");
  article->url = g_strdup ("https://example.com/");
  article->language = g_strdup ("en");
  g_free (article->text);
  article->text = g_strdup ("Text");
  article->symbol = g_strdup ("BABA");
  article->published_source = DTL_PUBLISHED_TEXT;
  article->published_found = g_strdup ("[]");
  article->digest = g_strdup ("0a");
  article->source_digest = g_strdup ("0b");
  article->may_be_incomplete = TRUE;

  g_autoptr (DtlArticle) copy = dtl_article_copy (article);
  dtl_article_free (article);

  g_assert_cmpint (copy->id, ==, 3);
  g_assert_cmpstr (copy->title, ==, "Title");
  g_assert_cmpstr (copy->byline, ==, "Byline");
  g_assert_cmpstr (copy->publisher, ==, "Publisher");
  g_assert_cmpstr (copy->published, ==, "2022-07-14");
  g_assert_cmpstr (copy->url, ==, "https://example.com/");
  g_assert_cmpstr (copy->language, ==, "en");
  g_assert_cmpstr (copy->text, ==, "Text");
  g_assert_cmpstr (copy->symbol, ==, "BABA");
  g_assert_cmpint (copy->published_source, ==, DTL_PUBLISHED_TEXT);
  g_assert_cmpstr (copy->published_found, ==, "[]");
  g_assert_cmpstr (copy->digest, ==, "0a");
  g_assert_cmpstr (copy->source_digest, ==, "0b");
  g_assert_true (copy->may_be_incomplete);
}

static void
test_published_source (void)
{
  DtlPublishedSource source = DTL_PUBLISHED_FILE;

  for (DtlPublishedSource i = DTL_PUBLISHED_NONE; i <= DTL_PUBLISHED_FILE; i++)
    {
      g_assert_true (dtl_published_source_from_id (dtl_published_source_to_id (i), &source));
      g_assert_cmpint (source, ==, i);
    }
  g_assert_false (dtl_published_source_from_id ("page ", &source));
  g_assert_cmpint (source, ==, DTL_PUBLISHED_FILE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/article/new", test_new);
  g_test_add_func ("/article/copy", test_copy);
  g_test_add_func ("/article/published-source", test_published_source);

  return g_test_run ();
}
