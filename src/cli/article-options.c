/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What "article read" and "article import" have in common: their options, the rules, and where an
 * article comes from. */
#include "cli/article-options.h"

#include "cli/output.h"
#include "cli/values.h"
#include "operations/load-lexicon.h"

#include <string.h>
#include <unistd.h>

/**
 * dtl_article_options_read:
 * @options: gets what the call gives; its texts belong to the call
 *
 * Returns: %FALSE with %DTL_USAGE_ERROR naming the option
 */
gboolean
dtl_article_options_read (const DtlCall *call, DtlArticleOptions *options, GError **error)
{
  g_autoptr (GError) symbol_error = NULL;
  gint64 item;

  options->published = dtl_call_get (call, "published");
  options->symbol = dtl_call_get (call, "symbol");
  options->accepts_all = g_strcmp0 (dtl_call_get (call, "accept"), "all") == 0;

  if (options->published != NULL && !dtl_article_published_is_valid (options->published))
    {
      dtl_set_usage_error (error,
                           "--published takes a date like 2022-07-14 or an instant like"
                           " 2022-07-14T07:30:00-04:00, and “%s” is neither",
                           options->published);
      return FALSE;
    }
  if (options->symbol != NULL && !dtl_symbol_validate (options->symbol, &symbol_error))
    {
      dtl_set_usage_error (error, "--symbol: %s", symbol_error->message);
      return FALSE;
    }

  return !dtl_call_has (call, "item") ||
         dtl_value_id ("--item", dtl_call_get (call, "item"), &item, error);
}

/* Our rules and the user's. A file of the user's with a fault is left out with a word on standard
 * error, or if @strict is an error. Returns: (transfer full): NULL naming file and line */
DtlLexicon *
dtl_article_options_load_lexicon (gboolean strict, GError **error)
{
  g_autofree char *folder = dtl_load_lexicon_get_user_folder ();
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  DtlLexicon *lexicon = dtl_load_lexicon (folder, strict ? NULL : faults, error);

  for (guint i = 0; i < faults->len; i++)
    {
      g_autofree char *message = g_strdup_printf ("warning: rules left out: %s",
                                                  (const char *) g_ptr_array_index (faults, i));

      dtl_output_complain (message);
    }

  return lexicon;
}

/**
 * dtl_article_options_open:
 * @argument: a file, an address, or "-"
 *
 * Any thread may ask.
 *
 * Returns: (transfer full): what was read, of a feed the item of --item
 */
DtlArticleSource *
dtl_article_options_open (const DtlCall *call, const char *argument, GError **error)
{
  DtlArticleSource *source;
  gint64 item = 0;

  if (strcmp (argument, "-") == 0)
    source = dtl_article_source_read_stream (STDIN_FILENO, error);
  else if (dtl_article_source_is_address (argument))
    source = dtl_article_source_read_address (argument, TRUE, NULL, error);
  else
    source = dtl_article_source_read_file (argument, NULL, error);
  if (source == NULL || !dtl_call_has (call, "item"))
    return source;

  if (!dtl_value_id ("--item", dtl_call_get (call, "item"), &item, NULL))
    g_assert_not_reached (); /* checked before */
  return dtl_article_source_take_item (source, (guint) MIN (item, G_MAXINT), error);
}
