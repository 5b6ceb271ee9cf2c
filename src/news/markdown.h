/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "news/document.h"

G_BEGIN_DECLS

DtlDocument *dtl_markdown_read (const char *source);

G_END_DECLS
