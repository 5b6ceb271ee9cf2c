/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One pass over a text: from each token the ways through the automaton, the best of them first
 * (longest, then priority, then the order of the files), until an action takes one. What is found
 * does not overlap: the pass goes on behind it. */
#include "news/lexicon-private.h"

#include <math.h>

#define MAX_CANDIDATES 64 /* that are tried at one token */

typedef struct
{
  guint candidate, rule, n_tokens;
  int priority;
} Choice;

typedef struct
{
  const DtlLexicon *lexicon;
  const DtlTokens *tokens;
  DtlWalker *walker;
  guint from, to; /* tokens of the sentence */
  gpointer data;
} Run;

static int
compare_choices (gconstpointer a, gconstpointer b)
{
  const Choice *first = a, *second = b;

  if (first->n_tokens != second->n_tokens)
    return first->n_tokens > second->n_tokens ? -1 : 1;
  if (first->priority != second->priority)
    return first->priority > second->priority ? -1 : 1;
  if (first->rule != second->rule)
    return first->rule < second->rule ? -1 : 1;

  return first->candidate < second->candidate ? -1 : first->candidate > second->candidate;
}

static gboolean
token_fits (const Run *run, guint i, const GArray *elements)
{
  const DtlToken *token = dtl_tokens_get (run->tokens, i);

  for (guint j = 0; j < elements->len; j++)
    if (dtl_lexicon_token_is (run->lexicon, token, g_array_index (elements, DtlElement, j).atom))
      return TRUE;

  return FALSE;
}

static gboolean
context_holds (const Run *run, const DtlRuleContext *context, guint first, guint end)
{
  gboolean found = FALSE;

  for (guint i = 0; i < context->within && !found; i++)
    if (context->before)
      found = first >= run->from + i + 1 && token_fits (run, first - i - 1, context->elements);
    else
      found = end + i < run->to && token_fits (run, end + i, context->elements);

  return found != context->negated;
}

static void
find_capture (const DtlFit *fit, guint capture, guint start, guint *first, guint *end)
{
  *first = *end = start;
  for (guint i = 0; i < fit->n_tokens; i++)
    if (fit->captured[i] & 1u << capture)
      {
        if (*first == *end)
          *first = start + i;
        *end = start + i + 1;
      }
}

/* Returns: the token behind what was found; 0: the rule does not fit after all */
static guint
try_choice (Run *run, guint start, const Choice *choice)
{
  const DtlLexiconRule *rule = g_ptr_array_index (run->lexicon->rules, choice->rule);
  DtlMatch match = { .tokens = run->tokens, .rule = rule->name, .base = rule->base };
  DtlFit fit;

  for (guint i = 0; i < rule->contexts->len; i++)
    if (!context_holds (run, g_ptr_array_index (rule->contexts, i), start,
                        start + choice->n_tokens))
      return 0;

  dtl_walker_get_fit (run->walker, choice->candidate, &fit);
  match.first = start;
  match.end = start + fit.n_tokens;
  if (rule->span_capture >= 0)
    find_capture (&fit, rule->span_capture, start, &match.first, &match.end);
  if (match.first == match.end)
    return 0;

  match.n_arguments = rule->n_arguments;
  for (guint i = 0; i < rule->n_arguments; i++)
    {
      DtlRuleArgument *argument = &match.arguments[i];

      *argument = rule->arguments[i];
      if (rule->argument_captures[i] < 0)
        continue;
      find_capture (&fit, rule->argument_captures[i], start, &argument->first, &argument->end);
      if (argument->first < argument->end)
        argument->atom = fit.atoms[argument->first - start];
    }

  return rule->action (&match, run->data) ? match.end : 0;
}

/* Returns: the token at which the pass goes on */
static guint
try_token (Run *run, guint start)
{
  guint n = MIN (dtl_walker_walk (run->walker, run->tokens, start, run->to), MAX_CANDIDATES);
  Choice choices[MAX_CANDIDATES];

  for (guint i = 0; i < n; i++)
    {
      choices[i].candidate = i;
      dtl_walker_get_candidate (run->walker, i, &choices[i].rule, &choices[i].n_tokens);
      choices[i].priority =
          ((DtlLexiconRule *) g_ptr_array_index (run->lexicon->rules, choices[i].rule))->priority;
    }
  if (n > 1)
    qsort (choices, n, sizeof *choices, compare_choices);
  for (guint i = 0; i < n; i++)
    {
      guint end = try_choice (run, start, &choices[i]);

      if (end > start)
        return end;
    }

  return start + 1;
}

