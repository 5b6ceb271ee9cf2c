/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The noun "article": what was written, kept with what it says. Reading without keeping, and the
 * rules, have files of their own. */
#include "base/error.h"
#include "cli/article-options.h"
#include "cli/article-read.h"
#include "cli/article-report.h"
#include "cli/article-rules.h"
#include "cli/output.h"
#include "cli/table.h"
#include "cli/values.h"
#include "operations/article-proposals.h"

#include <string.h>

static char *
format_import_json (const DtlArticleImport *imported)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (DtlJsonWriter) json = dtl_json_writer_new (text, TRUE);

  dtl_json_writer_begin_object (json, NULL);
  dtl_json_writer_int (json, "id", imported->article->id);
  dtl_json_writer_string (json, "title", imported->article->title);
  dtl_article_report_write_ids (json, "events", imported->events);
  dtl_json_writer_int (json, "proposals", imported->n_proposals);
  if (imported->is_duplicate)
    dtl_json_writer_boolean (json, "duplicate", TRUE);
  dtl_json_writer_end_object (json);
  g_string_append_c (text, '\n');

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
format_import (const DtlArticleImport *imported)
{
  g_autoptr (DtlTable) table = dtl_table_new ("Id", "Title", "Events", "Proposals", "", NULL);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, imported->article->id);
  g_autofree char *n_events = g_strdup_printf ("%u", imported->events->len);
  g_autofree char *n_proposals = g_strdup_printf ("%u", imported->n_proposals);

  dtl_table_align_right (table, 0);
  dtl_table_add (table, id);
  dtl_table_add (table, imported->article->title);
  dtl_table_add (table, n_events);
  dtl_table_add (table, n_proposals);
  dtl_table_add (table, imported->is_duplicate ? "was there already" : NULL);

  return dtl_table_format (table);
}

static gboolean
run_import (const DtlCall *call, GError **error)
{
  DtlArticleOptions options = { 0 };
  g_autoptr (DtlLexicon) lexicon = NULL;
  g_autoptr (DtlArticleSource) source = NULL;
  g_autoptr (DtlStore) store = NULL;
  g_autoptr (DtlArticleImport) imported = NULL;
  g_autofree char *text = NULL;

  if (!dtl_article_options_read (call, &options, error))
    return FALSE;
  lexicon = dtl_article_options_load_lexicon (FALSE, error);
  if (lexicon != NULL)
    source = dtl_article_options_open (call, dtl_call_get_argument (call, 0), error);
  if (source != NULL)
    store = dtl_call_open_store (call, error);
  if (store != NULL)
    imported = dtl_import_article (store, source, &options, lexicon, dtl_value_now (), error);
  if (imported == NULL)
    return FALSE;
  text = call->json ? format_import_json (imported) : format_import (imported);

  return dtl_output_text (text, error);
}

static gboolean
append_list_json (DtlStore *store, GPtrArray *articles, GString *text, GError **error)
{
  g_autoptr (DtlJsonWriter) json = dtl_json_writer_new (text, TRUE);

  dtl_json_writer_begin_array (json, NULL);
  for (guint i = 0; i < articles->len; i++)
    {
      const DtlArticle *article = g_ptr_array_index (articles, i);
      g_autoptr (GArray) events = dtl_article_list_events (store, article->id, error);

      if (events == NULL)
        return FALSE;
      dtl_json_writer_begin_object (json, NULL);
      dtl_json_writer_int (json, "id", article->id);
      dtl_json_writer_string (json, "title", article->title);
      dtl_json_writer_string (json, "byline", article->byline);
      dtl_json_writer_string (json, "publisher", article->publisher);
      dtl_json_writer_string (json, "published", article->published);
      dtl_json_writer_string (json, "published_source",
                              dtl_published_source_to_id (article->published_source));
      dtl_json_writer_string (json, "language", article->language);
      dtl_json_writer_string (json, "url", article->url);
      dtl_json_writer_string (json, "symbol", article->symbol);
      dtl_article_report_write_ids (json, "events", events);
      dtl_json_writer_end_object (json);
    }
  dtl_json_writer_end_array (json);
  g_string_append_c (text, '\n');

  return TRUE;
}

