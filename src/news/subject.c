/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose price a number is about. The nearest noun before the move decides: a price ("its shares"),
 * a listed name, or a thing with numbers of its own ("quarterly revenue"), which is no price at
 * all. A name that nobody knows is no security either, unless it spells the ticker of the article:
 * a claim about another security must never be held against this one. */
#include "news/subject.h"

#include "news/lexicon-private.h"

#include <string.h>

#define REACH 60 /* tokens that are looked at before a move */

struct _DtlSubjects
{
  const DtlTokens *tokens;
  const DtlScanContext *context;
  GArray *names; /* of DtlNaming */
};

/* "Baidu, Inc.", "Alibaba Group Holding Limited": the name goes on. */
static guint
skip_legal_form (const DtlTokens *tokens, guint token)
{
  for (guint n = 0; n < 3; n++)
    {
      guint next = token + (dtl_tokens_is (tokens, token, ",") ? 1 : 0);

      if (!dtl_tokens_in_class (tokens, next, "LEGAL_FORM") ||
          !dtl_token_is (dtl_tokens_get (tokens, next), DTL_TRAIT_NAME))
        break;
      token = next + 1;
    }

  return token;
}

DtlSubjects *
dtl_subjects_new (const DtlTokens *tokens, const DtlScanContext *context)
{
  DtlSubjects *self = g_new0 (DtlSubjects, 1);

  self->tokens = tokens;
  self->context = context;
  self->names = g_array_new (FALSE, FALSE, sizeof (DtlNaming));
  if (context->companies == NULL)
    return self;

  for (guint i = 0; i < dtl_tokens_count (tokens);)
    {
      const DtlToken *token = dtl_tokens_get (tokens, i);
      DtlNaming naming = { i, i + 1, NULL };
      gsize used;

      if (!dtl_token_is (token, DTL_TRAIT_DATE))
        naming.company = dtl_companies_match (context->companies, tokens->text + token->start,
                                              tokens->len - token->start, &used);
      if (naming.company != NULL)
        {
          while (naming.end < dtl_tokens_count (tokens) &&
                 dtl_tokens_get (tokens, naming.end)->end <= token->start + used)
            naming.end++;
          naming.end = skip_legal_form (tokens, naming.end);
          g_array_append_val (self->names, naming);
        }
      i = naming.end;
    }

  return self;
}

void
dtl_subjects_free (DtlSubjects *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->names);
  g_free (self);
}

/* Returns: (nullable): the name that @token is a part of; O(log n) */
const DtlNaming *
dtl_subjects_find_name (const DtlSubjects *self, guint token)
{
  guint first = 0, end = self->names->len;

  while (first < end)
    {
      guint middle = first + (end - first) / 2;
      const DtlNaming *naming = &g_array_index (self->names, DtlNaming, middle);

      if (token >= naming->first && token < naming->end)
        return naming;
      if (naming->first > token)
        end = middle;
      else
        first = middle + 1;
    }

  return NULL;
}

static const DtlExchange *
get_exchange (const DtlScanContext *context, const char *mic)
{
  const DtlExchange *found = *mic != '\0' && context->find_exchange != NULL
                                 ? context->find_exchange (mic, context->find_data)
                                 : NULL;

  return found != NULL ? found : context->exchange;
}

DtlSubject
dtl_subjects_of_article (const DtlSubjects *self)
{
  const DtlScanContext *context = self->context;
  DtlSubject subject = { context->symbol != NULL ? context->symbol : "",
                         context->venue != NULL ? context->venue : "", NULL, context->exchange };

  if (context->companies != NULL && context->symbol != NULL)
    subject.company = dtl_companies_find_symbol (context->companies, context->symbol, NULL);
  if (subject.company != NULL && subject.company->kind == DTL_LISTED_INDEX &&
      subject.company->n_listings > 0 && *subject.company->listings[0].mic == '\0')
    subject.venue = "";

  return subject;
}

