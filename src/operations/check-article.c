/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An article read and its claims checked, in one call for the app and the command line. Nothing is
 * stored. Without a library, or without the series of a claim, the claim is unknown. */
#include "operations/check-article.h"

#include "base/error.h"
#include "operations/calendars.h"
#include "operations/load-series.h"

#include <string.h>

#define HOME_EXCHANGE "XNYS" /* of an instrument whose exchange nobody told */

/* Series that claims were held against, each read once. */
typedef struct
{
  DtlStore *store;   /* nullable */
  GHashTable *found; /* symbol: DtlSeries, or NULL where the library has none */
} Shelf;

static const struct
{
  const char *mic, *venue;
} venues[] = {
  { "XNYS", "NYSE" },
  { "XNAS", "NASDAQ" },
  { "XHKG", "HKEX" },
};

static const DtlExchange *
find_exchange (const char *mic, gpointer data)
{
  return dtl_calendars_get (mic);
}

static void
unref_if_any (gpointer series)
{
  if (series != NULL)
    dtl_series_unref (series);
}

static DtlClaimPrices
find_prices (const char *subject, const char *venue, gpointer data)
{
  Shelf *self = data;
  DtlClaimPrices prices = { .symbol = subject };
  gpointer key, series;

  if (*subject == '\0')
    return (DtlClaimPrices){ 0 };
  if (!g_hash_table_lookup_extended (self->found, subject, &key, &series))
    {
      key = g_strdup (subject);
      series = self->store != NULL ? dtl_load_series (self->store, subject, DTL_INTERVAL_DAY, NULL)
                                   : NULL;
      g_hash_table_insert (self->found, key, series);
    }
  prices.symbol = key;
  prices.series = series;

  return prices;
}

static void
check_claims (DtlArticleCheck *self, DtlStore *store)
{
  g_autoptr (GHashTable) found =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_if_any);
  Shelf shelf = { store, found };

  for (guint i = 0; i < self->reading->claims->len; i++)
    g_ptr_array_add (self->checks,
                     dtl_claim_check_new (self->reading->claims->pdata[i], find_prices, &shelf));
}

static void
set_instrument (DtlArticleCheck *self, DtlStore *store, const char *symbol)
{
  g_autoptr (DtlInstrument) instrument =
      symbol != NULL && store != NULL ? dtl_store_get_instrument (store, symbol, NULL) : NULL;
  const char *mic = instrument != NULL ? instrument->exchange : NULL;

  self->symbol = g_strdup (symbol);
  self->exchange = dtl_calendars_get (mic);
  if (self->exchange == NULL)
    self->exchange = dtl_calendars_get (HOME_EXCHANGE);
  for (gsize i = 0; i < G_N_ELEMENTS (venues); i++)
    if (g_strcmp0 (mic, venues[i].mic) == 0)
      self->venue = g_strdup (venues[i].venue);
  if (self->venue == NULL)
    self->venue = g_strdup ("");
}

/* A day, an instant with its offset, or a local time without one: "2022-07-14T12:40". */
static gboolean
set_published (DtlArticleCheck *self, const char *text, GError **error)
{
  g_autofree char *with_offset = NULL;
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  DtlInstant instant;
  gsize len;

  self->published = DTL_DAY_NONE;
  self->published_seconds = -1;
  if (text == NULL || *text == '\0' || dtl_day_parse (text, &self->published))
    return TRUE;

  len = strlen (text);
  with_offset = g_strconcat (text, "Z", NULL);
  if (dtl_instant_parse_iso (text, len, &instant) == len)
    self->published = dtl_instant_get_day (instant, dtl_exchange_get_zone (self->exchange),
                                           &self->published_seconds);
  else if (dtl_instant_parse_iso (with_offset, len + 1, &instant) == len + 1)
    self->published = dtl_instant_get_day (instant, utc, &self->published_seconds);
  if (self->published != DTL_DAY_NONE)
    return TRUE;

  g_set_error (error, DTL_ERROR, DTL_ERROR_PARSE,
               "“%s” is not a date: write it as 2022-07-14, or with time and offset as"
               " 2022-07-14T16:05:00-04:00.",
               text);
  return FALSE;
}

void
dtl_article_check_free (DtlArticleCheck *self)
{
  if (self == NULL)
    return;

  g_free (self->symbol);
  g_free (self->venue);
  g_clear_pointer (&self->reading, dtl_reading_free);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_free (self);
}

/**
 * dtl_check_article_read:
 * @store: (nullable): the library whose prices are used; without it all claims are unknown
 * @article: whose text and published are used; without published no date is resolved
 * @symbol: (nullable): the instrument it is about
 * @error: %DTL_ERROR_PARSE for a published that is no date
 *
 * Returns: (transfer full): what the article says, with checks
 */
DtlArticleCheck *
dtl_check_article_read (DtlStore *store,
                        const DtlArticle *article,
                        const char *symbol,
                        const DtlLexicon *lexicon,
                        GError **error)
{
  g_autoptr (DtlArticleCheck) self = NULL;
  DtlScanContext context = { .lexicon = lexicon, .find_exchange = find_exchange };

  g_return_val_if_fail (article != NULL && article->text != NULL && lexicon != NULL, NULL);

  self = g_new0 (DtlArticleCheck, 1);
  self->checks = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_claim_check_free);
  set_instrument (self, store, symbol);
  if (!set_published (self, article->published, error))
    return NULL;

  context.exchange = self->exchange;
  context.symbol = self->symbol;
  context.venue = self->venue;
  context.published = self->published;
  context.published_seconds = self->published_seconds;
  self->reading = dtl_scan_text (article->text, strlen (article->text), &context);
  check_claims (self, store);

  return g_steal_pointer (&self);
}
