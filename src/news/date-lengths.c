/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Actions of the rules "date.*" that give no place in the calendar: lengths of time, what comes
 * again and again, and vague words ("recently"). */
#include "base/number.h"
#include "news/date-scan.h"

#include <math.h>
#include <string.h>

/* duration ($NUMBER, $SOME, $unit): unit as TIMEX3 writes it behind P: "D", "TH" for hours */
static gboolean
run_duration (const DtlMatch *match, gpointer data)
{
  const char *unit = dtl_match_get_word (match, 2);
  char buffer[DTL_NUMBER_SIZE] = "X";
  double count = 1;

  if (unit == NULL)
    return FALSE;
  if (dtl_match_get_word (match, 0) != NULL && strcmp (dtl_match_get_word (match, 0), "X") == 0)
    count = NAN;
  else if (dtl_match_has (match, 0))
    count = dtl_match_get_number (match, 0);
  else if (dtl_match_has (match, 1))
    count = dtl_match_get_number (match, 1);
  if (!isnan (count))
    {
      if (count > 1e6)
        return FALSE;
      if (strcmp (unit, "E") == 0 || strcmp (unit, "C") == 0)
        {
          count *= unit[0] == 'E' ? 10 : 100;
          unit = "Y";
        }
      else if (strcmp (unit, "Q") == 0)
        {
          count *= 3;
          unit = "M";
        }
      dtl_number_format (count, buffer);
    }

  gboolean of_day = unit[0] == 'T';

  dtl_date_scan_add (data, match, DTL_MENTION_DURATION,
                     g_strdup_printf ("P%s%s%s", of_day ? "T" : "", buffer, unit + of_day));
  return TRUE;
}

/* set (value): "daily" */
static gboolean
run_set (const DtlMatch *match, gpointer data)
{
  dtl_date_scan_add (data, match, DTL_MENTION_SET, g_strdup (dtl_match_get_word (match, 0)));
  return TRUE;
}

/* set_unit ($UNIT): "every month" */
static gboolean
run_set_unit (const DtlMatch *match, gpointer data)
{
  const char *unit = dtl_match_get_word (match, 0);
  gboolean of_day = unit[0] == 'T';

  dtl_date_scan_add (data, match, DTL_MENTION_SET,
                     g_strdup_printf ("P%s1%s", of_day ? "T" : "", unit + of_day));
  return TRUE;
}

/* reference (PAST_REF): vague words; they never become a day */
static gboolean
run_reference (const DtlMatch *match, gpointer data)
{
  DtlDateMention *mention =
      dtl_date_scan_add (data, match, DTL_MENTION_DATE, g_strdup (dtl_match_get_word (match, 0)));

  dtl_date_mention_set_reason (mention, 1, "A word without a day of its own.");
  return TRUE;
}

const DtlRuleActionRow dtl_date_length_actions[] = {
  { "duration", run_duration, 3, 3 },
  { "set", run_set, 1, 1 },
  { "set_unit", run_set_unit, 1, 1 },
  { "reference", run_reference, 1, 1 },
  { NULL, NULL, 0, 0 },
};
