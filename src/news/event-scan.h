/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "news/claim-scan.h"

G_BEGIN_DECLS

/* What the actions of event rules are given. */
typedef struct
{
  const DtlScanContext *context;
  DtlReading *reading;
  DtlSubjects *subjects;
  const DtlTokens *tokens;
  guint first_event;      /* of the reading */
  guint claim;            /* the first of the reading that ends behind the last match */
  DtlDateMention *inside; /* a date expression that the text is a part of; else NULL */
  DtlDay inside_day;
  gsize offset; /* of tokens in the article */
} DtlEventScan;

/* When an event was, as far as its words tell. */
typedef struct
{
  const DtlDateMention *mention; /* nullable */
  double factor;                 /* of the confidence */
  gboolean by_publication;
  const char *reason;
} DtlEventTime;

DtlEventTime
dtl_event_time_find (const DtlEventScan *scan, const DtlMatch *match, const char *kind);
void dtl_event_time_apply (const DtlEventScan *scan,
                           const DtlEventTime *time,
                           DtlEventProposal *event,
                           double base);
guint dtl_event_trim (const DtlTokens *tokens, guint first, guint end);
void dtl_event_set_texts (const DtlEventScan *scan,
                          const DtlMatch *match,
                          gboolean is_clause,
                          DtlEventProposal *event);
void dtl_events_merge (const DtlScanContext *context, DtlReading *reading);

G_END_DECLS
