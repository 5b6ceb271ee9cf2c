/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/studies.h"

G_BEGIN_DECLS

/* How the event is studied, to change: model, benchmarks, estimation, gap, window, returns. */
#define DTL_TYPE_STUDY_SETTINGS_BOX (dtl_study_settings_box_get_type ())
G_DECLARE_FINAL_TYPE (DtlStudySettingsBox, dtl_study_settings_box, DTL, STUDY_SETTINGS_BOX, GtkGrid)

/* @is_set: whether it is the plan of the set of all events */
void dtl_study_settings_box_set_studies (DtlStudySettingsBox *self,
                                         DtlStudies *studies,
                                         gboolean is_set);

G_END_DECLS
