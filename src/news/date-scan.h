/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "news/period.h"
#include "news/rule-action.h"
#include "news/scan-private.h"

G_BEGIN_DECLS

/* Classes that the resolution asks for, by name in date-scan.c. */
typedef enum
{
  DTL_CUE_FUTURE,        /* "will", "payable" */
  DTL_CUE_PAST,          /* "said", "was", "fell" */
  DTL_CUE_BE,            /* "be", "been": a participle behind it says no tense */
  DTL_CUE_DETERMINER,    /* "to the bank" is no infinitive */
  DTL_CUE_INFINITIVE,    /* "to" */
  DTL_CUE_NONE,          /* "succeed": no participle */
  DTL_CUE_DEADLINE,      /* "by" */
  DTL_CUE_END,           /* "end of", behind a deadline */
  DTL_CUE_CLAUSE,        /* ";", "but", "after": words that a clause begins with */
  DTL_CUE_NO_INFINITIVE, /* "according", before a "to" that is a preposition */
  DTL_N_CUES
} DtlCue;

typedef enum
{
  DTL_TENSE_UNKNOWN,
  DTL_TENSE_PAST,
  DTL_TENSE_FUTURE,
} DtlTense;

/* What the actions of date and time rules are given. */
typedef struct
{
  const DtlScanContext *context;
  DtlReading *reading;
  GArray *periods; /* of DtlPeriod: of each mention of reading; unit NONE: it is none */
  GArray *merged;  /* of DtlToken: the token of each mention found in this pass */
  GArray *spans;   /* of guint: the tokens it takes the place of */
  guint16 cues[DTL_N_CUES];
} DtlDateScan;

DtlDateMention *
dtl_date_scan_add (DtlDateScan *self, const DtlMatch *match, DtlMentionType type, char *value);
DtlDateMention *
dtl_date_scan_add_period (DtlDateScan *self, const DtlMatch *match, DtlPeriod period);
DtlDateMention *
dtl_date_scan_add_open (DtlDateScan *self, const DtlMatch *match, DtlMentionType type);
void dtl_date_scan_set_time (DtlDateScan *self, DtlDateMention *last);
void dtl_date_scan_add_part (DtlDateScan *self, DtlDateMention *last, const char *part);
DtlTiming dtl_date_scan_get_timing (const DtlDateScan *self, DtlDay day, int seconds);
DtlDateMention *dtl_date_scan_change (DtlDateScan *self, const DtlMatch *match, guint argument);
void dtl_date_scan_drop (DtlDateScan *self, guint mention);
DtlPeriod dtl_date_scan_get_period (const DtlDateScan *self, const DtlMatch *match, guint argument);
DtlPeriod dtl_date_scan_find_anchor (const DtlDateScan *self,
                                     const DtlMatch *match,
                                     guint sentences,
                                     DtlUnit unit);
DtlPeriod dtl_date_scan_find_latest (const DtlDateScan *self, const DtlMatch *match, DtlUnit unit);
gboolean dtl_date_scan_is_ahead (const DtlDateScan *self, const DtlMatch *match, int days_back);
DtlTense dtl_date_scan_get_tense (const DtlDateScan *self, const DtlMatch *match);

int dtl_date_match_get_year (const DtlMatch *match, guint argument);
void dtl_date_mention_add_alternative (DtlDateMention *self, DtlPeriod period);
void dtl_date_mention_set_reason (DtlDateMention *self, double factor, const char *reason);
void dtl_date_mention_set_days (DtlDateMention *self, DtlDay first, DtlDay last);

G_END_DECLS
