/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of factors as they were imported: a study that names one by its digest can be computed
 * again wherever the library goes. Bytes change nothing that is seen, and are not in the history;
 * which study uses them is. */
#include "library/factor-file.h"

#include "base/error.h"
#include "library/store-private.h"

void
dtl_factor_file_free (DtlFactorFile *self)
{
  if (self == NULL)
    return;

  g_free (self->digest);
  g_free (self->name);
  g_free (self);
}

/**
 * dtl_store_put_factors:
 * @name: of the file
 * @bytes: that can be read as factors
 *
 * Keeps the bytes, once; the first name stays.
 *
 * Returns: (transfer full): their digest, or %NULL
 */
char *
dtl_store_put_factors (DtlStore *self, const char *name, GBytes *bytes, GError **error)
{
  g_autofree char *digest = NULL;

  g_return_val_if_fail (self != NULL && name != NULL && bytes != NULL, NULL);

  digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (!dtl_store_run (self, error,
                      "INSERT INTO factors (digest, name, data) VALUES (?1, ?2, ?3)"
                      " ON CONFLICT (digest) DO NOTHING",
                      "ttb", digest, name, bytes))
    return NULL;

  return g_steal_pointer (&digest);
}

/**
 * dtl_store_get_factors:
 * @name: (out) (transfer full): of the file
 *
 * Returns: (transfer full): the bytes, or %NULL with %DTL_ERROR_NOT_FOUND
 */
GBytes *
dtl_store_get_factors (DtlStore *self, const char *digest, char **name, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row;

  g_return_val_if_fail (self != NULL && digest != NULL && name != NULL, NULL);

  statement = dtl_store_prepare (self, error, "SELECT name, data FROM factors WHERE digest = ?1",
                                 "t", digest);
  if (statement == NULL || !dtl_store_step (self, statement, &row, error))
    return NULL;
  if (!row)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND,
                   "The library does not hold the file of factors that this study names.");
      return NULL;
    }

  *name = dtl_store_dup_text (statement, 0);
  return g_bytes_new (sqlite3_column_blob (statement, 1),
                      (gsize) sqlite3_column_bytes (statement, 1));
}

/* Returns: (transfer full) (element-type DtlFactorFile): by name, or %NULL */
GPtrArray *
dtl_store_list_factors (DtlStore *self, GError **error)
{
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_factor_file_free);
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row;

  g_return_val_if_fail (self != NULL, NULL);

  statement =
      dtl_store_prepare (self, error, "SELECT digest, name FROM factors ORDER BY name, digest", "");
  if (statement == NULL)
    return NULL;
  for (;;)
    {
      DtlFactorFile *file;

      if (!dtl_store_step (self, statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&list);
      file = g_new0 (DtlFactorFile, 1);
      file->digest = dtl_store_dup_text (statement, 0);
      file->name = dtl_store_dup_text (statement, 1);
      g_ptr_array_add (list, file);
    }
}
