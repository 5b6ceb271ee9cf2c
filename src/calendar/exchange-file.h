/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calendar/exchange.h"

G_BEGIN_DECLS

#define DTL_EXCHANGE_FILE_MAX_SIZE (1 << 20)
#define DTL_EXCHANGE_MAX_SPAN_YEARS 300
#define DTL_EXCHANGE_FILE_MAX_EXCHANGES 16

/* A file may describe several exchanges that keep the same sessions. */
GPtrArray *dtl_exchange_file_read (const char *name, GBytes *bytes, GError **error);

G_END_DECLS
