/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns cut into boxes: the same pixels as column by column, each painted once, by fewer boxes.
 */

#include "chart/skyline.h"

#define WIDTH 64
#define HEIGHT 48

/* Heights from -9 to 9 of one side; 'x' is no column. */
typedef struct
{
  const char *name, *columns;
  guint n_boxes; /* at most */
} SkylineCase;

static const SkylineCase cases[] = {
  { "none", "", 0 },             /* */
  { "one", "5", 1 },             /* */
  { "flat", "44444", 1 },        /* one box */
  { "flat-edge", "0000", 0 },    /* nothing to fill */
  { "stairs-up", "12345", 5 },   /* */
  { "stairs-down", "54321", 5 }, /* */
  { "hill", "1357531", 4 },      /* */
  { "valley", "7531357", 7 },    /* */
  { "gaps", "33x44xx5", 3 },     /* */
  { "to-the-edge", "303", 2 },   /* */
  { "teeth", "919191919", 6 },   /* teeth on one box */
  { "all-equal-again", "272", 2 },
};

static cairo_surface_t *
paint (const char *columns, double scale, gboolean above, gboolean cut, guint *n_boxes)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  DtlFrame frame = { .rect = { 0, 0, WIDTH / scale, HEIGHT / scale }, .device_scale = scale };
  DtlColor color = { 0.2, 0.4, 0.6, 0.5 }; /* twice as dark where it is painted twice */
  double edge = 24 / scale, line = 1 / scale;
  cairo_path_t *path;
  DtlSkyline skyline;

  cairo_surface_set_device_scale (surface, scale, scale);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_new_path (cr);
  dtl_skyline_init (&skyline, &frame, cr, edge);
  for (int i = 0; columns[i] != '\0'; i++)
    {
      double y = edge + (columns[i] - '0') * (above ? -line : line);

      if (columns[i] == 'x')
        continue;
      if (cut)
        dtl_skyline_add (&skyline, i * line, (i + 1) * line, y);
      else
        dtl_frame_add_box (&frame, cr, i * line, MIN (y, edge), (i + 1) * line, MAX (y, edge));
    }
  dtl_skyline_finish (&skyline);

  *n_boxes = 0;
  path = cairo_copy_path (cr);
  for (int i = 0; i < path->num_data; i += path->data[i].header.length)
    *n_boxes += path->data[i].header.type == CAIRO_PATH_CLOSE_PATH;
  cairo_path_destroy (path);
  dtl_frame_fill_boxes (cr, &color);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

static void
assert_same (const char *columns, guint most)
{
  for (int side = 0; side < 2; side++)
    for (int scale = 1; scale <= 2; scale++)
      {
        guint n_cut, n_columns;
        cairo_surface_t *cut = paint (columns, scale, side == 0, TRUE, &n_cut);
        cairo_surface_t *whole = paint (columns, scale, side == 0, FALSE, &n_columns);
        gsize size = (gsize) cairo_image_surface_get_stride (cut) * HEIGHT;

        g_assert_cmpmem (cairo_image_surface_get_data (cut), size,
                         cairo_image_surface_get_data (whole), size);
        g_assert_cmpuint (n_cut, <=, most);
        g_assert_cmpuint (n_cut, <=, n_columns);
        cairo_surface_destroy (cut);
        cairo_surface_destroy (whole);
      }
}

static void
test_case (gconstpointer data)
{
  const SkylineCase *c = data;

  assert_same (c->columns, c->n_boxes);
}

static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (int round = 0; round < 500; round++)
    {
      char columns[41] = "";
      int n = g_rand_int_range (random, 0, 40);

      for (int i = 0; i < n; i++)
        columns[i] = "0123456789x"[g_rand_int_range (random, 0, 11)];
      assert_same (columns, 40);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/skyline/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/skyline/random", test_random);

  return g_test_run ();
}