/* A company is known by its listing, but the article's own by the article's symbol. */
static DtlSubject
get_subject (const DtlSubjects *self, const DtlCompany *company)
{
  DtlSubject own = dtl_subjects_of_article (self);
  DtlSubject subject = { "", "", company, self->context->exchange };

  if (own.company == company)
    return own;
  if (company->n_listings > 0)
    {
      const DtlListing *home = &company->listings[0];

      subject.symbol = home->symbol;
      subject.venue = *home->mic != '\0' ? dtl_venue_of_mic (home->mic) : "";
      subject.exchange = get_exchange (self->context, *home->mic != '\0' ? home->mic : "XNYS");
    }

  return subject;
}

/**
 * dtl_subject_move_to:
 * @venue: HKEX, or NYSE for any in the United States
 *
 * Takes the listing of @self at @venue; without one nothing changes.
 */
void
dtl_subject_move_to (DtlSubject *self, const DtlScanContext *context, const char *venue)
{
  const DtlListing *listing;
  gboolean is_article =
      self->company != NULL && context->symbol != NULL && context->companies != NULL &&
      dtl_companies_find_symbol (context->companies, context->symbol, NULL) == self->company;

  if (self->company == NULL || self->company->kind == DTL_LISTED_INDEX)
    return;
  listing = dtl_company_find_listing (self->company, venue);
  if (listing == NULL && strcmp (venue, "NYSE") == 0)
    listing = dtl_company_find_listing (self->company, "NASDAQ");
  if (listing == NULL)
    return;

  self->venue = dtl_venue_of_mic (listing->mic);
  self->exchange = get_exchange (context, listing->mic);
  if (!is_article)
    self->symbol = listing->symbol;
}

/* Returns: (nullable): HKEX or NYSE, if a token from @first to @end names a place to trade */
const char *
dtl_subjects_find_venue (const DtlSubjects *self, guint first, guint end)
{
  const DtlTokens *tokens = self->tokens;

  for (guint i = first; i < end && i < dtl_tokens_count (tokens); i++)
    {
      if (dtl_subjects_find_name (self, i) != NULL)
        continue; /* "Hang Seng", "Nasdaq Composite" */
      if (dtl_tokens_is (tokens, i, "Hong") && dtl_tokens_is (tokens, i + 1, "Kong"))
        return "HKEX";
      if (dtl_tokens_is (tokens, i, "New") && dtl_tokens_is (tokens, i + 1, "York"))
        return "NYSE";
      if (dtl_tokens_in_class (tokens, i, "US_VENUE"))
        return "NYSE";
      if (dtl_tokens_in_class (tokens, i, "HK_VENUE"))
        return "HKEX";
    }

  return NULL;
}

/* Whether the letters of @symbol stand in the name in their order, and both begin alike. */
static gboolean
spells (const DtlSubjects *self, guint first, guint end)
{
  const char *symbol = self->context->symbol;
  const char *text = self->tokens->text;
  guint32 start = dtl_tokens_get (self->tokens, first)->start;
  guint32 stop = dtl_tokens_get (self->tokens, end - 1)->end;

  if (symbol == NULL || strlen (symbol) < 2 ||
      g_ascii_toupper (text[start]) != g_ascii_toupper (*symbol))
    return FALSE;
  for (guint32 i = start; i < stop && *symbol != '\0'; i++)
    if (g_ascii_toupper (text[i]) == *symbol)
      symbol++;

  /* "Northfield" alone stands for Northfield Systems, NFS. */
  return (gsize) (symbol - self->context->symbol) * 3 >= strlen (self->context->symbol) * 2;
}

/* "Micron shares", "Micron's stock": a first word is a name if it owns a price. */
static gboolean
is_opening_name (const DtlSubjects *self, guint i)
{
  return (dtl_tokens_is_possessive (self->tokens, i + 1) ||
          dtl_tokens_in_class (self->tokens, i + 1, "PRICE_NOUN")) &&
         !dtl_tokens_in_class (self->tokens, i, "OPENING_WORD") &&
         !dtl_tokens_in_class (self->tokens, i, "SECTOR") &&
         !dtl_tokens_in_class (self->tokens, i, "OWNER_PRONOUN") &&
         !dtl_tokens_in_class (self->tokens, i, "OWNER_FILL") &&
         !dtl_tokens_in_class (self->tokens, i, "COMPANY_WORD") &&
         !dtl_tokens_in_class (self->tokens, i, "MOVE_NOUN");
}

