/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of printed pages to text for reading: columns one after the other, running heads and page
 * numbers out, lines joined to paragraphs and words that were cut at a line's end mended. It knows
 * nothing of PDF: lines with their boxes are enough. */
#include "extract/pdf-lines.h"

#include "extract/readable-text.h"

#include <math.h>
#include <string.h>

#define EDGE .11          /* of a page's height: where running heads stand */
#define PARAGRAPH_GAP .75 /* of a line's height between two lines */
#define MIN_COLUMN 4      /* lines that make a column */

/**
 * dtl_pdf_line_free:
 * @self: (nullable) (transfer full): a line
 */
void
dtl_pdf_line_free (DtlPdfLine *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_free (self);
}

static int
compare_down (gconstpointer a, gconstpointer b)
{
  const DtlPdfLine *first = *(DtlPdfLine *const *) a, *second = *(DtlPdfLine *const *) b;

  if (first->page != second->page)
    return first->page < second->page ? -1 : 1;
  if (fabs (first->y1 - second->y1) > .5)
    return first->y1 < second->y1 ? -1 : 1;
  return first->x1 < second->x1 ? -1 : first->x1 > second->x1;
}

/* Whether a line lies across @x. */
static gboolean
crosses (const DtlPdfLine *line, double x)
{
  return line->x1 < x - 1 && line->x2 > x + 1;
}

/* The gutter of a page: the x that fewest lines cross, a quarter of them at most, with several
 * lines on each side; 0: the page has one column. */
static double
find_gutter (const GPtrArray *lines, guint start, guint end)
{
  const DtlPdfLine *first = g_ptr_array_index (lines, start);
  double best = 0;
  guint best_side = 0, best_crossed = (end - start) / 4;

  for (double part = .25; part <= .75; part += .01)
    {
      double x = part * first->page_width;
      guint n_left = 0, n_right = 0, n_crossed = 0, side;

      for (guint i = start; i < end; i++)
        {
          const DtlPdfLine *line = g_ptr_array_index (lines, i);

          n_crossed += crosses (line, x);
          n_left += line->x2 <= x + 1;
          n_right += line->x1 >= x - 1;
        }
      side = MIN (n_left, n_right);
      if (side >= MIN_COLUMN &&
          (n_crossed < best_crossed || (n_crossed == best_crossed && side > best_side)))
        {
          best_crossed = n_crossed;
          best_side = side;
          best = x;
        }
    }

  return best;
}

/* Puts the left column of a band before the right one. */
static void
part_columns (GPtrArray *lines, guint start, guint end, double gutter)
{
  g_autoptr (GPtrArray) right = g_ptr_array_new ();
  guint to = start;

  for (guint i = start; i < end; i++)
    {
      DtlPdfLine *line = g_ptr_array_index (lines, i);

      if (line->x1 >= gutter - 1)
        g_ptr_array_add (right, line);
      else
        lines->pdata[to++] = line;
    }
  for (guint i = 0; i < right->len; i++)
    lines->pdata[to++] = g_ptr_array_index (right, i);
}

/**
 * dtl_pdf_lines_order:
 * @lines: (inout) (element-type DtlPdfLine): of all pages
 *
 * Page by page, from the top down; where a gutter parts the page, the left column first. A line
 * across the gutter, a title say, parts the columns above it from those below.
 */
void
dtl_pdf_lines_order (GPtrArray *lines)
{
  guint page_end;

  g_ptr_array_sort (lines, compare_down);
  for (guint start = 0; start < lines->len; start = page_end)
    {
      const DtlPdfLine *first = g_ptr_array_index (lines, start);
      guint band;
      double gutter;

      page_end = start;
      while (page_end < lines->len &&
             ((DtlPdfLine *) g_ptr_array_index (lines, page_end))->page == first->page)
        page_end++;

      gutter = find_gutter (lines, start, page_end);
      if (gutter <= 0)
        continue;

      band = start;
      for (guint i = start; i <= page_end; i++)
        if (i == page_end || crosses (g_ptr_array_index (lines, i), gutter))
          {
            part_columns (lines, band, i, gutter);
            band = i + 1;
          }
    }
}

/* A line with its figures as one sign: "Page 3 of 7" is the same on all pages. */
static char *
dup_shape (const char *text)
{
  GString *shape = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at++)
    if (!g_ascii_isdigit (*at))
      g_string_append_c (shape, *at);
    else if (shape->len == 0 || shape->str[shape->len - 1] != '#')
      g_string_append_c (shape, '#');

  return g_string_free (shape, FALSE);
}

static gboolean
is_at_edge (const DtlPdfLine *line)
{
  return line->y2 < EDGE * line->page_height || line->y1 > (1 - EDGE) * line->page_height;
}

static gboolean
is_page_number (const char *shape)
{
  static const char *const shapes[] = { "#",      "- # -",  "– # –",       "# / #",
                                        "#/#",    "Page #", "Page # of #", "page #",
                                        "# of #", "[#]",    "Seite #",     NULL };

  return g_strv_contains (shapes, shape);
}

