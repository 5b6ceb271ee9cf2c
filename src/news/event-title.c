/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who did it, to whom, and a short title in the words of the text, as a headline would put them:
 * without articles and auxiliaries, without the one who tells of it, ending on a word that can end.
 * A report is called by its paper, "WSJ report". What is done to somebody has as agent whom "by"
 * names, if any. No word is made up but what the rule files give. */
#include "news/event-scan.h"

#include "news/lexicon-private.h"

#include <string.h>

#define MAX_TITLE 64 /* bytes */
#define MAX_TAIL 5   /* tokens behind the match that may complete it */
#define BY_REACH 8   /* tokens between a passive and its "by" */

static gboolean
has_mention (const DtlTokens *tokens, guint token)
{
  return dtl_tokens_get (tokens, token)->mention != G_MAXUINT32;
}

/* Whether a token after @first continues a verb that says more than that something was: "would
 * have been halted", "could be fined". */
static gboolean
continues_modal (const DtlTokens *tokens, guint first, guint i)
{
  while (i > first && (dtl_tokens_is (tokens, i, "have") || dtl_tokens_is (tokens, i, "be") ||
                       dtl_tokens_is (tokens, i, "been")))
    if (dtl_tokens_in_class (tokens, --i, "MODAL_VERB"))
      return TRUE;

  return FALSE;
}

/* Adds tokens @first to @end to @title as they stand in the text, but for those of class
 * TITLE_DROP and dates. */
static void
add_words (GString *title, const DtlTokens *tokens, guint first, guint end)
{
  gboolean gap = title->len > 0;

  for (guint i = first; i < end; i++)
    {
      const DtlToken *token = dtl_tokens_get (tokens, i);
      const char *value = dtl_tokens_class_value (tokens, i, "TITLE_WORD");
      g_autofree char *text = g_strndup (tokens->text + token->start, token->end - token->start);
      g_autofree char *valid = g_utf8_make_valid (value != NULL ? value : text, -1);

      gap = gap || (i > first && dtl_tokens_get (tokens, i - 1)->end < token->start);
      if ((has_mention (tokens, i) && !dtl_tokens_in_class (tokens, i + 1, "RESULT_NOUN")) ||
          (dtl_tokens_in_class (tokens, i, "TITLE_DROP") && !continues_modal (tokens, first, i)))
        continue;
      if (gap && title->len > 0)
        g_string_append_c (title, ' ');
      gap = FALSE;
      g_string_append (title, valid);
    }
}

/* One line, a capital first, cut at a word. */
static char *
finish (GString *title)
{
  g_autofree char *text = g_string_free (title, FALSE);
  char bytes[7] = "";

  for (char *c = text; *c != '\0'; c++)
    if (g_ascii_isspace (*c) || g_ascii_iscntrl (*c))
      *c = ' ';
  if (strlen (text) > MAX_TITLE)
    {
      char *cut = g_utf8_find_prev_char (text, text + MAX_TITLE);
      char *blank = g_strrstr_len (text, cut - text, " ");

      *(blank != NULL && blank > text ? blank : cut) = '\0';
    }
  g_strstrip (text);
  if (*text == '\0')
    return NULL;
  bytes[g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (text)), bytes)] = '\0';

  return g_strconcat (bytes, g_utf8_next_char (text), NULL);
}

/* Who: the words from @first to @end without the date or the "'s" that they end with. Returns:
 * NULL if nobody is left */
static char *
dup_agent (const DtlTokens *tokens, guint first, guint end)
{
  GString *text = g_string_new (NULL);

  while (end > first &&
         (has_mention (tokens, end - 1) || dtl_tokens_is_possessive (tokens, end - 1) ||
          dtl_tokens_in_class (tokens, end - 1, "TITLE_DROP")))
    end--;

  for (guint i = first; i < end; i++)
    {
      const DtlToken *token = dtl_tokens_get (tokens, i);

      if (i > first && dtl_tokens_get (tokens, i - 1)->end < token->start)
        g_string_append_c (text, ' ');
      g_string_append_len (text, tokens->text + token->start, token->end - token->start);
    }

  g_autofree char *bytes = g_string_free (text, FALSE);

  return *bytes != '\0' ? g_utf8_make_valid (bytes, -1) : NULL;
}

/* Where the words before the verb begin that are about it: behind "said on Monday that", and
 * without dates and what tells time or mood. */
