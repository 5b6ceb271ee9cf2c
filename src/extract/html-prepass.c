/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One linear pass over a page before any parser sees it: what is no text for a reader (scripts,
 * styles, comments, drawings, templates) is overwritten by blanks, so that every byte that is left
 * stays where it was. Where an element of raw text ends follows the tokenizer of the HTML standard
 * (13.2.5.4 and following), script with its escaped states included. Tags that would nest deeper
 * than 512 levels are blanked too, and attributes beyond the 64th: parsers pay for those by the
 * square. It builds no tree and judges no content. */
#include "extract/html-prepass.h"

#include <string.h>

typedef struct
{
  char *text;
  gsize len;
  gsize at;
  GArray *blanks;         /* of DtlHtmlBlank, in order, none touching another */
  GPtrArray *linked_data; /* of char: scripts that say something of the article */
  guint depth;
  guint n_blanked; /* open tags too deep, whose end tags go too */
  gsize cut_start; /* of the svg or template being cut */
  guint cut_depth;
  char cut_name[12];
} Pass;

typedef struct
{
  char name[16]; /* lower case; "" where it is longer */
  gsize start, end;
  gboolean closes, closes_itself;
  gboolean is_linked_data;
} Tag;

static void
blank (Pass *self, gsize start, gsize end)
{
  DtlHtmlBlank range = { start, end };

  memset (self->text + start, ' ', end - start);
  /* One around others, of an element that holds them, takes their place. */
  while (self->blanks->len > 0)
    {
      DtlHtmlBlank *last = &g_array_index (self->blanks, DtlHtmlBlank, self->blanks->len - 1);

      if (last->end < range.start)
        break;
      range.start = MIN (range.start, last->start);
      range.end = MAX (range.end, last->end);
      g_array_set_size (self->blanks, self->blanks->len - 1);
    }
  g_array_append_val (self->blanks, range);
}

static gboolean
matches (const Pass *self, gsize at, const char *word)
{
  gsize len = strlen (word);

  return at + len <= self->len && g_ascii_strncasecmp (self->text + at, word, len) == 0;
}

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* The byte behind the next @word, or the end. */
static gsize
find_behind (const Pass *self, gsize at, const char *word)
{
  const char *found = memmem (self->text + at, self->len - at, word, strlen (word));

  return found != NULL ? (gsize) (found - self->text) + strlen (word) : self->len;
}

static gboolean
ends_element (const Pass *self, gsize at, const char *name)
{
  gsize behind = at + 2 + strlen (name);

  return matches (self, at, "</") && matches (self, at + 2, name) &&
         (behind >= self->len || is_space (self->text[behind]) || self->text[behind] == '/' ||
          self->text[behind] == '>');
}

/* Where the raw text ends that begins at @at: at its end tag, or at the end of the page. */
static gsize
find_raw_end (const Pass *self, gsize at, const char *name)
{
  for (;;)
    {
      const char *found = memchr (self->text + at, '<', self->len - at);

      if (found == NULL)
        return self->len;
      at = (gsize) (found - self->text);
      if (ends_element (self, at, name))
        return at;
      at++;
    }
}

/* A script may hold "<!-- <script> … </script> -->", whose end tag is not the script's own. */
static gsize
find_script_end (const Pass *self, gsize at)
{
  gboolean escaped = FALSE, twice = FALSE;

  for (; at < self->len; at++)
    {
      char c = self->text[at];

      if (c == '<' && matches (self, at, "<!--"))
        escaped = TRUE;
      else if (c == '-' && escaped && matches (self, at, "-->"))
        escaped = twice = FALSE;
      else if (c == '<' && ends_element (self, at, "script"))
        {
          if (!twice)
            return at;
          twice = FALSE;
        }
      else if (c == '<' && escaped && matches (self, at, "<script") && at + 7 < self->len &&
               (is_space (self->text[at + 7]) || strchr ("/>", self->text[at + 7]) != NULL))
        twice = TRUE;
    }

  return self->len;
}

/* Reads the tag at self->at, which starts with "<" or "</" and a letter, with its attributes. */
static void
read_tag (Pass *self, Tag *tag)
{
  gsize at = self->at + 1, name_start, n_attributes = 0, type_start = 0;

  memset (tag, 0, sizeof *tag);
  tag->start = self->at;
  tag->closes = self->text[at] == '/';
  at += tag->closes ? 1 : 0;

  name_start = at;
  while (at < self->len && !is_space (self->text[at]) && self->text[at] != '>' &&
         self->text[at] != '/')
    at++;
  if (at - name_start < sizeof tag->name)
    for (gsize i = 0; i < at - name_start; i++)
      tag->name[i] = g_ascii_tolower (self->text[name_start + i]);

  while (at < self->len && self->text[at] != '>')
    {
      gsize attribute_start;

      if (is_space (self->text[at]) || self->text[at] == '/')
        {
          tag->closes_itself = self->text[at] == '/';
          at++;
          continue;
        }
      tag->closes_itself = FALSE;
      attribute_start = at;
      do
        at++;
      while (at < self->len && !is_space (self->text[at]) &&
             strchr ("/>=", self->text[at]) == NULL);
      while (at < self->len && is_space (self->text[at]))
        at++;
      if (at < self->len && self->text[at] == '=')
        {
          at++;
          while (at < self->len && is_space (self->text[at]))
            at++;
          type_start = at;
          if (at < self->len && (self->text[at] == '"' || self->text[at] == '\''))
            {
              const char *close = memchr (self->text + at + 1, self->text[at], self->len - at - 1);

              at = close != NULL ? (gsize) (close - self->text) + 1 : self->len;
            }
          else
            while (at < self->len && !is_space (self->text[at]) && self->text[at] != '>')
              at++;
          if (matches (self, attribute_start, "type") && at - type_start < 40 &&
              memmem (self->text + type_start, at - type_start, "ld+json", 7) != NULL)
            tag->is_linked_data = TRUE;
        }
      if (++n_attributes > DTL_HTML_MAX_ATTRIBUTES)
        memset (self->text + attribute_start, ' ', at - attribute_start);
    }

  tag->end = at < self->len ? at + 1 : self->len;
  if (at >= self->len) /* never closed: the standard drops it */
    blank (self, tag->start, tag->end);
}

