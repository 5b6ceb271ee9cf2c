/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calendar/landing.h"

G_BEGIN_DECLS

/* How sure the day is. Saved in files by name: never rename. */
typedef enum
{
  DTL_CERTAINTY_EXACT,
  DTL_CERTAINTY_ON_OR_BEFORE,
  DTL_CERTAINTY_ABOUT,
} DtlCertainty;

/* Where a hand has put an event's label on a chart. Saved in files by name: never rename. */
typedef enum
{
  DTL_LABEL_PLACE_FREE, /* the chart decides */
  DTL_LABEL_PLACE_RIGHT,
  DTL_LABEL_PLACE_LEFT,
} DtlLabelPlace;

#define DTL_LABEL_LANES 3

/* Something that happened, with a date as told. A plain record: the session on which it lands
 * follows from the calendar and is never stored. */
typedef struct
{
  gint64 id;    /* 0: not yet in a library */
  char *symbol; /* of the instrument */
  char *title;
  char *kind; /* nullable */
  DtlDay day;
  DtlDay end_day; /* DTL_DAY_NONE: one day */
  DtlCertainty certainty;
  DtlTiming timing;
  char *note;        /* nullable */
  gint64 article_id; /* 0: none */
  char *quote;       /* nullable: the article's words */
  char *source;      /* nullable: web address */
  DtlLabelPlace label_place;
  int label_lane; /* below DTL_LABEL_LANES, 0 next to the bars; 0 if the place is free */
} DtlEvent;

DtlEvent *dtl_event_new (void);
DtlEvent *dtl_event_copy (const DtlEvent *self);
void dtl_event_free (DtlEvent *self);
gboolean dtl_event_equal (const DtlEvent *a, const DtlEvent *b);
int dtl_event_compare (const DtlEvent *a, const DtlEvent *b);
gboolean dtl_event_validate (const DtlEvent *self, GError **error);

const char *dtl_certainty_to_id (DtlCertainty certainty);
gboolean dtl_certainty_from_id (const char *id, DtlCertainty *certainty);

const char *dtl_label_place_to_id (DtlLabelPlace place); /* NULL: free */
gboolean dtl_label_place_from_id (const char *id, DtlLabelPlace *place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlEvent, dtl_event_free)

G_END_DECLS
