/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules that travel with the program hold their examples, and slips in rule files are refused
 * with file and line. */
#include "base/error.h"
#include "operations/calendars.h"
#include "operations/load-lexicon.h"

#include <glib/gstdio.h>
#include <string.h>

static void
test_examples (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlLexicon) lexicon = dtl_load_lexicon (NULL, NULL, &error);

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

#define NUMBERS                                                                                    \
  "class NUMBER_WORD: one=1 two=2 three=3 ten=10\n"                                                \
  "class SCALE: hundred=100 million=1e6\n"

/* How the engine chooses and joins, each told by the examples of a small file of its own. */
static const char *const engine_files[] = {
  /* the longest wins, whatever the order */
  NUMBERS "rule token.short\n pattern: NUMBER_WORD:x\n do: number ($x)\n"
          " example: \"two hundred\" => nothing\n example: \"two\" => 2\n"
          "rule token.long\n pattern: (NUMBER_WORD SCALE):x\n do: number ($x)\n"
          " example: \"two hundred\" => 200\n",
  /* of the same length the higher priority, then the first in the file */
  NUMBERS "rule token.a\n pattern: NUMBER_WORD:x\n do: number ($x)\n priority: -1\n"
          " example: \"two\" => nothing\n example: \"two -\" => 2\n"
          "rule token.b\n pattern: two:x\n not after: -\n do: number ($x)\n"
          " example: \"two, ten two\" => 2; 2\n"
          "rule token.c\n pattern: (two|ten):x\n not after: -\n do: number ($x)\n"
          " example: \"two\" => nothing\n example: \"ten\" => 10\n",
  /* an action that refuses leaves it to the next best: "two ten" is no number */
  NUMBERS "rule token.pair\n pattern: (NUMBER_WORD NUMBER_WORD?):x\n do: number ($x)\n"
          " example: \"two ten\" => 2; 10\n",
  /* what is found does not overlap, and the search goes on behind it */
  NUMBERS "rule token.scale\n pattern: (NUMBER_WORD SCALE? SCALE?):x\n do: number ($x)\n"
          " example: \"two hundred million three million\" => 200000000; 3000000\n",
  /* a span: what stands around it is read again */
  NUMBERS "rule token.span\n pattern: one NUMBER_WORD:x\n span: $x\n do: number ($x)\n"
          " example: \"one two\" => 2\n example: \"one one two\" => 1\n",
  /* gaps: up to so many tokens, and never into the next sentence */
  NUMBERS "rule token.gap\n pattern: of ..2 NUMBER_WORD:x\n span: $x\n do: number ($x)\n"
          " example: \"of two\" => 2\n example: \"of a b two\" => 2\n"
          " example: \"of a b c two\" => nothing\n example: \"All of it. Two\" => nothing\n",
  /* glued: nothing before it */
  "rule token.glued\n pattern: NUMBER:x ~bn\n do: number ($x)\n"
  " example: \"4.5bn\" => 4.5\n example: \"4.5 bn\" => nothing\n",
  /* words of several tokens, with nothing between them */
  "rule token.hyphen\n pattern: NUMBER:x year-end\n do: number ($x)\n"
  " example: \"4 year-end\" => 4\n example: \"4 year - end\" => nothing\n",
  /* capitals: asked for by a word that has one */
  "class MONTH: May=5 june=6\nrule token.capital\n pattern: NUMBER:x MONTH\n"
  " do: number ($x)\n example: \"4 May\" => 4\n example: \"4 may\" => nothing\n"
  " example: \"4 JUNE\" => 4\n",
  /* ranges of whole numbers */
  "rule token.range\n pattern: INTEGER[1-31]:x\n do: number ($x)\n example: \"31\" => 31\n"
  " example: \"32\" => nothing\n example: \"1.5\" => nothing\n example: \"1,000\" => nothing\n",
  /* conditions, all of them, over several tokens */
  NUMBERS "rule token.context\n pattern: NUMBER_WORD:x\n do: number ($x)\n"
          " before: of within 2\n not before: not|never within 3\n after: NAME\n"
          " example: \"of the two Alibaba\" => 2\n example: \"two Alibaba\" => nothing\n"
          " example: \"not of two Alibaba\" => nothing\n example: \"of two\" => nothing\n",
  /* endings, and phrases with alternatives on lines of their own */
  NUMBERS "class PAST: *ed rose\nphrase MOVE: PAST by\n PAST\n"
          "rule token.ending\n pattern: MOVE NUMBER_WORD:x\n do: number ($x)\n"
          " example: \"plummeted by two\" => 2\n example: \"rose ten\" => 10\n"
          " example: \"rise ten\" => nothing\n",
  /* skipping hides what others would find */
  NUMBERS "rule token.any\n pattern: NUMBER_WORD:x\n do: number ($x)\n example: \"ten\" => 10\n"
          "rule token.pair\n pattern: one two\n do: skip ()\n example: \"one two\" => nothing\n",
  /* classes in classes, with values of their own */
  "class UP = up: rose\nclass MOVE: UP fell\nrule token.nested\n pattern: MOVE NUMBER:x\n"
  " do: number ($x)\n example: \"rose 4\" => 4\n example: \"fell 5\" => 5\n",
};

