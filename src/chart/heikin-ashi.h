/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/layer.h"

G_BEGIN_DECLS

/* Candles of averages: data of the layer is what dtl_heikin_ashi_new() makes. */
extern const DtlLayerKind dtl_layer_heikin_ashi;

DtlSeries *dtl_heikin_ashi_new (const DtlSeries *series);

G_END_DECLS
