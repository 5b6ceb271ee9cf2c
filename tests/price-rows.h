/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "study/claim-check.h"

/* Bars of days for tests: the sample that the program ships, and rows given as text. */
typedef struct
{
  GHashTable *series; /* symbol: DtlSeries */
} PriceRows;

PriceRows *price_rows_new (void);
void price_rows_free (PriceRows *self);
void price_rows_add_file (PriceRows *self, const char *symbol, const char *path);
void price_rows_add_sample (PriceRows *self, const char *symbol);
void price_rows_add_text (PriceRows *self, const char *symbol, const char *text);
void price_rows_add_scaled (PriceRows *self, const char *symbol, const char *from, double factor);
DtlSeries *price_rows_get (const PriceRows *self, const char *symbol);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PriceRows, price_rows_free)
