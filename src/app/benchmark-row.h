/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/studies.h"

G_BEGIN_DECLS

#define DTL_TYPE_BENCHMARK_ROW (dtl_benchmark_row_get_type ())
G_DECLARE_FINAL_TYPE (DtlBenchmarkRow, dtl_benchmark_row, DTL, BENCHMARK_ROW, GtkBox)

GtkWidget *dtl_benchmark_row_new (DtlStudies *studies);

G_END_DECLS
