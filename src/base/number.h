/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DTL_NUMBER_SIZE 40         /* bytes that dtl_number_format needs */
#define DTL_NUMBER_MAX_LENGTH 1100 /* longer texts are refused; any double fits exactly */

gboolean dtl_number_parse (const char *text, gsize len, double *value);
gboolean dtl_number_parse_int (const char *text, gsize len, gint64 *value);
char *dtl_number_format (double value, char buffer[DTL_NUMBER_SIZE]);
char *dtl_number_format_probability (double p, const char *blank, const char *missing);

G_END_DECLS
