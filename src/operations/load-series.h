/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/store.h"

G_BEGIN_DECLS

gboolean dtl_load_series_can (GPtrArray *infos, const char *symbol, DtlInterval interval);
DtlSeries *
dtl_load_series (DtlStore *store, const char *symbol, DtlInterval interval, GError **error);
DtlSeries *dtl_load_series_any (DtlStore *store, const char *symbol, GError **error);

G_END_DECLS
