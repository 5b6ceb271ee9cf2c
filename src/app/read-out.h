/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/studies.h"
#include "app/view-state.h"

G_BEGIN_DECLS

/* Two lines above the chart: one session in figures, and where the selected event lands. */
#define DTL_TYPE_READ_OUT (dtl_read_out_get_type ())
G_DECLARE_FINAL_TYPE (DtlReadOut, dtl_read_out, DTL, READ_OUT, GtkWidget)

void dtl_read_out_set_state (DtlReadOut *self, DtlViewState *state);
void dtl_read_out_set_studies (DtlReadOut *self, DtlStudies *studies);
void dtl_read_out_set_left_out (DtlReadOut *self, gsize n);
void dtl_read_out_set_narrow (DtlReadOut *self, gboolean narrow);

G_END_DECLS
