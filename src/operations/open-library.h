/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/store.h"

G_BEGIN_DECLS

char *dtl_open_library_default_path (void);
DtlStore *dtl_open_library (const char *path, DtlStoreMode mode, GError **error);
gboolean dtl_open_library_fill_sample (DtlStore *store, GError **error);

G_END_DECLS
