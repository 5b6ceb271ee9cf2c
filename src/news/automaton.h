/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "news/tokens.h"

G_BEGIN_DECLS

#define DTL_MATCH_MAX_TOKENS 60 /* no pattern is longer */
#define DTL_RULE_MAX_CAPTURES 16

/* What one token of a pattern must be: a trait (below DTL_TRAIT_END) or a lexical atom. */
typedef struct
{
  guint16 atom; /* 0 is the trait ANY */
  gboolean glued;
} DtlElement;

/* The positions of all patterns of a pass, and which may follow which (Glushkov): one automaton
 * without empty steps. Built once, then immutable. */
typedef struct _DtlAutomaton DtlAutomaton;

/* A way in which a pattern fits. */
typedef struct
{
  guint rule;
  guint n_tokens;
  guint16 captured[DTL_MATCH_MAX_TOKENS]; /* bits of the captures that each token is in */
  guint16 atoms[DTL_MATCH_MAX_TOKENS];
} DtlFit;

/* Memory of one run. */
typedef struct _DtlWalker DtlWalker;

DtlAutomaton *dtl_automaton_new (void);
void dtl_automaton_free (DtlAutomaton *self);
guint dtl_automaton_add (DtlAutomaton *self, guint rule, DtlElement element);
void dtl_automaton_capture (DtlAutomaton *self, guint position, guint capture);
void dtl_automaton_follow (DtlAutomaton *self, guint position, guint next);
void dtl_automaton_begin (DtlAutomaton *self, guint position);
void dtl_automaton_accept (DtlAutomaton *self, guint position);
guint dtl_automaton_get_size (const DtlAutomaton *self);
void dtl_automaton_freeze (DtlAutomaton *self);

DtlWalker *dtl_walker_new (const DtlAutomaton *automaton);
void dtl_walker_free (DtlWalker *self);
guint dtl_walker_walk (DtlWalker *self, const DtlTokens *tokens, guint first, guint end);
void dtl_walker_get_candidate (const DtlWalker *self, guint i, guint *rule, guint *n_tokens);
void dtl_walker_get_fit (const DtlWalker *self, guint i, DtlFit *fit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlAutomaton, dtl_automaton_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlWalker, dtl_walker_free)

G_END_DECLS
