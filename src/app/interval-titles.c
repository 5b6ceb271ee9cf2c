/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The time that a bar covers, in the user's language. */
#include "app/interval-titles.h"

#include <glib/gi18n.h>

static const struct
{
  const char *mnemonic, *title, *letters;
} titles[DTL_N_INTERVALS] = {
  [DTL_INTERVAL_1MIN] = { NC_ ("interval", "_1 Minute"), NC_ ("interval", "1 Minute"),
                          NC_ ("interval", "1m") },
  [DTL_INTERVAL_5MIN] = { NC_ ("interval", "_5 Minutes"), NC_ ("interval", "5 Minutes"),
                          NC_ ("interval", "5m") },
  [DTL_INTERVAL_15MIN] = { NC_ ("interval", "15 M_inutes"), NC_ ("interval", "15 Minutes"),
                           NC_ ("interval", "15m") },
  [DTL_INTERVAL_30MIN] = { NC_ ("interval", "_30 Minutes"), NC_ ("interval", "30 Minutes"),
                           NC_ ("interval", "30m") },
  [DTL_INTERVAL_60MIN] = { NC_ ("interval", "1 _Hour"), NC_ ("interval", "1 Hour"),
                           NC_ ("interval", "1h") },
  [DTL_INTERVAL_DAY] = { NC_ ("interval", "_Day"), NC_ ("interval", "Day"), NC_ ("interval", "D") },
  [DTL_INTERVAL_WEEK] = { NC_ ("interval", "_Week"), NC_ ("interval", "Week"),
                          NC_ ("interval", "W") },
  [DTL_INTERVAL_MONTH] = { NC_ ("interval", "_Month"), NC_ ("interval", "Month"),
                           NC_ ("interval", "M") },
  [DTL_INTERVAL_QUARTER] = { NC_ ("interval", "_Quarter"), NC_ ("interval", "Quarter"),
                             NC_ ("interval", "Q") },
};

/* Returns: (transfer none): with an underscore before the letter that chooses it in a menu */
const char *
dtl_interval_titles_get_mnemonic (DtlInterval interval)
{
  g_return_val_if_fail (interval < DTL_N_INTERVALS, "");

  return g_dpgettext2 (NULL, "interval", titles[interval].mnemonic);
}

const char *
dtl_interval_titles_get (DtlInterval interval)
{
  g_return_val_if_fail (interval < DTL_N_INTERVALS, "");

  return g_dpgettext2 (NULL, "interval", titles[interval].title);
}

/* Returns: (transfer none): one letter from a day on */
const char *
dtl_interval_titles_get_short (DtlInterval interval)
{
  g_return_val_if_fail (interval < DTL_N_INTERVALS, "");

  return g_dpgettext2 (NULL, "interval", titles[interval].letters);
}
