/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/store.h"
#include "series/merge.h"
#include "sources/price-file.h"

G_BEGIN_DECLS

typedef struct
{
  DtlInstrument *instrument; /* symbol is required; NULL members keep what the library has */
  DtlDialect *dialect;       /* nullable: detect everything */
  gboolean dry_run;
} DtlImportOptions;

typedef struct
{
  char *symbol;
  char *file;
  DtlInterval interval;
  DtlMergeCounts counts;
  DtlAudit *audit;
  DtlDialect *dialect;
  DtlSeries *rows; /* what the file holds, after merging duplicates */
} DtlImportReport;

void dtl_import_report_free (DtlImportReport *self);

DtlImportReport *dtl_import_prices (DtlStore *store,
                                    const char *path,
                                    const DtlImportOptions *options,
                                    DtlInstant now,
                                    GError **error);
char *dtl_import_prices_guess_symbol (const char *path);
gboolean dtl_remove_prices (DtlStore *store, const char *symbol, DtlInstant now, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlImportReport, dtl_import_report_free)

G_END_DECLS
