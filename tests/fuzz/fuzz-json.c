/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON of strangers: either an error, or a tree. It is not written again and compared: json-glib
 * 1.6 writes a large double as "1e+20.0", which is no JSON. */
#include "base/json.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (JsonNode) root = dtl_json_parse ("input", bytes, &error);

  g_assert_true ((root != NULL) == (error == NULL));

  return 0;
}
