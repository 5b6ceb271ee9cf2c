/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/study-events.h"

G_BEGIN_DECLS

char *dtl_study_table_format (const DtlStudyReport *report);

G_END_DECLS
