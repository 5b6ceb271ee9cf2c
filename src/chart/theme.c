/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The colours of all themes and schemes, in one table each. Values are opaque wherever the design
 * mixes a colour with its ground, so that what lies below cannot change a bar. Contrast follows
 * WCAG 2.1, and tests hold the pairs to it. */

#include "chart/theme.h"

#include <math.h>
#include <string.h>

#define FONT "Inter, Cantarell, Adwaita Sans, sans-serif"
#define VOLUME_SHARE 0.38 /* of the direction colour in a volume bar */
#define CROSSHAIR_ALPHA 0.55
#define WINDOW_SHARE 0.09 /* of the accent in the event window */
#define WINDOW_SHARE_DARK 0.13
#define EDGE_SHARE 0.35
#define ESTIMATION_SHARE 0.035 /* of the text in the ground of the estimation days */
#define BAND_SHARE 0.16
#define BIN_SHARE 0.27
#define EXPECTED_PRINT 0xa8431a

/* One column of the token table. */
typedef struct
{
  const char *name;
  guint32 view, text, dim_text, grid, pane_line, border;
  guint32 accent, accent_text, selection;
  guint32 tag, tag_text;
  guint32 card, card_line;
  guint32 line, range, rule;
  guint32 overview_fill, overview_line;
  gboolean is_dark, is_contrast;
} Palette;

static const Palette palettes[] = {
  [DTL_THEME_LIGHT] = { .name = "light",
                        .view = 0xffffff,
                        .text = 0x2e2e2e,
                        .dim_text = 0x666666,
                        .grid = 0xefefef,
                        .pane_line = 0xe6e6e6,
                        .border = 0xdedede,
                        .accent = 0x3584e4,
                        .accent_text = 0x1c63c4,
                        .selection = 0xe4eefb,
                        .tag = 0x3d3d3d,
                        .tag_text = 0xffffff,
                        .card = 0xffffff,
                        .card_line = 0xdedede,
                        .line = 0x1c63c4,
                        .range = 0xb9c7d6,
                        .rule = 0x3584e4,
                        .overview_fill = 0xdee8f5,
                        .overview_line = 0x6b93c4 },
  [DTL_THEME_DARK] = { .name = "dark",
                       .view = 0x1e1e1e,
                       .text = 0xf2f2f2,
                       .dim_text = 0xa8a8a8,
                       .grid = 0x2a2a2a,
                       .pane_line = 0x383838,
                       .border = 0x3a3a3a,
                       .accent = 0x3584e4,
                       .accent_text = 0x8ab8f2,
                       .selection = 0x2b3b50,
                       .tag = 0xe4e4e4,
                       .tag_text = 0x1e1e1e,
                       .card = 0x303030,
                       .card_line = 0x3c3c3c,
                       .line = 0x8ab8f2,
                       .range = 0x46566a,
                       .rule = 0x3584e4,
                       .overview_fill = 0x33475f,
                       .overview_line = 0x6f9bd0,
                       .is_dark = TRUE },
  [DTL_THEME_CONTRAST] = { .name = "contrast",
                           .view = 0xffffff,
                           .text = 0x000000,
                           .dim_text = 0x3d3d3d,
                           .grid = 0xc0c0c0,
                           .pane_line = 0x000000,
                           .border = 0x000000,
                           .accent = 0x0b4ea2,
                           .accent_text = 0x0b4ea2,
                           .selection = 0xd0e2fb,
                           .tag = 0x000000,
                           .tag_text = 0xffffff,
                           .card = 0xffffff,
                           .card_line = 0x000000,
                           .line = 0x0b4ea2,
                           .range = 0x7f7f7f,
                           .rule = 0x000000,
                           .overview_fill = 0xffffff,
                           .overview_line = 0x000000,
                           .is_contrast = TRUE },
  [DTL_THEME_CONTRAST_DARK] = { .name = "contrast-dark",
                                .view = 0x000000,
                                .text = 0xffffff,
                                .dim_text = 0xc8c8c8,
                                .grid = 0x4a4a4a,
                                .pane_line = 0xffffff,
                                .border = 0xffffff,
                                .accent = 0x8ab8f2,
                                .accent_text = 0x8ab8f2,
                                .selection = 0x14355f,
                                .tag = 0xffffff,
                                .tag_text = 0x000000,
                                .card = 0x000000,
                                .card_line = 0xffffff,
                                .line = 0x8ab8f2,
                                .range = 0x8c8c8c,
                                .rule = 0xffffff,
                                .overview_fill = 0x000000,
                                .overview_line = 0xffffff,
                                .is_dark = TRUE,
                                .is_contrast = TRUE },
  [DTL_THEME_PRINT] = { .name = "print",
                        .view = 0xffffff,
                        .text = 0x1a1a1a,
                        .dim_text = 0x5c5c5c,
                        .grid = 0xdcdcdc,
                        .pane_line = 0xdcdcdc,
                        .border = 0x1a1a1a,
                        .accent = 0x14487f,
                        .accent_text = 0x14487f,
                        .selection = 0xe9edf3,
                        .tag = 0x1a1a1a,
                        .tag_text = 0xffffff,
                        .card = 0xffffff,
                        .card_line = 0xc8c8c8,
                        .line = 0x14487f,
                        .range = 0xb9c7d6,
                        .rule = 0xb3202e,
                        .overview_fill = 0xe9edf3,
                        .overview_line = 0x14487f },
  [DTL_THEME_GREY] = { .name = "grey",
                       .view = 0xffffff,
                       .text = 0x1a1a1a,
                       .dim_text = 0x5c5c5c,
                       .grid = 0xdcdcdc,
                       .pane_line = 0xdcdcdc,
                       .border = 0x1a1a1a,
                       .accent = 0x1a1a1a,
                       .accent_text = 0x1a1a1a,
                       .selection = 0xececec,
                       .tag = 0x1a1a1a,
                       .tag_text = 0xffffff,
                       .card = 0xffffff,
                       .card_line = 0xc8c8c8,
                       .line = 0x1a1a1a,
                       .range = 0xc4c4c4,
                       .rule = 0x1a1a1a,
                       .overview_fill = 0xececec,
                       .overview_line = 0x1a1a1a },
};