static gboolean
append_list (DtlStore *store, GPtrArray *articles, GString *text, GError **error)
{
  g_autoptr (DtlTable) table =
      dtl_table_new ("Id", "Published", "Publisher", "About", "Events", "Title", NULL);
  g_autofree char *rows = NULL;

  dtl_table_align_right (table, 0);
  dtl_table_align_right (table, 4);
  for (guint i = 0; i < articles->len; i++)
    {
      const DtlArticle *article = g_ptr_array_index (articles, i);
      g_autoptr (GArray) events = dtl_article_list_events (store, article->id, error);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, article->id);
      g_autofree char *n = NULL;

      if (events == NULL)
        return FALSE;
      n = g_strdup_printf ("%u", events->len);
      dtl_table_add (table, id);
      dtl_table_add (table, article->published);
      dtl_table_add (table, article->publisher);
      dtl_table_add (table, article->symbol);
      dtl_table_add (table, n);
      dtl_table_add (table, article->title);
    }
  rows = dtl_table_format (table);
  g_string_append (text, rows);

  return TRUE;
}

static gboolean
run_list (const DtlCall *call, GError **error)
{
  const char *words = dtl_call_get (call, "find");
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (DtlStore) store = dtl_call_open_store (call, error);
  g_autoptr (GPtrArray) articles = NULL;

  if (store == NULL)
    return FALSE;
  articles = words != NULL ? dtl_store_search_articles (store, words, error)
                           : dtl_store_list_articles (store, error);
  if (articles == NULL || !(call->json ? append_list_json (store, articles, text, error)
                                       : append_list (store, articles, text, error)))
    return FALSE;

  return dtl_output_text (text->str, error);
}

/* An article of the library with what it says, on its way to be shown or decided about. */
typedef struct
{
  DtlStore *store;
  DtlLexicon *lexicon;
  DtlArticle *article;
  DtlArticleCheck *check;
  GArray *proposals;
  GArray *events;
} Opened;

static void
opened_clear (Opened *self)
{
  g_clear_pointer (&self->events, g_array_unref);
  g_clear_pointer (&self->proposals, g_array_unref);
  g_clear_pointer (&self->check, dtl_article_check_free);
  g_clear_pointer (&self->article, dtl_article_free);
  g_clear_pointer (&self->lexicon, dtl_lexicon_unref);
  g_clear_pointer (&self->store, dtl_store_close);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Opened, opened_clear)

static gboolean
read_again (Opened *self, gint64 id, GError **error)
{
  g_clear_pointer (&self->events, g_array_unref);
  g_clear_pointer (&self->proposals, g_array_unref);
  g_clear_pointer (&self->check, dtl_article_check_free);
  g_clear_pointer (&self->article, dtl_article_free);

  self->article = dtl_store_get_article (self->store, id, error);
  if (self->article != NULL)
    self->check = dtl_check_article_read (self->store, self->article, self->article->symbol,
                                          self->lexicon, error);
  if (self->check != NULL)
    self->proposals = dtl_article_proposals_list (self->store, self->article, self->check, error);
  if (self->proposals != NULL)
    self->events = dtl_article_list_events (self->store, id, error);

  return self->events != NULL;
}

static gboolean
open_article (const DtlCall *call, Opened *self, GError **error)
{
  gint64 id;

  if (!dtl_value_id ("ID", dtl_call_get_argument (call, 0), &id, error))
    return FALSE;
  self->store = dtl_call_open_store (call, error);
  self->lexicon = self->store != NULL ? dtl_article_options_load_lexicon (FALSE, error) : NULL;

  return self->lexicon != NULL && read_again (self, id, error);
}

