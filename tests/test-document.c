/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record of a document: spans join, candidates are kept once, days that differ are seen. */
#include "news/document.h"

static void
test_spans (void)
{
  g_autoptr (DtlDocument) document = dtl_document_new ("html");

  dtl_document_add_span (document, 0, 10, 4);
  dtl_document_add_span (document, 4, 14, 6); /* touches on both sides */
  dtl_document_add_span (document, 10, 25, 0);
  dtl_document_add_span (document, 10, 30, 2); /* the source goes on elsewhere */

  g_assert_cmpuint (document->map->len, ==, 2);
  g_assert_cmpuint (g_array_index (document->map, DtlTextSpan, 0).len, ==, 10);
  g_assert_cmpuint (g_array_index (document->map, DtlTextSpan, 1).source_start, ==, 30);
}

static void
test_candidates (void)
{
  static const struct
  {
    const char *values[4];
    guint n;
    gboolean disagrees;
  } cases[] = {
    { { NULL }, 0, FALSE },
    { { "2022-07-14" }, 1, FALSE },
    { { "2022-07-14", "2022-07-14" }, 1, FALSE },
    { { "2022-07-14", "2022-07-15T01:00:00+08:00" }, 2, FALSE },
    { { "2022-07-14", "soon", "2022-07-16" }, 3, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DtlDocument) document = dtl_document_new ("html");

      for (gsize k = 0; k < 4 && cases[i].values[k] != NULL; k++)
        dtl_document_add_candidate (document, "page", cases[i].values[k]);
      g_assert_cmpuint (document->candidates->len, ==, cases[i].n);
      g_assert_cmpint (dtl_document_disagrees (document), ==, cases[i].disagrees);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/spans", test_spans);
  g_test_add_func ("/document/candidates", test_candidates);

  return g_test_run ();
}
