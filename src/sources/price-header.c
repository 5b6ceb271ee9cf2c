/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which column of a price file holds what, by the names in its first row. The names are those of
 * Yahoo, Nasdaq.com, EODHD, Tiingo and Alpha Vantage; case, blanks, dots, stars, hyphens and
 * underscores in them say nothing. */

#include "sources/price-layout.h"

#include "base/error.h"

#include <string.h>

#define MAX_SHOWN_COLUMNS 12

/* The better name comes first: in a file with Close and Price, Price is not the close. */
static const char *const names[DTL_N_FIELDS][8] = {
  [DTL_FIELD_DATE] = { "date", "datetime", "timestamp", "day" },
  [DTL_FIELD_TIME] = { "time" },
  [DTL_FIELD_OPEN] = { "open", "o", "openprice" },
  [DTL_FIELD_HIGH] = { "high", "h", "highprice" },
  [DTL_FIELD_LOW] = { "low", "l", "lowprice" },
  [DTL_FIELD_CLOSE] = { "close", "close/last", "closeprice", "c", "last", "price" },
  [DTL_FIELD_ADJ_CLOSE] = { "adjclose", "adjustedclose", "closeadj", "closeadjusted" },
  [DTL_FIELD_VOLUME] = { "volume", "vol", "v" },
};

static const char *const field_ids[DTL_N_FIELDS] = { "date", "time",  "open",      "high",
                                                     "low",  "close", "adj_close", "volume" };

/**
 * dtl_field_to_id:
 *
 * Returns: the name of a field on the command line, such as "adj_close"
 */
const char *
dtl_field_to_id (DtlField field)
{
  g_return_val_if_fail ((gsize) field < DTL_N_FIELDS, NULL);

  return field_ids[field];
}

/* Returns: (transfer full): the name of a column as the file has it, without blanks around */
static char *
dup_name (DtlCsvField field)
{
  return g_strstrip (g_utf8_make_valid (field.text, (gssize) field.len));
}

/* Returns: (transfer full): the name without what says nothing */
static char *
fold_name (const char *name)
{
  GString *folded = g_string_new (NULL);

  for (const char *p = name; *p != '\0'; p++)
    if (strchr (" \t._*-", *p) == NULL)
      g_string_append_c (folded, g_ascii_tolower (*p));

  return g_string_free (folded, FALSE);
}

static char *
list_names (GPtrArray *header)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < header->len && i < MAX_SHOWN_COLUMNS; i++)
    g_string_append_printf (list, "%s“%.40s”", i > 0 ? ", " : "",
                            (const char *) g_ptr_array_index (header, i));
  if (header->len > MAX_SHOWN_COLUMNS)
    g_string_append (list, " …");

  return g_string_free (list, FALSE);
}

/* Finds the column that is called @wanted, in @index. Returns: %FALSE if two are */
static gboolean
find_name (GPtrArray *header, const char *wanted, int *index)
{
  *index = -1;
  for (guint i = 0; i < header->len; i++)
    {
      if (!g_str_equal (g_ptr_array_index (header, i), wanted))
        continue;
      if (*index >= 0)
        return FALSE;
      *index = (int) i;
    }

  return TRUE;
}

static gboolean
fail_twice (const char *name, gsize line, const char *column, GError **error)
{
  g_set_error (error, DTL_ERROR, DTL_ERROR_PARSE, "%s: line %zu: two columns are called “%s”", name,
               line, column);
  return FALSE;
}

