/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/decoder.h"

G_BEGIN_DECLS

DtlDocument *dtl_html_decode_text (GString *text, gsize shift, const char *url);
DtlDocument *dtl_html_decode_fragment (GString *text);

G_END_DECLS
