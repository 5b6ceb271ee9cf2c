/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A figure as the bytes of a PNG, PDF or SVG. Everything is drawn into memory, and the surface's
 * status read, before a byte reaches a file: cairo reports a full disk as success. Nothing here
 * asks the clock, so the same figure gives the same bytes. */

#include "chart/export.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "chart/png-writer.h"

#define POINTS_PER_MM (72 / 25.4)
#define POINTS_PER_PX 0.55 /* of a page: 12 px of the screen are 6.6 pt */
#define VECTOR_SCALE 8     /* steps a px that shapes snap to on a page */

#define PAGE_WIDTH_MM 180
#define PAGE_HEIGHT_MM 110
#define PAGE_MAX_MM 5000
#define PAGE_DPI 300
#define SCREEN_WIDTH_PX 1600
#define SCREEN_HEIGHT_PX 900
#define SCREEN_DPI 96
#define MAX_PIXELS (1 << 28) /* a GiB of memory */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (cairo_surface_t, cairo_surface_destroy)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (cairo_t, cairo_destroy)

/**
 * dtl_export_format_from_path:
 * @format: (out)
 *
 * Returns: %FALSE with %DTL_ERROR_UNSUPPORTED unless @path ends in .png, .pdf or .svg; @format is
 *   then unchanged
 */
gboolean
dtl_export_format_from_path (const char *path, DtlExportFormat *format, GError **error)
{
  static const struct
  {
    const char *ending;
    DtlExportFormat format;
  } endings[] = {
    { ".png", DTL_EXPORT_PNG },
    { ".pdf", DTL_EXPORT_PDF },
    { ".svg", DTL_EXPORT_SVG },
  };
  g_autofree char *lower = NULL;

  g_return_val_if_fail (path != NULL && format != NULL, FALSE);

  lower = g_ascii_strdown (path, -1);
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i].ending))
      {
        *format = endings[i].format;
        return TRUE;
      }

  g_set_error (error, DTL_ERROR, DTL_ERROR_UNSUPPORTED,
               "The name %s does not end in .png, .pdf or .svg, so the kind of file is not known.",
               path);

  return FALSE;
}

static gboolean
check_surface (cairo_surface_t *surface, cairo_t *cr, GError **error)
{
  cairo_status_t status = cairo_surface_status (surface);

  if (status == CAIRO_STATUS_SUCCESS && cr != NULL)
    status = cairo_status (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;

  g_set_error (error, DTL_ERROR,
               status == CAIRO_STATUS_NO_MEMORY ? DTL_ERROR_TOO_LARGE : DTL_ERROR_FILE,
               "The chart cannot be drawn: %s.", cairo_status_to_string (status));

  return FALSE;
}

static gboolean
check_page (const DtlExportOptions *options, GError **error)
{
  if (options->width_mm <= PAGE_MAX_MM && options->height_mm <= PAGE_MAX_MM)
    return TRUE;

  g_set_error (error, DTL_ERROR, DTL_ERROR_TOO_LARGE,
               "A page of %.0f x %.0f mm is too large; each side may have at most %d mm.",
               options->width_mm, options->height_mm, PAGE_MAX_MM);

  return FALSE;
}

static GBytes *
render_png (
    DtlFigure *figure, const DtlExportOptions *options, int *width, int *height, GError **error)
{
  g_autoptr (cairo_surface_t) surface = NULL;
  g_autoptr (cairo_t) cr = NULL;
  double dpi = SCREEN_DPI;
  double scale = 1; /* pixels of the file a px of the design */
  double width_px = options->width_px > 0 ? options->width_px : SCREEN_WIDTH_PX;
  double height_px = options->height_px > 0 ? options->height_px : SCREEN_HEIGHT_PX;

  if (options->width_mm > 0 && options->height_mm > 0)
    {
      dpi = options->dpi > 0 ? options->dpi : PAGE_DPI;
      scale = POINTS_PER_PX * dpi / 72;
      width_px = rint (options->width_mm / 25.4 * dpi);
      height_px = rint (options->height_mm / 25.4 * dpi);
    }

  if (!(width_px <= DTL_EXPORT_MAX_PX) || !(height_px <= DTL_EXPORT_MAX_PX) ||
      width_px * height_px > MAX_PIXELS)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_TOO_LARGE,
                   "A picture of %.0f x %.0f pixels is too large; each side may have at most %d, "
                   "and both together %d million.",
                   width_px, height_px, DTL_EXPORT_MAX_PX, MAX_PIXELS / 1000000);
      return NULL;
    }
  width_px = MAX (width_px, 1);
  height_px = MAX (height_px, 1);

  surface =
      cairo_image_surface_create (options->transparent ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24,
                                  (int) width_px, (int) height_px);
  if (!check_surface (surface, NULL, error))
    return NULL;

  cr = cairo_create (surface);
  cairo_scale (cr, scale, scale);
  dtl_figure_draw (figure, cr, width_px / scale, height_px / scale, scale);
  if (!check_surface (surface, cr, error))
    return NULL;

  if (width != NULL)
    *width = (int) width_px;
  if (height != NULL)
    *height = (int) height_px;

  return dtl_png_write (surface, dpi, error);
}

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

