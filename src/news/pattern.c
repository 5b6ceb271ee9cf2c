/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text form of patterns over tokens:
 *
 *   last May 's "US"      words; a capital asks for a capital in the text; quotes are never needed
 *                         but for what would mean something else: ":" "(" "|" "?" "US"
 *   year-end              words and symbols with nothing between them
 *   MONTH NAME            a class or a phrase of the rule files, or a trait of news/tokens.h
 *   INTEGER[1-31]         a whole number of that range
 *   ~bn                   with nothing before it
 *   (a | b c)  x?         alternatives, an option
 *   ..6                   at most six tokens, whatever they are
 *   x:name                a capture; classes, phrases and traits are captures by their own name
 *
 * A pattern must not fit nothing, and lies in one sentence. It goes straight into the automaton of
 * its pass: what is built of each piece is where it can begin, where it can end, and whether it can
 * be left out. */
#include "news/lexicon-builder.h"

#include <stdlib.h>
#include <string.h>

#define MAX_DEPTH 24
#define MAX_GAP 6
#define MAX_POSITIONS 4000 /* of a rule */
#define SPECIAL "()|?:\"[]"

typedef struct
{
  GArray *first, *last; /* of guint, positions */
  gboolean nullable;
  guint longest; /* tokens */
} Piece;

typedef struct
{
  DtlPatternScope *scope;
  const char *c;
  guint depth;
  guint first_position; /* of the pattern */
} Parser;

static const struct
{
  const char *name;
  DtlTrait trait;
} traits[] = {
  { "ANY", DTL_TRAIT_ANY },           { "WORD", DTL_TRAIT_WORD },
  { "NAME", DTL_TRAIT_NAME },         { "NUMBER", DTL_TRAIT_NUMBER },
  { "INTEGER", DTL_TRAIT_INTEGER },   { "DIGITS", DTL_TRAIT_DIGITS },
  { "ORDINAL", DTL_TRAIT_ORDINAL },   { "YEAR", DTL_TRAIT_YEAR },
  { "PERCENT", DTL_TRAIT_PERCENT },   { "MONEY", DTL_TRAIT_MONEY },
  { "DATE", DTL_TRAIT_DATE },         { "TIME", DTL_TRAIT_TIME },
  { "DURATION", DTL_TRAIT_DURATION }, { "SET", DTL_TRAIT_SET },
  { "SYMBOL", DTL_TRAIT_SYMBOL },     { "FIRST", DTL_TRAIT_FIRST },
};

static void
piece_clear (Piece *self)
{
  g_clear_pointer (&self->first, g_array_unref);
  g_clear_pointer (&self->last, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Piece, piece_clear)

static void
piece_init (Piece *self, gboolean nullable)
{
  self->first = g_array_new (FALSE, FALSE, sizeof (guint));
  self->last = g_array_new (FALSE, FALSE, sizeof (guint));
  self->nullable = nullable;
  self->longest = 0;
}

static void
add_all (GArray *to, const GArray *from)
{
  g_array_append_vals (to, from->data, from->len);
}

/* @self, then @next */
static void
piece_append (Piece *self, const Piece *next, DtlAutomaton *automaton)
{
  for (guint i = 0; i < self->last->len; i++)
    for (guint j = 0; j < next->first->len; j++)
      dtl_automaton_follow (automaton, g_array_index (self->last, guint, i),
                            g_array_index (next->first, guint, j));
  if (self->nullable)
    add_all (self->first, next->first);
  if (!next->nullable)
    g_array_set_size (self->last, 0);
  add_all (self->last, next->last);
  self->nullable = self->nullable && next->nullable;
  self->longest = MIN (self->longest + next->longest, 1000u);
}

/* @self, or @other */
static void
piece_join (Piece *self, const Piece *other)
{
  add_all (self->first, other->first);
  add_all (self->last, other->last);
  self->nullable = self->nullable || other->nullable;
  self->longest = MAX (self->longest, other->longest);
}

static gboolean
fail (Parser *self, const char *what, GError **error)
{
  return dtl_rule_fail (error, self->scope->file, self->scope->line, "%s near “%.20s”", what,
                        self->c);
}

static gboolean parse_alternatives (Parser *self, Piece *piece, GError **error);

static void
skip_blank (Parser *self)
{
  while (*self->c == ' ' || *self->c == '\t')
    self->c++;
}

static gboolean
add_position (Parser *self, DtlElement element, Piece *piece, GError **error)
{
  DtlPatternScope *scope = self->scope;
  Piece one = { .longest = 1 };

  if (dtl_automaton_get_size (scope->automaton) - self->first_position >= MAX_POSITIONS)
    return fail (self, "the pattern is too large", error);

  guint position = dtl_automaton_add (scope->automaton, scope->rule, element);

  one.first = one.last = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (one.first, position);
  piece_append (piece, &one, scope->automaton);
  g_array_unref (one.first);
  return TRUE;
}

/* "..6": up to that many tokens, each of which may only follow the one before */
static gboolean
parse_gap (Parser *self, Piece *piece, GError **error)
{
  guint n = self->c[2] - '0';
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (guint));
  guint first = 0;

  if (n < 1 || n > MAX_GAP || g_ascii_isalnum (self->c[3]))
    return fail (self, "a gap must be of 1 to 6 tokens", error);
  self->c += 3;
  for (guint i = 0; i < n; i++)
    {
      Piece one = { 0 };

      piece_init (&one, TRUE);
      if (!add_position (self, (DtlElement){ .atom = DTL_TRAIT_ANY }, &one, error))
        {
          piece_clear (&one);
          return FALSE;
        }

      guint position = g_array_index (one.last, guint, 0);

      if (i == 0)
        first = position;
      else
        dtl_automaton_follow (self->scope->automaton, position - 1, position);
      g_array_append_val (all, position);
      piece_clear (&one);
    }
  g_array_append_val (piece->first, first);
  add_all (piece->last, all);
  piece->nullable = TRUE;
  piece->longest = n;
  return TRUE;
}

