/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calendar/day.h"

G_BEGIN_DECLS

typedef enum
{
  DTL_UNIT_NONE,
  DTL_UNIT_DAY,
  DTL_UNIT_WEEK, /* ISO 8601, Monday to Sunday */
  DTL_UNIT_WEEKEND,
  DTL_UNIT_MONTH,
  DTL_UNIT_SEASON, /* of three months: March is the first of spring */
  DTL_UNIT_QUARTER,
  DTL_UNIT_HALF,
  DTL_UNIT_YEAR,
  DTL_UNIT_DECADE,
  DTL_UNIT_CENTURY,
} DtlUnit;

/* A piece of the calendar that has a name: 2022-W28, 2022-Q3. Plain data. */
typedef struct
{
  DtlUnit unit;
  DtlDay first; /* its first day; DTL_DAY_NONE: outside the calendar */
} DtlPeriod;

DtlUnit dtl_unit_from_letter (const char *letter);
DtlPeriod dtl_period_of (DtlUnit unit, DtlDay day);
DtlPeriod dtl_period_of_day (DtlDay day);
DtlPeriod dtl_period_shift (DtlPeriod self, int n);
DtlDay dtl_period_get_last (DtlPeriod self);
char *dtl_period_format (DtlPeriod self);
DtlDay dtl_day_latest_weekday (DtlDay day, int weekday);

G_END_DECLS
