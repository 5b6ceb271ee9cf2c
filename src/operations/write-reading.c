/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A reading as JSON: the members that the command line promises, and besides them the rule and the
 * reason. A member that does not apply is left out. Superlatives have no number and stand in a list
 * of their own, so that every claim has a value. */
#include "operations/write-reading.h"

#include <math.h>

static void
write_span (DtlJsonWriter *writer, const char *text, gsize start, gsize end)
{
  g_autofree char *words = g_strndup (text + start, end - start);

  dtl_json_writer_int (writer, "start", (gint64) start);
  dtl_json_writer_int (writer, "end", (gint64) end);
  dtl_json_writer_string (writer, "text", words);
}

static void
write_day (DtlJsonWriter *writer, const char *name, DtlDay day)
{
  char iso[DTL_DAY_TEXT_SIZE] = "";

  if (day != DTL_DAY_NONE)
    dtl_day_format_iso (day, iso);
  dtl_json_writer_string (writer, name, iso);
}

static void
write_text_if_any (DtlJsonWriter *writer, const char *name, const char *value)
{
  if (value != NULL && *value != '\0')
    dtl_json_writer_string (writer, name, value);
}

static void
write_double_if_any (DtlJsonWriter *writer, const char *name, double value)
{
  if (!isnan (value))
    dtl_json_writer_double (writer, name, value);
}

static void
write_date (DtlJsonWriter *writer, const char *text, const DtlDateMention *mention)
{
  dtl_json_writer_begin_object (writer, NULL);
  write_span (writer, text, mention->start, mention->end);
  dtl_json_writer_string (writer, "type", dtl_mention_type_to_id (mention->type));
  dtl_json_writer_string (writer, "value", mention->value);
  write_text_if_any (writer, "mod", mention->mod);
  if (mention->alternatives[0] != NULL)
    {
      dtl_json_writer_begin_array (writer, "alt");
      for (char **value = mention->alternatives; *value != NULL; value++)
        dtl_json_writer_string (writer, NULL, *value);
      dtl_json_writer_end_array (writer);
    }
  if (mention->conflict)
    dtl_json_writer_boolean (writer, "conflict", TRUE);
  write_text_if_any (writer, "rule", mention->rule);
  write_text_if_any (writer, "reason", mention->reason);
  dtl_json_writer_end_object (writer);
}

static void
write_check (DtlJsonWriter *writer, const DtlClaimCheck *check)
{
  dtl_json_writer_begin_object (writer, "check");
  dtl_json_writer_string (writer, "verdict", dtl_verdict_to_id (check->verdict));
  write_text_if_any (writer, "series", check->series);
  write_double_if_any (writer, "measured", check->measured);
  write_double_if_any (writer, "low", check->low);
  write_double_if_any (writer, "high", check->high);
  if (check->also->len > 0)
    {
      dtl_json_writer_begin_array (writer, "also");
      for (guint i = 0; i < check->also->len; i++)
        {
          const DtlOtherReading *other = check->also->pdata[i];

          dtl_json_writer_begin_object (writer, NULL);
          dtl_json_writer_string (writer, "measure", dtl_measure_to_id (other->measure));
          dtl_json_writer_double (writer, "measured", other->measured);
          write_text_if_any (writer, "series", other->series);
          if (other->from != DTL_DAY_NONE)
            write_day (writer, "from", other->from);
          write_day (writer, "to", other->to);
          write_text_if_any (writer, "arithmetic", other->arithmetic);
          dtl_json_writer_end_object (writer);
        }
      dtl_json_writer_end_array (writer);
    }
  write_text_if_any (writer, "why", check->why);
  write_text_if_any (writer, "arithmetic", check->arithmetic);
  dtl_json_writer_end_object (writer);
}

static void
write_claim (DtlJsonWriter *writer,
             const char *text,
             const DtlClaim *claim,
             const DtlClaimCheck *check)
{
  gboolean is_superlative = claim->superlative != DTL_SUPERLATIVE_NONE;

  dtl_json_writer_begin_object (writer, NULL);
  write_span (writer, text, claim->start, claim->end);
  dtl_json_writer_string (writer, "subject", claim->subject);
  dtl_json_writer_string (writer, "venue", claim->venue);
  if (is_superlative)
    dtl_json_writer_string (writer, "superlative", dtl_superlative_to_id (claim->superlative));
  else
    {
      dtl_json_writer_string (writer, "dir", dtl_claim_direction_to_id (claim->direction));
      dtl_json_writer_double (writer, "value", claim->value);
      dtl_json_writer_string (writer, "unit", claim->unit);
      dtl_json_writer_string (writer, "bound", dtl_claim_bound_to_id (claim->bound));
    }
  dtl_json_writer_string (writer, "measure", dtl_measure_to_id (claim->measure));
  /* Of "its highs" the text has no day, but the prices do. */
  write_day (writer, "from",
             claim->measure == DTL_MEASURE_PEAK && claim->from == DTL_DAY_NONE ? check->from
                                                                               : claim->from);
  write_day (writer, "to", claim->to);
  if (is_superlative)
    write_day (writer, "since", claim->since);
  dtl_json_writer_string (writer, "modality", dtl_modality_to_id (claim->modality));
  write_double_if_any (writer, "base", claim->base_price);
  write_check (writer, check);
  write_text_if_any (writer, "rule", claim->rule);
  write_text_if_any (writer, "reason", claim->reason);
  dtl_json_writer_end_object (writer);
}

