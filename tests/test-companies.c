/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names and listings: the form of the files, matching as written, and which listing a venue picks.
 */
#include "news/companies.h"

#include "base/error.h"

#include <string.h>

#define LIST                                                                                       \
  "# a comment\ncompany Alibaba: XNYS BABA, XHKG 9988.HK\nalso Alibaba Group\ncompany Ant: -\n"    \
  "company McDonald's: XNYS MCD\nindex S&P 500: - GSPC\ncompany Target: XNYS TGT\n"

static DtlCompanies *
read_list (const char *text, GError **error)
{
  const char *name = "x.companies";
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return dtl_companies_new (&name, &bytes, 1, error);
}

static const struct
{
  const char *text;
  const char *name; /* NULL: nothing */
  gsize used;
} match_cases[] = {
  { "Alibaba fell", "Alibaba", 7 },                   /* a name */
  { "Alibaba Group fell", "Alibaba", 13 },            /* the longest */
  { "Alibaba\n  Group fell", "Alibaba", 15 },         /* any blanks */
  { "Alibaba's", "Alibaba", 7 },                      /* what follows is no letter */
  { "Alibabas", NULL, 0 },                            /* a part of a word */
  { "alibaba", NULL, 0 },                             /* as it is written */
  { "target price", NULL, 0 },                        /* a word */
  { "Target fell", "Target", 6 },                     /* a shop */
  { "BABA", "Alibaba", 4 },                           /* its symbol */
  { "9988.HK rose", "Alibaba", 7 },                   /* another */
  { "S&P 500 rose", "S&P 500", 7 },                   /* an index */
  { "McDonald\xe2\x80\x99s fell", "McDonald's", 12 }, /* either apostrophe */
  { "A", NULL, 0 },                                   /* too short */
};

static void
test_match (void)
{
  g_autoptr (DtlCompanies) companies = read_list (LIST, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (match_cases); i++)
    {
      gsize used = 0;
      const DtlCompany *found =
          dtl_companies_match (companies, match_cases[i].text, strlen (match_cases[i].text), &used);

      g_assert_cmpstr (found != NULL ? found->name : NULL, ==, match_cases[i].name);
      if (found != NULL)
        g_assert_cmpuint (used, ==, match_cases[i].used);
    }
}

static void
test_listings (void)
{
  g_autoptr (DtlCompanies) companies = read_list (LIST, NULL);
  const DtlListing *listing = NULL;
  const DtlCompany *alibaba = dtl_companies_find_symbol (companies, "9988.HK", &listing);

  g_assert_cmpstr (alibaba->name, ==, "Alibaba");
  g_assert_cmpstr (listing->mic, ==, "XHKG");
  g_assert_cmpstr (dtl_company_find_listing (alibaba, "")->symbol, ==, "BABA");
  g_assert_cmpstr (dtl_company_find_listing (alibaba, "HKEX")->symbol, ==, "9988.HK");
  g_assert_null (dtl_company_find_listing (alibaba, "NASDAQ"));
  g_assert_null (dtl_companies_find_symbol (companies, "NONE", NULL));

  /* Ant is not traded: what an article is about is the first that is. */
  const char *text = "Ant and Alibaba";
  g_assert_true (dtl_companies_find_first (companies, text, strlen (text)) == alibaba);
}

static const struct
{
  const char *text, *message;
} bad_cases[] = {
  { "Alibaba\n", "x.companies, line 1: a line begins with" },
  { "also Alibaba\n", "line 1: there is no company above" },
  { "company Alibaba\n", "line 1: a colon must follow" },
  { "company Alibaba: XNYS\n", "line 1: a listing is an exchange and a symbol" },
  { "company Alibaba: XNYS BA BA\n", "line 1: a listing is an exchange and a symbol" },
  { "\ncompany A: -\n", "line 2: the name is too short" },
  { "company Alibaba: -\nalso \xff\xff\n", "line 2: a name is too short, too long or no text" },
};

static void
test_slips (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad_cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_list (bad_cases[i].text, &error));
      g_assert_error (error, DTL_ERROR, DTL_ERROR_PARSE);
      g_assert_nonnull (strstr (error->message, bad_cases[i].message));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/companies/match", test_match);
  g_test_add_func ("/companies/listings", test_listings);
  g_test_add_func ("/companies/slips", test_slips);

  return g_test_run ();
}
