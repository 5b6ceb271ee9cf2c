/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a server sends: packed bytes that unpack within their limit or fail, and a file name of
 * which nothing is kept that leads elsewhere. */
#include "sources/fetch-private.h"

#include <string.h>

#define LIMIT 100000

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
check_name (const char *name)
{
  g_autofree char *kept = dtl_fetch_clean_name (name);

  if (kept == NULL)
    return;
  g_assert_true (g_utf8_validate (kept, -1, NULL));
  g_assert_cmpuint (strlen (kept), <=, DTL_FETCH_MAX_NAME);
  g_assert_true (*kept != '\0' && *kept != '.');
  for (const char *c = kept; *c != '\0'; c = g_utf8_next_char (c))
    g_assert_true (*c != '/' && *c != '\\' && !g_unichar_iscntrl (g_utf8_get_char (c)));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) packed = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = dtl_fetch_unpack (packed, LIMIT, &error);
  g_autofree char *name = g_strndup (size > 0 ? (const char *) data : "", size);

  g_assert_true ((bytes == NULL) == (error != NULL));
  g_assert_true (bytes == NULL || g_bytes_get_size (bytes) <= LIMIT);
  check_name (name);

  return 0;
}
