/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Strict JSON: what json-glib alone would let through is refused, with line and byte. */
#include "base/json.h"

#include "base/error.h"

#include <string.h>

static const char *const good[] = {
  "{}",
  "[]",
  " \t\r\n[1, -2, 0, -0, 1.5, 1e3, 1E-3, 0.25e+2] ",
  "\"text\"",
  "null",
  "true",
  "[false, null]",
  "9223372036854775807",
  "-9223372036854775808",
  "1.7976931348623157e308",
  "1e-999",
  "{\"a\": {\"a\": 1}, \"b\": [{\"a\": 2}]}",
  "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00\", \"阿里巴巴\"]",
};

static const struct
{
  const char *text;
  const char *words; /* of the message */
} bad[] = {
  { "   ", "line 1, byte 4: a value is expected" },                       /* nothing */
  { "[1,]", "line 1, byte 4: a value is expected" },                      /* a comma too many */
  { "[1 2]", "line 1, byte 4: a comma or ] is expected" },                /* and one too few */
  { "{\"a\": 1,}", "a text in double quotes is expected" },               /* the same in objects */
  { "{\"a\" 1}", "a colon is expected" },                                 /* no colon */
  { "{\"a\": 1\n\"b\": 2}", "line 2, byte 1: a comma or } is expected" }, /* the second line */
  { "{a: 1}", "a text in double quotes is expected" },                    /* JavaScript */
  { "{'a': 1}", "a text in double quotes is expected" },                  /* single quotes */
  { "[1] // one", "nothing may follow the value" },                       /* a comment */
  { "/* one */ [1]", "a value is expected" },                             /* a comment before */
  { "var x = [1];", "a value is expected" },                              /* a script */
  { "{} {}", "nothing may follow the value" },                            /* two documents */
  { "{\"a\": 1, \"a\": 2}", "byte 10: the object already has" },          /* the same name */
  { "{\"a\": 1, \"\\u0061\": 2}", "already has a member of this name" },  /* and in disguise */
  { "0x1F", "nothing may follow the value" },                             /* hexadecimal */
  { "0123", "superfluous 0" },                                            /* octal */
  { "-", "a value is expected" },                                         /* a sign alone */
  { "+1", "a value is expected" },                                        /* a plus sign */
  { ".5", "a value is expected" },                                        /* no digit before */
  { "5.", "digits after its point" },                                     /* no digit after */
  { "1e", "digits in its exponent" },                                     /* no exponent */
  { "1e+", "digits in its exponent" },                                    /* a sign for one */
  { "NaN", "a value is expected" },                                       /* not a number */
  { "-Infinity", "a value is expected" },                                 /* infinity */
  { "1e999", "the number is too large" },                                 /* over a double */
  { "9223372036854775808", "the number is too large" },                   /* over a gint64 */
  { "99999999999999999999999", "the number is too large" },               /* far over */
  { "tru", "a value is expected" },                                       /* cut short */
  { "[1", "line 1, byte 3: a comma or ] is expected" },                   /* no end */
  { "{\"a\"", "a colon is expected" },                                    /* no end */
  { "\"abc", "line 1, byte 1: the text has no end" },                     /* no end */
  { "\"abc\\", "there is no such escape" },                               /* no end */
  { "\"\\x41\"", "there is no such escape" },                             /* C's escape */
  { "\"\\u12\"", "four hexadecimal digits" },                             /* too few digits */
  { "\"\\u12", "four hexadecimal digits" },                               /* and then the end */
  { "\"a\\u0000b\"", "cannot hold the character U+0000" },                /* would cut the text */
  { "\"\\ud83d\"", "half of a surrogate pair" },                          /* high alone */
  { "\"\\ud83d\\u0041\"", "half of a surrogate pair" },                   /* high, then another */
  { "\"\\ude00\"", "half of a surrogate pair" },                          /* low alone */
  { "\"a\nb\"", "line 1, byte 3: a line end or control character" },      /* raw line end */
  { "\xEF\xBB\xBF{}", "byte order mark" },                                /* a BOM */
  { "[\"\xff\"]", "line 1, byte 3: these bytes are not UTF-8" },          /* bytes */
};

/* Returns: (transfer full): @text in a block of its exact size, so that ASan sees overreads */
static GBytes *
make_bytes (const char *text, gsize len)
{
  return g_bytes_new_take (g_memdup2 (text, len), len);
}

static JsonNode *
parse (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = make_bytes (text, strlen (text));

  return dtl_json_parse ("x.json", bytes, error);
}

static void
test_good (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) node = parse (good[i], &error);

      g_assert_no_error (error);
      g_assert_nonnull (node);
    }
}

static void
assert_refused (GBytes *bytes, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dtl_json_parse ("x.json", bytes, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_PARSE);
  g_assert_true (g_str_has_prefix (error->message, "x.json"));
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” does not say “%s”", error->message, words);
}

static void
test_bad (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GBytes) bytes = make_bytes (bad[i].text, strlen (bad[i].text));

  assert_refused (bytes, bad[i].words);
}

static void
test_nul_and_nothing (void)
{
  g_autoptr (GBytes) nul = make_bytes ("[1\0]", 4);
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);

  assert_refused (nul, "these bytes are not UTF-8");
  assert_refused (nothing, "is empty");
}

