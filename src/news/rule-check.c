/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The examples of all rules: each text is read as a whole, with all rules, and what its own rule
 * found must be what the example says, written as describe_*() below writes it. */
#include "base/number.h"
#include "news/lexicon-private.h"
#include "news/scan-private.h"

#include <string.h>

static void
fault_free (DtlRuleFault *self)
{
  g_free (self->message);
  g_free (self);
}

static void
add_number (GString *text, double value)
{
  char buffer[DTL_NUMBER_SIZE];

  g_string_append (text, dtl_number_format (value, buffer));
}

static void
add_day (GString *text, DtlDay day)
{
  char buffer[DTL_DAY_TEXT_SIZE];

  if (day != DTL_DAY_NONE)
    g_string_append (text, dtl_day_format_iso (day, buffer));
}

/* "4.3 percent", "80.5 HKD" */
static void
describe_token (const DtlToken *token, GString *text)
{
  add_number (text, token->value);
  if (dtl_token_is (token, DTL_TRAIT_PERCENT))
    g_string_append (text, " percent");
  if (dtl_token_is (token, DTL_TRAIT_ORDINAL))
    g_string_append (text, " ordinal");
  if (token->unit != NULL)
    g_string_append_printf (text, " %s", token->unit);
}

/* "2022-07-14/2022-07-15 END"; no value: "open" */
static void
describe_date (const DtlDateMention *date, GString *text)
{
  g_string_append (text, date->value[0] != '\0' ? date->value : "open");
  if (date->mod != NULL)
    g_string_append_printf (text, " %s", date->mod);
}

/* "down over 4 pct change 2022-07-13..2022-07-14 denied" */
static void
describe_claim (const DtlClaim *claim, GString *text)
{
  if (claim->superlative != DTL_SUPERLATIVE_NONE)
    {
      g_string_append_printf (text, "%s ", dtl_superlative_to_id (claim->superlative));
      add_day (text, claim->to);
      g_string_append (text, claim->since == DTL_DAY_NONE ? " on record" : " since ");
      add_day (text, claim->since);
      return;
    }
  g_string_append (text, dtl_claim_direction_to_id (claim->direction));
  if (claim->bound != DTL_CLAIM_EQUAL)
    g_string_append_printf (text, " %s", dtl_claim_bound_to_id (claim->bound));
  g_string_append_c (text, ' ');
  add_number (text, claim->value);
  g_string_append_printf (text, " %s %s ", claim->unit, dtl_measure_to_id (claim->measure));
  add_day (text, claim->from);
  g_string_append (text, "..");
  add_day (text, claim->to);
  if (claim->modality != DTL_MODALITY_FACT)
    g_string_append_printf (text, " %s", dtl_modality_to_id (claim->modality));
}

/* "regulator.fine 2021-04-10 denied"; no date: "regulator.fine open" */
static void
describe_event (const DtlEventProposal *event, GString *text)
{
  g_string_append_printf (text, "%s %s", event->kind,
                          event->date[0] != '\0' ? event->date : "open");
  if (event->modality != DTL_MODALITY_FACT)
    g_string_append_printf (text, " %s", dtl_modality_to_id (event->modality));
}

/* Where a rule skips, none of its pass may find anything. */
static GString *
begin_item (GString *text, const char *rule, const DtlLexiconRule *wanted, GHashTable *fired)
{
  gsize family = strchr (wanted->name, '.') - wanted->name;

  g_hash_table_add (fired, (gpointer) rule);
  if (rule != wanted->name &&
      (wanted->action != dtl_rule_skip || strncmp (rule, wanted->name, family) != 0))
    return NULL;
  if (text->len > 0)
    g_string_append (text, "; ");

  return text;
}

