/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "chart/export.h"

G_BEGIN_DECLS

/* Draws a figure and writes its file in a thread. */
void dtl_export_job_run_async (DtlFigure *figure,
                               const DtlExportOptions *options,
                               const char *path,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean dtl_export_job_run_finish (GAsyncResult *result, GError **error);

G_END_DECLS
