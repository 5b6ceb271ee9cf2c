/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PDF files, by poppler: its letters with their boxes become lines, and pdf-lines.c puts those in
 * order. Nothing is drawn, and no script, link or attached file is looked at. The dates of the file
 * say when it was made, not when its text appeared: they are candidates of the source "file". There
 * is no map: the text has no bytes in the file. */
#include "extract/decoder.h"

#include "base/error.h"
#include "extract/pdf-lines.h"
#include "news/published-day.h"
#include "extract/readable-text.h"

#include <math.h>
#include <poppler.h>
#include <string.h>

#define MAX_PAGES 300
#define MAX_LINES 60000
#define DATE_LINES 40 /* of the first page that may say when it appeared */

static int
probe (const DtlDecoderInput *input)
{
  return memmem (input->data, MIN (input->size, 1024), "%PDF-", 5) != NULL ? 100 : 0;
}

static void
finish_line (GPtrArray *lines, GString *text, DtlPdfLine *box)
{
  g_autofree char *readable = dtl_readable_line (text->str);

  if (readable != NULL && isfinite (box->x1) && lines->len < MAX_LINES)
    {
      DtlPdfLine *line = g_memdup2 (box, sizeof *box);

      line->text = g_steal_pointer (&readable);
      line->size = box->size / MAX (g_utf8_strlen (text->str, -1), 1);
      g_ptr_array_add (lines, line);
    }
  g_string_truncate (text, 0);
  box->size = 0;
  box->x1 = box->y1 = INFINITY;
  box->x2 = box->y2 = -INFINITY;
}

static gboolean
is_sane (const PopplerRectangle *at)
{
  return isfinite (at->x1) && isfinite (at->y1) && isfinite (at->x2) && isfinite (at->y2);
}

/* Letters that TeX's T1 fonts keep where others have controls: files without a table of their
 * characters give those as they are (Cork encoding, positions 1B to 1F). */
static void
append_letter (GString *line, gunichar c)
{
  static const char *const joined[] = { "ff", "fi", "fl", "ffi", "ffl" };

  if (c >= 0x1B && c <= 0x1F)
    g_string_append (line, joined[c - 0x1B]);
  else
    g_string_append_unichar (line, c);
}

/* One box a character; a wide gap within a line is another column's beginning. */
static void
read_page (PopplerPage *page, guint index, GPtrArray *lines)
{
  g_autofree char *text = poppler_page_get_text (page);
  g_autofree PopplerRectangle *boxes = NULL;
  g_autoptr (GString) line = g_string_new (NULL);
  DtlPdfLine box = { .page = index };
  guint n_boxes = 0, i = 0;

  if (text == NULL || !poppler_page_get_text_layout (page, &boxes, &n_boxes))
    return;
  poppler_page_get_size (page, &box.page_width, &box.page_height);
  if (!(box.page_width > 0 && box.page_height > 0))
    return;

  finish_line (lines, line, &box);
  for (const char *at = text; *at != '\0' && i < n_boxes; at = g_utf8_next_char (at), i++)
    {
      const PopplerRectangle *place = &boxes[i];
      double height = place->y2 - place->y1;

      if (*at == '\n')
        {
          finish_line (lines, line, &box);
          continue;
        }
      if (is_sane (place) && *at != ' ')
        {
          if (line->len > 0 && (place->x1 - box.x2 > 2 * height || place->x2 < box.x1 ||
                                place->y1 > box.y2 || place->y2 < box.y1))
            finish_line (lines, line, &box);
          box.x1 = MIN (box.x1, place->x1);
          box.y1 = MIN (box.y1, place->y1);
          box.x2 = MAX (box.x2, place->x2);
          box.y2 = MAX (box.y2, place->y2);
        }
      box.size += is_sane (place) ? height : 0; /* of all letters: their mean is the line's */
      append_letter (line, g_utf8_get_char (at));
    }
  finish_line (lines, line, &box);
}

/* Programs put the name of their file there. */
static gboolean
is_title (const char *title)
{
  static const char *const endings[] = { ".doc", ".docx", ".pdf", ".indd", ".qxd",
                                         ".tex", ".dvi",  ".odt", NULL };

  if (title == NULL || g_ascii_strncasecmp (title, "Microsoft Word", 14) == 0 ||
      g_ascii_strncasecmp (title, "untitled", 8) == 0)
    return FALSE;
  for (gsize i = 0; endings[i] != NULL; i++)
    if (g_str_has_suffix (title, endings[i]))
      return FALSE;

  return strchr (title, ' ') != NULL;
}

static char *
dup_day (GDateTime *time)
{
  g_autofree char *text = time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%S%:z") : NULL;

  return dtl_published_find (text, NULL);
}

static void
read_facts (PopplerDocument *pdf, const GPtrArray *lines, DtlDocument *document)
{
  g_autofree char *title = poppler_document_get_title (pdf);
  g_autofree char *author = poppler_document_get_author (pdf);
  g_autoptr (GDateTime) created = poppler_document_get_creation_date_time (pdf);
  g_autoptr (GDateTime) changed = poppler_document_get_modification_date_time (pdf);
  g_autofree char *made = dup_day (created);
  const char *source = "file";

  document->title = is_title (title) ? dtl_readable_line (title) : dtl_pdf_lines_find_title (lines);
  document->byline = dtl_readable_line (author);
  document->updated = dup_day (changed);

  for (guint i = 0; i < MIN (lines->len, DATE_LINES); i++)
    {
      const DtlPdfLine *line = g_ptr_array_index (lines, i);
      g_autofree char *day = NULL;

      if (line->page > 0 || strlen (line->text) > 100)
        continue;
      day = dtl_published_find (line->text, NULL);
      if (day != NULL)
        {
          dtl_document_add_candidate (document, "first page", day);
          source = "page";
          break;
        }
    }
  if (made != NULL)
    dtl_document_add_candidate (document, "file made", made);
  if (document->candidates->len > 0)
    {
      const DtlDateCandidate *first = g_ptr_array_index (document->candidates, 0);

      document->published = g_strdup (first->value);
      document->published_source = g_intern_string (source);
    }
}

static DtlDocument *
decode (const DtlDecoderInput *input, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (input->data, input->size);
  g_autoptr (GError) reason = NULL;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_pdf_line_free);
  PopplerDocument *pdf = poppler_document_new_from_bytes (bytes, NULL, &reason);
  DtlDocument *document;
  guint n_pages;

  if (pdf == NULL)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_PARSE, "%s: %s.", input->name, reason->message);
      return NULL;
    }

  n_pages = (guint) CLAMP (poppler_document_get_n_pages (pdf), 0, MAX_PAGES);
  for (guint i = 0; i < n_pages; i++)
    {
      PopplerPage *page = poppler_document_get_page (pdf, (int) i);

      if (page != NULL)
        read_page (page, i, lines);
      g_clear_object (&page);
    }

  document = dtl_document_new ("pdf");
  dtl_pdf_lines_order (lines);
  dtl_pdf_lines_drop_running (lines, n_pages);
  read_facts (pdf, lines, document);
  g_free (document->text);
  document->text = dtl_pdf_lines_join (lines);
  g_object_unref (pdf);

  if (document->text[0] == '\0')
    {
      dtl_document_free (document);
      g_set_error (error, DTL_ERROR, DTL_ERROR_UNSUPPORTED,
                   "%s holds no text, perhaps only pictures of it.", input->name);
      return NULL;
    }

  return document;
}

const DtlDecoder dtl_decoder_pdf = { "pdf", probe, decode };
