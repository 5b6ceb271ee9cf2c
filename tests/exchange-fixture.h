/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calendar/exchange.h"

/* Exchanges for tests. Both end the test if there is none. */
DtlExchange *exchange_open_shipped (const char *file, const char *code);
DtlExchange *exchange_open_text (const char *calendar);
