/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pango on a cairo_t, with a cache of layouts and of their pictures by style and text, so that a
 * pan measures and rasters only what is new. Hinting is off, for the glyphs and for their advances,
 * and the context never learns what it is drawn on: a text is as wide on screen as in a file, at
 * any scale, whatever was drawn before. Digits are tabular everywhere. */

#include "chart/lettering.h"

#include <math.h>
#include <pango/pangocairo.h>

#include "chart/geometry.h"

#define CACHE_SIZE 1000
#define CAP_HEIGHT 0.73 /* of the size, in the fonts of the theme */

/* On an image, text stands on quarters of a device pixel: closer than one can see, and few enough
 * to keep a picture of each. */
#define PHASES 4

/* A text in a style, and what was made of it. */
typedef struct
{
  DtlTextStyle style;
  double width; /* px that lines break at; 0: one line */
  char *text;

  PangoLayout *layout;
  double advance; /* px of the one line */
  double mask_scale;
  cairo_surface_t *masks[PHASES][PHASES]; /* by x and y of the origin, at @mask_scale; nullable */
  PangoRectangle ink;                     /* device pixels about the origin, at @mask_scale */
} Entry;

struct _DtlLettering
{
  PangoContext *context;
  PangoAttrList *features;
  GHashTable *entries; /* Entry, which is its own key */
  char font[64];
  double text_scale;
};

static guint
entry_hash (gconstpointer data)
{
  const Entry *entry = data;
  guint hash = g_str_hash (entry->text);

  hash = hash * 31 + (guint) (entry->style.size * 16);
  hash = hash * 31 + (guint) entry->style.weight;

  return hash * 31 + (guint) entry->width;
}

static gboolean
entry_equal (gconstpointer a, gconstpointer b)
{
  const Entry *x = a;
  const Entry *y = b;

  return x->style.size == y->style.size && x->style.weight == y->style.weight &&
         x->style.max_width == y->style.max_width && x->width == y->width &&
         g_str_equal (x->text, y->text);
}

static void
entry_drop_masks (Entry *entry)
{
  for (int x = 0; x < PHASES; x++)
    for (int y = 0; y < PHASES; y++)
      g_clear_pointer (&entry->masks[x][y], cairo_surface_destroy);
}

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  entry_drop_masks (entry);
  g_object_unref (entry->layout);
  g_free (entry->text);
  g_free (entry);
}

static PangoLayout *
make_layout (DtlLettering *self, const DtlTextStyle *style, const char *text, double width)
{
  PangoLayout *layout = pango_layout_new (self->context);
  PangoFontDescription *description = pango_font_description_from_string (self->font);

  pango_font_description_set_absolute_size (description,
                                            style->size * self->text_scale * PANGO_SCALE);
  pango_font_description_set_weight (description, (PangoWeight) style->weight);
  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);
  pango_layout_set_attributes (layout, self->features);
  pango_layout_set_text (layout, text, -1);

  if (style->max_width > 0)
    {
      pango_layout_set_width (layout, (int) (style->max_width * self->text_scale * PANGO_SCALE));
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  if (width > 0)
    {
      pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_line_spacing (layout, 1.15F);
    }
  else
    {
      pango_layout_set_single_paragraph_mode (layout, TRUE);
    }

  return layout;
}

/* Returns: (transfer none): valid until the next call */
static Entry *
get_entry (DtlLettering *self, const DtlTextStyle *style, const char *text, double width)
{
  Entry wanted = { .style = *style, .width = width, .text = (char *) text };
  Entry *entry = g_hash_table_lookup (self->entries, &wanted);
  PangoRectangle logical;

  if (entry != NULL)
    return entry;

  if (g_hash_table_size (self->entries) >= CACHE_SIZE)
    g_hash_table_remove_all (self->entries);
  entry = g_new0 (Entry, 1);
  entry->style = *style;
  entry->width = width;
  entry->text = g_strdup (text);
  entry->layout = make_layout (self, style, text, width);
  pango_layout_get_extents (entry->layout, NULL, &logical);
  entry->advance = (double) logical.width / PANGO_SCALE;
  g_hash_table_add (self->entries, entry);

  return entry;
}

