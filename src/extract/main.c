/* SPDX-License-Identifier: GPL-3.0-or-later */
/* dateline-extract: one document of a foreign format in on standard input, or from a file, and its
 * text and facts out as JSON. It runs for one document and confines itself before it looks at it:
 * whatever the document makes a parser do ends with this process. */
#include "base/error.h"
#include "extract/confine.h"
#include "extract/decoder.h"
#include "extract/document-json.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static gboolean
read_all (int descriptor, const char *name, GByteArray *bytes, GError **error)
{
  guint8 buffer[65536];

  for (;;)
    {
      gssize n = read (descriptor, buffer, sizeof buffer);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          g_set_error (error, DTL_ERROR, DTL_ERROR_FILE, "%s cannot be read: %s.", name,
                       g_strerror (errno));
          return FALSE;
        }
      if (n == 0)
        return TRUE;
      if (bytes->len + (gsize) n > DTL_DECODER_MAX_SIZE)
        {
          g_set_error (error, DTL_ERROR, DTL_ERROR_TOO_LARGE, "%s has over %d bytes.", name,
                       DTL_DECODER_MAX_SIZE);
          return FALSE;
        }
      g_byte_array_append (bytes, buffer, (guint) n);
    }
}

static gboolean
write_all (int descriptor, const char *text, gsize len)
{
  while (len > 0)
    {
      gssize n = write (descriptor, text, len);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      text += n;
      len -= (gsize) n;
    }

  return TRUE;
}

static gboolean
extract (DtlDecoderInput *input, const char *file, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (DtlDocument) document = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  int descriptor = STDIN_FILENO;

  if (file != NULL && (descriptor = open (file, O_RDONLY | O_CLOEXEC | O_NOCTTY)) < 0)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_FILE, "%s cannot be opened: %s.", file,
                   g_strerror (errno));
      return FALSE;
    }
  if (!dtl_confine (error) || !read_all (descriptor, input->name, bytes, error))
    return FALSE;

  input->data = bytes->data;
  input->size = bytes->len;
  document = dtl_decoder_decode (input, error);
  if (document == NULL)
    return FALSE;

  dtl_document_write_json (document, out);
  if (!write_all (STDOUT_FILENO, out->str, out->len))
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_FILE, "The result cannot be written: %s.",
                   g_strerror (errno));
      return FALSE;
    }

  return TRUE;
}

int
main (int argc, char *argv[])
{
  g_autofree char *name = NULL;
  g_autofree char *charset = NULL;
  g_autofree char *url = NULL;
  g_autofree char *format = NULL;
  g_auto (GStrv) files = NULL;
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_STRING, &name, "What messages call the document", "NAME" },
    { "charset", 0, 0, G_OPTION_ARG_STRING, &charset, "The charset that came with it", "LABEL" },
    { "url", 0, 0, G_OPTION_ARG_STRING, &url, "Where it comes from", "ADDRESS" },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, "html, mail, pdf or feed", "FORMAT" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, "[FILE]" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("- text and facts of a document");
  g_autoptr (GError) error = NULL;
  DtlDecoderInput input = { 0 };
  int status = 0;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    status = 2;
  else
    {
      const char *file = files != NULL ? files[0] : NULL;

      input.name = name != NULL ? name : file != NULL ? file : "The document";
      input.charset = charset;
      input.url = url;
      input.format = format;
      if (!extract (&input, file, &error))
        status = 1;
    }
  if (error != NULL)
    {
      g_autofree char *line = g_strconcat (error->message, "\n", NULL);

      write_all (STDERR_FILENO, line, strlen (line));
    }

  /* Nothing is left to write; what leaves with the process need not be taken apart. */
  _exit (status);
}
