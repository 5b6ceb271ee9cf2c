/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Help, written from the command tables: text for people at each level, and all of it as one
 * JSON value, from which the shell completions are made and the manual page is checked. */
#include "cli/help.h"

#include "base/json-writer.h"
#include "cli/table.h"

#include <string.h>

#define FORM_WIDTH 26 /* longer forms have a line of their own */

static char *
format_form (const DtlOption *option)
{
  char letter[5] = { '-', option->letter, ',', ' ', '\0' };

  return g_strconcat (option->letter != 0 ? letter : "    ", "--", option->name,
                      option->value != NULL ? " " : NULL, option->value, NULL);
}

static void
append_options (GString *text, const char *head, const DtlOption *options)
{
  g_string_append_printf (text, "\n%s\n", head);
  for (const DtlOption *option = options; option->name != NULL; option++)
    {
      g_autofree char *form = format_form (option);

      if (strlen (form) > FORM_WIDTH)
        g_string_append_printf (text, "  %s\n  %-*s", form, FORM_WIDTH, "");
      else
        g_string_append_printf (text, "  %-*s", FORM_WIDTH, form);
      g_string_append_printf (text, "  %s%s%s\n", option->summary,
                              (option->flags & DTL_OPTION_REQUIRED) != 0 ? " (required)" : "",
                              (option->flags & DTL_OPTION_REPEATED) != 0 ? " (repeatable)" : "");
    }
}

static char *
format_verb (const DtlNoun *noun, const DtlVerb *verb)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "Usage: dateline-cli %s %s", noun->name, verb->name);
  if (verb->arguments[0] != '\0')
    g_string_append_printf (text, " %s", verb->arguments);
  for (const DtlOption *option = verb->options; option != NULL && option->name != NULL; option++)
    if ((option->flags & DTL_OPTION_REQUIRED) != 0)
      g_string_append_printf (text, " --%s %s", option->name, option->value);
  g_string_append_printf (text, "%s\n\n", verb->options != NULL ? " [OPTIONS]" : "");
  g_string_append_printf (text, "%s.\n", verb->summary);
  if (verb->options != NULL)
    append_options (text, "Options:", verb->options);
  append_options (text, "Options of every command:", dtl_everywhere_options);

  return g_string_free (text, FALSE);
}

static char *
format_noun (const DtlNoun *noun)
{
  GString *text = g_string_new (NULL);
  g_autoptr (DtlTable) table = dtl_table_new ("", "", "", NULL);
  g_autofree char *rows = NULL;

  g_string_append_printf (text, "Usage: dateline-cli %s VERB [OPTIONS] [ARGS]\n\n", noun->name);
  g_string_append_printf (text, "%s.\n\nVerbs:\n", noun->summary);
  for (const DtlVerb *verb = noun->verbs; verb->name != NULL; verb++)
    {
      g_autofree char *form = g_strdup_printf ("%s %s", verb->name, verb->arguments);

      dtl_table_add (table, "");
      dtl_table_add (table, form);
      dtl_table_add (table, verb->summary);
    }
  rows = dtl_table_format (table);
  g_string_append (text, rows);
  g_string_append_printf (text, "\nMore: dateline-cli %s VERB --help\n", noun->name);

  return g_string_free (text, FALSE);
}

static char *
format_program (void)
{
  GString *text = g_string_new (NULL);
  g_autoptr (DtlTable) table = dtl_table_new ("", "", "", NULL);
  g_autofree char *rows = NULL;

  g_string_append (text,
                   "Usage: dateline-cli [--library FILE] [--json] NOUN VERB [OPTIONS] [ARGS]\n\n"
                   "Price charts with the news on them, from the command line.\n\nNouns:\n");
  for (gsize i = 0; dtl_nouns[i] != NULL; i++)
    {
      dtl_table_add (table, "");
      dtl_table_add (table, dtl_nouns[i]->name);
      dtl_table_add (table, dtl_nouns[i]->summary);
    }
  rows = dtl_table_format (table);
  g_string_append (text, rows);
  append_options (text, "Options:", dtl_everywhere_options);
  g_string_append (text, "\nMore: dateline-cli NOUN --help, dateline-cli NOUN VERB --help,"
                         " man dateline-cli\n");

  return g_string_free (text, FALSE);
}

/**
 * dtl_help_format:
 * @noun: (nullable): %NULL for the program
 * @verb: (nullable): %NULL for all of @noun
 *
 * Returns: (transfer full): lines for people
 */
char *
dtl_help_format (const DtlNoun *noun, const DtlVerb *verb)
{
  if (noun == NULL)
    return format_program ();
  if (verb == NULL)
    return format_noun (noun);

  return format_verb (noun, verb);
}

static void
write_options (DtlJsonWriter *json, const DtlOption *options)
{
  dtl_json_writer_begin_array (json, "options");
  for (const DtlOption *option = options; option != NULL && option->name != NULL; option++)
    {
      char letter[2] = { option->letter, '\0' };

      dtl_json_writer_begin_object (json, NULL);
      dtl_json_writer_string (json, "name", option->name);
      dtl_json_writer_string (json, "letter", option->letter != 0 ? letter : NULL);
      dtl_json_writer_string (json, "value", option->value);
      dtl_json_writer_boolean (json, "required", (option->flags & DTL_OPTION_REQUIRED) != 0);
      dtl_json_writer_boolean (json, "repeated", (option->flags & DTL_OPTION_REPEATED) != 0);
      dtl_json_writer_string (json, "summary", option->summary);
      dtl_json_writer_end_object (json);
    }
  dtl_json_writer_end_array (json);
}

/**
 * dtl_help_format_json:
 *
 * Returns: (transfer full): every noun, verb and option as one JSON object
 */
char *
dtl_help_format_json (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (DtlJsonWriter) json = dtl_json_writer_new (text, TRUE);

  dtl_json_writer_begin_object (json, NULL);
  write_options (json, dtl_everywhere_options);
  dtl_json_writer_begin_array (json, "nouns");
  for (gsize i = 0; dtl_nouns[i] != NULL; i++)
    {
      dtl_json_writer_begin_object (json, NULL);
      dtl_json_writer_string (json, "name", dtl_nouns[i]->name);
      dtl_json_writer_string (json, "summary", dtl_nouns[i]->summary);
      dtl_json_writer_begin_array (json, "verbs");
      for (const DtlVerb *verb = dtl_nouns[i]->verbs; verb->name != NULL; verb++)
        {
          dtl_json_writer_begin_object (json, NULL);
          dtl_json_writer_string (json, "name", verb->name);
          dtl_json_writer_string (json, "arguments", verb->arguments);
          dtl_json_writer_string (json, "summary", verb->summary);
          write_options (json, verb->options);
          dtl_json_writer_end_object (json);
        }
      dtl_json_writer_end_array (json);
      dtl_json_writer_end_object (json);
    }
  dtl_json_writer_end_array (json);
  dtl_json_writer_end_object (json);
  g_string_append_c (text, '\n');

  return g_string_free (g_steal_pointer (&text), FALSE);
}
