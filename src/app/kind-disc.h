/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A round sign with the symbol of an event kind, as the chart draws it. */
#define DTL_TYPE_KIND_DISC (dtl_kind_disc_get_type ())
G_DECLARE_FINAL_TYPE (DtlKindDisc, dtl_kind_disc, DTL, KIND_DISC, GtkWidget)

void dtl_kind_disc_set_kind (DtlKindDisc *self, const char *kind, gboolean uncertain);
void dtl_kind_disc_set_selected (DtlKindDisc *self, gboolean selected);

G_END_DECLS
