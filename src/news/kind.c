/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of event kinds, and the family as which each is shown. Kinds are saved in files by
 * name: rows may be added, never renamed. Recognizing a kind in a text is not done here. */
#include "news/kind.h"

#include "base/error.h"

#include <string.h>

#define OWN_KIND_MAX_CHARACTERS 40

/* Sorted; a bare group stands before its kinds. */
static const char *const kinds[] = {
  "analyst",
  "analyst.rating",
  "analyst.target",
  "company",
  "company.buyback",
  "company.contract",
  "company.dividend",
  "company.earnings",
  "company.guidance",
  "company.layoffs",
  "company.listing",
  "company.ma",
  "company.management",
  "company.offering",
  "company.ownership",
  "company.product",
  "company.recall",
  "company.restructure",
  "company.spinoff",
  "company.split",
  "geo",
  "geo.sanction",
  "insider",
  "insider.purchase",
  "insider.sale",
  "legal",
  "legal.lawsuit",
  "legal.ruling",
  "legal.settlement",
  "macro",
  "macro.data",
  "macro.policy",
  "macro.politics",
  "macro.rate",
  "market",
  "market.halt",
  "market.index",
  "market.move",
  "person",
  "person.appearance",
  "person.statement",
  "press",
  "press.denial",
  "press.report",
  "press.retraction",
  "regulator",
  "regulator.agreement",
  "regulator.approval",
  "regulator.closure",
  "regulator.delisting",
  "regulator.fine",
  "regulator.investigation",
  "regulator.rule",
  "regulator.summons",
  "regulator.suspension",
  "security",
  "security.breach",
  "security.outage",
  "security.vulnerability",
  NULL,
};

/* The first row that matches decides, so kinds that leave their group's family come first. */
static const struct
{
  const char *filter;
  DtlFamily family;
} families[] = {
  { "regulator.rule", DTL_FAMILY_POLICY },
  { "company.earnings", DTL_FAMILY_EARNINGS },
  { "company.guidance", DTL_FAMILY_EARNINGS },
  { "company.listing", DTL_FAMILY_LISTING },
  { "analyst", DTL_FAMILY_PERSON },
  { "company", DTL_FAMILY_COMPANY },
  { "geo", DTL_FAMILY_GEO },
  { "insider", DTL_FAMILY_PERSON },
  { "legal", DTL_FAMILY_LEGAL },
  { "macro", DTL_FAMILY_POLICY },
  { "market", DTL_FAMILY_PRICE },
  { "person", DTL_FAMILY_PERSON },
  { "press", DTL_FAMILY_PRESS },
  { "regulator", DTL_FAMILY_REGULATOR },
  { "security", DTL_FAMILY_SECURITY },
};

static gboolean
is_own_word (const char *kind)
{
  if (!g_utf8_validate (kind, -1, NULL))
    return FALSE;

  glong n = g_utf8_strlen (kind, -1);
  if (n < 1 || n > OWN_KIND_MAX_CHARACTERS)
    return FALSE;

  for (const char *at = kind; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      gboolean is_edge = at == kind || *g_utf8_next_char (at) == '\0';

      if (c == ',' || g_unichar_iscntrl (c) || (is_edge && g_unichar_isspace (c)))
        return FALSE;
    }

  return TRUE;
}

/**
 * dtl_kind_get_family:
 * @kind: (nullable): a kind, a bare group or a user's own word
 *
 * Returns: how @kind is shown; %DTL_FAMILY_OWN for all that the table does not have, and %NULL
 */
DtlFamily
dtl_kind_get_family (const char *kind)
{
  if (kind == NULL || !dtl_kind_is_known (kind))
    return DTL_FAMILY_OWN;

  for (gsize i = 0; i < G_N_ELEMENTS (families); i++)
    if (dtl_kind_matches (kind, families[i].filter))
      return families[i].family;

  g_return_val_if_reached (DTL_FAMILY_OWN);
}

/**
 * dtl_kind_is_known:
 * @kind: any text
 *
 * Returns: whether @kind is in the table, as a kind or as a bare group
 */