/**
 * dtl_pdf_lines_drop_running:
 * @lines: (inout) (element-type DtlPdfLine): of all pages; owned by the array
 * @n_pages: how many pages there are
 *
 * Removes page numbers, and lines at the edge of pages that are on at least half of them, at least
 * two.
 */
void
dtl_pdf_lines_drop_running (GPtrArray *lines, guint n_pages)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_kept = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const DtlPdfLine *line = g_ptr_array_index (lines, i);
      char *shape;
      guint n;

      if (!is_at_edge (line))
        continue;
      shape = dup_shape (line->text);
      n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, shape));
      g_hash_table_replace (counts, shape, GUINT_TO_POINTER (n + 1));
    }
  for (guint i = 0; i < lines->len; i++)
    {
      DtlPdfLine *line = g_ptr_array_index (lines, i);
      g_autofree char *shape = is_at_edge (line) ? dup_shape (line->text) : NULL;
      guint n = shape != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (counts, shape)) : 0;

      if (shape != NULL && (is_page_number (shape) || n >= MAX (2, (n_pages + 1) / 2)))
        dtl_pdf_line_free (line);
      else
        lines->pdata[n_kept++] = line;
    }
  for (guint i = n_kept; i < lines->len; i++)
    lines->pdata[i] = NULL;
  g_ptr_array_set_size (lines, (int) n_kept);
}

static gboolean
ends_sentence (const char *text)
{
  gunichar last = g_utf8_get_char (g_utf8_prev_char (text + strlen (text)));

  return last == '.' || last == '!' || last == '?' || last == 0x201D || last == ':';
}

static gboolean
starts_item (const char *text)
{
  return g_str_has_prefix (text, "•") || g_str_has_prefix (text, "‣") ||
         g_str_has_prefix (text, "– ") || g_str_has_prefix (text, "* ");
}

static gboolean
starts_paragraph (const DtlPdfLine *line, const DtlPdfLine *before)
{
  double gap = line->y1 - before->y2;

  if (fabs (line->size - before->size) > .15 * before->size || starts_item (line->text))
    return TRUE;
  /* On another page or in another column the sentence goes on, or it does not. */
  if (line->page != before->page || line->y1 < before->y1 - 1)
    return ends_sentence (before->text);
  if (gap > PARAGRAPH_GAP * before->size)
    return TRUE;
  if (!ends_sentence (before->text))
    return FALSE;

  /* An indented line, or one behind a line that ended early */
  return line->x1 > before->x1 + .8 * before->size || before->x2 < line->x2 - 4 * before->size;
}

/* "inves-" and "tigation" */
static gboolean
is_cut_word (const char *before, const char *after)
{
  const char *end = before + strlen (before), *hyphen = g_utf8_find_prev_char (before, end);
  const char *letter = hyphen != NULL ? g_utf8_find_prev_char (before, hyphen) : NULL;
  gunichar c;

  if (letter == NULL)
    return FALSE;
  c = g_utf8_get_char (hyphen);

  return (c == '-' || c == 0x2010 || c == 0xAD) && g_unichar_islower (g_utf8_get_char (letter)) &&
         g_unichar_islower (g_utf8_get_char (after));
}

/**
 * dtl_pdf_lines_join:
 * @lines: (element-type DtlPdfLine): in reading order, none of them empty
 *
 * Returns: (transfer full): paragraphs, each on a line
 */
char *
dtl_pdf_lines_join (const GPtrArray *lines)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const DtlPdfLine *line = g_ptr_array_index (lines, i);
      const DtlPdfLine *before = i > 0 ? g_ptr_array_index (lines, i - 1) : NULL;

      if (before != NULL && starts_paragraph (line, before))
        g_string_append_c (out, '\n');
      else if (before != NULL && is_cut_word (before->text, line->text))
        g_string_truncate (out, (gsize) (g_utf8_prev_char (out->str + out->len) - out->str));
      else if (before != NULL)
        g_string_append_c (out, ' ');
      g_string_append (out, line->text);
    }

  return g_string_free (out, FALSE);
}

/**
 * dtl_pdf_lines_find_title:
 * @lines: (element-type DtlPdfLine): in reading order
 *
 * Returns: (transfer full) (nullable): the lines in the largest letters of the first page, if they
 *   are larger than the rest
 */
char *
dtl_pdf_lines_find_title (const GPtrArray *lines)
{
  g_autoptr (GString) title = g_string_new (NULL);
  double largest = 0, sum = 0;
  guint n = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const DtlPdfLine *line = g_ptr_array_index (lines, i);

      if (line->page > 0)
        break;
      if (strlen (line->text) >= 8)
        largest = MAX (largest, line->size);
      sum += line->size;
      n++;
    }
  if (n < 2 || largest < 1.15 * sum / n)
    return NULL;

  for (guint i = 0; i < n && title->len < 300; i++)
    {
      const DtlPdfLine *line = g_ptr_array_index (lines, i);

      if (line->size < .95 * largest)
        {
          if (title->len > 0)
            break;
          continue;
        }
      g_string_append_printf (title, "%s%s", title->len > 0 ? " " : "", line->text);
    }

  return dtl_readable_line (title->str);
}
