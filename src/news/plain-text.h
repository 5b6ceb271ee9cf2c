/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "news/document.h"

G_BEGIN_DECLS

DtlDocument *dtl_plain_text_read (const char *text);
void dtl_plain_text_find_facts (DtlDocument *document);

G_END_DECLS
