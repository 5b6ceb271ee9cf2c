/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text form of word classes and rules, UTF-8, one statement a line; "#" begins a comment line,
 * an indented line belongs to the statement above it:
 *
 *   class MONTH: january=1 february=2 March=3      words with values; a capital asks for a capital
 *     dec=12 *ember=0                              more of them; "*" stands for any beginning
 *   class MOVE_DOWN = down: fell slid              a value for all that have none of their own
 *   class MOVE: MOVE_DOWN MOVE_UP                  classes in a class
 *   phrase COUNT: (INTEGER|ARTICLE)                a piece of pattern with a name
 *   rule date.late_last_week                       family, point, name
 *     pattern: (early|mid|late)?:part last week    several lines are alternatives
 *     do: week_part ($part, -1)                    what the C shall do with it; "skip ()" for what
 *                                                  is nothing after all
 *     base: 0.80                                   confidence, 0 to 1; 0.90 if it is not said
 *     priority: 1                                  among matches of the same length; else 0
 *     span: $part                                  what counts as found; else the whole match
 *     not before: MODAL within 3                   of the tokens before the match, none may be so;
 *     after: of|in                                 also "before" and "not after"; else within 1
 *     example: "late last week" @ 2022-07-17 => 2022-07-14/2022-07-15
 *     example: "the last week" => nothing
 *
 * What a pattern may hold is told by news/pattern.c. Nothing here knows a language or an action. */
#include "news/rule-file.h"

#include "base/error.h"
#include "base/number.h"
#include "news/lexicon.h"

#include <string.h>

#define MAX_LINE 4096

typedef struct
{
  DtlRuleFile *file;
  const char *name; /* interned */
  guint line;
  DtlRuleWords *words; /* the statement that indented lines belong to, or … */
  DtlRuleSource *rule;
} Reader;

static void
rule_line_free (DtlRuleLine *self)
{
  g_free (self->text);
  g_free (self);
}

static void
words_free (DtlRuleWords *self)
{
  g_free (self->name);
  g_free (self->value);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

static void
condition_free (DtlRuleCondition *self)
{
  g_free (self->text);
  g_free (self);
}

static void
example_free (DtlRuleExample *self)
{
  g_free (self->text);
  g_free (self->expected);
  g_free (self);
}

static void
rule_free (DtlRuleSource *self)
{
  g_free (self->name);
  g_ptr_array_unref (self->patterns);
  g_ptr_array_unref (self->conditions);
  g_ptr_array_unref (self->examples);
  g_free (self->action);
  g_free (self->span);
  g_free (self);
}

DtlRuleFile *
dtl_rule_file_new (void)
{
  DtlRuleFile *self = g_new0 (DtlRuleFile, 1);

  self->classes = g_ptr_array_new_with_free_func ((GDestroyNotify) words_free);
  self->phrases = g_ptr_array_new_with_free_func ((GDestroyNotify) words_free);
  self->rules = g_ptr_array_new_with_free_func ((GDestroyNotify) rule_free);

  return self;
}

void
dtl_rule_file_free (DtlRuleFile *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->classes);
  g_ptr_array_unref (self->phrases);
  g_ptr_array_unref (self->rules);
  g_free (self);
}

/**
 * dtl_rule_fail:
 *
 * Sets an error that names the file and, unless it is 0, the line. Returns: %FALSE
 */
gboolean
dtl_rule_fail (GError **error, const char *file, guint line, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_autofree char *message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  g_set_error (error, DTL_ERROR, DTL_ERROR_PARSE, "%s, line %u: %s.", file, line, message);
  return FALSE;
}

static void
add_line (GPtrArray *lines, const char *text, guint line)
{
  DtlRuleLine *self = g_new0 (DtlRuleLine, 1);

  self->text = g_strstrip (g_strdup (text));
  self->line = line;
  g_ptr_array_add (lines, self);
}

static gboolean
is_capital_name (const char *name)
{
  if (!g_ascii_isupper (name[0]) || !(g_ascii_isupper (name[1]) || name[1] == '_'))
    return FALSE;
  for (const char *c = name; *c != '\0'; c++)
    if (!g_ascii_isupper (*c) && !g_ascii_isdigit (*c) && *c != '_')
      return FALSE;

  return TRUE;
}

/* "NAME = value: words" after "class " or "phrase " */
static gboolean
read_words (Reader *reader, GPtrArray *list, const char *text, GError **error)
{
  const char *colon = strchr (text, ':');

  if (colon == NULL)
    return dtl_rule_fail (error, reader->name, reader->line,
                          "a class or phrase needs a colon after its name: “class NAME: words”");

  g_autofree char *head = g_strndup (text, colon - text);
  char *value = strchr (head, '=');

  if (value != NULL)
    *value++ = '\0';
  g_strstrip (head);
  if (!is_capital_name (head))
    return dtl_rule_fail (error, reader->name, reader->line,
                          "“%s” is not a name in capitals, as a class or phrase must have", head);

  DtlRuleWords *words = g_new0 (DtlRuleWords, 1);

  words->file = reader->name;
  words->line = reader->line;
  words->name = g_strdup (head);
  words->value = value != NULL ? g_strdup (g_strstrip (value)) : NULL;
  words->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) rule_line_free);
  add_line (words->lines, colon + 1, reader->line);
  g_ptr_array_add (list, words);
  reader->words = words;
  reader->rule = NULL;
  return TRUE;
}

