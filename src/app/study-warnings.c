/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What to know before trusting a study, a card each, with what can be done about it: a word, or a
 * button that changes the plan. */
#include "app/study-warnings.h"

#include <glib/gi18n.h>

#include "app/accessible-names.h"
#include "app/phrases.h"
#include "app/study-words.h"

static void
exclude_clicked_cb (GtkButton *button, DtlStudies *studies)
{
  DtlStudyPlan *plan = dtl_study_plan_copy (dtl_studies_get_plan (studies));

  plan->settings.excludes_events = TRUE;
  dtl_studies_change_plan (studies, plan);
}

static void
joint_clicked_cb (GtkButton *button, DtlStudies *studies)
{
  DtlStudyPlan *plan = dtl_study_plan_copy (dtl_studies_get_plan (studies));

  plan->joint = !plan->joint;
  dtl_studies_change_plan (studies, plan);
}

/* "Without them: t −1.27, p 0.21" */
static char *
tell_without (DtlStudies *studies)
{
  g_autoptr (DtlStudy) without = dtl_studies_run_without_events (studies);
  const DtlStudyWindow *chosen = dtl_studies_get_window (studies);
  const DtlStudyWindow *window =
      chosen != NULL ? dtl_studies_find_window (without, chosen->range) : NULL;
  g_autofree char *t = NULL;
  g_autofree char *p = NULL;

  if (window == NULL)
    return NULL;
  t = dtl_format_price (window->t, 2);
  p = dtl_format_probability (window->p);

  return g_strdup_printf (_ ("Without them: t %s, p %s"), t, p);
}

static GtkWidget *
create_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, style);

  return label;
}

/* What a card says. */
typedef struct
{
  const char *icon;
  char *text;
  char *more;        /* nullable */
  const char *label; /* nullable: there is no button */
  GCallback clicked; /* of that button */
} Card;

static void
card_free (Card *self)
{
  g_free (self->text);
  g_free (self->more);
  g_free (self);
}

/* @text, @more: (transfer full) */
static void
add_card (GPtrArray *cards,
          const char *icon,
          char *text,
          char *more,
          const char *label,
          GCallback clicked)
{
  Card *card = g_new (Card, 1);

  *card = (Card){ .icon = icon, .text = text, .more = more, .label = label, .clicked = clicked };
  g_ptr_array_add (cards, card);
}

static GtkWidget *
create_card (const Card *self, DtlStudies *studies)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *button;

  gtk_widget_add_css_class (card, "caveat-card");
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (lines), create_label (self->text, "caveat-title"));
  if (self->more != NULL)
    gtk_box_append (GTK_BOX (lines), create_label (self->more, "caveat-more"));
  gtk_box_append (GTK_BOX (card), gtk_image_new_from_icon_name (self->icon));
  gtk_box_append (GTK_BOX (card), lines);
  if (self->label == NULL)
    return card;

  button = gtk_button_new_with_mnemonic (self->label);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "caveat-button");
  g_signal_connect_object (button, "clicked", self->clicked, studies, 0);
  gtk_box_append (GTK_BOX (card), button);
  dtl_accessible_names_settle (card);

  return card;
}

/* @text: (transfer full) */
static void
add_warning (GPtrArray *cards, DtlStudies *studies, DtlStudyWarning warning, char *text)
{
  const char *icon = "dialog-warning-symbolic";

  if (warning == DTL_STUDY_WARNING_OTHER_EVENT_IN_ESTIMATION)
    add_card (cards, icon, text, tell_without (studies), _ ("Excl_ude"),
              G_CALLBACK (exclude_clicked_cb));
  else if (warning == DTL_STUDY_WARNING_OTHER_EVENT_IN_WINDOW &&
           dtl_studies_count_episode (studies) > 1)
    add_card (cards, icon, text,
              g_strdup_printf (_ ("Study %zu days with events as one"),
                               dtl_studies_count_episode (studies)),
              C_ ("study", "_Join"), G_CALLBACK (joint_clicked_cb));
  else
    add_card (cards, icon, text, dtl_study_words_advise (warning), NULL, NULL);
}

/* "3 days with events are studied as one", and the way back */
static void
add_episode (GPtrArray *cards, DtlStudies *studies)
{
  const DtlStudy *study = dtl_studies_get_study (studies);
  g_autofree char *day =
      dtl_format_day (study->session, DTL_DAY_STYLE_DAY_MONTH_YEAR, dtl_phrases_get_date_names ());

  add_card (cards, "dtl-study-symbolic",
            g_strdup_printf (_ ("%zu days with events are studied as one"),
                             dtl_studies_count_episode (studies)),
            g_strdup_printf (_ ("Day 0 is that of the first, %s"), day), C_ ("study", "_Separate"),
            G_CALLBACK (joint_clicked_cb));
}

static GPtrArray *
list_cards (DtlStudies *studies)
{
  const DtlStudy *study = dtl_studies_get_study (studies);
  GPtrArray *cards = g_ptr_array_new_with_free_func ((GDestroyNotify) card_free);

  if (dtl_studies_is_joint (studies))
    add_episode (cards, studies);
  for (int i = 0; i < DTL_N_STUDY_WARNINGS; i++)
    {
      DtlStudyWarning warning = (DtlStudyWarning) i;
      char *text;

      if (!(study->warnings & (1u << i)) || dtl_study_words_is_note (warning))
        continue;
      if (warning == DTL_STUDY_WARNING_OTHER_EVENT_IN_ESTIMATION && study->settings.excludes_events)
        continue;
      text = dtl_study_words_warn (study, warning);
      if (text != NULL)
        add_warning (cards, studies, warning, text);
    }
  if (study->status == DTL_STUDY_DEGENERATE_BENCHMARK)
    add_card (cards, "dialog-warning-symbolic",
              g_strdup (_ ("The benchmark does not move: the constant mean was used")), NULL, NULL,
              NULL);

  return cards;
}

/* Returns: (transfer full): all that the cards say */
static char *
join_cards (GPtrArray *cards)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < cards->len; i++)
    {
      const Card *card = g_ptr_array_index (cards, i);

      g_string_append_printf (all, "%s\n%s\n%s\n", card->text, card->more != NULL ? card->more : "",
                              card->label != NULL ? card->label : "");
    }

  return g_string_free (all, FALSE);
}

/**
 * dtl_study_warnings_fill:
 * @box: whose children are replaced, if they would say anything else; not shown when there are none
 * @studies: with a study
 *
 * A button that is being pressed, or waits for the end of its key, must not be replaced by its
 * like.
 */
void
dtl_study_warnings_fill (GtkBox *box, DtlStudies *studies)
{
  g_autoptr (GPtrArray) cards = NULL;
  g_autofree char *said = NULL;
  GtkWidget *child;

  g_return_if_fail (GTK_IS_BOX (box) && dtl_studies_get_study (studies) != NULL);

  cards = list_cards (studies);
  said = join_cards (cards);
  if (g_strcmp0 (said, g_object_get_data (G_OBJECT (box), "said")) == 0)
    return;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  for (guint i = 0; i < cards->len; i++)
    gtk_box_append (box, create_card (g_ptr_array_index (cards, i), studies));
  gtk_widget_set_visible (GTK_WIDGET (box), cards->len > 0);
  g_object_set_data_full (G_OBJECT (box), "said", g_steal_pointer (&said), g_free);
}
