/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the list shows of an event. Copied out of the snapshot, so that a row that stays the same
 * from one snapshot to the next keeps its widget, its focus and its place. */
#include "app/mark-item.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "app/phrases.h"

struct _DtlMarkItem
{
  GObject parent_instance;

  DtlEvent *event;
  double value;
  char *spoken;
  char *note;
  char *folded; /* the title, case folded */
};

G_DEFINE_FINAL_TYPE (DtlMarkItem, dtl_mark_item, G_TYPE_OBJECT)

static void
dtl_mark_item_finalize (GObject *object)
{
  DtlMarkItem *self = DTL_MARK_ITEM (object);

  dtl_event_free (self->event);
  g_free (self->spoken);
  g_free (self->note);
  g_free (self->folded);

  G_OBJECT_CLASS (dtl_mark_item_parent_class)->finalize (object);
}

static void
dtl_mark_item_class_init (DtlMarkItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dtl_mark_item_finalize;
}

static void
dtl_mark_item_init (DtlMarkItem *self)
{
}

static char *
explain_missing (const DtlMark *mark, const DtlSeries *series)
{
  DtlDay day = dtl_mark_get_day (mark);
  gsize n = series != NULL ? dtl_series_get_n (series) : 0;

  if (mark->has_row)
    return mark->day_return.kind == DTL_BASE_NONE ? g_strdup (_ ("no earlier close")) : NULL;
  if (n > 0 && day > dtl_series_get_day (series, n - 1))
    return g_strdup (_ ("after the last price"));
  if (n > 0 && day < dtl_series_get_day (series, 0))
    return g_strdup (_ ("before the first price"));

  return g_strdup (_ ("no price for that session"));
}

/**
 * dtl_mark_item_new:
 * @mark: an event and its landing; copied
 * @series: (nullable): the bars that its row counts
 *
 * Returns: (transfer full): a row
 */
DtlMarkItem *
dtl_mark_item_new (const DtlMark *mark, const DtlSeries *series)
{
  DtlMarkItem *self = g_object_new (DTL_TYPE_MARK_ITEM, NULL);

  self->event = dtl_event_copy (mark->event);
  self->value = mark->has_row ? mark->day_return.value : NAN;
  self->spoken = dtl_phrases_speak_mark (mark, series);
  self->note = explain_missing (mark, series);
  self->folded = g_utf8_casefold (mark->event->title, -1);

  return self;
}

const DtlEvent *
dtl_mark_item_get_event (DtlMarkItem *self)
{
  g_return_val_if_fail (DTL_IS_MARK_ITEM (self), NULL);

  return self->event;
}

double
dtl_mark_item_get_return (DtlMarkItem *self)
{
  g_return_val_if_fail (DTL_IS_MARK_ITEM (self), NAN);

  return self->value;
}

const char *
dtl_mark_item_get_spoken (DtlMarkItem *self)
{
  g_return_val_if_fail (DTL_IS_MARK_ITEM (self), NULL);

  return self->spoken;
}

const char *
dtl_mark_item_get_note (DtlMarkItem *self)
{
  g_return_val_if_fail (DTL_IS_MARK_ITEM (self), NULL);

  return self->note;
}

/**
 * dtl_mark_item_equal:
 * @self: a row
 * @other: a row
 *
 * Returns: whether both look and sound the same
 */
gboolean
dtl_mark_item_equal (DtlMarkItem *self, DtlMarkItem *other)
{
  g_return_val_if_fail (DTL_IS_MARK_ITEM (self), FALSE);
  g_return_val_if_fail (DTL_IS_MARK_ITEM (other), FALSE);

  return self->event->id == other->event->id && dtl_event_equal (self->event, other->event) &&
         strcmp (self->spoken, other->spoken) == 0 && g_strcmp0 (self->note, other->note) == 0;
}

/**
 * dtl_mark_item_matches:
 * @self: a row
 * @folded: what to look for, case folded
 *
 * Returns: whether the title holds @folded
 */
gboolean
dtl_mark_item_matches (DtlMarkItem *self, const char *folded)
{
  g_return_val_if_fail (DTL_IS_MARK_ITEM (self), FALSE);

  return strstr (self->folded, folded) != NULL;
}

/**
 * dtl_mark_items_update:
 * @store: of items
 * @items: (element-type DtlMarkItem): what it is to hold, in this order
 *
 * Replaces what lies between the items that are equal at both ends.
 */
void
dtl_mark_items_update (GListStore *store, GPtrArray *items)
{
  guint n_old;
  guint head = 0;
  guint tail = 0;

  g_return_if_fail (G_IS_LIST_STORE (store) && items != NULL);

  n_old = g_list_model_get_n_items (G_LIST_MODEL (store));
  while (head < MIN (n_old, items->len))
    {
      g_autoptr (DtlMarkItem) old = g_list_model_get_item (G_LIST_MODEL (store), head);

      if (!dtl_mark_item_equal (old, g_ptr_array_index (items, head)))
        break;
      head++;
    }
  while (tail < MIN (n_old, items->len) - head)
    {
      g_autoptr (DtlMarkItem) old = g_list_model_get_item (G_LIST_MODEL (store), n_old - tail - 1);

      if (!dtl_mark_item_equal (old, g_ptr_array_index (items, items->len - tail - 1)))
        break;
      tail++;
    }

  if (head + tail < n_old || head + tail < items->len)
    g_list_store_splice (store, head, n_old - head - tail, items->pdata + head,
                         items->len - head - tail);
}
