/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Articles in the library: every member comes back, the same text is recognised, words are found
 * after every edit, undo and redo, and decisions stand until their event is gone. */
#include "store-fixture.h"

#include "base/error.h"

#include <string.h>

static DtlArticle *
make_article (const char *title, const char *text)
{
  DtlArticle *article = dtl_article_new ();

  article->title = g_strdup (title);
  g_free (article->text);
  article->text = g_strdup (text);
  return article;
}

static gint64
add_article (DtlStore *store, const char *title, const char *text)
{
  g_autoptr (DtlArticle) article = make_article (title, text);
  g_autoptr (GError) error = NULL;

  begin_step (store, "Add article");
  dtl_store_add_article (store, article, &error);
  g_assert_no_error (error);
  commit_step (store);
  return article->id;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture_set_up (fixture, data);
  fixture->store = open_store (fixture->path, DTL_STORE_CREATE);
}

/* The ids found, in their order, as text. */
static char *
find (DtlStore *store, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = dtl_store_search_articles (store, words, &error);
  g_autoptr (GString) ids = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < found->len; i++)
    {
      const DtlArticle *article = g_ptr_array_index (found, i);

      g_string_append_printf (ids, i > 0 ? " %d" : "%d", (int) article->id);
    }

  return g_string_free (g_steal_pointer (&ids), FALSE);
}