static gboolean
print_opened (const DtlCall *call, const Opened *opened, gboolean claims_only, GError **error)
{
  DtlArticleReport report = { .article = opened->article,
                              .check = opened->check,
                              .proposals = opened->proposals,
                              .events = opened->events };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (DtlJsonWriter) json = dtl_json_writer_new (text, TRUE);

  if (!call->json)
    claims_only ? dtl_article_report_append_claims (text, &report)
                : dtl_article_report_append (text, &report);
  else
    {
      claims_only ? dtl_article_report_write_claims (json, &report)
                  : dtl_article_report_write (json, &report);
      g_string_append_c (text, '\n');
    }

  return dtl_output_text (text->str, error);
}

static gboolean
run_show (const DtlCall *call, GError **error)
{
  g_auto (Opened) opened = { 0 };

  return open_article (call, &opened, error) && print_opened (call, &opened, FALSE, error);
}

static gboolean
run_check (const DtlCall *call, GError **error)
{
  g_auto (Opened) opened = { 0 };

  return open_article (call, &opened, error) && print_opened (call, &opened, TRUE, error);
}

/* The numbers behind the ID, each once, as indices. */
static GArray *
read_numbers (const DtlCall *call, guint n, GError **error)
{
  g_autoptr (GArray) indices = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 1; i < call->arguments->len; i++)
    {
      gboolean is_there = FALSE;
      gint64 number;
      guint index;

      if (!dtl_value_id ("NUMBER", dtl_call_get_argument (call, i), &number, error))
        return NULL;
      if (number > n)
        {
          g_set_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND,
                       "The article has %u proposals, and no number %" G_GINT64_FORMAT ".", n,
                       number);
          return NULL;
        }
      index = (guint) number - 1;
      for (guint k = 0; k < indices->len; k++)
        is_there = is_there || g_array_index (indices, guint, k) == index;
      if (!is_there)
        g_array_append_val (indices, index);
    }

  return g_steal_pointer (&indices);
}

static gboolean
decide (const DtlCall *call, gboolean accepts, GError **error)
{
  g_auto (Opened) opened = { 0 };
  g_autoptr (GArray) indices = NULL;
  DtlInstant now = dtl_value_now ();
  gboolean all =
      accepts && call->arguments->len == 2 && strcmp (dtl_call_get_argument (call, 1), "all") == 0;
  gboolean ok;

  if (!open_article (call, &opened, error))
    return FALSE;
  if (!all)
    {
      indices = read_numbers (call, opened.check->reading->events->len, error);
      if (indices == NULL)
        return FALSE;
    }
  if (all)
    ok = dtl_article_proposals_accept_all (opened.store, opened.article, opened.check, now, error);
  else
    ok = (accepts ? dtl_article_proposals_accept : dtl_article_proposals_reject) (
        opened.store, opened.article, opened.check, (const guint *) (gpointer) indices->data,
        indices->len, now, error);

  return ok && read_again (&opened, opened.article->id, error) &&
         print_opened (call, &opened, FALSE, error);
}

static gboolean
run_accept (const DtlCall *call, GError **error)
{
  return decide (call, TRUE, error);
}

static gboolean
run_reject (const DtlCall *call, GError **error)
{
  return decide (call, FALSE, error);
}

/* "" takes a text away. */
static void
set_text (char **text, const char *value)
{
  g_free (*text);
  *text = *value != '\0' ? g_strdup (value) : NULL;
}