static gboolean
find_capture (Parser *self, const char *name, guint *capture)
{
  GPtrArray *captures = self->scope->captures;

  for (guint i = 0; captures != NULL && i < captures->len; i++)
    if (strcmp (g_ptr_array_index (captures, i), name) == 0)
      {
        *capture = i;
        return TRUE;
      }

  return FALSE;
}

/* Gives all positions from @from on to the capture @name. Returns: whether the rule uses it */
static gboolean
capture_from (Parser *self, guint from, const char *name)
{
  guint capture;

  if (!find_capture (self, name, &capture))
    return FALSE;
  for (guint i = from; i < dtl_automaton_get_size (self->scope->automaton); i++)
    dtl_automaton_capture (self->scope->automaton, i, capture);
  self->scope->captured |= 1u << capture;
  return TRUE;
}

/* "[1-31]" */
static gboolean
parse_range (Parser *self, DtlElement *element, GError **error)
{
  char *end;
  gint64 low = g_ascii_strtoll (self->c + 1, &end, 10);
  gint64 high = *end == '-' ? g_ascii_strtoll (end + 1, &end, 10) : low;

  if (*end != ']' || low < 0 || high < low || high > G_MAXINT)
    return fail (self, "a range must look like INTEGER[1-31]", error);
  if (!dtl_lexicon_builder_get_range (self->scope->builder, low, high, &element->atom))
    return fail (self, "there are too many ranges of numbers", error);
  self->c = end + 1;
  return TRUE;
}

static gboolean
parse_phrase (Parser *self, const DtlRuleWords *phrase, Piece *piece, GError **error)
{
  const char *rest = self->c;

  if (++self->depth > MAX_DEPTH)
    return fail (self, "the pattern is nested too deeply", error);
  for (guint i = 0; i < phrase->lines->len; i++)
    {
      const DtlRuleLine *line = g_ptr_array_index (phrase->lines, i);
      g_auto (Piece) alternative = { 0 };

      if (line->text[0] == '\0')
        continue;
      piece_init (&alternative, FALSE);
      self->c = line->text;
      if (!parse_alternatives (self, &alternative, error))
        return FALSE;
      if (*self->c != '\0')
        return fail (self, "the phrase has a bracket that closes nothing", error);
      piece_join (piece, &alternative);
    }
  if (piece->longest == 0)
    return dtl_rule_fail (error, phrase->file, phrase->line, "the phrase %s is empty",
                          phrase->name);
  self->c = rest;
  self->depth--;
  return TRUE;
}

