/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "chart/export.h"

G_BEGIN_DECLS

/* What the user chose of a figure before naming its file. */
typedef struct
{
  DtlExportOptions options; /* but for its format, which the file's name tells */
  DtlThemeId theme;
  gboolean has_study; /* draws the study of the selected event */
  char *title;        /* nullable: composed */
  char *source;       /* nullable: composed */
} DtlExportChoice;

void dtl_export_choice_free (DtlExportChoice *self);

/* Asks for size, theme, study and texts. Signal "chosen" (DtlExportChoice *choice). */
#define DTL_TYPE_EXPORT_DIALOG (dtl_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DtlExportDialog, dtl_export_dialog, DTL, EXPORT_DIALOG, AdwWindow)

DtlExportDialog *dtl_export_dialog_new (GtkWindow *parent, gboolean has_study);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlExportChoice, dtl_export_choice_free)

G_END_DECLS
