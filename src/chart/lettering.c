/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pango on a cairo_t, with a cache of layouts by style and text, so that a pan measures only what
 * is new. Hinting is off, for the glyphs and for their advances, and the context never learns what
 * it is drawn on: a text is as wide on screen as in a file, at any scale, whatever was drawn
 * before. Digits are tabular everywhere. */

#include "chart/lettering.h"

#include <math.h>
#include <pango/pangocairo.h>

#include "chart/geometry.h"

#define CACHE_SIZE 1000
#define CAP_HEIGHT 0.73 /* of the size, in the fonts of the theme */

struct _DtlLettering
{
  PangoContext *context;
  PangoAttrList *features;
  GHashTable *layouts; /* char * of style and text: PangoLayout */
  char font[64];
  double text_scale;
};

static void
make_key (char **key, const DtlTextStyle *style, const char *text, double width)
{
  char numbers[4][G_ASCII_DTOSTR_BUF_SIZE];

  *key = g_strjoin (" ", g_ascii_formatd (numbers[0], sizeof numbers[0], "%.3f", style->size),
                    g_ascii_formatd (numbers[1], sizeof numbers[1], "%.0f", style->weight),
                    g_ascii_formatd (numbers[2], sizeof numbers[2], "%.2f", style->max_width),
                    g_ascii_formatd (numbers[3], sizeof numbers[3], "%.2f", width), text, NULL);
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
static PangoLayout *
get_layout (DtlLettering *self, const DtlTextStyle *style, const char *text, double width)
{
  g_autofree char *key = NULL;
  PangoLayout *layout;

  make_key (&key, style, text, width);
  layout = g_hash_table_lookup (self->layouts, key);
  if (layout != NULL)
    return layout;

  if (g_hash_table_size (self->layouts) >= CACHE_SIZE)
    g_hash_table_remove_all (self->layouts);
  layout = make_layout (self, style, text, width);
  g_hash_table_insert (self->layouts, g_steal_pointer (&key), layout);

  return layout;
}

static double
layout_width (PangoLayout *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);

  return (double) logical.width / PANGO_SCALE;
}

/* Cairo 1.16 puts the glyphs of an image on whole pixels, which tears words apart at 12 px. Filled
 * as a path they stand where they belong. Elsewhere text stays text. */
static void
show_line (cairo_t *cr, PangoLayoutLine *line)
{
  if (cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_IMAGE)
    {
      pango_cairo_layout_line_path (cr, line);
      cairo_fill (cr);
    }
  else
    {
      pango_cairo_show_layout_line (cr, line);
    }
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

  self->layouts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->text_scale = 1;
  g_strlcpy (self->font, "sans-serif", sizeof self->font);

  return self;
}

void
dtl_lettering_free (DtlLettering *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->layouts);
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
  g_hash_table_remove_all (self->layouts);
}

/* Returns: px, scaled as the text is */
double
dtl_lettering_measure (DtlLettering *self, const DtlTextStyle *style, const char *text)
{
  g_return_val_if_fail (self != NULL && style != NULL && text != NULL, 0);

  return layout_width (get_layout (self, style, text, 0));
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
  PangoLayout *layout;
  double width;

  g_return_if_fail (self != NULL && cr != NULL && style != NULL && text != NULL);

  layout = get_layout (self, style, text, 0);
  width = layout_width (layout);
  if (align == DTL_ALIGN_CENTER)
    x -= width / 2;
  else if (align == DTL_ALIGN_END)
    x -= width;

  cairo_move_to (cr, dtl_coordinate_clamp (x), dtl_coordinate_clamp (baseline));
  show_line (cr, pango_layout_get_line_readonly (layout, 0));
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

  pango_layout_get_extents (get_layout (self, style, text, width), NULL, &logical);

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

  iter = pango_layout_get_iter (get_layout (self, style, text, width));
  do
    {
      double baseline = top + (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE;

      cairo_move_to (cr, dtl_coordinate_clamp (x), dtl_coordinate_clamp (baseline));
      show_line (cr, pango_layout_iter_get_line_readonly (iter));
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}
