/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Event kinds in words of the user's language. Ids are saved in files and never shown, but for a
 * user's own kinds, which are words already. */
#include "app/kind-titles.h"

#include <glib/gi18n.h>
#include <string.h>

static const struct
{
  const char *id;
  const char *title;
} titles[] = {
  { "analyst", N_ ("Analyst") },
  { "analyst.rating", N_ ("Analyst: Rating") },
  { "analyst.target", N_ ("Analyst: Price Target") },
  { "company", N_ ("Company") },
  { "company.buyback", N_ ("Company: Buyback") },
  { "company.contract", N_ ("Company: Contract") },
  { "company.dividend", N_ ("Company: Dividend") },
  { "company.earnings", N_ ("Company: Earnings") },
  { "company.guidance", N_ ("Company: Guidance") },
  { "company.layoffs", N_ ("Company: Layoffs") },
  { "company.listing", N_ ("Company: Listing") },
  { "company.ma", N_ ("Company: Merger or Acquisition") },
  { "company.management", N_ ("Company: Management") },
  { "company.offering", N_ ("Company: Offering") },
  { "company.ownership", N_ ("Company: Ownership") },
  { "company.product", N_ ("Company: Product") },
  { "company.recall", N_ ("Company: Recall") },
  { "company.restructure", N_ ("Company: Restructuring") },
  { "company.spinoff", N_ ("Company: Spin-Off") },
  { "company.split", N_ ("Company: Share Split") },
  { "geo", N_ ("Between States") },
  { "geo.sanction", N_ ("Between States: Sanction") },
  { "insider", N_ ("Insider") },
  { "insider.purchase", N_ ("Insider: Purchase") },
  { "insider.sale", N_ ("Insider: Sale") },
  { "legal", N_ ("Legal") },
  { "legal.lawsuit", N_ ("Legal: Lawsuit") },
  { "legal.ruling", N_ ("Legal: Ruling") },
  { "legal.settlement", N_ ("Legal: Settlement") },
  { "macro", N_ ("Economy") },
  { "macro.data", N_ ("Economy: Data") },
  { "macro.policy", N_ ("Economy: Policy") },
  { "macro.politics", N_ ("Economy: Politics") },
  { "macro.rate", N_ ("Economy: Interest Rate") },
  { "market", N_ ("Market") },
  { "market.halt", N_ ("Market: Trading Halt") },
  { "market.index", N_ ("Market: Index Change") },
  { "market.move", N_ ("Market: Price Move") },
  { "person", N_ ("Person") },
  { "person.appearance", N_ ("Person: Appearance") },
  { "person.statement", N_ ("Person: Statement") },
  { "press", N_ ("Press") },
  { "press.denial", N_ ("Press: Denial") },
  { "press.report", N_ ("Press: Report") },
  { "press.retraction", N_ ("Press: Retraction") },
  { "regulator", N_ ("Regulator") },
  { "regulator.agreement", N_ ("Regulator: Agreement") },
  { "regulator.approval", N_ ("Regulator: Approval") },
  { "regulator.closure", N_ ("Regulator: Case Closed") },
  { "regulator.delisting", N_ ("Regulator: Delisting") },
  { "regulator.fine", N_ ("Regulator: Fine") },
  { "regulator.investigation", N_ ("Regulator: Investigation") },
  { "regulator.rule", N_ ("Regulator: Rule") },
  { "regulator.summons", N_ ("Regulator: Summons") },
  { "regulator.suspension", N_ ("Regulator: Suspension") },
  { "security", N_ ("Security") },
  { "security.breach", N_ ("Security: Breach") },
  { "security.outage", N_ ("Security: Outage") },
  { "security.vulnerability", N_ ("Security: Vulnerability") },
};

static const char *const spoken[DTL_N_FAMILIES] = {
  [DTL_FAMILY_REGULATOR] = N_ ("regulator"), [DTL_FAMILY_PRESS] = N_ ("press"),
  [DTL_FAMILY_EARNINGS] = N_ ("earnings"),   [DTL_FAMILY_POLICY] = N_ ("policy"),
  [DTL_FAMILY_LISTING] = N_ ("listing"),     [DTL_FAMILY_PRICE] = N_ ("market"),
  [DTL_FAMILY_LEGAL] = N_ ("legal"),         [DTL_FAMILY_SECURITY] = N_ ("security"),
  [DTL_FAMILY_COMPANY] = N_ ("company"),     [DTL_FAMILY_PERSON] = N_ ("person"),
  [DTL_FAMILY_GEO] = N_ ("between states"),
};

static const char *const family_titles[DTL_N_FAMILIES] = {
  [DTL_FAMILY_REGULATOR] = N_ ("Regulator"), [DTL_FAMILY_PRESS] = N_ ("Press"),
  [DTL_FAMILY_EARNINGS] = N_ ("Earnings"),   [DTL_FAMILY_POLICY] = N_ ("Economy"),
  [DTL_FAMILY_LISTING] = N_ ("Listing"),     [DTL_FAMILY_PRICE] = N_ ("Market"),
  [DTL_FAMILY_LEGAL] = N_ ("Legal"),         [DTL_FAMILY_SECURITY] = N_ ("Security"),
  [DTL_FAMILY_COMPANY] = N_ ("Company"),     [DTL_FAMILY_PERSON] = N_ ("Person"),
  [DTL_FAMILY_GEO] = N_ ("Between States"),  [DTL_FAMILY_OWN] = N_ ("Own Kinds and None"),
};

/* Returns: (transfer none): the name of a family in a list to choose from */
const char *
dtl_kind_titles_get_family (DtlFamily family)
{
  g_return_val_if_fail (family < DTL_N_FAMILIES, "");

  return _ (family_titles[family]);
}

/**
 * dtl_kind_titles_dup_title:
 * @kind: (nullable): an event's kind
 *
 * Returns: (transfer full): its name in a list to choose from
 */
char *
dtl_kind_titles_dup_title (const char *kind)
{
  if (kind == NULL || *kind == '\0')
    return g_strdup (_ ("None"));

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    if (strcmp (titles[i].id, kind) == 0)
      return g_strdup (_ (titles[i].title));

  return g_strdup (kind);
}

/**
 * dtl_kind_titles_get_spoken:
 * @kind: (nullable): an event's kind
 *
 * Returns: (transfer none): the family as which it is shown, as a word of a sentence; an own kind
 *   is returned itself
 */
const char *
dtl_kind_titles_get_spoken (const char *kind)
{
  DtlFamily family;

  if (kind == NULL || *kind == '\0')
    return _ ("no kind");

  family = dtl_kind_get_family (kind);

  return spoken[family] != NULL ? _ (spoken[family]) : kind;
}
