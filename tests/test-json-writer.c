/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON text written member by member, and read back. */
#include "base/json-writer.h"

#include "base/json.h"

#include <math.h>

static void
write_sample (DtlJsonWriter *writer)
{
  dtl_json_writer_begin_object (writer, NULL);
  dtl_json_writer_string (writer, "symbol", "BABA");
  dtl_json_writer_double (writer, "close", 103.76);
  dtl_json_writer_double (writer, "missing", NAN);
  dtl_json_writer_double (writer, "endless", -INFINITY);
  dtl_json_writer_int (writer, "volume", G_MAXINT64);
  dtl_json_writer_boolean (writer, "live", FALSE);
  dtl_json_writer_null (writer, "note");
  dtl_json_writer_string (writer, "kind", NULL);
  dtl_json_writer_begin_array (writer, "days");
  dtl_json_writer_int (writer, NULL, 1);
  dtl_json_writer_begin_object (writer, NULL);
  dtl_json_writer_end_object (writer);
  dtl_json_writer_begin_array (writer, NULL);
  dtl_json_writer_end_array (writer);
  dtl_json_writer_end_array (writer);
  dtl_json_writer_end_object (writer);
}

static void
test_compact (void)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (DtlJsonWriter) writer = dtl_json_writer_new (out, FALSE);

  write_sample (writer);
  g_assert_cmpstr (out->str, ==,
                   "{\"symbol\":\"BABA\",\"close\":103.76,\"missing\":null,\"endless\":null,"
                   "\"volume\":9223372036854775807,\"live\":false,\"note\":null,\"kind\":null,"
                   "\"days\":[1,{},[]]}");
}

static void
test_pretty (void)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (DtlJsonWriter) writer = dtl_json_writer_new (out, TRUE);

  write_sample (writer);
  g_assert_cmpstr (out->str, ==,
                   "{\n"
                   "  \"symbol\": \"BABA\",\n"
                   "  \"close\": 103.76,\n"
                   "  \"missing\": null,\n"
                   "  \"endless\": null,\n"
                   "  \"volume\": 9223372036854775807,\n"
                   "  \"live\": false,\n"
                   "  \"note\": null,\n"
                   "  \"kind\": null,\n"
                   "  \"days\": [\n"
                   "    1,\n"
                   "    {},\n"
                   "    []\n"
                   "  ]\n"
                   "}");
}

static const struct
{
  const char *text;
  const char *written;
} string_cases[] = {
  { "阿里巴巴 café", "\"阿里巴巴 café\"" },     /* letters stay */
  { "a\"b\\c/d", "\"a\\\"b\\\\c/d\"" },         /* what must be escaped */
  { "a\nb\tc", "\"a\\nb\\tc\"" },               /* the usual controls */
  { "\033[31m\x7f", "\"\\u001b[31m\\u007f\"" }, /* no terminal command */
  { "\xc2\x9b", "\"\\u009b\"" },                /* in its C1 form either */
  { "a\xff", "\"a\xef\xbf\xbd\"" },             /* not UTF-8 */
  { "", "\"\"" },                               /* nothing */
};

static void
test_strings (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (string_cases); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);
      g_autoptr (DtlJsonWriter) writer = dtl_json_writer_new (out, FALSE);

      dtl_json_writer_string (writer, NULL, string_cases[i].text);
      g_assert_cmpstr (out->str, ==, string_cases[i].written);
    }
}

/* Doubles come back as they went, through the strict reader. */
static void
test_doubles (void)
{
  static const double values[] = { 0.1, 1.0 / 3, 1e300, 5e-324, -1.7976931348623157e308, 86.04 };
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (DtlJsonWriter) writer = dtl_json_writer_new (out, TRUE);
  g_autoptr (GError) error = NULL;

  dtl_json_writer_begin_array (writer, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    dtl_json_writer_double (writer, NULL, values[i]);
  dtl_json_writer_end_array (writer);

  g_autoptr (GBytes) bytes = g_bytes_new (out->str, out->len);
  g_autoptr (JsonNode) node = dtl_json_parse ("written", bytes, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    g_assert_cmpfloat (json_array_get_double_element (json_node_get_array (node), i), ==,
                       values[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json-writer/compact", test_compact);
  g_test_add_func ("/json-writer/pretty", test_pretty);
  g_test_add_func ("/json-writer/strings", test_strings);
  g_test_add_func ("/json-writer/doubles", test_doubles);

  return g_test_run ();
}
