/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "operations/import-article.h"

G_BEGIN_DECLS

/* The items of a feed, to pick from.
 *
 * Signal "picked" (GPtrArray of DtlArticleSource): those to import, to be stolen one by one;
 * emitted once, and the dialog closes. */
#define DTL_TYPE_FEED_DIALOG (dtl_feed_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DtlFeedDialog, dtl_feed_dialog, DTL, FEED_DIALOG, AdwWindow)

DtlFeedDialog *dtl_feed_dialog_new (GtkWindow *parent, DtlArticleSource *feed);

G_END_DECLS
