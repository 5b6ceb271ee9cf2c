/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Markdown to plain text: front matter is read, marks go, and a map says which bytes of the source
 * each byte of the text came from. What looks like a mark and is none stays as it is: the numbers
 * of an article matter more than its looks. Follows https://spec.commonmark.org/ for the marks that
 * articles have; no tables of entities, no nested lists, no links by reference. Linear in the
 * length of the source. */
#include "news/markdown.h"

#include "news/plain-text.h"
#include "news/published-day.h"

#include <string.h>

#define MAX_LOOKAHEAD 1000 /* bytes in which what a mark opens must be closed */
#define MAX_UNCLOSED 20    /* marks of a line that are looked after in vain: the rest is text */
#define MAX_TITLE 300      /* bytes of a heading that is taken for the title */

typedef struct
{
  const char *source;
  const char *at; /* the line that is read */
  const char *end;
  DtlDocument *document;
  GString *text;
  gsize block_start;     /* byte of text */
  gboolean in_fence;     /* of code */
  gboolean in_comment;   /* of HTML */
  gboolean in_paragraph; /* the line before was of one: the next goes on */
} Reader;

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t' || c == '\r';
}

static void
copy (Reader *self, const char *from, gsize len)
{
  dtl_document_add_span (self->document, self->text->len, (gsize) (from - self->source), len);
  g_string_append_len (self->text, from, (gssize) len);
}

static const char *
find_line_end (const char *at, const char *end)
{
  const char *stop = memchr (at, '\n', (gsize) (end - at));

  return stop != NULL ? stop : end;
}

/* The value of "key: value" or "key = value" without quotes. Returns: (transfer full) */
static char *
dup_value (const char *from, const char *end)
{
  while (from < end && is_blank (*from))
    from++;
  while (end > from && is_blank (end[-1]))
    end--;
  if (end - from >= 2 && (*from == '[' && end[-1] == ']'))
    {
      from++;
      end--;
    }
  if (end - from >= 2 && (*from == '"' || *from == '\'') && end[-1] == *from)
    {
      from++;
      end--;
    }

  return g_strndup (from, (gsize) (end - from));
}

static void
set_text (char **text, const char *value)
{
  if (*text == NULL && *value != '\0')
    *text = g_strdup (value);
}

static void
take_member (DtlDocument *document, const char *key, const char *value)
{
  g_autofree char *day = NULL;

  if (g_str_equal (key, "title"))
    set_text (&document->title, value);
  else if (g_str_equal (key, "author") || g_str_equal (key, "authors") ||
           g_str_equal (key, "byline"))
    set_text (&document->byline, value);
  else if (g_str_equal (key, "publisher") || g_str_equal (key, "source") ||
           g_str_equal (key, "site"))
    set_text (&document->publisher, value);
  else if (g_str_equal (key, "url") || g_str_equal (key, "link") || g_str_equal (key, "canonical"))
    set_text (&document->url, value);
  else if (g_str_equal (key, "lang") || g_str_equal (key, "language"))
    set_text (&document->language, value);
  else if (g_str_equal (key, "updated") || g_str_equal (key, "lastmod"))
    {
      day = dtl_published_find (value, NULL);
      set_text (&document->updated, day != NULL ? day : "");
    }
  else if (g_str_equal (key, "date") || g_str_equal (key, "published") ||
           g_str_equal (key, "publishdate") || g_str_equal (key, "pubdate"))
    {
      g_autofree char *source = g_strconcat ("front matter ", key, NULL);

      day = dtl_published_find (value, NULL);
      if (day == NULL)
        return;
      dtl_document_add_candidate (document, source, day);
      set_text (&document->published, day);
      document->published_source = g_intern_static_string ("page");
    }
}

/* Reads "---" to "---" at the top (YAML), or "+++" to "+++" (TOML): its plain members only. One
 * that does not end is no front matter. */