static gboolean
is_unknown_name (const DtlSubjects *self, guint i)
{
  const DtlToken *token = dtl_tokens_get (self->tokens, i);

  return dtl_token_is (token, DTL_TRAIT_NAME) && !dtl_token_is (token, DTL_TRAIT_DATE) &&
         (!dtl_token_is (token, DTL_TRAIT_FIRST) || is_opening_name (self, i)) &&
         !dtl_tokens_in_class (self->tokens, i, "PLACE") &&
         !dtl_tokens_in_class (self->tokens, i, "PRICE_NOUN") &&
         dtl_subjects_find_name (self, i) == NULL;
}

/* Adds the names joined to the one that ends before @end: "A, B and C". */
static guint
add_names (const DtlSubjects *self, guint start, guint end, DtlSubject subjects[], guint n)
{
  while (end > start && n < DTL_SUBJECT_MAX)
    {
      const DtlNaming *naming = dtl_subjects_find_name (self, end - 1);

      if (naming == NULL)
        break;
      if (naming->company->n_listings > 0)
        subjects[n++] = get_subject (self, naming->company);
      end = naming->first;
      if (end > start && dtl_tokens_is (self->tokens, end - 1, "and"))
        end--;
      if (end > start && dtl_tokens_is (self->tokens, end - 1, ","))
        end--;
      if (end == naming->first)
        break;
    }

  return n;
}

/* The sole listed company of the sentence before, if it is one: "Baidu slumped. The stock lost 6%."
 */
static const DtlCompany *
find_before (const DtlSubjects *self, guint start)
{
  const DtlCompany *found = NULL;

  if (start == 0)
    return NULL;
  for (guint i = dtl_tokens_sentence_start (self->tokens, start - 1); i < start; i++)
    {
      const DtlNaming *naming = dtl_subjects_find_name (self, i);

      if (naming == NULL || naming->company->n_listings == 0 ||
          naming->company->kind != DTL_LISTED_COMPANY)
        continue;
      if (found != NULL && found != naming->company)
        return NULL;
      found = naming->company;
    }

  return found;
}

/* Whose "shares" at @noun these are. Returns: their number, 0 for those of nobody in particular */
static guint
find_owner (const DtlSubjects *self, guint start, guint noun, DtlSubject subjects[])
{
  const DtlTokens *tokens = self->tokens;
  guint i = noun;

  for (guint n = 0; i > start && n < 8; n++, i--)
    {
      if (dtl_subjects_find_name (self, i - 1) != NULL)
        return add_names (self, start, i, subjects, 0);
      if (i - 1 > start && dtl_tokens_is_possessive (tokens, i - 1) &&
          dtl_subjects_find_name (self, i - 2) != NULL)
        return add_names (self, start, i - 1, subjects, 0);
      if (dtl_tokens_in_class (tokens, i - 1, "SECTOR"))
        return 0;
      if (dtl_tokens_in_class (tokens, i - 1, "OWNER_PRONOUN"))
        break;
      if (is_unknown_name (self, i - 1) ||
          (dtl_tokens_is_possessive (tokens, i - 1) && i - 1 > start &&
           dtl_token_is (dtl_tokens_get (tokens, i - 2), DTL_TRAIT_NAME)))
        {
          guint first = dtl_tokens_is_possessive (tokens, i - 1) ? i - 2 : i - 1;

          while (first > start && dtl_token_is (dtl_tokens_get (tokens, first - 1), DTL_TRAIT_NAME))
            first--;
          if (dtl_tokens_in_class (tokens, first, "PLACE"))
            continue;
          if (!spells (self, first, i))
            return 0;
          subjects[0] = dtl_subjects_of_article (self);
          return 1;
        }
      if (!dtl_tokens_in_class (tokens, i - 1, "OWNER_FILL") &&
          !dtl_tokens_in_class (tokens, i - 1, "PRICE_NOUN"))
        break;
    }

  /* "the fund" of an article on a company is another's. */
  if (dtl_tokens_in_class (tokens, noun, "FUND_NOUN") &&
      dtl_subjects_of_article (self).company != NULL &&
      dtl_subjects_of_article (self).company->kind == DTL_LISTED_COMPANY)
    return 0;

  /* The first listed company of the sentence before these words, or of the one before it. */
  for (guint k = start; k + 1 < i; k++)
    {
      const DtlNaming *naming = dtl_subjects_find_name (self, k);

      if (naming != NULL && naming->company->n_listings > 0 &&
          naming->company->kind == DTL_LISTED_COMPANY)
        {
          subjects[0] = get_subject (self, naming->company);
          return 1;
        }
    }

  const DtlCompany *before = find_before (self, start);

  subjects[0] = before != NULL ? get_subject (self, before) : dtl_subjects_of_article (self);

  return 1;
}

