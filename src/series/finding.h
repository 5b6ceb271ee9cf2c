/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "series/series.h"

G_BEGIN_DECLS

/* Something that an import noticed. Ids are the command line's warning kinds: never rename. */
typedef enum
{
  DTL_FINDING_DUPLICATE,
  DTL_FINDING_CONFLICT,
  DTL_FINDING_UNSORTED,
  DTL_FINDING_GAP,
  DTL_FINDING_CLOSED_DAY,
  DTL_FINDING_NOT_CHECKED,
  DTL_FINDING_HIGH_BELOW_LOW,
  DTL_FINDING_CLOSE_OUTSIDE_RANGE,
  DTL_FINDING_NON_POSITIVE,
  DTL_FINDING_OUTLIER,
  DTL_FINDING_SPLIT_LIKE,
  DTL_FINDING_ADJUSTED_ONLY,
  DTL_FINDING_LIVE_ROW,
  DTL_FINDING_NO_VOLUME,
  DTL_FINDING_TRAILING_JUNK,
  DTL_N_FINDING_KINDS
} DtlFindingKind;

#define DTL_AUDIT_MAX_FINDINGS 1000 /* of a kind; more are only counted */

typedef struct
{
  DtlFindingKind kind;
  gint64 key; /* of the bar, by the series' interval; G_MININT64: the file as a whole */
  char *text; /* one sentence for people */
} DtlFinding;

typedef struct
{
  gsize line; /* 1-based */
  char *reason;
} DtlRejection;

/* What an import of one file found; every data row counts once: it is rejected, or a duplicate of
 * a row further down, or in the series. */
typedef struct
{
  gsize rows_read;
  gsize rows_duplicate;
  GArray *rejections;                    /* of DtlRejection, by line */
  GArray *findings;                      /* of DtlFinding; by key after dtl_audit_sort() */
  gsize n_findings[DTL_N_FINDING_KINDS]; /* with those that are not listed */
} DtlAudit;

DtlAudit *dtl_audit_new (void);
void dtl_audit_free (DtlAudit *self);
void dtl_audit_add (DtlAudit *self, DtlFindingKind kind, gint64 key, const char *format, ...)
    G_GNUC_PRINTF (4, 5);
void dtl_audit_sort (DtlAudit *self);
void dtl_audit_reject (DtlAudit *self, gsize line, const char *format, ...) G_GNUC_PRINTF (3, 4);

const char *dtl_finding_kind_to_id (DtlFindingKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlAudit, dtl_audit_free)

G_END_DECLS
