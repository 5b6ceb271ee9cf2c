/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a file, a stream, pasted bytes or an address to a document. Plain text and Markdown are read
 * here; pages, mails, PDF files and feeds by a process of their own. Nothing here makes up a day of
 * publication: a file's own time is named as a candidate, where there is no other, and never
 * believed. */
#include "sources/article-source.h"

#include "base/error.h"
#include "base/file.h"
#include "calendar/instant.h"
#include "news/markdown.h"
#include "news/plain-text.h"
#include "sources/extractor.h"
#include "sources/fetcher.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What an address may hold; a server that tells no type is not refused. */
static const char *const media_types[] = {
  "text/",
  "application/xhtml+xml",
  "application/xml",
  "application/rss+xml",
  "application/atom+xml",
  "application/rdf+xml",
  "application/pdf",
  "application/octet-stream",
  "message/rfc822",
  NULL,
};

/* Formats as the extractor names them, and those read here; others are told by name and bytes. */
static const struct
{
  const char *media_type;
  const char *format;
} formats[] = {
  { "text/html", "html" },
  { "application/xhtml+xml", "html" },
  { "application/pdf", "pdf" },
  { "application/rss+xml", "feed" },
  { "application/atom+xml", "feed" },
  { "message/rfc822", "mail" },
  { "text/markdown", "markdown" },
};

void
dtl_article_source_free (DtlArticleSource *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->media_type);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->document, dtl_document_free);
  g_free (self);
}

/* Returns: whether @text is an address to fetch, not a file to read */
gboolean
dtl_article_source_is_address (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  return g_ascii_strncasecmp (text, "http://", 7) == 0 ||
         g_ascii_strncasecmp (text, "https://", 8) == 0;
}

static const char *
find_format (const char *media_type)
{
  for (gsize i = 0; media_type != NULL && i < G_N_ELEMENTS (formats); i++)
    if (g_ascii_strcasecmp (formats[i].media_type, media_type) == 0)
      return formats[i].format;

  return NULL;
}

static gboolean
is_markdown (const char *name, const char *format)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return g_strcmp0 (format, "markdown") == 0 || g_str_has_suffix (lower, ".md") ||
         g_str_has_suffix (lower, ".markdown");
}

/* UTF-8 as it is; else by its byte order mark, or as the windows-1252 that most old texts are.
 * Returns: (transfer full): UTF-8 without NUL, or NULL */
static char *
decode (const char *name, GBytes *bytes, const char **charset, GError **error)
{
  gsize size, written = 0;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = NULL;

  if (size == 0)
    data = "";
  if (size >= 2 && (memcmp (data, "\xFF\xFE", 2) == 0 || memcmp (data, "\xFE\xFF", 2) == 0))
    *charset = *data == '\xFF' ? "UTF-16LE" : "UTF-16BE";
  else if (g_utf8_validate (data, (gssize) size, NULL))
    *charset = "UTF-8";
  else
    *charset = "windows-1252";

  if (memchr (data, '\0', size) != NULL && !g_str_has_prefix (*charset, "UTF-16"))
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_PARSE, "%s is no text: it has NUL bytes in it.",
                   name);
      return NULL;
    }
  if (strcmp (*charset, "UTF-8") == 0)
    return g_strndup (data, size);
  if (g_str_has_prefix (*charset, "UTF-16"))
    text = g_convert (data + 2, (gssize) (size - 2), "UTF-8", *charset, NULL, &written, NULL);
  else
    text = g_convert_with_fallback (data, (gssize) size, "UTF-8", "CP1252", "\xEF\xBF\xBD", NULL,
                                    &written, NULL);
  if (text != NULL && strlen (text) == written)
    return g_steal_pointer (&text);

  g_set_error (error, DTL_ERROR, DTL_ERROR_PARSE, "%s is no text in a known encoding.", name);
  return NULL;
}

