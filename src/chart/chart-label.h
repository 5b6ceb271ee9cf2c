/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/chart.h"

G_BEGIN_DECLS

/* A label held somewhere for the time being, while it is dragged: the next layout has it there. */
void dtl_chart_set_label_place (DtlChart *self, gint64 flag_id, DtlSide side, int lane);
void dtl_chart_clear_label_place (DtlChart *self);
gboolean dtl_chart_has_label_place (const DtlChart *self);
double dtl_chart_get_lane_height (const DtlChart *self); /* px */

/* Faint, of a kind that is not asked for */
void dtl_chart_set_flag_filtered (DtlChart *self, gint64 flag_id, gboolean filtered);

G_END_DECLS
