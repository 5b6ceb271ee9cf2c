/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Views as JSON: what is written is read again; what makes no sense keeps its default. */
#include "app/saved-view.h"
#include "news/kind.h"

static const struct
{
  const char *json;
  const char *from;
  DtlPreset preset;
  DtlChartType type;
  gboolean volume_shown;
  gint64 selected;
} cases[] = {
  { NULL, "", DTL_PRESET_6M, DTL_CHART_CANDLES, TRUE, 0 },                    /* none saved */
  { "", "", DTL_PRESET_6M, DTL_CHART_CANDLES, TRUE, 0 },                      /* no JSON */
  { "[1]", "", DTL_PRESET_6M, DTL_CHART_CANDLES, TRUE, 0 },                   /* no object */
  { "{}", "", DTL_PRESET_6M, DTL_CHART_CANDLES, TRUE, 0 },                    /* nothing said */
  { "{\"preset\":\"1Y\"}", "", DTL_PRESET_1Y, DTL_CHART_CANDLES, TRUE, 0 },   /* one member */
  { "{\"preset\":\"2Y\"}", "", DTL_PRESET_NONE, DTL_CHART_CANDLES, TRUE, 0 }, /* unknown */
  { "{\"from\":\"2022-03-01\"}", "2022-03-01", DTL_PRESET_NONE, DTL_CHART_CANDLES, TRUE,
    0 }, /* a range by hand */
  { "{\"from\":\"2022-02-30\"}", "", DTL_PRESET_6M, DTL_CHART_CANDLES, TRUE, 0 },   /* no day */
  { "{\"from\":7,\"type\":\"line\"}", "", DTL_PRESET_6M, DTL_CHART_LINE, TRUE, 0 }, /* no text */
  { "{\"volume\":false}", "", DTL_PRESET_6M, DTL_CHART_CANDLES, FALSE, 0 },         /* a switch */
  { "{\"volume\":\"no\"}", "", DTL_PRESET_6M, DTL_CHART_CANDLES, TRUE, 0 },         /* no switch */
  { "{\"selected\":9}", "", DTL_PRESET_6M, DTL_CHART_CANDLES, TRUE, 9 },            /* an event */
  { "{\"selected\":1.5}", "", DTL_PRESET_6M, DTL_CHART_CANDLES, TRUE, 0 },          /* no id */
};

static void
test_parse (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (DtlSavedView) view = { 0 };
      char from[DTL_DAY_TEXT_SIZE] = "";

      dtl_saved_view_init (&view);
      dtl_saved_view_parse (&view, cases[i].json);
      if (view.from != DTL_DAY_NONE)
        dtl_day_format_iso (view.from, from);
      g_assert_cmpstr (from, ==, cases[i].from);
      g_assert_cmpint (view.preset, ==, cases[i].preset);
      g_assert_cmpint (view.type, ==, cases[i].type);
      g_assert_cmpint (view.volume_shown, ==, cases[i].volume_shown);
      g_assert_cmpint (view.selected, ==, cases[i].selected);
    }
}

static const struct
{
  const char *json;
  DtlChartType type;
  DtlPriceScaleKind scale;
  const char *base;
} styles[] = {
  { "{\"type\":\"hollow\"}", DTL_CHART_HOLLOW, DTL_PRICE_SCALE_LINEAR, "" },     /* an id */
  { "{\"type\":\"baseline\"}", DTL_CHART_BASELINE, DTL_PRICE_SCALE_LINEAR, "" }, /* an id */
  { "{\"type\":\"renko\"}", DTL_CHART_CANDLES, DTL_PRICE_SCALE_LINEAR, "" },     /* of later */
  { "{\"type\":\"\"}", DTL_CHART_CANDLES, DTL_PRICE_SCALE_LINEAR, "" },          /* no id */
  { "{\"scale\":\"log\"}", DTL_CHART_CANDLES, DTL_PRICE_SCALE_LOG, "" },         /* an id */
  { "{\"scale\":\"root\"}", DTL_CHART_CANDLES, DTL_PRICE_SCALE_LINEAR, "" },     /* of later */
  { "{\"scale\":2}", DTL_CHART_CANDLES, DTL_PRICE_SCALE_LINEAR, "" },            /* no text */
  { "{\"scale\":\"index\",\"base\":\"2022-03-01\"}", DTL_CHART_CANDLES, DTL_PRICE_SCALE_INDEX,
    "2022-03-01" },                                                               /* both */
  { "{\"base\":\"2022-02-30\"}", DTL_CHART_CANDLES, DTL_PRICE_SCALE_LINEAR, "" }, /* no day */
};

