/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mails, by GMime: who, what, when, and the part that is for reading. Plain text is preferred
 * unless it is only a stub beside HTML. Of a forwarded mail, as an attached message or below a line
 * that says so, the inner date comes first and the outer one is kept as a candidate. There is no
 * map: the bytes of a mail are encoded. */
#include "extract/decoder.h"

#include "base/error.h"
#include "extract/decoders/html.h"
#include "news/published-day.h"
#include "extract/readable-text.h"

#include <gmime/gmime.h>
#include <string.h>

#define MAX_PARTS 200
#define MAX_NESTED 40  /* parts that hold parts: parsers call themselves for each */
#define STUB_CHARS 200 /* plain text of less is not what was sent */
#define HEADER_BYTES 4096
#define MAX_HEADER (256 << 10) /* bytes: unfolding costs the square of a header's length */

typedef struct
{
  GMimeMessage *inner; /* nullable: of a mail that was forwarded as a whole */
  char *plain;
  char *html;
} Parts;

static int
probe (const DtlDecoderInput *input)
{
  static const char *const names[] = {
    "from:",         "date:",        "subject:", "received:",     "message-id:",
    "mime-version:", "return-path:", "to:",      "delivered-to:", "content-type:"
  };
  g_autofree char *head = g_strndup ((const char *) input->data, MIN (input->size, HEADER_BYTES));
  g_auto (GStrv) lines = g_strsplit (head, "\n", 200);
  guint n_known = 0;

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      const char *colon = strchr (lines[i], ':');

      g_strchomp (lines[i]);
      if (lines[i][0] == '\0')
        break;
      if (lines[i][0] == ' ' || lines[i][0] == '\t' ||
          (i == 0 && g_str_has_prefix (lines[i], "From ")))
        continue;
      if (colon == NULL || strcspn (lines[i], " \t<") < (size_t) (colon - lines[i]))
        return 0; /* headers are words and a colon, from the first line on */
      for (gsize k = 0; k < G_N_ELEMENTS (names); k++)
        if (g_ascii_strncasecmp (lines[i], names[k], strlen (names[k])) == 0)
          n_known++;
    }

  return n_known >= 2 ? 95 : 0;
}

/* How often parts hold parts, counted before GMime goes down into them. */
static guint
count_nested (const DtlDecoderInput *input)
{
  static const char *const words[] = { "multipart/", "message/" };
  guint n = 0;

  for (gsize i = 0; i + 10 < input->size; i++)
    if (input->data[i] == 'm' || input->data[i] == 'M')
      for (gsize k = 0; k < G_N_ELEMENTS (words); k++)
        {
          gsize len = strlen (words[k]);

          if (i + len <= input->size &&
              g_ascii_strncasecmp ((const char *) input->data + i, words[k], len) == 0)
            n++;
        }

  return n;
}

static gsize
measure_header (const DtlDecoderInput *input)
{
  const char *data = (const char *) input->data;
  const char *end = memmem (data, input->size, "\n\n", 2);
  const char *windows = memmem (data, input->size, "\n\r\n", 3);

  if (end == NULL || (windows != NULL && windows < end))
    end = windows;
  return end != NULL ? (gsize) (end - data) : input->size;
}

static void
take_text (Parts *parts, GMimeTextPart *part)
{
  GMimeContentType *type = g_mime_object_get_content_type (GMIME_OBJECT (part));
  GMimeContentDisposition *disposition =
      g_mime_object_get_content_disposition (GMIME_OBJECT (part));
  char **into = g_mime_content_type_is_type (type, "text", "html") ? &parts->html : &parts->plain;
  g_autofree char *text = NULL;

  if (disposition != NULL && g_mime_content_disposition_is_attachment (disposition))
    return;
  if (into == &parts->plain && !g_mime_content_type_is_type (type, "text", "plain"))
    return;
  text = g_mime_text_part_get_text (part);
  if (*into == NULL && text != NULL)
    *into = g_utf8_make_valid (text, -1);
}

