/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "library/library.h"

G_BEGIN_DECLS

/* What a price file holds and whose prices they are, before it is imported.
 *
 * Signal "imported" (const char *symbol, guint64 rows): the bars are in the library. */
#define DTL_TYPE_IMPORT_DIALOG (dtl_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DtlImportDialog, dtl_import_dialog, DTL, IMPORT_DIALOG, AdwWindow)

DtlImportDialog *dtl_import_dialog_new (GtkWindow *parent,
                                        DtlLibrary *library,
                                        GPtrArray *instruments,
                                        const char *path);

G_END_DECLS
