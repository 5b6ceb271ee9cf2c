/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DTL_HTML_MAX_DEPTH 512
#define DTL_HTML_MAX_ATTRIBUTES 64

GPtrArray *dtl_html_prepass (char *text, gsize len);

G_END_DECLS
