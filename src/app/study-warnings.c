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

/* @more: (nullable) */
static GtkWidget *
add_card (GtkBox *box, const char *icon, const char *text, const char *more)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_add_css_class (card, "caveat-card");
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (lines), create_label (text, "caveat-title"));
  if (more != NULL)
    gtk_box_append (GTK_BOX (lines), create_label (more, "caveat-more"));
  gtk_box_append (GTK_BOX (card), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (card), lines);
  gtk_box_append (box, card);

  return card;
}

static void
add_button (GtkWidget *card, const char *label, GCallback clicked, DtlStudies *studies)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "caveat-button");
  g_signal_connect_object (button, "clicked", clicked, studies, 0);
  gtk_box_append (GTK_BOX (card), button);
  dtl_accessible_names_settle (card);
}

static void
add_warning (GtkBox *box, DtlStudies *studies, DtlStudyWarning warning, const char *text)
{
  g_autofree char *more = NULL;

  if (warning == DTL_STUDY_WARNING_OTHER_EVENT_IN_ESTIMATION)
    {
      more = tell_without (studies);
      add_button (add_card (box, "dialog-warning-symbolic", text, more), _ ("Excl_ude"),
                  G_CALLBACK (exclude_clicked_cb), studies);
      return;
    }
  if (warning == DTL_STUDY_WARNING_OTHER_EVENT_IN_WINDOW && dtl_studies_count_episode (studies) > 1)
    {
      more = g_strdup_printf (_ ("Study %zu days with events as one"),
                              dtl_studies_count_episode (studies));
      add_button (add_card (box, "dialog-warning-symbolic", text, more), C_ ("study", "_Join"),
                  G_CALLBACK (joint_clicked_cb), studies);
      return;
    }
  more = dtl_study_words_advise (warning);
  add_card (box, "dialog-warning-symbolic", text, more);
}

/* "3 days with events are studied as one", and the way back */
static void
add_episode (GtkBox *box, DtlStudies *studies)
{
  const DtlStudy *study = dtl_studies_get_study (studies);
  g_autofree char *day =
      dtl_format_day (study->session, DTL_DAY_STYLE_DAY_MONTH_YEAR, dtl_phrases_get_date_names ());
  g_autofree char *text = g_strdup_printf (_ ("%zu days with events are studied as one"),
                                           dtl_studies_count_episode (studies));
  g_autofree char *more = g_strdup_printf (_ ("Day 0 is that of the first, %s"), day);

  add_button (add_card (box, "dtl-study-symbolic", text, more), C_ ("study", "_Separate"),
              G_CALLBACK (joint_clicked_cb), studies);
}

/**
 * dtl_study_warnings_fill:
 * @box: whose children are replaced; not shown when there are none
 * @studies: with a study
 */
void
dtl_study_warnings_fill (GtkBox *box, DtlStudies *studies)
{
  const DtlStudy *study = dtl_studies_get_study (studies);
  GtkWidget *child;

  g_return_if_fail (GTK_IS_BOX (box) && study != NULL);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  if (dtl_studies_is_joint (studies))
    add_episode (box, studies);
  for (int i = 0; i < DTL_N_STUDY_WARNINGS; i++)
    {
      DtlStudyWarning warning = (DtlStudyWarning) i;
      g_autofree char *text = NULL;

      if (!(study->warnings & (1u << i)) || dtl_study_words_is_note (warning))
        continue;
      if (warning == DTL_STUDY_WARNING_OTHER_EVENT_IN_ESTIMATION && study->settings.excludes_events)
        continue;
      text = dtl_study_words_warn (study, warning);
      if (text != NULL)
        add_warning (box, studies, warning, text);
    }
  if (study->status == DTL_STUDY_DEGENERATE_BENCHMARK)
    add_card (box, "dialog-warning-symbolic",
              _ ("The benchmark does not move: the constant mean was used"), NULL);
  gtk_widget_set_visible (GTK_WIDGET (box), gtk_widget_get_first_child (GTK_WIDGET (box)) != NULL);
}
