/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/studies.h"
#include "app/view-state.h"

G_BEGIN_DECLS

/* The events of the instrument as a list, in step with the chart. */
#define DTL_TYPE_EVENTS_PAGE (dtl_events_page_get_type ())
G_DECLARE_FINAL_TYPE (DtlEventsPage, dtl_events_page, DTL, EVENTS_PAGE, GtkWidget)

void dtl_events_page_set_state (DtlEventsPage *self, DtlViewState *state);
void dtl_events_page_set_studies (DtlEventsPage *self, DtlStudies *studies);
void dtl_events_page_start_search (DtlEventsPage *self);

G_END_DECLS
