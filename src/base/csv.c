/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comma-separated rows, in the dialects that people have. Follows RFC 4180 with these latitudes:
 * any delimiter; lines end in LF, CR LF or CR; the last one need not end; a UTF-8 byte order mark
 * is skipped; empty lines are skipped but counted; blanks around a quoted field are dropped; a
 * quote inside an unquoted field is an ordinary character. Bytes are not decoded: a field may hold
 * any of them but NUL. Nothing is copied but fields with doubled quotes. */

#include "base/csv.h"

#include "base/error.h"

#include <string.h>

struct _DtlCsvReader
{
  char *name;
  const char *at;
  const char *end;
  gsize line; /* of the byte at @at */
  char delimiter;
  DtlCsvField *fields; /* [DTL_CSV_MAX_COLUMNS] */
  GPtrArray *copies;   /* elem: char *; of the current row */
};

static gboolean
fail (DtlCsvReader *self, DtlError code, gsize line, GError **error, const char *reason)
{
  self->at = self->end; /* there is no way to resume: the next call says end */
  g_set_error (error, DTL_ERROR, (int) code, "%s: line %zu: %s", self->name, line, reason);
  return FALSE;
}

static gboolean
is_line_end (char c)
{
  return c == '\n' || c == '\r';
}

static void
skip_line_end (DtlCsvReader *self)
{
  if (*self->at == '\r' && self->at + 1 < self->end && self->at[1] == '\n')
    self->at++;
  self->at++;
  self->line++;
}

static const char *
skip_blanks (const DtlCsvReader *self, const char *p)
{
  while (p < self->end && (*p == ' ' || *p == '\t') && *p != self->delimiter)
    p++;

  return p;
}

/* Turns each "" of @text[@len] into ". Returns: (transfer none): a copy that the row owns */
static const char *
copy_unescaped (DtlCsvReader *self, const char *text, gsize *len)
{
  char *copy = g_malloc (*len);
  gsize n = 0;

  for (gsize i = 0; i < *len; i++)
    {
      copy[n++] = text[i];
      if (text[i] == '"')
        i++;
    }

  g_ptr_array_add (self->copies, copy);
  *len = n;
  return copy;
}

/* Reads the field whose opening quote is at @start, up to the delimiter or line end. */
static gboolean
read_quoted (DtlCsvReader *self, const char *start, DtlCsvField *field, GError **error)
{
  gsize first_line = self->line;
  const char *text = start + 1;
  const char *p = text;
  gboolean doubled = FALSE;

  for (;; p++)
    {
      if (p - text > DTL_CSV_MAX_FIELD_SIZE)
        return fail (self, DTL_ERROR_TOO_LARGE, first_line, error,
                     "a quoted field is larger than 1 MiB; is its quote closed?");
      if (p == self->end)
        return fail (self, DTL_ERROR_PARSE, first_line, error,
                     "the quote opened here is never closed");

      if (*p == '"')
        {
          if (p + 1 == self->end || p[1] != '"')
            break;
          doubled = TRUE;
          p++;
        }
      else if (*p == '\0')
        return fail (self, DTL_ERROR_PARSE, self->line, error, "there is a NUL byte");
      else if (*p == '\n' || (*p == '\r' && (p + 1 == self->end || p[1] != '\n')))
        self->line++;
    }

  field->text = text;
  field->len = (gsize) (p - text);
  if (doubled)
    field->text = copy_unescaped (self, text, &field->len);

  self->at = skip_blanks (self, p + 1);
  if (self->at < self->end && *self->at != self->delimiter && !is_line_end (*self->at))
    return fail (self, DTL_ERROR_PARSE, self->line, error,
                 "there is text between a closing quote and the end of its field");

  return TRUE;
}

static gboolean
read_field (DtlCsvReader *self, DtlCsvField *field, GError **error)
{
  const char *p = self->at;

  if (p < self->end && (*p == '"' || *p == ' ' || *p == '\t'))
    {
      const char *start = skip_blanks (self, p);

      if (start < self->end && *start == '"')
        return read_quoted (self, start, field, error);
    }

  for (; p < self->end && *p != self->delimiter && !is_line_end (*p); p++)
    if (*p == '\0')
      return fail (self, DTL_ERROR_PARSE, self->line, error, "there is a NUL byte");

  field->text = self->at;
  field->len = (gsize) (p - self->at);
  if (field->len > DTL_CSV_MAX_FIELD_SIZE)
    return fail (self, DTL_ERROR_TOO_LARGE, self->line, error, "a field is larger than 1 MiB");

  self->at = p;
  return TRUE;
}

