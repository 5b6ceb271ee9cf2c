/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of nouns and look-ups in the command tables. Each noun's table stands in the file that
 * carries it out. */
#include "cli/command.h"

#include <string.h>

const DtlNoun *const dtl_nouns[] = { &dtl_noun_prices,
                                     &dtl_noun_article,
                                     &dtl_noun_events,
                                     &dtl_noun_study,
                                     &dtl_noun_chart,
                                     &dtl_noun_library,
                                     NULL };

const DtlOption dtl_everywhere_options[] = {
  { "library", 0, "FILE", "work on this library file instead of your own" },
  { "json", 0, NULL, "print JSON for programs" },
  { "help", 'h', NULL, "print what a command takes, and end" },
  { "version", 0, NULL, "print the versions of Dateline and its libraries, and end" },
  { NULL },
};

/* Names that the published interface has and this version does not: refused as such, so that
 * nobody looks for a spelling mistake. */
static const char *const planned[] = {
  "prices fetch",
  "prices providers",
  "prices import --actions",
};

const DtlNoun *
dtl_command_find_noun (const char *name)
{
  for (gsize i = 0; dtl_nouns[i] != NULL; i++)
    if (strcmp (dtl_nouns[i]->name, name) == 0)
      return dtl_nouns[i];

  return NULL;
}

const DtlVerb *
dtl_command_find_verb (const DtlNoun *noun, const char *name)
{
  for (const DtlVerb *verb = noun->verbs; verb->name != NULL; verb++)
    if (strcmp (verb->name, name) == 0)
      return verb;

  return NULL;
}

/**
 * dtl_command_find_option:
 * @options: (nullable): ends with a %NULL name
 * @name: the option's name without dashes; not terminated
 * @len: bytes of @name; names are never abbreviated, since a later option could make the
 *   abbreviation in somebody's script ambiguous
 *
 * Returns: (nullable): the option
 */
const DtlOption *
dtl_command_find_option (const DtlOption *options, const char *name, gsize len)
{
  for (const DtlOption *option = options; option != NULL && option->name != NULL; option++)
    if (strlen (option->name) == len && memcmp (option->name, name, len) == 0)
      return option;

  return NULL;
}

/**
 * dtl_command_join:
 * @names: (element-type utf8): one or more
 *
 * Returns: (transfer full): "a, b or c"
 */
char *
dtl_command_join (GPtrArray *names)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    {
      if (i > 0)
        g_string_append (text, i + 1 == names->len ? " or " : ", ");
      g_string_append (text, names->pdata[i]);
    }

  return g_string_free (text, FALSE);
}

/**
 * dtl_command_list_nouns:
 *
 * Returns: (transfer full): "prices, article, events, chart or library"
 */
char *
dtl_command_list_nouns (void)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (gsize i = 0; dtl_nouns[i] != NULL; i++)
    g_ptr_array_add (names, (gpointer) dtl_nouns[i]->name);

  return dtl_command_join (names);
}

/**
 * dtl_command_list_verbs:
 *
 * Returns: (transfer full): the verbs of @noun, as people list things
 */
char *
dtl_command_list_verbs (const DtlNoun *noun)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (const DtlVerb *verb = noun->verbs; verb->name != NULL; verb++)
    g_ptr_array_add (names, (gpointer) verb->name);

  return dtl_command_join (names);
}

/**
 * dtl_command_is_planned:
 * @words: "study", "prices fetch" or "prices import --actions"
 *
 * Returns: whether the published interface has it, and this version does not
 */
gboolean
dtl_command_is_planned (const char *words)
{
  for (gsize i = 0; i < G_N_ELEMENTS (planned); i++)
    if (strcmp (planned[i], words) == 0)
      return TRUE;

  return FALSE;
}

/**
 * dtl_option_is_choice:
 * @option: an option
 *
 * Returns: whether its value is one of the words that @option lists between bars; words in
 *   capitals stand for something of the user's own
 */
gboolean
dtl_option_is_choice (const DtlOption *option)
{
  if (option->value == NULL)
    return FALSE;
  for (const char *c = option->value; *c != '\0'; c++)
    if (g_ascii_isupper (*c))
      return FALSE;

  return TRUE;
}