static DtlDocument *
read_text (const char *name, const char *format, GBytes *bytes, GError **error)
{
  const char *charset;
  g_autofree char *text = decode (name, bytes, &charset, error);
  DtlDocument *document;

  if (text == NULL)
    return NULL;

  document = is_markdown (name, format) ? dtl_markdown_read (text) : dtl_plain_text_read (text);
  document->charset = g_strdup (charset);
  if (strcmp (charset, "UTF-8") != 0)
    g_array_set_size (document->map, 0); /* the bytes are others */

  return document;
}

/* @fetched: (nullable): the reply that @bytes are of */
static DtlArticleSource *
read_bytes (const char *name,
            const char *media_type,
            GBytes *bytes,
            const DtlFetched *fetched,
            GCancellable *cancellable,
            GError **error)
{
  const char *format = find_format (media_type);
  DtlExtractHints hints = { .format = format };
  DtlArticleSource *self;
  DtlDocument *document;
  gboolean is_text = is_markdown (name, format) || g_strcmp0 (media_type, "text/plain") == 0;

  if (fetched != NULL)
    {
      hints.charset = fetched->charset;
      hints.url = fetched->url;
    }
  if (!is_text && (format != NULL || dtl_extractor_is_foreign (name, bytes)))
    document = dtl_extractor_read (name, bytes, &hints, cancellable, error);
  else
    document = read_text (name, format, bytes, error);
  if (document == NULL)
    return NULL;

  if (fetched != NULL && document->url == NULL)
    document->url = g_strdup (fetched->url);
  self = g_new0 (DtlArticleSource, 1);
  self->name = g_strdup (name);
  self->media_type = g_strdup (media_type);
  self->bytes = g_bytes_ref (bytes);
  self->document = document;
  self->may_be_incomplete = fetched != NULL && fetched->may_be_incomplete;

  return self;
}

/**
 * dtl_article_source_read_bytes:
 * @name: what messages call it; its ending may tell the format
 * @media_type: (nullable): "text/html", where the format is known
 * @bytes: at most %DTL_ARTICLE_SOURCE_MAX_SIZE
 * @cancellable: (nullable): ends it at once
 *
 * Pasted text and HTML. May block while another process reads.
 *
 * Returns: (transfer full): what was read, or NULL with %DTL_ERROR_PARSE, %DTL_ERROR_TOO_LARGE,
 *   or the errors of dtl_extractor_read()
 */
DtlArticleSource *
dtl_article_source_read_bytes (const char *name,
                               const char *media_type,
                               GBytes *bytes,
                               GCancellable *cancellable,
                               GError **error)
{
  g_return_val_if_fail (name != NULL && bytes != NULL, NULL);

  if (g_bytes_get_size (bytes) > DTL_ARTICLE_SOURCE_MAX_SIZE)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_TOO_LARGE,
                   "%s is larger than the %d bytes that are read.", name,
                   DTL_ARTICLE_SOURCE_MAX_SIZE);
      return NULL;
    }

  return read_bytes (name, media_type, bytes, NULL, cancellable, error);
}

static void
add_file_time (DtlDocument *document, const char *path)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  char time[DTL_INSTANT_TEXT_SIZE];
  struct stat status;

  if (document->candidates->len > 0 || document->published != NULL || stat (path, &status) != 0)
    return;
  dtl_document_add_candidate (document, DTL_FILE_TIME,
                              dtl_instant_format_iso (status.st_mtime, utc, time));
}

/**
 * dtl_article_source_read_file:
 * @path: in the file system's encoding
 *
 * Returns: (transfer full): what was read, or NULL with %DTL_ERROR_FILE or the errors of
 *   dtl_article_source_read_bytes()
 */
DtlArticleSource *
dtl_article_source_read_file (const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = NULL;
  DtlArticleSource *self;

  g_return_val_if_fail (path != NULL, NULL);

  name = g_filename_display_name (path);
  bytes = dtl_file_read (path, DTL_ARTICLE_SOURCE_MAX_SIZE, error);
  self = bytes != NULL ? read_bytes (name, NULL, bytes, NULL, cancellable, error) : NULL;
  if (self != NULL)
    add_file_time (self->document, path);

  return self;
}

