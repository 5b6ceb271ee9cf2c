/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts of strangers, read with our own rules: the first byte says when they were published. What
 * is found lies in the text, in its order, and its days are days. */
#include "operations/calendars.h"
#include "operations/company-list.h"
#include "operations/load-lexicon.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static DtlDay
get_published (guint8 byte)
{
  static const DtlDay days[] = { DTL_DAY_NONE, DTL_DAY_FIRST, DTL_DAY_LAST, 0, 19190, 19191 };

  return byte < G_N_ELEMENTS (days) ? days[byte] : 18000 + byte;
}

static void
check_date (const DtlDateMention *date, gsize size)
{
  g_assert_cmpuint (date->start, <, date->end);
  g_assert_cmpuint (date->end, <=, size);
  g_assert_nonnull (date->rule);
  g_assert_nonnull (date->alternatives);
  g_assert_true (date->confidence >= 0 && date->confidence <= 1);
  if (date->first != DTL_DAY_NONE)
    {
      g_assert_true (dtl_day_is_valid (date->first) && dtl_day_is_valid (date->last));
      g_assert_cmpint (date->first, <=, date->last);
    }
}

static void
check_claim (const DtlClaim *claim, gsize size)
{
  g_assert_cmpuint (claim->start, <, claim->end);
  g_assert_cmpuint (claim->end, <=, size);
  g_assert_nonnull (claim->subject);
  g_assert_nonnull (claim->venue);
  g_assert_nonnull (claim->unit);
  if (claim->superlative == DTL_SUPERLATIVE_NONE)
    g_assert_true (claim->value >= 0 && claim->precision > 0);
  if (claim->from != DTL_DAY_NONE && claim->to != DTL_DAY_NONE)
    g_assert_true (dtl_day_is_valid (claim->from) && dtl_day_is_valid (claim->to));
}

static void
check_event (const DtlEventProposal *event, gsize size)
{
  g_assert_cmpuint (event->start, <, event->end);
  g_assert_cmpuint (event->end, <=, size);
  g_assert_nonnull (event->kind);
  g_assert_true (g_utf8_validate (event->title, -1, NULL));
  if (event->agent != NULL)
    g_assert_true (g_utf8_validate (event->agent, -1, NULL));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static DtlLexicon *lexicon = NULL;

  if (lexicon == NULL)
    lexicon = dtl_load_lexicon (NULL, NULL, NULL);
  if (size == 0)
    return 0;

  DtlScanContext context = { .lexicon = lexicon,
                             .companies = dtl_company_list_get (),
                             .exchange = dtl_calendars_get ("XNYS"),
                             .symbol = "BABA",
                             .venue = "NYSE",
                             .published = get_published (data[0]),
                             .published_seconds = data[0] % 2 == 0 ? -1 : 43200 };
  g_autoptr (DtlReading) reading = dtl_scan_text ((const char *) data + 1, size - 1, &context);

  for (guint i = 0; i < reading->dates->len; i++)
    check_date (g_ptr_array_index (reading->dates, i), size - 1);
  for (guint i = 0; i < reading->claims->len; i++)
    check_claim (g_ptr_array_index (reading->claims, i), size - 1);
  for (guint i = 0; i < reading->events->len; i++)
    check_event (g_ptr_array_index (reading->events, i), size - 1);

  return 0;
}
