/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/json-writer.h"
#include "operations/import-prices.h"

G_BEGIN_DECLS

void dtl_import_report_write (DtlJsonWriter *json, const DtlImportReport *report);
void dtl_import_report_append (GString *text, const DtlImportReport *report, gboolean dry_run);

G_END_DECLS
