/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Flags that last, found by the rows they reach into: against a look at every flag. */
#include "chart/annotations.h"
#include "chart/flag.h"

#include <glib.h>

#define N_ROWS 200

static GArray *
make_flags (GRand *rand, guint n)
{
  GArray *flags = dtl_flags_new ();
  gsize row = 0;

  for (guint i = 0; i < n; i++)
    {
      DtlFlag flag = { .id = i + 1 };

      row = MIN (row + (gsize) g_rand_int_range (rand, 0, 6), N_ROWS - 1);
      flag.row = row;
      flag.last_row = g_rand_boolean (rand) ? row + (gsize) g_rand_int_range (rand, 1, 60) : row;
      g_array_append_val (flags, flag);
    }

  return flags;
}

static gboolean
reaches (const DtlFlag *flag, DtlRows rows)
{
  return flag->last_row > flag->row && flag->row < rows.end && flag->last_row >= rows.first;
}

/* All that reach into the rows, in the order of the flags, and none else; levels do not depend on
 * the rows, and no two in one level overlap while there are levels enough. */
static void
test_random (void)
{
  DtlAnnotations annotations;
  guint n_found = 0;
  guint n_most = 0;

  dtl_annotations_init (&annotations);
  for (guint32 seed = 0; seed < 400; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (GArray) flags = make_flags (rand, (guint) g_rand_int_range (rand, 0, 60));
      const DtlAnnotationSpans *spans = &annotations.spans;
      g_autoptr (GArray) all = NULL;
      guint n_lasting = 0;

      dtl_annotations_set_flags (&annotations, flags);
      all = dtl_annotation_spans_find (spans, flags, (DtlRows){ 0, N_ROWS });
      n_most = MAX (n_most, spans->n_levels);
      for (guint i = 0; i < flags->len; i++)
        n_lasting += reaches (&g_array_index (flags, DtlFlag, i), (DtlRows){ 0, N_ROWS });
      g_assert_cmpuint (all->len, ==, n_lasting);
      for (guint i = 0; i < all->len && spans->n_levels < DTL_SPAN_LEVELS; i++)
        for (guint k = 0; k < i; k++)
          {
            const DtlFoundSpan *a = &g_array_index (all, DtlFoundSpan, k);
            const DtlFoundSpan *b = &g_array_index (all, DtlFoundSpan, i);

            g_assert_true (a->level != b->level ||
                           g_array_index (flags, DtlFlag, a->flag).last_row <
                               g_array_index (flags, DtlFlag, b->flag).row);
          }

      for (int round = 0; round < 20; round++)
        {
          gsize first = (gsize) g_rand_int_range (rand, 0, N_ROWS);
          DtlRows rows = { first, first + (gsize) g_rand_int_range (rand, 0, 40) };
          g_autoptr (GArray) found = dtl_annotation_spans_find (spans, flags, rows);
          guint at = 0;

          for (guint i = 0; i < all->len; i++)
            {
              const DtlFoundSpan *span = &g_array_index (all, DtlFoundSpan, i);

              if (!reaches (&g_array_index (flags, DtlFlag, span->flag), rows))
                continue;
              g_assert_cmpuint (at, <, found->len);
              g_assert_cmpuint (g_array_index (found, DtlFoundSpan, at).flag, ==, span->flag);
              g_assert_cmpuint (g_array_index (found, DtlFoundSpan, at).level, ==, span->level);
              at++;
            }
          g_assert_cmpuint (found->len, ==, at);
          n_found += at;
        }
    }

  g_assert_cmpuint (n_found, >, 10000);
  g_assert_cmpuint (n_most, ==, DTL_SPAN_LEVELS);
  dtl_annotations_clear (&annotations);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/annotation-spans/random", test_random);
  return g_test_run ();
}
