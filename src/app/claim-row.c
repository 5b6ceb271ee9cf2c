/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of the list of claims: the article's words, the verdict as a chip, what was measured and
 * from where to where. All texts come ready. */
#include "app/claim-row.h"

#include <glib/gi18n.h>

struct _DtlClaimRow
{
  GtkListBoxRow parent_instance;

  int index;

  GtkLabel *quote;
  GtkWidget *chip;
  GtkImage *chip_icon;
  GtkLabel *verdict;
  GtkLabel *measured;
  GtkLabel *base;
};

/* By DtlClaimChip */
static const struct
{
  const char *style;
  const char *icon;
} chips[] = {
  { "ok", "object-select-symbolic" },
  { "caveat", "list-remove-symbolic" },
  { "contradicts", "window-close-symbolic" },
  { "unknown", "dialog-question-symbolic" },
};

G_DEFINE_FINAL_TYPE (DtlClaimRow, dtl_claim_row, GTK_TYPE_LIST_BOX_ROW)

static void
dtl_claim_row_class_init (DtlClaimRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/dateline/Dateline/claim-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DtlClaimRow, quote);
  gtk_widget_class_bind_template_child (widget_class, DtlClaimRow, chip);
  gtk_widget_class_bind_template_child (widget_class, DtlClaimRow, chip_icon);
  gtk_widget_class_bind_template_child (widget_class, DtlClaimRow, verdict);
  gtk_widget_class_bind_template_child (widget_class, DtlClaimRow, measured);
  gtk_widget_class_bind_template_child (widget_class, DtlClaimRow, base);
}

static void
dtl_claim_row_init (DtlClaimRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dtl_claim_row_new:
 * @facts: what it says; texts are copied
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
dtl_claim_row_new (const DtlClaimFacts *facts)
{
  DtlClaimRow *self = g_object_new (DTL_TYPE_CLAIM_ROW, NULL);
  /* Translators: the words of an article, in the quotation marks of your language */
  g_autofree char *quote = g_strdup_printf (_ ("“%s”"), facts->quote);
  g_autofree char *spoken =
      g_strdup_printf ("%s: %s%s%s. %s", quote, facts->verdict, facts->measured != NULL ? ", " : "",
                       facts->measured != NULL ? facts->measured : "", facts->base);

  self->index = facts->index;
  gtk_label_set_text (self->quote, quote);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->quote), facts->quote);
  gtk_widget_add_css_class (self->chip, chips[facts->chip].style);
  gtk_image_set_from_icon_name (self->chip_icon, chips[facts->chip].icon);
  gtk_label_set_text (self->verdict, facts->verdict);
  gtk_widget_set_tooltip_text (self->chip, facts->rule);
  gtk_widget_set_visible (GTK_WIDGET (self->measured), facts->measured != NULL);
  gtk_label_set_text (self->measured, facts->measured != NULL ? facts->measured : "");
  gtk_label_set_text (self->base, facts->base);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);

  return GTK_WIDGET (self);
}

int
dtl_claim_row_get_index (DtlClaimRow *self)
{
  g_return_val_if_fail (DTL_IS_CLAIM_ROW (self), -1);

  return self->index;
}
