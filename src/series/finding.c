/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import noticed. An audit only reports: nothing in it changes a row. */

#include "series/finding.h"

static const char *const kind_ids[DTL_N_FINDING_KINDS] = {
  [DTL_FINDING_DUPLICATE] = "duplicate",
  [DTL_FINDING_CONFLICT] = "conflict",
  [DTL_FINDING_UNSORTED] = "unsorted",
  [DTL_FINDING_GAP] = "gap",
  [DTL_FINDING_CLOSED_DAY] = "closed_day",
  [DTL_FINDING_NOT_CHECKED] = "not_checked",
  [DTL_FINDING_HIGH_BELOW_LOW] = "high_below_low",
  [DTL_FINDING_CLOSE_OUTSIDE_RANGE] = "close_outside_range",
  [DTL_FINDING_NON_POSITIVE] = "non_positive",
  [DTL_FINDING_OUTLIER] = "outlier",
  [DTL_FINDING_SPLIT_LIKE] = "split_like",
  [DTL_FINDING_ADJUSTED_ONLY] = "adjusted_only",
  [DTL_FINDING_LIVE_ROW] = "live_row",
  [DTL_FINDING_NO_VOLUME] = "no_volume",
  [DTL_FINDING_TRAILING_JUNK] = "trailing_junk",
};

static void
clear_finding (gpointer data)
{
  DtlFinding *finding = data;

  g_free (finding->text);
}

static void
clear_rejection (gpointer data)
{
  DtlRejection *rejection = data;

  g_free (rejection->reason);
}

static int
compare_findings (gconstpointer a, gconstpointer b)
{
  const DtlFinding *first = a;
  const DtlFinding *second = b;

  if (first->key != second->key)
    return first->key < second->key ? -1 : 1;

  return (int) first->kind - (int) second->kind;
}

static int
compare_rejections (gconstpointer a, gconstpointer b)
{
  const DtlRejection *first = a;
  const DtlRejection *second = b;

  return first->line < second->line ? -1 : first->line > second->line;
}

static void
append_finding (DtlAudit *self, DtlFindingKind kind, gint64 key, char *text)
{
  DtlFinding finding = { .kind = kind, .key = key, .text = text };

  g_array_append_val (self->findings, finding);
}

DtlAudit *
dtl_audit_new (void)
{
  DtlAudit *self = g_new0 (DtlAudit, 1);

  self->rejections = g_array_new (FALSE, FALSE, sizeof (DtlRejection));
  g_array_set_clear_func (self->rejections, clear_rejection);
  self->findings = g_array_new (FALSE, FALSE, sizeof (DtlFinding));
  g_array_set_clear_func (self->findings, clear_finding);

  return self;
}

void
dtl_audit_free (DtlAudit *self)
{
  g_array_unref (self->rejections);
  g_array_unref (self->findings);
  g_free (self);
}

/**
 * dtl_audit_add:
 * @key: of the bar, or %G_MININT64 for the file as a whole
 * @format: one sentence for people, with its full stop
 *
 * Of each kind %DTL_AUDIT_MAX_FINDINGS are listed; a last one, added by dtl_audit_sort(), says how
 * many more there are.
 */
void
dtl_audit_add (DtlAudit *self, DtlFindingKind kind, gint64 key, const char *format, ...)
{
  va_list args;

  g_return_if_fail (self != NULL);
  g_return_if_fail ((gsize) kind < DTL_N_FINDING_KINDS);

  if (self->n_findings[kind]++ >= DTL_AUDIT_MAX_FINDINGS)
    return;

  va_start (args, format);
  append_finding (self, kind, key, g_strdup_vprintf (format, args));
  va_end (args);
}

/**
 * dtl_audit_sort:
 *
 * Ends an audit: findings by key and kind, those of the file as a whole first; rejections by line.
 * Call it once, when all has been added.
 */
void
dtl_audit_sort (DtlAudit *self)
{
  g_return_if_fail (self != NULL);

  for (int kind = 0; kind < DTL_N_FINDING_KINDS; kind++)
    if (self->n_findings[kind] > DTL_AUDIT_MAX_FINDINGS)
      append_finding (self, (DtlFindingKind) kind, G_MININT64,
                      g_strdup_printf ("%zu more findings of this kind are not listed.",
                                       self->n_findings[kind] - DTL_AUDIT_MAX_FINDINGS));

  g_array_sort (self->findings, compare_findings);
  g_array_sort (self->rejections, compare_rejections);
}

/**
 * dtl_audit_reject:
 * @line: 1-based line of the file
 * @format: why the row is not read, as a clause: "no close"
 */
void
dtl_audit_reject (DtlAudit *self, gsize line, const char *format, ...)
{
  DtlRejection rejection = { .line = line };
  va_list args;

  g_return_if_fail (self != NULL);

  va_start (args, format);
  rejection.reason = g_strdup_vprintf (format, args);
  va_end (args);

  g_array_append_val (self->rejections, rejection);
}

const char *
dtl_finding_kind_to_id (DtlFindingKind kind)
{
  g_return_val_if_fail ((gsize) kind < DTL_N_FINDING_KINDS, NULL);

  return kind_ids[kind];
}
