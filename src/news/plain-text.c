/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pasted text and text files: the text stays as it is, byte for byte, and what heads it is read for
 * title, byline, agency and day. Only a line that is nothing else counts: a date in the middle of a
 * sentence is something that the article tells, not the day on which it tells it. */
#include "news/plain-text.h"

#include "news/published-day.h"

#include <string.h>

#define MAX_HEAD_LINES 12 /* that are not blank, from the top */
#define MAX_FOOT_LINES 3  /* and from the bottom */
#define MAX_TITLE 200     /* bytes */
#define MAX_BYLINE 120
#define MAX_DATE_LINE 80
#define MAX_DATE_WORDS 9
#define MAX_PLACE                                                                                  \
  60 /* bytes of a dateline before its dash: "HONG KONG, Nov 3 (Reuters) -" is 29                  \
      */
#define MAX_DATELINE 100

/* A line of the text without the blanks around it. */
typedef struct
{
  const char *text;
  gsize len;
} Line;

static const char *const date_labels[] = {
  "date", "dated", "published", "posted", "publication date", "first published", "released", NULL
};

static const char *const update_labels[] = { "updated", "last updated", "modified", NULL };

static const char *const weekdays[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun", NULL };

static const char *const months[] = { "jan", "feb", "mar", "apr", "may", "jun", "jul",
                                      "aug", "sep", "oct", "nov", "dec", NULL };

static Line
trim (const char *from, const char *end)
{
  while (from < end && g_ascii_isspace (*from))
    from++;
  while (end > from && g_ascii_isspace (end[-1]))
    end--;

  return (Line){ from, (gsize) (end - from) };
}

static Line
next_line (const char **at, const char *end)
{
  const char *from = *at;
  const char *stop = memchr (from, '\n', (gsize) (end - from));

  *at = stop != NULL ? stop + 1 : end;
  return trim (from, stop != NULL ? stop : end);
}

static char *
dup_line (Line line)
{
  return g_strndup (line.text, line.len);
}

static guint
count_words (Line line)
{
  guint n = 0;

  for (gsize i = 0; i < line.len; i++)
    if (!g_ascii_isspace (line.text[i]) && (i == 0 || g_ascii_isspace (line.text[i - 1])))
      n++;

  return n;
}

static gboolean
starts_with_word (Line line, const char *word)
{
  gsize len = strlen (word);

  return line.len >= len && g_ascii_strncasecmp (line.text, word, len) == 0 &&
         (line.len == len || !g_ascii_isalnum (line.text[len]));
}

/* "Published: ", "date ", "Posted on ". Returns: what is behind it, or of no length */
static Line
skip_label (Line line, const char *const *labels)
{
  for (gsize i = 0; labels[i] != NULL; i++)
    if (starts_with_word (line, labels[i]))
      {
        const char *end = line.text + line.len;
        Line rest = trim (line.text + strlen (labels[i]), end);

        if (rest.len > 0 && *rest.text == ':')
          rest = trim (rest.text + 1, end);
        if (starts_with_word (rest, "on"))
          rest = trim (rest.text + 2, end);
        return rest;
      }

  return (Line){ line.text, 0 };
}

static gboolean
starts_with_one_of (Line line, const char *const *beginnings)
{
  for (gsize i = 0; beginnings[i] != NULL; i++)
    if (line.len >= 3 && g_ascii_strncasecmp (line.text, beginnings[i], 3) == 0)
      return TRUE;

  return FALSE;
}

/* 07/08/2022 is two days; which one cannot be told from here. */
static gboolean
is_ambiguous (const char *text)
{
  for (const char *at = text; *at != '\0'; at++)
    {
      char *end;
      guint64 first, second;

      if (!g_ascii_isdigit (*at) || (at > text && g_ascii_isdigit (at[-1])))
        continue;
      first = g_ascii_strtoull (at, &end, 10);
      if (first < 1 || first > 12 || (*end != '/' && *end != '.') || !g_ascii_isdigit (end[1]))
        continue;
      second = g_ascii_strtoull (end + 1, &end, 10);
      if (second >= 1 && second <= 12 && first != second && (*end == '/' || *end == '.'))
        return TRUE;
    }

  return FALSE;
}

/* Returns: (transfer full) (nullable): the day of a line that is a date and nothing else */
static char *
read_date (Line line)
{
  g_autofree char *text = NULL;

  if (line.len == 0 || line.len > MAX_DATE_LINE || count_words (line) > MAX_DATE_WORDS ||
      (!g_ascii_isdigit (*line.text) && !starts_with_one_of (line, weekdays) &&
       !starts_with_one_of (line, months)))
    return NULL;

  text = dup_line (line);
  return is_ambiguous (text) ? NULL : dtl_published_find (text, NULL);
}

static gboolean
take_date (DtlDocument *document, Line line)
{
  Line labelled = skip_label (line, date_labels);
  g_autofree char *day = read_date (labelled.len > 0 ? labelled : line);

  if (day == NULL)
    return FALSE;

  dtl_document_add_candidate (document, "line", day);
  return TRUE;
}

static gboolean
take_update (DtlDocument *document, Line line)
{
  char *day = read_date (skip_label (line, update_labels));

  if (day == NULL)
    return FALSE;
  g_free (document->updated);
  document->updated = day;

  return TRUE;
}

/* "By NAME", "By Jane Doe and John Roe | Agency" */
static gboolean
take_byline (DtlDocument *document, Line line)
{
  const char *end = line.text + line.len;
  const char *bar;
  Line name;

  if (line.len > MAX_BYLINE || !starts_with_word (line, "by"))
    return FALSE;
  name = trim (line.text + 2, end);
  if (name.len > 0 && *name.text == ':')
    name = trim (name.text + 1, end);
  bar = memchr (name.text, '|', name.len);
  if (bar != NULL)
    name = trim (name.text, bar);
  if (name.len == 0 || line.text[line.len - 1] == '.' || count_words (line) > 14 ||
      !g_unichar_isupper (g_utf8_get_char_validated (name.text, (gssize) name.len)))
    return FALSE;

  if (document->byline == NULL)
    document->byline = dup_line (name);
  return TRUE;
}

/* The words before the dash of "HONG KONG, Nov 3 (Reuters) - Shares …"; of no length if there is
 * none such: a place in capitals, and then commas, a date and an agency in brackets at most. */
static Line
find_dateline (Line line)
{
  static const char *const dashes[] = { " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " -- " };
  gsize capitals = 0;
  gsize i;
  gsize dash = 0;

  for (i = 0; i < line.len && i < MAX_PLACE; i++)
    if (g_ascii_isupper (line.text[i]))
      capitals++;
    else if (g_ascii_islower (line.text[i]) || line.text[i] == '(' || line.text[i] == ',')
      break;
  if (capitals < 3 || i == line.len || g_ascii_islower (line.text[i]))
    return (Line){ line.text, 0 };

  for (i = 0; i < line.len && i < MAX_DATELINE && dash == 0; i++)
    for (gsize d = 0; d < G_N_ELEMENTS (dashes); d++)
      if (line.len - i > strlen (dashes[d]) &&
          memcmp (line.text + i, dashes[d], strlen (dashes[d])) == 0)
        dash = i;

  return (Line){ line.text, dash };
}

static gboolean
take_dateline (DtlDocument *document, Line line)
{
  Line head = find_dateline (line);
  g_autofree char *text = dup_line (head);
  g_autofree char *day = NULL;
  char *open, *close;

  if (head.len == 0)
    return FALSE;
  if (!is_ambiguous (text))
    day = dtl_published_find (text, NULL);
  if (day != NULL)
    dtl_document_add_candidate (document, "dateline", day);

  open = strrchr (text, '(');
  close = open != NULL ? strchr (open, ')') : NULL;
  if (close != NULL && close > open + 1 && document->publisher == NULL)
    document->publisher = g_strndup (open + 1, (gsize) (close - open - 1));

  return TRUE;
}

static gboolean
take_title (DtlDocument *document, Line line, gboolean has_more)
{
  Line labelled = skip_label (line, (const char *const[]){ "title", "headline", NULL });
  gboolean is_labelled = labelled.len > 0 && memchr (line.text, ':', 10) != NULL;

  if (is_labelled)
    line = labelled;
  if (document->title != NULL || !has_more || line.len > MAX_TITLE ||
      (!is_labelled && line.text[line.len - 1] == '.'))
    return FALSE;

  document->title = dup_line (line);
  return TRUE;
}

static void
read_head (DtlDocument *document)
{
  const char *at = document->text;
  const char *end = at + strlen (at);
  gboolean is_first = TRUE;

  if (g_str_has_prefix (at, "\xEF\xBB\xBF"))
    at += 3;
  for (int n = 0; n < MAX_HEAD_LINES && at < end;)
    {
      Line line = next_line (&at, end);

      if (line.len == 0)
        continue;
      n++;
      if (take_update (document, line) || take_date (document, line) ||
          take_byline (document, line) || take_dateline (document, line))
        continue;
      if (is_first)
        take_title (document, line, trim (at, end).len > 0);
      is_first = FALSE;
    }
}

/* Only what says that it is the date: the last line may be one that the article tells of. */
static void
read_foot (DtlDocument *document)
{
  const char *end = document->text + strlen (document->text);

  for (int n = 0; n < MAX_FOOT_LINES && end > document->text;)
    {
      const char *from = g_strrstr_len (document->text, end - document->text, "\n");
      Line line = trim (from != NULL ? from + 1 : document->text, end);

      end = from != NULL ? from : document->text;
      if (line.len == 0)
        continue;
      n++;
      if (!take_update (document, line) && skip_label (line, date_labels).len > 0)
        take_date (document, line);
    }
}

/**
 * dtl_plain_text_find_facts:
 * @document: with a text; what it has of title, byline, publisher and days stays
 *
 * Reads what heads the text, and dates that end it.
 */
void
dtl_plain_text_find_facts (DtlDocument *document)
{
  g_return_if_fail (document != NULL);

  read_head (document);
  read_foot (document);
  if (document->published == NULL && document->candidates->len > 0)
    {
      const DtlDateCandidate *best = g_ptr_array_index (document->candidates, 0);

      document->published = g_strdup (best->value);
      document->published_source = g_intern_static_string ("text");
    }
}

/**
 * dtl_plain_text_read:
 * @text: UTF-8
 *
 * Returns: (transfer full): a document whose text is @text
 */
DtlDocument *
dtl_plain_text_read (const char *text)
{
  DtlDocument *document;

  g_return_val_if_fail (text != NULL, NULL);

  document = dtl_document_new ("text");
  g_free (document->text);
  document->text = g_strdup (text);
  dtl_document_add_span (document, 0, 0, strlen (text));
  dtl_plain_text_find_facts (document);

  return document;
}
