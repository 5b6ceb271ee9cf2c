/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "series/interval.h"

G_BEGIN_DECLS

/* Intervals in the user's language: in menus, and in a few letters. */
const char *dtl_interval_titles_get_mnemonic (DtlInterval interval);
const char *dtl_interval_titles_get (DtlInterval interval);
const char *dtl_interval_titles_get_short (DtlInterval interval);

G_END_DECLS
