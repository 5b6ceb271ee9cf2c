/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The article page. It shows one snapshot of an article and keeps text, rows and chart pointing at
 * the same thing; a new snapshot replaces the old one as a whole, but the focus stays on the row
 * where it was. */
#include "app/article-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/accessible-names.h"
#include "app/article-chooser.h"
#include "app/article-notice.h"
#include "app/article-phrases.h"
#include "app/article-text.h"
#include "app/claim-phrases.h"
#include "app/proposal-row.h"

#define MANY_PROPOSALS 3 /* from here on they can be accepted together */

struct _DtlArticlePage
{
  GtkWidget parent_instance;

  DtlArticleSnapshot *snapshot; /* nullable */

  DtlArticleChooser *chooser; /* owned by the title button */

  GtkStack *stack;
  GtkMenuButton *title_button;
  GtkMenuButton *menu_button;
  GtkLabel *title;
  GtkLabel *origin;
  DtlArticleNotice *notice;
  DtlArticleText *text;
  GtkWidget *events_head, *claims_head, *accept_all, *nothing_found;
  GtkLabel *events_count, *claims_count;
  GtkListBox *events, *claims;
};

enum
{
  POINTED,
  ACTIVATED,
  SEARCH,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtlArticlePage, dtl_article_page, GTK_TYPE_WIDGET)

/* ── Text, rows and chart point at the same ─────────────────────────────────────────────────── */

/* The sessions that a phrase is about: the first and the last, or DTL_DAY_NONE. Those of a claim
 * are the ones it was measured over. */
static void
get_days (DtlArticlePage *self, DtlPhraseKind kind, int index, DtlDay *from, DtlDay *to)
{
  const DtlArticleCheck *check = self->snapshot->check;

  *from = *to = DTL_DAY_NONE;
  switch (kind)
    {
    case DTL_PHRASE_DATE:
      {
        const DtlDateMention *mention = g_ptr_array_index (check->reading->dates, index);

        *from = mention->first;
        *to = mention->last;
        break;
      }
    case DTL_PHRASE_CLAIM:
      {
        const DtlClaim *claim = g_ptr_array_index (check->reading->claims, index);
        const DtlClaimCheck *measured = g_ptr_array_index (check->checks, index);

        *from = measured->from != DTL_DAY_NONE ? measured->from : claim->from;
        *to = measured->to != DTL_DAY_NONE ? measured->to : claim->to;
        break;
      }
    case DTL_PHRASE_EVENT:
      {
        const DtlEventProposal *event = g_ptr_array_index (check->reading->events, index);

        *from = event->session != DTL_DAY_NONE ? event->session : event->offered_session;
        *to = event->session != DTL_DAY_NONE ? event->last : DTL_DAY_NONE;
        break;
      }
    default:
      g_return_if_reached ();
    }
  if (*to == DTL_DAY_NONE || *to < *from)
    *to = *from;
  if (*from == DTL_DAY_NONE)
    *from = *to;
}

static GtkListBoxRow *
get_row (DtlArticlePage *self, DtlPhraseKind kind, int index)
{
  if (kind == DTL_PHRASE_DATE || index < 0)
    return NULL;

  return gtk_list_box_get_row_at_index (kind == DTL_PHRASE_CLAIM ? self->claims : self->events,
                                        index);
}

static void
point_at_row (GtkListBox *list, GtkListBoxRow *pointed)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    if (row == pointed)
      gtk_widget_add_css_class (GTK_WIDGET (row), "pointed");
    else
      gtk_widget_remove_css_class (GTK_WIDGET (row), "pointed");
}

/* Sets off row and phrase. */
static void
set_off (DtlArticlePage *self, DtlPhraseKind kind, int index)
{
  GtkListBoxRow *row = get_row (self, kind, index);

  point_at_row (self->events, row);
  point_at_row (self->claims, row);
  dtl_article_text_set_active (self->text, kind, index);
}

/* And lets the chart do the same. */
static void
point_at (DtlArticlePage *self, DtlPhraseKind kind, int index)
{
  DtlDay from = DTL_DAY_NONE, to = DTL_DAY_NONE;
  gint64 flag_id = 0;

  if (index >= 0)
    get_days (self, kind, index, &from, &to);
  if (index >= 0 && kind == DTL_PHRASE_EVENT)
    flag_id = dtl_article_snapshot_get_flag (self->snapshot, index);
  set_off (self, kind, index);
  g_signal_emit (self, signals[POINTED], 0, flag_id, (gint64) from, (gint64) to);
}

static void
activate (DtlArticlePage *self, DtlPhraseKind kind, int index)
{
  DtlDay from, to;

  get_days (self, kind, index, &from, &to);
  if (to != DTL_DAY_NONE)
    g_signal_emit (self, signals[ACTIVATED], 0, (gint64) from, (gint64) to);
}

