/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The verb "article rules": how many rules there are, and with --check what each one's own examples
 * say of it. Rules of the user are checked as ours are. */
#include "cli/article-rules.h"

#include "base/error.h"
#include "base/json-writer.h"
#include "cli/article-options.h"
#include "cli/output.h"
#include "cli/table.h"
#include "operations/calendars.h"

#define EXAMPLES_EXCHANGE "XNYS" /* whose days the examples are told by */

static void
write_faults (DtlJsonWriter *json, const char *name, gboolean fired, GPtrArray *faults)
{
  dtl_json_writer_begin_array (json, name);
  for (guint i = 0; i < faults->len; i++)
    {
      const DtlRuleFault *fault = g_ptr_array_index (faults, i);

      if (fault->fired != fired)
        continue;
      dtl_json_writer_begin_object (json, NULL);
      dtl_json_writer_string (json, "rule", fault->rule);
      dtl_json_writer_string (json, "file", fault->file);
      dtl_json_writer_int (json, "line", fault->line);
      dtl_json_writer_string (json, "error", fault->message);
      dtl_json_writer_end_object (json);
    }
  dtl_json_writer_end_array (json);
}

/* @faults: (nullable): NULL: not checked */
static char *
format_json (guint n_rules, GPtrArray *faults)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (DtlJsonWriter) json = dtl_json_writer_new (text, TRUE);

  dtl_json_writer_begin_object (json, NULL);
  dtl_json_writer_int (json, "rules", n_rules);
  if (faults != NULL)
    {
      write_faults (json, "failing", TRUE, faults);
      write_faults (json, "never_firing", FALSE, faults);
    }
  dtl_json_writer_end_object (json);
  g_string_append_c (text, '\n');

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
format_text (guint n_rules, GPtrArray *faults)
{
  g_autoptr (DtlTable) table = dtl_table_new ("Rule", "File", "Line", "", "Fault", NULL);

  if (faults == NULL)
    return g_strdup_printf ("%u rules\n", n_rules);
  if (faults->len == 0)
    return g_strdup_printf ("%u rules, and all their examples hold.\n", n_rules);

  dtl_table_align_right (table, 2);
  for (guint i = 0; i < faults->len; i++)
    {
      const DtlRuleFault *fault = g_ptr_array_index (faults, i);
      g_autofree char *line = g_strdup_printf ("%u", fault->line);

      dtl_table_add (table, fault->rule);
      dtl_table_add (table, fault->file);
      dtl_table_add (table, line);
      dtl_table_add (table, fault->fired ? "fails" : "never fires");
      dtl_table_add (table, fault->message);
    }

  return dtl_table_format (table);
}

/**
 * dtl_article_rules_run:
 *
 * Carries out "article rules".
 *
 * Returns: %FALSE with %DTL_ERROR_PARSE if a rule has a fault, after all are printed
 */
gboolean
dtl_article_rules_run (const DtlCall *call, GError **error)
{
  g_autoptr (DtlLexicon) lexicon = dtl_article_options_load_lexicon (TRUE, error);
  g_autoptr (GPtrArray) faults = NULL;
  g_autofree char *text = NULL;
  guint n_rules;

  if (lexicon == NULL)
    return FALSE;
  n_rules = dtl_lexicon_count_rules (lexicon);
  if (dtl_call_has (call, "check"))
    faults = dtl_lexicon_check (lexicon, dtl_calendars_get (EXAMPLES_EXCHANGE));
  text = call->json ? format_json (n_rules, faults) : format_text (n_rules, faults);
  if (!dtl_output_text (text, error))
    return FALSE;
  if (faults == NULL || faults->len == 0)
    return TRUE;

  g_set_error (error, DTL_ERROR, DTL_ERROR_PARSE, "%u of %u rules have a fault.", faults->len,
               n_rules);
  return FALSE;
}
