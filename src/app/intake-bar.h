/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/article-intake.h"

G_BEGIN_DECLS

/* A strip under the header: how far the documents are that are read, with win.cancel-import, or why
 * one could not be read, with win.write-article. It takes no room otherwise. */
#define DTL_TYPE_INTAKE_BAR (dtl_intake_bar_get_type ())
G_DECLARE_FINAL_TYPE (DtlIntakeBar, dtl_intake_bar, DTL, INTAKE_BAR, GtkWidget)

void dtl_intake_bar_show_progress (DtlIntakeBar *self, const DtlIntakeReport *report);
void dtl_intake_bar_show_failure (DtlIntakeBar *self, const char *sentence);

G_END_DECLS