static void
assert_found (DtlStore *store, const char *words, const char *expected)
{
  g_autofree char *found = find (store, words);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_members (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DtlArticle) article = make_article ("Title", "Text");
  g_autoptr (DtlArticle) read = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("<p>\0Text", 8);
  g_autoptr (GBytes) source = NULL;
  g_autofree char *name = NULL;
  g_autofree char *media_type = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;

  article->byline = g_strdup ("Byline");
  article->publisher = g_strdup ("Publisher");
  article->published = g_strdup ("2022-07-14T12:40:00-04:00");
  article->published_source = DTL_PUBLISHED_PAGE;
  article->published_found = g_strdup ("[{\"source\":\"meta\",\"value\":\"2022-07-14\"}]");
  article->url = g_strdup ("https://example.org/a");
  article->language = g_strdup ("en");
  article->symbol = g_strdup ("BABA");

  begin_step (fixture->store, "Test");
  article->may_be_incomplete = TRUE;
  article->source_digest =
      dtl_store_put_source (fixture->store, "a.html", "text/html", bytes, &error);
  again = dtl_store_put_source (fixture->store, "b.html", NULL, bytes, &error);
  g_assert_cmpstr (again, ==, article->source_digest);
  g_assert_true (dtl_store_add_article (fixture->store, article, &error));
  commit_step (fixture->store);

  fixture_reopen (fixture);
  read = dtl_store_get_article (fixture->store, article->id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (read->title, ==, "Title");
  g_assert_cmpstr (read->byline, ==, "Byline");
  g_assert_cmpstr (read->publisher, ==, "Publisher");
  g_assert_cmpstr (read->published, ==, article->published);
  g_assert_cmpint (read->published_source, ==, DTL_PUBLISHED_PAGE);
  g_assert_cmpstr (read->published_found, ==, article->published_found);
  g_assert_true (read->may_be_incomplete);
  g_assert_cmpstr (read->url, ==, article->url);
  g_assert_cmpstr (read->language, ==, "en");
  g_assert_cmpstr (read->symbol, ==, "BABA");
  g_assert_cmpstr (read->text, ==, "Text");
  /* SHA-256 of "Text", by sha256sum */
  g_assert_cmpstr (read->digest, ==,
                   "71988c4d8e0803ba4519f0b2864c1331c14a1890bf8694e251379177bfedb5c3");

  source = dtl_store_get_source (fixture->store, read->source_digest, &name, &media_type, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (source, bytes));
  g_assert_cmpstr (name, ==, "a.html");
  g_assert_cmpstr (media_type, ==, "text/html");
  g_assert_null (dtl_store_get_source (fixture->store, "none", NULL, NULL, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND);
}

static void
test_update (Fixture *fixture, gconstpointer data)
{
  gint64 id = add_article (fixture->store, "Old", "Text");
  g_autoptr (DtlArticle) article = dtl_store_get_article (fixture->store, id, NULL);
  g_autoptr (DtlArticle) read = NULL;
  g_autoptr (GError) error = NULL;

  g_free (article->title);
  article->title = g_strdup ("New");
  article->published = g_strdup ("2022-07-17");
  article->published_source = DTL_PUBLISHED_USER;
  g_free (article->text);
  article->text = g_strdup ("Another text");
  begin_step (fixture->store, "Update");
  g_assert_true (dtl_store_update_article (fixture->store, article, &error));
  article->id = 99;
  g_assert_false (dtl_store_update_article (fixture->store, article, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND);
  commit_step (fixture->store);

  read = dtl_store_get_article (fixture->store, id, NULL);
  g_assert_cmpstr (read->title, ==, "New");
  g_assert_cmpstr (read->published, ==, "2022-07-17");
  g_assert_cmpint (read->published_source, ==, DTL_PUBLISHED_USER);
  g_assert_cmpstr (read->text, ==, "Text");
  assert_found (fixture->store, "old", "");
  assert_found (fixture->store, "new text", "1");
}

static const struct
{
  const char *words;
  const char *ids;
} searches[] = {
  { "alibaba", "2 1" },             /* a word of the title counts more */
  { "ALIBABA", "2 1" },             /* case does not matter */
  { "alibaba police", "1" },        /* each word, in any order */
  { "police alibaba", "1" },        /* */
  { "polic", "1" },                 /* the last may be a beginning */
  { "poli alibaba", "" },           /* the others may not */
  { "cafe", "3" },                  /* accents do not matter */
  { "  ", "1 2 3" },                /* no word: all */
  { "\"", "" },                     /* no operator, no error: nothing is called so */
  { "alibaba AND police", "" },     /* AND is a word */
  { "alibaba OR café", "" },        /* */
  { "title:alibaba", "" },          /* a phrase, no column */
  { "-police", "1" },               /* */
  { "alibaba*", "2 1" },            /* */
  { "NEAR(alibaba police)", "" },   /* */
  { "(alibaba", "2 1" },            /* */
  { "alibaba ' ; DROP TABLE", "" }, /* */
};

static void
test_search (Fixture *fixture, gconstpointer data)
{
  add_article (fixture->store, "Shares fall",
               "The police looked at data of Alibaba for a long while.");
  add_article (fixture->store, "Alibaba buys", "More of it.");
  add_article (fixture->store, NULL, "A café near Zürich");

  for (gsize i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autofree char *found = find (fixture->store, searches[i].words);

      g_test_message ("“%s”", searches[i].words);
      g_assert_cmpstr (found, ==, searches[i].ids);
    }
}

/* In scripts without blanks any part of a text is found, however short, and nothing else. */
static const struct
{
  const char *words;
  const char *ids;
} letter_searches[] = {
  { "阿里巴巴", "2 1" }, /* the title counts more */
  { "里巴", "2 1" },     /* from the middle of a name */
  { "巴里", "" },        /* not in another order */
  { "价", "1" },         /* one letter */
  { "股价", "1" },       /* two, fewer than a trigram has */
  { "股价下跌", "1" },   /* */
  { "股票", "" },        /* its letters alone are not enough */
  { "下跌 阿里", "1" },  /* each part, in any order */
  { "BABA", "1" },       /* a Latin word that touches others */
  { "跌5", "1" },        /* and a figure */
  { "アリババ", "3" },   /* */
  { "ババの株", "3" },   /* two scripts */
  { "ー", "3" },         /* */
  { "주가", "4" },       /* with an ending behind it */
  { "ตลาด", "4" },       /* */
  { "\"里巴\"", "2 1" }, /* no operator */
  { "里巴*", "2 1" },    /* */
};

static void
test_search_letters (Fixture *fixture, gconstpointer data)
{
  DtlStore *store = fixture->store;

  add_article (store, "市场消息", "周五，BABA股价下跌5%，阿里巴巴没有回应。");
  add_article (store, "阿里巴巴任命新的首席执行官", "公司周五宣布。");
  add_article (store, NULL, "アリババの株とニュース");
  add_article (store, NULL, "알리바바 주가는 하락했다 ตลาดหุ้น");

  for (gsize i = 0; i < G_N_ELEMENTS (letter_searches); i++)
    {
      g_autofree char *found = find (store, letter_searches[i].words);

      g_test_message ("“%s”", letter_searches[i].words);
      g_assert_cmpstr (found, ==, letter_searches[i].ids);
    }

  begin_step (store, "Remove");
  g_assert_true (dtl_store_remove_article (store, 1, NULL));
  commit_step (store);
  assert_found (store, "股价", "");
  assert_found (store, "里巴", "2");
}

static void
undo (DtlStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlStep) step = dtl_history_undo (store, &error);

  g_assert_no_error (error);
}

static void
redo (DtlStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlStep) step = dtl_history_redo (store, &error);

  g_assert_no_error (error);
}

/* Words follow their article through the history, with no trigger to help. */
static void
test_search_after_undo (Fixture *fixture, gconstpointer data)
{
  DtlStore *store = fixture->store;
  g_autoptr (DtlArticle) article = NULL;
  g_autofree char *print = NULL;
  g_autoptr (GError) error = NULL;

  add_article (store, "First", "one");
  add_article (store, "Second", "two");
  article = dtl_store_get_article (store, 1, NULL);
  g_free (article->title);
  article->title = g_strdup ("Changed");
  begin_step (store, "Update");
  g_assert_true (dtl_store_update_article (store, article, &error));
  commit_step (store);
  begin_step (store, "Remove");
  g_assert_true (dtl_store_remove_article (store, 1, &error));
  commit_step (store);
  assert_found (store, "one", "");
  assert_found (store, "changed", "");

  undo (store); /* the removal */
  assert_found (store, "one", "1");
  assert_found (store, "changed", "1");
  undo (store); /* the update */
  assert_found (store, "changed", "");
  assert_found (store, "first", "1");
  undo (store); /* the second article */
  assert_found (store, "two", "");
  print = print_store (store);
  assert_print (store, print);
  redo (store);
  redo (store);
  assert_found (store, "two", "2");
  assert_found (store, "first", "");
  assert_found (store, "changed one", "1");
  redo (store);
  assert_found (store, "one", "");
  g_free (print);
  print = print_store (store);
  assert_print (store, print);

  /* A step that is taken back leaves no words behind. */
  begin_step (store, "Test");
  g_assert_true (dtl_store_remove_article (store, 2, &error));
  dtl_history_rollback (store);
  assert_found (store, "two", "2");
}

static void
test_duplicate (Fixture *fixture, gconstpointer data)
{
  gint64 id = -1;

  add_article (fixture->store, NULL, "one");
  g_assert_true (dtl_store_find_article (fixture->store, "two", &id, NULL));
  g_assert_cmpint (id, ==, 0);
  add_article (fixture->store, NULL, "two");
  add_article (fixture->store, NULL, "two");
  g_assert_true (dtl_store_find_article (fixture->store, "two", &id, NULL));
  g_assert_cmpint (id, ==, 2);
}

static void
put_decision (DtlStore *store, gint64 article, gsize start, const char *kind, gint64 event)
{
  g_autoptr (DtlDecision) decision = dtl_decision_new (article, start, kind, event);
  g_autoptr (GError) error = NULL;

  begin_step (store, "Decide");
  dtl_store_put_decision (store, decision, &error);
  g_assert_no_error (error);
  commit_step (store);
}

/* "10 press.report 1, 20 company.ma 0": those that stand */
static void
assert_decisions (DtlStore *store, gint64 article, const char *expected)
{
  g_autoptr (GPtrArray) list = dtl_store_list_decisions (store, article, NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_nonnull (list);
  for (guint i = 0; i < list->len; i++)
    {
      const DtlDecision *decision = g_ptr_array_index (list, i);

      g_assert_true (decision->accepted == (decision->event_id != 0));
      g_string_append_printf (text, "%s%d %s %d", i > 0 ? ", " : "", (int) decision->start,
                              decision->kind, (int) decision->event_id);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static gboolean
has_source (DtlStore *store, const char *digest)
{
  g_autoptr (GBytes) bytes = dtl_store_get_source (store, digest, NULL, NULL, NULL);

  return bytes != NULL;
}

/* The bytes of an article stay as long as it can come back, and no longer. */
static void
test_forget_source (Fixture *fixture, gconstpointer data)
{
  DtlStore *store = fixture->store;
  g_autoptr (DtlArticle) article = make_article ("One", "Text");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("<p>Text</p>", 11);
  g_autoptr (GError) error = NULL;

  article->source_digest = dtl_store_put_source (store, "a.html", NULL, bytes, &error);
  begin_step (store, "Add article");
  g_assert_true (dtl_store_add_article (store, article, &error));
  commit_step (store);
  begin_step (store, "Remove article");
  g_assert_true (dtl_store_remove_article (store, article->id, &error));
  commit_step (store);

  /* What forgets other steps keeps it: undo would bring the article back. */
  add_article (store, "Two", "Other text");
  undo (store);
  add_article (store, "Three", "More text");
  g_assert_true (has_source (store, article->source_digest));

  undo (store); /* Three */
  undo (store); /* the removal */
  g_assert_true (has_source (store, article->source_digest));
  undo (store); /* and the import */
  add_article (store, "Four", "Nothing to redo any more");
  g_assert_false (has_source (store, article->source_digest));
}

static void
test_decisions (Fixture *fixture, gconstpointer data)
{
  DtlStore *store = fixture->store;
  gint64 id = add_article (store, NULL, "one");
  g_autoptr (DtlDecision) stray = dtl_decision_new (9, 0, "press", 0);
  g_autoptr (GError) error = NULL;

  begin_step (store, "Test");
  g_assert_true (put_instrument (store, "TEST", "Test", &error));
  g_assert_true (add_event (store, "TEST", "Event", id, &error));
  g_assert_false (dtl_store_put_decision (store, stray, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND);
  g_clear_error (&error);
  commit_step (store);

  put_decision (store, id, 20, "company.ma", 0);
  put_decision (store, id, 10, "press.report", 1);
  assert_decisions (store, id, "10 press.report 1, 20 company.ma 0");
  put_decision (store, id, 10, "press.report", 0); /* another mind */
  assert_decisions (store, id, "10 press.report 0, 20 company.ma 0");
  undo (store);
  assert_decisions (store, id, "10 press.report 1, 20 company.ma 0");
  redo (store);
  undo (store);

  begin_step (store, "Reopen");
  g_assert_true (dtl_store_remove_decision (store, id, 20, "company.ma", &error));
  commit_step (store);
  assert_decisions (store, id, "10 press.report 1");

  /* Without its event a proposal is open again, until that is back. */
  begin_step (store, "Remove event");
  g_assert_true (dtl_store_remove_event (store, 1, &error));
  commit_step (store);
  assert_decisions (store, id, "");
  undo (store);
  assert_decisions (store, id, "10 press.report 1");

  begin_step (store, "Remove article");
  g_assert_true (dtl_store_remove_article (store, id, &error));
  commit_step (store);
  assert_decisions (store, id, "");
  undo (store);
  assert_decisions (store, id, "10 press.report 1");
}

int
main (int argc, char *argv[])
{
  static const FixtureTest tests[] = {
    { "/store-articles/members", test_members },
    { "/store-articles/update", test_update },
    { "/store-articles/search", test_search },
    { "/store-articles/search-letters", test_search_letters },
    { "/store-articles/search-after-undo", test_search_after_undo },
    { "/store-articles/duplicate", test_duplicate },
    { "/store-articles/decisions", test_decisions },
    { "/store-articles/forget-source", test_forget_source },
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, fixture_tear_down);

  return g_test_run ();
}
