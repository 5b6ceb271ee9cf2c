/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules as written, made ready to run: the pass and the action that their names say, what the
 * action is given, their conditions, and their patterns in the automaton of the pass. */
#include "base/number.h"
#include "news/lexicon-builder.h"

#include <math.h>
#include <string.h>

static const struct
{
  const char *prefix;
  const DtlRuleActionRow *tables[6];
} passes[DTL_N_PASSES] = {
  [DTL_PASS_TOKEN] = { "token.", { dtl_token_actions } },
  [DTL_PASS_DATE] = { "date.",
                      { dtl_date_day_actions, dtl_date_month_day_actions, dtl_date_period_actions,
                        dtl_date_shift_actions, dtl_date_length_actions } },
  [DTL_PASS_TIME] = { "time.", { dtl_time_actions } },
  [DTL_PASS_CLAIM] = { "claim.", { dtl_claim_actions } },
  [DTL_PASS_EVENT] = { "event.", { dtl_event_actions } },
};

/* skip (): what fits is nothing after all, and no other rule finds anything in it */
gboolean
dtl_rule_skip (G_GNUC_UNUSED const DtlMatch *match, G_GNUC_UNUSED gpointer data)
{
  return TRUE;
}

static const DtlRuleActionRow skip_row = { "skip", dtl_rule_skip, 0, 0 };

/* Returns: (nullable): what rules of @pass call @name */
static const DtlRuleActionRow *
find_action (DtlPass pass, const char *name)
{
  if (strcmp (name, skip_row.name) == 0)
    return &skip_row;
  for (guint i = 0; passes[pass].tables[i] != NULL; i++)
    for (const DtlRuleActionRow *row = passes[pass].tables[i]; row->name != NULL; row++)
      if (strcmp (row->name, name) == 0)
        return row;

  return NULL;
}

static void
context_free (DtlRuleContext *self)
{
  g_array_unref (self->elements);
  g_free (self);
}

void
dtl_lexicon_rule_free (DtlLexiconRule *self)
{
  g_ptr_array_unref (self->captures);
  g_ptr_array_unref (self->contexts);
  g_free (self);
}

/* Returns: the number of the capture @name, a new one if need be; -1: there are too many */
static int
use_capture (DtlLexiconRule *self, const char *name)
{
  for (guint i = 0; i < self->captures->len; i++)
    if (strcmp (g_ptr_array_index (self->captures, i), name) == 0)
      return i;
  if (self->captures->len == DTL_RULE_MAX_CAPTURES)
    return -1;

  g_ptr_array_add (self->captures, g_strdup (name));
  return self->captures->len - 1;
}

static gboolean
read_argument (DtlLexiconRule *self, const char *text, guint i, GStringChunk *texts, GError **error)
{
  const DtlRuleSource *source = self->source;
  DtlRuleArgument *argument = &self->arguments[i];

  argument->number = NAN;
  self->argument_captures[i] = -1;
  if (text[0] == '$')
    {
      self->argument_captures[i] = use_capture (self, text + 1);
      if (self->argument_captures[i] < 0)
        return dtl_rule_fail (error, source->file, source->action_line,
                              "a rule can use %d captures at most", DTL_RULE_MAX_CAPTURES);
    }
  else if (!dtl_number_parse (text, strlen (text), &argument->number))
    {
      if (text[0] == '\0')
        return dtl_rule_fail (error, source->file, source->action_line, "an argument is missing");
      argument->word = g_string_chunk_insert_const (texts, text);
      argument->number = NAN;
    }

  return TRUE;
}

/* "name ($capture, word, -1)" */
static gboolean
read_action (DtlLexiconRule *self, GStringChunk *texts, GError **error)
{
  const DtlRuleSource *source = self->source;
  const char *text = source->action;
  const char *open = text != NULL ? strchr (text, '(') : NULL;

  if (open == NULL || text[strlen (text) - 1] != ')')
    return dtl_rule_fail (error, source->file, text != NULL ? source->action_line : source->line,
                          "the rule must say what to do: “do: action ($capture, word)”");

  g_autofree char *name = g_strchomp (g_strndup (text, open - text));
  g_autofree char *list = g_strndup (open + 1, strlen (open) - 2);
  const DtlRuleActionRow *row = find_action (self->pass, name);

  if (row == NULL)
    return dtl_rule_fail (error, source->file, source->action_line,
                          "there is no action “%s” for rules “%s…”", name,
                          passes[self->pass].prefix);
  self->action = row->run;

  g_auto (GStrv) arguments = g_strsplit (g_strstrip (list), ",", -1);

  self->n_arguments = g_strv_length (arguments);
  if (self->n_arguments < row->min_arguments || self->n_arguments > row->max_arguments ||
      self->n_arguments > DTL_RULE_MAX_ARGUMENTS)
    return dtl_rule_fail (error, source->file, source->action_line,
                          "“%s” takes %u to %u arguments, not %u", name, row->min_arguments,
                          row->max_arguments, self->n_arguments);
  for (guint i = 0; i < self->n_arguments; i++)
    if (!read_argument (self, g_strstrip (arguments[i]), i, texts, error))
      return FALSE;

  return TRUE;
}