gboolean
dtl_kind_is_known (const char *kind)
{
  g_return_val_if_fail (kind != NULL, FALSE);

  return g_strv_contains (kinds, kind);
}

/**
 * dtl_kind_is_valid:
 * @kind: any bytes up to a NUL
 * @error: %DTL_ERROR_RANGE, naming @kind
 *
 * An own word has 1 to 40 characters, no comma, no control character and no blank at its ends.
 * The names below a known group are the table's: "press.reprot" is a slip, not an own word.
 *
 * Returns: whether an event may have @kind
 */
gboolean
dtl_kind_is_valid (const char *kind, GError **error)
{
  g_return_val_if_fail (kind != NULL, FALSE);

  if (dtl_kind_is_known (kind))
    return TRUE;

  const char *dot = strchr (kind, '.');
  g_autofree char *group = dot != NULL ? g_strndup (kind, (gsize) (dot - kind)) : NULL;

  if (is_own_word (kind) && (group == NULL || !dtl_kind_is_known (group)))
    return TRUE;

  g_autofree char *shown = g_utf8_make_valid (kind, -1);
  if (group != NULL && dtl_kind_is_known (group))
    g_set_error (error, DTL_ERROR, DTL_ERROR_RANGE,
                 "“%s” is not a kind of event of the group “%s”.", shown, group);
  else
    g_set_error (error, DTL_ERROR, DTL_ERROR_RANGE,
                 "“%s” cannot be a kind of event: use 1 to %d characters without a comma, a line "
                 "end or blanks at the ends.",
                 shown, OWN_KIND_MAX_CHARACTERS);
  return FALSE;
}

/**
 * dtl_kind_matches:
 * @kind: (nullable): an event's kind
 * @filter: (nullable): a kind, or a group for all of its kinds; %NULL for all events
 *
 * Returns: whether an event of @kind passes @filter
 */
gboolean
dtl_kind_matches (const char *kind, const char *filter)
{
  if (filter == NULL)
    return TRUE;
  if (kind == NULL)
    return FALSE;

  gsize len = strlen (filter);

  return strncmp (kind, filter, len) == 0 && (kind[len] == '\0' || kind[len] == '.');
}

/**
 * dtl_kind_list:
 *
 * Returns: (transfer none) (array zero-terminated=1): the table, sorted, each bare group before
 *   its kinds
 */
const char *const *
dtl_kind_list (void)
{
  return kinds;
}

static const char *const family_ids[DTL_N_FAMILIES] = {
  [DTL_FAMILY_REGULATOR] = "regulator",
  [DTL_FAMILY_PRESS] = "press",
  [DTL_FAMILY_EARNINGS] = "earnings",
  [DTL_FAMILY_POLICY] = "policy",
  [DTL_FAMILY_LISTING] = "listing",
  [DTL_FAMILY_PRICE] = "price",
  [DTL_FAMILY_LEGAL] = "legal",
  [DTL_FAMILY_SECURITY] = "security",
  [DTL_FAMILY_COMPANY] = "company",
  [DTL_FAMILY_PERSON] = "person",
  [DTL_FAMILY_GEO] = "geo",
  [DTL_FAMILY_OWN] = "own",
};

/* Returns: (transfer none): its name in files */
const char *
dtl_family_to_id (DtlFamily family)
{
  g_return_val_if_fail (family < DTL_N_FAMILIES, NULL);

  return family_ids[family];
}

/**
 * dtl_family_from_id:
 * @id: a name of dtl_family_to_id()
 * @family: (out): set only on success
 *
 * Returns: whether there is a family of that name
 */
gboolean
dtl_family_from_id (const char *id, DtlFamily *family)
{
  g_return_val_if_fail (id != NULL && family != NULL, FALSE);

  for (DtlFamily each = 0; each < DTL_N_FAMILIES; each++)
    if (strcmp (family_ids[each], id) == 0)
      {
        *family = each;
        return TRUE;
      }

  return FALSE;
}
