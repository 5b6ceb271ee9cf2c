/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* Symbols of event kinds as paths: one source for chart, list and export. */
typedef enum
{
  DTL_SYMBOL_SHIELD,
  DTL_SYMBOL_NEWSPAPER,
  DTL_SYMBOL_BARS,
  DTL_SYMBOL_MEGAPHONE,
  DTL_SYMBOL_COLUMNS,
  DTL_SYMBOL_TRIANGLE,
  DTL_SYMBOL_SCALES,
  DTL_SYMBOL_LOCK,
  DTL_SYMBOL_BUILDING,
  DTL_SYMBOL_BUST,
  DTL_SYMBOL_GLOBE,
  DTL_SYMBOL_LETTER, /* drawn as text by the caller */
  DTL_N_SYMBOLS
} DtlSymbol;

/* Appends the symbol, filled by even-odd, in a square of @size whose corner is (@x, @y). */
void dtl_symbol_path (DtlSymbol symbol, cairo_t *cr, double x, double y, double size);

G_END_DECLS
