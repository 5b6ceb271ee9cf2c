/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define DTL_JSON_MAX_DEPTH 64

/* Strict RFC 8259 reading over json-glib, which accepts far more (comments, hexadecimal numbers,
 * overflow, duplicate keys, any depth): the bytes are scanned first. */
JsonNode *dtl_json_parse (const char *name, GBytes *bytes, GError **error);

/* Typed reads that fail with the member's name. A missing member is an error unless the function
 * is a lookup. */
gboolean dtl_json_read_string (
    JsonObject *object, const char *where, const char *member, const char **value, GError **error);
gboolean dtl_json_read_int (
    JsonObject *object, const char *where, const char *member, gint64 *value, GError **error);
gboolean dtl_json_read_double (
    JsonObject *object, const char *where, const char *member, double *value, GError **error);
gboolean dtl_json_has (JsonObject *object, const char *member); /* present and not null */

G_END_DECLS