static void
test_style (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      g_auto (DtlSavedView) view = { 0 };
      char base[DTL_DAY_TEXT_SIZE] = "";

      dtl_saved_view_init (&view);
      dtl_saved_view_parse (&view, styles[i].json);
      if (view.base != DTL_DAY_NONE)
        dtl_day_format_iso (view.base, base);
      g_assert_cmpint (view.type, ==, styles[i].type);
      g_assert_cmpint (view.scale, ==, styles[i].scale);
      g_assert_cmpstr (base, ==, styles[i].base);
    }
}

/* Every type and every scale, with a base and without. */
static void
test_style_round_trip (void)
{
  for (int i = 0; i < DTL_N_CHART_TYPES * DTL_N_PRICE_SCALES * 2; i++)
    {
      g_auto (DtlSavedView) view = { 0 };
      g_auto (DtlSavedView) again = { 0 };
      g_autofree char *json = NULL;

      dtl_saved_view_init (&view);
      view.type = (DtlChartType) (i % DTL_N_CHART_TYPES);
      view.scale = (DtlPriceScaleKind) (i / DTL_N_CHART_TYPES % DTL_N_PRICE_SCALES);
      if (i % 2 == 0)
        view.base = dtl_day_from_ymd (2022, 7, 14);
      json = dtl_saved_view_print (&view);
      dtl_saved_view_init (&again);
      dtl_saved_view_parse (&again, json);
      g_assert_cmpint (again.type, ==, view.type);
      g_assert_cmpint (again.scale, ==, view.scale);
      g_assert_cmpint (again.base, ==, view.base);
    }
}

static void
test_round_trip (void)
{
  DtlSavedView view = {
    .from = dtl_day_from_ymd (2022, 3, 1),
    .to = dtl_day_from_ymd (2022, 8, 31),
    .preset = DTL_PRESET_NONE,
    .type = DTL_CHART_LINE,
    .base = DTL_DAY_NONE,
    .volume_shown = FALSE,
    .selected = 12,
  };

  for (int preset = DTL_PRESET_NONE; preset < DTL_N_PRESETS; preset++)
    {
      g_auto (DtlSavedView) again = { 0 };
      g_autofree char *json = NULL;
      g_autofree char *json_again = NULL;

      view.preset = (DtlPreset) preset;
      json = dtl_saved_view_print (&view);
      dtl_saved_view_init (&again);
      dtl_saved_view_parse (&again, json);
      json_again = dtl_saved_view_print (&again);
      g_assert_cmpstr (json_again, ==, json);
      g_assert_cmpint (again.to, ==, view.to);
      g_assert_cmpint (again.preset, ==, preset);
    }
}

static void
test_current (void)
{
  g_autofree char *json = dtl_saved_view_print_current ("BRK.B \"x\"");
  g_autofree char *symbol = dtl_saved_view_parse_current (json);

  g_assert_cmpstr (symbol, ==, "BRK.B \"x\"");
  g_assert_null (dtl_saved_view_parse_current (NULL));
  g_assert_null (dtl_saved_view_parse_current ("{\"symbol\":1}"));
}

/* An interval that nobody chose is none, so that the bars are shown as they are stored. */
static void
test_interval (void)
{
  static const struct
  {
    const char *json;
    int interval;
  } intervals[] = {
    { "{}", -1 },                                     /* */
    { "{\"interval\":\"week\"}", DTL_INTERVAL_WEEK }, /* */
    { "{\"interval\":\"1min\"}", DTL_INTERVAL_1MIN }, /* */
    { "{\"interval\":\"year\"}", -1 },                /* of later */
    { "{\"interval\":7}", -1 },                       /* no text */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (intervals); i++)
    {
      g_auto (DtlSavedView) view = { 0 };
      g_auto (DtlSavedView) again = { 0 };
      g_autofree char *printed = NULL;

      dtl_saved_view_init (&view);
      dtl_saved_view_parse (&view, intervals[i].json);
      g_assert_cmpint (view.interval, ==, intervals[i].interval);
      printed = dtl_saved_view_print (&view);
      dtl_saved_view_init (&again);
      dtl_saved_view_parse (&again, printed);
      g_assert_cmpint (again.interval, ==, intervals[i].interval);
    }
}

