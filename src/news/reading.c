/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The records of a reading and the ids of their enumerations. Nothing is recognized here. */
#include "news/reading.h"

static const char *const mention_types[] = { "DATE", "TIME", "DURATION", "SET" };
static const char *const confidences[] = { "low", "medium", "high" };

G_STATIC_ASSERT (G_N_ELEMENTS (mention_types) == DTL_MENTION_SET + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (confidences) == DTL_CONFIDENCE_HIGH + 1);

DtlDateMention *
dtl_date_mention_new (gsize start, gsize end)
{
  DtlDateMention *self = g_new0 (DtlDateMention, 1);

  self->start = start;
  self->end = end;
  self->value = g_strdup ("");
  self->alternatives = g_new0 (char *, 1);
  self->first = self->last = DTL_DAY_NONE;

  return self;
}

void
dtl_date_mention_free (DtlDateMention *self)
{
  if (self == NULL)
    return;

  g_free (self->value);
  g_free (self->mod);
  g_strfreev (self->alternatives);
  g_free (self->reason);
  g_free (self);
}

DtlEventProposal *
dtl_event_proposal_new (gsize start, gsize end)
{
  DtlEventProposal *self = g_new0 (DtlEventProposal, 1);

  self->start = start;
  self->end = end;
  self->date = g_strdup ("");
  self->first = self->last = self->session = DTL_DAY_NONE;
  self->offered_day = self->offered_session = DTL_DAY_NONE;

  return self;
}

void
dtl_event_proposal_free (DtlEventProposal *self)
{
  if (self == NULL)
    return;

  g_free (self->kind);
  g_free (self->title);
  g_free (self->date);
  g_free (self->agent);
  g_free (self->object);
  g_free (self->attribution);
  g_free (self->reason);
  g_free (self);
}

DtlReading *
dtl_reading_new (void)
{
  DtlReading *self = g_new0 (DtlReading, 1);

  self->dates = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_date_mention_free);
  self->claims = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_claim_free);
  self->events = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_event_proposal_free);

  return self;
}

void
dtl_reading_free (DtlReading *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->dates);
  g_ptr_array_unref (self->claims);
  g_ptr_array_unref (self->events);
  g_free (self);
}

const char *
dtl_mention_type_to_id (DtlMentionType type)
{
  g_return_val_if_fail ((guint) type < G_N_ELEMENTS (mention_types), NULL);

  return mention_types[type];
}

const char *
dtl_confidence_to_id (DtlConfidence confidence)
{
  g_return_val_if_fail ((guint) confidence < G_N_ELEMENTS (confidences), NULL);

  return confidences[confidence];
}
