/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules that travel with the program hold their examples, and slips in rule files are refused
 * with file and line. */
#include "base/error.h"
#include "operations/calendars.h"
#include "operations/load-lexicon.h"

#include <string.h>

static void
test_examples (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlLexicon) lexicon = dtl_load_lexicon (NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (dtl_lexicon_count_rules (lexicon), >, 0);

  g_autoptr (GPtrArray) faults = dtl_lexicon_check (lexicon, dtl_calendars_get ("XNYS"));

  for (guint i = 0; i < faults->len; i++)
    g_test_message ("%s", ((DtlRuleFault *) g_ptr_array_index (faults, i))->message);
  g_assert_cmpuint (faults->len, ==, 0);
}

static DtlLexicon *
compile (const char *text, GError **error)
{
  const char *name = "x.rules";
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_memdup2 (text, strlen (text)), strlen (text));

  return dtl_lexicon_new (&name, &bytes, 1, error);
}

#define RULE "rule token.x\n pattern: "
#define REST "\n do: number ($x)\n example: \"x\" => nothing\n"

static const struct
{
  const char *text;
  const char *message;
} bad_cases[] = {
  { "hello\n", "x.rules, line 1: a line must begin with class, phrase or rule" },
  { " class A: b\n", "line 1: a line must begin" },                       /* belongs to nothing */
  { "class MONTH january\n", "line 1: a class or phrase needs a colon" }, /* no colon */
  { "class Month: january\n", "line 1: “Month” is not a name in capitals" },
  { "class MONTH: third-quarter\n", "line 1: “third-quarter” is not one word" },
  { "class AB: 12\n", "line 1: “12” is not one word" },
  { "class AA: BB\nclass BB: AA\n", "holds itself, or classes" },
  { "rule weekday\n", "line 1: “weekday” is not the name of a rule" },
  { "rule dates.weekday\n pattern: x\n do: number ()\n example: \"x\" => nothing\n",
    "line 1: the name of a rule begins with" },
  { RULE "x" REST RULE "x" REST, "line 5: there is a rule “token.x” in line 1 already" },
  { "rule token.x\n do: number ()\n", "line 1: the rule has no pattern" },
  { "rule token.x\n pattern: x\n", "line 1: the rule has no example" },
  { "rule token.x\n pattern x\n", "line 2: a line of a rule needs a key" },
  { "rule token.x\n colour: red\n", "line 2: “colour” is not a key" },
  { "rule token.x\n pattern: x\n do: number ()\n do: number ()\n", "line 4: “do” is not a key" },
  { "rule token.x\n base: 2\n", "line 2: base must be a number from 0 to 1" },
  { "rule token.x\n pattern: x\n example: \"x\" => nothing\n", "line 1: the rule must say what" },
  { "rule token.x\n pattern: x\n do: fly ()\n example: \"x\" => nothing\n",
    "line 3: there is no action “fly”" },
  { "rule token.x\n pattern: x\n do: number ()\n example: \"x\" => nothing\n",
    "line 3: “number” takes 1 to 1 arguments, not 0" },
  { "rule token.x\n example: x => nothing\n", "line 2: an example needs a text" },
  { "rule token.x\n example: \"x\" @ 2022-13-01 => 1\n", "line 2: “ 2022-13-01” is not a day" },
  { RULE "y" REST, "line 1: no pattern has the capture “x”" },
  { RULE "y:x z:q" REST, "line 2: the rule does not use this capture" },
  { RULE "(y:x" REST, "line 2: a bracket is not closed" },
  { RULE "y:x)" REST, "line 2: a bracket closes nothing" },
  { RULE "y?:x" REST, "line 2: the pattern would fit nothing" },
  { RULE "(y | ):x" REST, "line 2: a pattern or alternative is empty" },
  { RULE "YY:x" REST, "line 2: “YY” is no class, phrase or trait" },
  { RULE "12:x" REST, "line 2: this word cannot be in a text" },
  { RULE "INTEGER[9-1]:x" REST, "line 2: a range must look like" },
  { RULE "y:x ..7" REST, "line 2: a gap must be of 1 to 6 tokens" },
  { RULE "\"y:x" REST, "line 2: a quoted word is not closed" },
  { RULE "y:x" REST " not before: z within 99\n", "line 5: a condition can reach over 1 to 12" },
  { RULE "y:x" REST " after: YY\n", "line 5: “YY” is no word, class or trait" },
  { "phrase PP: (a PP)\n" RULE "PP:x" REST, "line 3: the pattern is nested too deeply" },
  { "phrase PP:\n" RULE "PP:x" REST, "line 1: the phrase PP is empty" },
  { "class AA: \xff\n", "line 1: the line is not UTF-8" },
};

static void
test_slips (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad_cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DtlLexicon) lexicon = compile (bad_cases[i].text, &error);

      g_test_message ("%s", error != NULL ? error->message : bad_cases[i].text);
      g_assert_null (lexicon);
      g_assert_error (error, DTL_ERROR, DTL_ERROR_PARSE);
      g_assert_nonnull (strstr (error->message, bad_cases[i].message));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lexicon/examples", test_examples);
  g_test_add_func ("/lexicon/slips", test_slips);

  return g_test_run ();
}
