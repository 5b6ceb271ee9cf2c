/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text card of the article page: a text view that cannot be edited, whose tags mark the
 * phrases of a reading. It knows positions, not meanings: what a phrase stands for is told by the
 * rows beside it. */
#include "app/article-text.h"

#include <adwaita.h>
#include <glib/gi18n.h>

typedef struct
{
  DtlPhraseKind kind;
  int index;
  int start, end; /* characters of the buffer */
} Phrase;

struct _DtlArticleText
{
  GtkWidget parent_instance;

  GArray *phrases; /* of Phrase, by start, the most telling kind last among equals */
  int hovered;     /* of phrases; -1: none */

  guint resize_source;
  int width; /* that was allocated last */

  GtkWidget *box;
  GtkTextView *view;
  GtkTextBuffer *buffer; /* owned by the view */
  GtkTextTag *body_tag, *date_tag, *claim_tag, *event_tag, *active_tag;
};

enum
{
  PHRASE_HOVERED,
  PHRASE_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtlArticleText, dtl_article_text, GTK_TYPE_WIDGET)

/* ── Tags ───────────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  const char *date_line, *claim_ground, *event_ground, *active_ground;
} TagColors;

static const TagColors light_colors = { "#1c63c4", "#fbe9b0", "#cfeedd", "#b9d3f5" };
static const TagColors dark_colors = { "#8ab8f2", "#574715", "#1f4d38", "#3b5f8f" };

/* In high contrast the kinds differ by their lines, not by faint grounds. */
static void
update_tags (DtlArticleText *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean contrast = adw_style_manager_get_high_contrast (manager);
  const TagColors *colors = adw_style_manager_get_dark (manager) ? &dark_colors : &light_colors;
  GdkRGBA line;

  gdk_rgba_parse (&line, colors->date_line);
  g_object_set (self->date_tag, "underline", PANGO_UNDERLINE_SINGLE, "underline-rgba", &line,
                "foreground", colors->date_line, NULL);
  g_object_set (self->claim_tag, "background", colors->claim_ground, "background-set", !contrast,
                "underline", contrast ? PANGO_UNDERLINE_DOUBLE : PANGO_UNDERLINE_NONE,
                "underline-set", contrast, NULL);
  g_object_set (self->event_tag, "background", colors->event_ground, "background-set", !contrast,
                "underline", contrast ? PANGO_UNDERLINE_SINGLE : PANGO_UNDERLINE_NONE,
                "underline-set", contrast, NULL);
  g_object_set (self->active_tag, "background", colors->active_ground, NULL);
}

static GtkTextTag *
get_tag (DtlArticleText *self, DtlPhraseKind kind)
{
  switch (kind)
    {
    case DTL_PHRASE_DATE:
      return self->date_tag;
    case DTL_PHRASE_CLAIM:
      return self->claim_tag;
    case DTL_PHRASE_EVENT:
      return self->event_tag;
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
tag_phrase (DtlArticleText *self, const Phrase *phrase, GtkTextTag *tag)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &start, phrase->start);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &end, phrase->end);
  gtk_text_buffer_apply_tag (self->buffer, tag, &start, &end);
}

/* ── Phrases ────────────────────────────────────────────────────────────────────────────────── */

static int
compare_phrases (gconstpointer a, gconstpointer b)
{
  const Phrase *first = a, *second = b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  if (first->kind != second->kind)
    return first->kind < second->kind ? -1 : 1;

  return first->index - second->index;
}

static int
compare_offsets (gconstpointer a, gconstpointer b)
{
  const int *first = *(int *const *) a, *second = *(int *const *) b;

  return (*first > *second) - (*first < *second);
}

/* Bytes to characters, in one walk over the text: positions are taken in their order. */
static void
count_characters (DtlArticleText *self, const char *text)
{
  g_autoptr (GPtrArray) positions = g_ptr_array_new ();
  const char *at = text;
  int count = 0;

  for (guint i = 0; i < self->phrases->len; i++)
    {
      Phrase *phrase = &g_array_index (self->phrases, Phrase, i);

      g_ptr_array_add (positions, &phrase->start);
      g_ptr_array_add (positions, &phrase->end);
    }
  g_ptr_array_sort (positions, compare_offsets);

  for (guint i = 0; i < positions->len; i++)
    {
      int *position = g_ptr_array_index (positions, i);

      for (; *at != '\0' && at - text < *position; at = g_utf8_next_char (at))
        count++;
      *position = count;
    }
}

static void
add_phrase (DtlArticleText *self, DtlPhraseKind kind, guint index, gsize start, gsize end)
{
  Phrase phrase = { kind, (int) index, (int) start, (int) end };

  g_array_append_val (self->phrases, phrase);
}

