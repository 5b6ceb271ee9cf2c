/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PDF files of strangers: a document with text, or an error. */
#include "fuzz/document.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  fuzz_document (data, size, "pdf");
  return 0;
}
