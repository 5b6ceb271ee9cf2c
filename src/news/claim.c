/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record of a claim and the ids of its enumerations. Nothing is recognized or checked here. */
#include "news/claim.h"

#include <math.h>

static const char *const modalities[] = { "fact",     "reported", "forecast", "conditional",
                                          "question", "denied",   "planned" };
static const char *const directions[] = { "up", "down", "level" };
static const char *const bounds[] = { "eq", "about", "over", "under", "nearly" };
static const char *const measures[] = {
  "change",     "open",   "low",         "high",       "at_time",   "premarket",
  "afterhours", "points", "level_close", "level_open", "level_low", "level_high",
  "peak",       "base",   "open_close",  "trough",
};
static const char *const superlatives[] = { "", "biggest_fall", "biggest_rise", "lowest_close",
                                            "highest_close" };

G_STATIC_ASSERT (G_N_ELEMENTS (modalities) == DTL_MODALITY_PLANNED + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (directions) == DTL_CLAIM_LEVEL + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (bounds) == DTL_CLAIM_NEARLY + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (measures) == DTL_MEASURE_TROUGH + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (superlatives) == DTL_SUPERLATIVE_HIGHEST_CLOSE + 1);

DtlClaim *
dtl_claim_new (gsize start, gsize end)
{
  DtlClaim *self = g_new0 (DtlClaim, 1);

  self->start = start;
  self->end = end;
  self->subject = g_strdup ("");
  self->venue = g_strdup ("");
  self->value = self->base_price = NAN;
  self->from = self->to = self->since = self->told = DTL_DAY_NONE;

  return self;
}

void
dtl_claim_free (DtlClaim *self)
{
  if (self == NULL)
    return;

  g_free (self->subject);
  g_free (self->venue);
  g_free (self->unit);
  g_free (self->reason);
  g_free (self);
}

const char *
dtl_modality_to_id (DtlModality modality)
{
  g_return_val_if_fail ((guint) modality < G_N_ELEMENTS (modalities), NULL);

  return modalities[modality];
}

const char *
dtl_claim_direction_to_id (DtlClaimDirection direction)
{
  g_return_val_if_fail ((guint) direction < G_N_ELEMENTS (directions), NULL);

  return directions[direction];
}

const char *
dtl_claim_bound_to_id (DtlClaimBound bound)
{
  g_return_val_if_fail ((guint) bound < G_N_ELEMENTS (bounds), NULL);

  return bounds[bound];
}

const char *
dtl_measure_to_id (DtlMeasure measure)
{
  g_return_val_if_fail ((guint) measure < G_N_ELEMENTS (measures), NULL);

  return measures[measure];
}

/* Returns: "" for none */
const char *
dtl_superlative_to_id (DtlSuperlative superlative)
{
  g_return_val_if_fail ((guint) superlative < G_N_ELEMENTS (superlatives), NULL);

  return superlatives[superlative];
}