static void
phrase_hovered_cb (DtlArticlePage *self, int kind, int index)
{
  point_at (self, (DtlPhraseKind) kind, index);
}

static void
phrase_activated_cb (DtlArticlePage *self, int kind, int index)
{
  GtkListBoxRow *row = get_row (self, (DtlPhraseKind) kind, index);

  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row)); /* which scrolls to it */
  activate (self, (DtlPhraseKind) kind, index);
}

static DtlPhraseKind
get_kind (DtlArticlePage *self, GtkWidget *row)
{
  return gtk_widget_get_parent (row) == GTK_WIDGET (self->claims) ? DTL_PHRASE_CLAIM
                                                                  : DTL_PHRASE_EVENT;
}

static void
row_entered_cb (GtkEventController *controller, ...)
{
  GtkWidget *row = gtk_event_controller_get_widget (controller);
  GtkWidget *page = gtk_widget_get_ancestor (row, DTL_TYPE_ARTICLE_PAGE);

  /* GTK tells a row that was replaced, too, of the focus that comes back from a popover. */
  if (page != NULL)
    point_at (DTL_ARTICLE_PAGE (page), get_kind (DTL_ARTICLE_PAGE (page), row),
              gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));
}

static void
row_left_cb (GtkEventController *controller, ...)
{
  GtkWidget *row = gtk_event_controller_get_widget (controller);
  GtkWidget *page = gtk_widget_get_ancestor (row, DTL_TYPE_ARTICLE_PAGE);

  /* A row that is being replaced is no longer in the page. */
  if (page != NULL)
    point_at (DTL_ARTICLE_PAGE (page), DTL_PHRASE_EVENT, -1);
}

static void
append_row (GtkListBox *list, GtkWidget *row)
{
  GtkEventController *controllers[] = { gtk_event_controller_motion_new (),
                                        gtk_event_controller_focus_new () };

  for (gsize i = 0; i < G_N_ELEMENTS (controllers); i++)
    {
      g_signal_connect (controllers[i], "enter", G_CALLBACK (row_entered_cb), NULL);
      g_signal_connect (controllers[i], "leave", G_CALLBACK (row_left_cb), NULL);
      gtk_widget_add_controller (row, controllers[i]);
    }
  gtk_list_box_append (list, row);
}

static void
row_activated_cb (DtlArticlePage *self, GtkListBoxRow *row)
{
  DtlPhraseKind kind = get_kind (self, GTK_WIDGET (row));
  int index = gtk_list_box_row_get_index (row);

  dtl_article_text_scroll_to (self->text, kind, index);
  activate (self, kind, index);
}

/* ── Keys of the row with the focus ─────────────────────────────────────────────────────────── */

static gboolean
decide_cb (GtkWidget *list, GVariant *action, gpointer user_data)
{
  GtkWidget *row = gtk_widget_get_focus_child (list);

  if (row == NULL)
    return FALSE;

  return gtk_widget_activate_action (row, g_variant_get_string (action, NULL), "i",
                                     gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));
}

static void
add_keys (GtkListBox *list)
{
  static const struct
  {
    guint key;
    const char *action;
  } keys[] = {
    { GDK_KEY_a, "win.accept-proposal" },
    { GDK_KEY_r, "win.reject-proposal" },
    { GDK_KEY_e, "win.edit-proposal" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, 0),
                                                gtk_callback_action_new (decide_cb, NULL, NULL));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_string (keys[i].action));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_widget_add_controller (GTK_WIDGET (list), controller);
}

/* ── What the snapshot says ─────────────────────────────────────────────────────────────────── */

static int
clear_list (GtkListBox *list)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (list));
  int index = focus != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focus)) : -1;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));

  return index;
}

static void
restore_focus (GtkListBox *list, int index)
{
  GtkListBoxRow *row = index >= 0 ? gtk_list_box_get_row_at_index (list, index) : NULL;

  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
show_events (DtlArticlePage *self)
{
  const DtlArticleCheck *check = self->snapshot->check;
  int focus = clear_list (self->events);
  guint n_accepted = 0, n_open = 0;
  g_autofree char *count = NULL;

  for (guint i = 0; i < check->reading->events->len; i++)
    {
      const DtlEventProposal *event = g_ptr_array_index (check->reading->events, i);
      const DtlProposal *proposal = dtl_article_snapshot_get_proposal (self->snapshot, (int) i);
      g_autofree char *day = dtl_article_phrases_describe_day (event);
      DtlProposalFacts facts = {
        .index = (int) i,
        .kind = event->kind,
        .title = event->title,
        .day = day,
        .reason = event->reason,
        .uncertain = event->first == DTL_DAY_NONE || event->last != event->first,
        .known = dtl_article_snapshot_get_known (self->snapshot, (int) i),
        .state = proposal->state,
      };

      n_accepted += facts.state == DTL_PROPOSAL_ACCEPTED;
      n_open += facts.state == DTL_PROPOSAL_OPEN;
      append_row (self->events, dtl_proposal_row_new (&facts));
    }
  restore_focus (self->events, focus);

  count = dtl_article_phrases_count_events (n_accepted, n_open);
  gtk_label_set_text (self->events_count, count);
  gtk_widget_set_visible (self->events_head, check->reading->events->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->events), check->reading->events->len > 0);
  gtk_widget_set_visible (self->accept_all, n_open >= MANY_PROPOSALS);
}

