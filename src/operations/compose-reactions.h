/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/store.h"

G_BEGIN_DECLS

/* What was abnormal of the days of events, for the key of a figure. */
char *dtl_compose_reactions (DtlStore *store, const char *symbol, GArray *flags);

G_END_DECLS
