/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON from files and from the network. json-glib 1.6 reads far more than RFC 8259: comments,
 * hexadecimal and overflowing numbers, duplicate members (the last wins), several documents (the
 * first wins), and nesting until the stack ends. So the bytes are scanned first, by the grammar
 * of the RFC and these limits of ours: UTF-8 without a byte order mark, DTL_JSON_MAX_DEPTH levels,
 * no U+0000, no member twice, and numbers that a gint64 (if written as whole numbers) or a double
 * can hold. Only what passes is handed to json-glib. */
#include "base/json.h"

#include "base/error.h"
#include "base/number.h"

#include <string.h>

typedef struct
{
  const char *name; /* of the file, for messages */
  const char *start;
  const char *at;
  const char *end;
  int depth;
  GError **error;
} Scanner;

static gboolean scan_value (Scanner *self);

/* Returns: %FALSE, always */
static gboolean
fail_at (Scanner *self, const char *at, const char *what)
{
  gsize line = 1;
  const char *line_start = self->start;

  for (const char *p = self->start; p < at; p++)
    if (*p == '\n')
      {
        line++;
        line_start = p + 1;
      }

  g_set_error (self->error, DTL_ERROR, DTL_ERROR_PARSE,
               "%s, line %" G_GSIZE_FORMAT ", byte %" G_GSIZE_FORMAT ": %s.", self->name, line,
               (gsize) (at - line_start) + 1, what);
  return FALSE;
}

static void
skip_space (Scanner *self)
{
  while (self->at < self->end &&
         (*self->at == ' ' || *self->at == '\t' || *self->at == '\n' || *self->at == '\r'))
    self->at++;
}

static gboolean
take (Scanner *self, char c)
{
  if (self->at >= self->end || *self->at != c)
    return FALSE;

  self->at++;
  return TRUE;
}

/* Returns: how many digits were passed over */
static gsize
skip_digits (Scanner *self)
{
  const char *first = self->at;

  while (self->at < self->end && g_ascii_isdigit (*self->at))
    self->at++;

  return (gsize) (self->at - first);
}

static gboolean
scan_number (Scanner *self)
{
  const char *first = self->at;
  gboolean is_whole = TRUE;
  double real;
  gint64 whole;

  take (self, '-');
  if (!take (self, '0') && skip_digits (self) == 0)
    return fail_at (self, first, "a value is expected");
  if (self->at < self->end && g_ascii_isdigit (*self->at))
    return fail_at (self, first, "a number cannot begin with a superfluous 0");
  if (take (self, '.'))
    {
      is_whole = FALSE;
      if (skip_digits (self) == 0)
        return fail_at (self, first, "a number needs digits after its point");
    }
  if (take (self, 'e') || take (self, 'E'))
    {
      is_whole = FALSE;
      if (!take (self, '+'))
        take (self, '-');
      if (skip_digits (self) == 0)
        return fail_at (self, first, "a number needs digits in its exponent");
    }

  gsize len = (gsize) (self->at - first);
  if (is_whole ? !dtl_number_parse_int (first, len, &whole) : !dtl_number_parse (first, len, &real))
    return fail_at (self, first, "the number is too large or too long");

  return TRUE;
}

/* Returns: the UTF-16 unit that four hexadecimal digits make, or -1 */
static int
take_unit (Scanner *self)
{
  int unit = 0;

  if (self->end - self->at < 4)
    return -1;
  for (int i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (self->at[i]);

      if (digit < 0)
        return -1;
      unit = unit * 16 + digit;
    }

  self->at += 4;
  return unit;
}

/* After "\u". Surrogates must come as a pair. */
static gboolean
scan_unicode_escape (Scanner *self, const char *escape, GString *text)
{
  int unit = take_unit (self);

  if (unit < 0)
    return fail_at (self, escape, "\\u needs four hexadecimal digits");
  if (unit == 0)
    return fail_at (self, escape, "a text cannot hold the character U+0000");

  gunichar c = (gunichar) unit;
  if (unit >= 0xDC00 && unit <= 0xDFFF)
    return fail_at (self, escape, "half of a surrogate pair is missing");
  if (unit >= 0xD800 && unit <= 0xDBFF)
    {
      int low = take (self, '\\') && take (self, 'u') ? take_unit (self) : -1;

      if (low < 0xDC00 || low > 0xDFFF)
        return fail_at (self, escape, "half of a surrogate pair is missing");
      c = 0x10000 + (((gunichar) unit - 0xD800) << 10) + ((gunichar) low - 0xDC00);
    }

  if (text != NULL)
    g_string_append_unichar (text, c);
  return TRUE;
}

