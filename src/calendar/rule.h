/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calendar/day.h"

G_BEGIN_DECLS

typedef enum
{
  DTL_RULE_FIXED,   /* a day of a month */
  DTL_RULE_WEEKDAY, /* the first to fourth, or the last, weekday of a month */
  DTL_RULE_EASTER,  /* Western Easter Sunday */
} DtlRuleBase;

/* A day that comes once a year. Plain data; the text form is that of the calendar files. */
typedef struct
{
  DtlRuleBase base;
  int month;
  int month_day;
  int ordinal; /* 1 to 4, or 0 for the last */
  GDateWeekday weekday;
  int offset_days;             /* from what the base gives */
  gboolean saturday_to_friday; /* observed the day before */
  gboolean sunday_to_monday;   /* observed the day after */
  guint only_weekdays;         /* bit 1 << GDateWeekday; 0: all */
  int since_year;
  int until_year;
} DtlRule;

gboolean dtl_rule_parse (const char *text, DtlRule *rule, GError **error);
gboolean dtl_rule_parse_option (const char *text, DtlRule *rule, GError **error);
DtlDay dtl_rule_get_day (const DtlRule *self, int year, gboolean *is_observed);

G_END_DECLS
