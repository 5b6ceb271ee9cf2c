/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window and its articles: read what the article page shows, and carry out what is decided
 * there. Reading and deciding are functions on the library's thread; the page shows the result when
 * the library says that it has changed. Nothing is read before the page is seen. */
#include "app/window-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "operations/import-article.h"

static DtlInstant
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

/* ── Reading ────────────────────────────────────────────────────────────────────────────────── */

static gpointer
read_article (DtlStore *store, gpointer data, GError **error)
{
  return dtl_article_snapshot_read (store, *(const gint64 *) data, error);
}

static gboolean
is_in_view (DtlWindow *self)
{
  return g_strcmp0 (adw_view_stack_get_visible_child_name (self->pane_pages), "article") == 0;
}

/* What the article proposes is on the chart as long as its page is the one of the pane. */
static void
show_proposed (DtlWindow *self)
{
  const DtlArticleSnapshot *snapshot = dtl_article_page_get_snapshot (self->article_page);

  dtl_view_state_set_proposed (self->state,
                               is_in_view (self) && snapshot != NULL ? snapshot->proposed : NULL);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlArticleSnapshot) snapshot =
      dtl_library_run_finish (DTL_LIBRARY (source), result, &error);
  g_autoptr (DtlWindow) self = user_data;

  if (DTL_LIBRARY (source) != self->library)
    return;

  self->reading_article = FALSE;
  if (snapshot == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        dtl_window_show_error (self, _ ("The article could not be read"), error);
      return;
    }

  if (snapshot->rule_fault != NULL)
    {
      /* Translators: behind it, why a file with the user's own rules was left out */
      g_autofree char *text = g_strdup_printf (_ ("Own rules left out: %s"), snapshot->rule_fault);

      dtl_window_show_toast (self, text);
    }

  /* Meanwhile another one may have been asked for. */
  if (!self->read_article_again)
    self->shown_article = snapshot->article != NULL ? snapshot->article->id : 0;
  dtl_article_page_set_snapshot (self->article_page, g_steal_pointer (&snapshot));
  show_proposed (self);
  dtl_window_update_actions (self);
  if (self->read_article_again)
    dtl_window_refresh_article (self);
  else if (self->quoted_event != 0)
    {
      dtl_article_page_show_flag (self->article_page, self->quoted_event);
      self->quoted_event = 0;
    }
}

/**
 * dtl_window_refresh_article:
 * @self: a window
 *
 * Reads the article again if its page is in view; else that is left until it is.
 */
void
dtl_window_refresh_article (DtlWindow *self)
{
  if (self->library == NULL || !is_in_view (self))
    return;
  if (self->reading_article)
    {
      self->read_article_again = TRUE;
      return;
    }

  self->reading_article = TRUE;
  self->read_article_again = FALSE;
  dtl_library_run_async (self->library, FALSE, read_article,
                         g_memdup2 (&self->shown_article, sizeof self->shown_article), g_free,
                         (GDestroyNotify) dtl_article_snapshot_free, self->cancellable, read_cb,
                         g_object_ref (self));
}

static gpointer
search_articles (DtlStore *store, gpointer data, GError **error)
{
  return dtl_store_search_articles (store, data, error);
}

static void
searched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) articles = dtl_library_run_finish (DTL_LIBRARY (source), result, &error);
  g_autoptr (DtlWindow) self = user_data;

  if (DTL_LIBRARY (source) != self->library)
    return;
  if (articles != NULL)
    dtl_article_page_show_hits (self->article_page, articles);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    dtl_window_show_error (self, _ ("The articles could not be searched"), error);
}

static void
search_cb (DtlWindow *self, const char *text)
{
  if (self->library != NULL)
    dtl_library_run_async (self->library, FALSE, search_articles, g_strdup (text), g_free,
                           (GDestroyNotify) g_ptr_array_unref, self->cancellable, searched_cb,
                           g_object_ref (self));
}

