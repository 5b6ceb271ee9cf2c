/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sources/price-file.h"

G_BEGIN_DECLS

typedef enum
{
  DTL_CELL_MISSING, /* empty, or a word for it: null, NaN, n/a, - */
  DTL_CELL_NUMBER,
  DTL_CELL_UNREADABLE,
} DtlCellKind;

/* A date as it is written. Which of @first and @second is the month is the column's to say. */
typedef struct
{
  int year;
  int first, second; /* 1 or 2 digits each */
  gboolean year_first;
  gboolean has_clock;
  int seconds; /* of the day */
  gboolean has_offset;
  int offset; /* seconds ahead of UTC */
} DtlDateCell;

DtlCellKind dtl_price_cell_read_number (const char *text, gsize len, char decimal, double *value);
gboolean dtl_price_cell_read_date (const char *text, gsize len, DtlDateCell *cell);
gboolean dtl_price_cell_read_clock (const char *text, gsize len, DtlDateCell *cell);
DtlDay dtl_date_cell_get_day (const DtlDateCell *self, DtlDateOrder order);
char *dtl_price_cell_show (const char *text, gsize len);

G_END_DECLS
