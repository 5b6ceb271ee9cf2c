/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The noun "chart": figures as files. */
#include "base/file.h"
#include "base/number.h"
#include "base/json-writer.h"
#include "cli/call.h"
#include "cli/output.h"
#include "cli/values.h"
#include "news/kind.h"
#include "operations/compose-figure.h"
#include "operations/compose-overlays.h"

#include <math.h>
#include <string.h>

#define PNG_WIDTH_PX 1600
#define PNG_HEIGHT_PX 900
#define PAGE_WIDTH_MM 180.0
#define PAGE_HEIGHT_MM 110.0
#define DPI 300.0
#define MAX_PX 32767 /* what a Cairo image can have */
#define PX_PER_INCH 96.0
#define MM_PER_INCH 25.4

static gboolean
is_pixels (double value)
{
  return value >= 1 && value <= MAX_PX && value <= floor (value);
}

static gboolean
set_pixels (const DtlCall *call, DtlExportOptions *options, GError **error)
{
  double width = PNG_WIDTH_PX, height = PNG_HEIGHT_PX;

  if (!dtl_value_box (call, "size", &width, &height, error))
    return FALSE;
  if (options->format != DTL_EXPORT_PNG)
    {
      options->width_mm = width / PX_PER_INCH * MM_PER_INCH;
      options->height_mm = height / PX_PER_INCH * MM_PER_INCH;
      return TRUE;
    }

  if (!is_pixels (width) || !is_pixels (height))
    {
      dtl_set_usage_error (error, "--size %s is not in whole pixels from 1x1 to %dx%d",
                           dtl_call_get (call, "size"), MAX_PX, MAX_PX);
      return FALSE;
    }
  options->width_px = (int) width;
  options->height_px = (int) height;

  return TRUE;
}

/* A picture is as large as --size or --mm says; a page without either has a size in mm. */
static gboolean
set_size (const DtlCall *call, DtlExportOptions *options, GError **error)
{
  if (dtl_call_has (call, "size") && (dtl_call_has (call, "mm") || dtl_call_has (call, "dpi")))
    {
      dtl_set_usage_error (error,
                           "--size counts pixels, and --mm and --dpi measure paper: give one");
      return FALSE;
    }
  if (dtl_call_has (call, "size") ||
      (options->format == DTL_EXPORT_PNG && !dtl_call_has (call, "mm")))
    {
      if (dtl_call_has (call, "dpi"))
        {
          dtl_set_usage_error (error, "--dpi of a PNG needs --mm");
          return FALSE;
        }
      return set_pixels (call, options, error);
    }

  options->width_mm = PAGE_WIDTH_MM;
  options->height_mm = PAGE_HEIGHT_MM;
  options->dpi = DPI;

  return dtl_value_box (call, "mm", &options->width_mm, &options->height_mm, error) &&
         dtl_value_number (call, "dpi", &options->dpi, error);
}

static gboolean
set_file (const DtlCall *call, DtlExportOptions *options, GError **error)
{
  g_autoptr (GError) ending_error = NULL;

  options->transparent = dtl_call_has (call, "transparent");
  if (dtl_export_format_from_path (dtl_call_get (call, "output"), &options->format, &ending_error))
    return set_size (call, options, error);

  dtl_set_usage_error (error, "--output: %s", ending_error->message);
  return FALSE;
}

/* "all", "none" or kinds with commas between them. */
static gboolean
set_events (const DtlCall *call, DtlFigureOptions *options, GError **error)
{
  const char *text = dtl_call_get (call, "events");
  g_auto (GStrv) kinds = NULL;

  if (text == NULL || strcmp (text, "all") == 0)
    return TRUE;

  if (*text == '\0')
    {
      dtl_set_usage_error (error, "--events is empty; none leaves events out");
      return FALSE;
    }
  kinds = strcmp (text, "none") == 0 ? g_new0 (char *, 1) : g_strsplit (text, ",", -1);
  for (gsize i = 0; kinds[i] != NULL; i++)
    {
      g_autoptr (GError) kind_error = NULL;

      if (!dtl_kind_is_valid (kinds[i], &kind_error))
        {
          dtl_set_usage_error (error, "--events: %s", kind_error->message);
          return FALSE;
        }
    }
  options->event_kinds = g_steal_pointer (&kinds);

  return TRUE;
}

