/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "news/tokens.h"

G_BEGIN_DECLS

#define DTL_RULE_MAX_ARGUMENTS 8

/* The passes over a text, in this order. A rule belongs to the one that its name begins with. */
typedef enum
{
  DTL_PASS_TOKEN,
  DTL_PASS_DATE,
  DTL_PASS_TIME, /* what stands beside a date expression */
  DTL_PASS_CLAIM,
  DTL_PASS_EVENT,
  DTL_N_PASSES
} DtlPass;

/* What stands in "do: name (…)", after a match. */
typedef struct
{
  guint first, end; /* tokens of a capture; first == end: it took no part, or is no capture */
  guint16 atom;     /* what its first token was matched by */
  const char *word; /* a word that stands in the rule itself; else NULL */
  double number;    /* a number that stands in the rule itself; else NAN */
} DtlRuleArgument;

/* A place of the text where a rule fits. */
typedef struct
{
  const DtlTokens *tokens;
  const char *rule; /* its name; interned */
  double base;      /* its confidence, 0 to 1 */
  guint first, end; /* tokens, half open: what counts as found ("span" of the rule) */
  guint n_arguments;
  DtlRuleArgument arguments[DTL_RULE_MAX_ARGUMENTS];
} DtlMatch;

/* @data is what the scanner of the pass gave. Returns: FALSE: it does not fit after all, and the
 * next best rule is tried */
typedef gboolean (*DtlRuleAction) (const DtlMatch *match, gpointer data);

/* A row of the closed list of what rules can do. */
typedef struct
{
  const char *name; /* NULL ends a table */
  DtlRuleAction run;
  guint min_arguments, max_arguments;
} DtlRuleActionRow;

extern const DtlRuleActionRow dtl_token_actions[];
extern const DtlRuleActionRow dtl_date_day_actions[];
extern const DtlRuleActionRow dtl_date_month_day_actions[];
extern const DtlRuleActionRow dtl_date_period_actions[];
extern const DtlRuleActionRow dtl_date_shift_actions[];
extern const DtlRuleActionRow dtl_date_length_actions[];
extern const DtlRuleActionRow dtl_time_actions[];
extern const DtlRuleActionRow dtl_claim_actions[];
extern const DtlRuleActionRow dtl_event_actions[];

gboolean dtl_match_has (const DtlMatch *self, guint argument);
double dtl_match_get_number (const DtlMatch *self, guint argument);
int dtl_match_get_int (const DtlMatch *self, guint argument);
const char *dtl_match_get_word (const DtlMatch *self, guint argument);
const DtlToken *dtl_match_get_token (const DtlMatch *self, guint argument);
gsize dtl_match_get_start (const DtlMatch *self);
gsize dtl_match_get_end (const DtlMatch *self);

void dtl_lexicon_run (const DtlLexicon *self, DtlPass pass, const DtlTokens *tokens, gpointer data);

G_END_DECLS
