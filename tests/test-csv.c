/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of delimited text: quoting, line ends, line numbers, limits, and text cells written and read
 * back. */

#include "base/csv.h"
#include "base/error.h"

#include <string.h>

/* Rows are shown as line:field|field; an error as its sentence after a !. */
typedef struct
{
  const char *text;
  gsize len; /* 0: up to the NUL */
  char delimiter;
  const char *rows;
} ReadCase;

static const ReadCase read_cases[] = {
  { "", 0, ',', "" },                      /* */
  { "a,b\n1,2\n", 0, ',', "1:a|b 2:1|2" }, /* */
  { "a,b\r\n1,2", 0, ',', "1:a|b 2:1|2" }, /* no last line end */
  { "a\rb\r", 0, ',', "1:a 2:b" },         /* old Macintosh */
  { "a\n\r\n\nb\n", 0, ',', "1:a 4:b" },   /* empty lines count */
  { "\xef\xbb\xbf"
    "a\n",
    0, ',', "1:a" },                                             /* byte order mark */
  { "a;b,c\td\n", 0, ';', "1:a|b,c\td" },                        /* */
  { "a\t\tc\n", 0, '\t', "1:a||c" },                             /* tabs are no blanks here */
  { "a,,\n", 0, ',', "1:a||" },                                  /* */
  { ",", 0, ',', "1:|" },                                        /* */
  { "\"1,067,747\",\"x\"\"y\"\n", 0, ',', "1:1,067,747|x\"y" },  /* */
  { "\"\",\"\"\"\"\n", 0, ',', "1:|\"" },                        /* */
  { "a, \"b,c\" ,d\n", 0, ',', "1:a|b,c|d" },                    /* blanks around quotes */
  { " a , b\n", 0, ',', "1: a | b" },                            /* blanks are data */
  { "a\"b,c\n", 0, ',', "1:a\"b|c" },                            /* a quote inside */
  { "\"a\nb\r\nc\rd\",e\nf\n", 0, ',', "1:a\nb\r\nc\rd|e 5:f" }, /* quoted line breaks */
  { "a\n\"b\nc", 0, ',', "1:a !t: line 2: the quote opened here is never closed" }, /* */
  { "\"a\"b\n", 0, ',',
    "!t: line 1: there is text between a closing quote and the end of its field" }, /* */
  { "a\nb\0c\n", 6, ',', "1:a !t: line 2: there is a NUL byte" },                   /* */
  { "\"a\0\"", 4, ',', "!t: line 1: there is a NUL byte" },                         /* */
  { "\"", 0, ',', "!t: line 1: the quote opened here is never closed" },            /* */
};

static char *
show_rows (const char *text, gsize len, char delimiter)
{
  g_autoptr (DtlCsvReader) reader = dtl_csv_reader_new ("t", text, len, delimiter);
  g_autoptr (GString) shown = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  DtlCsvRow row;

  while (dtl_csv_reader_next (reader, &row, &error))
    {
      g_string_append_printf (shown, "%s%zu:", shown->len > 0 ? " " : "", row.line);
      for (gsize i = 0; i < row.n; i++)
        {
          g_string_append (shown, i > 0 ? "|" : "");
          g_string_append_len (shown, row.fields[i].text, (gssize) row.fields[i].len);
        }
    }
  if (error != NULL)
    {
      g_string_append_printf (shown, "%s!%s", shown->len > 0 ? " " : "", error->message);
      g_assert_false (dtl_csv_reader_next (reader, &row, NULL));
    }

  return g_string_free (g_steal_pointer (&shown), FALSE);
}

static void
test_read (gconstpointer data)
{
  const ReadCase *c = data;
  gsize len = c->len > 0 ? c->len : strlen (c->text);
  g_autofree char *exact = g_memdup2 (c->text, len); /* no NUL: ASan sees overreads */
  g_autofree char *shown = show_rows (exact, len, c->delimiter);

  g_assert_cmpstr (shown, ==, c->rows);
}

