/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Events as CSV: a header of member names in any order, a row an event. Texts that a spreadsheet
 * would take for formulas carry a ' in front, which reading takes away again. */
#include "operations/event-file.h"

#include "base/csv.h"
#include "base/error.h"

#include <string.h>

static gboolean
is_text (DtlEventMember member)
{
  return member == DTL_EVENT_MEMBER_SYMBOL || member == DTL_EVENT_MEMBER_TITLE ||
         member == DTL_EVENT_MEMBER_KIND || member == DTL_EVENT_MEMBER_NOTE ||
         member == DTL_EVENT_MEMBER_QUOTE || member == DTL_EVENT_MEMBER_SOURCE;
}

static void
append_cell (GString *out, const DtlMark *mark, DtlEventMember member)
{
  DtlEventValue value;

  dtl_event_member_get (mark, member, &value);
  if (value.is_number)
    g_string_append_printf (out, "%" G_GINT64_FORMAT, value.number);
  else if (is_text (member))
    dtl_csv_append_text (out, value.text, ',');
  else if (value.text != NULL)
    g_string_append (out, value.text);
}

void
dtl_event_file_write_csv (GPtrArray *marks, GString *out)
{
  for (int member = 0; member < DTL_N_EVENT_MEMBERS; member++)
    g_string_append_printf (out, member == 0 ? "%s" : ",%s", dtl_event_member_get_name (member));
  g_string_append (out, "\r\n");

  for (guint i = 0; i < marks->len; i++)
    {
      for (int member = 0; member < DTL_N_EVENT_MEMBERS; member++)
        {
          if (member > 0)
            g_string_append_c (out, ',');
          append_cell (out, g_ptr_array_index (marks, i), member);
        }
      g_string_append (out, "\r\n");
    }
}

/* Spreadsheets write semicolons where the comma is the decimal sign. */
static char
find_delimiter (const char *data, gsize size)
{
  for (gsize i = 0; i < size && data[i] != '\n' && data[i] != '\r'; i++)
    if (data[i] == ',' || data[i] == ';' || data[i] == '\t')
      return data[i];

  return ',';
}

static char *
dup_text (const DtlCsvField *field)
{
  const char *text = field->text;
  gsize len = field->len;
  gsize quotes = 0;

  while (quotes < len && text[quotes] == '\'')
    quotes++;
  if (quotes > 0 && quotes < len && strchr ("=+-@\t\r", text[quotes]) != NULL)
    {
      text++;
      len--;
    }

  return g_strndup (text, len);
}

static gboolean
fail (const char *name, gsize line, const char *what, const char *column, GError **error)
{
  g_set_error (error, DTL_ERROR, DTL_ERROR_PARSE, "%s, line %zu: %s “%s”.", name, line, what,
               column);
  return FALSE;
}

/* Returns: (transfer full): the member names of the header's columns, or NULL */
static GPtrArray *
read_header (const char *name, DtlCsvReader *reader, GError **error)
{
  static const char *const required[] = { "symbol", "title", "date" };
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
  GError *local = NULL;
  DtlCsvRow row = { .line = 1 };

  if (!dtl_csv_reader_next (reader, &row, &local) && local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  for (gsize i = 0; i < row.n; i++)
    {
      g_autofree char *column = g_strndup (row.fields[i].text, row.fields[i].len);

      g_strstrip (column);
      if (!dtl_event_row_knows (column))
        return fail (name, row.line, "no event has the column", column, error), NULL;
      if (g_ptr_array_find_with_equal_func (columns, column, g_str_equal, NULL))
        return fail (name, row.line, "there is more than one column", column, error), NULL;
      g_ptr_array_add (columns, g_steal_pointer (&column));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (required); i++)
    if (!g_ptr_array_find_with_equal_func (columns, required[i], g_str_equal, NULL))
      return fail (name, row.line, "there is no column", required[i], error), NULL;

  return g_steal_pointer (&columns);
}

static DtlEventRow *
read_row (const char *name, const DtlCsvRow *cells, GPtrArray *columns, GError **error)
{
  g_autoptr (DtlEventRow) row = dtl_event_row_new (name, "line", cells->line);

  if (cells->n > columns->len)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_PARSE, "%s: there are %zu fields for %u columns.",
                   row->where, cells->n, columns->len);
      return NULL;
    }
  for (gsize i = 0; i < cells->n; i++)
    {
      g_autofree char *text = dup_text (&cells->fields[i]);

      if (!dtl_event_row_set (row, g_ptr_array_index (columns, i), text, error))
        return NULL;
    }

  return g_steal_pointer (&row);
}

/* Returns: (transfer full) (element-type DtlEventRow): or NULL with DTL_ERROR_PARSE */
GPtrArray *
dtl_event_file_read_csv (const char *name, GBytes *bytes, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autoptr (DtlCsvReader) reader =
      dtl_csv_reader_new (name, data, size, find_delimiter (data, size));
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_event_row_free);
  g_autoptr (GPtrArray) columns = read_header (name, reader, error);
  GError *local = NULL;
  DtlCsvRow cells;

  if (columns == NULL)
    return NULL;
  while (dtl_csv_reader_next (reader, &cells, &local))
    {
      DtlEventRow *row = read_row (name, &cells, columns, error);

      if (row == NULL)
        return NULL;
      g_ptr_array_add (rows, row);
    }
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }

  return g_steal_pointer (&rows);
}