static void
collect (Parts *parts, GMimeMessage *message)
{
  g_autoptr (GQueue) queue = g_queue_new ();
  guint n_seen = 0;

  g_queue_push_tail (queue, g_mime_message_get_mime_part (message));
  while (!g_queue_is_empty (queue) && n_seen++ < MAX_PARTS)
    {
      GMimeObject *part = g_queue_pop_head (queue);

      if (GMIME_IS_MULTIPART (part))
        {
          int n = MIN (g_mime_multipart_get_count (GMIME_MULTIPART (part)), MAX_PARTS);

          for (int i = 0; i < n; i++)
            g_queue_push_tail (queue, g_mime_multipart_get_part (GMIME_MULTIPART (part), i));
        }
      else if (GMIME_IS_MESSAGE_PART (part))
        {
          GMimeMessage *inner = g_mime_message_part_get_message (GMIME_MESSAGE_PART (part));

          if (inner != NULL && parts->inner == NULL)
            {
              parts->inner = inner;
              /* What was forwarded is what is to be read. */
              g_clear_pointer (&parts->plain, g_free);
              g_clear_pointer (&parts->html, g_free);
              g_queue_clear (queue);
              g_queue_push_tail (queue, g_mime_message_get_mime_part (inner));
            }
        }
      else if (GMIME_IS_TEXT_PART (part))
        take_text (parts, GMIME_TEXT_PART (part));
    }
}

static char *
dup_header (GMimeMessage *message, const char *name)
{
  return dtl_readable_line (g_mime_object_get_header (GMIME_OBJECT (message), name));
}

static char *
dup_sender (GMimeMessage *message)
{
  InternetAddressList *list = g_mime_message_get_from (message);
  InternetAddress *first = list != NULL && internet_address_list_length (list) > 0
                               ? internet_address_list_get_address (list, 0)
                               : NULL;
  const char *name = first != NULL ? internet_address_get_name (first) : NULL;

  if (name != NULL && name[0] != '\0')
    return dtl_readable_line (name);
  if (first != NULL && INTERNET_ADDRESS_IS_MAILBOX (first))
    return dtl_readable_line (internet_address_mailbox_get_addr (INTERNET_ADDRESS_MAILBOX (first)));

  return NULL;
}

/* "The Weekly <weekly.example.com>": the name, else what is in the brackets. */
static char *
dup_list (GMimeMessage *message)
{
  g_autofree char *id = dup_header (message, "List-Id");
  char *open = id != NULL ? strchr (id, '<') : NULL;
  g_autofree char *decoded = NULL;

  if (open == NULL)
    return g_steal_pointer (&id);
  if (open == id)
    {
      g_autofree char *inside = g_strndup (open + 1, strcspn (open + 1, ">"));

      return dtl_readable_line (inside);
    }
  *open = '\0';
  g_strdelimit (id, "\"", ' ');
  decoded = g_mime_utils_header_decode_text (NULL, id);

  return dtl_readable_line (decoded);
}

static void
add_date (DtlDocument *document, const char *source, GMimeMessage *message)
{
  g_autofree char *header = dup_header (message, "Date");
  g_autofree char *day = dtl_published_find (header, "en");

  if (day != NULL)
    dtl_document_add_candidate (document, source, day);
}

static const char *
find_line (const char *text, const char *name)
{
  gsize len = strlen (name);

  for (const char *at = text; at != NULL; at = strchr (at, '\n'))
    {
      at += *at == '\n' ? 1 : 0;
      at += strspn (at, "> *\t");
      if (g_ascii_strncasecmp (at, name, len) == 0)
        return at + len + strspn (at + len, " *\t");
    }

  return NULL;
}

/* Headers in the text, behind a line that says that a mail was forwarded. */
static void
read_forwarded (DtlDocument *document)
{
  static const char *const marks[] = { "Forwarded message", "Begin forwarded message",
                                       "Original Message", "Weitergeleitete Nachricht",
                                       "Message transf" };
  const char *start = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (marks) && start == NULL; i++)
    start = strstr (document->text, marks[i]);
  if (start == NULL)
    return;

  static const char *const dates[] = { "Date:", "Sent:", "Datum:" };

  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      const char *line = find_line (start, dates[i]);
      g_autofree char *copy = line != NULL ? g_strndup (line, strcspn (line, "\n")) : NULL;
      g_autofree char *day = dtl_published_find (copy, "en");

      if (day != NULL)
        {
          dtl_document_add_candidate (document, "forwarded Date:", day);
          break;
        }
    }
}