static gboolean
is_image (cairo_t *cr)
{
  return cairo_surface_get_type (cairo_get_group_target (cr)) == CAIRO_SURFACE_TYPE_IMAGE;
}

/* Cairo 1.16 puts the glyphs of an image on whole pixels, which tears words apart at 12 px. Filled
 * as a path they stand where they belong. Elsewhere text stays text. */
static void
show_line (cairo_t *cr, PangoLayoutLine *line)
{
  if (is_image (cr))
    {
      pango_cairo_layout_line_path (cr, line);
      cairo_fill (cr);
    }
  else
    {
      pango_cairo_show_layout_line (cr, line);
    }
}

/* Draws the line at quarters @x and @y of a device pixel to a picture of its coverage. */
static cairo_surface_t *
draw_mask (Entry *entry, int x, int y)
{
  PangoLayoutLine *line = pango_layout_get_line_readonly (entry->layout, 0);
  double scale = entry->mask_scale;
  cairo_surface_t *mask;
  PangoRectangle ink;
  cairo_t *cr;

  pango_layout_line_get_extents (line, &ink, NULL);
  entry->ink.x = (int) floor (ink.x * scale / PANGO_SCALE) - 1;
  entry->ink.y = (int) floor (ink.y * scale / PANGO_SCALE) - 1;
  entry->ink.width = (int) ceil (ink.width * scale / PANGO_SCALE) + 4;
  entry->ink.height = (int) ceil (ink.height * scale / PANGO_SCALE) + 4;

  mask = cairo_image_surface_create (CAIRO_FORMAT_A8, entry->ink.width, entry->ink.height);
  cr = cairo_create (mask);
  cairo_translate (cr, (double) x / PHASES - entry->ink.x, (double) y / PHASES - entry->ink.y);
  cairo_scale (cr, scale, scale);
  pango_cairo_layout_line_path (cr, line);
  cairo_fill (cr);
  cairo_destroy (cr);

  return mask;
}

/* The line's picture where the line would be. Returns: FALSE on a canvas that is turned */
static gboolean
show_mask (cairo_t *cr, Entry *entry, double x, double y)
{
  cairo_surface_t *target = cairo_get_group_target (cr);
  cairo_matrix_t matrix;
  double scale_x, scale_y, offset_x, offset_y, device_x, device_y;
  int phase_x, phase_y;
  cairo_surface_t **mask;

  cairo_get_matrix (cr, &matrix);
  cairo_surface_get_device_scale (target, &scale_x, &scale_y);
  cairo_surface_get_device_offset (target, &offset_x, &offset_y);
  if (matrix.xy != 0 || matrix.yx != 0 || matrix.xx != matrix.yy || scale_x != scale_y)
    return FALSE;

  cairo_matrix_transform_point (&matrix, &x, &y);
  device_x = rint ((x * scale_x + offset_x) * PHASES);
  device_y = rint ((y * scale_y + offset_y) * PHASES);
  if (!(fabs (device_x) < DTL_COORDINATE_LIMIT) || !(fabs (device_y) < DTL_COORDINATE_LIMIT))
    return TRUE; /* nowhere near the image */

  phase_x = (int) (device_x - floor (device_x / PHASES) * PHASES);
  phase_y = (int) (device_y - floor (device_y / PHASES) * PHASES);
  if (entry->mask_scale != matrix.xx * scale_x)
    {
      entry_drop_masks (entry);
      entry->mask_scale = matrix.xx * scale_x;
    }
  mask = &entry->masks[phase_x][phase_y];
  if (*mask == NULL)
    *mask = draw_mask (entry, phase_x, phase_y);

  cairo_save (cr);
  cairo_identity_matrix (cr);
  cairo_surface_set_device_scale (*mask, scale_x, scale_y);
  cairo_mask_surface (cr, *mask, (floor (device_x / PHASES) + entry->ink.x - offset_x) / scale_x,
                      (floor (device_y / PHASES) + entry->ink.y - offset_y) / scale_y);
  cairo_restore (cr);

  return TRUE;
}

