/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "news/claim-sessions.h"
#include "news/rule-action.h"
#include "news/subject.h"

G_BEGIN_DECLS

/* What the actions of claim rules are given. */
typedef struct
{
  const DtlScanContext *context;
  DtlReading *reading;
  DtlSubjects *subjects;
  const DtlTokens *text;
  /* The last claim, whose subject and day those behind it share. */
  DtlSubject last_subject;
  DtlDay last_day;
  guint last_end, last_sentence;
  DtlSubject pending[DTL_SUBJECT_MAX]; /* of "respectively", the next one last */
  guint n_pending, first_claim;        /* of the reading, that the last match gave */
} DtlClaimScan;

/* When a move took place, as far as its words tell. */
typedef struct
{
  DtlMeasure measure;
  gboolean is_closing, is_told; /* by its verb; in its own sentence */
  DtlDay from, to;
} DtlClaimTime;

DtlClaimDirection dtl_claim_direction_of (const char *word);
guint dtl_claim_get_known (const DtlClaimScan *scan, const DtlMatch *match);
gboolean dtl_claim_add (DtlClaimScan *scan,
                        const DtlMatch *match,
                        DtlClaimDirection direction,
                        double value,
                        double precision,
                        const char *unit,
                        DtlMeasure fixed);
DtlClaim *dtl_claim_add_record (DtlClaimScan *scan,
                                const DtlMatch *match,
                                const DtlSubject *subject,
                                DtlClaimDirection direction,
                                double value,
                                double precision,
                                const char *unit);
void dtl_claim_set_reason (DtlClaim *claim);
void dtl_claim_set_bounds (DtlClaimScan *scan, DtlClaimBound bound);
gboolean dtl_claim_run_points (const DtlMatch *match, gpointer data);
gboolean dtl_claim_run_level (const DtlMatch *match, gpointer data);
gboolean dtl_claim_run_level_after (const DtlMatch *match, gpointer data);
gboolean dtl_claim_run_base (const DtlMatch *match, gpointer data);
gboolean dtl_claim_run_superlative (const DtlMatch *match, gpointer data);
gboolean dtl_claim_run_between (const DtlMatch *match, gpointer data);
DtlClaimBound dtl_claim_find_bound (const DtlMatch *match, guint number);
DtlModality dtl_claim_find_modality (const DtlMatch *match);
gboolean dtl_claim_is_trap (const DtlMatch *match);
gboolean dtl_claim_is_timeless (const DtlMatch *match);
gboolean dtl_claim_is_respective (const DtlMatch *match, guint n);
DtlClaimTime dtl_claim_time_find (const DtlClaimScan *scan,
                                  const DtlMatch *match,
                                  const DtlSubject *subject,
                                  DtlClaimDirection direction);
gboolean
dtl_claim_mention_says (const DtlTokens *tokens, const DtlDateMention *mention, const char *word);
DtlMeasure dtl_claim_find_measure (const DtlClaimScan *scan,
                                   const DtlMatch *match,
                                   const DtlDateMention *mention,
                                   DtlClaimDirection direction,
                                   gboolean *is_closing);
DtlMeasure dtl_claim_level_before (const DtlClaimScan *scan, const DtlMatch *match);
DtlMeasure dtl_claim_measure_of_level (const DtlClaimScan *scan, const DtlMatch *match);
gboolean dtl_claim_is_in_part (const DtlClaimScan *scan, const DtlMatch *match);
guint dtl_claim_clause_end (const DtlTokens *tokens, guint end);
DtlDay
dtl_claim_find_since (const DtlClaimScan *scan, const DtlTokens *tokens, guint first, guint end);

gboolean dtl_claim_is_base_date (const DtlTokens *tokens, guint token);
const DtlDateMention *
dtl_claim_get_mention (const DtlClaimScan *scan, const DtlTokens *tokens, guint token);

G_END_DECLS