static void
show_claims (DtlArticlePage *self)
{
  const DtlArticleCheck *check = self->snapshot->check;
  int focus = clear_list (self->claims);
  guint n_chips[DTL_CLAIM_CHIP_UNKNOWN + 1] = { 0 };
  g_autofree char *count = NULL;

  for (guint i = 0; i < check->reading->claims->len; i++)
    {
      g_autoptr (DtlClaimFacts) facts = dtl_claim_phrases_new_facts (
          (int) i, g_ptr_array_index (check->reading->claims, i),
          g_ptr_array_index (check->checks, i), self->snapshot->article->text);

      n_chips[facts->chip]++;
      append_row (self->claims, dtl_claim_row_new (facts));
    }
  restore_focus (self->claims, focus);

  count = dtl_article_phrases_count_claims (
      n_chips[DTL_CLAIM_CHIP_MATCHES], n_chips[DTL_CLAIM_CHIP_CAVEAT], check->reading->claims->len);
  gtk_label_set_text (self->claims_count, count);
  gtk_widget_set_visible (self->claims_head, check->reading->claims->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->claims), check->reading->claims->len > 0);
}

static void
show_head (DtlArticlePage *self)
{
  const DtlArticle *article = self->snapshot->article;
  g_autofree char *origin = dtl_article_phrases_describe_origin (article);
  const char *title = article->title != NULL ? article->title : _ ("Article without a title");

  gtk_label_set_text (self->title, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title_button), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->title_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_label_set_text (self->origin, origin);
}

/* ── Actions of the page itself ─────────────────────────────────────────────────────────────── */

static void
edit_published_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DtlArticlePage *self = DTL_ARTICLE_PAGE (widget);

  if (self->snapshot == NULL || self->snapshot->article == NULL)
    return;

  dtl_article_notice_show (self->notice, self->snapshot->article, self->snapshot->check, TRUE);
  dtl_article_notice_grab_entry (self->notice);
}

static void
search_cb (DtlArticlePage *self, const char *text)
{
  g_signal_emit (self, signals[SEARCH], 0, text);
}

/* ── Widget ─────────────────────────────────────────────────────────────────────────────────── */

static void
dtl_article_page_dispose (GObject *object)
{
  DtlArticlePage *self = DTL_ARTICLE_PAGE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->snapshot, dtl_article_snapshot_free);

  G_OBJECT_CLASS (dtl_article_page_parent_class)->dispose (object);
}

static void
dtl_article_page_class_init (DtlArticlePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dtl_article_page_dispose;

  signals[POINTED] =
      g_signal_new ("pointed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 3, G_TYPE_INT64, G_TYPE_INT64, G_TYPE_INT64);
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);
  signals[SEARCH] = g_signal_new ("search", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (DTL_TYPE_ARTICLE_NOTICE);
  g_type_ensure (DTL_TYPE_ARTICLE_TEXT);
  gtk_widget_class_install_action (widget_class, "article.edit-published", NULL,
                                   edit_published_action);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dateline/Dateline/article-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DtlArticlePage, stack);
  gtk_widget_class_bind_template_child (widget_class, DtlArticlePage, title_button);
  gtk_widget_class_bind_template_child (widget_class, DtlArticlePage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, DtlArticlePage, title);
  gtk_widget_class_bind_template_child (widget_class, DtlArticlePage, origin);
  gtk_widget_class_bind_template_child (widget_class, DtlArticlePage, notice);
  gtk_widget_class_bind_template_child (widget_class, DtlArticlePage, text);
  gtk_widget_class_bind_template_child (widget_class, DtlArticlePage, events_head);
  gtk_widget_class_bind_template_child (widget_class, DtlArticlePage, claims_head);
  gtk_widget_class_bind_template_child (widget_class, DtlArticlePage, accept_all);
  gtk_widget_class_bind_template_child (widget_class, DtlArticlePage, nothing_found);
  gtk_widget_class_bind_template_child (widget_class, DtlArticlePage, events_count);
  gtk_widget_class_bind_template_child (widget_class, DtlArticlePage, claims_count);
  gtk_widget_class_bind_template_child (widget_class, DtlArticlePage, events);
  gtk_widget_class_bind_template_child (widget_class, DtlArticlePage, claims);
}