static guint
find_clause (const DtlTokens *tokens, guint verb, guint *speaker)
{
  guint start = dtl_tokens_sentence_start (tokens, verb);
  guint first = verb;

  while (first > start && !dtl_tokens_in_class (tokens, first - 1, "CLAUSE_END") &&
         !dtl_tokens_is (tokens, first - 1, ",") && !dtl_tokens_is (tokens, first - 1, "that"))
    first--;
  *speaker = first;
  for (guint i = first; i < verb; i++)
    if (i > first && dtl_tokens_in_class (tokens, i, "SAY_VERB"))
      first = i + 1;
  while (first < verb &&
         (has_mention (tokens, first) || dtl_tokens_in_class (tokens, first, "TITLE_SKIP")))
    first++;

  return first;
}

/**
 * dtl_event_trim:
 * @first: token at which a phrase begins
 * @end: the one behind it
 *
 * Returns: behind the last token of it that can end a phrase: neither an article nor a preposition,
 *   unless it belongs to the verb, "called in"
 */
guint
dtl_event_trim (const DtlTokens *tokens, guint first, guint end)
{
  while (end > first + 1 &&
         !(end == first + 2 && dtl_tokens_in_class (tokens, end - 1, "PARTICLE_WORD")) &&
         (dtl_tokens_in_class (tokens, end - 1, "TITLE_STOP") ||
          dtl_tokens_in_class (tokens, end - 1, "TITLE_JOINT") ||
          dtl_tokens_in_class (tokens, end - 1, "TITLE_DROP")))
    end--;

  return end;
}

/* As dtl_event_trim(), and without dates */
static guint
trim (const DtlTokens *tokens, guint first, guint end)
{
  guint before;

  do
    {
      before = end;
      while (end > first + 1 && has_mention (tokens, end - 1))
        end--;
      end = dtl_event_trim (tokens, first, end);
    }
  while (end < before);

  return end;
}

static guint
extend (const DtlTokens *tokens, guint end)
{
  guint stop = dtl_tokens_sentence_end (tokens, end - 1);

  for (guint n = 0; n < MAX_TAIL && end < stop; n++, end++)
    if (has_mention (tokens, end) || dtl_tokens_in_class (tokens, end, "TITLE_STOP") ||
        dtl_tokens_in_class (tokens, end, "CLAUSE_END"))
      break;

  return end;
}

static gboolean
is_passive (const DtlTokens *tokens, guint clause, guint verb)
{
  for (guint i = verb; i > clause && i + 3 > verb; i--)
    if (dtl_tokens_in_class (tokens, i - 1, "PASSIVE_BE"))
      return TRUE;

  return FALSE;
}

/* Whom "by" names behind a passive. Returns: its first token; 0: nobody */
static guint
find_by (const DtlTokens *tokens, guint verb, guint *end)
{
  guint stop = dtl_tokens_sentence_end (tokens, verb);

  for (guint i = verb + 1; i + 1 < stop && i < verb + BY_REACH; i++)
    {
      if ((dtl_tokens_in_class (tokens, i, "CLAUSE_END") && !dtl_tokens_is (tokens, i, "as")) ||
          dtl_tokens_is (tokens, i, ","))
        return 0;
      if (!dtl_tokens_is (tokens, i, "by") || has_mention (tokens, i + 1) ||
          dtl_token_is (dtl_tokens_get (tokens, i + 1), DTL_TRAIT_PERCENT))
        continue;
      *end = extend (tokens, i + 1);
      *end = trim (tokens, i + 1, *end);
      return i + 1;
    }

  return 0;
}

static char *
dup_company (const DtlEventScan *scan, guint first, guint end)
{
  for (guint i = first; i < end && i < dtl_tokens_count (scan->tokens); i++)
    {
      const DtlNaming *naming = dtl_subjects_find_name (scan->subjects, i);

      if (naming != NULL)
        return g_strdup (naming->company->name);
    }

  return NULL;
}