static void
read_front_matter (Reader *self)
{
  static const char *const fences[] = { "---", "+++" };
  const char *fence = NULL;
  const char *close = NULL;
  const char *at;

  for (gsize i = 0; i < G_N_ELEMENTS (fences); i++)
    if (g_str_has_prefix (self->at, fences[i]))
      fence = fences[i];
  if (fence == NULL)
    return;

  at = find_line_end (self->at, self->end);
  for (const char *line = at; line < self->end && close == NULL;)
    {
      line = MIN (line + 1, self->end);
      if (g_str_has_prefix (line, fence))
        close = line;
      line = find_line_end (line, self->end);
    }
  if (close == NULL)
    return;

  while (at < close)
    {
      const char *line = at + 1;
      const char *sign;
      g_autofree char *key = NULL;
      g_autofree char *lower = NULL;
      g_autofree char *value = NULL;

      at = find_line_end (line, close);
      sign = memchr (line, *fence == '-' ? ':' : '=', (gsize) (at - MIN (line, at)));
      if (sign == NULL)
        continue;
      key = g_strndup (line, (gsize) (sign - line));
      lower = g_ascii_strdown (g_strstrip (key), -1);
      value = dup_value (sign + 1, at);
      take_member (self->document, lower, value);
    }
  self->at = MIN (find_line_end (close, self->end) + 1, self->end);
}

/* A run of * _ ~ or ` at @at is a mark if what it opens is closed in the same paragraph, or what it
 * closes was opened. @open: bit i tells of an opened run of i + 1. Returns: its length, or 0 */
static gsize
find_mark (const char *at, const char *begin, const char *end, guint *open)
{
  gsize n = 1;
  char before = at > begin ? at[-1] : ' ';
  char after;
  const char *stop = MIN (at + MAX_LOOKAHEAD, end);

  while (at + n < end && at[n] == *at && n < 3)
    n++;
  after = at + n < end ? at[n] : ' ';
  if (*at == '~' && n != 2)
    return 0;
  if (*at == '_' && g_ascii_isalnum (before) && g_ascii_isalnum (after))
    return 0; /* a_b is a word */

  if ((*open & (1u << n)) != 0 && !g_ascii_isspace (before))
    {
      *open &= ~(1u << n);
      return n;
    }
  if (g_ascii_isspace (after))
    return 0;
  for (const char *c = at + n; c + n <= stop; c++)
    if (strncmp (c, at, n) == 0 && !g_ascii_isspace (c[-1]))
      {
        *open |= 1u << n;
        return n;
      }

  return 0;
}

/* The end of "[text](address)" at @at, and where its text ends; NULL: it is no link. */
static const char *
find_link (const char *at, const char *end, const char **text_end)
{
  const char *stop = MIN (at + MAX_LOOKAHEAD, end);
  int depth = 0;

  for (const char *c = at; c < stop; c++)
    {
      depth += *c == '[' ? 1 : *c == ']' ? -1 : 0;
      if (depth > 0)
        continue;
      if (c + 1 >= stop || c[1] != '(')
        return NULL;
      *text_end = c;
      for (const char *close = c + 2; close < stop; close++)
        if (*close == ')')
          return close + 1;
      return NULL;
    }

  return NULL;
}

/* What "&amp;" or "&#8217;" stands for, with its length; 0: nothing known. */
static gunichar
read_entity (const char *at, const char *end, gsize *len)
{
  static const struct
  {
    const char *name;
    gunichar letter;
  } names[] = { { "&amp;", '&' },  { "&lt;", '<' },    { "&gt;", '>' },
                { "&quot;", '"' }, { "&apos;", '\'' }, { "&nbsp;", 0xA0 } };
  gunichar letter = 0;
  gsize i = 2;

  for (gsize n = 0; n < G_N_ELEMENTS (names); n++)
    if ((gsize) (end - at) >= strlen (names[n].name) &&
        strncmp (at, names[n].name, strlen (names[n].name)) == 0)
      {
        *len = strlen (names[n].name);
        return names[n].letter;
      }
  if (end - at < 4 || at[1] != '#')
    return 0;
  for (; at + i < end && i < 9 && g_ascii_isdigit (at[i]); i++)
    letter = letter * 10 + (gunichar) (at[i] - '0');
  if (at + i >= end || at[i] != ';' || letter < 0x20 || !g_unichar_validate (letter))
    return 0;

  *len = i + 1;
  return letter;
}

