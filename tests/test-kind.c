/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Event kinds: the table, the families, filters, and users' own words. */
#include "news/kind.h"

#include "base/error.h"

#include <string.h>

static const struct
{
  const char *kind;
  DtlFamily family;
} family_cases[] = {
  { "regulator.summons", DTL_FAMILY_REGULATOR }, /* its group */
  { "regulator", DTL_FAMILY_REGULATOR },         /* the bare group */
  { "regulator.rule", DTL_FAMILY_POLICY },       /* a rule is policy */
  { "press.report", DTL_FAMILY_PRESS },          /* its group */
  { "company.earnings", DTL_FAMILY_EARNINGS },   /* a family of its own */
  { "company.guidance", DTL_FAMILY_EARNINGS },   /* with it */
  { "company.listing", DTL_FAMILY_LISTING },     /* a family of its own */
  { "company.spinoff", DTL_FAMILY_COMPANY },     /* the other kinds */
  { "macro.rate", DTL_FAMILY_POLICY },           /* policy */
  { "market.move", DTL_FAMILY_PRICE },           /* price */
  { "legal.lawsuit", DTL_FAMILY_LEGAL },         /* its group */
  { "security.breach", DTL_FAMILY_SECURITY },    /* its group */
  { "geo.sanction", DTL_FAMILY_GEO },            /* its group */
  { "analyst.target", DTL_FAMILY_PERSON },       /* people */
  { "insider.sale", DTL_FAMILY_PERSON },         /* people */
  { "person.appearance", DTL_FAMILY_PERSON },    /* people */
  { "Singles' Day", DTL_FAMILY_OWN },            /* a user's word */
  { "regulators", DTL_FAMILY_OWN },              /* only begins like a group */
  { "", DTL_FAMILY_OWN },                        /* nothing */
  { NULL, DTL_FAMILY_OWN },                      /* no kind */
};

static void
test_family (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (family_cases); i++)
    g_assert_cmpint (dtl_kind_get_family (family_cases[i].kind), ==, family_cases[i].family);
}

static void
test_list (void)
{
  const char *const *kinds = dtl_kind_list ();

  g_assert_cmpuint (g_strv_length ((char **) kinds), ==, 59);
  for (gsize i = 0; kinds[i] != NULL; i++)
    {
      g_assert_true (dtl_kind_is_known (kinds[i]));
      g_assert_true (dtl_kind_is_valid (kinds[i], NULL));
      g_assert_cmpint (dtl_kind_get_family (kinds[i]), !=, DTL_FAMILY_OWN);
      if (i > 0)
        g_assert_cmpint (strcmp (kinds[i - 1], kinds[i]), <, 0);
    }
}

static const struct
{
  const char *kind;
  gboolean valid;
} valid_cases[] = {
  { "press.report", TRUE },                               /* of the table */
  { "press", TRUE },                                      /* a bare group */
  { "rumour", TRUE },                                     /* an own word */
  { "Singles' Day", TRUE },                               /* of two parts */
  { "双十一", TRUE },                                     /* in any script */
  { "v2.0", TRUE },                                       /* a dot below no group */
  { "1234567890123456789012345678901234567890", TRUE },   /* 40 characters */
  { "12345678901234567890123456789012345678901", FALSE }, /* 41 */
  { "press.reprot", FALSE },                              /* a slip */
  { "press.", FALSE },                                    /* a slip */
  { "", FALSE },                                          /* nothing */
  { " rumour", FALSE },                                   /* a blank before */
  { "rumour ", FALSE },                                   /* a blank after */
  { "a,b", FALSE },                                       /* a comma */
  { "a\nb", FALSE },                                      /* a line end */
  { "a\xff", FALSE },                                     /* not UTF-8 */
};

static void
test_valid (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (valid_cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (dtl_kind_is_valid (valid_cases[i].kind, &error), ==, valid_cases[i].valid);
      if (valid_cases[i].valid)
        g_assert_no_error (error);
      else
        g_assert_error (error, DTL_ERROR, DTL_ERROR_RANGE);
    }
}

static const struct
{
  const char *kind;
  const char *filter;
  gboolean matches;
} match_cases[] = {
  { "regulator", "regulator", TRUE },            /* itself */
  { "regulator.fine", "regulator", TRUE },       /* a kind of the group */
  { "regulator.fine", "regulator.fine", TRUE },  /* itself */
  { "regulator", "regulator.fine", FALSE },      /* the group is not its kind */
  { "regulator.rule", "regulator.fine", FALSE }, /* another kind */
  { "regulators", "regulator", FALSE },          /* another word */
  { "press.report", NULL, TRUE },                /* no filter */
  { NULL, NULL, TRUE },                          /* no filter, no kind */
  { NULL, "press", FALSE },                      /* no kind */
};

static void
test_matches (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (match_cases); i++)
    g_assert_cmpint (dtl_kind_matches (match_cases[i].kind, match_cases[i].filter), ==,
                     match_cases[i].matches);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/kind/family", test_family);
  g_test_add_func ("/kind/list", test_list);
  g_test_add_func ("/kind/valid", test_valid);
  g_test_add_func ("/kind/matches", test_matches);

  return g_test_run ();
}
