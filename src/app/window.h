/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/application.h"

G_BEGIN_DECLS

/* The main window: one library, one instrument of it at a time. */
#define DTL_TYPE_WINDOW (dtl_window_get_type ())
G_DECLARE_FINAL_TYPE (DtlWindow, dtl_window, DTL, WINDOW, AdwApplicationWindow)

DtlWindow *dtl_window_new (DtlApplication *application);
void dtl_window_open_library (DtlWindow *self, const char *path);
const char *dtl_window_get_path (DtlWindow *self);

G_END_DECLS
