/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An article printed: its facts, the dates, claims and events it tells, and what was decided about
 * them. Words of the article are shown as they stand in it, on one line. */
#include "cli/article-report.h"

#include "base/number.h"
#include "base/text.h"
#include "cli/table.h"
#include "operations/article-proposals.h"
#include "operations/published-found.h"
#include "operations/write-reading.h"

#include <math.h>

#define MAX_WORDS 60 /* letters of the article's words in a table */

void
dtl_article_report_write_ids (DtlJsonWriter *json, const char *name, GArray *ids)
{
  dtl_json_writer_begin_array (json, name);
  for (guint i = 0; i < ids->len; i++)
    dtl_json_writer_int (json, NULL, g_array_index (ids, gint64, i));
  dtl_json_writer_end_array (json);
}

static void
write_found (DtlJsonWriter *json, const DtlArticle *article)
{
  g_autoptr (GPtrArray) found = dtl_published_found_list (article);

  for (guint i = 0; i < found->len; i++)
    {
      const DtlDateCandidate *candidate = g_ptr_array_index (found, i);

      dtl_json_writer_begin_object (json, NULL);
      dtl_json_writer_string (json, "source", candidate->source);
      dtl_json_writer_string (json, "value", candidate->value);
      dtl_json_writer_end_object (json);
    }
}

static void
write_items (DtlJsonWriter *json, const DtlDocument *feed)
{
  dtl_json_writer_begin_array (json, "items");
  for (guint i = 0; i < feed->items->len; i++)
    {
      const DtlDocument *item = g_ptr_array_index (feed->items, i);

      dtl_json_writer_begin_object (json, NULL);
      dtl_json_writer_int (json, "number", i + 1);
      dtl_json_writer_string (json, "id", item->id);
      dtl_json_writer_string (json, "title", item->title);
      dtl_json_writer_string (json, "published", item->published);
      dtl_json_writer_string (json, "url", item->url);
      dtl_json_writer_end_object (json);
    }
  dtl_json_writer_end_array (json);
}

static void
write_proposals (DtlJsonWriter *json, const DtlArticleReport *report)
{
  dtl_json_writer_begin_array (json, "proposals");
  for (guint i = 0; i < report->proposals->len; i++)
    {
      const DtlProposal *proposal = &g_array_index (report->proposals, DtlProposal, i);
      const DtlEventProposal *event = g_ptr_array_index (report->check->reading->events, i);

      dtl_json_writer_begin_object (json, NULL);
      dtl_json_writer_int (json, "number", i + 1);
      dtl_json_writer_int (json, "start", (gint64) event->start);
      dtl_json_writer_string (json, "kind", event->kind);
      dtl_json_writer_string (json, "title", event->title);
      dtl_json_writer_string (json, "state", dtl_proposal_state_to_id (proposal->state));
      if (proposal->event_id != 0)
        dtl_json_writer_int (json, "event_id", proposal->event_id);
      else
        dtl_json_writer_null (json, "event_id");
      dtl_json_writer_end_object (json);
    }
  dtl_json_writer_end_array (json);
}

/**
 * dtl_article_report_write:
 * @json: an object is written to it
 */
void
dtl_article_report_write (DtlJsonWriter *json, const DtlArticleReport *report)
{
  const DtlArticle *article = report->article;

  dtl_json_writer_begin_object (json, NULL);
  if (report->file != NULL)
    dtl_json_writer_string (json, "file", report->file);
  if (article->id != 0)
    dtl_json_writer_int (json, "id", article->id);
  dtl_json_writer_string (json, "title", article->title);
  dtl_json_writer_string (json, "byline", article->byline);
  dtl_json_writer_string (json, "publisher", article->publisher);
  dtl_json_writer_string (json, "published", article->published);
  dtl_json_writer_string (json, "published_source",
                          dtl_published_source_to_id (article->published_source));
  dtl_json_writer_begin_array (json, "published_found");
  write_found (json, article);
  dtl_json_writer_end_array (json);
  dtl_json_writer_boolean (json, "published_disagrees", dtl_published_found_disagrees (article));
  if (article->may_be_incomplete)
    dtl_json_writer_boolean (json, "may_be_incomplete", TRUE);
  dtl_json_writer_string (json, "language", article->language);
  dtl_json_writer_string (json, "url", article->url);
  dtl_json_writer_string (json, "symbol", report->check->symbol);
  if (report->document != NULL)
    {
      dtl_json_writer_string (json, "format", report->document->format);
      dtl_json_writer_string (json, "updated", report->document->updated);
      if (report->document->items->len > 0)
        write_items (json, report->document);
    }
  dtl_json_writer_string (json, "text", article->text);
  dtl_write_reading (json, article->text, report->check);
  if (report->proposals != NULL)
    write_proposals (json, report);
  if (report->events != NULL)
    dtl_article_report_write_ids (json, "event_ids", report->events);
  dtl_json_writer_end_object (json);
}

