/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *dtl_text_escape_terminal (const char *text);
gboolean dtl_text_is_blank (const char *text);
char *dtl_text_clean_line (const char *text);

G_END_DECLS
