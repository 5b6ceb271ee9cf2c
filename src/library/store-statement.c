/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SQL statements with the store's errors: prepare, bind, step. Statements live as long as one
 * call; SQLite's own parser takes microseconds for ours. */
#include "library/store-private.h"

#include "base/error.h"
#include "base/text.h"
#include "calendar/day.h"

#include <stdarg.h>

/* Sets @error from what SQLite last said, which may quote the bytes of a damaged file. Returns:
 * FALSE */
gboolean
dtl_store_fail (DtlStore *self, int code, GError **error)
{
  g_autofree char *said = dtl_text_clean_line (sqlite3_errmsg (self->db));

  switch (code & 0xff)
    {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      g_set_error (error, DTL_ERROR, DTL_ERROR_DAMAGED, "The library “%s” is damaged: %s.",
                   self->path, said);
      break;

    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error (
          error, DTL_ERROR, DTL_ERROR_STORE,
          "The library “%s” is in use: another program has been writing to it for too long.",
          self->path);
      break;

    case SQLITE_READONLY:
      g_set_error (error, DTL_ERROR, DTL_ERROR_STORE,
                   "The library “%s” cannot be written: it is open for reading only.", self->path);
      break;

    default:
      g_set_error (error, DTL_ERROR, DTL_ERROR_STORE, "The library “%s” failed: %s.", self->path,
                   code == SQLITE_OK ? "unknown reason" : said);
      break;
    }

  return FALSE;
}

/* Returns: FALSE, with DTL_ERROR_NOT_FOUND for @what, "event", of that id */
gboolean
dtl_store_fail_not_found (const char *what, gint64 id, GError **error)
{
  g_set_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND,
               "There is no %s %" G_GINT64_FORMAT " in the library.", what, id);
  return FALSE;
}

/* Runs statements that take no values and whose rows do not matter. */
gboolean
dtl_store_execute (DtlStore *self, const char *sql, GError **error)
{
  int code = sqlite3_exec (self->db, sql, NULL, NULL, NULL);

  return code == SQLITE_OK || dtl_store_fail (self, code, error);
}

/* One letter of @types a value: i gint64; I gint64 where 0 is NULL; d DtlDay where none is NULL;
 * r double where NAN is NULL; t text where NULL is NULL; b bytes where NULL is NULL. Texts and
 * bytes must live as long as the statement. */
static int
bind (sqlite3_stmt *statement, const char *types, va_list values)
{
  int code = SQLITE_OK;

  for (int i = 0; code == SQLITE_OK && types[i] != '\0'; i++)
    switch (types[i])
      {
      case 'i':
        code = sqlite3_bind_int64 (statement, i + 1, va_arg (values, gint64));
        break;

      case 'I':
        {
          gint64 value = va_arg (values, gint64);

          if (value != 0)
            code = sqlite3_bind_int64 (statement, i + 1, value);
          break;
        }

      case 'd':
        {
          DtlDay day = va_arg (values, DtlDay);

          if (day != DTL_DAY_NONE)
            code = sqlite3_bind_int64 (statement, i + 1, day);
          break;
        }

      case 'r':
        /* SQLite itself stores NAN as NULL. */
        code = sqlite3_bind_double (statement, i + 1, va_arg (values, double));
        break;

      case 't':
        code =
            sqlite3_bind_text (statement, i + 1, va_arg (values, const char *), -1, SQLITE_STATIC);
        break;

      case 'b':
        {
          GBytes *bytes = va_arg (values, GBytes *);
          gsize size = 0;
          const void *data = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;

          code = sqlite3_bind_blob64 (statement, i + 1, data, size, SQLITE_STATIC);
          break;
        }

      default:
        g_assert_not_reached ();
      }

  return code;
}

static sqlite3_stmt *
prepare (DtlStore *self, const char *sql, const char *types, va_list values, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  int code = sqlite3_prepare_v2 (self->db, sql, -1, &statement, NULL);

  if (code == SQLITE_OK)
    code = bind (statement, types, values);
  if (code == SQLITE_OK)
    return g_steal_pointer (&statement);

  dtl_store_fail (self, code, error);
  return NULL;
}

/* @types and what follows are the values, as bind() takes them. */
sqlite3_stmt *
dtl_store_prepare (DtlStore *self, GError **error, const char *sql, const char *types, ...)
{
  va_list values;
  sqlite3_stmt *statement;

  va_start (values, types);
  statement = prepare (self, sql, types, values, error);
  va_end (values);

  return statement;
}

/* @row tells whether there is one, at the end FALSE. */
gboolean
dtl_store_step (DtlStore *self, sqlite3_stmt *statement, gboolean *row, GError **error)
{
  int code = sqlite3_step (statement);

  if (code != SQLITE_ROW && code != SQLITE_DONE)
    return dtl_store_fail (self, code, error);

  *row = code == SQLITE_ROW;
  return TRUE;
}

/* Prepares with values, and runs to the end. */
gboolean
dtl_store_run (DtlStore *self, GError **error, const char *sql, const char *types, ...)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row = TRUE;
  va_list values;

  va_start (values, types);
  statement = prepare (self, sql, types, values, error);
  va_end (values);
  if (statement == NULL)
    return FALSE;

  while (row)
    if (!dtl_store_step (self, statement, &row, error))
      return FALSE;

  return TRUE;
}

/* The first column of the first row; NULL and no row are 0. */
gboolean
dtl_store_get_int (DtlStore *self, const char *sql, gint64 *value, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = dtl_store_prepare (self, error, sql, "");
  gboolean row;

  if (statement == NULL || !dtl_store_step (self, statement, &row, error))
    return FALSE;

  *value = row ? sqlite3_column_int64 (statement, 0) : 0;
  return TRUE;
}

/* Text of a file that another program may have written: always valid UTF-8. */
char *
dtl_store_dup_text (sqlite3_stmt *statement, int column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  return text != NULL ? g_utf8_make_valid (text, -1) : NULL;
}
