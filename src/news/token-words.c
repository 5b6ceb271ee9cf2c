/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a token is by its letters and classes, and where its sentence begins and ends: the small
 * questions that the scanners of claims and events ask of the words around a match. */
#include "news/subject.h"

#include "news/lexicon-private.h"

#include <string.h>

gboolean
dtl_tokens_in_class (const DtlTokens *tokens, guint token, const char *name)
{
  guint16 atom = dtl_lexicon_find_class (tokens->lexicon, name);

  return atom != 0 && token < dtl_tokens_count (tokens) &&
         dtl_lexicon_token_is (tokens->lexicon, dtl_tokens_get (tokens, token), atom);
}

/* Returns: (nullable): the value that class @name gives to the token */
const char *
dtl_tokens_class_value (const DtlTokens *tokens, guint token, const char *name)
{
  guint16 atom = dtl_lexicon_find_class (tokens->lexicon, name);
  const DtlWordAtom *found =
      atom != 0 && token < dtl_tokens_count (tokens)
          ? dtl_lexicon_find_atom (tokens->lexicon, dtl_tokens_get (tokens, token), atom)
          : NULL;

  return found != NULL ? found->value : NULL;
}

/* Whether the token is written as @word, in small letters or capitals */
gboolean
dtl_tokens_is (const DtlTokens *tokens, guint token, const char *word)
{
  gsize len = strlen (word);

  if (token >= dtl_tokens_count (tokens))
    return FALSE;

  const DtlToken *at = dtl_tokens_get (tokens, token);

  return at->end - at->start == len &&
         g_ascii_strncasecmp (tokens->text + at->start, word, len) == 0;
}

/* Whether it is "'s", with either apostrophe */
gboolean
dtl_tokens_is_possessive (const DtlTokens *tokens, guint token)
{
  return dtl_tokens_is (tokens, token, "'s") || dtl_tokens_is (tokens, token, "\xe2\x80\x99s");
}

guint
dtl_tokens_sentence_start (const DtlTokens *tokens, guint token)
{
  guint32 sentence = dtl_tokens_get (tokens, token)->sentence;

  while (token > 0 && dtl_tokens_get (tokens, token - 1)->sentence == sentence)
    token--;

  return token;
}

guint
dtl_tokens_sentence_end (const DtlTokens *tokens, guint token)
{
  guint32 sentence = dtl_tokens_get (tokens, token)->sentence;

  while (token < dtl_tokens_count (tokens) && dtl_tokens_get (tokens, token)->sentence == sentence)
    token++;

  return token;
}