/**
 * dtl_csv_reader_new:
 * @name: what messages call the bytes: a file's name
 * @data: (array length=size): bytes that outlive the reader
 * @size: how many
 * @delimiter: one ASCII character, not a quote or line end
 */
DtlCsvReader *
dtl_csv_reader_new (const char *name, const char *data, gsize size, char delimiter)
{
  DtlCsvReader *self;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (data != NULL || size == 0, NULL);
  g_return_val_if_fail (delimiter > 0 && delimiter != '"' && !is_line_end (delimiter), NULL);

  self = g_new0 (DtlCsvReader, 1);
  self->name = g_strdup (name);
  self->at = data != NULL ? data : "";
  self->end = self->at + size;
  self->line = 1;
  self->delimiter = delimiter;
  self->fields = g_new (DtlCsvField, DTL_CSV_MAX_COLUMNS);
  self->copies = g_ptr_array_new_with_free_func (g_free);

  if (size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    self->at += 3;

  return self;
}

void
dtl_csv_reader_free (DtlCsvReader *self)
{
  g_free (self->name);
  g_free (self->fields);
  g_ptr_array_unref (self->copies);
  g_free (self);
}

/**
 * dtl_csv_reader_next:
 * @row: (out caller-allocates): the row; owned by the reader, until the next call
 *
 * Reads the next row that is not an empty line. After an error the reader is at its end.
 *
 * Returns: %FALSE at the end of the bytes; or with @error set, naming the line:
 *   %DTL_ERROR_PARSE for a NUL byte, a quote that is not closed, text after a closing quote;
 *   %DTL_ERROR_TOO_LARGE for what is over a limit of the header. @row is then unchanged
 */
gboolean
dtl_csv_reader_next (DtlCsvReader *self, DtlCsvRow *row, GError **error)
{
  const char *start;
  gsize line;
  gsize n = 0;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (row != NULL, FALSE);

  if (self->copies->len > 0)
    g_ptr_array_set_size (self->copies, 0);
  while (self->at < self->end && is_line_end (*self->at))
    skip_line_end (self);
  if (self->at == self->end)
    return FALSE;

  start = self->at;
  line = self->line;
  for (;;)
    {
      if (n == DTL_CSV_MAX_COLUMNS)
        return fail (self, DTL_ERROR_TOO_LARGE, line, error, "there are more than 1,024 columns");
      if (!read_field (self, &self->fields[n++], error))
        return FALSE;
      if (self->at - start > DTL_CSV_MAX_ROW_SIZE)
        return fail (self, DTL_ERROR_TOO_LARGE, line, error, "the row is larger than 16 MiB");

      if (self->at == self->end)
        break;
      if (is_line_end (*self->at))
        {
          skip_line_end (self);
          break;
        }
      self->at++;
    }

  *row = (DtlCsvRow){ .line = line, .n = n, .fields = self->fields };
  return TRUE;
}

/**
 * dtl_csv_append_text:
 * @out: where to append one field, without its delimiter
 * @text: (nullable): NUL-terminated; %NULL is an empty field
 *
 * Writes a text cell: in quotes where RFC 4180 asks for them, and with a ' in front where a
 * spreadsheet would take the text for a formula (OWASP, "CSV Injection": = + - @ tab CR). A text
 * that starts with ' before such a sign gets another, so that taking one away always gives the text
 * back. Numbers and dates are not text cells: append them as they are.
 */
void
dtl_csv_append_text (GString *out, const char *text, char delimiter)
{
  const char *guarded;
  gboolean needs_quotes;

  g_return_if_fail (out != NULL);

  if (text == NULL || *text == '\0')
    return;

  guarded = text + strspn (text, "'");
  needs_quotes =
      *text == ' ' || strchr (text, delimiter) != NULL || strpbrk (text, "\"\r\n\t") != NULL;

  if (needs_quotes)
    g_string_append_c (out, '"');
  if (*guarded != '\0' && strchr ("=+-@\t\r", *guarded) != NULL)
    g_string_append_c (out, '\'');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  if (needs_quotes)
    g_string_append_c (out, '"');
}
