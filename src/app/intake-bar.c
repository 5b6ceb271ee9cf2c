/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The strip under the header that says how reading documents goes, and why one could not be read.
 * A sentence stays until it is dismissed or something else is read. */
#include "app/intake-bar.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/accessible-names.h"

#define PULSE_MS 120

struct _DtlIntakeBar
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkRevealer *progress_revealer, *failure_revealer;
  GtkProgressBar *progress;
  GtkLabel *progress_label, *failure_label;
  GtkWidget *cancel_button;
  guint pulse_source;
};

G_DEFINE_FINAL_TYPE (DtlIntakeBar, dtl_intake_bar, GTK_TYPE_WIDGET)

static gboolean
pulse_cb (gpointer user_data)
{
  DtlIntakeBar *self = user_data;

  gtk_progress_bar_pulse (self->progress);

  return G_SOURCE_CONTINUE;
}

static void
set_pulsing (DtlIntakeBar *self, gboolean pulsing)
{
  if (!pulsing)
    g_clear_handle_id (&self->pulse_source, g_source_remove);
  else if (self->pulse_source == 0 && adw_get_enable_animations (GTK_WIDGET (self)))
    self->pulse_source = g_timeout_add (PULSE_MS, pulse_cb, self);
}

/**
 * dtl_intake_bar_show_progress:
 * @report: (nullable): of what is read now; %NULL: nothing that has to be shown
 */
void
dtl_intake_bar_show_progress (DtlIntakeBar *self, const DtlIntakeReport *report)
{
  g_autofree char *text = NULL;

  g_return_if_fail (DTL_IS_INTAKE_BAR (self));

  set_pulsing (self, report != NULL && report->n == 1);
  gtk_revealer_set_reveal_child (self->progress_revealer, report != NULL);
  if (report == NULL)
    {
      gtk_label_set_text (self->progress_label, "");
      return;
    }

  if (report->n == 1)
    /* Translators: %s is the name of a file or of a server */
    text = g_strdup_printf (_ ("Reading %s…"), report->name);
  else
    {
      /* Translators: the name of a file, its place among those that are read, and how many */
      text = g_strdup_printf (_ ("Reading %s, %u of %u…"), report->name, report->n_done + 1,
                              report->n);
      gtk_progress_bar_set_fraction (self->progress, (double) report->n_done / report->n);
    }
  gtk_label_set_text (self->progress_label, text);
  gtk_widget_set_sensitive (self->cancel_button, !report->is_cancelled);
}

/**
 * dtl_intake_bar_show_failure:
 * @sentence: (nullable): why something could not be read; %NULL: nothing failed
 */
void
dtl_intake_bar_show_failure (DtlIntakeBar *self, const char *sentence)
{
  g_return_if_fail (DTL_IS_INTAKE_BAR (self));

  if (sentence != NULL)
    {
      gtk_label_set_text (self->failure_label, sentence);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->failure_label), sentence);
    }
  gtk_revealer_set_reveal_child (self->failure_revealer, sentence != NULL);
}

static void
dismiss_cb (GtkButton *button, DtlIntakeBar *self)
{
  dtl_intake_bar_show_failure (self, NULL);
}

static void
dtl_intake_bar_dispose (GObject *object)
{
  DtlIntakeBar *self = DTL_INTAKE_BAR (object);

  set_pulsing (self, FALSE);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (dtl_intake_bar_parent_class)->dispose (object);
}

static void
dtl_intake_bar_class_init (DtlIntakeBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dtl_intake_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dateline/Dateline/intake-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, DtlIntakeBar, content);
  gtk_widget_class_bind_template_child (widget_class, DtlIntakeBar, progress_revealer);
  gtk_widget_class_bind_template_child (widget_class, DtlIntakeBar, failure_revealer);
  gtk_widget_class_bind_template_child (widget_class, DtlIntakeBar, progress);
  gtk_widget_class_bind_template_child (widget_class, DtlIntakeBar, progress_label);
  gtk_widget_class_bind_template_child (widget_class, DtlIntakeBar, failure_label);
  gtk_widget_class_bind_template_child (widget_class, DtlIntakeBar, cancel_button);
  gtk_widget_class_bind_template_callback (widget_class, dismiss_cb);
}

static void
dtl_intake_bar_init (DtlIntakeBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dtl_accessible_names_settle (GTK_WIDGET (self));
}
