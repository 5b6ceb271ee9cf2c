/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "news/lexicon-private.h"

G_BEGIN_DECLS

/* A lexicon while its files are compiled. */
typedef struct
{
  DtlLexicon *lexicon;
  GArray *entries;     /* what is asked of words */
  GHashTable *phrases; /* name to DtlRuleWords * */
  guint n_members;     /* of classes, read so far */
  guint n_atoms;       /* used, traits included */
} DtlLexiconBuilder;

/* A rule while its patterns are compiled. */
typedef struct
{
  DtlLexiconBuilder *builder;
  const char *file;
  guint line;
  guint rule;
  GPtrArray *captures; /* of char *: the names that the rule uses */
  guint captured;      /* bits of those that a pattern has */
  DtlAutomaton *automaton;
} DtlPatternScope;

gboolean dtl_lexicon_builder_get_literal (DtlLexiconBuilder *self,
                                          const char *text,
                                          gsize len,
                                          guint16 *atom);
gboolean dtl_lexicon_builder_get_range (DtlLexiconBuilder *self, int low, int high, guint16 *atom);
gboolean dtl_lexicon_builder_add_word (
    DtlLexiconBuilder *self, guint16 atom, const char *text, gsize len, const char *value);

gboolean dtl_rules_compile (DtlLexiconBuilder *builder, GError **error);
gboolean dtl_pattern_compile (DtlPatternScope *scope, const char *text, GError **error);
gboolean dtl_pattern_read_elements (
    DtlPatternScope *scope, const char *text, GArray *elements, guint *within, GError **error);

G_END_DECLS
