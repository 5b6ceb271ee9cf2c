/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Soft hyphens, joiners, marks of direction and other characters of format (general category Cf)
 * may stand inside a word and hide it: a "plum\u00ADmeted" is read like a "plummeted". */
#include "news/visible-text.h"

#include <string.h>

/* Bytes that were left out before @at of the visible text */
typedef struct
{
  gsize at, removed;
} Cut;

struct _DtlVisibleText
{
  const char *text; /* own, or the caller's where nothing was left out */
  char *own;        /* nullable */
  gsize len;
  GArray *cuts; /* of Cut, by place; removed counts all up to it */
};

/* Returns: the bytes of the invisible character at @c, or 0; the smallest has two bytes */
static gsize
measure_invisible (const char *c, const char *end)
{
  gunichar code;

  if ((guchar) *c < 0xC2)
    return 0;
  code = g_utf8_get_char_validated (c, end - c);

  return code < (gunichar) -2 && g_unichar_type (code) == G_UNICODE_FORMAT
             ? (gsize) (g_utf8_next_char (c) - c)
             : 0;
}

/**
 * dtl_visible_text_new:
 * @text: (transfer none): outlives it; need not be valid UTF-8
 * @len: its bytes
 *
 * Time is linear in @len, and nothing is copied of a text without such characters.
 */
DtlVisibleText *
dtl_visible_text_new (const char *text, gsize len)
{
  DtlVisibleText *self = g_new0 (DtlVisibleText, 1);
  const char *end = text + len, *from = text;
  gsize removed = 0;

  self->text = text;
  self->len = len;
  self->cuts = g_array_new (FALSE, FALSE, sizeof (Cut));
  for (const char *c = text; c < end; c++)
    {
      gsize n = measure_invisible (c, end);

      if (n == 0)
        continue;
      if (self->own == NULL)
        {
          self->own = g_malloc (len + 1);
          self->len = 0;
        }
      memcpy (self->own + self->len, from, (gsize) (c - from));
      self->len += (gsize) (c - from);
      removed += n;
      g_array_append_val (self->cuts, ((Cut){ self->len, removed }));
      c += n - 1;
      from = c + 1;
    }
  if (self->own != NULL)
    {
      memcpy (self->own + self->len, from, (gsize) (end - from));
      self->len += (gsize) (end - from);
      self->own[self->len] = '\0';
      self->text = self->own;
    }

  return self;
}

void
dtl_visible_text_free (DtlVisibleText *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->cuts);
  g_free (self->own);
  g_free (self);
}

/* Returns: (transfer none): the text, @len bytes */
const char *
dtl_visible_text_get (const DtlVisibleText *self, gsize *len)
{
  *len = self->len;

  return self->text;
}

/* Where the byte at @at was; O(log n) */
static gsize
restore (const DtlVisibleText *self, gsize at)
{
  guint first = 0, end = self->cuts->len;

  while (first < end)
    {
      guint middle = first + (end - first) / 2;

      if (g_array_index (self->cuts, Cut, middle).at <= at)
        first = middle + 1;
      else
        end = middle;
    }

  return at + (first > 0 ? g_array_index (self->cuts, Cut, first - 1).removed : 0);
}

/**
 * dtl_visible_text_restore:
 * @start: (inout): first byte of a stretch of the visible text, then of the whole
 * @end: (inout): the byte behind it, which must be behind @start
 *
 * What was left out at the edges of the stretch stays outside of it.
 */
void
dtl_visible_text_restore (const DtlVisibleText *self, gsize *start, gsize *end)
{
  g_return_if_fail (*start < *end && *end <= self->len);

  *start = restore (self, *start);
  *end = restore (self, *end - 1) + 1;
}