static gboolean
is_rule_name (const char *name)
{
  const char *point = strchr (name, '.');

  if (point == NULL || point == name || point[1] == '\0')
    return FALSE;
  for (const char *c = name; *c != '\0'; c++)
    if (c != point && !g_ascii_islower (*c) && !g_ascii_isdigit (*c) && *c != '_')
      return FALSE;

  return TRUE;
}

/* A rule of a later file takes the place of one with the same name in an earlier file. */
static gboolean
read_rule (Reader *reader, const char *text, GError **error)
{
  g_autofree char *name = g_strstrip (g_strdup (text));
  GPtrArray *rules = reader->file->rules;

  if (!is_rule_name (name))
    return dtl_rule_fail (error, reader->name, reader->line,
                          "“%s” is not the name of a rule, as “date.last_week” is", name);
  for (guint i = 0; i < rules->len; i++)
    {
      DtlRuleSource *other = g_ptr_array_index (rules, i);

      if (strcmp (other->name, name) != 0)
        continue;
      if (other->file == reader->name)
        return dtl_rule_fail (error, reader->name, reader->line,
                              "there is a rule “%s” in line %u already", name, other->line);
      g_ptr_array_remove_index (rules, i);
      break;
    }

  DtlRuleSource *rule = g_new0 (DtlRuleSource, 1);

  rule->file = reader->name;
  rule->line = reader->line;
  rule->name = g_steal_pointer (&name);
  rule->patterns = g_ptr_array_new_with_free_func ((GDestroyNotify) rule_line_free);
  rule->conditions = g_ptr_array_new_with_free_func ((GDestroyNotify) condition_free);
  rule->examples = g_ptr_array_new_with_free_func ((GDestroyNotify) example_free);
  rule->base = 0.9;
  g_ptr_array_add (rules, rule);
  reader->rule = rule;
  reader->words = NULL;
  return TRUE;
}

/* "2022-07-17" or "2022-07-17T12:40" */
static gboolean
parse_published (const char *text, DtlRuleExample *example)
{
  gsize n = dtl_day_parse_iso (text, strlen (text), &example->published);
  const char *clock = text + n;

  if (n == 0 || *clock == '\0')
    return n > 0;
  if (strlen (clock) != 6 || clock[0] != 'T' || clock[3] != ':' || !g_ascii_isdigit (clock[1]) ||
      !g_ascii_isdigit (clock[2]) || !g_ascii_isdigit (clock[4]) || !g_ascii_isdigit (clock[5]))
    return FALSE;

  int hours = (clock[1] - '0') * 10 + (clock[2] - '0');
  int minutes = (clock[4] - '0') * 10 + (clock[5] - '0');

  example->seconds = (hours * 60 + minutes) * 60;
  return hours < 24 && minutes < 60;
}

/* "text" @ published => expected */
static gboolean
read_example (Reader *reader, const char *text, GError **error)
{
  const char *close = NULL, *arrow = NULL;

  if (text[0] == '"')
    for (const char *c = text + 1; (c = strchr (c, '"')) != NULL; c++)
      if (c[1 + strspn (c + 1, " ")] == '@' || g_str_has_prefix (c + 1 + strspn (c + 1, " "), "=>"))
        close = c;
  if (close != NULL)
    arrow = strstr (close, "=>");
  if (arrow == NULL)
    return dtl_rule_fail (error, reader->name, reader->line,
                          "an example needs a text, perhaps a day, and what comes of it: "
                          "“\"last week\" @ 2022-07-17 => 2022-W27”");

  DtlRuleExample *example = g_new0 (DtlRuleExample, 1);
  g_autofree char *published = g_strndup (close + 1, arrow - close - 1);
  g_autofree char *expected = g_strstrip (g_strdup (arrow + 2));

  g_strstrip (published);
  example->text = g_strndup (text + 1, close - text - 1);
  example->published = DTL_DAY_NONE;
  example->seconds = -1;
  example->line = reader->line;
  g_ptr_array_add (reader->rule->examples, example);
  if (published[0] == '@' &&
      !parse_published (published + 1 + strspn (published + 1, " "), example))
    return dtl_rule_fail (error, reader->name, reader->line, "“%s” is not a day or minute",
                          published + 1);
  if (strcmp (expected, "nothing") != 0)
    example->expected = g_steal_pointer (&expected);

  return TRUE;
}