/* ── Decisions ──────────────────────────────────────────────────────────────────────────────── */

typedef enum
{
  ACCEPT,
  ACCEPT_ALL,
  REJECT,
  REOPEN,
  SET_PUBLISHED,
  SET_SYMBOL,
  REMOVE,
} Verb;

/* What to do with an article, by a name that is still good when others have changed it. */
typedef struct
{
  Verb verb;
  gint64 article_id;
  guint index;      /* of a proposal */
  DtlEvent *edited; /* nullable: the event to accept in its place */
  char *text;       /* nullable: day of publication, or symbol */
} Decision;

static void
decision_free (Decision *self)
{
  g_clear_pointer (&self->edited, dtl_event_free);
  g_free (self->text);
  g_free (self);
}

static gboolean
decide_proposal (DtlStore *store,
                 const Decision *decision,
                 const DtlArticleSnapshot *snapshot,
                 GError **error)
{
  const DtlArticle *article = snapshot->article;

  switch (decision->verb)
    {
    case ACCEPT:
      return dtl_article_proposal_accept (store, article, snapshot->check, decision->index,
                                          decision->edited, get_now (), error) != 0;
    case REJECT:
      return dtl_article_proposal_reject (store, article, snapshot->check, decision->index,
                                          get_now (), error);
    case REOPEN:
      return dtl_article_proposal_reopen (store, article, snapshot->check, decision->index,
                                          get_now (), error);
    case ACCEPT_ALL:
      return dtl_article_proposals_accept_all (store, article, snapshot->check, get_now (), error);
    case SET_PUBLISHED:
    case SET_SYMBOL:
    case REMOVE:
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* Returns: the article's title, or NULL */
static gpointer
decide (DtlStore *store, gpointer data, GError **error)
{
  const Decision *decision = data;
  g_autoptr (DtlArticleSnapshot) snapshot =
      dtl_article_snapshot_read (store, decision->article_id, error);
  gboolean ok;

  if (snapshot == NULL || snapshot->article == NULL)
    return NULL;

  if (decision->verb == SET_PUBLISHED)
    ok = dtl_article_set_published (store, decision->article_id, decision->text, get_now (), error);
  else if (decision->verb == SET_SYMBOL)
    ok = dtl_article_set_symbol (store, decision->article_id, decision->text, get_now (), error);
  else if (decision->verb == REMOVE)
    ok = dtl_article_remove (store, decision->article_id, get_now (), error);
  else
    ok = decide_proposal (store, decision, snapshot, error);
  if (!ok)
    return NULL;

  return g_strdup (snapshot->article->title != NULL ? snapshot->article->title : "");
}

static void
decided_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *title = dtl_library_run_finish (DTL_LIBRARY (source), result, &error);
  g_autoptr (DtlWindow) self = user_data;

  if (self->library == NULL)
    return;
  if (title == NULL)
    {
      if (self->editor != NULL && gtk_widget_get_visible (GTK_WIDGET (self->editor)))
        dtl_event_editor_show_error (self->editor, error->message);
      else
        dtl_window_show_error (self, _ ("The article was not changed"), error);
      return;
    }

  if (self->edited_proposal >= 0 && self->editor != NULL)
    dtl_event_editor_close (self->editor);
  self->edited_proposal = -1;
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *title = dtl_library_run_finish (DTL_LIBRARY (source), result, &error);
  g_autoptr (DtlWindow) self = user_data;
  g_autofree char *markup = NULL;

  if (self->library == NULL)
    return;
  if (title == NULL)
    {
      dtl_window_show_error (self, _ ("The article was not removed"), error);
      return;
    }

  /* Translators: %s is the title of an article */
  markup = g_markup_printf_escaped (_ ("Removed “%s”; its events stay"), title);
  dtl_window_offer_undo (self, markup);
}

static void
run_decision (DtlWindow *self, Verb verb, guint index, DtlEvent *edited, const char *text)
{
  Decision *decision;

  if (self->library == NULL || self->shown_article == 0)
    return;

  decision = g_new0 (Decision, 1);
  decision->verb = verb;
  decision->article_id = self->shown_article;
  decision->index = index;
  decision->edited = edited;
  decision->text = g_strdup (text);
  dtl_window_withdraw_undo (self);
  dtl_library_run_async (self->library, TRUE, decide, decision, (GDestroyNotify) decision_free,
                         g_free, NULL, verb == REMOVE ? removed_cb : decided_cb,
                         g_object_ref (self));
}

/**
 * dtl_window_save_proposal:
 * @event: (transfer none): what the editor made of the proposal that it was opened for
 */
void
dtl_window_save_proposal (DtlWindow *self, const DtlEvent *event)
{
  run_decision (self, ACCEPT, (guint) self->edited_proposal, dtl_event_copy (event), NULL);
}

/* ── Actions ────────────────────────────────────────────────────────────────────────────────── */

static gboolean
get_index (DtlWindow *self, GVariant *parameter, guint *index)
{
  const DtlArticleSnapshot *snapshot = dtl_article_page_get_snapshot (self->article_page);
  int value = g_variant_get_int32 (parameter);

  if (snapshot == NULL || snapshot->article == NULL || value < 0 ||
      (guint) value >= snapshot->proposals->len)
    return FALSE;

  *index = (guint) value;
  return TRUE;
}

static void
accept_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  guint index;

  if (get_index (user_data, parameter, &index))
    run_decision (user_data, ACCEPT, index, NULL, NULL);
}

