/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/studies.h"

G_BEGIN_DECLS

/* The cards of warnings of the study of the selected event. */
void dtl_study_warnings_fill (GtkBox *box, DtlStudies *studies);

G_END_DECLS
