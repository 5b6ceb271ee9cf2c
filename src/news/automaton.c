/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The automaton of positions (V. M. Glushkov, "The abstract theory of automata", 1961) and the walk
 * through it: all ways in lockstep, token by token, each position entered once a step by the first
 * way that reaches it. There is no going back, and a walk ends after DTL_MATCH_MAX_TOKENS tokens,
 * so the time is linear in the text. */
#include "news/automaton.h"

#include "news/lexicon-private.h"

#include <string.h>

typedef struct
{
  guint rule;
  DtlElement element;
  guint16 captures; /* bits */
  gboolean accepts;
  guint follow, n_follow; /* in follows, once frozen */
} Position;

typedef struct
{
  guint from, to;
} Step;

struct _DtlAutomaton
{
  GArray *positions; /* of Position */
  GArray *steps;     /* of Step; until frozen */
  GArray *begins;    /* of guint, positions by atom once frozen */
  GArray *follows;   /* of guint, positions */
  guint *atoms;      /* where the begins of each atom begin; one more at the end */
  guint n_atoms;
  guint64 traits; /* those with which a pattern can begin */
};

typedef struct
{
  guint position;
  guint parent; /* in history */
} Visit;

typedef struct
{
  guint visit;
  guint n_tokens;
} Candidate;

struct _DtlWalker
{
  const DtlAutomaton *automaton;
  GArray *history;    /* of Visit */
  GArray *candidates; /* of Candidate */
  guint32 *seen;      /* stamp of the last step that entered each position */
  guint32 stamp;
};

DtlAutomaton *
dtl_automaton_new (void)
{
  DtlAutomaton *self = g_new0 (DtlAutomaton, 1);

  self->positions = g_array_new (FALSE, FALSE, sizeof (Position));
  self->steps = g_array_new (FALSE, FALSE, sizeof (Step));
  self->begins = g_array_new (FALSE, FALSE, sizeof (guint));
  self->follows = g_array_new (FALSE, FALSE, sizeof (guint));

  return self;
}

void
dtl_automaton_free (DtlAutomaton *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->positions);
  g_clear_pointer (&self->steps, g_array_unref);
  g_array_unref (self->begins);
  g_array_unref (self->follows);
  g_free (self->atoms);
  g_free (self);
}

#define get_position(self, i) (&g_array_index ((self)->positions, Position, i))

/**
 * dtl_automaton_add:
 * @self: not frozen
 * @rule: whose pattern it is in
 * @element: what its token must be
 *
 * Returns: the new position, numbered from 0
 */
guint
dtl_automaton_add (DtlAutomaton *self, guint rule, DtlElement element)
{
  Position position = { .rule = rule, .element = element };

  g_array_append_val (self->positions, position);
  return self->positions->len - 1;
}

void
dtl_automaton_capture (DtlAutomaton *self, guint position, guint capture)
{
  get_position (self, position)->captures |= 1u << capture;
}

void
dtl_automaton_follow (DtlAutomaton *self, guint position, guint next)
{
  Step step = { position, next };

  g_array_append_val (self->steps, step);
}

void
dtl_automaton_begin (DtlAutomaton *self, guint position)
{
  g_array_append_val (self->begins, position);
}

void
dtl_automaton_accept (DtlAutomaton *self, guint position)
{
  get_position (self, position)->accepts = TRUE;
}

guint
dtl_automaton_get_size (const DtlAutomaton *self)
{
  return self->positions->len;
}

static void
freeze_follows (DtlAutomaton *self)
{
  guint n = 0;

  for (guint i = 0; i < self->steps->len; i++)
    get_position (self, g_array_index (self->steps, Step, i).from)->n_follow++;
  for (guint i = 0; i < self->positions->len; i++)
    {
      get_position (self, i)->follow = n;
      n += get_position (self, i)->n_follow;
      get_position (self, i)->n_follow = 0;
    }
  g_array_set_size (self->follows, n);
  for (guint i = 0; i < self->steps->len; i++)
    {
      const Step *step = &g_array_index (self->steps, Step, i);
      Position *position = get_position (self, step->from);

      g_array_index (self->follows, guint, position->follow + position->n_follow++) = step->to;
    }
  g_clear_pointer (&self->steps, g_array_unref);
}

