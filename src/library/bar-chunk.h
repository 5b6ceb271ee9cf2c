/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "series/series.h"

G_BEGIN_DECLS

#define DTL_BAR_CHUNK_MAX_BARS 4096

GBytes *
dtl_bar_chunk_encode (const gint64 *keys, const double *const columns[DTL_N_COLUMNS], gsize n);
gboolean dtl_bar_chunk_decode (
    const guint8 *data, gsize size, gsize n, gint64 *keys, double *const columns[DTL_N_COLUMNS]);
gint64 dtl_bar_chunk_checksum (const guint8 *data, gsize size);

G_END_DECLS