static gboolean
check_compared (const DtlCall *call, GError **error)
{
  g_autoptr (GError) compare_error = NULL;

  if (dtl_overlays_check_compared (dtl_call_get_argument (call, 0),
                                   dtl_call_get_all (call, "compare"), &compare_error))
    return TRUE;

  dtl_set_usage_error (error, "--compare: %s", compare_error->message);
  return FALSE;
}

static gboolean
set_study (const DtlCall *call, DtlFigureOptions *options, GError **error)
{
  const char *id = dtl_call_get (call, "study");

  if (id == NULL)
    return TRUE;
  if (dtl_number_parse_int (id, strlen (id), &options->study) && options->study > 0)
    {
      options->selected = options->study;
      return TRUE;
    }
  dtl_set_usage_error (error, "--study: “%s” is not the id of an event", id);
  return FALSE;
}

static gboolean
set_figure (const DtlCall *call, DtlFigureOptions *options, GError **error)
{
  const char *type = dtl_call_get (call, "type");
  const char *price_scale = dtl_call_get (call, "price-scale");
  const char *theme = dtl_call_get (call, "theme");
  const char *colors = dtl_call_get (call, "colors");

  options->from = DTL_DAY_NONE;
  options->to = DTL_DAY_NONE;
  options->interval = DTL_INTERVAL_DAY;
  options->type = DTL_CHART_CANDLES;
  options->price_scale = DTL_PRICE_SCALE_LINEAR;
  options->base = DTL_DAY_NONE;
  options->show_volume = !dtl_call_has (call, "no-volume");
  options->theme = DTL_THEME_LIGHT;
  options->scheme = DTL_SCHEME_WESTERN;
  options->title = dtl_call_get (call, "title");
  options->subtitle = dtl_call_get (call, "subtitle");
  options->source = dtl_call_get (call, "source");
  options->notes = dtl_call_get (call, "notes");
  options->compared = dtl_call_get_all (call, "compare");
  options->indicators = dtl_call_get_all (call, "indicator");
  options->benchmark = dtl_call_get (call, "benchmark");
  dtl_value_interval (call, &options->interval);
  if (type != NULL && !dtl_chart_type_from_id (type, &options->type))
    g_assert_not_reached ();
  if (price_scale != NULL && !dtl_price_scale_kind_from_id (price_scale, &options->price_scale))
    g_assert_not_reached ();
  if (theme != NULL && !dtl_theme_id_from_name (theme, &options->theme))
    g_assert_not_reached ();
  if (colors != NULL && !dtl_scheme_from_name (colors, &options->scheme))
    g_assert_not_reached ();

  return dtl_value_range (call, &options->from, &options->to, error) &&
         dtl_value_day (call, "base", &options->base, error) && check_compared (call, error) &&
         dtl_value_indicators (call, error) && set_events (call, options, error) &&
         set_study (call, options, error);
}

static void
write_day (DtlJsonWriter *json, const char *name, DtlDay day)
{
  char text[DTL_DAY_TEXT_SIZE];

  if (day == DTL_DAY_NONE)
    dtl_json_writer_null (json, name);
  else
    dtl_json_writer_string (json, name, dtl_day_format_iso (day, text));
}

/* Each line with the session where it meets the prices, and its last one in the range. */
static void
write_compared (DtlJsonWriter *json, const GPtrArray *list)
{
  dtl_json_writer_begin_array (json, "compared");
  for (guint i = 0; i < list->len; i++)
    {
      const DtlFigureCompared *compared = g_ptr_array_index (list, i);

      dtl_json_writer_begin_object (json, NULL);
      dtl_json_writer_string (json, "symbol", compared->instrument->symbol);
      dtl_json_writer_string (json, "exchange", compared->instrument->exchange);
      dtl_json_writer_string (json, "currency", compared->instrument->currency);
      write_day (json, "base", compared->base);
      write_day (json, "last", compared->last);
      dtl_json_writer_end_object (json);
    }
  dtl_json_writer_end_array (json);
}

