/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Versions as they run, not as they were compiled against: a report of a fault needs the library
 * that was there. */
#include "cli/help.h"

#include "base/json-writer.h"
#include "config.h"

#include <cairo.h>
#include <libsoup/soup.h>
#include <pango/pango.h>
#include <png.h>
#include <sqlite3.h>

#define N_LIBRARIES 6

typedef struct
{
  const char *name;
  char *version;
} Library;

static void
list_libraries (Library libraries[N_LIBRARIES])
{
  libraries[0].name = "cairo";
  libraries[0].version = g_strdup (cairo_version_string ());
  libraries[1].name = "GLib";
  libraries[1].version =
      g_strdup_printf ("%u.%u.%u", glib_major_version, glib_minor_version, glib_micro_version);
  libraries[2].name = "libpng";
  libraries[2].version = g_strdup (png_get_libpng_ver (NULL));
  libraries[3].name = "libsoup";
  libraries[3].version = g_strdup_printf ("%u.%u.%u", soup_get_major_version (),
                                          soup_get_minor_version (), soup_get_micro_version ());
  libraries[4].name = "Pango";
  libraries[4].version = g_strdup (pango_version_string ());
  libraries[5].name = "SQLite";
  libraries[5].version = g_strdup (sqlite3_libversion ());
}

/**
 * dtl_version_format:
 *
 * Returns: (transfer full): a line each for the program and its libraries
 */
char *
dtl_version_format (void)
{
  Library libraries[N_LIBRARIES];
  GString *text = g_string_new ("dateline-cli " DTL_VERSION "\n");

  list_libraries (libraries);
  for (guint i = 0; i < N_LIBRARIES; i++)
    {
      g_string_append_printf (text, "%s %s\n", libraries[i].name, libraries[i].version);
      g_free (libraries[i].version);
    }

  return g_string_free (text, FALSE);
}

/**
 * dtl_version_format_json:
 *
 * Returns: (transfer full): the same as one JSON object, {version, libraries: {name: version}}
 */
char *
dtl_version_format_json (void)
{
  Library libraries[N_LIBRARIES];
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (DtlJsonWriter) json = dtl_json_writer_new (text, TRUE);

  list_libraries (libraries);
  dtl_json_writer_begin_object (json, NULL);
  dtl_json_writer_string (json, "version", DTL_VERSION);
  dtl_json_writer_begin_object (json, "libraries");
  for (guint i = 0; i < N_LIBRARIES; i++)
    {
      dtl_json_writer_string (json, libraries[i].name, libraries[i].version);
      g_free (libraries[i].version);
    }
  dtl_json_writer_end_object (json);
  dtl_json_writer_end_object (json);
  g_string_append_c (text, '\n');

  return g_string_free (g_steal_pointer (&text), FALSE);
}
