/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text as sentences of tokens: words, numbers in digits, symbols. Letters and digits never share
 * a token ("18.2bn", "Q3" and "4pm" are two, the second glued to the first); an apostrophe stays
 * inside a word ("didn't"), but "'s" is a token of its own; full stops stay inside "U.S." and with
 * the words of class ABBREVIATION ("Dec."). Bytes that are not UTF-8, and NUL, separate like
 * blanks. What numbers, money and percentages are in words is left to the rules of family "token".
 *
 * A sentence ends after . ! ? with what closes quotes behind them, before an empty line, and before
 * a new line if the line was short, as titles are. */
#include "news/tokens.h"

#include "base/number.h"
#include "news/lexicon-private.h"

#include <math.h>
#include <string.h>

#define SHORT_LINE 50 /* bytes: a line that is shorter is not wrapped text */
#define NUMBER_MAX_SIZE 40

typedef struct
{
  DtlTokens *self;
  const char *c, *end;
  const char *line;       /* where the line of c begins */
  const char *last_end;   /* of the token before; NULL: none */
  gboolean ended;         /* a mark that ends a sentence was read */
  gboolean maybe_ended;   /* an abbreviation, whose full stop may end it as well */
  guint32 sentence_start; /* token */
} Reader;

/* Returns: the code point at @c, 0 if none is there; never reads past @end */
static gunichar
get_char (const char *c, const char *end)
{
  if (c >= end)
    return 0;
  if ((guchar) *c < 0x80)
    return (guchar) *c;

  gunichar code = g_utf8_get_char_validated (c, end - c);

  return code >= (gunichar) -2 ? 0 : code;
}

static gboolean
is_letter (gunichar code)
{
  if (code < 0x80)
    return g_ascii_isalpha (code);

  return g_unichar_isalpha (code) || g_unichar_ismark (code);
}

static gboolean
is_apostrophe (gunichar code)
{
  return code == '\'' || code == 0x2019;
}

static const char *
skip_letters (const char *c, const char *end)
{
  for (;;)
    {
      gunichar code = get_char (c, end);

      if (!is_letter (code))
        return c;
      c = g_utf8_next_char (c);
    }
}

/* "'s" at @c. Returns: its end, or NULL */
static const char *
read_possessive (const char *c, const char *end)
{
  if (!is_apostrophe (get_char (c, end)))
    return NULL;

  const char *s = g_utf8_next_char (c);

  return s < end && (*s == 's' || *s == 'S') && !is_letter (get_char (s + 1, end)) ? s + 1 : NULL;
}

/* Letters, with apostrophes inside ("o'clock") and the full stops of "U.S." and "a.m." */
static const char *
read_word (const char *start, const char *end)
{
  const char *c = skip_letters (start, end);
  gboolean initials = c == g_utf8_next_char (start) && c < end && *c == '.';

  while (initials)
    {
      const char *next = skip_letters (c + 1, end);

      if (next == c + 1 || next != g_utf8_next_char (c + 1))
        return next == c + 1 ? c + 1 : c; /* the full stop is a part of it */
      c = next;
      initials = c < end && *c == '.';
    }
  while (c < end && is_apostrophe (get_char (c, end)) && read_possessive (c, end) == NULL)
    {
      const char *rest = g_utf8_next_char (c);
      const char *next = skip_letters (rest, end);

      if (next == rest)
        break;
      c = next;
    }

  return c;
}

static const char *
read_digits (const char *start, const char *end, gboolean *plain, guint *decimals)
{
  const char *c = start;

  *plain = TRUE;
  *decimals = 0;
  while (c < end && g_ascii_isdigit (*c))
    c++;
  while (c - start <= 3 + 4 * 4 && end - c >= 4 && *c == ',' && g_ascii_isdigit (c[1]) &&
         g_ascii_isdigit (c[2]) && g_ascii_isdigit (c[3]) &&
         !(end - c > 4 && g_ascii_isdigit (c[4])))
    {
      *plain = FALSE;
      c += 4;
    }
  if (end - c >= 2 && *c == '.' && g_ascii_isdigit (c[1]))
    {
      const char *point = c++;

      while (c < end && g_ascii_isdigit (*c))
        c++;
      *plain = FALSE;
      *decimals = MIN (c - point - 1, 20);
    }

  return c;
}

