/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The noun "events": marks on days, added, changed, listed and carried to and from files. */
#include "base/json-writer.h"
#include "cli/event-options.h"
#include "cli/output.h"
#include "cli/table.h"
#include "cli/values.h"
#include "operations/transfer-events.h"

static char *
format_mark_json (const DtlMark *mark)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (DtlJsonWriter) json = dtl_json_writer_new (text, TRUE);

  dtl_transfer_write_event (json, mark);
  g_string_append_c (text, '\n');

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
format_marks_json (GPtrArray *marks)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (DtlJsonWriter) json = dtl_json_writer_new (text, TRUE);

  dtl_json_writer_begin_array (json, NULL);
  for (guint i = 0; i < marks->len; i++)
    dtl_transfer_write_event (json, marks->pdata[i]);
  dtl_json_writer_end_array (json);
  g_string_append_c (text, '\n');

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* "on or before 2022-07-14", "about 2022-07-01 to 2022-07-14" */
static char *
format_when (const DtlEvent *event)
{
  char first[DTL_DAY_TEXT_SIZE];
  char last[DTL_DAY_TEXT_SIZE];
  const char *lead = event->certainty == DTL_CERTAINTY_ON_OR_BEFORE ? "on or before "
                     : event->certainty == DTL_CERTAINTY_ABOUT      ? "about "
                                                                    : "";

  dtl_day_format_iso (event->day, first);
  if (event->end_day == DTL_DAY_NONE)
    return g_strconcat (lead, first, NULL);

  return g_strconcat (lead, first, " to ", dtl_day_format_iso (event->end_day, last), NULL);
}

/* "2021-04-12 (2 days on)": where the day as told rolled to */
static char *
format_session (const DtlLanding *landing)
{
  char session[DTL_DAY_TEXT_SIZE];

  if (landing->session == DTL_DAY_NONE)
    return g_strdup ("not known");
  dtl_day_format_iso (landing->session, session);
  if (landing->rolled_days == 0)
    return g_strdup (session);

  return g_strdup_printf ("%s (+%d)", session, landing->rolled_days);
}

static char *
format_marks (GPtrArray *marks)
{
  g_autoptr (DtlTable) table =
      dtl_table_new ("Id", "Symbol", "Date", "Timing", "Session", "Kind", "Title", NULL);

  dtl_table_align_right (table, 0);
  for (guint i = 0; i < marks->len; i++)
    {
      const DtlMark *mark = marks->pdata[i];
      const DtlEvent *event = mark->event;
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, event->id);
      g_autofree char *when = format_when (event);
      g_autofree char *session = format_session (&mark->landing);

      dtl_table_add (table, id);
      dtl_table_add (table, event->symbol);
      dtl_table_add (table, when);
      dtl_table_add (table,
                     event->timing == DTL_TIMING_UNKNOWN ? "" : dtl_timing_to_id (event->timing));
      dtl_table_add (table, session);
      dtl_table_add (table, event->kind);
      dtl_table_add (table, event->title);
    }

  return dtl_table_format (table);
}

static gboolean
print_marks (const DtlCall *call, GPtrArray *marks, GError **error)
{
  g_autofree char *text = call->json ? format_marks_json (marks) : format_marks (marks);

  return dtl_output_text (text, error);
}

static gboolean
print_mark (const DtlCall *call, DtlMark *mark, GError **error)
{
  g_autoptr (GPtrArray) marks = g_ptr_array_new ();
  g_autofree char *text = NULL;

  g_ptr_array_add (marks, mark);
  text = call->json ? format_mark_json (mark) : format_marks (marks);

  return dtl_output_text (text, error);
}

static gboolean
run_add (const DtlCall *call, GError **error)
{
  g_autoptr (DtlEvent) event = dtl_event_new ();
  g_autoptr (DtlStore) store = NULL;
  g_autoptr (DtlMark) mark = NULL;

  if (!dtl_event_options_check (call, error))
    return FALSE;
  store = dtl_call_open_store (call, error);
  if (store == NULL || !dtl_event_options_apply (call, event, store, error))
    return FALSE;
  mark = dtl_mark_event_add (store, event, dtl_value_now (), error);

  return mark != NULL && print_mark (call, mark, error);
}

static gboolean
gives_change (const DtlCall *call)
{
  for (const DtlOption *option = call->verb->options; option->name != NULL; option++)
    if (dtl_call_has (call, option->name))
      return TRUE;

  return FALSE;
}

static gboolean
run_edit (const DtlCall *call, GError **error)
{
  gint64 id;
  g_autoptr (DtlStore) store = NULL;
  g_autoptr (DtlEvent) event = NULL;
  g_autoptr (DtlMark) mark = NULL;

  if (!dtl_value_id ("ID", dtl_call_get_argument (call, 0), &id, error) ||
      !dtl_event_options_check (call, error))
    return FALSE;
  if (!gives_change (call))
    {
      dtl_set_usage_error (error,
                           "nothing is given to change; see dateline-cli events edit --help");
      return FALSE;
    }

  store = dtl_call_open_store (call, error);
  event = store != NULL ? dtl_store_get_event (store, id, error) : NULL;
  if (event == NULL || !dtl_event_options_apply (call, event, store, error))
    return FALSE;
  mark = dtl_mark_event_edit (store, event, dtl_value_now (), error);

  return mark != NULL && print_mark (call, mark, error);
}

