/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An article read and its claims checked, in one call for the app and the command line. Nothing is
 * stored. Without a library, or without the series of a claim, the claim is unknown. */
#include "operations/check-article.h"

#include "base/error.h"
#include "operations/calendars.h"
#include "operations/company-list.h"
#include "operations/load-series.h"

#include <string.h>

#define HOME_EXCHANGE "XNYS" /* of an instrument whose exchange nobody told */

/* Series that claims were held against, each read once. */
typedef struct
{
  DtlStore *store;        /* nullable */
  GHashTable *found;      /* symbol: DtlSeries, or NULL where the library has none */
  GHashTable *currencies; /* symbol: ISO 4217, or NULL: not told */
} Shelf;

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

/* Returns: (nullable): the symbol of the listing that is meant; an instrument that the list does
 * not know is only where the library says */
static const char *
find_symbol (const Shelf *self, const char *subject, const char *venue)
{
  const DtlCompanies *companies = dtl_company_list_get ();
  const DtlListing *listing = NULL;
  const DtlCompany *company =
      companies != NULL ? dtl_companies_find_symbol (companies, subject, &listing) : NULL;

  if (company != NULL)
    {
      const DtlListing *wanted = *venue != '\0' && company->kind != DTL_LISTED_INDEX
                                     ? dtl_company_find_listing (company, venue)
                                     : listing;

      return wanted != NULL ? wanted->symbol : NULL;
    }

  g_autoptr (DtlInstrument) instrument =
      self->store != NULL ? dtl_store_get_instrument (self->store, subject, NULL) : NULL;

  if (instrument != NULL && instrument->exchange != NULL && *venue != '\0' &&
      strcmp (dtl_venue_of_mic (instrument->exchange), venue) != 0)
    return NULL;

  return subject;
}

static DtlSeries *
load_series (Shelf *self, const char *symbol)
{
  g_autoptr (DtlInstrument) instrument = NULL;
  gpointer series;

  if (g_hash_table_lookup_extended (self->found, symbol, NULL, &series))
    return series;

  series =
      self->store != NULL ? dtl_load_series (self->store, symbol, DTL_INTERVAL_DAY, NULL) : NULL;
  if (series != NULL)
    instrument = dtl_store_get_instrument (self->store, symbol, NULL);
  g_hash_table_insert (self->found, g_strdup (symbol), series);
  g_hash_table_insert (self->currencies, g_strdup (symbol),
                       instrument != NULL ? g_strdup (instrument->currency) : NULL);

  return series;
}

static DtlClaimPrices
find_prices (const char *subject, const char *venue, gpointer data)
{
  Shelf *self = data;
  DtlClaimPrices prices = { 0 };
  const char *symbol = *subject != '\0' ? find_symbol (self, subject, venue) : NULL;
  gpointer key;

  if (symbol == NULL)
    return prices;
  prices.series = load_series (self, symbol);
  prices.currency = g_hash_table_lookup (self->currencies, symbol);
  g_hash_table_lookup_extended (self->found, symbol, &key, NULL);
  prices.symbol = key;

  return prices;
}

static void
check_claims (DtlArticleCheck *self, DtlStore *store)
{
  g_autoptr (GHashTable) found =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_if_any);
  g_autoptr (GHashTable) currencies =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Shelf shelf = { store, found, currencies };

  for (guint i = 0; i < self->reading->claims->len; i++)
    g_ptr_array_add (self->checks,
                     dtl_claim_check_new (self->reading->claims->pdata[i], find_prices, &shelf));
}

/* Without a symbol it is the first listed company that the text names. */
static void
set_instrument (DtlArticleCheck *self, DtlStore *store, const char *symbol, const char *text)
{
  const DtlCompanies *companies = dtl_company_list_get ();
  g_autoptr (DtlInstrument) instrument = NULL;
  const DtlListing *listing = NULL;
  const DtlCompany *company = NULL;
  const char *mic = NULL;

  if (symbol == NULL && companies != NULL)
    company = dtl_companies_find_first (companies, text, strlen (text));
  if (company != NULL)
    symbol = company->listings[0].symbol;
  if (symbol != NULL && store != NULL)
    instrument = dtl_store_get_instrument (store, symbol, NULL);
  if (symbol != NULL && companies != NULL)
    dtl_companies_find_symbol (companies, symbol, &listing);
  if (instrument != NULL && instrument->exchange != NULL)
    mic = instrument->exchange;
  else if (listing != NULL && *listing->mic != '\0')
    mic = listing->mic;

  self->symbol = g_strdup (symbol);
  self->venue = g_strdup (mic != NULL ? dtl_venue_of_mic (mic) : "");
  self->exchange = dtl_calendars_get (mic);
  if (self->exchange == NULL)
    self->exchange = dtl_calendars_get (HOME_EXCHANGE);
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

/* Weeks of the library's prices that the text fits: for the user to choose from. */
static void
suggest_days (DtlArticleCheck *self,
              DtlStore *store,
              const DtlArticle *article,
              const DtlScanContext *context)
{
  g_autoptr (DtlSeries) series =
      store != NULL ? dtl_load_series (store, self->symbol, DTL_INTERVAL_DAY, NULL) : NULL;

  if (series == NULL)
    return;
  g_ptr_array_unref (self->candidates);
  self->candidates =
      dtl_week_candidates_find (article->text, strlen (article->text), context, series);
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
  g_clear_pointer (&self->candidates, g_ptr_array_unref);
  g_free (self);
}

/**
 * dtl_check_article_read:
 * @store: (nullable): the library whose prices are used; without it all claims are unknown
 * @article: whose text and published are used; without published no date is resolved
 * @symbol: (nullable): the instrument it is about; else the first listed company that it names
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
  DtlScanContext context = { .lexicon = lexicon,
                             .companies = dtl_company_list_get (),
                             .find_exchange = find_exchange };

  g_return_val_if_fail (article != NULL && article->text != NULL && lexicon != NULL, NULL);

  self = g_new0 (DtlArticleCheck, 1);
  self->checks = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_claim_check_free);
  self->candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_week_candidate_free);
  set_instrument (self, store, symbol, article->text);
  if (!set_published (self, article->published, error))
    return NULL;

  context.exchange = self->exchange;
  context.symbol = self->symbol;
  context.venue = self->venue;
  context.published = self->published;
  context.published_seconds = self->published_seconds;
  self->reading = dtl_scan_text (article->text, strlen (article->text), &context);
  check_claims (self, store);
  if (self->published == DTL_DAY_NONE && self->symbol != NULL)
    suggest_days (self, store, article, &context);

  return g_steal_pointer (&self);
}
