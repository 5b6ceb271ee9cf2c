/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record of an event: what it may hold, and in which order events are listed. Where an event
 * lands among the sessions is the calendar's matter. */
#include "news/event.h"

#include "base/error.h"
#include "base/text.h"
#include "news/kind.h"

#include <string.h>

/* In the order of DtlCertainty. */
static const char *const certainty_ids[] = { "exact", "on-or-before", "about" };

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, DTL_ERROR, DTL_ERROR_RANGE, message);
  return FALSE;
}

static gboolean
is_utf8 (const char *text)
{
  return text == NULL || g_utf8_validate (text, -1, NULL);
}

static gboolean
has_control (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_iscntrl (g_utf8_get_char (at)))
      return TRUE;

  return FALSE;
}

static gboolean
check_texts (const DtlEvent *self, GError **error)
{
  if (!is_utf8 (self->symbol) || !is_utf8 (self->title) || !is_utf8 (self->note) ||
      !is_utf8 (self->quote) || !is_utf8 (self->source))
    return refuse (error, "An event's texts must be UTF-8.");
  if (dtl_text_is_blank (self->symbol))
    return refuse (error, "An event needs the symbol of an instrument.");
  if (dtl_text_is_blank (self->title))
    return refuse (error, "An event needs a title.");
  if (has_control (self->title))
    return refuse (error, "An event's title must be one line without control characters.");

  return TRUE;
}

static gboolean
check_days (const DtlEvent *self, GError **error)
{
  char first[DTL_DAY_TEXT_SIZE], last[DTL_DAY_TEXT_SIZE];

  if (!dtl_day_is_valid (self->day))
    return refuse (error, "An event needs a date of the years 1 to 9999.");
  if (self->end_day == DTL_DAY_NONE)
    return TRUE;
  if (!dtl_day_is_valid (self->end_day))
    return refuse (error, "An event's end needs a date of the years 1 to 9999.");
  if (self->end_day < self->day)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_RANGE,
                   "An event cannot end on %s, before it begins on %s.",
                   dtl_day_format_iso (self->end_day, last), dtl_day_format_iso (self->day, first));
      return FALSE;
    }

  return TRUE;
}

/* A source is shown as a link: only addresses that a browser opens may be one. */
static gboolean
check_source (const char *source, GError **error)
{
  g_autoptr (GUri) uri = g_uri_parse (source, G_URI_FLAGS_NONE, NULL);

  if (uri != NULL && g_uri_get_host (uri) != NULL && *g_uri_get_host (uri) != '\0' &&
      (strcmp (g_uri_get_scheme (uri), "https") == 0 ||
       strcmp (g_uri_get_scheme (uri), "http") == 0))
    return TRUE;

  g_autofree char *shown = dtl_text_clean_line (source);
  g_set_error (error, DTL_ERROR, DTL_ERROR_RANGE,
               "“%s” is not a web address: it should begin with https:// or http://.", shown);
  return FALSE;
}

/* When, within a day, an event was known: unknown counts as during the day. */
static int
rank_timing (DtlTiming timing)
{
  switch (timing)
    {
    case DTL_TIMING_PRE:
      return 0;
    case DTL_TIMING_UNKNOWN:
    case DTL_TIMING_REGULAR:
      return 1;
    case DTL_TIMING_POST:
      return 2;
    default:
      g_return_val_if_reached (1);
    }
}

#define COMPARE(a, b) (((a) > (b)) - ((a) < (b)))

/**
 * dtl_event_new:
 *
 * Returns: (transfer full): an event without texts and days; it is not yet valid
 */
DtlEvent *
dtl_event_new (void)
{
  DtlEvent *self = g_new0 (DtlEvent, 1);

  self->day = DTL_DAY_NONE;
  self->end_day = DTL_DAY_NONE;
  return self;
}

/**
 * dtl_event_copy:
 * @self: an event
 *
 * Returns: (transfer full): the same, with texts of its own
 */
DtlEvent *
dtl_event_copy (const DtlEvent *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  DtlEvent *copy = g_memdup2 (self, sizeof *self);

  copy->symbol = g_strdup (self->symbol);
  copy->title = g_strdup (self->title);
  copy->kind = g_strdup (self->kind);
  copy->note = g_strdup (self->note);
  copy->quote = g_strdup (self->quote);
  copy->source = g_strdup (self->source);

  return copy;
}

/**
 * dtl_event_free:
 * @self: (nullable) (transfer full): an event
 */
void
dtl_event_free (DtlEvent *self)
{
  if (self == NULL)
    return;

  g_free (self->symbol);
  g_free (self->title);
  g_free (self->kind);
  g_free (self->note);
  g_free (self->quote);
  g_free (self->source);
  g_free (self);
}

/**
 * dtl_event_equal:
 * @a: an event
 * @b: an event
 *
 * Returns: whether all members are the same, the id too
 */
