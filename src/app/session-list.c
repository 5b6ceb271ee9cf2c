/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list model over bars in view. It counts and hands out rows, and knows nothing of prices: ten
 * million bars are as cheap as ten. */
#include "app/session-list.h"

struct _DtlSessionItem
{
  GObject parent_instance;

  gsize row;
};

struct _DtlSessionList
{
  GObject parent_instance;

  gsize first, end;
};

static void session_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE (DtlSessionItem, dtl_session_item, G_TYPE_OBJECT)

G_DEFINE_FINAL_TYPE_WITH_CODE (DtlSessionList,
                               dtl_session_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, session_list_model_init))

static GType
get_item_type (GListModel *model)
{
  return DTL_TYPE_SESSION_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  DtlSessionList *self = DTL_SESSION_LIST (model);

  return (guint) MIN (self->end - self->first, G_MAXUINT);
}

static gpointer
get_item (GListModel *model, guint position)
{
  DtlSessionList *self = DTL_SESSION_LIST (model);
  DtlSessionItem *item;

  if (position >= get_n_items (model))
    return NULL;
  item = g_object_new (DTL_TYPE_SESSION_ITEM, NULL);
  item->row = self->first + position;

  return item;
}

static void
session_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
dtl_session_item_class_init (DtlSessionItemClass *klass)
{
}

static void
dtl_session_item_init (DtlSessionItem *self)
{
}

gsize
dtl_session_item_get_row (DtlSessionItem *self)
{
  g_return_val_if_fail (DTL_IS_SESSION_ITEM (self), 0);

  return self->row;
}

static void
dtl_session_list_class_init (DtlSessionListClass *klass)
{
}

static void
dtl_session_list_init (DtlSessionList *self)
{
}

DtlSessionList *
dtl_session_list_new (void)
{
  return g_object_new (DTL_TYPE_SESSION_LIST, NULL);
}

/**
 * dtl_session_list_set_rows:
 * @self: a list
 * @first: its first row
 * @end: one past its last row
 *
 * Lists these rows, and says that all of them are new: their values may be.
 */
void
dtl_session_list_set_rows (DtlSessionList *self, gsize first, gsize end)
{
  guint n_before;

  g_return_if_fail (DTL_IS_SESSION_LIST (self));
  g_return_if_fail (first <= end);

  n_before = get_n_items (G_LIST_MODEL (self));
  self->first = first;
  self->end = end;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, get_n_items (G_LIST_MODEL (self)));
}

/* Returns: the row of the item at 0 */
gsize
dtl_session_list_get_first (DtlSessionList *self)
{
  g_return_val_if_fail (DTL_IS_SESSION_LIST (self), 0);

  return self->first;
}