/* The claims alone, as an object. */
void
dtl_article_report_write_claims (DtlJsonWriter *json, const DtlArticleReport *report)
{
  dtl_json_writer_begin_object (json, NULL);
  dtl_json_writer_int (json, "id", report->article->id);
  dtl_json_writer_string (json, "title", report->article->title);
  dtl_json_writer_string (json, "published", report->article->published);
  dtl_write_claims (json, report->article->text, report->check);
  dtl_json_writer_end_object (json);
}

static char *
dup_words (const DtlArticle *article, gsize start, gsize end)
{
  g_autofree char *span = g_strndup (article->text + start, end - start);
  g_autofree char *line = dtl_text_clean_line (span);

  if (g_utf8_strlen (line, -1) <= MAX_WORDS)
    return g_steal_pointer (&line);
  g_autofree char *head = g_utf8_substring (line, 0, MAX_WORDS - 1);

  return g_strconcat (head, "…", NULL);
}

/* A heading and the rows below it; without rows nothing. */
static void
append_table (GString *text, const char *heading, const DtlTable *table, guint n)
{
  g_autofree char *rows = n > 0 ? dtl_table_format (table) : NULL;

  if (rows != NULL)
    g_string_append_printf (text, "\n%s\n%s", heading, rows);
}

static void
append_line (GString *text, const char *label, const char *value)
{
  g_autofree char *line = NULL;
  g_autofree char *safe = NULL;

  if (value == NULL)
    return;
  line = dtl_text_clean_line (value);
  safe = dtl_text_escape_terminal (line);
  g_string_append_printf (text, "%-11s%s\n", label, safe);
}

static void
append_facts (GString *text, const DtlArticleReport *report)
{
  const DtlArticle *article = report->article;
  g_autofree char *published =
      article->published != NULL
          ? g_strdup_printf ("%s (%s)", article->published,
                             dtl_published_source_to_id (article->published_source))
          : g_strdup ("not known: give it with --published, and dates can be told");

  append_line (text, "File", report->file);
  append_line (text, "Title", article->title);
  append_line (text, "By", article->byline);
  append_line (text, "Publisher", article->publisher);
  append_line (text, "Published", published);
  if (dtl_published_found_disagrees (article))
    {
      g_autoptr (GPtrArray) found = dtl_published_found_list (article);
      g_autoptr (GString) line = g_string_new (NULL);

      for (guint i = 0; i < found->len; i++)
        {
          const DtlDateCandidate *candidate = g_ptr_array_index (found, i);

          g_string_append_printf (line, "%s%s (%s)", i > 0 ? ", " : "", candidate->value,
                                  candidate->source);
        }
      append_line (text, "But found", line->str);
    }
  if (article->may_be_incomplete)
    append_line (text, "Caution", "the server did not tell where it ends: it may be incomplete");
  append_line (text, "Address", article->url);
  append_line (text, "About", report->check->symbol);
}

static void
append_items (GString *text, const DtlDocument *feed)
{
  g_autoptr (DtlTable) table = dtl_table_new ("Item", "Published", "Title", NULL);

  dtl_table_align_right (table, 0);
  for (guint i = 0; i < feed->items->len; i++)
    {
      const DtlDocument *item = g_ptr_array_index (feed->items, i);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      dtl_table_add (table, number);
      dtl_table_add (table, item->published);
      dtl_table_add (table, item->title);
    }
  append_table (text, "Items", table, feed->items->len);
}

