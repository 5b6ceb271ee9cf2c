/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lexicon: the rule files that travel inside the program, and behind them those of the user,
 * each group by name, so that the user's words and rules win. A faulty file of the user is left out
 * where the caller says so: no slip there may keep an article from being read. */
#include "operations/load-lexicon.h"

#include "base/error.h"

#include <dateline-data.h>
#include <gio/gio.h>
#include <string.h>

#define FOLDER "/org/dateline/Dateline/data/lexicon"
#define MAX_USER_FILES 64

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
add_own_files (GPtrArray *names, GPtrArray *files, GError **error)
{
  g_auto (GStrv) children = g_resource_enumerate_children (dtl_data_get_resource (), FOLDER,
                                                           G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  if (children == NULL)
    return FALSE;
  qsort (children, g_strv_length (children), sizeof *children, compare_names);
  for (guint i = 0; children[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (FOLDER "/", children[i], NULL);

      if (!g_str_has_suffix (children[i], ".rules"))
        continue;
      GBytes *bytes = g_resource_lookup_data (dtl_data_get_resource (), path,
                                              G_RESOURCE_LOOKUP_FLAGS_NONE, error);

      if (bytes == NULL)
        return FALSE;
      g_ptr_array_add (names, g_strdup (children[i]));
      g_ptr_array_add (files, bytes);
    }

  return TRUE;
}

static gboolean
add_user_file (const char *path, GPtrArray *names, GPtrArray *files, GError **error)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);

  if (file == NULL || g_mapped_file_get_length (file) > DTL_RULE_FILE_MAX_SIZE)
    {
      g_set_error (error, DTL_ERROR, file == NULL ? DTL_ERROR_FILE : DTL_ERROR_TOO_LARGE,
                   "The rule file “%s” cannot be read, or is too large.", path);
      return FALSE;
    }

  /* Copied: a file that is cut short while it is mapped would end the program. */
  g_ptr_array_add (names, g_strdup (path));
  g_ptr_array_add (
      files, g_bytes_new (g_mapped_file_get_contents (file), g_mapped_file_get_length (file)));
  return TRUE;
}

/* Returns: (transfer full): the rule files of a folder, by name; one that is not there holds none
 */
static GPtrArray *
list_user_files (const char *folder)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    if (g_str_has_suffix (name, ".rules") && paths->len < MAX_USER_FILES)
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, compare_names);

  return paths;
}

static gboolean
add_user_files (GPtrArray *paths, GPtrArray *names, GPtrArray *files, GError **error)
{
  for (guint i = 0; i < paths->len; i++)
    if (!add_user_file (g_ptr_array_index (paths, i), names, files, error))
      return FALSE;

  return TRUE;
}

static DtlLexicon *
compile (GPtrArray *names, GPtrArray *files, GError **error)
{
  return dtl_lexicon_new ((const char *const *) names->pdata, (GBytes *const *) files->pdata,
                          files->len, error);
}

/* Adds those of @paths that compile with what is there already, and to @faults what is wrong with
 * the others. */
static void
leave_faulty_out (GPtrArray *paths, GPtrArray *names, GPtrArray *files, GPtrArray *faults)
{
  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (GError) fault = NULL;
      g_autoptr (DtlLexicon) more = NULL;
      guint n = files->len;

      if (add_user_file (g_ptr_array_index (paths, i), names, files, &fault))
        more = compile (names, files, &fault);
      if (more != NULL)
        continue;
      g_ptr_array_add (faults, g_strdup (fault->message));
      g_ptr_array_set_size (names, (int) n);
      g_ptr_array_set_size (files, (int) n);
    }
}

/* Returns: (transfer full): where the user's rule files are, whether it is there or not */
char *
dtl_load_lexicon_get_user_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "dateline", "lexicon", NULL);
}

/**
 * dtl_load_lexicon:
 * @user_folder: (nullable): with rule files of the user, "*.rules"; it need not be there
 * @faults: (nullable) (element-type utf8): where sentences are added on files of the user that are
 *   left out for a fault; without it such a file is an error
 * @error: return location for a #DtlError that names file and line
 *
 * Reads and compiles all rule files: a few milliseconds, so keep the result.
 *
 * Returns: (nullable) (transfer full): the lexicon, or %NULL with @error set
 */
DtlLexicon *
dtl_load_lexicon (const char *user_folder, GPtrArray *faults, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GPtrArray) paths = NULL;
  g_autoptr (GError) fault = NULL;
  DtlLexicon *lexicon = NULL;
  guint n_own;

  if (!add_own_files (names, files, error))
    return NULL;
  if (user_folder == NULL)
    return compile (names, files, error);

  n_own = files->len;
  paths = list_user_files (user_folder);
  if (add_user_files (paths, names, files, &fault))
    lexicon = compile (names, files, &fault);
  if (lexicon != NULL)
    return lexicon;
  if (faults == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return NULL;
    }

  g_ptr_array_set_size (names, (int) n_own);
  g_ptr_array_set_size (files, (int) n_own);
  leave_faulty_out (paths, names, files, faults);

  return compile (names, files, error);
}
