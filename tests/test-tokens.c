/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts as sentences of tokens, with our own words. */
#include "news/tokens.h"
#include "operations/load-lexicon.h"

#include <math.h>
#include <string.h>

/* Tokens with blanks between, "/" between sentences */
static const struct
{
  const char *text;
  const char *tokens;
} cases[] = {
  { "It fell 4.3% on Dec. 24, 2020.", "It fell 4.3 % on Dec. 24 , 2020 ." },
  { "It fell. It rose! Why? So.", "It fell . / It rose ! / Why ? / So ." },
  { "He said: \"It fell.\" Then it rose.", "He said : \" It fell . \" / Then it rose ." },
  { "(It fell.) It rose.", "( It fell . ) / It rose ." },
  { "The U.S. market fell at 4 p.m. The rest rose.",
    "The U.S. market fell at 4 p.m. / The rest rose ." },
  { "In Washington, D.C. Friday", "In Washington , D.C. Friday" }, /* no opener of a sentence */
  { "Mr. J. P. Morgan of Morgan Inc. said", "Mr. J. P. Morgan of Morgan Inc. said" },
  { "18.2bn Q3 4pm 1980s A320", "18.2 bn Q 3 4 pm 1980 s A 320" },
  { "1,030 points, 15,180.69; 1,23 and 1,2345", "1,030 points , 15,180.69 ; 1 , 23 and 1 , 2345" },
  { "Alibaba's Fed\xe2\x80\x99s didn't o'clock boys' 's", "Alibaba 's Fed \xe2\x80\x99s didn't "
                                                          "o'clock boys ' 's" },
  { "third-quarter U.S.-listed", "third - quarter U.S. - listed" },
  { "Short title\nIt fell", "Short title / It fell" },
  { "A line that is far too long to be the title of anything\nfell on",
    "A line that is far too long to be the title of anything fell on" },
  { "A line that is far too long to be the title of anything\n\nIt fell",
    "A line that is far too long to be the title of anything / It fell" },
  { "\xc3\x84rzte \xe4\xb8\xad\xe5\x9b\xbd \xd8\xa7\xd9\x84",
    "\xc3\x84rzte \xe4\xb8\xad\xe5\x9b\xbd "
    "\xd8\xa7\xd9\x84" },
  { "a\xff\xfe"
    "b\xe2\x80",
    "a b" },
  { "", "" },
  { " \n\t\r\n ", "" },
  { "...", ". . ." },
};

static char *
describe (const DtlTokens *tokens)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i + 1 < tokens->sentences->len; i++)
    {
      guint to = g_array_index (tokens->sentences, guint32, i + 1);

      if (i > 0)
        g_string_append (text, " /");
      for (guint j = g_array_index (tokens->sentences, guint32, i); j < to; j++)
        {
          const DtlToken *token = dtl_tokens_get (tokens, j);

          g_assert_cmpuint (token->sentence, ==, i);
          g_string_append_printf (text, "%s%.*s", text->len > 0 ? " " : "",
                                  (int) (token->end - token->start), tokens->text + token->start);
        }
    }

  return g_string_free (text, FALSE);
}

static void
test_tokens (void)
{
  g_autoptr (DtlLexicon) lexicon = dtl_load_lexicon (NULL, NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DtlTokens) tokens =
          dtl_tokens_new (lexicon, cases[i].text, strlen (cases[i].text));
      g_autofree char *text = describe (tokens);

      g_assert_cmpstr (text, ==, cases[i].tokens);
    }
}

static void
test_traits (void)
{
  static const char text[] =
      "Alibaba fell 15,180.50 in 2022 by 99999999999999999999999999999999999999"
      "999999999";
  g_autoptr (DtlLexicon) lexicon = dtl_load_lexicon (NULL, NULL, NULL);
  g_autoptr (DtlTokens) tokens = dtl_tokens_new (lexicon, text, strlen (text));
  const DtlToken *name = dtl_tokens_get (tokens, 0), *word = dtl_tokens_get (tokens, 1);
  const DtlToken *number = dtl_tokens_get (tokens, 2), *year = dtl_tokens_get (tokens, 4);
  const DtlToken *endless = dtl_tokens_get (tokens, 6);

  g_assert_true (dtl_token_is (name, DTL_TRAIT_NAME) && dtl_token_is (name, DTL_TRAIT_FIRST));
  g_assert_true (dtl_token_is (word, DTL_TRAIT_WORD) && !dtl_token_is (word, DTL_TRAIT_NAME));
  g_assert_cmpfloat (number->value, ==, 15180.5);
  g_assert_cmpfloat (number->precision, ==, 0.01);
  g_assert_true (dtl_token_is (number, DTL_TRAIT_NUMBER));
  g_assert_false (dtl_token_is (number, DTL_TRAIT_INTEGER) ||
                  dtl_token_is (number, DTL_TRAIT_DIGITS));
  g_assert_true (dtl_token_is (year, DTL_TRAIT_YEAR) && dtl_token_is (year, DTL_TRAIT_DIGITS));
  g_assert_true (isnan (endless->value) && !dtl_token_is (endless, DTL_TRAIT_NUMBER));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tokens/tokens", test_tokens);
  g_test_add_func ("/tokens/traits", test_traits);

  return g_test_run ();
}