static void
append_dates (GString *text, const DtlArticleReport *report)
{
  GPtrArray *dates = report->check->reading->dates;
  g_autoptr (DtlTable) table = dtl_table_new ("Words", "Value", "", NULL);

  for (guint i = 0; i < dates->len; i++)
    {
      const DtlDateMention *date = g_ptr_array_index (dates, i);
      g_autofree char *words = dup_words (report->article, date->start, date->end);

      dtl_table_add (table, words);
      dtl_table_add (table, *date->value != '\0' ? date->value : "not known");
      dtl_table_add (table, date->conflict ? "contradicts itself" : NULL);
    }
  append_table (text, "Dates", table, dates->len);
}

static char *
format_measured (const DtlClaim *claim, const DtlClaimCheck *check)
{
  if (isnan (check->measured))
    return NULL;
  if (g_str_equal (claim->unit, "pct"))
    return g_strdup_printf ("%+.2f %%", check->measured);

  return g_strdup_printf ("%.2f %s", check->measured, claim->unit);
}

/**
 * dtl_article_report_append_claims:
 *
 * Appends a table of the claims, with verdicts and their arithmetic.
 */
void
dtl_article_report_append_claims (GString *text, const DtlArticleReport *report)
{
  GPtrArray *claims = report->check->reading->claims;
  g_autoptr (DtlTable) table =
      dtl_table_new ("Words", "Verdict", "Series", "Measured", "Reckoned", NULL);

  dtl_table_align_right (table, 3);
  for (guint i = 0; i < claims->len; i++)
    {
      const DtlClaim *claim = g_ptr_array_index (claims, i);
      const DtlClaimCheck *check = g_ptr_array_index (report->check->checks, i);
      g_autofree char *words = dup_words (report->article, claim->start, claim->end);
      g_autofree char *measured = format_measured (claim, check);

      dtl_table_add (table, words);
      dtl_table_add (table, dtl_verdict_to_id (check->verdict));
      dtl_table_add (table, check->series);
      dtl_table_add (table, measured);
      dtl_table_add (table, check->why != NULL ? check->why : check->arithmetic);
    }
  append_table (text, "Claims", table, claims->len);
}

static char *
format_event_day (const DtlEventProposal *event)
{
  char day[DTL_DAY_TEXT_SIZE];

  if (*event->date != '\0')
    return g_strdup (event->date);
  if (event->offered_day == DTL_DAY_NONE)
    return g_strdup ("not said");

  return g_strdup_printf ("on or before %s", dtl_day_format_iso (event->offered_day, day));
}

static void
append_events (GString *text, const DtlArticleReport *report)
{
  GPtrArray *events = report->check->reading->events;
  g_autoptr (DtlTable) table =
      dtl_table_new ("", "Kind", "Date", "Session", "Sure", "State", "Title", NULL);

  dtl_table_align_right (table, 0);
  for (guint i = 0; i < events->len; i++)
    {
      const DtlEventProposal *event = g_ptr_array_index (events, i);
      const DtlProposal *proposal =
          report->proposals != NULL ? &g_array_index (report->proposals, DtlProposal, i) : NULL;
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autofree char *day = format_event_day (event);
      DtlDay session = event->session != DTL_DAY_NONE ? event->session : event->offered_session;
      char buffer[DTL_DAY_TEXT_SIZE];

      dtl_table_add (table, number);
      dtl_table_add (table, event->kind);
      dtl_table_add (table, day);
      dtl_table_add (table, session != DTL_DAY_NONE ? dtl_day_format_iso (session, buffer) : NULL);
      dtl_table_add (table, dtl_confidence_to_id (event->confidence));
      dtl_table_add (table, proposal != NULL ? dtl_proposal_state_to_id (proposal->state) : NULL);
      dtl_table_add (table, event->title);
    }
  append_table (text, "Events", table, events->len);
}

/* Appends what @report holds, for people. */
void
dtl_article_report_append (GString *text, const DtlArticleReport *report)
{
  append_facts (text, report);
  if (report->document != NULL && report->document->items->len > 0)
    append_items (text, report->document);
  append_dates (text, report);
  dtl_article_report_append_claims (text, report);
  append_events (text, report);
}