static void
accept_all_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  run_decision (user_data, ACCEPT_ALL, 0, NULL, NULL);
}

static void
reject_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  guint index;

  if (get_index (user_data, parameter, &index))
    run_decision (user_data, REJECT, index, NULL, NULL);
}

static void
reconsider_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  guint index;

  if (get_index (user_data, parameter, &index))
    run_decision (user_data, REOPEN, index, NULL, NULL);
}

static void
edit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DtlWindow *self = user_data;
  const DtlArticleSnapshot *snapshot = dtl_article_page_get_snapshot (self->article_page);
  g_autoptr (DtlEvent) event = NULL;
  guint index;

  if (!get_index (self, parameter, &index) || dtl_view_state_get_n (self->state) == 0)
    return;

  event = dtl_article_proposal_make_event (snapshot->article, snapshot->check, index);
  if (event == NULL)
    {
      dtl_window_show_toast (self, _ ("The article does not say when that was"));
      return;
    }
  self->edited_proposal = (int) index;
  dtl_window_edit_new_event (self, event);
}

static void
set_published_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  run_decision (user_data, SET_PUBLISHED, 0, NULL, g_variant_get_string (parameter, NULL));
}

static void
use_shown_instrument_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DtlWindow *self = user_data;
  const DtlSnapshot *snapshot = dtl_view_state_get_snapshot (self->state);

  if (snapshot != NULL && snapshot->instrument != NULL)
    run_decision (self, SET_SYMBOL, 0, NULL, snapshot->instrument->symbol);
}

static void
remove_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  run_decision (user_data, REMOVE, 0, NULL, NULL);
}

/**
 * dtl_window_show_article:
 * @article_id: of the library; 0: the newest
 *
 * Brings the article page into view, with that article.
 */
void
dtl_window_show_article (DtlWindow *self, gint64 article_id)
{
  self->shown_article = article_id;
  adw_flap_set_reveal_flap (self->flap, TRUE);
  adw_view_stack_set_visible_child_name (self->pane_pages, "article");
  dtl_window_refresh_article (self);
}

static void
show_article_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dtl_window_show_article (user_data, g_variant_get_int64 (parameter));
}

