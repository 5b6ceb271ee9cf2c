/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The table of indicators, and their specs. What has no value stays NAN: before enough bars, at a
 * bar that lacks what is needed, and where the figure means nothing. A window with such a bar in
 * it has no value until it has passed; what is smoothed is seeded anew after it; what adds up
 * (obv, vwap, drawdown) leaves it out and goes on. */

#include "series/indicator.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/number.h"
#include "series/indicators/kinds.h"

static const DtlIndicatorKind *const kinds[] = {
  &dtl_indicator_sma,      &dtl_indicator_ema,        &dtl_indicator_bollinger, &dtl_indicator_rsi,
  &dtl_indicator_macd,     &dtl_indicator_atr,        &dtl_indicator_obv,       &dtl_indicator_vwap,
  &dtl_indicator_drawdown, &dtl_indicator_volatility, &dtl_indicator_beta,      NULL,
};

/**
 * dtl_indicator_get_kinds:
 *
 * Returns: (array zero-terminated=1): all kinds, in the order of a menu
 */
const DtlIndicatorKind *const *
dtl_indicator_get_kinds (void)
{
  return kinds;
}

static gsize
get_n_options (const DtlIndicatorKind *kind)
{
  gsize n = 0;

  while (kind->options[n].name != NULL)
    n++;

  return n;
}

/**
 * dtl_indicator_kind_dup_form:
 *
 * Returns: (transfer full): how specs of @kind are written, "macd:F:S:G"
 */
char *
dtl_indicator_kind_dup_form (const DtlIndicatorKind *kind)
{
  GString *form = g_string_new (kind->id);

  for (gsize i = 0; i < get_n_options (kind); i++)
    g_string_append_printf (form, ":%s", kind->options[i].name);

  return g_string_free (form, FALSE);
}

/**
 * dtl_indicator_kind_get_n_outputs:
 *
 * Returns: how many columns it computes; those of several have names
 */
gsize
dtl_indicator_kind_get_n_outputs (const DtlIndicatorKind *kind)
{
  gsize n = 0;

  while (kind->outputs[n] != NULL)
    n++;

  return MAX (n, 1);
}

static const DtlIndicatorKind *
find_kind (const char *spec, GError **error)
{
  g_autoptr (GString) forms = NULL;
  gsize len = strcspn (spec, ":");

  for (gsize i = 0; kinds[i] != NULL; i++)
    if (strlen (kinds[i]->id) == len && memcmp (kinds[i]->id, spec, len) == 0)
      return kinds[i];

  forms = g_string_new (NULL);
  for (gsize i = 0; kinds[i] != NULL; i++)
    {
      g_autofree char *form = dtl_indicator_kind_dup_form (kinds[i]);

      if (i > 0)
        g_string_append (forms, kinds[i + 1] == NULL ? " and " : ", ");
      g_string_append (forms, form);
    }
  g_set_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND, "There is no indicator “%s”; there are %s.",
               spec, forms->str);

  return NULL;
}

static void
refuse_count (const char *spec, const DtlIndicatorKind *kind, GError **error)
{
  g_autofree char *form = dtl_indicator_kind_dup_form (kind);
  g_autofree char *usual = NULL;
  DtlIndicator example = { .kind = kind };

  for (gsize i = 0; i < get_n_options (kind); i++)
    example.options[i] = kind->options[i].usual;
  usual = dtl_indicator_dup_spec (&example);

  if (get_n_options (kind) == 0)
    g_set_error (error, DTL_ERROR, DTL_ERROR_PARSE, "“%s”: %s takes no options.", spec, kind->id);
  else
    g_set_error (error, DTL_ERROR, DTL_ERROR_PARSE, "“%s” is not written as %s, for example %s.",
                 spec, form, usual);
}