/* The end of a tag or an address in angle brackets at @at; NULL: "<" is less than. */
static const char *
find_tag (const char *at, const char *end)
{
  const char *stop = MIN (at + MAX_LOOKAHEAD, end);

  if (at + 1 >= end || (!g_ascii_isalpha (at[1]) && at[1] != '/'))
    return NULL;

  const char *close = memchr (at, '>', (gsize) (stop - at));

  return close != NULL ? close + 1 : NULL;
}

/* Copies the words of a line, without the marks in them. */
static void
read_words (Reader *self, const char *from, const char *end)
{
  guint open[128] = { 0 };
  const char *link_end = NULL; /* where the text of a link ends, and what is behind it */
  const char *link_next = NULL;
  const char *at = from;

  int unclosed = 0;

  while (at < end)
    {
      const char *next = at;
      const char *text_end;
      gsize n = 0;

      if (at == link_end)
        {
          at = link_next;
          link_end = NULL;
          continue;
        }
      if (*at == '\\' && at + 1 < end && g_ascii_ispunct (at[1]))
        {
          copy (self, at + 1, 1);
          at += 2;
          continue;
        }
      if (unclosed > MAX_UNCLOSED && at != link_end)
        {
          next = link_end != NULL ? link_end : end;
          copy (self, at, (gsize) (next - at));
          at = next;
          continue;
        }
      if (*at == '!' && at + 1 < end && at[1] == '[' &&
          (next = find_link (at + 1, end, &text_end)) != NULL)
        {
          at = next; /* a picture */
          continue;
        }
      if (*at == '[' && link_end == NULL && (next = find_link (at, end, &text_end)) != NULL)
        {
          link_end = text_end;
          link_next = next;
          at++;
          continue;
        }
      if (*at == '<' && (next = find_tag (at, end)) != NULL)
        {
          if (memchr (at, ':', (gsize) (next - at)) != NULL && at[1] != '/' &&
              memchr (at, ' ', (gsize) (next - at)) == NULL)
            copy (self, at + 1, (gsize) (next - at) - 2); /* an address */
          at = next;
          continue;
        }
      if (*at == '&')
        {
          gunichar letter = read_entity (at, end, &n);

          if (n > 0)
            {
              g_string_append_unichar (self->text, letter);
              at += n;
              continue;
            }
        }
      if (*at == '*' || *at == '_' || *at == '~' || *at == '`')
        {
          n = find_mark (at, from, end, &open[(guchar) *at]);
          if (n > 0)
            {
              at += n;
              continue;
            }
        }

      if (strchr ("![<*_~`", *at) != NULL)
        unclosed++;
      next = at + 1;
      while (next < end && next != link_end && strchr ("\\![<&*_~`", *next) == NULL)
        next++;
      copy (self, at, (gsize) (next - at));
      at = next;
    }
}

static gboolean
is_all (const char *from, const char *end, const char *letters)
{
  gsize n = 0;

  for (; from < end; from++)
    if (strchr (letters, *from) != NULL)
      n++;
    else if (!is_blank (*from))
      return FALSE;

  return n > 0;
}

/* Leaves the marks out that begin a line: quotes, bullets, numbers. */
static const char *
skip_markers (const char *at, const char *end)
{
  for (;;)
    {
      const char *digits = at;

      while (at < end && is_blank (*at))
        at++;
      if (at < end && *at == '>')
        at++;
      else if (at + 1 < end && strchr ("-*+", *at) != NULL && is_blank (at[1]))
        at += 2;
      else
        {
          digits = at;
          while (digits < end && digits - at < 4 && g_ascii_isdigit (*digits))
            digits++;
          if (digits == at || digits + 1 >= end || (*digits != '.' && *digits != ')') ||
              digits - at > 2 || !is_blank (digits[1]))
            return at;
          return digits + 2; /* once: "2022. 14" is no list in a list */
        }
    }
}

static void
begin_block (Reader *self, gboolean goes_on)
{
  if (self->text->len > 0)
    g_string_append (self->text, goes_on ? " " : "\n\n");
  if (!goes_on)
    self->block_start = self->text->len;
}