/* Returns: (transfer full): what @rule finds in @text; "" for nothing */
static char *
read_example (const DtlLexicon *self,
              const DtlScanContext *context,
              const char *text,
              const DtlLexiconRule *rule,
              GHashTable *fired)
{
  g_autoptr (DtlReading) reading = dtl_scan_text (text, strlen (text), context);
  g_autoptr (DtlTokens) tokens = dtl_tokens_new (self, text, strlen (text));
  g_autoptr (GPtrArray) rules = g_ptr_array_new ();
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (DtlToken));
  GString *described = g_string_new (NULL);

  dtl_tokens_merge_quantities (tokens, rules, found);
  for (guint i = 0; i < rules->len; i++)
    if (begin_item (described, g_ptr_array_index (rules, i), rule, fired) != NULL)
      describe_token (&g_array_index (found, DtlToken, i), described);
  for (guint i = 0; i < reading->dates->len; i++)
    {
      const DtlDateMention *date = g_ptr_array_index (reading->dates, i);

      if (begin_item (described, date->rule, rule, fired) != NULL)
        describe_date (date, described);
    }
  for (guint i = 0; i < reading->claims->len; i++)
    {
      const DtlClaim *claim = g_ptr_array_index (reading->claims, i);

      if (begin_item (described, claim->rule, rule, fired) != NULL)
        describe_claim (claim, described);
    }
  for (guint i = 0; i < reading->events->len; i++)
    {
      const DtlEventProposal *event = g_ptr_array_index (reading->events, i);

      if (begin_item (described, event->rule, rule, fired) != NULL)
        describe_event (event, described);
    }

  return g_string_free (described, FALSE);
}

static void
add_fault (GPtrArray *faults, const DtlLexiconRule *rule, guint line, gboolean fired, char *message)
{
  DtlRuleFault *fault = g_new0 (DtlRuleFault, 1);

  fault->rule = rule->name;
  fault->file = rule->source->file;
  fault->line = line;
  fault->fired = fired;
  fault->message = message;
  g_ptr_array_add (faults, fault);
}

static void
check_example (const DtlLexicon *self,
               const DtlExchange *exchange,
               const DtlLexiconRule *rule,
               const DtlRuleExample *example,
               GHashTable *fired,
               GPtrArray *faults)
{
  DtlScanContext context = { .lexicon = self,
                             .exchange = exchange,
                             .venue = "",
                             .published = example->published,
                             .published_seconds = example->seconds };
  g_autofree char *got = read_example (self, &context, example->text, rule, fired);

  if (strcmp (got, example->expected != NULL ? example->expected : "") != 0)
    add_fault (faults, rule, example->line, TRUE,
               g_strdup_printf ("%s, line %u: “%s” gives %s by %s, not %s.", rule->source->file,
                                example->line, example->text, got[0] != '\0' ? got : "nothing",
                                rule->name,
                                example->expected != NULL ? example->expected : "nothing"));
}

/**
 * dtl_lexicon_check:
 * @self: a lexicon
 * @exchange: (nullable): against whose sessions the examples are read
 *
 * Runs the examples of all rules.
 *
 * Returns: (transfer full) (element-type DtlRuleFault): examples that give something else than they
 *   say, and rules that no example makes find anything, in the order of the rules
 */
GPtrArray *
dtl_lexicon_check (const DtlLexicon *self, const DtlExchange *exchange)
{
  GPtrArray *faults = g_ptr_array_new_with_free_func ((GDestroyNotify) fault_free);
  g_autoptr (GHashTable) fired = g_hash_table_new (g_direct_hash, g_direct_equal);

  for (guint i = 0; i < self->rules->len; i++)
    {
      const DtlLexiconRule *rule = g_ptr_array_index (self->rules, i);

      for (guint j = 0; j < rule->source->examples->len; j++)
        check_example (self, exchange, rule, g_ptr_array_index (rule->source->examples, j), fired,
                       faults);
    }
  for (guint i = 0; i < self->rules->len; i++)
    {
      const DtlLexiconRule *rule = g_ptr_array_index (self->rules, i);

      if (rule->action != dtl_rule_skip && !g_hash_table_contains (fired, rule->name))
        add_fault (faults, rule, rule->source->line, FALSE,
                   g_strdup_printf ("%s, line %u: no example makes %s find anything.",
                                    rule->source->file, rule->source->line, rule->name));
    }

  return faults;
}
