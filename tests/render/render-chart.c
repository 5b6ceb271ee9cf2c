/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Golden pictures of charts. Each case of scenes*.c draws made-up prices and compares with
 * tests/render/ <case>.png; the line of text of a case says what to see there. A picture that
 * differs is left in the build folder beside its difference. `render-chart --accept` takes all
 * pictures as they are now: look at each before that is committed. */

#include <glib/gstdio.h>
#include <string.h>

#include "chart/png-writer.h"
#include "compare.h"
#include "scenes.h"

#define MAX_TEXT_SHARE 0.002 /* of the pixels, that may differ within the tolerance of text */

static gboolean accept_all;

static GBytes *
render_screen (Picture *picture)
{
  int width = picture->options.width_px, height = picture->options.height_px;
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, (int) (width * picture->scale), (int) (height * picture->scale));
  cairo_t *cr;
  GBytes *bytes;

  cairo_surface_set_device_scale (surface, picture->scale, picture->scale);
  cr = cairo_create (surface);
  if (picture->plot_kind != NULL)
    {
      dtl_color_set_source (&picture->theme.view, cr);
      cairo_paint (cr);
      dtl_study_plot_draw (picture->plot_kind, picture->plot, &picture->theme, cr, width, height,
                           picture->scale);
    }
  else
    {
      dtl_chart_layout (picture->chart, width, height, picture->scale);
      dtl_chart_draw (picture->chart, cr);
    }
  if (picture->has_cursor)
    dtl_chart_draw_cursor (picture->chart, cr, picture->cursor_row, picture->cursor_y);
  bytes = dtl_png_write (surface, 96 * picture->scale, NULL);
  g_assert_nonnull (bytes);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return bytes;
}

static GBytes *
render (const Case *row)
{
  g_autoptr (DtlFigure) figure = dtl_figure_new (dtl_chart_new ());
  g_autoptr (DtlFigure) plot = NULL;
  Picture picture = { .figure = figure, .chart = dtl_figure_get_chart (figure) };
  GError *error = NULL;
  GBytes *bytes;

  scene_use_theme (&picture, DTL_THEME_LIGHT, DTL_SCHEME_WESTERN);
  row->draw (&picture);
  if (picture.scale > 0)
    return render_screen (&picture);
  if (picture.plot_kind != NULL)
    {
      plot = dtl_figure_new_plot (picture.plot_kind, (gpointer) picture.plot, NULL, &picture.theme,
                                  FIRST_DAY);
      dtl_figure_set_title (plot, "The gap of 22.45 points is not unusual");
      dtl_figure_set_subtitle (plot, "Cumulative abnormal return, percent");
      dtl_figure_set_notes (plot, "Band: 95 % of ordinary paths.");
      dtl_figure_set_source (plot, "Source: made up.");
    }

  bytes = dtl_export_render (plot != NULL ? plot : figure, &picture.options, NULL, NULL, &error);
  g_assert_no_error (error);

  return bytes;
}

static void
write_file (const char *path, GBytes *bytes)
{
  GError *error = NULL;

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                       &error);
  g_assert_no_error (error);
}

static void
test_case (gconstpointer data)
{
  const Case *row = data;
  g_autoptr (GBytes) drawn = render (row);
  g_autoptr (GBytes) reference = NULL;
  g_autofree char *name = g_strconcat (row->name, ".png", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "render", name, NULL);
  g_autofree char *out = g_test_build_filename (G_TEST_BUILT, "render", name, NULL);
  g_autofree char *out_difference = g_strconcat (out, ".difference.png", NULL);
  Comparison comparison;
  char *contents;
  gsize size;

  if (accept_all)
    {
      write_file (path, drawn);
      return;
    }

  g_test_message ("%s: %s", row->name, row->look);
  if (!g_file_get_contents (path, &contents, &size, NULL))
    {
      write_file (out, drawn);
      g_test_fail_printf ("There is no reference for %s yet; see %s", row->name, out);
      return;
    }

  reference = g_bytes_new_take (contents, size);
  compare_pictures (reference, drawn, &comparison);
  if (!comparison.same_size || comparison.n_beyond > 0 ||
      comparison.n_different > comparison.n_pixels * MAX_TEXT_SHARE)
    {
      write_file (out, drawn);
      if (comparison.difference != NULL)
        write_file (out_difference, comparison.difference);
      g_test_fail_printf ("%s differs from %s in %u pixels, in %u of them by more than text may; "
                          "see %s",
                          out, path, comparison.n_different, comparison.n_beyond, out_difference);
    }
  g_clear_pointer (&comparison.difference, g_bytes_unref);
}

int
main (int argc, char *argv[])
{
  static const Case *const tables[] = { scenes,        scenes_compare,
                                        scenes_flags,  scenes_indicators,
                                        scenes_panes,  scenes_scales,
                                        scenes_studies };

  for (int i = 1; i < argc; i++)
    if (strcmp (argv[i], "--accept") == 0)
      {
        accept_all = TRUE;
        argv[i] = (char *) "-q";
      }
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const Case *row = tables[i]; row->name != NULL; row++)
      {
        g_autofree char *path = g_strconcat ("/render/", row->name, NULL);

        g_test_add_data_func (path, row, test_case);
      }

  return g_test_run ();
}