static gboolean
print_export (const DtlCall *call,
              const char *path,
              int width,
              int height,
              const DtlFigureReport *report,
              GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (DtlJsonWriter) json = dtl_json_writer_new (text, TRUE);

  if (!call->json)
    return TRUE;

  dtl_json_writer_begin_object (json, NULL);
  dtl_json_writer_string (json, "file", path);
  dtl_json_writer_int (json, "width", width);
  dtl_json_writer_int (json, "height", height);
  dtl_json_writer_int (json, "events", (gint64) report->n_events);
  write_compared (json, report->compared);
  dtl_json_writer_end_object (json);
  g_string_append_c (text, '\n');

  return dtl_output_text (text->str, error);
}

static gboolean export(const DtlCall *call,
                       const DtlFigureOptions *figure_options,
                       const DtlExportOptions *export_options,
                       GError **error)
{
  const char *path = dtl_call_get (call, "output");
  g_autoptr (DtlStore) store = dtl_call_open_store (call, error);
  g_autoptr (DtlFigure) figure = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_auto (DtlFigureReport) report = { 0 };
  int width = 0, height = 0;

  if (store == NULL)
    return FALSE;
  figure =
      dtl_compose_figure (store, dtl_call_get_argument (call, 0), figure_options, &report, error);
  if (figure == NULL)
    return FALSE;
  bytes = dtl_export_render (figure, export_options, &width, &height, error);
  if (bytes == NULL || !dtl_compose_check_room (figure, error) ||
      !dtl_file_write (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error))
    return FALSE;

  return print_export (call, path, width, height, &report, error);
}

static gboolean
run_export (const DtlCall *call, GError **error)
{
  DtlFigureOptions figure_options = { 0 };
  DtlExportOptions export_options = { 0 };
  gboolean done = set_file (call, &export_options, error) &&
                  set_figure (call, &figure_options, error) &&
                  export(call, &figure_options, &export_options, error);

  g_strfreev (figure_options.event_kinds);

  return done;
}

static const DtlOption export_options[] = {
  { "output", 'o', "FILE", "the file: its ending .png, .pdf or .svg says which",
    DTL_OPTION_REQUIRED },
  { "from", 0, "DATE", "first day drawn" },
  { "to", 0, "DATE", "last day drawn" },
  { "size", 0, "WIDTHxHEIGHT", "in pixels; of a PNG 1600x900 without it" },
  { "mm", 0, "WIDTHxHEIGHT", "in millimetres; of PDF and SVG 180x110 without it" },
  { "dpi", 0, "N", "pixels an inch, with --mm; 300 without it" },
  { "type", 0, DTL_CHART_TYPE_IDS, "how prices are drawn; candles without it" },
  { "price-scale", 0, DTL_PRICE_SCALE_IDS, "how prices are spaced; linear without it" },
  { "base", 0, "DATE", "session that percent, index and baseline measure against" },
  { "interval", 0, DTL_VALUE_INTERVALS, "what a bar covers; day without it" },
  { "compare", 0, "S", "draw another instrument as a line that meets the prices at the base",
    DTL_OPTION_REPEATED },
  { "indicator", 0, "SPEC", "draw an indicator, such as sma:20", DTL_OPTION_REPEATED },
  { "benchmark", 0, "B", "symbol that beta is measured against; the instrument's own without it" },
  { "no-volume", 0, NULL, "leave out the volume" },
  { "events", 0, "all|none|KIND,...", "which events are marked; all without it" },
  { "study", 0, "EVENT", "draw the study of this event: its days, and the expected price" },
  { "theme", 0, "light|dark|contrast|contrast-dark|print|grey", "colours of the page" },
  { "colors", 0, "western|eastern|safe", "colours of rise and fall" },
  { "transparent", 0, NULL, "leave out the background" },
  { "title", 0, "TEXT", "title; an empty text leaves it out" },
  { "subtitle", 0, "TEXT", "line below the title; an empty text leaves it out" },
  { "source", 0, "TEXT", "source line; an empty text leaves it out" },
  { "notes", 0, "TEXT", "notes below the chart" },
  { NULL },
};

static const DtlVerb verbs[] = {
  { "export", "S", "Draws the prices of S with its events into a file", export_options, FALSE,
    run_export },
  { NULL },
};

const DtlNoun dtl_noun_chart = { "chart", "Charts as files", verbs };
