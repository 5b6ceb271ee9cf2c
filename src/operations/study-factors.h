/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/store.h"
#include "study/factors.h"

G_BEGIN_DECLS

/* Files of factors, on their way into studies. */
DtlFactors *dtl_study_factors_load (const char *path, GBytes **bytes, GError **error);
char *dtl_study_factors_import (DtlStore *store, const char *path, GError **error);
DtlFactors *dtl_study_factors_read (DtlStore *store, const char *digest, GError **error);

G_END_DECLS