/**
 * dtl_lexicon_run:
 * @self: a lexicon
 * @pass: which of its rules
 * @tokens: a text, made with @self
 * @data: given to the actions
 *
 * Runs the rules of @pass over all sentences; their actions say what is found.
 */
void
dtl_lexicon_run (const DtlLexicon *self, DtlPass pass, const DtlTokens *tokens, gpointer data)
{
  g_autoptr (DtlWalker) walker = dtl_walker_new (self->automata[pass]);
  Run run = { .lexicon = self, .tokens = tokens, .walker = walker, .data = data };

  for (guint i = 0; i + 1 < tokens->sentences->len; i++)
    {
      run.from = g_array_index (tokens->sentences, guint32, i);
      run.to = g_array_index (tokens->sentences, guint32, i + 1);
      for (guint token = run.from; token < run.to;)
        token = try_token (&run, token);
    }
}

/* Returns: whether @argument stands in the rule, or took part in the match */
gboolean
dtl_match_has (const DtlMatch *self, guint argument)
{
  const DtlRuleArgument *it = &self->arguments[argument];

  return argument < self->n_arguments &&
         (it->word != NULL || !isnan (it->number) || it->first < it->end);
}

/* Returns: (nullable): the first token of a capture that took part */
const DtlToken *
dtl_match_get_token (const DtlMatch *self, guint argument)
{
  const DtlRuleArgument *it = &self->arguments[argument];

  return argument < self->n_arguments && it->first < it->end
             ? dtl_tokens_get (self->tokens, it->first)
             : NULL;
}

/**
 * dtl_match_get_number:
 * @self: a match
 * @argument: its place in "do: action (…)", from 0
 *
 * Returns: the number that stands there; else that of the capture's first token, by the value of
 *   its class ("march=3") or of the token itself; %NAN if there is none
 */
double
dtl_match_get_number (const DtlMatch *self, guint argument)
{
  const DtlToken *token = dtl_match_get_token (self, argument);
  const DtlWordAtom *atom;

  if (argument >= self->n_arguments)
    return NAN;
  if (token == NULL)
    return self->arguments[argument].number;

  atom = dtl_lexicon_find_atom (self->tokens->lexicon, token, self->arguments[argument].atom);
  return atom != NULL && !isnan (atom->number) ? atom->number : token->value;
}

/* As dtl_match_get_number(), cut to a whole number. Returns: 0 also for what is none, or beyond
 * all that is counted in texts */
int
dtl_match_get_int (const DtlMatch *self, guint argument)
{
  double value = dtl_match_get_number (self, argument);

  return fabs (value) < 1e6 ? (int) value : 0;
}

/**
 * dtl_match_get_word:
 * @self: a match
 * @argument: its place in "do: action (…)", from 0
 *
 * Returns: (nullable): the word that stands there; else the value that its class gives to the
 *   capture's first token; else that token, folded; %NULL if there is none
 */
const char *
dtl_match_get_word (const DtlMatch *self, guint argument)
{
  const DtlToken *token = dtl_match_get_token (self, argument);
  const DtlWordAtom *atom;

  if (argument >= self->n_arguments)
    return NULL;
  if (token == NULL)
    return self->arguments[argument].word;

  atom = dtl_lexicon_find_atom (self->tokens->lexicon, token, self->arguments[argument].atom);
  if (atom != NULL && atom->value != NULL)
    return atom->value;

  return token->word != DTL_WORD_NONE
             ? dtl_vocabulary_get_text (self->tokens->lexicon->vocabulary, token->word)
             : NULL;
}

/* Returns: the byte of the text at which what was found begins */
gsize
dtl_match_get_start (const DtlMatch *self)
{
  return dtl_tokens_get (self->tokens, self->first)->start;
}

/* Returns: the byte of the text behind what was found */
gsize
dtl_match_get_end (const DtlMatch *self)
{
  return dtl_tokens_get (self->tokens, self->end - 1)->end;
}