/* @text, if not NULL, receives what the string means. */
static gboolean
scan_string (Scanner *self, GString *text)
{
  static const char escapes[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  const char *first = self->at;

  if (!take (self, '"'))
    return fail_at (self, first, "a text in double quotes is expected");

  while (self->at < self->end)
    {
      const char *at = self->at++;

      if (*at == '"')
        return TRUE;
      if ((guchar) *at < 0x20)
        return fail_at (self, at, "a line end or control character inside a text must be escaped");
      if (*at != '\\')
        {
          if (text != NULL)
            g_string_append_c (text, *at);
          continue;
        }

      if (take (self, 'u'))
        {
          if (!scan_unicode_escape (self, at, text))
            return FALSE;
          continue;
        }

      const char *escape =
          self->at < self->end ? memchr (escapes, *self->at, sizeof escapes - 1) : NULL;
      if (escape == NULL)
        return fail_at (self, at, "there is no such escape");
      if (text != NULL)
        g_string_append_c (text, meanings[escape - escapes]);
      self->at++;
    }

  return fail_at (self, first, "the text has no end");
}

static gboolean
scan_member (Scanner *self, GHashTable *names)
{
  const char *first = self->at;
  g_autoptr (GString) name = g_string_new (NULL);

  if (!scan_string (self, name))
    return FALSE;
  if (!g_hash_table_add (names, g_strdup (name->str)))
    return fail_at (self, first, "the object already has a member of this name");

  skip_space (self);
  if (!take (self, ':'))
    return fail_at (self, self->at, "a colon is expected");

  return scan_value (self);
}

static gboolean
scan_object (Scanner *self)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  self->at++;
  skip_space (self);
  if (take (self, '}'))
    return TRUE;

  for (;;)
    {
      skip_space (self);
      if (!scan_member (self, names))
        return FALSE;
      skip_space (self);
      if (take (self, '}'))
        return TRUE;
      if (!take (self, ','))
        return fail_at (self, self->at, "a comma or } is expected");
    }
}

static gboolean
scan_array (Scanner *self)
{
  self->at++;
  skip_space (self);
  if (take (self, ']'))
    return TRUE;

  for (;;)
    {
      if (!scan_value (self))
        return FALSE;
      skip_space (self);
      if (take (self, ']'))
        return TRUE;
      if (!take (self, ','))
        return fail_at (self, self->at, "a comma or ] is expected");
    }
}

static gboolean
scan_literal (Scanner *self)
{
  static const char *const literals[] = { "true", "false", "null" };

  for (gsize i = 0; i < G_N_ELEMENTS (literals); i++)
    {
      gsize len = strlen (literals[i]);

      if ((gsize) (self->end - self->at) >= len && memcmp (self->at, literals[i], len) == 0)
        {
          self->at += len;
          return TRUE;
        }
    }

  return scan_number (self);
}

static gboolean
scan_value (Scanner *self)
{
  gboolean ok;

  skip_space (self);
  if (self->at >= self->end)
    return fail_at (self, self->at, "a value is expected");
  if (*self->at == '"')
    return scan_string (self, NULL);
  if (*self->at != '{' && *self->at != '[')
    return scan_literal (self);

  if (self->depth == DTL_JSON_MAX_DEPTH)
    return fail_at (self, self->at, "it is nested too deeply");
  self->depth++;
  ok = *self->at == '{' ? scan_object (self) : scan_array (self);
  self->depth--;

  return ok;
}

static gboolean
scan_document (Scanner *self)
{
  const char *bad;

  if (self->end - self->start >= 3 && memcmp (self->start, "\xEF\xBB\xBF", 3) == 0)
    return fail_at (self, self->start, "JSON cannot begin with a byte order mark");
  if (!g_utf8_validate_len (self->start, (gsize) (self->end - self->start), &bad))
    return fail_at (self, bad, "these bytes are not UTF-8");
  if (!scan_value (self))
    return FALSE;

  skip_space (self);
  if (self->at < self->end)
    return fail_at (self, self->at, "nothing may follow the value");

  return TRUE;
}

