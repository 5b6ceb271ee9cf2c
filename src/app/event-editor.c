/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The event editor: fields of an event, and below them, while typing, the session on which it will
 * land. It saves nothing itself: it hands out an event, and stays open until that is durable. A
 * click beside it closes it as any popover, but what has been typed is a draft then, there when the
 * same event is edited again or the next one is marked; Cancel, Escape and Save throw it away.
 * The article's words that an event rests on are shown, not edited. */
#include "app/event-editor.h"

#include <glib/gi18n.h>

#include "app/accessible-names.h"
#include "app/kind-titles.h"
#include "app/phrases.h"
#include "base/error.h"
#include "base/text.h"
#include "operations/mark-event.h"
#include "news/kind.h"

struct _DtlEventEditor
{
  GtkPopover parent_instance;

  DtlEvent *event;             /* as it was when the editor opened */
  const DtlExchange *exchange; /* nullable */
  GPtrArray *kinds;            /* elem: nullable char *, as listed */
  gboolean filling;
  gboolean is_settled; /* saved or cancelled: what the fields hold is no draft */

  GtkLabel *heading;
  GtkEditable *title;
  GtkEditable *day;
  GtkEditable *end_day;
  GtkDropDown *kind;
  GtkDropDown *certainty;
  GtkDropDown *timing;
  GtkEditable *source;
  GtkTextView *note;
  GtkWidget *quote_box;
  GtkLabel *quote;
  GtkLabel *article;
  GtkLabel *landing;
  GtkLabel *error;
  GtkWidget *save;
};

enum
{
  SAVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const struct
{
  DtlCertainty certainty;
  const char *title;
} certainties[] = {
  { DTL_CERTAINTY_EXACT, N_ ("On the day") },          /* the usual case first */
  { DTL_CERTAINTY_ON_OR_BEFORE, N_ ("On or before") }, /* reported on that day */
  { DTL_CERTAINTY_ABOUT, N_ ("About") },               /* neither bound is sure */
};

static const struct
{
  DtlTiming timing;
  const char *title;
} timings[] = {
  { DTL_TIMING_UNKNOWN, N_ ("Not known") },     /* counted as during the day */
  { DTL_TIMING_PRE, N_ ("Before the open") },   /* lands on that day */
  { DTL_TIMING_REGULAR, N_ ("While trading") }, /* lands on that day */
  { DTL_TIMING_POST, N_ ("After the close") },  /* lands on the next session */
};

G_DEFINE_FINAL_TYPE (DtlEventEditor, dtl_event_editor, GTK_TYPE_POPOVER)

static char *
dup_blank_as_null (const char *text)
{
  return dtl_text_is_blank (text) ? NULL : g_strstrip (g_strdup (text));
}

static char *
dup_note (DtlEventEditor *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->note);
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);

  return dup_blank_as_null (text);
}

/* Returns: (transfer full) (nullable): the event that the fields hold; NULL with @error set if one
 * of them is not in order */
static DtlEvent *
read_fields (DtlEventEditor *self, GError **error)
{
  g_autoptr (DtlEvent) event = dtl_event_copy (self->event);
  g_autofree char *day = dup_blank_as_null (gtk_editable_get_text (self->day));
  g_autofree char *end_day = dup_blank_as_null (gtk_editable_get_text (self->end_day));
  guint kind = gtk_drop_down_get_selected (self->kind);
  gboolean is_instant = FALSE;

  g_free (event->title);
  event->title = dtl_text_clean_line (gtk_editable_get_text (self->title));
  g_free (event->kind);
  event->kind = kind < self->kinds->len ? g_strdup (g_ptr_array_index (self->kinds, kind)) : NULL;
  g_free (event->source);
  event->source = dup_blank_as_null (gtk_editable_get_text (self->source));
  g_free (event->note);
  event->note = dup_note (self);
  event->certainty = certainties[MIN (gtk_drop_down_get_selected (self->certainty),
                                      G_N_ELEMENTS (certainties) - 1)]
                         .certainty;

  event->end_day = DTL_DAY_NONE;
  if (end_day != NULL && !dtl_day_parse (end_day, &event->end_day))
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_PARSE,
                   /* Translators: what was written as the last day of an event */
                   _ ("“%s” is not a date: write it as 2022-07-14."), end_day);
      return NULL;
    }
  if (!dtl_mark_event_set_date (event, self->exchange, day != NULL ? day : "", &is_instant, error))
    return NULL;
  /* A time of day says more than the choice below it. */
  if (!is_instant)
    event->timing =
        timings[MIN (gtk_drop_down_get_selected (self->timing), G_N_ELEMENTS (timings) - 1)].timing;

  return g_steal_pointer (&event);
}

static void
show_landing (DtlEventEditor *self)
{
  g_autoptr (DtlEvent) event = read_fields (self, NULL);
  g_autofree char *text = NULL;

  gtk_widget_set_sensitive (self->save,
                            event != NULL && event->title != NULL && *event->title != '\0');
  if (event != NULL && self->exchange != NULL)
    {
      DtlMark mark = {
        .event = event,
        .landing = dtl_landing_of_day (self->exchange, event->day, event->timing),
        .has_row = TRUE, /* whether there is a price is not what is asked here */
      };

      text = dtl_phrases_describe_landing (&mark);
    }
  gtk_label_set_text (self->landing, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->landing), text != NULL);
}