static void
test_engine (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (engine_files); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DtlLexicon) lexicon = compile (engine_files[i], &error);

      g_assert_no_error (error);

      g_autoptr (GPtrArray) faults = dtl_lexicon_check (lexicon, NULL);

      for (guint j = 0; j < faults->len; j++)
        g_test_message ("%s", ((DtlRuleFault *) g_ptr_array_index (faults, j))->message);
      g_assert_cmpuint (faults->len, ==, 0);
    }
}

/* A check tells examples that fail, and rules that nothing makes fire. */
static void
test_faults (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlLexicon) lexicon =
      compile (NUMBERS "rule token.wrong\n pattern: NUMBER_WORD:x\n do: number ($x)\n"
                       " example: \"two\" => 3\n"
                       "rule token.never\n pattern: three:x\n do: number ($x)\n priority: -1\n"
                       " example: \"three\" => nothing\n",
               &error);

  g_assert_no_error (error);

  g_autoptr (GPtrArray) faults = dtl_lexicon_check (lexicon, NULL);
  const DtlRuleFault *first = g_ptr_array_index (faults, 0);
  const DtlRuleFault *second = g_ptr_array_index (faults, 1);

  g_assert_cmpuint (faults->len, ==, 2);
  g_assert_cmpstr (first->message, ==, "x.rules, line 6: “two” gives 2 by token.wrong, not 3.");
  g_assert_true (first->fired);
  g_assert_cmpstr (second->rule, ==, "token.never");
  g_assert_cmpuint (second->line, ==, 7);
  g_assert_false (second->fired);
}

/* Files of the user add words to classes, and replace rules by name. */
static void
test_user_files (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("lexicon-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "own.rules", NULL);
  g_autofree char *other = g_build_filename (folder, "notes.txt", NULL);

  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (path,
                                      "class WEEKDAY: doomsday=5\n"
                                      "rule date.tomorrow\n"
                                      "  pattern: tomorrow\n"
                                      "  do: day (2)\n"
                                      "  example: \"tomorrow\" @ 2022-07-14 => 2022-07-16\n"
                                      "rule date.own\n"
                                      "  pattern: WEEKDAY of doom\n"
                                      "  do: weekday ($WEEKDAY)\n"
                                      "  example: \"on Doomsday of doom\" @ 2022-07-14 => "
                                      "2022-07-08\n",
                                      -1, &error));
  g_assert_true (g_file_set_contents (other, "not a rule file", -1, &error));

  g_autoptr (DtlLexicon) own = dtl_load_lexicon (NULL, NULL, &error);
  g_autoptr (DtlLexicon) both = dtl_load_lexicon (folder, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (dtl_lexicon_count_rules (both), ==, dtl_lexicon_count_rules (own) + 1);

  g_autoptr (GPtrArray) faults = dtl_lexicon_check (both, dtl_calendars_get ("XNYS"));

  g_assert_cmpuint (faults->len, ==, 0);

  g_assert_true (g_file_set_contents (path, "rule x\n", -1, &error));
  g_assert_null (dtl_load_lexicon (folder, NULL, &error));
  g_assert_nonnull (strstr (error->message, "own.rules, line 1: “x” is not the name of a rule"));

  /* Or it is left out, and what is right beside it is not. */
  g_autofree char *right = g_build_filename (folder, "right.rules", NULL);
  g_autoptr (GPtrArray) left_out = g_ptr_array_new_with_free_func (g_free);

  g_assert_true (g_file_set_contents (right,
                                      "rule date.own\n"
                                      "  pattern: doomsday\n"
                                      "  do: day (2)\n"
                                      "  example: \"doomsday\" @ 2022-07-14 => 2022-07-16\n",
                                      -1, NULL));
  g_autoptr (DtlLexicon) without = dtl_load_lexicon (folder, left_out, NULL);

  g_assert_cmpuint (dtl_lexicon_count_rules (without), ==, dtl_lexicon_count_rules (own) + 1);
  g_assert_cmpuint (left_out->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (left_out, 0), ==, error->message);
  g_assert_cmpint (g_remove (right), ==, 0);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_remove (other), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lexicon/examples", test_examples);
  g_test_add_func ("/lexicon/slips", test_slips);
  g_test_add_func ("/lexicon/engine", test_engine);
  g_test_add_func ("/lexicon/faults", test_faults);
  g_test_add_func ("/lexicon/user-files", test_user_files);

  return g_test_run ();
}