static gboolean
run_list (const DtlCall *call, GError **error)
{
  g_autoptr (DtlStore) store = NULL;
  g_autoptr (GPtrArray) marks = NULL;

  if (!dtl_event_options_check (call, error))
    return FALSE;
  store = dtl_call_open_store (call, error);
  if (store == NULL)
    return FALSE;
  marks = dtl_mark_event_list (store, dtl_call_get (call, "symbol"), dtl_call_get (call, "kind"),
                               error);

  return marks != NULL && print_marks (call, marks, error);
}

static gboolean
run_remove (const DtlCall *call, GError **error)
{
  gint64 id;
  g_autoptr (DtlStore) store = NULL;
  g_autofree char *text = NULL;

  if (!dtl_value_id ("ID", dtl_call_get_argument (call, 0), &id, error))
    return FALSE;
  store = dtl_call_open_store (call, error);
  if (store == NULL || !dtl_mark_event_remove (store, id, dtl_value_now (), error))
    return FALSE;

  text = g_strdup_printf (call->json ? "{\"id\": %" G_GINT64_FORMAT "}\n"
                                     : "Removed event %" G_GINT64_FORMAT ".\n",
                          id);

  return dtl_output_text (text, error);
}

static gboolean
run_import (const DtlCall *call, GError **error)
{
  g_autoptr (DtlStore) store = dtl_call_open_store (call, error);
  g_autoptr (GPtrArray) marks = NULL;

  if (store == NULL)
    return FALSE;
  marks =
      dtl_transfer_events_import (store, dtl_call_get_argument (call, 0), dtl_value_now (), error);

  return marks != NULL && print_marks (call, marks, error);
}

static gboolean
run_export (const DtlCall *call, GError **error)
{
  const char *path = dtl_call_get_argument (call, 0);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (DtlJsonWriter) json = dtl_json_writer_new (text, TRUE);
  g_autoptr (DtlStore) store = dtl_call_open_store (call, error);
  g_autoptr (GPtrArray) marks =
      store != NULL ? dtl_mark_event_list (store, NULL, NULL, error) : NULL;

  if (marks == NULL || !dtl_transfer_events_export (marks, path, error))
    return FALSE;
  if (!call->json)
    return TRUE;

  dtl_json_writer_begin_object (json, NULL);
  dtl_json_writer_string (json, "file", path);
  dtl_json_writer_int (json, "events", marks->len);
  dtl_json_writer_end_object (json);
  g_string_append_c (text, '\n');

  return dtl_output_text (text->str, error);
}

static const DtlOption add_options[] = {
  { "symbol", 0, "S", "symbol of the instrument", DTL_OPTION_REQUIRED },
  { "date", 0, "DATE|INSTANT", "when, as told; an instant sets the timing", DTL_OPTION_REQUIRED },
  { "end", 0, "DATE", "last day, of what took several" },
  { "certainty", 0, "exact|on-or-before|about", "how sure the date is" },
  { "timing", 0, "unknown|pre|regular|post", "when within the day it became known" },
  { "title", 0, "TEXT", "what happened, in a few words", DTL_OPTION_REQUIRED },
  { "kind", 0, "KIND", "regulator.summons, press.report, ... or a word of your own" },
  { "note", 0, "TEXT", "a note of your own" },
  { "article", 0, "ID", "the article that tells it" },
  { NULL },
};

static const DtlOption edit_options[] = {
  { "symbol", 0, "S", "move it to another instrument" },
  { "date", 0, "DATE|INSTANT", "when, as told; an instant sets the timing" },
  { "end", 0, "DATE", "last day; an empty text takes it away" },
  { "certainty", 0, "exact|on-or-before|about", "how sure the date is" },
  { "timing", 0, "unknown|pre|regular|post", "when within the day it became known" },
  { "title", 0, "TEXT", "what happened, in a few words" },
  { "kind", 0, "KIND", "its kind; an empty text takes it away" },
  { "note", 0, "TEXT", "a note; an empty text takes it away" },
  { "article", 0, "ID", "the article; an empty text takes it away" },
  { NULL },
};

static const DtlOption list_options[] = {
  { "symbol", 0, "S", "of this instrument only" },
  { "kind", 0, "KIND", "of this kind or group of kinds only" },
  { NULL },
};

static const DtlVerb verbs[] = {
  { "add", "", "Marks something that happened", add_options, TRUE, run_add },
  { "list", "", "Lists events with the sessions on which they land", list_options, FALSE,
    run_list },
  { "edit", "ID", "Changes what the options give of an event", edit_options, TRUE, run_edit },
  { "remove", "ID", "Removes an event", NULL, TRUE, run_remove },
  { "import", "FILE", "Adds the events of a CSV, JSON or ICS file", NULL, TRUE, run_import },
  { "export", "FILE", "Writes all events to a CSV, JSON or ICS file", NULL, FALSE, run_export },
  { NULL },
};

const DtlNoun dtl_noun_events = { "events", "What happened, and when it could be traded", verbs };
