/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bytes to standard output, unconverted: g_print() would turn UTF-8 into the locale's encoding,
 * and a script would read other bytes in another locale. */
#include "cli/output.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/json-writer.h"
#include "base/text.h"

static gboolean
fail (GError **error)
{
  g_set_error (error, DTL_ERROR, DTL_ERROR_FILE, "Standard output cannot be written: %s.",
               g_strerror (errno));
  return FALSE;
}

/**
 * dtl_output_text:
 * @text: UTF-8
 *
 * Writes @text to standard output as it is; what came from outside has been made safe for a
 * terminal by then.
 *
 * Returns: %FALSE with %DTL_ERROR_FILE
 */
gboolean
dtl_output_text (const char *text, GError **error)
{
  return fputs (text, stdout) >= 0 || fail (error);
}

/**
 * dtl_output_drain:
 * @text: UTF-8, perhaps with more to come
 *
 * Writes @text and empties it, for output that is too long to be held in memory.
 *
 * Returns: %FALSE with %DTL_ERROR_FILE
 */
gboolean
dtl_output_drain (GString *text, GError **error)
{
  if (fwrite (text->str, 1, text->len, stdout) != text->len)
    return fail (error);
  g_string_truncate (text, 0);

  return TRUE;
}

/**
 * dtl_output_append_failure:
 * @path: the file that failed, of several
 * @failure: why
 * @as_json: whether to append a line of JSON, {file, error}
 */
void
dtl_output_append_failure (GString *text, const char *path, const GError *failure, gboolean as_json)
{
  g_autofree char *name = g_filename_display_name (path);

  if (as_json)
    {
      g_autoptr (DtlJsonWriter) json = dtl_json_writer_new (text, FALSE);

      dtl_json_writer_begin_object (json, NULL);
      dtl_json_writer_string (json, "file", name);
      dtl_json_writer_string (json, "error", failure->message);
      dtl_json_writer_end_object (json);
    }
  else
    {
      g_autofree char *line = g_strdup_printf ("%s: %s", name, failure->message);
      g_autofree char *safe = dtl_text_escape_terminal (line);

      g_string_append (text, safe);
    }
  g_string_append_c (text, '\n');
}

/**
 * dtl_output_close:
 *
 * Brings what is still buffered out. Nothing may be written after that.
 *
 * Returns: %FALSE with %DTL_ERROR_FILE, for a full disk shows itself only here
 */
gboolean
dtl_output_close (GError **error)
{
  gboolean broken = ferror (stdout) != 0;

  errno = 0;
  return (fclose (stdout) == 0 && !broken) || fail (error);
}

/**
 * dtl_output_complain:
 * @message: any text; file names and titles in it may hold anything
 *
 * Writes one line to standard error.
 */
void
dtl_output_complain (const char *message)
{
  g_autofree char *safe = dtl_text_escape_terminal (message);

  fprintf (stderr, "dateline-cli: %s\n", safe);
}
