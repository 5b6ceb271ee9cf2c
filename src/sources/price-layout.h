/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/csv.h"
#include "sources/price-cell.h"

G_BEGIN_DECLS

/* What must be known of a price file before its first row is read. Private to the price-* files. */
typedef struct
{
  char delimiter;
  char decimal;
  DtlDateOrder order;
  DtlInterval interval;
  gboolean labels_end;
  gsize n_columns;          /* of the header */
  int column[DTL_N_FIELDS]; /* index, or -1 */
  gboolean is_adjusted_only;
} DtlPriceLayout;

gboolean dtl_price_sniff (const char *name, const char *data, gsize size, GError **error);
gboolean dtl_price_header_read (const char *name,
                                const DtlCsvRow *row,
                                const DtlDialect *asked,
                                DtlPriceLayout *layout,
                                DtlDialect *found,
                                GError **error);
gboolean dtl_price_layout_detect (const char *name,
                                  const char *data,
                                  gsize size,
                                  const DtlDialect *asked,
                                  DtlPriceLayout *layout,
                                  DtlDialect *found,
                                  GError **error);
DtlCsvField
dtl_price_layout_get_field (const DtlPriceLayout *self, const DtlCsvRow *row, DtlField field);
gboolean
dtl_price_layout_read_date (const DtlPriceLayout *self, const DtlCsvRow *row, DtlDateCell *cell);
gboolean dtl_price_interval_detect (const char *name,
                                    const char *data,
                                    gsize size,
                                    int asked,
                                    DtlPriceLayout *layout,
                                    GError **error);

G_END_DECLS
