/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "news/scan.h"

G_BEGIN_DECLS

#define DTL_TOKENS_MAX_SIZE (1 << 21) /* bytes of a text that are read; no article is as long */
#define DTL_SENTENCE_MAX_TOKENS 400   /* a longer one is cut */

/* What can be told of a token without knowing the word: bits of DtlToken.traits. Patterns name
 * them in capitals. Those from DTL_TRAIT_RANGES on are ranges that rules ask for: INTEGER[1-31]. */
typedef enum
{
  DTL_TRAIT_ANY,
  DTL_TRAIT_WORD,
  DTL_TRAIT_NAME,   /* a word with a capital */
  DTL_TRAIT_NUMBER, /* "4", "1,030.5", "two", "18.2bn"; not an ordinal */
  DTL_TRAIT_INTEGER,
  DTL_TRAIT_DIGITS, /* a number in plain digits, nothing else */
  DTL_TRAIT_ORDINAL,
  DTL_TRAIT_YEAR, /* four plain digits, 1500 to 2199 */
  DTL_TRAIT_PERCENT,
  DTL_TRAIT_MONEY,
  DTL_TRAIT_DATE, /* the four types of date expressions, once they are found */
  DTL_TRAIT_TIME,
  DTL_TRAIT_DURATION,
  DTL_TRAIT_SET,
  DTL_TRAIT_SYMBOL,
  DTL_TRAIT_FIRST, /* of its sentence */
  DTL_TRAIT_GLUED, /* nothing stands between it and the token before */
  DTL_TRAIT_RANGES,
  DTL_TRAIT_END = 64
} DtlTrait;

#define DTL_TRAIT_BIT(trait) (G_GUINT64_CONSTANT (1) << (trait))

typedef struct
{
  guint32 start, end; /* bytes of the text, half open */
  guint32 word;       /* of the vocabulary, or DTL_WORD_NONE; of a token of several words: none */
  guint32 sentence;
  guint64 traits;
  double value;     /* of a number, percent, money; NAN: none */
  double precision; /* one unit of the last digit printed */
  const char *unit; /* interned: "USD" of money; else NULL */
  guint32 mention;  /* of a date expression: its place in the reading; else G_MAXUINT32 */
} DtlToken;

/* A text as tokens; it borrows text and lexicon. */
typedef struct
{
  const DtlLexicon *lexicon;
  const char *text;
  gsize len;
  GArray *tokens;    /* of DtlToken */
  GArray *sentences; /* of guint32: the first token of each, and the number of tokens at the end */
} DtlTokens;

DtlTokens *dtl_tokens_new (const DtlLexicon *lexicon, const char *text, gsize len);
void dtl_tokens_free (DtlTokens *self);
gsize dtl_token_measure (const char *text, const char *end);
void dtl_tokens_merge (DtlTokens *self, const DtlToken *merged, const guint *spans, gsize n);

#define dtl_tokens_get(self, i) (&g_array_index ((self)->tokens, DtlToken, i))
#define dtl_tokens_count(self) ((self)->tokens->len)
#define dtl_token_is(token, trait) (((token)->traits & DTL_TRAIT_BIT (trait)) != 0)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlTokens, dtl_tokens_free)

G_END_DECLS
