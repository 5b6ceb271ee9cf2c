/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row's cells by the layout of its file. */
#include "sources/price-layout.h"

/**
 * dtl_price_layout_get_field:
 *
 * Returns: the cell of @row; empty where row or file has none
 */
DtlCsvField
dtl_price_layout_get_field (const DtlPriceLayout *self, const DtlCsvRow *row, DtlField field)
{
  int index = self->column[field];

  if (index < 0 || (gsize) index >= row->n)
    return (DtlCsvField){ .text = "" };

  return row->fields[index];
}

/**
 * dtl_price_layout_read_date:
 *
 * Reads the date of @row, with the clock time of its own column if there is one.
 *
 * Returns: %FALSE if there is no date as dtl_price_cell_read_date() knows it
 */
gboolean
dtl_price_layout_read_date (const DtlPriceLayout *self, const DtlCsvRow *row, DtlDateCell *cell)
{
  DtlCsvField date = dtl_price_layout_get_field (self, row, DTL_FIELD_DATE);
  DtlCsvField clock = dtl_price_layout_get_field (self, row, DTL_FIELD_TIME);

  if (!dtl_price_cell_read_date (date.text, date.len, cell))
    return FALSE;

  return self->column[DTL_FIELD_TIME] < 0 ||
         dtl_price_cell_read_clock (clock.text, clock.len, cell);
}
