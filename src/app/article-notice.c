/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The card above an article's text: asks for the day of publication where it is not known or where
 * the source contradicts itself, and offers what can be told: the days found in the source, and the
 * weeks whose prices the text fits, each with its reason and a button. */
#include "app/article-notice.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "app/accessible-names.h"
#include "app/article-phrases.h"
#include "operations/published-found.h"

#define MAX_WEEKS 4 /* more would be a list to search, not a choice */

struct _DtlArticleNotice
{
  GtkWidget parent_instance;

  GtkRevealer *published_revealer;
  GtkLabel *hint;
  GtkEntry *published;
  GtkBox *candidates;
  GtkWidget *incomplete;
};

G_DEFINE_FINAL_TYPE (DtlArticleNotice, dtl_article_notice, GTK_TYPE_WIDGET)

/* ── Suggestions ────────────────────────────────────────────────────────────────────────────── */

static void
append_label (GtkBox *box, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (box, label);
}

/* @value: ISO day or instant that the button takes; @is_taken: it is the one in use */
static void
append_choice (DtlArticleNotice *self,
               const char *title,
               const char *reason,
               const char *value,
               gboolean is_taken)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkBox *texts = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 2));
  GtkWidget *button =
      gtk_button_new_with_label (is_taken ? C_ ("date", "Keep") : C_ ("date", "Use"));
  g_autofree char *spoken = g_strdup_printf (is_taken ? _ ("Keep %s") : _ ("Use %s"), title);

  append_label (texts, title, "event-title");
  append_label (texts, reason, "row-detail");
  gtk_widget_set_hexpand (GTK_WIDGET (texts), TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", value);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.set-published");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (texts));
  gtk_box_append (GTK_BOX (row), button);
  gtk_box_append (self->candidates, row);
}

static void
append_weeks (DtlArticleNotice *self, const GPtrArray *weeks)
{
  if (weeks->len == 0)
    return;

  append_label (self->candidates, _ ("By the prices it may be of this week:"), "dim-label");
  for (guint i = 0; i < MIN (weeks->len, MAX_WEEKS); i++)
    {
      const DtlWeekCandidate *week = g_ptr_array_index (weeks, i);
      char value[DTL_DAY_TEXT_SIZE];
      g_autofree char *title = dtl_article_phrases_describe_days (week->first, week->last);

      append_choice (self, title, week->reason, dtl_day_format_iso (week->published, value), FALSE);
    }
  if (weeks->len > MAX_WEEKS)
    {
      guint n = weeks->len - MAX_WEEKS;
      g_autofree char *more = g_strdup_printf (
          g_dngettext (NULL, "%u more week fits less well", "%u more weeks fit less well", n), n);

      append_label (self->candidates, more, "row-detail");
    }
}

/* Values of one day and time are one choice, with all who tell it. */
static void
append_found (DtlArticleNotice *self, const GPtrArray *found, const char *published)
{
  g_autoptr (GHashTable) shown = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < found->len; i++)
    {
      const DtlDateCandidate *candidate = g_ptr_array_index (found, i);
      g_autofree char *title = NULL;
      g_autoptr (GString) sources = g_string_new (NULL);

      if (!g_hash_table_add (shown, candidate->value))
        continue;
      for (guint k = i; k < found->len; k++)
        {
          const DtlDateCandidate *other = g_ptr_array_index (found, k);

          if (strcmp (other->value, candidate->value) == 0)
            g_string_append_printf (sources, "%s%s", sources->len > 0 ? ", " : "",
                                    dtl_article_phrases_name_source (other->source));
        }
      title = dtl_article_phrases_describe_published (candidate->value);
      append_choice (self, title, sources->str, candidate->value,
                     g_strcmp0 (candidate->value, published) == 0);
    }
}

/**
 * dtl_article_notice_show:
 * @article: whose day of publication is asked for, where it is in doubt
 * @check: what it says now
 * @asked: whether the user wants to see it anyway
 */
void
dtl_article_notice_show (DtlArticleNotice *self,
                         const DtlArticle *article,
                         const DtlArticleCheck *check,
                         gboolean asked)
{
  g_autoptr (GPtrArray) found = NULL;
  gboolean unknown, disagrees;
  GtkWidget *child;

  g_return_if_fail (DTL_IS_ARTICLE_NOTICE (self));
  g_return_if_fail (article != NULL && check != NULL);

  found = dtl_published_found_list (article);
  unknown = article->published == NULL;
  /* What the user has said is no longer in doubt. */
  disagrees =
      article->published_source != DTL_PUBLISHED_USER && dtl_published_found_disagrees (article);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->candidates))) != NULL)
    gtk_box_remove (self->candidates, child);
  if (unknown)
    append_weeks (self, check->candidates);
  if (unknown || disagrees || asked)
    append_found (self, found, article->published);
  gtk_widget_set_visible (GTK_WIDGET (self->candidates),
                          gtk_widget_get_first_child (GTK_WIDGET (self->candidates)) != NULL);
  dtl_accessible_names_settle (GTK_WIDGET (self->candidates));

  gtk_label_set_text (
      self->hint,
      unknown ? _ ("When was this published? Without that day, words like “Thursday” cannot be "
                   "put on a session.")
      : disagrees
          ? _ ("The source tells days that are more than a day apart. When was this published?")
          : _ ("Day of publication, with the time where it is known: 2022-07-16T09:30"));
  gtk_editable_set_text (GTK_EDITABLE (self->published), unknown ? "" : article->published);
  gtk_revealer_set_reveal_child (self->published_revealer, unknown || disagrees || asked);
  gtk_widget_set_visible (self->incomplete, article->may_be_incomplete);
}

void
dtl_article_notice_grab_entry (DtlArticleNotice *self)
{
  g_return_if_fail (DTL_IS_ARTICLE_NOTICE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->published));
}

/* ── Widget ─────────────────────────────────────────────────────────────────────────────────── */

static void
set_published_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DtlArticleNotice *self = DTL_ARTICLE_NOTICE (widget);

  gtk_widget_activate_action (widget, "win.set-published", "s",
                              gtk_editable_get_text (GTK_EDITABLE (self->published)));
}

static void
published_activate_cb (DtlArticleNotice *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "article.set-published", NULL);
}

static void
dtl_article_notice_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (dtl_article_notice_parent_class)->dispose (object);
}

static void
dtl_article_notice_class_init (DtlArticleNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dtl_article_notice_dispose;

  gtk_widget_class_install_action (widget_class, "article.set-published", NULL,
                                   set_published_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dateline/Dateline/article-notice.ui");
  gtk_widget_class_bind_template_child (widget_class, DtlArticleNotice, published_revealer);
  gtk_widget_class_bind_template_child (widget_class, DtlArticleNotice, hint);
  gtk_widget_class_bind_template_child (widget_class, DtlArticleNotice, published);
  gtk_widget_class_bind_template_child (widget_class, DtlArticleNotice, candidates);
  gtk_widget_class_bind_template_child (widget_class, DtlArticleNotice, incomplete);
}

static void
dtl_article_notice_init (DtlArticleNotice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->published, "activate", G_CALLBACK (published_activate_cb), self);
  dtl_accessible_names_settle (GTK_WIDGET (self));
}
