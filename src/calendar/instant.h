/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calendar/day.h"

G_BEGIN_DECLS

/* A point in time as seconds since 1970-01-01T00:00:00Z, without leap seconds. */
typedef gint64 DtlInstant;

#define DTL_INSTANT_NONE G_MININT64
#define DTL_INSTANT_TEXT_SIZE 26 /* "YYYY-MM-DDTHH:MM:SS+HH:MM" and NUL */

gsize dtl_instant_parse_iso (const char *text, gsize len, DtlInstant *instant);
char *dtl_instant_format_iso (DtlInstant self, GTimeZone *zone, char buffer[DTL_INSTANT_TEXT_SIZE]);
DtlDay dtl_instant_get_day (DtlInstant self, GTimeZone *zone, int *seconds_of_day);
DtlInstant dtl_instant_from_local (DtlDay day, int seconds_of_day, GTimeZone *zone);

G_END_DECLS
