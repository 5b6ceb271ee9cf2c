/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads typed values from a call: strictly, with the parsers of base and calendar, so that no
 * locale and no guess decides what a date or a number is. */
#include "cli/values.h"

#include <string.h>

#include "base/number.h"
#include "operations/compute-indicators.h"

/**
 * dtl_value_day:
 * @option: an option whose value is an ISO date
 *
 * Returns: %FALSE with %DTL_USAGE_ERROR; @day is then unchanged
 */
gboolean
dtl_value_day (const DtlCall *call, const char *option, DtlDay *day, GError **error)
{
  const char *text = dtl_call_get (call, option);

  if (text == NULL || dtl_day_parse (text, day))
    return TRUE;

  dtl_set_usage_error (error, "--%s takes a date like 2022-07-14, and “%s” is none", option, text);
  return FALSE;
}

/**
 * dtl_value_range:
 * @from: of --from
 * @to: of --to
 *
 * Returns: %FALSE with %DTL_USAGE_ERROR if either is no date, or @from is after @to
 */
gboolean
dtl_value_range (const DtlCall *call, DtlDay *from, DtlDay *to, GError **error)
{
  if (!dtl_value_day (call, "from", from, error) || !dtl_value_day (call, "to", to, error))
    return FALSE;

  if (*from != DTL_DAY_NONE && *to != DTL_DAY_NONE && *from > *to)
    {
      dtl_set_usage_error (error, "--from %s is after --to %s", dtl_call_get (call, "from"),
                           dtl_call_get (call, "to"));
      return FALSE;
    }

  return TRUE;
}

/**
 * dtl_value_number:
 * @option: an option whose value is a number above 0
 *
 * Returns: %FALSE with %DTL_USAGE_ERROR; @value is then unchanged
 */
gboolean
dtl_value_number (const DtlCall *call, const char *option, double *value, GError **error)
{
  const char *text = dtl_call_get (call, option);
  double number;

  if (text == NULL)
    return TRUE;
  if (dtl_number_parse (text, strlen (text), &number) && number > 0)
    {
      *value = number;
      return TRUE;
    }

  dtl_set_usage_error (error, "--%s takes a number above 0, and “%s” is none", option, text);
  return FALSE;
}

/**
 * dtl_value_box:
 * @option: an option whose value is "WIDTHxHEIGHT", both above 0
 *
 * Returns: %FALSE with %DTL_USAGE_ERROR; @width and @height are then unchanged
 */
gboolean
dtl_value_box (
    const DtlCall *call, const char *option, double *width, double *height, GError **error)
{
  const char *text = dtl_call_get (call, option);
  const char *cross;
  double w, h;

  if (text == NULL)
    return TRUE;

  cross = strchr (text, 'x');
  if (cross != NULL && dtl_number_parse (text, (gsize) (cross - text), &w) &&
      dtl_number_parse (cross + 1, strlen (cross + 1), &h) && w > 0 && h > 0)
    {
      *width = w;
      *height = h;
      return TRUE;
    }

  dtl_set_usage_error (error, "--%s takes WIDTHxHEIGHT, and “%s” is not that", option, text);
  return FALSE;
}

/**
 * dtl_value_id:
 * @what: the argument or option, for the message
 * @text: a positive integer
 *
 * Returns: %FALSE with %DTL_USAGE_ERROR; @id is then unchanged
 */
gboolean
dtl_value_id (const char *what, const char *text, gint64 *id, GError **error)
{
  gint64 number;

  if (dtl_number_parse_int (text, strlen (text), &number) && number > 0)
    {
      *id = number;
      return TRUE;
    }

  dtl_set_usage_error (error, "%s is a whole number above 0, and “%s” is none", what, text);
  return FALSE;
}

/* The option's words are the ids of intervals, so that parsing the call has checked it. */
void
dtl_value_interval (const DtlCall *call, DtlInterval *interval)
{
  const char *id = dtl_call_get (call, "interval");

  if (id != NULL && !dtl_interval_from_id (id, interval))
    g_assert_not_reached ();
}

/* The clock is read here, and nowhere below: steps of the history carry the time they are given. */
DtlInstant
dtl_value_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

/**
 * dtl_value_indicators:
 *
 * Checks the values of --indicator, and that --benchmark is there for one of them.
 *
 * Returns: %FALSE with %DTL_USAGE_ERROR
 */
gboolean
dtl_value_indicators (const DtlCall *call, GError **error)
{
  g_autoptr (GError) spec_error = NULL;
  gboolean needs_benchmark = FALSE;

  if (!dtl_indicators_check (dtl_call_get_all (call, "indicator"), &needs_benchmark, &spec_error))
    {
      dtl_set_usage_error (error, "--indicator: %s", spec_error->message);
      return FALSE;
    }
  if (dtl_call_has (call, "benchmark") && !needs_benchmark)
    {
      dtl_set_usage_error (error, "--benchmark is what beta is measured against, and no "
                                  "--indicator asks for that");
      return FALSE;
    }

  return TRUE;
}