static gboolean
read_option (const char *spec,
             const DtlIndicatorOption *option,
             const char *text,
             double *value,
             GError **error)
{
  char min[DTL_NUMBER_SIZE], max[DTL_NUMBER_SIZE];
  double number;

  if (dtl_number_parse (text, strlen (text), &number) && number >= option->min &&
      number <= option->max && (!option->whole || number <= floor (number)))
    {
      *value = number;
      return TRUE;
    }

  g_set_error (error, DTL_ERROR, DTL_ERROR_RANGE,
               "“%s”: %s is a %s from %s to %s, and “%s” is none.", spec, option->name,
               option->whole ? "whole number" : "number", dtl_number_format (option->min, min),
               dtl_number_format (option->max, max), text);
  return FALSE;
}

/**
 * dtl_indicator_parse:
 * @spec: the kind's id and all its options: "sma:20", "bollinger:20:2", "obv"
 * @indicator: (out): what it says
 *
 * Returns: %FALSE with one sentence that names @spec and what is wrong in it:
 *   %DTL_ERROR_NOT_FOUND for an unknown kind, %DTL_ERROR_PARSE if options are missing or too many,
 *   %DTL_ERROR_RANGE for a bad one; @indicator is then unchanged
 */
gboolean
dtl_indicator_parse (const char *spec, DtlIndicator *indicator, GError **error)
{
  g_auto (GStrv) words = NULL;
  DtlIndicator read = { 0 };

  g_return_val_if_fail (spec != NULL && indicator != NULL, FALSE);

  read.kind = find_kind (spec, error);
  if (read.kind == NULL)
    return FALSE;

  words = g_strsplit (spec, ":", -1);
  if (g_strv_length (words) != get_n_options (read.kind) + 1)
    {
      refuse_count (spec, read.kind, error);
      return FALSE;
    }

  for (gsize i = 0; words[i + 1] != NULL; i++)
    {
      const DtlIndicatorOption *option = &read.kind->options[i];

      if (!read_option (spec, option, words[i + 1], &read.options[i], error))
        return FALSE;
      if (option->above_previous && read.options[i] <= read.options[i - 1])
        {
          g_set_error (error, DTL_ERROR, DTL_ERROR_RANGE, "“%s”: %s is not above %s.", spec,
                       option->name, read.kind->options[i - 1].name);
          return FALSE;
        }
    }
  *indicator = read;

  return TRUE;
}

/**
 * dtl_indicator_dup_spec:
 *
 * Returns: (transfer full): what dtl_indicator_parse() reads back
 */
char *
dtl_indicator_dup_spec (const DtlIndicator *self)
{
  GString *spec = g_string_new (self->kind->id);

  for (gsize i = 0; i < get_n_options (self->kind); i++)
    {
      char number[DTL_NUMBER_SIZE];

      g_string_append_printf (spec, ":%s", dtl_number_format (self->options[i], number));
    }

  return g_string_free (spec, FALSE);
}

/**
 * dtl_indicator_get_warmup:
 *
 * Returns: how many rows of a series without gaps come before the first one in which all outputs
 *   have a value
 */
gsize
dtl_indicator_get_warmup (const DtlIndicator *self)
{
  return self->kind->warmup (self->options);
}

/**
 * dtl_indicator_compute:
 * @input: with a benchmark if the kind needs one
 * @outputs: (array length=dtl_indicator_kind_get_n_outputs()): arrays of the series' n rows, to
 *   be filled; NAN where undefined, and never infinite
 *
 * Of the raw closes. O(n), with O(n) memory besides.
 */
void
dtl_indicator_compute (const DtlIndicator *self,
                       const DtlIndicatorInput *input,
                       double *const *outputs)
{
  gsize n_outputs;
  gsize n;

  g_return_if_fail (self != NULL && self->kind != NULL);
  g_return_if_fail (input != NULL && input->series != NULL && outputs != NULL);
  g_return_if_fail (!self->kind->needs_benchmark || input->benchmark != NULL);

  n = dtl_series_get_n (input->series);
  n_outputs = dtl_indicator_kind_get_n_outputs (self->kind);
  if (n == 0)
    return;

  self->kind->compute (input, self->options, outputs);

  /* Prices near the largest double overflow. */
  for (gsize k = 0; k < n_outputs; k++)
    for (gsize i = 0; i < n; i++)
      if (!isfinite (outputs[k][i]))
        outputs[k][i] = NAN;
}
