/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A calendar day as days since 1970-01-01 in the proleptic Gregorian calendar. It has no time
 * zone, and never mixes with time_t. Years 1 to 9999. */
typedef gint32 DtlDay;

#define DTL_DAY_NONE G_MININT32
#define DTL_DAY_TEXT_SIZE 11 /* "YYYY-MM-DD" and NUL */

#define DTL_DAY_FIRST (-719162) /* 0001-01-01 */
#define DTL_DAY_LAST 2932896    /* 9999-12-31 */

gboolean dtl_day_is_valid (DtlDay self);
DtlDay dtl_day_from_ymd (int year, int month, int day);
void dtl_day_to_ymd (DtlDay self, int *year, int *month, int *day);
GDateWeekday dtl_day_get_weekday (DtlDay self);
DtlDay dtl_day_add_months (DtlDay self, int months);

gsize dtl_day_parse_iso (const char *text, gsize len, DtlDay *day);
gboolean dtl_day_parse (const char *text, DtlDay *day);
char *dtl_day_format_iso (DtlDay self, char buffer[DTL_DAY_TEXT_SIZE]);

G_END_DECLS
