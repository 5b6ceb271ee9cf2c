/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "news/kind.h"

G_BEGIN_DECLS

char *dtl_kind_titles_dup_title (const char *kind);        /* "Press: Report" */
const char *dtl_kind_titles_get_spoken (const char *kind); /* "press"; borrows an own kind */

const char *dtl_kind_titles_get_family (DtlFamily family); /* "Press" */

G_END_DECLS