/* Rise and fall of a scheme: candles, then texts; light, then dark. */
static const struct
{
  const char *name;
  guint32 rise[2], fall[2], rise_text[2], fall_text[2];
} schemes[] = {
  [DTL_SCHEME_WESTERN] = { "western",
                           { 0x1f9d63, 0x45b883 },
                           { 0xc9303c, 0xf0655f },
                           { 0x17784a, 0x5fcf9b },
                           { 0xb3202e, 0xff8a80 } },
  [DTL_SCHEME_EASTERN] = { "eastern",
                           { 0xc9303c, 0xf0655f },
                           { 0x1f9d63, 0x45b883 },
                           { 0xb3202e, 0xff8a80 },
                           { 0x17784a, 0x5fcf9b } },
  [DTL_SCHEME_SAFE] = { "safe",
                        { 0x0b63b0, 0x5aa9f0 },
                        { 0xc25100, 0xf0a04b },
                        { 0x0b63b0, 0x5aa9f0 },
                        { 0xc25100, 0xf0a04b } },
};

/* Event kinds by symbol: colour, then tint; light, then dark. A badge's number needs 4.5:1 on its
 * tint, as all text. */
static const struct
{
  guint32 color[2], tint[2];
} kinds[DTL_N_SYMBOLS] = {
  [DTL_SYMBOL_SHIELD] = { { 0x813d9c, 0xcf9ae6 }, { 0xf1e9f5, 0x40344a } },
  [DTL_SYMBOL_NEWSPAPER] = { { 0x1c63c4, 0x8ab8f2 }, { 0xe4eefb, 0x2b3b50 } },
  [DTL_SYMBOL_BARS] = { { 0xb3500a, 0xffb66b }, { 0xfbeee2, 0x463828 } },
  [DTL_SYMBOL_MEGAPHONE] = { { 0x0f7973, 0x63d0c6 }, { 0xe1f2f0, 0x23403e } },
  [DTL_SYMBOL_COLUMNS] = { { 0x7a5230, 0xd6ab82 }, { 0xf3ece5, 0x40372f } },
  [DTL_SYMBOL_TRIANGLE] = { { 0x5e5c64, 0xbdbdc2 }, { 0xeeeeef, 0x3a3a3c } },
  [DTL_SYMBOL_SCALES] = { { 0x63452c, 0xd9b48f }, { 0xefe9e3, 0x3f372e } },
  [DTL_SYMBOL_LOCK] = { { 0x9a2a6e, 0xe39ac6 }, { 0xf5e6ef, 0x432b3a } },
  [DTL_SYMBOL_BUILDING] = { { 0x26647f, 0x86c5e0 }, { 0xe3eef3, 0x26404a } },
  [DTL_SYMBOL_BUST] = { { 0x4f5d2f, 0xbccb8d }, { 0xecefe4, 0x393d2e } },
  [DTL_SYMBOL_GLOBE] = { { 0x3d5a80, 0x9dbbe0 }, { 0xe6ebf2, 0x2f3947 } },
  [DTL_SYMBOL_LETTER] = { { 0x3d3846, 0xd3cfd8 }, { 0xe7e6e8, 0x3b3a3d } },
};

