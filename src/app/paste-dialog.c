/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet on which the text of an article is pasted or written. What is made of it is seen on the
 * article page; here is only a text. */
#include "app/paste-dialog.h"

#include "app/accessible-names.h"
#include "base/text.h"

struct _DtlPasteDialog
{
  AdwWindow parent_instance;

  GtkTextView *view;
  GtkWidget *import_button;
};

static guint pasted_signal;

G_DEFINE_FINAL_TYPE (DtlPasteDialog, dtl_paste_dialog, ADW_TYPE_WINDOW)

static char *
dup_text (DtlPasteDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
text_changed_cb (DtlPasteDialog *self)
{
  g_autofree char *text = dup_text (self);

  gtk_widget_set_sensitive (self->import_button, !dtl_text_is_blank (text));
}

static void
import_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DtlPasteDialog *self = DTL_PASTE_DIALOG (widget);
  g_autofree char *text = dup_text (self);

  if (dtl_text_is_blank (text))
    return;

  g_signal_emit (self, pasted_signal, 0, text);
  gtk_window_close (GTK_WINDOW (self));
}

static void
dtl_paste_dialog_class_init (DtlPasteDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  pasted_signal = g_signal_new ("pasted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "paste.import", NULL, import_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dateline/Dateline/paste-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DtlPasteDialog, view);
  gtk_widget_class_bind_template_child (widget_class, DtlPasteDialog, import_button);
}

/* Before the text view makes a line break of it. */
static void
add_import_key (DtlPasteDialog *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Return, GDK_CONTROL_MASK),
                        gtk_named_action_new ("paste.import")));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
dtl_paste_dialog_init (DtlPasteDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dtl_accessible_names_settle (GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (self->view), "changed",
                           G_CALLBACK (text_changed_cb), self, G_CONNECT_SWAPPED);
  add_import_key (self);
  text_changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/**
 * dtl_paste_dialog_new:
 * @parent: the window above which it stands
 *
 * Returns: (transfer none): a dialog, owned by GTK like all windows
 */
DtlPasteDialog *
dtl_paste_dialog_new (GtkWindow *parent)
{
  return g_object_new (DTL_TYPE_PASTE_DIALOG, "transient-for", parent, NULL);
}
