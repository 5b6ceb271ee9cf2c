/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages of strangers: whatever is read is valid UTF-8 without controls, and the map lies inside it.
 */
#include "fuzz/document.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  fuzz_document (data, size, "html");
  return 0;
}