static void
test_limits (void)
{
  static const struct
  {
    char fill;
    const char *before;
    gsize n;
    const char *message;
  } cases[] = {
    { ',', "", DTL_CSV_MAX_COLUMNS, "t: line 1: there are more than 1,024 columns" },      /* */
    { 'x', "a\n", DTL_CSV_MAX_FIELD_SIZE + 1, "t: line 2: a field is larger than 1 MiB" }, /* */
    { 'x', "a\n\"", DTL_CSV_MAX_FIELD_SIZE + 1,
      "t: line 2: a quoted field is larger than 1 MiB; is its quote closed?" }, /* */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new (cases[i].before);
      g_autoptr (DtlCsvReader) reader = NULL;
      g_autoptr (GError) error = NULL;
      DtlCsvRow row;

      for (gsize k = 0; k < cases[i].n; k++)
        g_string_append_c (text, cases[i].fill);
      reader = dtl_csv_reader_new ("t", text->str, text->len, ',');
      while (dtl_csv_reader_next (reader, &row, &error))
        ;
      g_assert_error (error, DTL_ERROR, DTL_ERROR_TOO_LARGE);
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

static void
test_row_limit (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *wide = g_strnfill (DTL_CSV_MAX_FIELD_SIZE, 'x');
  g_autoptr (DtlCsvReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  DtlCsvRow row;

  for (int i = 0; i < 17; i++)
    g_string_append_printf (text, "%s,", wide);
  reader = dtl_csv_reader_new ("t", text->str, text->len, ',');
  g_assert_false (dtl_csv_reader_next (reader, &row, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_TOO_LARGE);
}

typedef struct
{
  const char *text;
  const char *written;
} WriteCase;

static const WriteCase write_cases[] = {
  { NULL, "" },                              /* */
  { "", "" },                                /* */
  { "WSJ report", "WSJ report" },            /* */
  { "a,b", "\"a,b\"" },                      /* */
  { "say \"no\"", "\"say \"\"no\"\"\"" },    /* */
  { "two\nlines", "\"two\nlines\"" },        /* */
  { " blank", "\" blank\"" },                /* else taken for a blank before a quote */
  { "=1+1", "'=1+1" },                       /* a formula */
  { "+4", "'+4" },                           /* */
  { "-4 % on the day", "'-4 % on the day" }, /* */
  { "@SUM(A1)", "'@SUM(A1)" },               /* */
  { "\t=1", "\"'\t=1\"" },                   /* */
  { "'=1", "''=1" },                         /* guarded already: guarded once more */
  { "'tis the season", "'tis the season" },  /* no sign follows */
};

static void
test_write (gconstpointer data)
{
  const WriteCase *c = data;
  g_autoptr (GString) out = g_string_new (NULL);

  dtl_csv_append_text (out, c->text, ',');
  g_assert_cmpstr (out->str, ==, c->written);
}

/* Any text without NUL comes back from a row of three fields. */
static void
test_round_trip (void)
{
  static const char alphabet[] = "ab,\"\n\r '\t;x ";

  for (int i = 0; i < 20000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GString) out = g_string_new ("1,");
      g_autoptr (DtlCsvReader) reader = NULL;
      g_autoptr (GError) error = NULL;
      DtlCsvRow row;
      gsize skip;

      for (int n = g_test_rand_int_range (0, 12); n > 0; n--)
        g_string_append_c (text, alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)]);
      dtl_csv_append_text (out, text->str, ',');
      g_string_append (out, ",2\n");

      reader = dtl_csv_reader_new ("t", out->str, out->len, ',');
      g_assert_true (dtl_csv_reader_next (reader, &row, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (row.n, ==, 3);
      skip = row.fields[1].len > text->len ? 1 : 0; /* the guard */
      g_assert_cmpmem (row.fields[1].text + skip, row.fields[1].len - skip, text->str, text->len);
      g_assert_false (dtl_csv_reader_next (reader, &row, &error));
      g_assert_no_error (error);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (read_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/csv/read/%zu", i);

      g_test_add_data_func (path, &read_cases[i], test_read);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (write_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/csv/write/%zu", i);

      g_test_add_data_func (path, &write_cases[i], test_write);
    }
  g_test_add_func ("/csv/limits", test_limits);
  g_test_add_func ("/csv/row-limit", test_row_limit);
  g_test_add_func ("/csv/round-trip", test_round_trip);

  return g_test_run ();
}
