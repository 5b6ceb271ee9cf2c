/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The application: options, accelerators, About. One process serves all windows of a session; a
 * library that is open already brings its window to the front. Without a display it says so and
 * ends, and without a usable bus it runs for itself. */
#include "app/application.h"

#include <glib/gi18n.h>

#include "app/window.h"
#include "config.h"
#include "operations/open-library.h"

struct _DtlApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (DtlApplication, dtl_application, ADW_TYPE_APPLICATION)

/* All keys that work in the whole window; the chart's own are in chart-view-keys.c. The shortcuts
 * window (gtk/help-overlay.ui) lists both. */
static const struct
{
  const char *action;
  const char *accels[3];
} accelerators[] = {
  { "app.quit", { "<Control>q" } },          /* all windows */
  { "window.close", { "<Control>w" } },      /* this window */
  { "win.import-prices", { "<Control>o" } }, /* a price file */
  { "win.export-chart", { "<Control>e" } },  /* PNG, PDF, SVG */
  { "win.undo", { "<Control>z" } },          /* the last step */
  { "win.redo", { "<Control><Shift>z" } },   /* the step undone last */
  { "win.search", { "<Control>f" } },        /* events */
  { "win.show-page('study')", { "<Control>3" } },
  { "win.show-page('events')", { "<Control>1" } },            /* of the pane */
  { "win.show-page('article')", { "<Control>2" } },           /* of the pane */
  { "win.paste-article", { "<Control>v" } },                  /* text or address */
  { "win.show-table", { "<Control>t" } },                     /* of the chart's data */
  { "win.compare", { "<Control>k" } },                        /* with other instruments */
  { "win.indicators", { "<Control>i" } },                     /* of the chart */
  { "win.show-pane", { "F9" } },                              /* events pane */
  { "win.show-help-overlay", { "<Control>question", "F1" } }, /* shortcuts */
};

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GList *windows = g_list_copy_deep (gtk_application_get_windows (GTK_APPLICATION (user_data)),
                                     (GCopyFunc) (GCallback) g_object_ref, NULL);

  /* Closing saves the view and waits for the library. */
  for (GList *at = windows; at != NULL; at = at->next)
    gtk_window_close (GTK_WINDOW (at->data));
  g_list_free_full (windows, g_object_unref); /* one may have gone with another */
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkApplication *application = GTK_APPLICATION (user_data);
  GtkWindow *parent = gtk_application_get_active_window (application);
  g_autofree char *debug = NULL;

  debug =
      g_strdup_printf ("Dateline %s\nGTK %u.%u.%u\nlibadwaita %u.%u.%u\nGLib %u.%u.%u\n"
                       "Cairo %s\nPango %s\n%s",
                       DTL_VERSION, gtk_get_major_version (), gtk_get_minor_version (),
                       gtk_get_micro_version (), adw_get_major_version (), adw_get_minor_version (),
                       adw_get_micro_version (), glib_major_version, glib_minor_version,
                       glib_micro_version, cairo_version_string (), pango_version_string (),
                       DTL_IS_WINDOW (parent) ? dtl_window_get_path (DTL_WINDOW (parent)) : "");
  adw_show_about_window (
      parent, "application-name", "Dateline", "application-icon", DTL_APP_ID, "version",
      DTL_VERSION, "comments", _ ("Price charts with the news on them"), "license-type",
      GTK_LICENSE_GPL_3_0, "debug-info", debug, "debug-info-filename", "dateline.txt", NULL);
}

static DtlWindow *
find_window (DtlApplication *self, const char *path)
{
  for (GList *at = gtk_application_get_windows (GTK_APPLICATION (self)); at != NULL; at = at->next)
    if (DTL_IS_WINDOW (at->data) &&
        g_strcmp0 (dtl_window_get_path (DTL_WINDOW (at->data)), path) == 0)
      return DTL_WINDOW (at->data);

  return NULL;
}

/* @path: (nullable): NULL is the default library */
static void
present_library (DtlApplication *self, const char *path)
{
  g_autofree char *default_path = dtl_open_library_default_path ();
  DtlWindow *window;

  if (g_strcmp0 (path, default_path) == 0)
    path = NULL;
  window = find_window (self, path);
  if (window != NULL)
    {
      gtk_window_present (GTK_WINDOW (window));
      return;
    }

  /* The library is read on its own thread while the window comes up: with a quick disk the first
   * frame has the chart in it, and with a slow one it waits for nothing. */
  window = dtl_window_new (self);
  dtl_window_open_library (window, path);
  gtk_window_present (GTK_WINDOW (window));
}

static void
dtl_application_activate (GApplication *application)
{
  present_library (DTL_APPLICATION (application), NULL);
}

static int
dtl_application_command_line (GApplication *application, GApplicationCommandLine *line)
{
  GVariantDict *options = g_application_command_line_get_options_dict (line);
  const char *name = NULL;

  if (g_variant_dict_lookup (options, "library", "^&ay", &name))
    {
      g_autoptr (GFile) file = g_application_command_line_create_file_for_arg (line, name);

      if (g_file_peek_path (file) == NULL)
        {
          g_application_command_line_printerr (
              line, _ ("dateline: %s is not a file on this computer.\n"), name);
          return 1;
        }
      present_library (DTL_APPLICATION (application), g_file_peek_path (file));
    }
  else
    {
      present_library (DTL_APPLICATION (application), NULL);
    }

  return 0;
}

static int
dtl_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  g_autoptr (GError) error = NULL;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("dateline %s\n", DTL_VERSION);
      return 0;
    }
  if (!gtk_init_check ())
    {
      g_printerr ("%s\n", _ ("dateline: There is no display on which to open a window."));
      return 1;
    }
  /* A bus that is there and refuses us must not keep the window from opening. */
  if (!g_application_register (application, NULL, &error))
    g_application_set_flags (application,
                             g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);

  return -1;
}

static void
dtl_application_startup (GApplication *application)
{
  static const GActionEntry actions[] = {
    { "quit", quit_cb },
    { "about", about_cb },
  };

  G_APPLICATION_CLASS (dtl_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  for (gsize i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), accelerators[i].action,
                                           accelerators[i].accels);
}

static void
dtl_application_class_init (DtlApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->activate = dtl_application_activate;
  application_class->command_line = dtl_application_command_line;
  application_class->handle_local_options = dtl_application_handle_local_options;
  application_class->startup = dtl_application_startup;
}

static void
dtl_application_init (DtlApplication *self)
{
  static const GOptionEntry options[] = {
    { "library", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Open this library file"), N_ ("FILE") },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and end"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

/**
 * dtl_application_new:
 *
 * Returns: (transfer full): the application
 */
DtlApplication *
dtl_application_new (void)
{
  return g_object_new (DTL_TYPE_APPLICATION, "application-id", DTL_APP_ID, "flags",
                       G_APPLICATION_HANDLES_COMMAND_LINE, "resource-base-path",
                       "/org/dateline/Dateline", NULL);
}