/* Kinds that are hidden, by name; what is none is left out. */
static void
test_filter (void)
{
  static const struct
  {
    const char *json;
    guint hidden;
    gboolean newest_first;
    const char *printed;
  } rows[] = {
    { "{}", 0, FALSE, NULL },
    { "{\"hidden\":[],\"order\":\"oldest\"}", 0, FALSE, NULL },
    { "{\"hidden\":[\"press\",\"none such\",3],\"order\":\"newest\"}", 1u << DTL_FAMILY_PRESS, TRUE,
      "\"hidden\":[\"press\"],\"order\":\"newest\"" },
    { "{\"hidden\":[\"own\",\"regulator\"]}", 1u << DTL_FAMILY_OWN | 1u << DTL_FAMILY_REGULATOR,
      FALSE, "\"hidden\":[\"regulator\",\"own\"]" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (DtlSavedView) view = { 0 };
      g_autofree char *printed = NULL;

      dtl_saved_view_init (&view);
      dtl_saved_view_parse (&view, rows[i].json);
      g_assert_cmpuint (view.hidden, ==, rows[i].hidden);
      g_assert_cmpint (view.newest_first, ==, rows[i].newest_first);
      printed = dtl_saved_view_print (&view);
      if (rows[i].printed != NULL)
        g_assert_nonnull (strstr (printed, rows[i].printed));
      else
        g_assert_null (strstr (printed, "hidden"));
    }
}

/* Lists of texts; what is none of them is left out, and none is no member. */
static void
test_lists (void)
{
  static const struct
  {
    const char *json, *compared, *indicators, *printed;
  } lists[] = {
    { "{}", "", "", "" },                                                     /* none */
    { "{\"compare\":[]}", "", "", "" },                                       /* empty */
    { "{\"compare\":\"SPY\"}", "", "", "" },                                  /* no list */
    { "{\"compare\":[\"SPY\",7,\"\",null,\"SPY\",\"KWEB\"]}", "SPY KWEB", "", /* */
      "\"compare\":[\"SPY\",\"KWEB\"]" },                                     /* */
    { "{\"indicators\":[\"sma:20\",\"of later\"]}", "", "sma:20 of later",    /* */
      "\"indicators\":[\"sma:20\",\"of later\"]" },                           /* */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_auto (DtlSavedView) view = { 0 };
      g_autofree char *compared = NULL;
      g_autofree char *indicators = NULL;
      g_autofree char *printed = NULL;
      char *none[] = { NULL };

      dtl_saved_view_init (&view);
      dtl_saved_view_parse (&view, lists[i].json);
      compared = g_strjoinv (" ", view.compared != NULL ? view.compared : none);
      indicators = g_strjoinv (" ", view.indicators != NULL ? view.indicators : none);
      g_assert_cmpstr (compared, ==, lists[i].compared);
      g_assert_cmpstr (indicators, ==, lists[i].indicators);

      printed = dtl_saved_view_print (&view);
      g_assert_nonnull (strstr (printed, lists[i].printed));
      if (*lists[i].printed == '\0')
        g_assert_null (strstr (printed, "["));
    }
}

/* What a hand has set at the axes, and what only a later version knows, is written as it was read;
 * what makes no sense is left out. */
static void
test_kept (void)
{
  static const struct
  {
    const char *json, *printed;
  } kept[] = {
    { "{\"prices\":{\"low\":80.5,\"high\":120}}",
      "\"prices\":{\"low\":80.5,\"high\":120}" },       /* held */
    { "{\"prices\":{\"low\":120,\"high\":80}}", NULL }, /* no range */
    { "{\"prices\":{\"low\":80}}", NULL },              /* half */
    { "{\"prices\":[80,120]}", NULL },                  /* no object */
    { "{\"panes\":{\"Volume\":0.25,\"RSI 14\":0.125}}",
      "\"panes\":{\"RSI 14\":0.125,\"Volume\":0.25}" },                     /* two */
    { "{\"panes\":{\"Volume\":0,\"RSI 14\":1.5,\"ATR 14\":\"a\"}}", NULL }, /* no shares */
    { "{\"panes\":{}}", NULL },                                             /* none */
    { "{\"type\":\"renko\"}", "\"type\":\"renko\"" },                       /* of later */
    { "{\"scale\":\"root\"}", "\"scale\":\"root\"" },                       /* of later */
    { "{\"type\":\"\"}", "\"type\":\"candles\"" },                          /* no id */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      g_auto (DtlSavedView) view = { 0 };
      g_autofree char *printed = NULL;

      dtl_saved_view_init (&view);
      dtl_saved_view_parse (&view, kept[i].json);
      printed = dtl_saved_view_print (&view);
      if (kept[i].printed != NULL)
        g_assert_nonnull (strstr (printed, kept[i].printed));
      else
        g_assert_null (strpbrk (strstr (printed, "\"type\""), "{["));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/saved-view/parse", test_parse);
  g_test_add_func ("/saved-view/round-trip", test_round_trip);
  g_test_add_func ("/saved-view/filter", test_filter);
  g_test_add_func ("/saved-view/style", test_style);
  g_test_add_func ("/saved-view/style-round-trip", test_style_round_trip);
  g_test_add_func ("/saved-view/current", test_current);

  g_test_add_func ("/saved-view/interval", test_interval);
  g_test_add_func ("/saved-view/lists", test_lists);
  g_test_add_func ("/saved-view/kept", test_kept);

  return g_test_run ();
}