static void
write_event (DtlJsonWriter *writer, const char *text, const DtlEventProposal *event)
{
  dtl_json_writer_begin_object (writer, NULL);
  write_span (writer, text, event->start, event->end);
  dtl_json_writer_string (writer, "kind", event->kind);
  write_text_if_any (writer, "title", event->title);
  dtl_json_writer_string (writer, "date", event->date);
  dtl_json_writer_string (
      writer, "time", event->timing == DTL_TIMING_UNKNOWN ? "" : dtl_timing_to_id (event->timing));
  write_day (writer, "session", event->session);
  dtl_json_writer_string (writer, "confidence", dtl_confidence_to_id (event->confidence));
  dtl_json_writer_string (writer, "modality", dtl_modality_to_id (event->modality));
  if (event->negated)
    dtl_json_writer_boolean (writer, "negated", TRUE);
  write_text_if_any (writer, "agent", event->agent);
  write_text_if_any (writer, "object", event->object);
  write_text_if_any (writer, "attribution", event->attribution);
  if (event->offered_day != DTL_DAY_NONE)
    {
      dtl_json_writer_begin_object (writer, "offered");
      write_day (writer, "date", event->offered_day);
      write_day (writer, "session", event->offered_session);
      dtl_json_writer_string (writer, "certainty",
                              dtl_certainty_to_id (DTL_CERTAINTY_ON_OR_BEFORE));
      dtl_json_writer_end_object (writer);
    }
  write_text_if_any (writer, "rule", event->rule);
  write_text_if_any (writer, "reason", event->reason);
  dtl_json_writer_end_object (writer);
}

static void
write_claim_list (DtlJsonWriter *writer,
                  const char *name,
                  gboolean superlatives,
                  const char *text,
                  const DtlArticleCheck *check)
{
  GPtrArray *claims = check->reading->claims;

  dtl_json_writer_begin_array (writer, name);
  for (guint i = 0; i < claims->len; i++)
    {
      const DtlClaim *claim = claims->pdata[i];

      if ((claim->superlative != DTL_SUPERLATIVE_NONE) == superlatives)
        write_claim (writer, text, claim, check->checks->pdata[i]);
    }
  dtl_json_writer_end_array (writer);
}

static void
write_candidates (DtlJsonWriter *writer, const GPtrArray *candidates)
{
  dtl_json_writer_begin_array (writer, "published_candidates");
  for (guint i = 0; i < candidates->len; i++)
    {
      const DtlWeekCandidate *candidate = candidates->pdata[i];

      dtl_json_writer_begin_object (writer, NULL);
      write_day (writer, "published", candidate->published);
      write_day (writer, "first", candidate->first);
      write_day (writer, "last", candidate->last);
      dtl_json_writer_string (writer, "reason", candidate->reason);
      dtl_json_writer_end_object (writer);
    }
  dtl_json_writer_end_array (writer);
}

/**
 * dtl_write_claims:
 * @writer: inside an object
 * @text: of the article that was read
 *
 * Writes the members "claims" and "superlatives".
 */
void
dtl_write_claims (DtlJsonWriter *writer, const char *text, const DtlArticleCheck *check)
{
  g_return_if_fail (writer != NULL && text != NULL && check != NULL);

  write_claim_list (writer, "claims", FALSE, text, check);
  write_claim_list (writer, "superlatives", TRUE, text, check);
}

/**
 * dtl_write_reading:
 * @writer: inside an object
 * @text: of the article that was read
 *
 * Writes the members "dates", "claims", "superlatives" and "events"; where the day of publication
 * is not known also "published_candidates".
 */
void
dtl_write_reading (DtlJsonWriter *writer, const char *text, const DtlArticleCheck *check)
{
  const DtlReading *reading;

  g_return_if_fail (writer != NULL && text != NULL && check != NULL);

  reading = check->reading;
  dtl_json_writer_begin_array (writer, "dates");
  for (guint i = 0; i < reading->dates->len; i++)
    write_date (writer, text, reading->dates->pdata[i]);
  dtl_json_writer_end_array (writer);

  dtl_write_claims (writer, text, check);

  if (check->candidates != NULL && check->candidates->len > 0)
    write_candidates (writer, check->candidates);
  dtl_json_writer_begin_array (writer, "events");
  for (guint i = 0; i < reading->events->len; i++)
    write_event (writer, text, reading->events->pdata[i]);
  dtl_json_writer_end_array (writer);
}