static void
add_number (Reader *reader, DtlToken *token, gboolean plain, guint decimals)
{
  const char *text = reader->self->text + token->start;
  gsize len = token->end - token->start;
  char digits[NUMBER_MAX_SIZE];
  gsize n = 0;

  for (gsize i = 0; i < len && n < NUMBER_MAX_SIZE; i++)
    if (text[i] != ',')
      digits[n++] = text[i];
  if (n == NUMBER_MAX_SIZE || !dtl_number_parse (digits, n, &token->value))
    return; /* digits without end: a token without a value */

  token->precision = pow (10, -(double) decimals);
  token->traits |= dtl_lexicon_get_number_traits (reader->self->lexicon, token->value);
  if (plain)
    token->traits |= DTL_TRAIT_BIT (DTL_TRAIT_DIGITS);
  if (plain && len == 4 && token->value >= 1500 && token->value < 2200)
    token->traits |= DTL_TRAIT_BIT (DTL_TRAIT_YEAR);
}

static void
end_sentence (Reader *reader)
{
  DtlTokens *self = reader->self;

  reader->ended = reader->maybe_ended = FALSE;
  if (self->tokens->len == reader->sentence_start)
    return;
  g_array_append_val (self->sentences, reader->sentence_start);
  reader->sentence_start = self->tokens->len;
}

static gboolean
closes_quote (gunichar code)
{
  return code == '"' || code == '\'' || code == ')' || code == ']' || code == 0x201D ||
         code == 0x2019 || code == 0xBB;
}

/* Whether the token that begins at @token is in a new sentence */
static gboolean
begins_sentence (const Reader *reader, const DtlToken *token, gunichar first)
{
  gboolean glued = reader->last_end == reader->self->text + token->start;

  if (reader->self->tokens->len - reader->sentence_start >= DTL_SENTENCE_MAX_TOKENS)
    return TRUE;
  if (reader->ended)
    return !glued && !g_unichar_islower (first);
  if (reader->maybe_ended)
    return !glued && g_unichar_isupper (first) &&
           dtl_lexicon_word_is (reader->self->lexicon, token->word, DTL_CLASS_OPENER);

  return FALSE;
}

static void
add_token (Reader *reader, DtlToken *token, gunichar first)
{
  DtlTokens *self = reader->self;

  if (begins_sentence (reader, token, first))
    end_sentence (reader);
  else if (!(closes_quote (first) && reader->ended))
    reader->ended = FALSE;
  reader->maybe_ended = FALSE;

  token->sentence = self->sentences->len;
  token->mention = G_MAXUINT32;
  token->traits |= DTL_TRAIT_BIT (DTL_TRAIT_ANY);
  if (self->tokens->len == reader->sentence_start)
    token->traits |= DTL_TRAIT_BIT (DTL_TRAIT_FIRST);
  if (reader->last_end == self->text + token->start)
    token->traits |= DTL_TRAIT_BIT (DTL_TRAIT_GLUED);
  reader->last_end = self->text + token->end;
  g_array_append_val (self->tokens, *token);
}

static void
read_blank (Reader *reader)
{
  const char *c = reader->c;
  guint lines = 0;

  for (; c < reader->end && (g_ascii_isspace (*c) || *c == '\0'); c++)
    if (*c == '\n')
      {
        if (lines++ == 0 && c - reader->line < SHORT_LINE)
          end_sentence (reader);
        reader->line = c + 1;
      }
  if (lines > 1)
    end_sentence (reader);
  reader->c = c;
}

static void
read_token (Reader *reader)
{
  DtlTokens *self = reader->self;
  const char *start = reader->c, *end;
  gunichar first = get_char (start, reader->end);
  DtlToken token = { .start = start - self->text, .value = NAN };
  gboolean is_abbreviation = FALSE;

  if (first == 0 || (first >= 0x80 && (g_unichar_isspace (first) || g_unichar_iscntrl (first))))
    {
      reader->c = first == 0 ? start + 1 : g_utf8_next_char (start);
      return;
    }
  if (first < 0x80 && g_ascii_isdigit (first))
    {
      gboolean plain;
      guint decimals;

      end = read_digits (start, reader->end, &plain, &decimals);
      token.end = end - self->text;
      add_number (reader, &token, plain, decimals);
    }
  else if (is_letter (first))
    {
      end = read_word (start, reader->end);
      token.word = dtl_lexicon_find_word (self->lexicon, start, end - start);
      if (end < reader->end && *end == '.' && end[-1] != '.' &&
          dtl_lexicon_word_is (self->lexicon, token.word, DTL_CLASS_ABBREVIATION))
        end++;
      is_abbreviation = end[-1] == '.';
      token.traits = DTL_TRAIT_BIT (DTL_TRAIT_WORD);
      if (g_unichar_isupper (first))
        token.traits |= DTL_TRAIT_BIT (DTL_TRAIT_NAME);
    }
  else
    {
      end = read_possessive (start, reader->end);
      if (end == NULL)
        end = g_utf8_next_char (start);
      token.word = dtl_lexicon_find_word (self->lexicon, start, end - start);
      token.traits = DTL_TRAIT_BIT (DTL_TRAIT_SYMBOL);
    }

  token.end = end - self->text;
  add_token (reader, &token, first);
  if (first == '.' || first == '!' || first == '?')
    reader->ended = TRUE;
  reader->maybe_ended = is_abbreviation;
  reader->c = end;
}

