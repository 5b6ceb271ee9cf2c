/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calendar/exchange.h"

G_BEGIN_DECLS

/* The exchanges that the program ships, read once from its resources. Any thread may ask. */
DtlExchange *dtl_calendars_get (const char *code); /* transfer none; NULL: not shipped, or NULL */
const char *const *dtl_calendars_list (void);      /* codes */
const char *dtl_calendars_find_code (const char *text);

G_END_DECLS
