/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "news/document.h"

G_BEGIN_DECLS

void dtl_document_write_json (const DtlDocument *self, GString *out);

G_END_DECLS
