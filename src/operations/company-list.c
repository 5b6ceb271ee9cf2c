/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Companies and listings: files "*.companies" of the user's lexicon folder, so that they decide,
 * and then the list that travels inside the program. A file of the user that cannot be read is left
 * out with a warning. */
#include "operations/company-list.h"

#include "base/file.h"
#include "operations/load-lexicon.h"

#include <dateline-data.h>
#include <gio/gio.h>

#define SHIPPED "/org/dateline/Dateline/data/lexicon/listings.companies"

static void
add_user_files (GPtrArray *names, GPtrArray *files)
{
  g_autofree char *folder = dtl_load_lexicon_get_user_folder ();
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = NULL;

      if (!g_str_has_suffix (name, ".companies"))
        continue;
      bytes = dtl_file_read (path, DTL_COMPANIES_MAX_SIZE, &error);
      if (bytes != NULL)
        {
          /* Read once by itself, so that a slip spoils no other list. */
          const char *one = path;
          g_autoptr (DtlCompanies) tried = dtl_companies_new (&one, &bytes, 1, &error);

          if (tried != NULL)
            {
              g_ptr_array_add (names, g_strdup (path));
              g_ptr_array_add (files, g_bytes_ref (bytes));
            }
        }
      if (error != NULL)
        g_warning ("%s", error->message);
    }
}

static gpointer
read_list (gpointer data)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GError) error = NULL;
  GBytes *shipped;
  DtlCompanies *companies;

  add_user_files (names, files);
  shipped = g_resource_lookup_data (dtl_data_get_resource (), SHIPPED, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                    &error);
  if (shipped != NULL)
    {
      g_ptr_array_add (names, g_strdup ("listings.companies"));
      g_ptr_array_add (files, shipped);
    }
  companies = dtl_companies_new ((const char *const *) names->pdata, (GBytes *const *) files->pdata,
                                 files->len, &error);
  if (error != NULL)
    g_warning ("%s", error->message);

  return companies;
}

/* Returns: (transfer none) (nullable): %NULL only if the program was built wrongly */
const DtlCompanies *
dtl_company_list_get (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, read_list, NULL);
}
