/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calendar/day.h"

G_BEGIN_DECLS

/* Numbers and dates as the chart prints them: a true minus, a thin space before the percent sign,
 * no break inside a number. Names of months and weekdays are given, so that a drawing depends on
 * no locale unless its caller passes one. */
typedef struct
{
  char *month[12];        /* "July" */
  char *month_short[12];  /* "Jul" */
  char *weekday_short[7]; /* Monday first */
} DtlDateNames;

typedef enum
{
  DTL_DAY_STYLE_DAY_MONTH,           /* 14 Jul */
  DTL_DAY_STYLE_DAY_MONTH_YEAR,      /* 14 Jul 2022 */
  DTL_DAY_STYLE_FULL,                /* Thu 14 Jul 2022 */
  DTL_DAY_STYLE_MONTH,               /* Jul */
  DTL_DAY_STYLE_MONTH_YEAR,          /* Jul 2022 */
  DTL_DAY_STYLE_LONG_MONTH_YEAR,     /* July 2022 */
  DTL_DAY_STYLE_LONG_DAY_MONTH,      /* 14 July */
  DTL_DAY_STYLE_LONG_DAY_MONTH_YEAR, /* 14 July 2022 */
} DtlDayStyle;

extern const DtlDateNames dtl_date_names_english;

char *dtl_format_day (DtlDay day, DtlDayStyle style, const DtlDateNames *names); /* NULL: English */
char *dtl_format_time (int seconds_of_day);                                      /* 15:30 */
char *dtl_format_price (double value, int decimals);
char *dtl_format_percent (double fraction, int decimals); /* signed */
char *dtl_format_points (double fraction, int decimals);  /* signed percent, without its sign */
char *dtl_format_probability (double p);                  /* 0.33, 0.015, < 0.001 */
char *dtl_format_volume (double volume);                  /* 35.3 M */
char *dtl_format_balance (double volume);                 /* −35.3 M */
int dtl_format_price_decimals (const double *values, gsize n);

G_END_DECLS