static void
collect_phrases (DtlArticleText *self, const DtlReading *reading)
{
  for (guint i = 0; i < reading->dates->len; i++)
    {
      const DtlDateMention *mention = g_ptr_array_index (reading->dates, i);

      add_phrase (self, DTL_PHRASE_DATE, i, mention->start, mention->end);
    }
  for (guint i = 0; i < reading->claims->len; i++)
    {
      const DtlClaim *claim = g_ptr_array_index (reading->claims, i);

      add_phrase (self, DTL_PHRASE_CLAIM, i, claim->start, claim->end);
    }
  for (guint i = 0; i < reading->events->len; i++)
    {
      const DtlEventProposal *event = g_ptr_array_index (reading->events, i);

      add_phrase (self, DTL_PHRASE_EVENT, i, event->start, event->end);
    }
}

static const Phrase *
find_phrase (DtlArticleText *self, DtlPhraseKind kind, int index)
{
  for (guint i = 0; i < self->phrases->len; i++)
    {
      const Phrase *phrase = &g_array_index (self->phrases, Phrase, i);

      if (phrase->kind == kind && phrase->index == index)
        return phrase;
    }

  return NULL;
}

/* Returns: index into phrases, or -1. Where several lie over each other, the shortest: a date
 * within a claim can still be reached. */
static int
find_at (DtlArticleText *self, double x, double y)
{
  GtkTextIter iter;
  int buffer_x, buffer_y, offset, found = -1, length = G_MAXINT;

  gtk_text_view_window_to_buffer_coords (self->view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y,
                                         &buffer_x, &buffer_y);
  if (!gtk_text_view_get_iter_at_location (self->view, &iter, buffer_x, buffer_y))
    return -1;

  offset = gtk_text_iter_get_offset (&iter);
  for (guint i = 0; i < self->phrases->len; i++)
    {
      const Phrase *phrase = &g_array_index (self->phrases, Phrase, i);

      if (phrase->start > offset)
        break;
      if (offset < phrase->end && phrase->end - phrase->start < length)
        {
          found = (int) i;
          length = phrase->end - phrase->start;
        }
    }

  return found;
}

/* ── Pointer ────────────────────────────────────────────────────────────────────────────────── */

static void
set_hovered (DtlArticleText *self, int hovered)
{
  const Phrase *phrase;

  if (hovered == self->hovered)
    return;

  self->hovered = hovered;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->view), hovered >= 0 ? "pointer" : "text");
  phrase = hovered >= 0 ? &g_array_index (self->phrases, Phrase, hovered) : NULL;
  g_signal_emit (self, signals[PHRASE_HOVERED], 0, phrase != NULL ? (int) phrase->kind : 0,
                 phrase != NULL ? phrase->index : -1);
}

static void
motion_cb (DtlArticleText *self, double x, double y)
{
  set_hovered (self, find_at (self, x, y));
}

static void
leave_cb (DtlArticleText *self)
{
  set_hovered (self, -1);
}

/* Text can still be selected: only a click that selects nothing is one on a phrase. */
static void
released_cb (DtlArticleText *self, int n_press, double x, double y)
{
  int found = find_at (self, x, y);
  const Phrase *phrase;

  if (found < 0 || n_press != 1 || gtk_text_buffer_get_has_selection (self->buffer))
    return;

  phrase = &g_array_index (self->phrases, Phrase, found);
  g_signal_emit (self, signals[PHRASE_ACTIVATED], 0, (int) phrase->kind, phrase->index);
}

/* ── Widget ─────────────────────────────────────────────────────────────────────────────────── */

static gboolean
resize_cb (gpointer user_data)
{
  DtlArticleText *self = user_data;

  self->resize_source = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self->view));

  return G_SOURCE_REMOVE;
}

/* A text view knows its height only once it has laid out its lines in its width, which it does
 * within an allocation or soon after it, when a wish for another height is not heard. */
static void
queue_resize (DtlArticleText *self)
{
  if (self->resize_source == 0)
    self->resize_source = g_idle_add (resize_cb, self);
}

static void
dtl_article_text_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  gtk_widget_measure (DTL_ARTICLE_TEXT (widget)->box, orientation, for_size, minimum, natural, NULL,
                      NULL);
}

static void
dtl_article_text_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DtlArticleText *self = DTL_ARTICLE_TEXT (widget);

  gtk_widget_size_allocate (self->box, &(GtkAllocation){ 0, 0, width, height }, baseline);
  if (width != self->width)
    queue_resize (self);
  self->width = width;
}

