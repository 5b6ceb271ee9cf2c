/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/json-writer.h"
#include "library/store.h"

#define BENCH_SYMBOL "WALK"

/* What is printed, for people or as JSON. */
typedef struct
{
  gboolean json;
  gsize max_rows;
  GString *out;
  DtlJsonWriter *writer;
} BenchReport;

void bench_report_number (BenchReport *report, const char *name, const char *unit, double value);

/* Bars that are the same in every run, and a library of them */
guint32 bench_next_random (guint32 *state);
DtlSeries *bench_make_walk (gsize n);
gboolean bench_fill_library (DtlStore *store, gpointer data, GError **error); /* a DtlStoreFill */

gboolean bench_report_edits (BenchReport *report, gsize n, GError **error);