static char *
write_plain (const char *plain)
{
  DtlReadableText text = { .gap_source = DTL_READABLE_NO_SOURCE, .keeps_lines = TRUE };

  text.out = g_string_new (NULL);
  dtl_readable_text_add (&text, plain, strlen (plain), DTL_READABLE_NO_SOURCE);

  return g_string_free (text.out, FALSE);
}

static void
write_html (const char *html, DtlDocument *document)
{
  g_autoptr (GString) first = g_string_new (html);
  g_autoptr (GString) second = g_string_new (html);
  g_autoptr (DtlDocument) article = dtl_html_decode_text (first, 0, NULL);
  g_autoptr (DtlDocument) whole = dtl_html_decode_fragment (second);
  /* A mail is not a page: if the article is only a corner of it, all of it is meant. */
  DtlDocument *best = 3 * strlen (article->text) < strlen (whole->text) ? whole : article;

  g_free (document->text);
  document->text = g_steal_pointer (&best->text);
  best->text = g_strdup ("");
  document->language = g_steal_pointer (&article->language);
}

static void
read_message (GMimeMessage *message, DtlDocument *document)
{
  Parts parts = { NULL };
  GMimeMessage *told;

  collect (&parts, message);
  told = parts.inner != NULL ? parts.inner : message;
  document->title = dtl_readable_line (g_mime_message_get_subject (told));
  document->byline = dup_sender (told);
  document->publisher = dup_list (told);
  document->id = dtl_readable_line (g_mime_message_get_message_id (told));

  if (parts.html != NULL && (parts.plain == NULL || strlen (parts.plain) < STUB_CHARS))
    write_html (parts.html, document);
  if (parts.plain != NULL && document->text[0] == '\0')
    {
      g_free (document->text);
      document->text = write_plain (parts.plain);
    }

  read_forwarded (document);
  if (parts.inner != NULL)
    add_date (document, "forwarded Date:", parts.inner);
  add_date (document, "Date:", message);
  if (document->candidates->len > 0)
    {
      const DtlDateCandidate *first = g_ptr_array_index (document->candidates, 0);

      document->published = g_strdup (first->value);
      document->published_source = g_intern_static_string ("page");
    }
  g_free (parts.plain);
  g_free (parts.html);
}

static DtlDocument *
decode (const DtlDecoderInput *input, GError **error)
{
  static gsize is_ready;
  GMimeStream *stream;
  GMimeParser *parser;
  GMimeMessage *message;
  DtlDocument *document = NULL;

  if (count_nested (input) > MAX_NESTED)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_TOO_LARGE,
                   "%s holds more than %d parts inside parts.", input->name, MAX_NESTED);
      return NULL;
    }

  if (measure_header (input) > MAX_HEADER)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_TOO_LARGE, "%s has headers of more than %d bytes.",
                   input->name, MAX_HEADER);
      return NULL;
    }

  if (g_once_init_enter (&is_ready))
    {
      g_mime_init ();
      g_once_init_leave (&is_ready, 1);
    }
  stream = g_mime_stream_mem_new_with_buffer ((const char *) input->data, input->size);
  parser = g_mime_parser_new_with_stream (stream);
  message = g_mime_parser_construct_message (parser, NULL);
  if (message != NULL && g_mime_message_get_mime_part (message) != NULL)
    {
      document = dtl_document_new ("mail");
      read_message (message, document);
    }
  else
    g_set_error (error, DTL_ERROR, DTL_ERROR_PARSE, "%s is no mail.", input->name);
  g_clear_object (&message);
  g_object_unref (parser);
  g_object_unref (stream);

  return document;
}

const DtlDecoder dtl_decoder_mail = { "mail", probe, decode };
