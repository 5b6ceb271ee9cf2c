/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a fuzz target over the files of a folder, without libFuzzer: inputs that once broke
 * something, and one of each kind, stay tests in every build. */
#include <glib.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static gboolean
replay (const char *path, GError **error)
{
  g_autofree char *contents = NULL;
  g_autofree guint8 *exact = NULL;
  gsize size;

  if (!g_file_get_contents (path, &contents, &size, error))
    return FALSE;

  exact = g_memdup2 (contents, size); /* no NUL after it: ASan sees overreads */
  LLVMFuzzerTestOneInput (exact, size);

  return TRUE;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = NULL;
  const char *name;
  guint n_inputs = 0;

  if (argc != 2)
    {
      g_printerr ("usage: %s FOLDER\n", argv[0]);
      return 2;
    }

  folder = g_dir_open (argv[1], 0, &error);
  while (error == NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (argv[1], name, NULL);

      if (replay (path, &error))
        n_inputs++;
    }

  if (error == NULL && n_inputs == 0)
    g_set_error (&error, G_FILE_ERROR, G_FILE_ERROR_NOENT, "%s holds no inputs", argv[1]);
  if (error != NULL)
    {
      g_printerr ("%s: %s\n", argv[0], error->message);
      return 1;
    }

  g_print ("%u inputs\n", n_inputs);
  return 0;
}
