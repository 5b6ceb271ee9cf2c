/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/json-writer.h"
#include "operations/study-events.h"

G_BEGIN_DECLS

void dtl_study_write_json (DtlJsonWriter *json, const DtlStudyReport *report);

G_END_DECLS
