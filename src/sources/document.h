/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "news/document.h"

G_BEGIN_DECLS

/* The JSON text of `dateline-extract`, read back strictly. */
DtlDocument *dtl_document_read_json (const char *name, GBytes *json, GError **error);

G_END_DECLS