static void
field_changed_cb (DtlEventEditor *self)
{
  if (self->filling)
    return;

  gtk_widget_set_visible (GTK_WIDGET (self->error), FALSE);
  show_landing (self);
}

static void
cancel_cb (GtkButton *button, DtlEventEditor *self)
{
  dtl_event_editor_close (self);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *unused, gpointer unused_data)
{
  dtl_event_editor_close (DTL_EVENT_EDITOR (widget));

  return TRUE;
}

static void
save_cb (GtkButton *button, DtlEventEditor *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlEvent) event = read_fields (self, &error);

  if (event == NULL || !dtl_event_validate (event, &error))
    {
      dtl_event_editor_show_error (self, error->message);
      return;
    }

  gtk_widget_set_sensitive (self->save, FALSE);
  g_signal_emit (self, signals[SAVE], 0, event);
}

/* All kinds of the table, and the event's own one if it is none of them. */
static void
list_kinds (DtlEventEditor *self, const char *own)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint selected = 0;

  g_ptr_array_set_size (self->kinds, 0);
  g_ptr_array_add (self->kinds, NULL);
  for (const char *const *kind = dtl_kind_list (); *kind != NULL; kind++)
    g_ptr_array_add (self->kinds, g_strdup (*kind));
  if (own != NULL && !dtl_kind_is_known (own))
    g_ptr_array_add (self->kinds, g_strdup (own));

  for (guint i = 0; i < self->kinds->len; i++)
    {
      const char *kind = g_ptr_array_index (self->kinds, i);

      gtk_string_list_take (titles, dtl_kind_titles_dup_title (kind));
      if (g_strcmp0 (kind, own) == 0)
        selected = i;
    }
  gtk_drop_down_set_model (self->kind, G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (self->kind, selected);
}

static void
dtl_event_editor_finalize (GObject *object)
{
  DtlEventEditor *self = DTL_EVENT_EDITOR (object);

  g_clear_pointer (&self->event, dtl_event_free);
  g_clear_pointer (&self->kinds, g_ptr_array_unref);

  G_OBJECT_CLASS (dtl_event_editor_parent_class)->finalize (object);
}

static void
dtl_event_editor_class_init (DtlEventEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dtl_event_editor_finalize;

  /**
   * DtlEventEditor::save:
   * @event: (type DtlEvent): what to save; valid during the call
   */
  signals[SAVE] = g_signal_new ("save", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dateline/Dateline/event-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, DtlEventEditor, heading);
  gtk_widget_class_bind_template_child (widget_class, DtlEventEditor, title);
  gtk_widget_class_bind_template_child (widget_class, DtlEventEditor, day);
  gtk_widget_class_bind_template_child (widget_class, DtlEventEditor, end_day);
  gtk_widget_class_bind_template_child (widget_class, DtlEventEditor, kind);
  gtk_widget_class_bind_template_child (widget_class, DtlEventEditor, certainty);
  gtk_widget_class_bind_template_child (widget_class, DtlEventEditor, timing);
  gtk_widget_class_bind_template_child (widget_class, DtlEventEditor, source);
  gtk_widget_class_bind_template_child (widget_class, DtlEventEditor, note);
  gtk_widget_class_bind_template_child (widget_class, DtlEventEditor, quote_box);
  gtk_widget_class_bind_template_child (widget_class, DtlEventEditor, quote);
  gtk_widget_class_bind_template_child (widget_class, DtlEventEditor, article);
  gtk_widget_class_bind_template_child (widget_class, DtlEventEditor, landing);
  gtk_widget_class_bind_template_child (widget_class, DtlEventEditor, error);
  gtk_widget_class_bind_template_child (widget_class, DtlEventEditor, save);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
dtl_event_editor_init (DtlEventEditor *self)
{
  g_autoptr (GtkStringList) certainty_titles = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) timing_titles = gtk_string_list_new (NULL);
  GtkExpression *text;

  gtk_widget_init_template (GTK_WIDGET (self));
  dtl_accessible_names_settle (GTK_WIDGET (self));
  self->kinds = g_ptr_array_new_with_free_func (g_free);
  self->event = dtl_event_new ();
  self->is_settled = TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (certainties); i++)
    gtk_string_list_append (certainty_titles, _ (certainties[i].title));
  for (gsize i = 0; i < G_N_ELEMENTS (timings); i++)
    gtk_string_list_append (timing_titles, _ (timings[i].title));
  gtk_drop_down_set_model (self->certainty, G_LIST_MODEL (certainty_titles));
  gtk_drop_down_set_model (self->timing, G_LIST_MODEL (timing_titles));

  text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  gtk_drop_down_set_expression (self->kind, text);
  gtk_drop_down_set_enable_search (self->kind, TRUE);
  gtk_expression_unref (text);

  g_signal_connect_swapped (self->title, "changed", G_CALLBACK (field_changed_cb), self);
  g_signal_connect_swapped (self->day, "changed", G_CALLBACK (field_changed_cb), self);
  g_signal_connect_swapped (self->end_day, "changed", G_CALLBACK (field_changed_cb), self);
  g_signal_connect_swapped (self->certainty, "notify::selected", G_CALLBACK (field_changed_cb),
                            self);
  g_signal_connect_swapped (self->timing, "notify::selected", G_CALLBACK (field_changed_cb), self);
}

