/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Takes a command line apart by the command tables. GOption is not used: it knows no verbs, takes
 * "-1:1" after "--window" only by luck, and writes translated messages of its own.
 * Options may stand between arguments; "--" ends them; a value follows after "=" or as the next
 * word, whatever that looks like. */
#include "cli/call.h"

#include <string.h>

/* "prices import", "prices" or "": what has been understood so far, for messages. */
static char *
describe_command (const DtlCall *self)
{
  if (self->noun == NULL)
    return g_strdup ("");
  if (self->verb == NULL)
    return g_strdup (self->noun->name);

  return g_strdup_printf ("%s %s", self->noun->name, self->verb->name);
}

static gboolean
takes_files (const DtlCall *self)
{
  return self->verb != NULL && g_str_has_prefix (self->verb->arguments, "FILE");
}

static gboolean
take_word (DtlCall *self, const char *word, GError **error)
{
  if (self->noun == NULL)
    {
      self->noun = dtl_command_find_noun (word);
      if (self->noun != NULL)
        return TRUE;
      if (dtl_command_is_planned (word))
        dtl_set_usage_error (error, "“%s” is not built yet", word);
      else
        {
          g_autofree char *names = dtl_command_list_nouns ();

          dtl_set_usage_error (error, "unknown noun “%s”; there are %s", word, names);
        }
      return FALSE;
    }

  if (self->verb == NULL)
    {
      g_autofree char *command = g_strdup_printf ("%s %s", self->noun->name, word);

      self->verb = dtl_command_find_verb (self->noun, word);
      if (self->verb != NULL)
        return TRUE;
      if (dtl_command_is_planned (command))
        dtl_set_usage_error (error, "“%s” is not built yet", command);
      else
        {
          g_autofree char *names = dtl_command_list_verbs (self->noun);

          dtl_set_usage_error (error, "unknown verb “%s” of %s; there are %s", word,
                               self->noun->name, names);
        }
      return FALSE;
    }

  if (!takes_files (self) && !g_utf8_validate (word, -1, NULL))
    {
      dtl_set_usage_error (error, "the argument “%s” is not UTF-8 text", word);
      return FALSE;
    }
  g_ptr_array_add (self->arguments, (gpointer) word);

  return TRUE;
}

static gboolean
check_choice (const DtlOption *option, const char *value, GError **error)
{
  g_auto (GStrv) words = g_strsplit (option->value, "|", -1);
  g_autoptr (GPtrArray) names = NULL;
  g_autofree char *list = NULL;

  if (g_strv_contains ((const char *const *) words, value))
    return TRUE;

  names = g_ptr_array_new ();
  for (gsize i = 0; words[i] != NULL; i++)
    g_ptr_array_add (names, words[i]);
  list = dtl_command_join (names);
  dtl_set_usage_error (error, "--%s takes %s, not “%s”", option->name, list, value);

  return FALSE;
}

static gboolean
set_option (DtlCall *self, const DtlOption *option, const char *value, GError **error)
{
  GPtrArray *values = g_hash_table_lookup (self->values, option->name);

  if (values == NULL)
    {
      values = g_ptr_array_new ();
      g_ptr_array_add (values, NULL);
      g_hash_table_insert (self->values, (gpointer) option->name, values);
    }
  if (option->value == NULL)
    return TRUE;

  if (values->len > 1 && (option->flags & DTL_OPTION_REPEATED) == 0)
    {
      dtl_set_usage_error (error, "--%s is given twice, and takes one value", option->name);
      return FALSE;
    }
  if (strcmp (option->value, "FILE") != 0 && !g_utf8_validate (value, -1, NULL))
    {
      dtl_set_usage_error (error, "the value “%s” of --%s is not UTF-8 text", value, option->name);
      return FALSE;
    }
  if (dtl_option_is_choice (option) && !check_choice (option, value, error))
    return FALSE;

  values->pdata[values->len - 1] = (gpointer) value;
  g_ptr_array_add (values, NULL);

  return TRUE;
}

static const DtlOption *
find_letter (const DtlOption *options, char letter)
{
  for (const DtlOption *option = options; option != NULL && option->name != NULL; option++)
    if (option->letter == letter && letter != 0)
      return option;

  return NULL;
}

static void
refuse_option (const DtlCall *self, const char *word, gsize len, GError **error)
{
  g_autofree char *command = describe_command (self);
  g_autofree char *words = g_strdup_printf ("%s %.*s", command, (int) len, word);

  if (dtl_command_is_planned (words))
    dtl_set_usage_error (error, "“%s” is not built yet", words);
  else if (self->verb == NULL)
    dtl_set_usage_error (error, "unknown option “%.*s”; a verb's options stand after it", (int) len,
                         word);
  else
    dtl_set_usage_error (error, "unknown option “%.*s”; see dateline-cli %s --help", (int) len,
                         word, command);
}

/* Takes the option at *@argv, and moves @argv to its last word. */
static gboolean
take_option (DtlCall *self, char ***argv, GError **error)
{
  const char *word = **argv;
  const DtlOption *verb_options = self->verb != NULL ? self->verb->options : NULL;
  const DtlOption *option;
  const char *value = NULL;
  gsize len;

  if (word[1] == '-')
    {
      len = strcspn (word, "=");
      value = word[len] == '=' ? word + len + 1 : NULL;
      option = dtl_command_find_option (dtl_everywhere_options, word + 2, len - 2);
      if (option == NULL)
        option = dtl_command_find_option (verb_options, word + 2, len - 2);
    }
  else
    {
      len = 2;
      value = word[2] != '\0' ? word + 2 : NULL;
      option = find_letter (dtl_everywhere_options, word[1]);
      if (option == NULL)
        option = find_letter (verb_options, word[1]);
    }

  if (option == NULL)
    {
      refuse_option (self, word, len, error);
      return FALSE;
    }
  if (option->value == NULL && value != NULL)
    {
      dtl_set_usage_error (error, "--%s takes no value", option->name);
      return FALSE;
    }
  if (option->value != NULL && value == NULL)
    {
      value = *++*argv;
      if (value == NULL)
        {
          dtl_set_usage_error (error, "--%s needs a value: %s", option->name, option->value);
          return FALSE;
        }
    }

  return set_option (self, option, value, error);
}

/**
 * dtl_call_parse:
 * @argv: (array zero-terminated=1): as main() got it, with the program's name; must outlive the
 *   result
 *
 * Takes a command line apart. Whether anything is missing from it is asked with dtl_call_check(),
 * since that does not matter where help is asked for.
 *
 * Returns: (transfer full): the call, or %NULL with %DTL_USAGE_ERROR naming the word that is wrong
 */
DtlCall *
dtl_call_parse (char **argv, GError **error)
{
  g_autoptr (DtlCall) self = g_new0 (DtlCall, 1);
  gboolean ended = FALSE;

  self->arguments = g_ptr_array_new ();
  self->values =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (char **word = argv[0] != NULL ? argv + 1 : argv; *word != NULL; word++)
    if (!ended && strcmp (*word, "--") == 0)
      ended = TRUE;
    else if (!ended && (*word)[0] == '-' && (*word)[1] != '\0')
      {
        if (!take_option (self, &word, error))
          return NULL;
      }
    else if (!take_word (self, *word, error))
      return NULL;

  self->library = dtl_call_get (self, "library");
  self->json = dtl_call_has (self, "json");
  self->help = dtl_call_has (self, "help");
  self->version = dtl_call_has (self, "version");

  return g_steal_pointer (&self);
}
