/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words that rules know, each with a number, found by hash (FNV-1a, open addressing). Folding
 * makes "Dec." and "dec", "U.S." and "u.s", "Fed’s" and "fed's" one: lower case by Unicode and no
 * locale, the plain apostrophe, no full stop at the end. */
#include "news/vocabulary.h"

#include <string.h>

#define FIRST_SIZE 1024 /* a power of two */

struct _DtlVocabulary
{
  GStringChunk *chunk;
  GPtrArray *texts; /* elem: const char *, of word + 1 */
  guint32 *slots;   /* words */
  guint32 n_slots;
};

/**
 * dtl_word_fold:
 * @text: valid UTF-8
 * @len: its bytes
 * @folded: (out): not terminated
 *
 * Returns: the bytes of @folded; 0 for a word that is too long
 */
gsize
dtl_word_fold (const char *text, gsize len, char folded[DTL_WORD_MAX_SIZE])
{
  gsize n = 0;

  if (len >= DTL_WORD_MAX_SIZE)
    return 0;
  for (const char *c = text, *end = text + len; c < end;)
    {
      if ((guchar) *c < 0x80)
        {
          folded[n++] = g_ascii_tolower (*c++);
          continue;
        }

      gunichar code = g_unichar_tolower (g_utf8_get_char (c));
      char bytes[6];
      int size = g_unichar_to_utf8 (code == 0x2019 ? '\'' : code, bytes);

      if (n + size >= DTL_WORD_MAX_SIZE)
        return 0;
      memcpy (folded + n, bytes, size);
      n += size;
      c = g_utf8_next_char (c);
    }
  if (n > 1 && folded[n - 1] == '.')
    n--;

  return n;
}

DtlVocabulary *
dtl_vocabulary_new (void)
{
  DtlVocabulary *self = g_new0 (DtlVocabulary, 1);

  self->chunk = g_string_chunk_new (1 << 14);
  self->texts = g_ptr_array_new ();
  self->n_slots = FIRST_SIZE;
  self->slots = g_new0 (guint32, self->n_slots);

  return self;
}

void
dtl_vocabulary_free (DtlVocabulary *self)
{
  if (self == NULL)
    return;

  g_string_chunk_free (self->chunk);
  g_ptr_array_unref (self->texts);
  g_free (self->slots);
  g_free (self);
}

/* Returns: the slot of the word, or the empty one where it would be */
static guint32
find_slot (const DtlVocabulary *self, const char *text, gsize len)
{
  guint32 hash = 2166136261u;

  for (gsize i = 0; i < len; i++)
    hash = (hash ^ (guchar) text[i]) * 16777619u;
  for (guint32 slot = hash & (self->n_slots - 1);; slot = (slot + 1) & (self->n_slots - 1))
    {
      guint32 word = self->slots[slot];

      if (word == DTL_WORD_NONE)
        return slot;

      const char *known = g_ptr_array_index (self->texts, word - 1);

      if (strncmp (known, text, len) == 0 && known[len] == '\0')
        return slot;
    }
}

static void
grow (DtlVocabulary *self)
{
  g_free (self->slots);
  self->n_slots *= 2;
  self->slots = g_new0 (guint32, self->n_slots);
  for (guint i = 0; i < self->texts->len; i++)
    {
      const char *text = g_ptr_array_index (self->texts, i);

      self->slots[find_slot (self, text, strlen (text))] = i + 1;
    }
}

/**
 * dtl_vocabulary_add:
 * @self: a vocabulary
 * @text: a folded word without NUL
 * @len: its bytes
 *
 * Returns: the number of the word, the old one if it was known
 */
guint
dtl_vocabulary_add (DtlVocabulary *self, const char *text, gsize len)
{
  guint32 slot = find_slot (self, text, len);

  if (self->slots[slot] != DTL_WORD_NONE)
    return self->slots[slot];

  g_ptr_array_add (self->texts, g_string_chunk_insert_len (self->chunk, text, len));
  self->slots[slot] = self->texts->len;
  if (self->texts->len > self->n_slots / 2)
    grow (self);

  return self->texts->len;
}

/**
 * dtl_vocabulary_find:
 * @self: a vocabulary
 * @text: a folded word
 * @len: its bytes
 *
 * Returns: the number of the word, or %DTL_WORD_NONE
 */
guint
dtl_vocabulary_find (const DtlVocabulary *self, const char *text, gsize len)
{
  return self->slots[find_slot (self, text, len)];
}

const char *
dtl_vocabulary_get_text (const DtlVocabulary *self, guint word)
{
  g_return_val_if_fail (word >= 1 && word <= self->texts->len, NULL);

  return g_ptr_array_index (self->texts, word - 1);
}

guint
dtl_vocabulary_get_size (const DtlVocabulary *self)
{
  return self->texts->len;
}