static gboolean
run_edit (const DtlCall *call, GError **error)
{
  const char *published = dtl_call_get (call, "published");
  const char *symbol = dtl_call_get (call, "symbol");
  DtlInstant now = dtl_value_now ();
  g_auto (Opened) opened = { 0 };
  g_autoptr (GError) symbol_error = NULL;

  if (published == NULL && symbol == NULL)
    {
      dtl_set_usage_error (error,
                           "nothing is given to change; see dateline-cli article edit --help");
      return FALSE;
    }
  if (published != NULL && *published != '\0' && !dtl_article_published_is_valid (published))
    {
      dtl_set_usage_error (error,
                           "--published takes a date like 2022-07-14 or an instant like"
                           " 2022-07-14T07:30:00-04:00, and “%s” is neither",
                           published);
      return FALSE;
    }
  if (symbol != NULL && *symbol != '\0' && !dtl_symbol_validate (symbol, &symbol_error))
    {
      dtl_set_usage_error (error, "--symbol: %s", symbol_error->message);
      return FALSE;
    }
  if (!open_article (call, &opened, error))
    return FALSE;

  if (published != NULL)
    set_text (&opened.article->published, published);
  if (symbol != NULL)
    set_text (&opened.article->symbol, symbol);

  return dtl_article_edit (opened.store, opened.article, now, error) &&
         read_again (&opened, opened.article->id, error) &&
         print_opened (call, &opened, FALSE, error);
}

static gboolean
run_remove (const DtlCall *call, GError **error)
{
  gint64 id;
  g_autoptr (DtlStore) store = NULL;
  g_autofree char *text = NULL;

  if (!dtl_value_id ("ID", dtl_call_get_argument (call, 0), &id, error))
    return FALSE;
  store = dtl_call_open_store (call, error);
  if (store == NULL || !dtl_article_remove (store, id, dtl_value_now (), error))
    return FALSE;

  text = g_strdup_printf (call->json ? "{\"id\": %" G_GINT64_FORMAT "}\n"
                                     : "Removed article %" G_GINT64_FORMAT ".\n",
                          id);

  return dtl_output_text (text, error);
}

static const DtlOption read_options[] = {
  { "published", 0, "DATE|INSTANT", "when it was published, if you know better" },
  { "symbol", 0, "S", "the instrument it is about" },
  { "item", 0, "N", "of a feed: this item, counted from 1" },
  { NULL },
};

static const DtlOption import_options[] = {
  { "published", 0, "DATE|INSTANT", "when it was published, if you know better" },
  { "symbol", 0, "S", "the instrument it is about" },
  { "item", 0, "N", "of a feed: this item, counted from 1" },
  { "accept", 0, "all|none", "which proposed events to mark at once; none without it" },
  { NULL },
};

static const DtlOption list_options[] = {
  { "find", 0, "WORDS", "with these words in title or text, the best first" },
  { NULL },
};

static const DtlOption edit_options[] = {
  { "published", 0, "DATE|INSTANT", "when it was published; an empty text takes it away" },
  { "symbol", 0, "S", "the instrument it is about; an empty text takes it away" },
  { NULL },
};

static const DtlOption rules_options[] = {
  { "check", 0, NULL, "run the examples of every rule, and fail if one does" },
  { NULL },
};

static const DtlVerb verbs[] = {
  { "read", "FILE...", "Says what files, addresses or standard input (-) tell, and keeps nothing",
    read_options, FALSE, dtl_article_read_run },
  { "import", "FILE", "Keeps a file, an address or standard input (-)", import_options, TRUE,
    run_import },
  { "list", "", "Lists the articles in the library", list_options, FALSE, run_list },
  { "show", "ID", "Prints an article with all that it says", NULL, FALSE, run_show },
  { "check", "ID", "Holds what an article says of prices against the prices", NULL, FALSE,
    run_check },
  { "accept", "ID NUMBER...", "Marks proposed events of an article; all: those with a day", NULL,
    TRUE, run_accept },
  { "reject", "ID NUMBER...", "Notes that proposals of an article are no events", NULL, TRUE,
    run_reject },
  { "edit", "ID", "Changes what the options give of an article", edit_options, TRUE, run_edit },
  { "remove", "ID", "Removes an article; its events stay", NULL, TRUE, run_remove },
  { "rules", "", "Counts or checks the rules that articles are read by", rules_options, FALSE,
    dtl_article_rules_run },
  { NULL },
};

const DtlNoun dtl_noun_article = { "article", "What was written, and what it says", verbs };