static void
dtl_article_text_dispose (GObject *object)
{
  DtlArticleText *self = DTL_ARTICLE_TEXT (object);

  g_clear_handle_id (&self->resize_source, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (dtl_article_text_parent_class)->dispose (object);
}

static void
dtl_article_text_finalize (GObject *object)
{
  DtlArticleText *self = DTL_ARTICLE_TEXT (object);

  g_array_unref (self->phrases);

  G_OBJECT_CLASS (dtl_article_text_parent_class)->finalize (object);
}

static void
dtl_article_text_class_init (DtlArticleTextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dtl_article_text_dispose;
  object_class->finalize = dtl_article_text_finalize;
  widget_class->measure = dtl_article_text_measure;
  widget_class->size_allocate = dtl_article_text_size_allocate;

  signals[PHRASE_HOVERED] =
      g_signal_new ("phrase-hovered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  signals[PHRASE_ACTIVATED] =
      g_signal_new ("phrase-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);

  gtk_widget_class_set_css_name (widget_class, "articletext");
}

static GtkWidget *
create_legend_part (const char *style, const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *sample = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (sample, "legend-sample");
  gtk_widget_add_css_class (sample, style);
  gtk_widget_set_valign (sample, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "legend-label");
  gtk_box_append (GTK_BOX (box), sample);
  gtk_box_append (GTK_BOX (box), label);

  return box;
}

static void
dtl_article_text_init (DtlArticleText *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkWidget *legend = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);

  self->phrases = g_array_new (FALSE, FALSE, sizeof (Phrase));
  self->hovered = -1;
  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  self->buffer = gtk_text_view_get_buffer (self->view);
  gtk_widget_set_vexpand (GTK_WIDGET (self->view), FALSE);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_text_view_set_editable (self->view, FALSE);
  gtk_text_view_set_cursor_visible (self->view, FALSE);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Text of the article"), -1);

  /* Later tags lie over earlier ones. */
  self->body_tag = gtk_text_buffer_create_tag (self->buffer, NULL, "line-height", 1.28F, NULL);
  self->event_tag = gtk_text_buffer_create_tag (self->buffer, NULL, NULL);
  self->claim_tag = gtk_text_buffer_create_tag (self->buffer, NULL, NULL);
  self->date_tag = gtk_text_buffer_create_tag (self->buffer, NULL, NULL);
  self->active_tag = gtk_text_buffer_create_tag (self->buffer, NULL, NULL);

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), motion);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));

  gtk_box_append (GTK_BOX (legend), create_legend_part ("date", C_ ("article phrase", "Date")));
  gtk_box_append (GTK_BOX (legend), create_legend_part ("claim", C_ ("article phrase", "Claim")));
  gtk_box_append (GTK_BOX (legend), create_legend_part ("event", C_ ("article phrase", "Event")));
  gtk_widget_add_css_class (legend, "legend");

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->view));
  gtk_box_append (GTK_BOX (self->box), legend);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");

  update_tags (self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (update_tags), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (update_tags), self, G_CONNECT_SWAPPED);
}

/**
 * dtl_article_text_set_content:
 * @text: UTF-8
 * @reading: (nullable): what was found in @text; NULL: nothing yet
 *
 * Shows a text and marks its phrases; costs O(text + phrases).
 */
void
dtl_article_text_set_content (DtlArticleText *self, const char *text, const DtlReading *reading)
{
  GtkTextIter start, end;

  g_return_if_fail (DTL_IS_ARTICLE_TEXT (self));
  g_return_if_fail (text != NULL);

  self->hovered = -1;
  g_array_set_size (self->phrases, 0);
  gtk_text_buffer_set_text (self->buffer, text, -1);
  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_apply_tag (self->buffer, self->body_tag, &start, &end);
  queue_resize (self);
  if (reading == NULL)
    return;

  collect_phrases (self, reading);
  count_characters (self, text);
  g_array_sort (self->phrases, compare_phrases);
  for (guint i = 0; i < self->phrases->len; i++)
    {
      const Phrase *phrase = &g_array_index (self->phrases, Phrase, i);

      tag_phrase (self, phrase, get_tag (self, phrase->kind));
    }
}

/**
 * dtl_article_text_set_active:
 * @index: of the reading's list of @kind; -1: none
 *
 * Sets off one phrase, as that of the row under the pointer or with the focus.
 */
void
dtl_article_text_set_active (DtlArticleText *self, DtlPhraseKind kind, int index)
{
  const Phrase *phrase;
  GtkTextIter start, end;

  g_return_if_fail (DTL_IS_ARTICLE_TEXT (self));

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_remove_tag (self->buffer, self->active_tag, &start, &end);
  phrase = index >= 0 ? find_phrase (self, kind, index) : NULL;
  if (phrase != NULL)
    tag_phrase (self, phrase, self->active_tag);
}

/* Scrolls what the widget lies in so that the phrase is seen. */
void
dtl_article_text_scroll_to (DtlArticleText *self, DtlPhraseKind kind, int index)
{
  GtkWidget *viewport;
  const Phrase *phrase;
  GtkTextIter iter;
  GdkRectangle place;
  graphene_point_t point;
  GtkAdjustment *adjustment;
  int x, y;

  g_return_if_fail (DTL_IS_ARTICLE_TEXT (self));

  phrase = find_phrase (self, kind, index);
  viewport = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  if (phrase == NULL || viewport == NULL)
    return;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &iter, phrase->start);
  gtk_text_view_get_iter_location (self->view, &iter, &place);
  gtk_text_view_buffer_to_window_coords (self->view, GTK_TEXT_WINDOW_WIDGET, place.x, place.y, &x,
                                         &y);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (viewport));
  if (gtk_widget_compute_point (GTK_WIDGET (self->view), viewport,
                                &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    {
      double top = gtk_adjustment_get_value (adjustment) + point.y;

      gtk_adjustment_clamp_page (adjustment, top - 48, top + place.height + 48);
    }
}
