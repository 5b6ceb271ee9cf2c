/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/store.h"

G_BEGIN_DECLS

/* Keys of views, the JSON that the store keeps without reading it:
 *
 *   "current"          {"symbol": "BABA"}: the instrument on screen
 *   "instrument:BABA"  {"from", "to": ISO days, first and last shown; "preset": "1M" "3M" "6M"
 * "YTD" "1Y" "5Y" "All" or null; "type": a chart type's id; "scale": a price scale's id, or
 * missing: "linear"; "base": ISO day that percent, index and baseline measure against, or missing:
 * the first session in view; "volume": boolean; "selected": an event's id or null;
 * "interval": an interval's id, or missing: as the bars are stored; "compare": symbols of other
 * instruments, "indicators": their specs, both missing: none}
 */
#define DTL_VIEW_CURRENT "current"
#define DTL_VIEW_INSTRUMENT_PREFIX "instrument:"

char *dtl_open_library_default_path (void);
DtlStore *dtl_open_library (const char *path, DtlStoreMode mode, GError **error);
gboolean dtl_open_library_fill_sample (DtlStore *store, GError **error);

G_END_DECLS
