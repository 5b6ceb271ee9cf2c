/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of factors: read from a path for one study, or taken into the library, where studies name
 * them by the digest of their bytes. What cannot be read as factors is not taken in. */
#include "operations/study-factors.h"

#include "base/file.h"
#include "library/history.h"

#define MAX_SIZE (64 << 20) /* bytes: a century of days has 2 MB */

static DtlFactors *
parse (const char *name, GBytes *bytes, GError **error)
{
  return dtl_factors_parse (name, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
}

/**
 * dtl_study_factors_load:
 * @bytes: (out) (optional) (transfer full): what the file holds
 *
 * Returns: (transfer full): the factors of a file, or %NULL with the errors of dtl_file_read() and
 *   dtl_factors_parse()
 */
DtlFactors *
dtl_study_factors_load (const char *path, GBytes **bytes, GError **error)
{
  g_autoptr (GBytes) read = NULL;
  DtlFactors *factors;

  g_return_val_if_fail (path != NULL, NULL);

  read = dtl_file_read (path, MAX_SIZE, error);
  if (read == NULL)
    return NULL;
  factors = parse (path, read, error);
  if (factors != NULL && bytes != NULL)
    *bytes = g_steal_pointer (&read);

  return factors;
}

/**
 * dtl_study_factors_import:
 * @store: outside of a step
 *
 * Returns: (transfer full): the digest by which studies name the factors of a file, or %NULL with
 *   the errors of dtl_study_factors_load() and of the store
 */
char *
dtl_study_factors_import (DtlStore *store, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DtlFactors) factors = NULL;
  g_autofree char *name = NULL;
  g_autofree char *digest = NULL;

  g_return_val_if_fail (store != NULL && path != NULL, NULL);

  factors = dtl_study_factors_load (path, &bytes, error);
  if (factors == NULL || !dtl_history_begin_unrecorded (store, error))
    return NULL;
  name = g_filename_display_basename (path);
  digest = dtl_store_put_factors (store, name, bytes, error);
  if (digest == NULL)
    {
      dtl_history_rollback (store);
      return NULL;
    }

  return dtl_history_commit (store, error) ? g_steal_pointer (&digest) : NULL;
}

/**
 * dtl_study_factors_read:
 * @digest: of a file in the library
 *
 * Returns: (transfer full): its factors, or %NULL with %DTL_ERROR_NOT_FOUND
 */
DtlFactors *
dtl_study_factors_read (DtlStore *store, const char *digest, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (store != NULL && digest != NULL, NULL);

  bytes = dtl_store_get_factors (store, digest, &name, error);

  return bytes != NULL ? parse (name, bytes, error) : NULL;
}