/* Sorts the begins by atom, in the order of the file within one. */
static void
freeze_begins (DtlAutomaton *self)
{
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = 0;

  self->n_atoms = DTL_TRAIT_END;
  for (guint i = 0; i < self->begins->len; i++)
    {
      guint16 atom = get_position (self, g_array_index (self->begins, guint, i))->element.atom;

      self->n_atoms = MAX (self->n_atoms, atom + 1u);
      if (atom < DTL_TRAIT_END)
        self->traits |= DTL_TRAIT_BIT (atom);
    }
  self->atoms = g_new0 (guint, self->n_atoms + 1);
  for (guint i = 0; i < self->begins->len; i++)
    self->atoms[get_position (self, g_array_index (self->begins, guint, i))->element.atom]++;
  for (guint atom = 0; atom <= self->n_atoms; atom++)
    {
      guint count = self->atoms[atom];

      self->atoms[atom] = n;
      n += count;
    }
  g_array_set_size (sorted, n);
  for (guint i = 0; i < self->begins->len; i++)
    {
      guint position = g_array_index (self->begins, guint, i);

      g_array_index (sorted, guint, self->atoms[get_position (self, position)->element.atom]++) =
          position;
    }
  memmove (self->atoms + 1, self->atoms, self->n_atoms * sizeof *self->atoms);
  self->atoms[0] = 0;
  g_array_unref (self->begins);
  self->begins = g_steal_pointer (&sorted);
}

/**
 * dtl_automaton_freeze:
 * @self: an automaton with all its positions, steps and ends
 *
 * Makes it ready to walk; nothing can be added afterwards.
 */
void
dtl_automaton_freeze (DtlAutomaton *self)
{
  freeze_follows (self);
  freeze_begins (self);
}

DtlWalker *
dtl_walker_new (const DtlAutomaton *automaton)
{
  DtlWalker *self = g_new0 (DtlWalker, 1);

  self->automaton = automaton;
  self->history = g_array_new (FALSE, FALSE, sizeof (Visit));
  self->candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  self->seen = g_new0 (guint32, automaton->positions->len);

  return self;
}

void
dtl_walker_free (DtlWalker *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->history);
  g_array_unref (self->candidates);
  g_free (self->seen);
  g_free (self);
}

static void
visit (DtlWalker *self, guint position, guint parent, guint n_tokens)
{
  Visit visited = { position, parent };

  self->seen[position] = self->stamp;
  if (get_position (self->automaton, position)->accepts)
    {
      Candidate candidate = { self->history->len, n_tokens };

      g_array_append_val (self->candidates, candidate);
    }
  g_array_append_val (self->history, visited);
}

static inline gboolean
element_fits (const DtlLexicon *lexicon, const DtlToken *token, const DtlElement *element)
{
  if (element->glued && !dtl_token_is (token, DTL_TRAIT_GLUED))
    return FALSE;
  if (element->atom < DTL_TRAIT_END)
    return dtl_token_is (token, element->atom);

  return token->word != DTL_WORD_NONE && dtl_lexicon_token_is (lexicon, token, element->atom);
}

static void
advance_stamp (DtlWalker *self)
{
  if (++self->stamp != 0)
    return;
  memset (self->seen, 0, self->automaton->positions->len * sizeof *self->seen);
  self->stamp = 1;
}