/* 60,000 levels would end json-glib's stack. */
static void
test_depth (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < DTL_JSON_MAX_DEPTH; i++)
    g_string_append_c (text, '[');
  for (int i = 0; i < DTL_JSON_MAX_DEPTH; i++)
    g_string_append_c (text, ']');

  g_autoptr (JsonNode) node = parse (text->str, &error);
  g_assert_no_error (error);
  g_assert_nonnull (node);

  g_string_prepend_c (text, '[');
  g_string_append_c (text, ']');
  g_autoptr (GBytes) deeper = make_bytes (text->str, text->len);
  assert_refused (deeper, "byte 65: it is nested too deeply");

  g_autofree char *brackets = g_strnfill (60000, '[');
  g_autoptr (GBytes) deepest = make_bytes (brackets, 60000);
  assert_refused (deepest, "it is nested too deeply");
}

static void
test_values (void)
{
  g_autoptr (JsonNode) node = parse (
      "{\"text\": \"caf\\u00e9 \\ud83d\\ude00\", \"whole\": -42, \"real\": 103.76, \"gone\": null, "
      "\"list\": [1]}",
      NULL);
  JsonObject *object = json_node_get_object (node);
  const char *text = NULL;
  gint64 whole = 0;
  double real = 0;
  g_autoptr (GError) error = NULL;

  g_assert_true (dtl_json_read_string (object, "x", "text", &text, &error));
  g_assert_cmpstr (text, ==, "café 😀");
  g_assert_true (dtl_json_read_int (object, "x", "whole", &whole, &error));
  g_assert_cmpint (whole, ==, -42);
  g_assert_true (dtl_json_read_double (object, "x", "real", &real, &error));
  g_assert_cmpfloat (real, ==, 103.76);
  g_assert_true (dtl_json_read_double (object, "x", "whole", &real, &error));
  g_assert_cmpfloat (real, ==, -42.0);
  g_assert_no_error (error);

  g_assert_true (dtl_json_has (object, "text"));
  g_assert_false (dtl_json_has (object, "gone"));
  g_assert_false (dtl_json_has (object, "never"));
}

static const struct
{
  const char *text;
  double value;
  gboolean is_whole;
} number_cases[] = {
  { "1e3", 1000, FALSE },                                        /* no point */
  { "1E-3", 0.001, FALSE },                                      /* a capital */
  { "0.25e+2", 25, FALSE },                                      /* a plus sign */
  { "-0.5", -0.5, FALSE },                                       /* a minus sign */
  { "103.76", 103.76, FALSE },                                   /* the nearest double */
  { "5e-324", 5e-324, FALSE },                                   /* the smallest */
  { "1e-999", 0, FALSE },                                        /* smaller still */
  { "-1.7976931348623157e308", -1.7976931348623157e308, FALSE }, /* the largest */
  { "0", 0, TRUE },                                              /* nothing */
  { "-9223372036854775808", -9223372036854775808.0, TRUE },      /* the lowest */
  { "9223372036854775807", 9223372036854775807.0, TRUE },        /* the highest */
};

/* What passes the scan means to json-glib what it means to us. */
static void
test_numbers (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (number_cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"x\": %s}", number_cases[i].text);
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) node = parse (text, &error);
      g_assert_no_error (error);
      JsonObject *object = json_node_get_object (node);
      gint64 whole = 7;
      double real = 7;

      g_assert_true (dtl_json_read_double (object, "x", "x", &real, NULL));
      g_assert_cmpfloat (real, ==, number_cases[i].value);
      g_assert_cmpint (dtl_json_read_int (object, "x", "x", &whole, NULL), ==,
                       number_cases[i].is_whole);
    }
}

static void
test_wrong_types (void)
{
  g_autoptr (JsonNode) node =
      parse ("{\"text\": \"1\", \"real\": 1.0, \"gone\": null, \"list\": [1]}", NULL);
  JsonObject *object = json_node_get_object (node);
  const char *text = "before";
  gint64 whole = 7;
  double real = 7;
  g_autoptr (GError) error = NULL;

  g_assert_false (dtl_json_read_string (object, "x.json, bars", "never", &text, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_PARSE);
  g_assert_cmpstr (error->message, ==, "x.json, bars: the member “never” is missing.");
  g_clear_error (&error);

  g_assert_false (dtl_json_read_int (object, "x", "text", &whole, &error));
  g_assert_cmpstr (error->message, ==, "x: the member “text” is not a whole number.");
  g_clear_error (&error);

  g_assert_false (dtl_json_read_int (object, "x", "real", &whole, NULL));
  g_assert_false (dtl_json_read_double (object, "x", "text", &real, NULL));
  g_assert_false (dtl_json_read_double (object, "x", "list", &real, NULL));
  g_assert_false (dtl_json_read_string (object, "x", "gone", &text, NULL));
  g_assert_false (dtl_json_read_string (object, "x", "list", &text, NULL));

  g_assert_cmpstr (text, ==, "before");
  g_assert_cmpint (whole, ==, 7);
  g_assert_cmpfloat (real, ==, 7);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json/good", test_good);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *path = g_strdup_printf ("/json/bad/%" G_GSIZE_FORMAT, i);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_bad);
    }
  g_test_add_func ("/json/nul-and-nothing", test_nul_and_nothing);
  g_test_add_func ("/json/depth", test_depth);
  g_test_add_func ("/json/values", test_values);
  g_test_add_func ("/json/numbers", test_numbers);
  g_test_add_func ("/json/wrong-types", test_wrong_types);

  return g_test_run ();
}
