/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chart's theme as the desktop asks for it: light, dark or high contrast, with the desktop's
 * font and text scale. The chart knows no GTK; this is where the two meet. */
#include "app/chart-style.h"

#include <adwaita.h>

#define NORMAL_DPI (96.0 * 1024)

/**
 * dtl_chart_style_read:
 * @widget: what will be drawn on
 * @theme: (out caller-allocates): set to the theme that the desktop asks for
 */
void
dtl_chart_style_read (GtkWidget *widget, DtlTheme *theme)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (manager);
  gboolean contrast = adw_style_manager_get_high_contrast (manager);
  g_autofree char *font_name = NULL;

  dtl_theme_init (theme,
                  contrast ? (dark ? DTL_THEME_CONTRAST_DARK : DTL_THEME_CONTRAST)
                           : (dark ? DTL_THEME_DARK : DTL_THEME_LIGHT),
                  DTL_SCHEME_WESTERN);

  g_object_get (gtk_widget_get_settings (widget), "gtk-font-name", &font_name, NULL);
  if (font_name != NULL)
    {
      PangoFontDescription *font = pango_font_description_from_string (font_name);
      const char *family = pango_font_description_get_family (font);

      if (family != NULL)
        g_strlcpy (theme->font, family, sizeof theme->font);
      pango_font_description_free (font);
    }
  theme->text_scale = dtl_chart_style_get_text_scale (widget);
}

/* Returns: how large the user wants text: 1 is normal, at most 2 */
double
dtl_chart_style_get_text_scale (GtkWidget *widget)
{
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);

  return dpi > 0 ? CLAMP (dpi / NORMAL_DPI, 0.5, 2.0) : 1;
}

/**
 * dtl_chart_style_watch:
 * @widget: what will be drawn on
 * @callback: called with @widget alone, swapped, when the theme may have changed
 */
void
dtl_chart_style_watch (GtkWidget *widget, GCallback callback)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GtkSettings *settings = gtk_widget_get_settings (widget);

  g_signal_connect_object (manager, "notify::dark", callback, widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", callback, widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::gtk-font-name", callback, widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::gtk-xft-dpi", callback, widget, G_CONNECT_SWAPPED);
}

void
dtl_chart_style_set_source (cairo_t *cr, const DtlColor *color)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
}

/**
 * dtl_chart_style_create_text:
 * @widget: what will be drawn on
 * @theme: a theme
 * @size_px: font size before the desktop's text scale
 * @weight: #PangoWeight
 * @text: one line
 *
 * Returns: (transfer full): a layout with tabular figures
 */
PangoLayout *
dtl_chart_style_create_text (
    GtkWidget *widget, const DtlTheme *theme, double size_px, int weight, const char *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
  PangoFontDescription *font = pango_font_description_from_string (theme->font);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_font_description_set_absolute_size (font, size_px * theme->text_scale * PANGO_SCALE);
  pango_font_description_set_weight (font, (PangoWeight) weight);
  pango_layout_set_font_description (layout, font);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_font_description_free (font);

  return layout;
}