static void
begin_atom (DtlWalker *self, const DtlToken *token, guint atom)
{
  const DtlAutomaton *automaton = self->automaton;

  if (atom >= automaton->n_atoms)
    return;
  for (guint i = automaton->atoms[atom]; i < automaton->atoms[atom + 1]; i++)
    {
      guint position = g_array_index (automaton->begins, guint, i);
      const DtlElement *element = &get_position (automaton, position)->element;

      if (self->seen[position] != self->stamp &&
          (!element->glued || dtl_token_is (token, DTL_TRAIT_GLUED)))
        visit (self, position, G_MAXUINT, 1);
    }
}

static void
begin (DtlWalker *self, const DtlLexicon *lexicon, const DtlToken *token)
{
  guint64 traits = token->traits & self->automaton->traits;

  advance_stamp (self);
  if (token->word != DTL_WORD_NONE)
    {
      guint from = g_array_index (lexicon->words, guint32, token->word - 1);
      guint to = g_array_index (lexicon->words, guint32, token->word);

      for (guint i = from; i < to; i++)
        {
          const DtlWordAtom *atom = &g_array_index (lexicon->word_atoms, DtlWordAtom, i);

          if (!atom->capital || dtl_token_is (token, DTL_TRAIT_NAME))
            begin_atom (self, token, atom->atom);
        }
    }
  for (guint trait = 0; traits != 0; trait++, traits >>= 1)
    if (traits & 1)
      begin_atom (self, token, trait);
}

/**
 * dtl_walker_walk:
 * @self: a walker
 * @tokens: a text
 * @first: the token at which a match must begin
 * @end: the token before which it must end
 *
 * Returns: how many candidates were found; those of the walk before are forgotten
 */
guint
dtl_walker_walk (DtlWalker *self, const DtlTokens *tokens, guint first, guint end)
{
  const DtlAutomaton *automaton = self->automaton;
  const DtlLexicon *lexicon = tokens->lexicon;
  guint from = 0;

  /* As g_array_set_size() does, without a call for each token */
  self->history->len = 0;
  self->candidates->len = 0;
  begin (self, lexicon, dtl_tokens_get (tokens, first));

  end = MIN (end, first + DTL_MATCH_MAX_TOKENS);
  for (guint i = first + 1; i < end && from < self->history->len; i++)
    {
      const DtlToken *token = dtl_tokens_get (tokens, i);
      guint to = self->history->len;

      advance_stamp (self);
      for (; from < to; from++)
        {
          const Position *position =
              get_position (automaton, g_array_index (self->history, Visit, from).position);
          const guint *follow = &g_array_index (automaton->follows, guint, position->follow);

          for (const guint *next = follow; next < follow + position->n_follow; next++)
            if (self->seen[*next] != self->stamp &&
                element_fits (lexicon, token, &get_position (automaton, *next)->element))
              visit (self, *next, from, i - first + 1);
        }
    }

  return self->candidates->len;
}

void
dtl_walker_get_candidate (const DtlWalker *self, guint i, guint *rule, guint *n_tokens)
{
  const Candidate *candidate = &g_array_index (self->candidates, Candidate, i);
  const Visit *visited = &g_array_index (self->history, Visit, candidate->visit);

  *rule = get_position (self->automaton, visited->position)->rule;
  *n_tokens = candidate->n_tokens;
}

/**
 * dtl_walker_get_fit:
 * @self: a walker after a walk
 * @i: a candidate
 * @fit: (out): the way to it, token by token
 */
void
dtl_walker_get_fit (const DtlWalker *self, guint i, DtlFit *fit)
{
  const Candidate *candidate = &g_array_index (self->candidates, Candidate, i);
  guint place = candidate->visit;

  dtl_walker_get_candidate (self, i, &fit->rule, &fit->n_tokens);
  for (guint n = fit->n_tokens; n-- > 0;)
    {
      const Visit *visited = &g_array_index (self->history, Visit, place);
      const Position *position = get_position (self->automaton, visited->position);

      fit->captured[n] = position->captures;
      fit->atoms[n] = position->element.atom;
      place = visited->parent;
    }
}