/**
 * dtl_json_parse:
 * @name: of the file or address, for messages
 * @bytes: UTF-8, one JSON value
 * @error: %DTL_ERROR_PARSE, naming @name, line and byte
 *
 * Returns: (transfer full) (nullable): the value
 */
JsonNode *
dtl_json_parse (const char *name, GBytes *bytes, GError **error)
{
  gsize size;

  g_return_val_if_fail (name != NULL && bytes != NULL, NULL);

  const char *data = g_bytes_get_data (bytes, &size);
  if (size == 0)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_PARSE, "%s is empty: it should hold JSON.", name);
      return NULL;
    }

  Scanner scanner = { name, data, data, data + size, 0, error };
  if (!scan_document (&scanner))
    return NULL;

  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) reason = NULL;
  if (!json_parser_load_from_data (parser, data, (gssize) size, &reason))
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_PARSE, "%s: %s.", name, reason->message);
      return NULL;
    }

  return json_parser_steal_root (parser);
}

/* Returns: (transfer none) (nullable): the member, which is a single value or null */
static JsonNode *
find_member (JsonObject *object, const char *where, const char *member, GError **error)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL)
    g_set_error (error, DTL_ERROR, DTL_ERROR_PARSE, "%s: the member “%s” is missing.", where,
                 member);

  return node;
}

static gboolean
fail_type (const char *where, const char *member, const char *type, GError **error)
{
  g_set_error (error, DTL_ERROR, DTL_ERROR_PARSE, "%s: the member “%s” is not %s.", where, member,
               type);
  return FALSE;
}

/**
 * dtl_json_read_string:
 * @object: a JSON object
 * @where: file and place of @object, for messages
 * @member: a name
 * @value: (out) (transfer none): set only on success
 * @error: %DTL_ERROR_PARSE if the member is missing or of another type
 *
 * Returns: whether @object has the text
 */
gboolean
dtl_json_read_string (
    JsonObject *object, const char *where, const char *member, const char **value, GError **error)
{
  g_return_val_if_fail (object != NULL && where != NULL && member != NULL, FALSE);

  JsonNode *node = find_member (object, where, member, error);
  if (node == NULL)
    return FALSE;
  if (json_node_get_value_type (node) != G_TYPE_STRING)
    return fail_type (where, member, "a text", error);

  *value = json_node_get_string (node);
  return TRUE;
}

/**
 * dtl_json_read_int:
 * @object: a JSON object
 * @where: file and place of @object, for messages
 * @member: a name
 * @value: (out): set only on success
 * @error: %DTL_ERROR_PARSE if the member is missing or of another type
 *
 * A number with a point or an exponent is not a whole one, even 1.0.
 *
 * Returns: whether @object has the number
 */
gboolean
dtl_json_read_int (
    JsonObject *object, const char *where, const char *member, gint64 *value, GError **error)
{
  g_return_val_if_fail (object != NULL && where != NULL && member != NULL, FALSE);

  JsonNode *node = find_member (object, where, member, error);
  if (node == NULL)
    return FALSE;
  if (json_node_get_value_type (node) != G_TYPE_INT64)
    return fail_type (where, member, "a whole number", error);

  *value = json_node_get_int (node);
  return TRUE;
}

/**
 * dtl_json_read_double:
 * @object: a JSON object
 * @where: file and place of @object, for messages
 * @member: a name
 * @value: (out): finite; set only on success
 * @error: %DTL_ERROR_PARSE if the member is missing or of another type
 *
 * Returns: whether @object has the number
 */
gboolean
dtl_json_read_double (
    JsonObject *object, const char *where, const char *member, double *value, GError **error)
{
  g_return_val_if_fail (object != NULL && where != NULL && member != NULL, FALSE);

  JsonNode *node = find_member (object, where, member, error);
  if (node == NULL)
    return FALSE;

  GType type = json_node_get_value_type (node);
  if (type != G_TYPE_DOUBLE && type != G_TYPE_INT64)
    return fail_type (where, member, "a number", error);

  *value = json_node_get_double (node);
  return TRUE;
}

/**
 * dtl_json_has:
 * @object: a JSON object
 * @member: a name
 *
 * Returns: whether @object has the member, and it is not null
 */
gboolean
dtl_json_has (JsonObject *object, const char *member)
{
  g_return_val_if_fail (object != NULL && member != NULL, FALSE);

  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && !json_node_is_null (node);
}
