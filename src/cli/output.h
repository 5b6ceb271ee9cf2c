/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Standard output and error. A byte that cannot be written is a failure of the command. */
gboolean dtl_output_text (const char *text, GError **error);
gboolean dtl_output_drain (GString *text, GError **error);
void dtl_output_append_failure (GString *text,
                                const char *path,
                                const GError *failure,
                                gboolean as_json);
gboolean dtl_output_close (GError **error);
void dtl_output_complain (const char *message);

G_END_DECLS
