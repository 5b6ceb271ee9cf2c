/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Event kinds are "group.kind" of a fixed table ("press.report"), the bare group ("press"), or a
 * user's own word. Each shows as one of these families: a symbol and a colour. */
typedef enum
{
  DTL_FAMILY_REGULATOR,
  DTL_FAMILY_PRESS,
  DTL_FAMILY_EARNINGS,
  DTL_FAMILY_POLICY,
  DTL_FAMILY_LISTING,
  DTL_FAMILY_PRICE,
  DTL_FAMILY_LEGAL,
  DTL_FAMILY_SECURITY,
  DTL_FAMILY_COMPANY,
  DTL_FAMILY_PERSON,
  DTL_FAMILY_GEO,
  DTL_FAMILY_OWN, /* a kind that is not in the table: its first letter is the symbol */
  DTL_N_FAMILIES
} DtlFamily;

DtlFamily dtl_kind_get_family (const char *kind);
const char *dtl_family_to_id (DtlFamily family);
gboolean dtl_family_from_id (const char *id, DtlFamily *family);
gboolean dtl_kind_is_known (const char *kind);
gboolean dtl_kind_is_valid (const char *kind, GError **error);
gboolean dtl_kind_matches (const char *kind, const char *filter);
const char *const *dtl_kind_list (void);

G_END_DECLS
