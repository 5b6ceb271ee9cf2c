/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Aligned columns by the width that a terminal gives each character: two cells for wide East
 * Asian ones, none for combining marks. */
#include "cli/table.h"

#include <string.h>

#include "base/text.h"

#define GAP 2 /* blanks between columns */

struct _DtlTable
{
  guint n_columns;
  gboolean *is_right;
  gboolean has_heads;
  GPtrArray *cells; /* of char *, row by row, the heads first */
};

static int
measure (const char *text)
{
  int width = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide (c) ? 2 : 1;
    }

  return width;
}

static void
append_blanks (GString *text, int n)
{
  for (int i = 0; i < n; i++)
    g_string_append_c (text, ' ');
}

/**
 * dtl_table_new:
 * @first_head: head of the first column; heads that are all empty are not printed
 * @...: the other heads, and %NULL
 *
 * Returns: (transfer full): a table without rows
 */
DtlTable *
dtl_table_new (const char *first_head, ...)
{
  DtlTable *self = g_new0 (DtlTable, 1);
  va_list heads;

  self->cells = g_ptr_array_new_with_free_func (g_free);
  va_start (heads, first_head);
  for (const char *head = first_head; head != NULL; head = va_arg (heads, const char *))
    {
      self->n_columns++;
      self->has_heads = self->has_heads || head[0] != '\0';
      g_ptr_array_add (self->cells, g_strdup (head));
    }
  va_end (heads);
  self->is_right = g_new0 (gboolean, self->n_columns);

  return self;
}

void
dtl_table_free (DtlTable *self)
{
  g_free (self->is_right);
  g_ptr_array_unref (self->cells);
  g_free (self);
}

/**
 * dtl_table_align_right:
 * @column: a column of numbers
 */
void
dtl_table_align_right (DtlTable *self, guint column)
{
  g_return_if_fail (column < self->n_columns);

  self->is_right[column] = TRUE;
}

/**
 * dtl_table_add:
 * @cell: (nullable): the next cell from left to right, row by row; %NULL leaves it empty
 */
void
dtl_table_add (DtlTable *self, const char *cell)
{
  g_ptr_array_add (self->cells, dtl_text_escape_terminal (cell != NULL ? cell : ""));
}

/**
 * dtl_table_format:
 *
 * Returns: (transfer full): the rows, each with its line end and no blanks before it
 */
char *
dtl_table_format (const DtlTable *self)
{
  g_autofree int *widths = g_new0 (int, self->n_columns);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->cells->len; i++)
    widths[i % self->n_columns] =
        MAX (widths[i % self->n_columns], measure (self->cells->pdata[i]));

  for (guint i = self->has_heads ? 0 : self->n_columns; i < self->cells->len; i++)
    {
      guint column = i % self->n_columns;
      const char *cell = self->cells->pdata[i];
      int padding = widths[column] - measure (cell);

      if (self->is_right[column])
        append_blanks (text, padding);
      g_string_append (text, cell);
      if (column + 1 < self->n_columns)
        append_blanks (text, GAP + (self->is_right[column] ? 0 : padding));
      else
        {
          while (text->len > 0 && text->str[text->len - 1] == ' ')
            g_string_truncate (text, text->len - 1);
          g_string_append_c (text, '\n');
        }
    }

  return g_string_free (text, FALSE);
}