/* Plots: light, dark, greys. None is a direction's colour, and neighbours differ in hue. */
static const guint32 plots[DTL_N_PLOT_COLORS][3] = {
  { 0x7a3fc0, 0xc29bf2, 0x1a1a1a }, { 0xa15c00, 0xffc36b, 0x5c5c5c },
  { 0x0f7973, 0x63d0c6, 0x808080 }, { 0xb01f7a, 0xf29ad0, 0x3d3d3d },
  { 0x4a5a6a, 0xa9bccd, 0x707070 }, { 0x5f6b14, 0xc8d26b, 0x8c8c8c },
};

static DtlColor
color_from_hex (guint32 hex)
{
  return (DtlColor){ (double) ((hex >> 16) & 0xff) / 255.0, (double) ((hex >> 8) & 0xff) / 255.0,
                     (double) (hex & 0xff) / 255.0, 1.0 };
}

static DtlColor
mix (const DtlColor *color, const DtlColor *ground, double share)
{
  return (DtlColor){ color->red * share + ground->red * (1 - share),
                     color->green * share + ground->green * (1 - share),
                     color->blue * share + ground->blue * (1 - share), 1.0 };
}

static double
linear_light (double value)
{
  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static double
luminance (const DtlColor *color)
{
  return 0.2126 * linear_light (color->red) + 0.7152 * linear_light (color->green) +
         0.0722 * linear_light (color->blue);
}

static void
init_directions (DtlTheme *self, const Palette *palette, DtlScheme scheme)
{
  int shade = palette->is_dark ? 1 : 0;

  self->rise = color_from_hex (schemes[scheme].rise[shade]);
  self->fall = color_from_hex (schemes[scheme].fall[shade]);
  self->rise_text = color_from_hex (schemes[scheme].rise_text[shade]);
  self->fall_text = color_from_hex (schemes[scheme].fall_text[shade]);

  if (palette->is_contrast)
    {
      self->rise = self->rise_text;
      self->fall = self->fall_text;
    }

  /* On paper shape alone tells the direction of a candle, and the sign that of a number. */
  if (dtl_theme_is_print (self))
    self->rise = self->fall = self->line;
  if (self->id == DTL_THEME_GREY)
    self->rise_text = self->fall_text = self->text;

  self->volume_rise = mix (&self->rise, &self->view, VOLUME_SHARE);
  self->volume_fall = mix (&self->fall, &self->view, VOLUME_SHARE);
  if (dtl_theme_is_print (self))
    self->volume_rise = self->volume_fall = self->range;
}

static void
init_plots (DtlTheme *self, const Palette *palette)
{
  int shade = self->id == DTL_THEME_GREY ? 2 : palette->is_dark ? 1 : 0;

  for (int i = 0; i < DTL_N_PLOT_COLORS; i++)
    self->plot[i] = color_from_hex (plots[i][shade]);
}

/* A study's ground lies below bars and grid: where paper has no blue, it is the selection's. */
static void
init_study (DtlTheme *self, const Palette *palette)
{
  DtlColor accent =
      palette->is_dark && !palette->is_contrast ? color_from_hex (0x62a0ea) : self->accent;
  double window = palette->is_dark ? WINDOW_SHARE_DARK : WINDOW_SHARE;

  self->study_window = mix (&accent, &self->view, window);
  self->study_edge = mix (&accent, &self->view, EDGE_SHARE);
  self->study_estimation = mix (&self->text, &self->view, ESTIMATION_SHARE);
  self->study_band = mix (&accent, &self->view, BAND_SHARE);
  self->study_bin = dtl_theme_is_print (self) || palette->is_contrast
                        ? self->range
                        : mix (&accent, &self->view, BIN_SHARE);
  self->expected = self->accent_text;
  if (palette->is_contrast)
    self->study_edge = self->accent;
  if (dtl_theme_is_print (self))
    self->study_window = self->study_band = self->selection;
  if (self->id == DTL_THEME_PRINT)
    self->expected = color_from_hex (EXPECTED_PRINT);
}

static void
init_kinds (DtlTheme *self, const Palette *palette)
{
  int shade = palette->is_dark ? 1 : 0;

  for (int i = 0; i < DTL_N_SYMBOLS; i++)
    {
      self->kind[i] = color_from_hex (kinds[i].color[shade]);
      self->kind_tint[i] = color_from_hex (kinds[i].tint[shade]);

      if (palette->is_contrast)
        self->kind_tint[i] = self->view;
      if (self->id == DTL_THEME_GREY)
        {
          self->kind[i] = self->text;
          self->kind_tint[i] = self->selection;
        }
    }
}

/**
 * dtl_theme_init:
 * @self: (out caller-allocates)
 *
 * Fills in all members: the colours of @id with rise and fall of @scheme, the default fonts, and
 * a text scale of one.
 */
void
dtl_theme_init (DtlTheme *self, DtlThemeId id, DtlScheme scheme)
{
  const Palette *palette;

  g_return_if_fail (self != NULL);
  g_return_if_fail (id < G_N_ELEMENTS (palettes));
  g_return_if_fail (scheme < G_N_ELEMENTS (schemes));

  palette = &palettes[id];
  memset (self, 0, sizeof *self);
  self->id = id;
  self->view = color_from_hex (palette->view);
  self->text = color_from_hex (palette->text);
  self->dim_text = color_from_hex (palette->dim_text);
  self->grid = color_from_hex (palette->grid);
  self->pane_line = color_from_hex (palette->pane_line);
  self->border = color_from_hex (palette->border);
  self->accent = color_from_hex (palette->accent);
  self->accent_text = color_from_hex (palette->accent_text);
  self->selection = color_from_hex (palette->selection);
  self->crosshair = self->text;
  self->crosshair.alpha = palette->is_contrast ? 1.0 : CROSSHAIR_ALPHA;
  self->tag = color_from_hex (palette->tag);
  self->tag_text = color_from_hex (palette->tag_text);
  self->card = color_from_hex (palette->card);
  self->card_line = color_from_hex (palette->card_line);
  self->line = color_from_hex (palette->line);
  self->range = color_from_hex (palette->range);
  self->rule = color_from_hex (palette->rule);
  self->overview_fill = color_from_hex (palette->overview_fill);
  self->overview_line = color_from_hex (palette->overview_line);
  init_directions (self, palette, scheme);
  init_plots (self, palette);
  init_study (self, palette);
  init_kinds (self, palette);

  g_strlcpy (self->font, FONT, sizeof self->font);
  self->text_scale = 1.0;
}

/* Whether figures take the form of print: no ground, rule and key. */
gboolean
dtl_theme_is_print (const DtlTheme *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->id == DTL_THEME_PRINT || self->id == DTL_THEME_GREY;
}

/* The colour of marks that colour alone tells apart; candles on paper do without, by their shape.
 * In greys it is dark for a rise and light for a fall. */
const DtlColor *
dtl_theme_get_direction (const DtlTheme *self, gboolean rises)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->id == DTL_THEME_GREY)
    return rises ? &self->text : &self->plot[2];
  if (self->id == DTL_THEME_PRINT)
    return rises ? &self->rise_text : &self->fall_text;

  return rises ? &self->rise : &self->fall;
}

