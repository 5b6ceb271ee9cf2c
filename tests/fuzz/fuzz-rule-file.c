/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rule files of strangers: either an error, or a lexicon whose examples can be run. */
#include "operations/load-lexicon.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const char *name = "input";
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (DtlLexicon) lexicon = dtl_lexicon_new (&name, &bytes, 1, &error);

  g_assert_true ((lexicon != NULL) == (error == NULL));
  if (lexicon != NULL)
    {
      g_autoptr (GPtrArray) faults = dtl_lexicon_check (lexicon, NULL);

      g_assert_nonnull (faults);
    }

  return 0;
}
