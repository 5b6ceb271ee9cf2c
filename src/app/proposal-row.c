/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of the list of proposed events: what is proposed, and either two round buttons or what was
 * decided. It decides nothing itself: its buttons are actions of the page around it. */
#include "app/proposal-row.h"

#include <glib/gi18n.h>

#include "app/kind-disc.h"

struct _DtlProposalRow
{
  GtkListBoxRow parent_instance;

  int index;
  DtlProposalState state;

  DtlKindDisc *disc;
  GtkLabel *title;
  GtkLabel *day;
  GtkLabel *known;
  GtkWidget *decide, *reject, *accept;
  GtkWidget *decided, *reconsider;
  GtkImage *decided_icon;
  GtkLabel *decided_label;
};

G_DEFINE_FINAL_TYPE (DtlProposalRow, dtl_proposal_row, GTK_TYPE_LIST_BOX_ROW)

static void
dtl_proposal_row_class_init (DtlProposalRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (DTL_TYPE_KIND_DISC);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dateline/Dateline/proposal-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DtlProposalRow, disc);
  gtk_widget_class_bind_template_child (widget_class, DtlProposalRow, title);
  gtk_widget_class_bind_template_child (widget_class, DtlProposalRow, day);
  gtk_widget_class_bind_template_child (widget_class, DtlProposalRow, known);
  gtk_widget_class_bind_template_child (widget_class, DtlProposalRow, decide);
  gtk_widget_class_bind_template_child (widget_class, DtlProposalRow, reject);
  gtk_widget_class_bind_template_child (widget_class, DtlProposalRow, accept);
  gtk_widget_class_bind_template_child (widget_class, DtlProposalRow, decided);
  gtk_widget_class_bind_template_child (widget_class, DtlProposalRow, reconsider);
  gtk_widget_class_bind_template_child (widget_class, DtlProposalRow, decided_icon);
  gtk_widget_class_bind_template_child (widget_class, DtlProposalRow, decided_label);
}

static void
dtl_proposal_row_init (DtlProposalRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_action (DtlProposalRow *self, GtkWidget *button, const char *action, const char *name)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", self->index);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_state (DtlProposalRow *self)
{
  gboolean accepted = self->state == DTL_PROPOSAL_ACCEPTED;

  gtk_widget_set_visible (self->decide, self->state == DTL_PROPOSAL_OPEN);
  gtk_widget_set_visible (self->decided, self->state != DTL_PROPOSAL_OPEN);
  gtk_widget_set_visible (GTK_WIDGET (self->decided_icon), accepted);
  gtk_widget_set_visible (self->reconsider, !accepted);
  gtk_label_set_text (self->decided_label, accepted ? C_ ("proposed event", "On chart")
                                                    : C_ ("proposed event", "Rejected"));
  gtk_widget_add_css_class (self->decided, accepted ? "accepted" : "dim-label");
}

/**
 * dtl_proposal_row_new:
 * @facts: what it says; texts are copied
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
dtl_proposal_row_new (const DtlProposalFacts *facts)
{
  DtlProposalRow *self = g_object_new (DTL_TYPE_PROPOSAL_ROW, NULL);
  g_autofree char *spoken =
      g_strdup_printf ("%s, %s%s%s", facts->title, facts->day, facts->known != NULL ? ", " : "",
                       facts->known != NULL ? _ ("marked already") : "");
  g_autofree char *accept = g_strdup_printf (_ ("Accept %s"), facts->title);
  g_autofree char *reject = g_strdup_printf (_ ("Reject %s"), facts->title);
  g_autofree char *again = g_strdup_printf (_ ("Decide again about %s"), facts->title);

  self->index = facts->index;
  self->state = facts->state;
  dtl_kind_disc_set_kind (self->disc, facts->kind, facts->uncertain);
  gtk_label_set_text (self->title, facts->title);
  gtk_label_set_text (self->day, facts->day);
  if (facts->known != NULL)
    {
      /* Translators: %s is the title of an event that is in the library already */
      g_autofree char *known = g_strdup_printf (_ ("Marked already: “%s”"), facts->known);

      gtk_label_set_text (self->known, known);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->known), known);
      gtk_widget_set_tooltip_text (self->accept, _ ("Link with the Marked Event (A)"));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->known), facts->known != NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), facts->title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->day), facts->reason);

  set_action (self, self->accept, "win.accept-proposal", accept);
  set_action (self, self->reject, "win.reject-proposal", reject);
  set_action (self, self->reconsider, "win.reconsider-proposal", again);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  show_state (self);

  return GTK_WIDGET (self);
}

int
dtl_proposal_row_get_index (DtlProposalRow *self)
{
  g_return_val_if_fail (DTL_IS_PROPOSAL_ROW (self), -1);

  return self->index;
}

DtlProposalState
dtl_proposal_row_get_state (DtlProposalRow *self)
{
  g_return_val_if_fail (DTL_IS_PROPOSAL_ROW (self), DTL_PROPOSAL_OPEN);

  return self->state;
}