/* A word or name at @text, perhaps quoted: never a special sign */
static gboolean
parse_literal (
    Parser *self, const char *text, gsize len, gboolean glued, Piece *piece, GError **error)
{
  const char *end = text + len;

  for (const char *c = text; c < end;)
    {
      gsize n = dtl_token_measure (c, end);
      DtlElement element = { .glued = glued || c > text };

      if (!dtl_lexicon_builder_get_literal (self->scope->builder, c, n, &element.atom))
        return fail (self, "this word cannot be in a text: use INTEGER[4-4] for a number", error);
      if (!add_position (self, element, piece, error))
        return FALSE;
      c += n;
    }

  return TRUE;
}

/* Returns: whether @name is a trait or a class */
static gboolean
find_name (const DtlPatternScope *scope, const char *name, guint16 *atom)
{
  for (gsize i = 0; i < G_N_ELEMENTS (traits); i++)
    if (strcmp (traits[i].name, name) == 0)
      {
        *atom = traits[i].trait;
        return TRUE;
      }

  *atom = dtl_lexicon_find_class (scope->builder->lexicon, name);
  return *atom != 0;
}

static gboolean
parse_name (Parser *self, const char *name, gboolean glued, Piece *piece, GError **error)
{
  DtlPatternScope *scope = self->scope;
  DtlElement element = { .glued = glued };
  guint from = dtl_automaton_get_size (scope->automaton);
  const DtlRuleWords *phrase = g_hash_table_lookup (scope->builder->phrases, name);

  if (phrase != NULL)
    {
      g_auto (Piece) inner = { 0 };

      piece_init (&inner, FALSE);
      if (!parse_phrase (self, phrase, &inner, error))
        return FALSE;
      piece_append (piece, &inner, scope->automaton);
      capture_from (self, from, name);
      return TRUE;
    }

  if (!find_name (scope, name, &element.atom))
    return dtl_rule_fail (error, scope->file, scope->line, "“%s” is no class, phrase or trait",
                          name);
  if (*self->c == '[' && !parse_range (self, &element, error))
    return FALSE;
  if (!add_position (self, element, piece, error))
    return FALSE;
  capture_from (self, from, name);
  return TRUE;
}

static gboolean
is_name (const char *text, gsize len)
{
  if (len < 2 || !g_ascii_isupper (text[0]))
    return FALSE;
  for (gsize i = 1; i < len; i++)
    if (!g_ascii_isupper (text[i]) && !g_ascii_isdigit (text[i]) && text[i] != '_')
      return FALSE;

  return TRUE;
}

/* One element, group or gap; what follows it is left to parse_item */
static gboolean
parse_primary (Parser *self, Piece *piece, GError **error)
{
  gboolean glued = *self->c == '~';

  if (glued)
    self->c++;
  if (*self->c == '(' && !glued)
    {
      self->c++;
      if (++self->depth > MAX_DEPTH)
        return fail (self, "the pattern is nested too deeply", error);
      if (!parse_alternatives (self, piece, error))
        return FALSE;
      if (*self->c != ')')
        return fail (self, "a bracket is not closed", error);
      self->c++;
      self->depth--;
      return TRUE;
    }
  if (g_str_has_prefix (self->c, "..") && g_ascii_isdigit (self->c[2]) && !glued)
    return parse_gap (self, piece, error);

  if (*self->c == '"')
    {
      const char *text = self->c + 1, *close = strchr (text, '"');

      if (close == NULL || close == text)
        return fail (self, "a quoted word is not closed, or empty", error);
      self->c = close + 1;
      piece->nullable = TRUE;
      return parse_literal (self, text, close - text, glued, piece, error);
    }

  gsize len = strcspn (self->c, SPECIAL " \t");
  const char *text = self->c;

  if (len == 0)
    return fail (self, "a word is missing", error);
  self->c += len;
  piece->nullable = TRUE;
  if (!is_name (text, len))
    return parse_literal (self, text, len, glued, piece, error);

  g_autofree char *name = g_strndup (text, len);

  return parse_name (self, name, glued, piece, error);
}

