/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "news/automaton.h"
#include "news/lexicon.h"
#include "news/rule-action.h"
#include "news/rule-file.h"
#include "news/vocabulary.h"

G_BEGIN_DECLS

/* Classes that the C asks for by itself. */
typedef enum
{
  DTL_CLASS_ABBREVIATION, /* its full stop belongs to the word */
  DTL_CLASS_OPENER,       /* begins a sentence if it has a capital after an abbreviation */
  DTL_N_CLASSES
} DtlClass;

/* One reason why a token may be matched: a class that the word is in, or the word itself. */
typedef struct
{
  guint16 atom;
  gboolean capital;  /* only if it is written with a capital */
  const char *value; /* nullable: "may=5" */
  double number;     /* of value; NAN: it is none */
} DtlWordAtom;

typedef struct
{
  gboolean before;  /* the match; else after it */
  gboolean negated; /* must not be there */
  guint within;     /* tokens */
  GArray *elements; /* of DtlElement */
} DtlRuleContext;

typedef struct
{
  const char *name; /* interned */
  DtlPass pass;
  int priority;
  double base;
  DtlRuleAction action;
  guint n_arguments;
  DtlRuleArgument arguments[DTL_RULE_MAX_ARGUMENTS];
  gint8 argument_captures[DTL_RULE_MAX_ARGUMENTS]; /* -1: no capture */
  gint8 span_capture;                              /* -1: the whole match */
  GPtrArray *captures;                             /* of char *, names */
  GPtrArray *contexts;                             /* of DtlRuleContext * */
  const DtlRuleSource *source;                     /* of the file that the lexicon keeps */
} DtlLexiconRule;

struct _DtlLexicon
{
  gatomicrefcount ref_count;
  DtlRuleFile *source;
  GStringChunk *texts; /* what words and arguments of rules are worth */
  DtlVocabulary *vocabulary;
  GArray *word_atoms; /* of DtlWordAtom, by word */
  GArray *words;      /* of guint32: where the atoms of each word begin; one more at the end */
  GArray *ranges;     /* of two int: the ranges of numbers that rules ask for */
  GPtrArray *rules;   /* of DtlLexiconRule * */
  GHashTable *atoms;  /* name of a class to atom */
  guint16 classes[DTL_N_CLASSES]; /* atoms; 0: no such class */
  DtlAutomaton *automata[DTL_N_PASSES];
};

void dtl_lexicon_rule_free (DtlLexiconRule *self);
gboolean dtl_rule_skip (const DtlMatch *match, gpointer data);

guint dtl_lexicon_find_word (const DtlLexicon *self, const char *text, gsize len);
gboolean dtl_lexicon_word_is (const DtlLexicon *self, guint word, DtlClass known);
guint16 dtl_lexicon_find_class (const DtlLexicon *self, const char *name);
guint64 dtl_lexicon_get_number_traits (const DtlLexicon *self, double value);
const DtlWordAtom *
dtl_lexicon_find_atom (const DtlLexicon *self, const DtlToken *token, guint16 atom);
gboolean dtl_lexicon_token_is (const DtlLexicon *self, const DtlToken *token, guint16 atom);

G_END_DECLS