DtlLettering *
dtl_lettering_new (void)
{
  DtlLettering *self = g_new0 (DtlLettering, 1);
  cairo_font_options_t *options = cairo_font_options_create ();

  self->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (self->context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (self->context, 72);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  pango_context_set_language (self->context, pango_language_from_string ("en"));
  pango_context_set_base_dir (self->context, PANGO_DIRECTION_LTR);

  self->features = pango_attr_list_new ();
  pango_attr_list_insert (self->features, pango_attr_font_features_new ("tnum=1"));

  self->entries = g_hash_table_new_full (entry_hash, entry_equal, entry_free, NULL);
  self->text_scale = 1;
  g_strlcpy (self->font, "sans-serif", sizeof self->font);

  return self;
}

void
dtl_lettering_free (DtlLettering *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->entries);
  pango_attr_list_unref (self->features);
  g_object_unref (self->context);
  g_free (self);
}

/* Takes fonts and text scale of @theme; what was measured with others is forgotten. */
void
dtl_lettering_set_theme (DtlLettering *self, const DtlTheme *theme)
{
  g_return_if_fail (self != NULL && theme != NULL);

  if (g_str_equal (self->font, theme->font) && self->text_scale == theme->text_scale)
    return;

  g_strlcpy (self->font, theme->font, sizeof self->font);
  self->text_scale = theme->text_scale;
  g_hash_table_remove_all (self->entries);
}

/* Returns: px, scaled as the text is */
double
dtl_lettering_measure (DtlLettering *self, const DtlTextStyle *style, const char *text)
{
  g_return_val_if_fail (self != NULL && style != NULL && text != NULL, 0);

  return get_entry (self, style, text, 0)->advance;
}

/* Returns: how far below the middle of a line of capitals or digits its baseline lies */
double
dtl_lettering_get_drop (DtlLettering *self, const DtlTextStyle *style)
{
  g_return_val_if_fail (self != NULL && style != NULL, 0);

  return style->size * self->text_scale * CAP_HEIGHT / 2;
}

void
dtl_lettering_show (DtlLettering *self,
                    cairo_t *cr,
                    const DtlTextStyle *style,
                    const char *text,
                    double x,
                    double baseline,
                    DtlAlign align)
{
  Entry *entry;

  g_return_if_fail (self != NULL && cr != NULL && style != NULL && text != NULL);

  entry = get_entry (self, style, text, 0);
  if (align == DTL_ALIGN_CENTER)
    x -= entry->advance / 2;
  else if (align == DTL_ALIGN_END)
    x -= entry->advance;

  x = dtl_coordinate_clamp (x);
  baseline = dtl_coordinate_clamp (baseline);
  if (is_image (cr) && show_mask (cr, entry, x, baseline))
    return;
  cairo_move_to (cr, x, baseline);
  show_line (cr, pango_layout_get_line_readonly (entry->layout, 0));
}

/* Returns: the height of @text broken into lines of @width px */
double
dtl_lettering_measure_paragraph (DtlLettering *self,
                                 const DtlTextStyle *style,
                                 const char *text,
                                 double width)
{
  PangoRectangle logical;

  g_return_val_if_fail (self != NULL && style != NULL && text != NULL, 0);

  pango_layout_get_extents (get_entry (self, style, text, width)->layout, NULL, &logical);

  return (double) logical.height / PANGO_SCALE;
}

void
dtl_lettering_show_paragraph (DtlLettering *self,
                              cairo_t *cr,
                              const DtlTextStyle *style,
                              const char *text,
                              double width,
                              double x,
                              double top)
{
  PangoLayoutIter *iter;

  g_return_if_fail (self != NULL && cr != NULL && style != NULL && text != NULL);

  iter = pango_layout_get_iter (get_entry (self, style, text, width)->layout);
  do
    {
      double baseline = top + (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE;

      cairo_move_to (cr, dtl_coordinate_clamp (x), dtl_coordinate_clamp (baseline));
      show_line (cr, pango_layout_iter_get_line_readonly (iter));
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}