/**
 * dtl_token_measure:
 * @text: valid UTF-8, not blank
 * @end: its end
 *
 * Returns: the bytes of the first token of a word of a rule; a full stop at the end of a word
 *   belongs to it, as it does to "Dec." in a text
 */
gsize
dtl_token_measure (const char *text, const char *end)
{
  gunichar first = get_char (text, end);
  gboolean plain;
  guint decimals;

  g_return_val_if_fail (text < end, 0);

  if (is_letter (first))
    {
      const char *c = read_word (text, end);

      return c - text + (c > text && c + 1 == end && *c == '.');
    }
  if (first < 0x80 && g_ascii_isdigit (first))
    return read_digits (text, end, &plain, &decimals) - text;

  const char *possessive = read_possessive (text, end);

  return (possessive != NULL ? possessive : g_utf8_next_char (text)) - text;
}

/**
 * dtl_tokens_new:
 * @lexicon: (transfer none): must outlive the tokens
 * @text: (transfer none): must outlive the tokens; need not be valid UTF-8
 * @len: its bytes; only the first %DTL_TOKENS_MAX_SIZE are read
 *
 * Time and memory are linear in @len.
 */
DtlTokens *
dtl_tokens_new (const DtlLexicon *lexicon, const char *text, gsize len)
{
  DtlTokens *self = g_new0 (DtlTokens, 1);
  Reader reader = { .self = self, .c = text, .line = text };

  self->lexicon = lexicon;
  self->text = text;
  self->len = MIN (len, DTL_TOKENS_MAX_SIZE);
  self->tokens = g_array_sized_new (FALSE, FALSE, sizeof (DtlToken), self->len / 5 + 8);
  self->sentences = g_array_new (FALSE, FALSE, sizeof (guint32));
  reader.end = text + self->len;

  while (reader.c < reader.end)
    if (g_ascii_isspace (*reader.c) || *reader.c == '\0')
      read_blank (&reader);
    else
      read_token (&reader);
  end_sentence (&reader);
  g_array_append_val (self->sentences, reader.sentence_start);

  return self;
}

void
dtl_tokens_free (DtlTokens *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->tokens);
  g_array_unref (self->sentences);
  g_free (self);
}

/**
 * dtl_tokens_merge:
 * @self: tokens
 * @merged: what takes the place of each span
 * @spans: (array length=n): first token and the one after the last, in turn, in the order of the
 *   text; a span lies in one sentence, and spans do not overlap
 * @n: number of spans
 *
 * Puts one token in the place of each span.
 */
void
dtl_tokens_merge (DtlTokens *self, const DtlToken *merged, const guint *spans, gsize n)
{
  DtlToken *tokens = (DtlToken *) (void *) self->tokens->data;
  guint n_tokens = self->tokens->len, from = 0, to = 0;

  for (gsize i = 0; i < n; i++)
    {
      guint first = spans[2 * i], end = spans[2 * i + 1];

      memmove (tokens + to, tokens + from, (first - from) * sizeof *tokens);
      to += first - from;
      tokens[to++] = merged[i];
      from = end;
    }
  memmove (tokens + to, tokens + from, (n_tokens - from) * sizeof *tokens);
  to += n_tokens - from;
  g_array_set_size (self->tokens, to);

  guint32 sentence = G_MAXUINT32;

  g_array_set_size (self->sentences, 0);
  for (guint32 i = 0; i < to; i++)
    if (tokens[i].sentence != sentence)
      {
        sentence = tokens[i].sentence;
        g_array_append_val (self->sentences, i);
      }
  g_array_append_val (self->sentences, to);
}