/* The day of the last bar stands for the time of creation: cairo would take the clock's, and
 * does not honour SOURCE_DATE_EPOCH. */
static void
set_metadata (cairo_surface_t *surface, DtlFigure *figure)
{
  DtlDay last = dtl_figure_get_last_day (figure);
  const char *title = dtl_figure_get_title (figure);
  const char *subtitle = dtl_figure_get_subtitle (figure);
  char created[DTL_DAY_TEXT_SIZE + sizeof "T00:00:00Z"] = "2000-01-01";

  if (last != DTL_DAY_NONE)
    dtl_day_format_iso (last, created);
  strcat (created, "T00:00:00Z");

  if (title != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  if (subtitle != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, subtitle);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Dateline");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, created);
}

/* Cairo names the outermost group after a counter of the process: "surface6". Nothing refers to
 * it, so the number goes. */
static void
drop_surface_number (GByteArray *bytes)
{
  static const char name[] = "<g id=\"surface";
  guint8 *found = memmem (bytes->data, bytes->len, name, strlen (name));
  guint start, end;

  if (found == NULL)
    return;

  start = (guint) (found - bytes->data) + (guint) strlen (name);
  for (end = start; end < bytes->len && g_ascii_isdigit (bytes->data[end]);)
    end++;
  if (end > start)
    g_byte_array_remove_range (bytes, start, end - start);
}

static GBytes *
render_page (
    DtlFigure *figure, const DtlExportOptions *options, int *width, int *height, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (cairo_surface_t) surface = NULL;
  g_autoptr (cairo_t) cr = NULL;
  gboolean has_size = options->width_mm > 0 && options->height_mm > 0;
  double width_pt = (has_size ? options->width_mm : PAGE_WIDTH_MM) * POINTS_PER_MM;
  double height_pt = (has_size ? options->height_mm : PAGE_HEIGHT_MM) * POINTS_PER_MM;

  if (options->format == DTL_EXPORT_PDF)
    surface = cairo_pdf_surface_create_for_stream (append_cb, bytes, width_pt, height_pt);
  else
    surface = cairo_svg_surface_create_for_stream (append_cb, bytes, width_pt, height_pt);
  if (!check_surface (surface, NULL, error))
    return NULL;

  cr = cairo_create (surface);
  cairo_scale (cr, POINTS_PER_PX, POINTS_PER_PX);
  dtl_figure_draw (figure, cr, width_pt / POINTS_PER_PX, height_pt / POINTS_PER_PX, VECTOR_SCALE);
  if (options->format == DTL_EXPORT_PDF)
    set_metadata (surface, figure);
  cairo_show_page (cr);
  if (!check_surface (surface, cr, error))
    return NULL;

  cairo_surface_finish (surface);
  if (!check_surface (surface, NULL, error))
    return NULL;

  if (options->format == DTL_EXPORT_SVG)
    drop_surface_number (bytes);
  if (width != NULL)
    *width = (int) rint (width_pt);
  if (height != NULL)
    *height = (int) rint (height_pt);

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/**
 * dtl_export_render:
 * @width: (out) (optional): pixels of a PNG, points of a page
 * @height: (out) (optional): likewise
 *
 * Draws @figure into memory. The same figure and options give the same bytes.
 *
 * Returns: (transfer full): the file, or %NULL with %DTL_ERROR_TOO_LARGE, or %DTL_ERROR_FILE with
 *   cairo's reason
 */
GBytes *
dtl_export_render (
    DtlFigure *figure, const DtlExportOptions *options, int *width, int *height, GError **error)
{
  g_return_val_if_fail (figure != NULL && options != NULL, NULL);

  if (!check_page (options, error))
    return NULL;

  dtl_figure_set_transparent (figure, options->transparent);
  if (options->format == DTL_EXPORT_PNG)
    return render_png (figure, options, width, height, error);

  return render_page (figure, options, width, height, error);
}