static gboolean
is_one_of (const char *name, const char *const *names)
{
  return name[0] != '\0' && g_strv_contains (names, name);
}

/* Elements whose nesting a parser keeps on its stack; the others close one another. */
static gboolean
nests (const char *name)
{
  static const char *const flat[] = {
    "area", "base",  "basefont", "br",    "col",  "dd",     "dt",  "embed", "frame",  "hr",
    "img",  "input", "li",       "link",  "meta", "option", "p",   "param", "source", "tbody",
    "td",   "tfoot", "th",       "thead", "tr",   "track",  "wbr", NULL,
  };

  return !is_one_of (name, flat);
}

static void
limit_depth (Pass *self, const Tag *tag)
{
  if (tag->name[0] != '\0' && !nests (tag->name))
    return;

  if (tag->name[0] == '\0') /* no element has so long a name */
    blank (self, tag->start, tag->end);
  else if (!tag->closes && self->depth >= DTL_HTML_MAX_DEPTH)
    {
      self->n_blanked++;
      blank (self, tag->start, tag->end);
    }
  else if (!tag->closes)
    self->depth++;
  else if (self->n_blanked > 0)
    {
      self->n_blanked--;
      blank (self, tag->start, tag->end);
    }
  else if (self->depth > 0)
    self->depth--;
}

/* Drawings and templates hold elements; they end with the end tag of the same depth. */
static gboolean
track_cut (Pass *self, const Tag *tag)
{
  static const char *const cut[] = { "svg", "template", NULL };

  if (self->cut_depth == 0)
    {
      if (tag->closes || tag->closes_itself || !is_one_of (tag->name, cut))
        return FALSE;
      self->cut_start = tag->start;
      self->cut_depth = 1;
      g_strlcpy (self->cut_name, tag->name, sizeof self->cut_name);
      return TRUE;
    }
  if (strcmp (tag->name, self->cut_name) == 0 && !tag->closes_itself)
    {
      if (!tag->closes)
        self->cut_depth++;
      else if (--self->cut_depth == 0)
        blank (self, self->cut_start, tag->end);
    }

  return TRUE;
}

static void
pass_tag (Pass *self)
{
  static const char *const raw[] = { "script",   "style", "noscript", "iframe", "noembed",
                                     "noframes", "xmp",   "textarea", NULL };
  Tag tag;
  gsize end;

  read_tag (self, &tag);
  self->at = tag.end;

  if (!tag.closes && is_one_of (tag.name, raw))
    {
      gboolean is_script = strcmp (tag.name, "script") == 0;

      end = is_script ? find_script_end (self, tag.end) : find_raw_end (self, tag.end, tag.name);
      if (is_script && (tag.is_linked_data || memmem (self->text + tag.end, end - tag.end,
                                                      "\"datePublished\"", 15) != NULL))
        g_ptr_array_add (self->linked_data, g_strndup (self->text + tag.end, end - tag.end));
      self->at = end;
      if (end < self->len)
        self->at = find_behind (self, end, ">");
      blank (self, tag.start, self->at);
      return;
    }
  if (!tag.closes && strcmp (tag.name, "title") == 0 && self->cut_depth == 0)
    {
      /* Text, whatever it looks like */
      end = find_raw_end (self, tag.end, "title");
      for (gsize i = tag.end; i < end; i++)
        if (self->text[i] == '<')
          self->text[i] = ' ';
      self->at = end;
      if (end < self->len)
        self->at = find_behind (self, end, ">");
      return;
    }

  if (!track_cut (self, &tag))
    limit_depth (self, &tag);
}

/**
 * dtl_html_prepass:
 * @text: (inout) (array length=len): a page in valid UTF-8 without NUL; changed in place
 * @len: its bytes
 * @blanks: (inout) (element-type DtlHtmlBlank): gets what was overwritten, in order
 *
 * Linear in @len, without recursion.
 *
 * Returns: (transfer full) (element-type utf8): what its JSON-LD scripts hold, and others that name
 *   a day of publication, in their order
 */
GPtrArray *
dtl_html_prepass (char *text, gsize len, GArray *blanks)
{
  Pass self = { .text = text, .len = len, .blanks = blanks };

  self.linked_data = g_ptr_array_new_with_free_func (g_free);
  while (self.at < len)
    {
      const char *found = memchr (text + self.at, '<', len - self.at);
      gsize start;
      char next;

      if (found == NULL)
        break;
      start = self.at = (gsize) (found - text);
      next = start + 1 < len ? text[start + 1] : '\0';

      if (matches (&self, start, "<!--"))
        {
          /* "<!-->" is a whole comment too */
          self.at =
              matches (&self, start, "<!-->") ? start + 5 : find_behind (&self, start + 4, "-->");
          blank (&self, start, self.at);
        }
      else if (next == '!' || next == '?' ||
               (next == '/' && start + 2 < len && !g_ascii_isalpha (text[start + 2])))
        {
          self.at = find_behind (&self, start, ">");
          blank (&self, start, self.at);
        }
      else if (g_ascii_isalpha (next) || (next == '/' && start + 2 < len))
        pass_tag (&self);
      else
        self.at++;
    }

  return self.linked_data;
}