static void
dtl_article_page_init (DtlArticlePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect_swapped (self->text, "phrase-hovered", G_CALLBACK (phrase_hovered_cb), self);
  g_signal_connect_swapped (self->text, "phrase-activated", G_CALLBACK (phrase_activated_cb), self);
  g_signal_connect_swapped (self->events, "row-activated", G_CALLBACK (row_activated_cb), self);
  g_signal_connect_swapped (self->claims, "row-activated", G_CALLBACK (row_activated_cb), self);
  add_keys (self->events);
  self->chooser = DTL_ARTICLE_CHOOSER (dtl_article_chooser_new ());
  gtk_menu_button_set_popover (self->title_button, GTK_WIDGET (self->chooser));
  g_signal_connect_swapped (self->chooser, "search", G_CALLBACK (search_cb), self);
  dtl_accessible_names_settle (GTK_WIDGET (self));
}

/* The focus would stay on a widget of the page that goes, and the keyboard with it. */
static void
show_child (DtlArticlePage *self, const char *name)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean had_focus = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
  gboolean changes = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), name) != 0;

  gtk_stack_set_visible_child_name (self->stack, name);
  if (had_focus && changes)
    gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}

/**
 * dtl_article_page_set_snapshot:
 * @snapshot: (nullable) (transfer full): what to show; NULL or one without article: none
 */
void
dtl_article_page_set_snapshot (DtlArticlePage *self, DtlArticleSnapshot *snapshot)
{
  g_autoptr (DtlArticleSnapshot) old = NULL;
  const DtlReading *reading;

  g_return_if_fail (DTL_IS_ARTICLE_PAGE (self));

  old = g_steal_pointer (&self->snapshot);
  self->snapshot = snapshot;
  if (snapshot == NULL || snapshot->article == NULL)
    {
      show_child (self, "none");
      return;
    }

  reading = snapshot->check->reading;
  show_head (self);
  dtl_article_notice_show (self->notice, snapshot->article, snapshot->check, FALSE);
  dtl_article_text_set_content (self->text, snapshot->article->text, reading);
  show_events (self);
  show_claims (self);
  gtk_widget_set_visible (self->nothing_found,
                          reading->events->len == 0 && reading->claims->len == 0);
  show_child (self, "article");
}

/* Returns: (nullable): what is shown */
const DtlArticleSnapshot *
dtl_article_page_get_snapshot (DtlArticlePage *self)
{
  g_return_val_if_fail (DTL_IS_ARTICLE_PAGE (self), NULL);

  return self->snapshot;
}

/* Puts the focus on the row of a proposal, from where its editor was opened. */
void
dtl_article_page_focus_proposal (DtlArticlePage *self, guint index)
{
  GtkListBoxRow *row;

  g_return_if_fail (DTL_IS_ARTICLE_PAGE (self));

  row = get_row (self, DTL_PHRASE_EVENT, (int) index);
  if (row != NULL && gtk_widget_get_mapped (GTK_WIDGET (row)))
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/**
 * dtl_article_page_show_flag:
 * @flag_id: of a proposal, or of an event of the library
 *
 * Brings the words that the event rests on into view and puts the focus on its row, which marks
 * both. Does nothing if the article shown does not tell of it.
 */
void
dtl_article_page_show_flag (DtlArticlePage *self, gint64 flag_id)
{
  int index;

  g_return_if_fail (DTL_IS_ARTICLE_PAGE (self));
  g_return_if_fail (flag_id != 0);

  if (self->snapshot == NULL || self->snapshot->article == NULL)
    return;

  index = dtl_article_snapshot_find_flag (self->snapshot, flag_id);
  if (index < 0)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (get_row (self, DTL_PHRASE_EVENT, index)));
  point_at (self, DTL_PHRASE_EVENT, index);
  dtl_article_text_scroll_to (self->text, DTL_PHRASE_EVENT, index);
}

/**
 * dtl_article_page_point_at_flag:
 * @flag_id: as above; 0: nothing
 *
 * Sets off its row and its words, as something elsewhere points at it.
 */
void
dtl_article_page_point_at_flag (DtlArticlePage *self, gint64 flag_id)
{
  g_return_if_fail (DTL_IS_ARTICLE_PAGE (self));

  if (self->snapshot != NULL && self->snapshot->article != NULL)
    set_off (self, DTL_PHRASE_EVENT,
             flag_id != 0 ? dtl_article_snapshot_find_flag (self->snapshot, flag_id) : -1);
}

/**
 * dtl_article_page_show_hits:
 * @articles: (element-type DtlArticle): the answer to the signal "search"
 */
void
dtl_article_page_show_hits (DtlArticlePage *self, GPtrArray *articles)
{
  g_return_if_fail (DTL_IS_ARTICLE_PAGE (self));

  dtl_article_chooser_show (self->chooser, articles);
}
