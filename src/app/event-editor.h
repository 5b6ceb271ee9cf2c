/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "news/event.h"

G_BEGIN_DECLS

/* A popover with the fields of one event, new or marked before.
 *
 * Signal "save" (DtlEvent *event): the fields are in order; whoever saves them then closes the
 * editor or shows why it could not. */
#define DTL_TYPE_EVENT_EDITOR (dtl_event_editor_get_type ())
G_DECLARE_FINAL_TYPE (DtlEventEditor, dtl_event_editor, DTL, EVENT_EDITOR, GtkPopover)

DtlEventEditor *dtl_event_editor_new (void);
void
dtl_event_editor_edit (DtlEventEditor *self, const DtlEvent *event, const DtlExchange *exchange);
void dtl_event_editor_show_article (DtlEventEditor *self, gint64 article_id, const char *title);
void dtl_event_editor_close (DtlEventEditor *self);
void dtl_event_editor_show_error (DtlEventEditor *self, const char *message);

G_END_DECLS