gboolean
dtl_event_equal (const DtlEvent *a, const DtlEvent *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->id == b->id && a->day == b->day && a->end_day == b->end_day &&
         a->label_place == b->label_place && a->label_lane == b->label_lane &&
         a->certainty == b->certainty && a->timing == b->timing && a->article_id == b->article_id &&
         g_strcmp0 (a->symbol, b->symbol) == 0 && g_strcmp0 (a->title, b->title) == 0 &&
         g_strcmp0 (a->kind, b->kind) == 0 && g_strcmp0 (a->note, b->note) == 0 &&
         g_strcmp0 (a->quote, b->quote) == 0 && g_strcmp0 (a->source, b->source) == 0;
}

/**
 * dtl_event_compare:
 * @a: an event
 * @b: an event
 *
 * The order of lists: by day; on one day first what happened on or before it, then by the time
 * at which it was known, then by symbol, title and id.
 *
 * Returns: negative, 0 or positive
 */
int
dtl_event_compare (const DtlEvent *a, const DtlEvent *b)
{
  int order;

  g_return_val_if_fail (a != NULL && b != NULL, 0);

  order = COMPARE (a->day, b->day);
  if (order == 0)
    order = COMPARE (b->certainty == DTL_CERTAINTY_ON_OR_BEFORE,
                     a->certainty == DTL_CERTAINTY_ON_OR_BEFORE);
  if (order == 0)
    order = COMPARE (rank_timing (a->timing), rank_timing (b->timing));
  if (order == 0)
    order = g_strcmp0 (a->symbol, b->symbol);
  if (order == 0)
    order = g_strcmp0 (a->title, b->title);
  if (order == 0)
    order = COMPARE (a->id, b->id);

  return order;
}

/**
 * dtl_event_validate:
 * @self: an event
 * @error: %DTL_ERROR_RANGE, one sentence on the first fault
 *
 * Whether the symbol and the article exist is for the library to say.
 *
 * Returns: whether @self may be kept
 */
gboolean
dtl_event_validate (const DtlEvent *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->id < 0 || self->article_id < 0)
    return refuse (error, "An event's number and its article's cannot be negative.");
  if (dtl_certainty_to_id (self->certainty) == NULL)
    return refuse (error, "An event's certainty must be exact, on-or-before or about.");
  if ((guint) self->timing > DTL_TIMING_POST)
    return refuse (error, "An event's timing must be unknown, pre, regular or post.");
  if ((guint) self->label_place > DTL_LABEL_PLACE_LEFT || self->label_lane < 0 ||
      self->label_lane >= (self->label_place == DTL_LABEL_PLACE_FREE ? 1 : DTL_LABEL_LANES))
    return refuse (error, "An event's label stands right or left of its pole, in lane 0 to 2.");

  return check_texts (self, error) && check_days (self, error) &&
         (self->kind == NULL || dtl_kind_is_valid (self->kind, error)) &&
         (self->source == NULL || check_source (self->source, error));
}

/**
 * dtl_certainty_to_id:
 * @certainty: a certainty
 *
 * Returns: (transfer none) (nullable): the name saved in files; %NULL for no %DtlCertainty
 */
const char *
dtl_certainty_to_id (DtlCertainty certainty)
{
  return (guint) certainty < G_N_ELEMENTS (certainty_ids) ? certainty_ids[certainty] : NULL;
}

/**
 * dtl_certainty_from_id:
 * @id: "exact", "on-or-before" or "about"
 * @certainty: (out): set only on success
 *
 * Returns: whether @id is one of them
 */
gboolean
dtl_certainty_from_id (const char *id, DtlCertainty *certainty)
{
  g_return_val_if_fail (id != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (certainty_ids); i++)
    if (strcmp (id, certainty_ids[i]) == 0)
      {
        *certainty = (DtlCertainty) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * dtl_label_place_to_id:
 * @place: a place
 *
 * Returns: (transfer none) (nullable): the name saved in files; %NULL where the chart decides
 */
const char *
dtl_label_place_to_id (DtlLabelPlace place)
{
  return place == DTL_LABEL_PLACE_RIGHT ? "right" : place == DTL_LABEL_PLACE_LEFT ? "left" : NULL;
}

/**
 * dtl_label_place_from_id:
 * @id: (nullable): "right" or "left"; %NULL is free
 * @place: (out): set only on success
 *
 * Returns: whether @id is one of them
 */
gboolean
dtl_label_place_from_id (const char *id, DtlLabelPlace *place)
{
  for (DtlLabelPlace each = DTL_LABEL_PLACE_FREE; each <= DTL_LABEL_PLACE_LEFT; each++)
    if (g_strcmp0 (id, dtl_label_place_to_id (each)) == 0)
      {
        *place = each;
        return TRUE;
      }

  return FALSE;
}
