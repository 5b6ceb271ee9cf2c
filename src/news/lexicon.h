/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "news/scan.h"

G_BEGIN_DECLS

#define DTL_RULE_FILE_MAX_SIZE (1 << 20)

DtlLexicon *
dtl_lexicon_new (const char *const *names, GBytes *const *files, gsize n_files, GError **error);
DtlLexicon *dtl_lexicon_ref (DtlLexicon *self);
void dtl_lexicon_unref (DtlLexicon *self);
guint dtl_lexicon_count_rules (const DtlLexicon *self);

/* What is wrong with a rule. */
typedef struct
{
  const char *rule; /* interned, as file */
  const char *file;
  guint line;     /* of the example, or of the rule */
  gboolean fired; /* FALSE: no example of any rule makes this rule find something */
  char *message;  /* one sentence */
} DtlRuleFault;

GPtrArray *dtl_lexicon_check (const DtlLexicon *self, const DtlExchange *exchange);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlLexicon, dtl_lexicon_unref)

G_END_DECLS