/* Finds the columns that the user named, in spelling or folded. */
static gboolean
find_asked (const char *name,
            gsize line,
            const DtlDialect *asked,
            GPtrArray *header,
            GPtrArray *folded,
            DtlPriceLayout *layout,
            GError **error)
{
  for (int f = 0; f < DTL_N_FIELDS; f++)
    {
      const char *wanted = asked != NULL ? asked->columns[f] : NULL;
      g_autofree char *folded_wanted = NULL;

      if (wanted == NULL || *wanted == '\0')
        continue;
      if (!find_name (header, wanted, &layout->column[f]))
        return fail_twice (name, line, wanted, error);

      folded_wanted = fold_name (wanted);
      if (layout->column[f] < 0 && !find_name (folded, folded_wanted, &layout->column[f]))
        return fail_twice (name, line, wanted, error);
      if (layout->column[f] < 0)
        {
          g_autofree char *list = list_names (header);

          g_set_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND,
                       "%s: line %zu: no column is called “%s”; there are %s", name, line, wanted,
                       list);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
is_taken (const DtlPriceLayout *layout, int index)
{
  for (int f = 0; f < DTL_N_FIELDS; f++)
    if (layout->column[f] == index)
      return TRUE;

  return FALSE;
}

/* Finds the columns that the user did not name; an empty name says that there is none. */
static gboolean
find_others (const char *name,
             gsize line,
             const DtlDialect *asked,
             GPtrArray *folded,
             DtlPriceLayout *layout,
             GError **error)
{
  for (int f = 0; f < DTL_N_FIELDS; f++)
    {
      if (asked != NULL && asked->columns[f] != NULL)
        continue;

      for (gsize i = 0; names[f][i] != NULL && layout->column[f] < 0; i++)
        {
          int index;

          if (!find_name (folded, names[f][i], &index))
            return fail_twice (name, line, names[f][i], error);
          if (index >= 0 && !is_taken (layout, index))
            layout->column[f] = index;
        }
    }

  /* A time alone is a date with a time in it. */
  if (layout->column[DTL_FIELD_DATE] < 0)
    {
      layout->column[DTL_FIELD_DATE] = layout->column[DTL_FIELD_TIME];
      layout->column[DTL_FIELD_TIME] = -1;
    }

  return TRUE;
}

static gboolean
fail_missing (const char *name, gsize line, DtlField field, GPtrArray *header, GError **error)
{
  g_autofree char *list = list_names (header);

  g_set_error (error, DTL_ERROR, DTL_ERROR_PARSE,
               "%s: line %zu: no column is known as the %s (columns: %s); name it with --column "
               "%s=NAME",
               name, line, field_ids[field], list, field_ids[field]);
  return FALSE;
}

/**
 * dtl_price_header_read:
 * @row: the first row of the file
 * @asked: (nullable): names of columns that the user gave
 * @layout: (inout): gets its columns
 * @found: (inout): gets their names
 *
 * Returns: %FALSE with %DTL_ERROR_NOT_FOUND for a column that the user named and that is not there,
 *   %DTL_ERROR_PARSE where date or close is missing, or a name stands twice
 */
gboolean
dtl_price_header_read (const char *name,
                       const DtlCsvRow *row,
                       const DtlDialect *asked,
                       DtlPriceLayout *layout,
                       DtlDialect *found,
                       GError **error)
{
  g_autoptr (GPtrArray) header = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) folded = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < row->n; i++)
    {
      g_ptr_array_add (header, dup_name (row->fields[i]));
      g_ptr_array_add (folded, fold_name (g_ptr_array_index (header, i)));
    }
  layout->n_columns = row->n;
  for (int f = 0; f < DTL_N_FIELDS; f++)
    layout->column[f] = -1;

  if (!find_asked (name, row->line, asked, header, folded, layout, error) ||
      !find_others (name, row->line, asked, folded, layout, error))
    return FALSE;

  if (layout->column[DTL_FIELD_CLOSE] < 0)
    {
      layout->column[DTL_FIELD_CLOSE] = layout->column[DTL_FIELD_ADJ_CLOSE];
      layout->is_adjusted_only = layout->column[DTL_FIELD_ADJ_CLOSE] >= 0;
    }
  if (layout->column[DTL_FIELD_DATE] < 0)
    return fail_missing (name, row->line, DTL_FIELD_DATE, header, error);
  if (layout->column[DTL_FIELD_CLOSE] < 0)
    return fail_missing (name, row->line, DTL_FIELD_CLOSE, header, error);

  for (int f = 0; f < DTL_N_FIELDS; f++)
    {
      g_free (found->columns[f]);
      found->columns[f] =
          layout->column[f] < 0 ? NULL : g_strdup (g_ptr_array_index (header, layout->column[f]));
    }

  return TRUE;
}
