/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Articles into the library: from files, the clipboard, a sheet to paste on, an address or a feed.
 * Reading is the intake's; here its progress is shown, and what became of it. */
#include "app/window-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/feed-dialog.h"
#include "app/paste-dialog.h"

static const char *
get_symbol (DtlWindow *self)
{
  const DtlSnapshot *snapshot = dtl_view_state_get_snapshot (self->state);

  return snapshot != NULL && snapshot->instrument != NULL ? snapshot->instrument->symbol : NULL;
}

/* ── How reading goes ───────────────────────────────────────────────────────────────────────── */

static void
intake_changed_cb (DtlWindow *self)
{
  DtlIntakeStage stage = dtl_article_intake_get_stage (self->intake);
  const DtlIntakeReport *report = dtl_article_intake_get_report (self->intake);
  gboolean noticed = stage >= DTL_INTAKE_NOTICED;

  gtk_widget_set_visible (self->import_icon, !noticed);
  gtk_widget_set_visible (GTK_WIDGET (self->import_spinner), noticed);
  gtk_spinner_set_spinning (self->import_spinner, noticed);
  dtl_intake_bar_show_progress (self->intake_bar, stage == DTL_INTAKE_LONG ? report : NULL);
  if (stage == DTL_INTAKE_QUICK)
    dtl_intake_bar_show_failure (self->intake_bar, NULL);
}

/* Returns: (transfer full) (nullable): what became of all, where it is not seen by itself */
static char *
describe_report (DtlWindow *self, const DtlIntakeReport *report)
{
  gboolean is_seen = gtk_stack_get_visible_child (self->pages) == GTK_WIDGET (self->flap);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (report->n == 1 && report->n_known == 1)
    return g_strdup (_ ("That article is in the library already"));

  if (report->n_new > 0 && (report->n > 1 || !is_seen))
    g_ptr_array_add (parts, g_strdup_printf (g_dngettext (NULL, "%u article imported",
                                                          "%u articles imported", report->n_new),
                                             report->n_new));
  if (report->n_known > 0)
    g_ptr_array_add (
        parts, g_strdup_printf (g_dngettext (NULL, "%u was in the library already",
                                             "%u were in the library already", report->n_known),
                                report->n_known));
  if (report->n_failed > 0 && report->n > 1)
    g_ptr_array_add (parts, g_strdup_printf (g_dngettext (NULL, "%u could not be read",
                                                          "%u could not be read", report->n_failed),
                                             report->n_failed));
  if (report->is_cancelled)
    g_ptr_array_add (parts, g_strdup (_ ("reading was cancelled")));
  if (parts->len == 0)
    return NULL;

  g_ptr_array_add (parts, NULL);
  return g_strjoinv ("; ", (char **) parts->pdata);
}

static void
intake_finished_cb (DtlWindow *self)
{
  const DtlIntakeReport *report = dtl_article_intake_get_report (self->intake);
  g_autofree char *text = describe_report (self, report);

  if (report->message != NULL)
    dtl_intake_bar_show_failure (self->intake_bar, report->message);
  if (text != NULL)
    dtl_window_show_toast (self, text);
  if (report->article_id != 0)
    dtl_window_show_article (self, report->article_id);
}

static void
picked_cb (DtlFeedDialog *dialog, GPtrArray *items, DtlWindow *self)
{
  while (items->len > 0)
    dtl_article_intake_add_item (self->intake, g_ptr_array_steal_index (items, 0),
                                 get_symbol (self));
}

static void
feed_cb (DtlArticleIntake *intake, DtlArticleSource *feed, DtlWindow *self)
{
  DtlFeedDialog *dialog = dtl_feed_dialog_new (GTK_WINDOW (self), feed);

  g_signal_connect_object (dialog, "picked", G_CALLBACK (picked_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ── What is read ───────────────────────────────────────────────────────────────────────────── */

/**
 * dtl_window_import_article:
 * @path: of a text, page, mail, PDF or feed
 */
void
dtl_window_import_article (DtlWindow *self, const char *path)
{
  dtl_article_intake_add_file (self->intake, path, get_symbol (self));
}

static void
pasted_cb (DtlPasteDialog *dialog, const char *text, DtlWindow *self)
{
  dtl_window_import_text (self, text);
}

/* A sheet to paste or write on. */
static void
write_article (DtlWindow *self)
{
  DtlPasteDialog *dialog;

  if (self->library == NULL)
    return;

  dtl_intake_bar_show_failure (self->intake_bar, NULL);
  dialog = dtl_paste_dialog_new (GTK_WINDOW (self));
  g_signal_connect_object (dialog, "pasted", G_CALLBACK (pasted_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * dtl_window_import_text:
 * @text: (nullable): of an article, plain or HTML, or its address; without text the user is asked
 *   for it
 */
void
dtl_window_import_text (DtlWindow *self, const char *text)
{
  g_autofree char *stripped = text != NULL ? g_strstrip (g_strdup (text)) : NULL;

  if (stripped == NULL || *stripped == '\0')
    write_article (self);
  else if (strpbrk (stripped, " \n\t") == NULL && dtl_article_source_is_address (stripped))
    dtl_article_intake_add_address (self->intake, stripped, get_symbol (self));
  else
    dtl_article_intake_add_text (self->intake, text, get_symbol (self));
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
write_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  write_article (user_data);
}

static void
cancel_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dtl_article_intake_cancel (DTL_WINDOW (user_data)->intake);
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
  { "import-article", import_cb }, { "paste-article", paste_cb }, { "write-article", write_cb },
  { "cancel-import", cancel_cb },  { "fetch-article", fetch_cb },
};

void
dtl_window_init_article_files (DtlWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  self->intake = dtl_article_intake_new ();
  g_signal_connect_object (self->intake, "changed", G_CALLBACK (intake_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->intake, "feed", G_CALLBACK (feed_cb), self, 0);
  g_signal_connect_object (self->intake, "finished", G_CALLBACK (intake_finished_cb), self,
                           G_CONNECT_SWAPPED);
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
