/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Contrast of every theme and scheme: texts 4.5:1 and marks 3:1 on their ground (WCAG 2.1). */

#include "chart/theme.h"

static const char *const themes[] = {
  "light", "dark", "contrast", "contrast-dark", "print", "grey"
};
static const char *const schemes[] = { "western", "eastern", "safe" };

static void
check (const char *what, const DtlColor *color, const DtlColor *ground, double least)
{
  double contrast = dtl_color_contrast (color, ground);

  if (contrast < least)
    g_test_fail_printf ("%s: contrast is %.2f, not %.1f", what, contrast, least);
}

static void
test_contrast (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  DtlThemeId id;
  DtlScheme scheme;
  DtlTheme theme;

  g_assert_true (dtl_theme_id_from_name (themes[i / G_N_ELEMENTS (schemes)], &id));
  g_assert_true (dtl_scheme_from_name (schemes[i % G_N_ELEMENTS (schemes)], &scheme));
  dtl_theme_init (&theme, id, scheme);

  check ("text", &theme.text, &theme.view, 4.5);
  check ("text on chip", &theme.text, &theme.card, 4.5);
  check ("text on selection", &theme.text, &theme.selection, 4.5);
  check ("dim text", &theme.dim_text, &theme.view, 4.5);
  check ("dim text on chip", &theme.dim_text, &theme.card, 4.5);
  check ("dim text on selection", &theme.dim_text, &theme.selection, 4.5);
  check ("accent text", &theme.accent_text, &theme.view, 4.5);
  check ("tag", &theme.tag_text, &theme.tag, 4.5);
  check ("rise text", &theme.rise_text, &theme.view, 4.5);
  check ("fall text", &theme.fall_text, &theme.view, 4.5);
  check ("rise text on chip", &theme.rise_text, &theme.card, 4.5);
  check ("fall text on chip", &theme.fall_text, &theme.card, 4.5);
  check ("rise", &theme.rise, &theme.view, 3);
  check ("fall", &theme.fall, &theme.view, 3);
  check ("direction up", dtl_theme_get_direction (&theme, TRUE), &theme.view, 3);
  check ("direction down", dtl_theme_get_direction (&theme, FALSE), &theme.view, 3);
  check ("line", &theme.line, &theme.view, 3);
  check ("accent", &theme.accent, &theme.view, 3);
  check ("expected price", &theme.expected, &theme.view, 4.5);
  check ("expected price in the event window", &theme.expected, &theme.study_window, 4.5);
  check ("fall text in the band", &theme.fall_text, &theme.study_band, 3);
  check ("rise text in the band", &theme.rise_text, &theme.study_band, 3);
  for (int plot = 0; plot < DTL_N_PLOT_COLORS; plot++)
    check ("plot", &theme.plot[plot], &theme.view, 3);
  for (int symbol = 0; symbol < DTL_N_SYMBOLS; symbol++)
    {
      check ("kind", &theme.kind[symbol], &theme.view, 3);
      check ("kind on tint", &theme.kind[symbol], &theme.kind_tint[symbol], 4.5);
    }
}

static void
test_ratio (void)
{
  DtlColor white = { 1, 1, 1, 1 };
  DtlColor black = { 0, 0, 0, 1 };
  DtlColor grey = { 0x77 / 255.0, 0x77 / 255.0, 0x77 / 255.0, 1 };

  g_assert_cmpfloat_with_epsilon (dtl_color_contrast (&white, &black), 21, 1e-9);
  g_assert_cmpfloat_with_epsilon (dtl_color_contrast (&black, &white), 21, 1e-9);
  g_assert_cmpfloat_with_epsilon (dtl_color_contrast (&grey, &white), 4.48, 0.005);
}

static void
test_names (void)
{
  DtlThemeId id = DTL_THEME_GREY;
  DtlScheme scheme = DTL_SCHEME_SAFE;

  g_assert_false (dtl_theme_id_from_name ("lights", &id));
  g_assert_false (dtl_theme_id_from_name ("", &id));
  g_assert_cmpint (id, ==, DTL_THEME_GREY);
  g_assert_false (dtl_scheme_from_name ("Western", &scheme));
  g_assert_cmpint (scheme, ==, DTL_SCHEME_SAFE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (themes) * G_N_ELEMENTS (schemes); i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/theme/contrast/%s-%s", themes[i / G_N_ELEMENTS (schemes)],
                           schemes[i % G_N_ELEMENTS (schemes)]);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_contrast);
    }
  g_test_add_func ("/theme/ratio", test_ratio);
  g_test_add_func ("/theme/names", test_names);

  return g_test_run ();
}
