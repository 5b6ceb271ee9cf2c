/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Least squares by Householder's reflections (1958), as in Golub and Van Loan, Matrix Computations,
 * 5.3: X is turned into a triangle without forming X'X, whose condition is the square of X's. */
#include "base/least-squares.h"

#include <float.h>
#include <math.h>

/* Reflects column @c, from its row @c down, onto the axis; and all columns after it, and y. */
static void
reflect (double *a, double *b, gsize n, gsize k, gsize c)
{
  double norm = 0, scale;
  double *head = a + c * n;

  for (gsize i = c; i < n; i++)
    norm = hypot (norm, head[i]);
  if (!(norm > 0))
    return;
  if (head[c] > 0)
    norm = -norm;

  /* v = column - norm e; the reflection is 1 - v v' / scale */
  scale = norm * (norm - head[c]);
  head[c] -= norm;
  for (gsize j = c + 1; j <= k; j++)
    {
      double *column = j < k ? a + j * n : b;
      double dot = 0;

      for (gsize i = c; i < n; i++)
        dot += head[i] * column[i];
      for (gsize i = c; i < n; i++)
        column[i] -= dot / scale * head[i];
    }
  head[c] = norm;
}

/**
 * dtl_least_squares_solve:
 * @self: (out): coefficients and triangle
 * @x: (array): @n rows of @k values
 * @y: (array length=n): the values to explain
 * @n: rows, at least @k
 * @k: columns, from 1 to %DTL_LEAST_SQUARES_MAX_COLUMNS
 *
 * Returns: %FALSE if the columns are not independent of each other; @self is then not to be used
 */
gboolean
dtl_least_squares_solve (DtlLeastSquares *self, const double *x, const double *y, gsize n, gsize k)
{
  g_autofree double *a = NULL;
  g_autofree double *b = NULL;
  double greatest[DTL_LEAST_SQUARES_MAX_COLUMNS] = { 0 };

  g_return_val_if_fail (self != NULL && x != NULL && y != NULL, FALSE);
  g_return_val_if_fail (k > 0 && k <= DTL_LEAST_SQUARES_MAX_COLUMNS && n >= k, FALSE);

  a = g_new (double, n *k);
  b = g_memdup2 (y, n * sizeof *y);
  for (gsize j = 0; j < k; j++)
    for (gsize i = 0; i < n; i++)
      {
        a[j * n + i] = x[i * k + j];
        greatest[j] = MAX (greatest[j], fabs (x[i * k + j]));
      }

  self->n_columns = k;
  for (gsize c = 0; c < k; c++)
    {
      reflect (a, b, n, k, c);
      /* What is left of a column beside those before it */
      if (!(fabs (a[c * n + c]) > greatest[c] * sqrt ((double) n) * 1e-11))
        return FALSE;
    }

  for (gsize c = 0; c < k; c++)
    for (gsize j = 0; j < k; j++)
      self->triangle[c * k + j] = j >= c ? a[j * n + c] : 0;
  for (gsize c = k; c-- > 0;)
    {
      double value = b[c];

      for (gsize j = c + 1; j < k; j++)
        value -= self->triangle[c * k + j] * self->coefficients[j];
      self->coefficients[c] = value / self->triangle[c * k + c];
    }

  return TRUE;
}

/**
 * dtl_least_squares_predict:
 * @row: (array): one value a column
 *
 * Returns: the value that the fit expects there
 */
double
dtl_least_squares_predict (const DtlLeastSquares *self, const double *row)
{
  double value = 0;

  for (gsize j = 0; j < self->n_columns; j++)
    value += self->coefficients[j] * row[j];

  return value;
}

/**
 * dtl_least_squares_leverage:
 * @row: (array): one value a column, or the sum of several rows
 *
 * Returns: row' (X'X)^-1 row, as the square of R'^-1 row
 */
double
dtl_least_squares_leverage (const DtlLeastSquares *self, const double *row)
{
  double solved[DTL_LEAST_SQUARES_MAX_COLUMNS];
  double sum = 0;
  gsize k = self->n_columns;

  for (gsize j = 0; j < k; j++)
    {
      double value = row[j];

      for (gsize c = 0; c < j; c++)
        value -= self->triangle[c * k + j] * solved[c];
      solved[j] = value / self->triangle[j * k + j];
      sum += solved[j] * solved[j];
    }

  return sum;
}
