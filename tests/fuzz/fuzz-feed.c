/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Feeds of strangers: whatever is read is valid UTF-8, and no item has items of its own. */
#include "fuzz/document.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  fuzz_document (data, size, "feed");
  return 0;
}
