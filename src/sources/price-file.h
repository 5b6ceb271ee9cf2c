/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calendar/exchange.h"
#include "series/finding.h"

G_BEGIN_DECLS

typedef enum
{
  DTL_DATE_ORDER_DETECT,
  DTL_DATE_ORDER_YMD,
  DTL_DATE_ORDER_MDY,
  DTL_DATE_ORDER_DMY,
} DtlDateOrder;

/* Which column of the file holds what; -1: none. The first two are the key's. */
typedef enum
{
  DTL_FIELD_DATE,
  DTL_FIELD_TIME,
  DTL_FIELD_OPEN,
  DTL_FIELD_HIGH,
  DTL_FIELD_LOW,
  DTL_FIELD_CLOSE,
  DTL_FIELD_ADJ_CLOSE,
  DTL_FIELD_VOLUME,
  DTL_N_FIELDS
} DtlField;

/* How a price file is written. As input: what is set overrides detection. */
typedef struct
{
  char delimiter; /* 0: detect */
  char decimal;   /* 0: detect */
  DtlDateOrder date_order;
  char *columns[DTL_N_FIELDS]; /* header names, NULL: detect / not in the file */
  gboolean labels_end;         /* intraday labels mark the end of the bar */
  int interval;                /* DtlInterval, or -1: detect */
} DtlDialect;

DtlDialect *dtl_dialect_new (void);
DtlDialect *dtl_dialect_copy (const DtlDialect *self);
void dtl_dialect_free (DtlDialect *self);

const char *dtl_field_to_id (DtlField field);

DtlSeries *dtl_price_file_read (const char *name,
                                GBytes *bytes,
                                const DtlDialect *asked,
                                GTimeZone *zone,
                                DtlDialect **found,
                                DtlAudit *audit,
                                GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlDialect, dtl_dialect_free)

G_END_DECLS
