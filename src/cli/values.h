/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/call.h"

G_BEGIN_DECLS

#define DTL_VALUE_INTERVALS "1min|5min|15min|30min|60min|day|week|month|quarter"

/* Options and arguments as what they mean. Without the option, the value stays as it was; what
 * cannot be read is wrong usage, and the message names the option. */
gboolean dtl_value_day (const DtlCall *call, const char *option, DtlDay *day, GError **error);
gboolean dtl_value_range (const DtlCall *call, DtlDay *from, DtlDay *to, GError **error);
gboolean dtl_value_number (const DtlCall *call, const char *option, double *value, GError **error);
gboolean dtl_value_box (
    const DtlCall *call, const char *option, double *width, double *height, GError **error);
gboolean dtl_value_id (const char *what, const char *text, gint64 *id, GError **error);
void dtl_value_interval (const DtlCall *call, DtlInterval *interval);
gboolean dtl_value_indicators (const DtlCall *call, GError **error);

DtlInstant dtl_value_now (void);

G_END_DECLS