static gboolean
parse_item (Parser *self, Piece *piece, GError **error)
{
  guint from = dtl_automaton_get_size (self->scope->automaton);

  if (!parse_primary (self, piece, error))
    return FALSE;
  if (*self->c == '?')
    {
      piece->nullable = TRUE;
      self->c++;
    }
  if (*self->c == ':')
    {
      gsize len = strcspn (++self->c, SPECIAL " \t");
      g_autofree char *name = g_strndup (self->c, len);

      if (!capture_from (self, from, name) && self->depth == 0 && self->scope->captures != NULL)
        return fail (self, "the rule does not use this capture", error);
      self->c += len;
    }

  return TRUE;
}

static gboolean
parse_sequence (Parser *self, Piece *piece, GError **error)
{
  piece->nullable = TRUE;
  for (skip_blank (self); *self->c != '\0' && *self->c != ')' && *self->c != '|'; skip_blank (self))
    {
      g_auto (Piece) item = { 0 };

      piece_init (&item, FALSE);
      if (!parse_item (self, &item, error))
        return FALSE;
      piece_append (piece, &item, self->scope->automaton);
    }
  if (piece->longest == 0)
    return fail (self, "a pattern or alternative is empty", error);

  return TRUE;
}

static gboolean
parse_alternatives (Parser *self, Piece *piece, GError **error)
{
  for (;;)
    {
      g_auto (Piece) sequence = { 0 };

      piece_init (&sequence, FALSE);
      if (!parse_sequence (self, &sequence, error))
        return FALSE;
      piece_join (piece, &sequence);
      if (*self->c != '|')
        return TRUE;
      self->c++;
    }
}

/**
 * dtl_pattern_compile:
 * @scope: the rule
 * @text: a pattern
 * @error: return location for a #DtlError
 *
 * Adds the pattern to the automaton of @scope.
 */
gboolean
dtl_pattern_compile (DtlPatternScope *scope, const char *text, GError **error)
{
  Parser parser = { .scope = scope, .c = text };
  g_auto (Piece) piece = { 0 };

  parser.first_position = dtl_automaton_get_size (scope->automaton);
  piece_init (&piece, FALSE);
  if (!parse_alternatives (&parser, &piece, error))
    return FALSE;
  if (*parser.c != '\0')
    return fail (&parser, "a bracket closes nothing", error);
  if (piece.nullable)
    return dtl_rule_fail (error, scope->file, scope->line, "the pattern would fit nothing at all");
  if (piece.longest > DTL_MATCH_MAX_TOKENS)
    return dtl_rule_fail (error, scope->file, scope->line,
                          "the pattern can be longer than %d tokens", DTL_MATCH_MAX_TOKENS);

  for (guint i = 0; i < piece.first->len; i++)
    dtl_automaton_begin (scope->automaton, g_array_index (piece.first, guint, i));
  for (guint i = 0; i < piece.last->len; i++)
    dtl_automaton_accept (scope->automaton, g_array_index (piece.last, guint, i));
  return TRUE;
}

/**
 * dtl_pattern_read_elements:
 * @scope: the rule
 * @text: "of | MONTH within 3"
 * @elements: of #DtlElement: where they are added
 * @within: (out): in how many tokens; 1 unless it is said
 * @error: return location for a #DtlError
 *
 * Reads the alternatives of a condition: single words, classes and traits.
 */
gboolean
dtl_pattern_read_elements (
    DtlPatternScope *scope, const char *text, GArray *elements, guint *within, GError **error)
{
  g_autofree char *copy = g_strdup (text);
  char *tail = g_strrstr (copy, " within ");

  *within = 1;
  if (tail != NULL)
    {
      char *end;

      *within = strtoul (tail + strlen (" within "), &end, 10);
      if (*end != '\0' || *within < 1 || *within > 12)
        return dtl_rule_fail (error, scope->file, scope->line,
                              "a condition can reach over 1 to 12 tokens");
      *tail = '\0';
    }

  g_auto (GStrv) names = g_strsplit (copy, "|", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *name = g_strstrip (names[i]);
      gsize len = strlen (name);
      DtlElement element = { 0 };
      gboolean known = FALSE;

      if (is_name (name, len))
        known = find_name (scope, name, &element.atom);
      else if (len > 0 && dtl_token_measure (name, name + len) == len)
        known = dtl_lexicon_builder_get_literal (scope->builder, name, len, &element.atom);
      if (!known)
        return dtl_rule_fail (error, scope->file, scope->line, "“%s” is no word, class or trait",
                              name);
      g_array_append_val (elements, element);
    }

  return TRUE;
}
