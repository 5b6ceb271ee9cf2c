/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "series/indicator.h"

G_BEGIN_DECLS

#define DTL_INDICATOR_MAX_BARS 100000

extern const DtlIndicatorKind dtl_indicator_atr;
extern const DtlIndicatorKind dtl_indicator_beta;
extern const DtlIndicatorKind dtl_indicator_bollinger;
extern const DtlIndicatorKind dtl_indicator_drawdown;
extern const DtlIndicatorKind dtl_indicator_ema;
extern const DtlIndicatorKind dtl_indicator_macd;
extern const DtlIndicatorKind dtl_indicator_obv;
extern const DtlIndicatorKind dtl_indicator_rsi;
extern const DtlIndicatorKind dtl_indicator_sma;
extern const DtlIndicatorKind dtl_indicator_volatility;
extern const DtlIndicatorKind dtl_indicator_vwap;

G_END_DECLS