static gboolean
read_conditions (DtlLexiconRule *self, DtlPatternScope *scope, GError **error)
{
  for (guint i = 0; i < self->source->conditions->len; i++)
    {
      const DtlRuleCondition *condition = g_ptr_array_index (self->source->conditions, i);
      DtlRuleContext *context = g_new0 (DtlRuleContext, 1);

      context->before = condition->before;
      context->negated = condition->negated;
      context->elements = g_array_new (FALSE, FALSE, sizeof (DtlElement));
      g_ptr_array_add (self->contexts, context);
      scope->line = condition->line;
      if (!dtl_pattern_read_elements (scope, condition->text, context->elements, &context->within,
                                      error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
compile_rule (DtlLexiconBuilder *builder, DtlLexiconRule *self, guint number, GError **error)
{
  const DtlRuleSource *source = self->source;
  DtlPatternScope scope = { .builder = builder, .file = source->file, .rule = number };

  while (self->pass < DTL_N_PASSES && !g_str_has_prefix (source->name, passes[self->pass].prefix))
    self->pass++;
  if (self->pass == DTL_N_PASSES)
    return dtl_rule_fail (error, source->file, source->line,
                          "the name of a rule begins with token, date, time, claim or event");
  if (source->patterns->len == 0)
    return dtl_rule_fail (error, source->file, source->line, "the rule has no pattern");
  if (source->examples->len == 0)
    return dtl_rule_fail (error, source->file, source->line, "the rule has no example");
  if (!read_action (self, builder->lexicon->texts, error))
    return FALSE;
  if (source->span != NULL && (self->span_capture = use_capture (self, source->span)) < 0)
    return dtl_rule_fail (error, source->file, source->line, "the rule uses too many captures");

  scope.captures = self->captures;
  scope.automaton = builder->lexicon->automata[self->pass];
  if (!read_conditions (self, &scope, error))
    return FALSE;
  for (guint i = 0; i < source->patterns->len; i++)
    {
      const DtlRuleLine *line = g_ptr_array_index (source->patterns, i);

      scope.line = line->line;
      if (!dtl_pattern_compile (&scope, line->text, error))
        return FALSE;
    }
  for (guint i = 0; i < self->captures->len; i++)
    if ((scope.captured & 1u << i) == 0)
      return dtl_rule_fail (error, source->file, source->line, "no pattern has the capture “%s”",
                            (const char *) g_ptr_array_index (self->captures, i));

  return TRUE;
}

/**
 * dtl_rules_compile:
 * @builder: with all classes and phrases
 * @error: return location for a #DtlError
 *
 * Compiles all rules of the files into the lexicon of @builder.
 */
gboolean
dtl_rules_compile (DtlLexiconBuilder *builder, GError **error)
{
  const GPtrArray *sources = builder->lexicon->source->rules;

  for (guint i = 0; i < sources->len; i++)
    {
      DtlLexiconRule *rule = g_new0 (DtlLexiconRule, 1);

      rule->source = g_ptr_array_index (sources, i);
      rule->priority = rule->source->priority;
      rule->base = rule->source->base;
      rule->span_capture = -1;
      rule->captures = g_ptr_array_new_with_free_func (g_free);
      rule->contexts = g_ptr_array_new_with_free_func ((GDestroyNotify) context_free);
      g_ptr_array_add (builder->lexicon->rules, rule);
      if (!compile_rule (builder, rule, i, error))
        return FALSE;
    }

  /* What is found outlives the lexicon, and says which rule found it. */
  for (guint i = 0; i < sources->len; i++)
    {
      DtlLexiconRule *rule = g_ptr_array_index (builder->lexicon->rules, i);

      rule->name = g_intern_string (rule->source->name);
    }

  return TRUE;
}
