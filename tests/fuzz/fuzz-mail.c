/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mails of strangers: whatever is read is valid UTF-8. */
#include "fuzz/document.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  fuzz_document (data, size, "mail");
  return 0;
}