/**
 * dtl_theme_id_from_name:
 * @name: as the command line writes it: "light", "contrast-dark"
 * @id: (out)
 *
 * Returns: %FALSE for any other name; @id is then unchanged
 */
gboolean
dtl_theme_id_from_name (const char *name, DtlThemeId *id)
{
  g_return_val_if_fail (name != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (palettes); i++)
    if (strcmp (palettes[i].name, name) == 0)
      {
        *id = (DtlThemeId) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * dtl_scheme_from_name:
 * @name: "western", "eastern" or "safe"
 * @scheme: (out)
 *
 * Returns: %FALSE for any other name; @scheme is then unchanged
 */
gboolean
dtl_scheme_from_name (const char *name, DtlScheme *scheme)
{
  g_return_val_if_fail (name != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (strcmp (schemes[i].name, name) == 0)
      {
        *scheme = (DtlScheme) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * dtl_color_contrast:
 *
 * Contrast ratio of two opaque colours, from 1 to 21, by WCAG 2.1.
 */
double
dtl_color_contrast (const DtlColor *color, const DtlColor *ground)
{
  double a, b;

  g_return_val_if_fail (color != NULL && ground != NULL, 1);

  a = luminance (color) + 0.05;
  b = luminance (ground) + 0.05;

  return a > b ? a / b : b / a;
}

void
dtl_color_set_source (const DtlColor *color, cairo_t *cr)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
}
