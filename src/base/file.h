/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DTL_FILE_MAX_SIZE (G_GUINT64_CONSTANT (2) << 30)

GBytes *dtl_file_read (const char *path, guint64 max_size, GError **error);
gboolean dtl_file_write (const char *path, const void *data, gsize size, GError **error);

G_END_DECLS
