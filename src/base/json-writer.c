/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON text (RFC 8259), written member by member. What does not fit the format, a name inside an
 * array or an end without a beginning, is the caller's mistake. */
#include "base/json-writer.h"

#include "base/number.h"

#include <math.h>

typedef struct
{
  gboolean is_object;
  gboolean has_members;
} Level;

struct _DtlJsonWriter
{
  GString *out;
  gboolean pretty;
  GArray *levels; /* elem: Level */
};

static Level *
get_level (DtlJsonWriter *self)
{
  return self->levels->len > 0 ? &g_array_index (self->levels, Level, self->levels->len - 1) : NULL;
}

static void
append_string (GString *out, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  g_string_append_c (out, '"');
  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == '"' || c == '\\')
        g_string_append_printf (out, "\\%c", (char) c);
      else if (c == '\n')
        g_string_append (out, "\\n");
      else if (c == '\t')
        g_string_append (out, "\\t");
      else if (c < 0x20 || (c >= 0x7F && c < 0xA0)) /* JSON may be printed on a terminal */
        g_string_append_printf (out, "\\u%04x", c);
      else
        g_string_append_len (out, at, g_utf8_next_char (at) - at);
    }
  g_string_append_c (out, '"');
}

static void
break_line (DtlJsonWriter *self)
{
  if (!self->pretty)
    return;

  g_string_append_c (self->out, '\n');
  for (guint i = 0; i < self->levels->len; i++)
    g_string_append (self->out, "  ");
}

/* Writes what stands before a value: comma, line break and name. */
static void
begin_value (DtlJsonWriter *self, const char *name)
{
  Level *level = get_level (self);

  if (level == NULL)
    return;

  if (level->has_members)
    g_string_append_c (self->out, ',');
  level->has_members = TRUE;
  break_line (self);

  if (name != NULL)
    {
      append_string (self->out, name);
      g_string_append (self->out, self->pretty ? ": " : ":");
    }
}

static gboolean
takes_name (DtlJsonWriter *self, const char *name)
{
  Level *level = get_level (self);

  return (name != NULL) == (level != NULL && level->is_object);
}

static void
begin_level (DtlJsonWriter *self, const char *name, gboolean is_object)
{
  Level level = { is_object, FALSE };

  begin_value (self, name);
  g_string_append_c (self->out, is_object ? '{' : '[');
  g_array_append_val (self->levels, level);
}

static void
end_level (DtlJsonWriter *self)
{
  Level level = *get_level (self);

  g_array_set_size (self->levels, self->levels->len - 1);
  if (level.has_members)
    break_line (self);
  g_string_append_c (self->out, level.is_object ? '}' : ']');
}

static void
write_literal (DtlJsonWriter *self, const char *name, const char *literal)
{
  begin_value (self, name);
  g_string_append (self->out, literal);
}

/**
 * dtl_json_writer_new:
 * @out: where the text is appended; it must outlive the writer
 * @pretty: a line for each member, indented by two blanks, or all on one line
 *
 * Returns: (transfer full): a writer at the top level
 */
DtlJsonWriter *
dtl_json_writer_new (GString *out, gboolean pretty)
{
  g_return_val_if_fail (out != NULL, NULL);

  DtlJsonWriter *self = g_new0 (DtlJsonWriter, 1);

  self->out = out;
  self->pretty = pretty;
  self->levels = g_array_new (FALSE, FALSE, sizeof (Level));

  return self;
}

/**
 * dtl_json_writer_free:
 * @self: (nullable) (transfer full): a writer; what it wrote stays in its string
 */
void
dtl_json_writer_free (DtlJsonWriter *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->levels);
  g_free (self);
}

/**
 * dtl_json_writer_begin_object:
 * @self: a writer
 * @name: (nullable): the member's name, inside an object
 */
void
dtl_json_writer_begin_object (DtlJsonWriter *self, const char *name)
{
  g_return_if_fail (self != NULL && takes_name (self, name));

  begin_level (self, name, TRUE);
}

/**
 * dtl_json_writer_end_object:
 * @self: a writer inside an object
 */
void
dtl_json_writer_end_object (DtlJsonWriter *self)
{
  g_return_if_fail (self != NULL && get_level (self) != NULL && get_level (self)->is_object);

  end_level (self);
}

/**
 * dtl_json_writer_begin_array:
 * @self: a writer
 * @name: (nullable): the member's name, inside an object
 */
void
dtl_json_writer_begin_array (DtlJsonWriter *self, const char *name)
{
  g_return_if_fail (self != NULL && takes_name (self, name));

  begin_level (self, name, FALSE);
}

/**
 * dtl_json_writer_end_array:
 * @self: a writer inside an array
 */
void
dtl_json_writer_end_array (DtlJsonWriter *self)
{
  g_return_if_fail (self != NULL && get_level (self) != NULL && !get_level (self)->is_object);

  end_level (self);
}

/**
 * dtl_json_writer_string:
 * @self: a writer
 * @name: (nullable): the member's name, inside an object
 * @value: (nullable): written as null if %NULL; bytes that are no UTF-8 become U+FFFD
 */
void
dtl_json_writer_string (DtlJsonWriter *self, const char *name, const char *value)
{
  g_return_if_fail (self != NULL && takes_name (self, name));

  begin_value (self, name);
  if (value != NULL)
    append_string (self->out, value);
  else
    g_string_append (self->out, "null");
}

/**
 * dtl_json_writer_double:
 * @self: a writer
 * @name: (nullable): the member's name, inside an object
 * @value: NAN and infinities are written as null
 */
void
dtl_json_writer_double (DtlJsonWriter *self, const char *name, double value)
{
  char buffer[DTL_NUMBER_SIZE];

  g_return_if_fail (self != NULL && takes_name (self, name));

  write_literal (self, name, isfinite (value) ? dtl_number_format (value, buffer) : "null");
}

/**
 * dtl_json_writer_int:
 * @self: a writer
 * @name: (nullable): the member's name, inside an object
 * @value: a whole number
 */
void
dtl_json_writer_int (DtlJsonWriter *self, const char *name, gint64 value)
{
  g_return_if_fail (self != NULL && takes_name (self, name));

  begin_value (self, name);
  g_string_append_printf (self->out, "%" G_GINT64_FORMAT, value);
}

/**
 * dtl_json_writer_boolean:
 * @self: a writer
 * @name: (nullable): the member's name, inside an object
 * @value: a truth value
 */
void
dtl_json_writer_boolean (DtlJsonWriter *self, const char *name, gboolean value)
{
  g_return_if_fail (self != NULL && takes_name (self, name));

  write_literal (self, name, value ? "true" : "false");
}

/**
 * dtl_json_writer_null:
 * @self: a writer
 * @name: (nullable): the member's name, inside an object
 */
void
dtl_json_writer_null (DtlJsonWriter *self, const char *name)
{
  g_return_if_fail (self != NULL && takes_name (self, name));

  write_literal (self, name, "null");
}
