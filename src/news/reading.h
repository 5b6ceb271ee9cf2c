/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "news/claim.h"

G_BEGIN_DECLS

/* What an article says: date expressions, claims about prices, and events, each with the bytes it
 * rests on. Plain records, made by the scanners of this folder, each list in the order of the text.
 * Positions are bytes of the article's UTF-8 text, half open. Absent texts are NULL unless said
 * otherwise. The ids of all enumerations are saved in files and printed: never rename. */

typedef enum
{
  DTL_MENTION_DATE,
  DTL_MENTION_TIME,
  DTL_MENTION_DURATION,
  DTL_MENTION_SET,
} DtlMentionType;

typedef enum
{
  DTL_CONFIDENCE_LOW,
  DTL_CONFIDENCE_MEDIUM,
  DTL_CONFIDENCE_HIGH,
} DtlConfidence;

/* A date expression. */
typedef struct
{
  gsize start, end;
  DtlMentionType type;
  char *value;         /* TIMEX3 or first/last, both included; "" where nothing can be said */
  char *mod;           /* START, MID, END, BEFORE … */
  char **alternatives; /* values of other readings; ends with NULL; never NULL itself */
  gboolean conflict;   /* the text contradicts itself */
  DtlDay first, last;  /* DTL_DAY_NONE: not days, or not resolved */
  DtlTiming timing;
  double confidence; /* 0 to 1 */
  const char *rule;  /* its name; interned */
  char *reason;      /* one sentence for people */
} DtlDateMention;

/* Something that happened, or is said to have happened, that could get a marker. */
typedef struct
{
  gsize start, end;
  char *kind;  /* of news/kind.h */
  char *title; /* proposed, in plain words */
  char *date;  /* TIMEX3 day, month or interval; "" where the text does not say; never NULL */
  DtlDay first, last;   /* of date; DTL_DAY_NONE: does not say */
  gboolean day_assumed; /* no date is told: it is the day of publication */
  DtlTiming timing;
  DtlDay session; /* first at the article's exchange; DTL_DAY_NONE: not known */
  DtlConfidence confidence;
  DtlModality modality;
  gboolean negated;
  char *agent;       /* who */
  char *object;      /* to whom */
  char *attribution; /* according to whom */
  /* Where the text does not say the day: what may be offered, "on or before"; else NONE */
  DtlDay offered_day, offered_session;
  const char *rule;
  char *reason;
} DtlEventProposal;

typedef struct
{
  GPtrArray *dates;  /* of DtlDateMention */
  GPtrArray *claims; /* of DtlClaim */
  GPtrArray *events; /* of DtlEventProposal */
} DtlReading;

DtlDateMention *dtl_date_mention_new (gsize start, gsize end);
void dtl_date_mention_free (DtlDateMention *self);
DtlEventProposal *dtl_event_proposal_new (gsize start, gsize end);
void dtl_event_proposal_free (DtlEventProposal *self);
DtlReading *dtl_reading_new (void);
void dtl_reading_free (DtlReading *self);

const char *dtl_mention_type_to_id (DtlMentionType type);
const char *dtl_confidence_to_id (DtlConfidence confidence);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlDateMention, dtl_date_mention_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlEventProposal, dtl_event_proposal_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlReading, dtl_reading_free)

G_END_DECLS
