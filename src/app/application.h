/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DTL_TYPE_APPLICATION (dtl_application_get_type ())
G_DECLARE_FINAL_TYPE (DtlApplication, dtl_application, DTL, APPLICATION, AdwApplication)

DtlApplication *dtl_application_new (void);

G_END_DECLS