/* "the shares", "its share price"; not "consumer price index", "oil price", "price target" */
static gboolean
is_price (const DtlSubjects *self, guint i)
{
  const DtlTokens *tokens = self->tokens;

  if (!dtl_tokens_in_class (tokens, i, "PRICE_NOUN") ||
      (dtl_tokens_is (tokens, i, "stock") && dtl_tokens_in_class (tokens, i + 1, "STOCK_OTHER")))
    return FALSE;
  if (dtl_tokens_is (tokens, i, "value"))
    return i > 0 &&
           (dtl_tokens_is (tokens, i - 1, "market") || dtl_tokens_is (tokens, i - 1, "share"));
  if (dtl_tokens_is (tokens, i, "price"))
    return i > 0 &&
           (dtl_tokens_is (tokens, i - 1, "share") || dtl_tokens_is (tokens, i - 1, "stock") ||
            dtl_tokens_is (tokens, i - 1, "adr"));

  return !dtl_tokens_is (tokens, i, "index") || i == 0 || !dtl_tokens_is (tokens, i - 1, "price");
}

/* "Short interest in Alibaba shares", "trading volume in the stock": what is counted of a price */
static gboolean
is_counted_of (const DtlSubjects *self, guint start, guint noun)
{
  const DtlTokens *tokens = self->tokens;
  guint i = noun;

  while (i > start && i + 8 > noun &&
         (dtl_subjects_find_name (self, i - 1) != NULL ||
          dtl_tokens_in_class (tokens, i - 1, "OWNER_FILL") ||
          dtl_tokens_in_class (tokens, i - 1, "OWNER_PRONOUN")) &&
         !dtl_tokens_in_class (tokens, i - 1, "JOINT"))
    i--;

  return i >= start + 2 && dtl_tokens_in_class (tokens, i - 1, "JOINT") &&
         (dtl_tokens_in_class (tokens, i - 2, "ACCOUNTING") ||
          dtl_tokens_in_class (tokens, i - 2, "COUNTED_OF"));
}

/* "pared its losses", "trimmed early losses": of the price, and no figure of the accounts */
static gboolean
is_pared (const DtlSubjects *self, guint start, guint noun)
{
  for (guint i = noun; i > start && i + 4 > noun; i--)
    if (dtl_tokens_in_class (self->tokens, i - 1, "PARE"))
      return TRUE;

  return FALSE;
}

/* Steps over "…, whose sales rose 2%," before a verb. */
static guint
skip_aside (const DtlSubjects *self, guint start, guint i)
{
  if (i == start || !dtl_tokens_is (self->tokens, i - 1, ","))
    return i;

  for (guint k = i - 1; k > start + 1; k--)
    if (dtl_tokens_is (self->tokens, k - 1, ","))
      return dtl_tokens_in_class (self->tokens, k, "ASIDE") ? k - 1 : i;

  return i;
}

/**
 * dtl_subjects_find:
 * @first: token at which the move begins
 * @end: the one behind it
 * @known: the token behind the last claim of the same sentence; 0 if there is none
 * @subjects: (out): whose price it is
 * @inherits: (out): that the last claim's subject is meant
 *
 * Returns: the number of @subjects; 0 if it is no price
 */