/**
 * dtl_article_source_read_stream:
 * @fd: a descriptor that can be read: standard input
 *
 * Returns: (transfer full): what was read up to the end, or NULL with %DTL_ERROR_FILE or the
 *   errors of dtl_article_source_read_bytes()
 */
DtlArticleSource *
dtl_article_source_read_stream (int fd, GError **error)
{
  g_autoptr (GByteArray) all = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  guint8 buffer[65536];

  while (all->len <= DTL_ARTICLE_SOURCE_MAX_SIZE)
    {
      gssize n = read (fd, buffer, sizeof buffer);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          g_set_error (error, DTL_ERROR, DTL_ERROR_FILE, "Standard input cannot be read: %s.",
                       g_strerror (errno));
          return NULL;
        }
      if (n == 0)
        break;
      g_byte_array_append (all, buffer, (guint) n);
    }

  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&all));
  return dtl_article_source_read_bytes ("standard input", NULL, bytes, NULL, error);
}

/**
 * dtl_article_source_read_address:
 * @url: http or https
 * @is_typed: the user typed it: see #DtlFetchRequest
 * @cancellable: (nullable): ends it at once
 *
 * Asks a server, and so may block for long.
 *
 * Returns: (transfer full): what was read, or NULL with the errors of dtl_fetch() or
 *   dtl_article_source_read_bytes()
 */
DtlArticleSource *
dtl_article_source_read_address (const char *url,
                                 gboolean is_typed,
                                 GCancellable *cancellable,
                                 GError **error)
{
  DtlFetchRequest request = { .url = url, .is_typed = is_typed, .types = media_types };
  g_autoptr (DtlFetched) fetched = NULL;

  g_return_val_if_fail (url != NULL, NULL);

  fetched = dtl_fetch (&request, cancellable, error);
  if (fetched == NULL)
    return NULL;

  return read_bytes (fetched->url, fetched->media_type, fetched->bytes, fetched, cancellable,
                     error);
}

/**
 * dtl_article_source_take_item:
 * @self: (transfer full): a feed
 * @number: of one of its items, counted from 1
 *
 * Returns: (transfer full): that item alone, or NULL with %DTL_ERROR_NOT_FOUND
 */
DtlArticleSource *
dtl_article_source_take_item (DtlArticleSource *self, guint number, GError **error)
{
  g_autoptr (DtlArticleSource) owned = self;
  DtlDocument *item;

  g_return_val_if_fail (self != NULL, NULL);

  if (number < 1 || number > self->document->items->len)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND, "%s has %u items, and no item %u.",
                   self->name, self->document->items->len, number);
      return NULL;
    }

  item = g_ptr_array_steal_index (self->document->items, number - 1);
  dtl_document_free (self->document);
  self->document = item;

  return g_steal_pointer (&owned);
}

/**
 * dtl_article_source_take_items:
 * @self: (transfer full): a feed
 * @numbers: (element-type guint): of its items, counted from 1 and ascending
 *
 * Returns: (transfer full) (element-type DtlArticleSource): those items, each alone
 */
GPtrArray *
dtl_article_source_take_items (DtlArticleSource *self, GArray *numbers)
{
  g_autoptr (DtlArticleSource) owned = self;
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_article_source_free);

  g_return_val_if_fail (self != NULL && numbers != NULL, items);

  /* From the last one, as each that is taken moves those behind it. */
  for (guint i = numbers->len; i > 0; i--)
    {
      guint number = g_array_index (numbers, guint, i - 1);
      DtlArticleSource *item;

      if (number < 1 || number > self->document->items->len)
        continue;
      item = g_new0 (DtlArticleSource, 1);
      item->name = g_strdup (self->name);
      item->media_type = g_strdup (self->media_type);
      item->bytes = g_bytes_ref (self->bytes);
      item->document = g_ptr_array_steal_index (self->document->items, number - 1);
      item->may_be_incomplete = self->may_be_incomplete;
      g_ptr_array_insert (items, 0, item);
    }

  return items;
}
