/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A file of factors that the library keeps, by the digest of its bytes. */
typedef struct
{
  char *digest;
  char *name; /* of the file that was imported */
} DtlFactorFile;

void dtl_factor_file_free (DtlFactorFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlFactorFile, dtl_factor_file_free)

G_END_DECLS
