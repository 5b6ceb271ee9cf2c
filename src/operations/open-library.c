/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which library file is opened, and its first content. Only the default library comes with the
 * sample; a file that the user names starts empty. */
#include "operations/open-library.h"

#include "base/error.h"

#include <config.h>
#include <errno.h>
#include <glib/gstdio.h>

/**
 * dtl_open_library_default_path:
 *
 * Returns: (transfer full): the file that is used when none is named, under $XDG_DATA_HOME
 */
char *
dtl_open_library_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), DTL_DATA_NAME, "library.dateline", NULL);
}

static gboolean
fill_cb (DtlStore *store, gpointer data, GError **error)
{
  return dtl_open_library_fill_sample (store, error);
}

static gboolean
create_default (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_FILE, "The folder “%s” cannot be made: %s.", folder,
                   g_strerror (errno));
      return FALSE;
    }

  return dtl_store_create (path, fill_cb, NULL, error);
}

/**
 * dtl_open_library:
 * @path: (nullable): NULL: the default library, which is made with the sample if it is missing
 * @mode: how to open it
 *
 * Returns: (transfer full): the store, or NULL with the errors of dtl_store_open() or
 *   dtl_store_create()
 */
DtlStore *
dtl_open_library (const char *path, DtlStoreMode mode, GError **error)
{
  g_autofree char *default_path = NULL;

  if (path != NULL)
    return dtl_store_open (path, mode, error);

  default_path = dtl_open_library_default_path ();
  if (g_access (default_path, F_OK) != 0 && errno == ENOENT &&
      !create_default (default_path, error))
    return NULL;

  return dtl_store_open (default_path, mode, error);
}