guint
dtl_subjects_find (DtlSubjects *self,
                   guint first,
                   guint end,
                   guint known,
                   DtlSubject subjects[DTL_SUBJECT_MAX],
                   gboolean *inherits)
{
  const DtlTokens *tokens = self->tokens;
  guint start = dtl_tokens_sentence_start (tokens, first);
  guint i = skip_aside (self, start, first);
  gboolean adjacent = TRUE, pronoun = FALSE;

  *inherits = FALSE;
  start = MAX (start, first > REACH ? first - REACH : 0);
  for (; i > start; i--)
    {
      const DtlNaming *naming = dtl_subjects_find_name (self, i - 1);
      gboolean is_verb_part = dtl_tokens_in_class (tokens, i - 1, "MODAL") ||
                              dtl_tokens_in_class (tokens, i - 1, "BEFORE_MOVE");

      if (known > 0 && i <= known)
        {
          *inherits = TRUE;
          return 1;
        }
      /* "Margins at Alibaba shrank" */
      if (naming != NULL && naming->first >= start + 2 &&
          dtl_tokens_in_class (tokens, naming->first - 1, "JOINT") &&
          dtl_tokens_in_class (tokens, naming->first - 2, "ACCOUNTING"))
        return 0;
      /* "Alibaba's security stumbles" */
      if (naming != NULL && dtl_tokens_is_possessive (tokens, naming->end) &&
          naming->end + 1 < first && dtl_tokens_in_class (tokens, first, "MOVE"))
        return 0;
      if (naming != NULL)
        {
          if (naming->company->n_listings > 0)
            return add_names (self, start, i, subjects, 0);
          if (adjacent)
            return 0;
        }
      else if (is_price (self, i - 1) && is_counted_of (self, start, i - 1))
        return 0;
      else if (is_price (self, i - 1))
        return find_owner (self, start, i - 1, subjects);
      else if (dtl_tokens_is (tokens, i - 1, "losses") && is_pared (self, start, i - 1))
        continue;
      else if (dtl_tokens_in_class (tokens, i - 1, "ACCOUNTING") ||
               dtl_tokens_in_class (tokens, i - 1, "PRICE_NOUN"))
        return 0;
      else if (adjacent && is_unknown_name (self, i - 1))
        {
          guint name = i - 1;

          while (name > start && dtl_token_is (dtl_tokens_get (tokens, name - 1), DTL_TRAIT_NAME))
            name--;
          if (!spells (self, name, i))
            return 0;
          subjects[0] = dtl_subjects_of_article (self);
          return 1;
        }
      else if (dtl_tokens_in_class (tokens, i - 1, "COMPANY_WORD"))
        pronoun = TRUE;
      else if (dtl_tokens_in_class (tokens, i - 1, "MOVE_NOUN") && i - 1 > start &&
               dtl_tokens_is (tokens, i - 2, "the"))
        pronoun = TRUE;
      adjacent = adjacent && is_verb_part;
    }

  if (dtl_token_is (dtl_tokens_get (tokens, start), DTL_TRAIT_NAME) && start < first &&
      self->context->symbol != NULL)
    {
      guint name = start;

      while (name < first && dtl_token_is (dtl_tokens_get (tokens, name), DTL_TRAIT_NAME))
        name++;
      pronoun = pronoun || spells (self, start, name);
    }
  if (!pronoun)
    return 0;
  subjects[0] = dtl_subjects_of_article (self);

  const DtlCompany *before = find_before (self, start);

  if (before != NULL && !dtl_token_is (dtl_tokens_get (tokens, start), DTL_TRAIT_NUMBER))
    subjects[0] = get_subject (self, before);

  return 1;
}

/**
 * dtl_subjects_find_in:
 * @first: first of the tokens that are looked at
 * @end: the one behind the last; nothing behind a comma counts
 *
 * Returns: the number of @subjects that are named there as prices: "the shares", "Alibaba"
 */
guint
dtl_subjects_find_in (DtlSubjects *self,
                      guint first,
                      guint end,
                      DtlSubject subjects[DTL_SUBJECT_MAX])
{
  const DtlTokens *tokens = self->tokens;

  for (guint i = first; i < end && i < dtl_tokens_count (tokens); i++)
    {
      const DtlNaming *naming = dtl_subjects_find_name (self, i);

      if (dtl_tokens_is (tokens, i, ",") || dtl_tokens_is (tokens, i, ":") ||
          dtl_tokens_is (tokens, i, "and") || dtl_tokens_in_class (tokens, i, "CLAUSE_END") ||
          dtl_tokens_in_class (tokens, i, "ACCOUNTING"))
        return 0;
      if (is_price (self, i))
        return find_owner (self, first, i, subjects);
      if (naming != NULL && !dtl_tokens_is_possessive (tokens, naming->end))
        return add_names (self, first, naming->end, subjects, 0);
    }

  return 0;
}
