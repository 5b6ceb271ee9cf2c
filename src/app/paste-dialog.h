/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A sheet to paste or write the text of an article on.
 *
 * Signal "pasted" (text): what is to be imported; the dialog closes. */
#define DTL_TYPE_PASTE_DIALOG (dtl_paste_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DtlPasteDialog, dtl_paste_dialog, DTL, PASTE_DIALOG, AdwWindow)

DtlPasteDialog *dtl_paste_dialog_new (GtkWindow *parent);

G_END_DECLS