/* The article that an event came from, at the words it came from. */
static void
open_article_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DtlWindow *self = user_data;
  gint64 event_id = g_variant_get_int64 (parameter);
  const DtlMark *mark =
      dtl_snapshot_find_mark (dtl_view_state_get_snapshot (self->state), event_id);

  if (mark == NULL || mark->event->article_id == 0)
    return;

  self->quoted_event = event_id;
  dtl_window_show_article (self, mark->event->article_id);
}

static void
show_proposal_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DtlWindow *self = user_data;
  guint index;

  if (!get_index (self, parameter, &index))
    return;

  adw_flap_set_reveal_flap (self->flap, TRUE);
  adw_view_stack_set_visible_child_name (self->pane_pages, "article");
  dtl_article_page_show_flag (self->article_page, DTL_PROPOSAL_ID (index));
}

static const GActionEntry entries[] = {
  { "accept-proposal", accept_cb, "i" },
  { "accept-all-proposals", accept_all_cb },
  { "reject-proposal", reject_cb, "i" },
  { "reconsider-proposal", reconsider_cb, "i" },
  { "edit-proposal", edit_cb, "i" },
  { "show-proposal", show_proposal_cb, "i" },
  { "set-published", set_published_cb, "s" },
  { "use-shown-instrument", use_shown_instrument_cb },
  { "remove-article", remove_cb },
  { "show-article", show_article_cb, "x" },
  { "open-article", open_article_cb, "x" },
};

/* ── Page and chart ─────────────────────────────────────────────────────────────────────────── */

static gboolean
find_row (DtlWindow *self, gint64 day, gsize *row)
{
  if (day == DTL_DAY_NONE || dtl_view_state_get_n (self->state) == 0)
    return FALSE;

  *row = MIN (dtl_view_state_find_row (self->state, (DtlDay) day),
              dtl_view_state_get_n (self->state) - 1);
  return TRUE;
}

/* What the chart points at is set off in the article. */
static void
state_changed_cb (DtlWindow *self, guint change)
{
  if (change & DTL_VIEW_CHANGE_POINTED && is_in_view (self))
    dtl_article_page_point_at_flag (self->article_page, dtl_view_state_get_pointed (self->state));
}

static void
pointed_cb (DtlWindow *self, gint64 flag_id, gint64 from, gint64 to)
{
  gsize row;

  g_signal_handlers_block_by_func (self->state, state_changed_cb, self);
  dtl_view_state_point_at (self->state, flag_id, (DtlDay) from, (DtlDay) to);
  g_signal_handlers_unblock_by_func (self->state, state_changed_cb, self);
  if (find_row (self, to, &row))
    dtl_view_state_set_cursor (self->state, (gssize) row, NAN);
  else
    dtl_view_state_set_cursor (self->state, -1, NAN);
}

static void
activated_cb (DtlWindow *self, gint64 from, gint64 to)
{
  gsize first, last;

  if (find_row (self, from, &first) && find_row (self, to, &last))
    dtl_view_state_reveal_rows (self->state, first, last);
}

/* A page that comes into view shows the library as it is now. */
static void
page_changed_cb (DtlWindow *self)
{
  show_proposed (self);
  dtl_window_refresh_article (self);
}

void
dtl_window_init_articles (DtlWindow *self)
{
  self->edited_proposal = -1;
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_swapped (self->article_page, "pointed", G_CALLBACK (pointed_cb), self);
  g_signal_connect_swapped (self->article_page, "activated", G_CALLBACK (activated_cb), self);
  g_signal_connect_object (self->state, "changed", G_CALLBACK (state_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->article_page, "search", G_CALLBACK (search_cb), self);
  g_signal_connect_object (self->pane_pages, "notify::visible-child", G_CALLBACK (page_changed_cb),
                           self, G_CONNECT_SWAPPED);
}

/* Another library has articles of its own. */
void
dtl_window_forget_article (DtlWindow *self)
{
  self->shown_article = 0;
  self->quoted_event = 0;
  self->reading_article = FALSE;
  self->read_article_again = FALSE;
  dtl_article_page_set_snapshot (self->article_page, NULL);
  show_proposed (self);
}
