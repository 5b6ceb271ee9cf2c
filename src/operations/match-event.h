/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "news/event.h"

G_BEGIN_DECLS

double dtl_match_titles (const char *a, const char *b);
const DtlEvent *
dtl_match_event (const DtlEvent *wanted, GPtrArray *events, const DtlExchange *exchange);

G_END_DECLS