static gboolean
read_number (Reader *reader,
             const char *key,
             const char *text,
             double min,
             double max,
             double *value,
             GError **error)
{
  if (!dtl_number_parse (text, strlen (text), value) || *value < min || *value > max)
    return dtl_rule_fail (error, reader->name, reader->line, "%s must be a number from %g to %g",
                          key, min, max);

  return TRUE;
}

static void
add_condition (Reader *reader, gboolean before, gboolean negated, const char *text)
{
  DtlRuleCondition *condition = g_new0 (DtlRuleCondition, 1);

  condition->before = before;
  condition->negated = negated;
  condition->text = g_strdup (text);
  condition->line = reader->line;
  g_ptr_array_add (reader->rule->conditions, condition);
}

static gboolean
read_key (Reader *reader, const char *line, GError **error)
{
  const char *colon = strchr (line, ':');
  DtlRuleSource *rule = reader->rule;
  double priority;

  if (colon == NULL)
    return dtl_rule_fail (error, reader->name, reader->line,
                          "a line of a rule needs a key and a colon: “pattern: last week”");

  g_autofree char *key = g_strchomp (g_strndup (line, colon - line));
  g_autofree char *text = g_strstrip (g_strdup (colon + 1));

  if (strcmp (key, "pattern") == 0)
    add_line (rule->patterns, text, reader->line);
  else if (strcmp (key, "example") == 0)
    return read_example (reader, text, error);
  else if (strcmp (key, "do") == 0 && rule->action == NULL)
    {
      rule->action = g_steal_pointer (&text);
      rule->action_line = reader->line;
    }
  else if (strcmp (key, "span") == 0 && rule->span == NULL && text[0] == '$')
    rule->span = g_strdup (text + 1);
  else if (strcmp (key, "base") == 0)
    return read_number (reader, key, text, 0, 1, &rule->base, error);
  else if (strcmp (key, "priority") == 0)
    {
      if (!read_number (reader, key, text, -100, 100, &priority, error))
        return FALSE;
      rule->priority = (int) priority;
    }
  else if (strcmp (key, "before") == 0)
    add_condition (reader, TRUE, FALSE, text);
  else if (strcmp (key, "not before") == 0)
    add_condition (reader, TRUE, TRUE, text);
  else if (strcmp (key, "after") == 0)
    add_condition (reader, FALSE, FALSE, text);
  else if (strcmp (key, "not after") == 0)
    add_condition (reader, FALSE, TRUE, text);
  else
    return dtl_rule_fail (error, reader->name, reader->line,
                          "“%s” is not a key of a rule, or is there already", key);

  return TRUE;
}

static gboolean
read_line (Reader *reader, char *line, GError **error)
{
  gboolean indented = g_ascii_isspace (line[0]);

  g_strstrip (line);
  if (line[0] == '\0' || line[0] == '#')
    return TRUE;
  if (indented && reader->rule != NULL)
    return read_key (reader, line, error);
  if (indented && reader->words != NULL)
    {
      add_line (reader->words->lines, line, reader->line);
      return TRUE;
    }
  if (!indented && g_str_has_prefix (line, "class "))
    return read_words (reader, reader->file->classes, line + strlen ("class "), error);
  if (!indented && g_str_has_prefix (line, "phrase "))
    return read_words (reader, reader->file->phrases, line + strlen ("phrase "), error);
  if (!indented && g_str_has_prefix (line, "rule "))
    return read_rule (reader, line + strlen ("rule "), error);

  return dtl_rule_fail (error, reader->name, reader->line,
                        "a line must begin with class, phrase or rule, or belong to one above it");
}

/**
 * dtl_rule_file_read:
 * @self: what was read before
 * @name: of the file, for errors
 * @bytes: its content
 * @error: return location for a #DtlError
 *
 * Adds what a file says. Classes may be added to, rules replaced, by a later file. On failure @self
 * holds a part of the file.
 */
gboolean
dtl_rule_file_read (DtlRuleFile *self, const char *name, GBytes *bytes, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  Reader reader = { .file = self, .name = g_intern_string (name) };

  if (size > DTL_RULE_FILE_MAX_SIZE)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_TOO_LARGE, "%s is larger than %d bytes.", name,
                   DTL_RULE_FILE_MAX_SIZE);
      return FALSE;
    }

  for (const char *c = data, *end = size > 0 ? data + size : data; c < end;)
    {
      const char *newline = memchr (c, '\n', end - c);
      gsize len = (newline != NULL ? newline : end) - c;

      reader.line++;
      if (len > MAX_LINE || !g_utf8_validate (c, len, NULL))
        return dtl_rule_fail (error, name, reader.line,
                              "the line is not UTF-8 text, or has more than %d bytes", MAX_LINE);

      g_autofree char *line = g_strndup (c, len);

      if (!read_line (&reader, line, error))
        return FALSE;
      c += len + 1;
    }

  return TRUE;
}
