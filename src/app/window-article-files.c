/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Articles into the library: from a file, the clipboard or an address. Reading a document may take
 * a process of its own or the net, so it is done in a thread; what was read then goes to the
 * library as one step. */
#include "app/window-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "operations/import-article.h"
#include "operations/load-lexicon.h"

/* What is to be read; one of the first three. */
typedef struct
{
  char *path;
  char *address;
  char *text;
  char *symbol; /* nullable: the instrument shown */
  DtlArticleSource *source;
} Reading;

static void
reading_free (Reading *self)
{
  g_free (self->path);
  g_free (self->address);
  g_free (self->text);
  g_free (self->symbol);
  g_clear_pointer (&self->source, dtl_article_source_free);
  g_free (self);
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Reading *reading = data;
  GError *error = NULL;

  if (reading->path != NULL)
    reading->source = dtl_article_source_read_file (reading->path, cancellable, &error);
  else if (reading->address != NULL)
    reading->source = dtl_article_source_read_address (reading->address, TRUE, cancellable, &error);
  else
    {
      g_autoptr (GBytes) bytes = g_bytes_new (reading->text, strlen (reading->text));

      reading->source = dtl_article_source_read_bytes (_ ("pasted text"), "text/plain", bytes,
                                                       cancellable, &error);
    }

  if (reading->source != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static gpointer
keep_article (DtlStore *store, gpointer data, GError **error)
{
  const Reading *reading = data;
  DtlArticleOptions options = { .symbol = reading->symbol };
  g_autofree char *folder = dtl_load_lexicon_get_user_folder ();
  g_autoptr (DtlLexicon) lexicon = dtl_load_lexicon (folder, error);

  if (lexicon == NULL)
    return NULL;

  return dtl_import_article (store, reading->source, &options, lexicon,
                             g_get_real_time () / G_USEC_PER_SEC, error);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlArticleImport) import =
      dtl_library_run_finish (DTL_LIBRARY (source), result, &error);
  g_autoptr (DtlWindow) self = user_data;

  if (self->library == NULL)
    return;
  if (import == NULL)
    {
      dtl_window_show_error (self, _ ("The article was not imported"), error);
      return;
    }

  if (import->is_duplicate)
    dtl_window_show_toast (self, _ ("That article is in the library already"));
  dtl_window_show_article (self, import->article->id);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DtlWindow *self = DTL_WINDOW (source);
  g_autoptr (GError) error = NULL;
  Reading *reading = g_task_get_task_data (G_TASK (result));
  Reading *rest;

  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        dtl_window_show_error (self, _ ("The article could not be read"), error);
      return;
    }
  if (self->library == NULL)
    return;

  rest = g_new0 (Reading, 1);
  rest->symbol = g_steal_pointer (&reading->symbol);
  rest->source = g_steal_pointer (&reading->source);
  dtl_library_run_async (self->library, TRUE, keep_article, rest, (GDestroyNotify) reading_free,
                         (GDestroyNotify) dtl_article_import_free, NULL, kept_cb,
                         g_object_ref (self));
}

/* @reading: (transfer full) */
static void
start_reading (DtlWindow *self, Reading *reading)
{
  const DtlSnapshot *snapshot = dtl_view_state_get_snapshot (self->state);
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, read_cb, NULL);

  if (snapshot != NULL && snapshot->instrument != NULL)
    reading->symbol = g_strdup (snapshot->instrument->symbol);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "progress");
  g_task_set_source_tag (task, start_reading);
  g_task_set_task_data (task, reading, (GDestroyNotify) reading_free);
  g_task_run_in_thread (task, read_thread);
}

/**
 * dtl_window_import_article:
 * @path: of a text, page, mail, PDF or feed
 */
void
dtl_window_import_article (DtlWindow *self, const char *path)
{
  Reading *reading;

  if (self->library == NULL)
    return;

  reading = g_new0 (Reading, 1);
  reading->path = g_strdup (path);
  start_reading (self, reading);
}

/**
 * dtl_window_import_text:
 * @text: (nullable): of an article, or its address
 */
void
dtl_window_import_text (DtlWindow *self, const char *text)
{
  g_autofree char *stripped = text != NULL ? g_strstrip (g_strdup (text)) : NULL;
  Reading *reading;

  if (self->library == NULL)
    return;
  if (stripped == NULL || *stripped == '\0')
    {
      dtl_window_show_toast (self, _ ("There is no text to paste"));
      return;
    }

  reading = g_new0 (Reading, 1);
  if (strpbrk (stripped, " \n\t") == NULL && dtl_article_source_is_address (stripped))
    reading->address = g_steal_pointer (&stripped);
  else
    reading->text = g_strdup (text);
  start_reading (self, reading);
}

static void
clipboard_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DtlWindow) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  dtl_window_import_text (self, text);
}

static void
paste_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DtlWindow *self = user_data;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->cancellable,
                                 clipboard_cb, g_object_ref (self));
}

static void
import_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dtl_window_choose_article (user_data);
}

static void
address_response_cb (AdwMessageDialog *dialog, const char *response, DtlWindow *self)
{
  GtkEditable *entry = GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog));
  const char *text = gtk_editable_get_text (entry);

  if (strcmp (response, "open") != 0)
    return;
  if (dtl_article_source_is_address (text))
    dtl_window_import_text (self, text);
  else
    dtl_window_show_toast (self, _ ("That is no address of a web page"));
}

static void
fetch_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DtlWindow *self = user_data;
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (self), _ ("Open an Address"),
      _ ("The page is fetched once, now. Nothing else is sent or fetched."));
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), "https://");
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_URL);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Address of the article"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "open",
                                    _ ("_Open"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "open",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "open");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (address_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static const GActionEntry entries[] = {
  { "import-article", import_cb },
  { "paste-article", paste_cb },
  { "fetch-article", fetch_cb },
};

void
dtl_window_init_article_files (DtlWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

/**
 * dtl_window_is_article_name:
 * @path: a file's
 *
 * Returns: whether files of that name's ending are documents and no prices; what may be either is
 *   told by its text: prices have more digits than letters
 */
gboolean
dtl_window_is_article_name (const char *path)
{
  static const char *const endings[] = { ".html", ".htm", ".md",  ".eml",
                                         ".pdf",  ".xml", ".rss", ".atom" };
  g_autofree char *folded = g_ascii_strdown (path, -1);
  g_autoptr (GMappedFile) file = NULL;
  gsize n_letters = 0, n_digits = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (folded, endings[i]))
      return TRUE;
  if (!g_str_has_suffix (folded, ".txt"))
    return FALSE;

  file = g_mapped_file_new (path, FALSE, NULL);
  for (gsize i = 0; file != NULL && i < MIN (g_mapped_file_get_length (file), 4096); i++)
    {
      char c = g_mapped_file_get_contents (file)[i];

      n_letters += g_ascii_isalpha (c) != 0;
      n_digits += g_ascii_isdigit (c) != 0;
    }

  return n_letters > n_digits;
}