DtlEventEditor *
dtl_event_editor_new (void)
{
  return g_object_new (DTL_TYPE_EVENT_EDITOR, NULL);
}

/* Whether the fields hold what was typed for @event, or for a mark on another day, and lost by a
 * click beside the editor. */
static gboolean
holds_draft (DtlEventEditor *self, const DtlEvent *event)
{
  if (self->is_settled)
    return FALSE;
  if (event->id != 0)
    return dtl_event_equal (self->event, event);

  return self->event->id == 0 && dtl_text_is_blank (self->event->title) &&
         dtl_text_is_blank (event->title) && g_strcmp0 (self->event->symbol, event->symbol) == 0;
}

static void
fill (DtlEventEditor *self, const DtlEvent *event)
{
  char day[DTL_DAY_TEXT_SIZE];

  gtk_editable_set_text (self->title, event->title != NULL ? event->title : "");
  gtk_editable_set_text (self->end_day, event->end_day != DTL_DAY_NONE
                                            ? dtl_day_format_iso (event->end_day, day)
                                            : "");
  list_kinds (self, event->kind);
  for (guint i = 0; i < G_N_ELEMENTS (certainties); i++)
    if (certainties[i].certainty == event->certainty)
      gtk_drop_down_set_selected (self->certainty, i);
  for (guint i = 0; i < G_N_ELEMENTS (timings); i++)
    if (timings[i].timing == event->timing)
      gtk_drop_down_set_selected (self->timing, i);
  gtk_editable_set_text (self->source, event->source != NULL ? event->source : "");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->note),
                            event->note != NULL ? event->note : "", -1);
}

/* What the event rests on is its own, whatever draft the fields hold. */
static void
show_quote (DtlEventEditor *self)
{
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->quote_box, self->event->quote != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->article), FALSE);
  if (self->event->quote == NULL)
    return;

  text = g_strdup_printf (_ ("“%s”"), self->event->quote);
  gtk_label_set_text (self->quote, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->quote), text);
}

/**
 * dtl_event_editor_edit:
 * @self: an editor
 * @event: what the fields start with, but for a draft; id 0: a new event
 * @exchange: (nullable): where the instrument trades; must outlive the editor
 */
void
dtl_event_editor_edit (DtlEventEditor *self, const DtlEvent *event, const DtlExchange *exchange)
{
  char day[DTL_DAY_TEXT_SIZE];
  gboolean is_draft;

  g_return_if_fail (DTL_IS_EVENT_EDITOR (self));
  g_return_if_fail (event != NULL);

  is_draft = holds_draft (self, event);
  dtl_event_free (self->event);
  self->event = dtl_event_copy (event);
  self->exchange = exchange;
  self->is_settled = FALSE;

  self->filling = TRUE;
  gtk_label_set_text (self->heading, event->id == 0 ? _ ("Mark Event") : _ ("Edit Event"));
  if (!is_draft)
    fill (self, event);
  if (!is_draft || event->id == 0)
    gtk_editable_set_text (self->day, dtl_day_format_iso (event->day, day));
  self->filling = FALSE;

  show_quote (self);
  gtk_widget_set_visible (GTK_WIDGET (self->error), FALSE);
  show_landing (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->title));
}

/**
 * dtl_event_editor_show_article:
 * @self: an editor
 * @article_id: of an article
 * @title: (nullable): what it is called, if it is called anything
 *
 * Names the article below the quote of the event that is edited, if that came from it.
 */
void
dtl_event_editor_show_article (DtlEventEditor *self, gint64 article_id, const char *title)
{
  g_return_if_fail (DTL_IS_EVENT_EDITOR (self));

  if (self->event->article_id != article_id)
    return;

  if (title == NULL)
    title = _ ("Article without a title");
  gtk_label_set_text (self->article, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->article), title);
  gtk_widget_set_visible (GTK_WIDGET (self->article), TRUE);
}

/**
 * dtl_event_editor_close:
 * @self: an editor
 *
 * Closes it for good: what its fields hold is saved, or not wanted.
 */
void
dtl_event_editor_close (DtlEventEditor *self)
{
  g_return_if_fail (DTL_IS_EVENT_EDITOR (self));

  self->is_settled = TRUE;
  gtk_popover_popdown (GTK_POPOVER (self));
}

/**
 * dtl_event_editor_show_error:
 * @self: an editor
 * @message: why the event was not saved
 */
void
dtl_event_editor_show_error (DtlEventEditor *self, const char *message)
{
  g_return_if_fail (DTL_IS_EVENT_EDITOR (self));

  gtk_label_set_text (self->error, message);
  gtk_widget_set_visible (GTK_WIDGET (self->error), TRUE);
  gtk_widget_set_sensitive (self->save, TRUE);
}