/* "The Wall Street Journal reported": "WSJ report". Returns: NULL if no paper is named */
static char *
dup_report (const DtlTokens *tokens, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    {
      const char *word = dtl_tokens_class_value (tokens, i, "NEWSPAPER");
      GString *title;
      guint name = i, last = i + 1;

      if (word == NULL)
        continue;
      while (name > first &&
             (dtl_token_is (dtl_tokens_get (tokens, name - 1), DTL_TRAIT_NAME) ||
              !dtl_token_is (dtl_tokens_get (tokens, i), DTL_TRAIT_NAME)) &&
             !dtl_tokens_in_class (tokens, name - 1, "TITLE_DROP") &&
             !dtl_tokens_in_class (tokens, name - 1, "TITLE_JOINT") &&
             !dtl_tokens_in_class (tokens, name - 1, "TITLE_STOP"))
        name--;
      while (last < end && dtl_token_is (dtl_tokens_get (tokens, last), DTL_TRAIT_NAME) &&
             !dtl_tokens_in_class (tokens, last, "SAY_VERB"))
        last++;
      title = g_string_new (NULL);
      if (last - name >= 3 && dtl_token_is (dtl_tokens_get (tokens, i), DTL_TRAIT_NAME))
        for (guint k = name; k < last; k++)
          g_string_append_c (title, tokens->text[dtl_tokens_get (tokens, k)->start]);
      else
        add_words (title, tokens, name, last);
      g_string_append_printf (title, " %s", word);
      return finish (title);
    }

  return NULL;
}

/**
 * dtl_event_set_texts:
 * @is_clause: somebody did it; else the match is a noun that stands for the event by itself
 * @event: whose agent, object and title are set
 */
void
dtl_event_set_texts (const DtlEventScan *scan,
                     const DtlMatch *match,
                     gboolean is_clause,
                     DtlEventProposal *event)
{
  const DtlTokens *tokens = scan->tokens;
  guint speaker, clause = find_clause (tokens, match->first, &speaker);
  guint verb = match->first, by = 0, by_end = 0, stop = clause;
  GString *title = g_string_new (NULL);

  /* "after Sunday's fines", whose day is no part of the title */
  if (clause < match->first && dtl_tokens_is_possessive (tokens, clause))
    clause++;
  if (strcmp (event->kind, "press.report") == 0)
    event->title = dup_report (tokens, match->first, match->end);
  while (is_clause && verb + 1 < match->end && dtl_tokens_in_class (tokens, verb, "PASSIVE_BE"))
    verb++;
  if (is_clause && is_passive (tokens, clause, verb))
    {
      by = find_by (tokens, verb, &by_end);
      event->object = dup_company (scan, clause, match->first);
    }
  if (event->object == NULL)
    event->object = dup_company (scan, match->first, match->end + 6);

  while (stop < match->first && !dtl_tokens_in_class (tokens, stop, "AGENT_STOP"))
    stop++;
  if (by > 0)
    event->agent = dup_agent (tokens, by, by_end);
  else if (is_clause && !is_passive (tokens, clause, verb))
    event->agent = dtl_tokens_in_class (tokens, clause, "PERSON_PRONOUN") && speaker < clause
                       ? NULL
                       : dup_agent (tokens, clause, stop);

  if (is_clause && clause < match->first && dtl_tokens_in_class (tokens, clause, "PERSON_PRONOUN"))
    {
      guint said = speaker;

      /* "Alibaba said it would": of Alibaba */
      while (said < clause && !dtl_tokens_in_class (tokens, said, "SAY_VERB"))
        said++;
      if (said < clause)
        {
          while (speaker < said && (has_mention (tokens, speaker) ||
                                    dtl_tokens_in_class (tokens, speaker, "TITLE_SKIP")))
            speaker++;
          add_words (title, tokens, speaker, said);
          if (event->agent == NULL && by == 0 && !is_passive (tokens, clause, verb))
            event->agent = dup_agent (tokens, speaker, said);
        }
      clause++;
    }

  guint end = match->end;
  DtlSubject own = dtl_subjects_of_article (scan->subjects);

  /* "…, then fell": nobody stands before it in its clause. */
  if (strcmp (event->kind, "market.move") == 0 && is_clause && clause == match->first &&
      own.company != NULL)
    g_string_append (title, own.company->name);
  if (by > 0)
    end = MIN (end, by - 1);
  else if (is_clause || dtl_tokens_in_class (tokens, end - 1, "TITLE_JOINT"))
    end = extend (tokens, end);
  add_words (title, tokens, is_clause ? clause : match->first, trim (tokens, match->first, end));
  if (event->title == NULL)
    event->title = finish (title);
  else
    g_string_free (title, TRUE);
  if (event->title == NULL)
    event->title = g_strdup (event->kind);
}