static gsize
count_heading (const char *at, const char *end)
{
  gsize n = 0;

  while (at + n < end && at[n] == '#')
    n++;

  return n >= 1 && n <= 6 && (at + n == end || is_blank (at[n])) ? n : 0;
}

static void
read_heading (Reader *self, const char *at, const char *end, gsize level)
{
  gsize before;

  at += level;
  while (at < end && is_blank (*at))
    at++;
  while (end > at && (end[-1] == '#' || is_blank (end[-1])))
    end--;
  begin_block (self, FALSE);
  before = self->text->len;
  read_words (self, at, end);
  if (level == 1 && self->text->len - before <= MAX_TITLE)
    set_text (&self->document->title, self->text->str + before);
  self->in_paragraph = FALSE;
}

/* The line above, underlined with ===, is a heading. */
static gboolean
take_underline (Reader *self, const char *at, const char *end)
{
  if (!is_all (at, end, "=") || !self->in_paragraph)
    return FALSE;
  if (self->text->len - self->block_start <= MAX_TITLE)
    set_text (&self->document->title, self->text->str + self->block_start);

  return TRUE;
}

/* A comment of HTML that begins a line, up to the line that ends it. */
static gboolean
skip_comment (Reader *self, const char *at, const char *end)
{
  if (!self->in_comment && !(end - at >= 4 && strncmp (at, "<!--", 4) == 0))
    return FALSE;

  self->in_comment = g_strstr_len (at, end - at, "-->") == NULL;
  return TRUE;
}

static gboolean
is_reference (const char *at, const char *end)
{
  const char *close;

  if (at >= end || *at != '[')
    return FALSE;
  close = memchr (at, ']', (gsize) (end - at));
  return close != NULL && close + 1 < end && close[1] == ':';
}

static void
read_line (Reader *self, const char *at, const char *end)
{
  gsize level;

  while (end > at && is_blank (end[-1]))
    end--;
  while (at < end && is_blank (*at))
    at++;

  if (end - at >= 3 && (strncmp (at, "```", 3) == 0 || strncmp (at, "~~~", 3) == 0))
    {
      self->in_fence = !self->in_fence;
      self->in_paragraph = FALSE;
      return;
    }
  if (self->in_fence)
    {
      begin_block (self, FALSE);
      copy (self, at, (gsize) (end - at));
      return;
    }
  if (skip_comment (self, at, end) || take_underline (self, at, end))
    {
      self->in_paragraph = FALSE;
      return;
    }
  if (at == end || is_all (at, end, "-") || is_all (at, end, "*") || is_all (at, end, "_") ||
      is_all (at, end, "|-:") || is_reference (at, end))
    {
      self->in_paragraph = FALSE;
      return;
    }
  level = count_heading (at, end);
  if (level > 0)
    {
      read_heading (self, at, end, level);
      return;
    }

  const char *words = skip_markers (at, end);

  begin_block (self, self->in_paragraph && (words == at || *at == '>'));
  if (end > words && end[-1] == '\\')
    end--; /* a line break */
  read_words (self, words, end);
  self->in_paragraph = TRUE;
}

/**
 * dtl_markdown_read:
 * @source: UTF-8
 *
 * Returns: (transfer full): a document of the words of @source, blocks parted by empty lines
 */
DtlDocument *
dtl_markdown_read (const char *source)
{
  Reader self = { .source = source };

  g_return_val_if_fail (source != NULL, NULL);

  self.at = g_str_has_prefix (source, "\xEF\xBB\xBF") ? source + 3 : source;
  self.end = source + strlen (source);
  self.document = dtl_document_new ("markdown");
  self.text = g_string_new (NULL);
  read_front_matter (&self);
  while (self.at < self.end)
    {
      const char *end = find_line_end (self.at, self.end);

      read_line (&self, self.at, end);
      self.at = MIN (end + 1, self.end);
    }

  g_free (self.document->text);
  self.document->text = g_string_free (self.text, FALSE);
  dtl_plain_text_find_facts (self.document);

  return self.document;
}
