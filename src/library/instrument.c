/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plain records of an instrument and of its series, and what may be a symbol. */
#include "library/instrument.h"

#include "base/error.h"

#define SYMBOL_MAX_CHARACTERS 32

DtlInstrument *
dtl_instrument_new (const char *symbol)
{
  DtlInstrument *self;

  g_return_val_if_fail (symbol != NULL, NULL);

  self = g_new0 (DtlInstrument, 1);
  self->symbol = g_strdup (symbol);
  return self;
}

DtlInstrument *
dtl_instrument_copy (const DtlInstrument *self)
{
  DtlInstrument *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = dtl_instrument_new (self->symbol);
  copy->name = g_strdup (self->name);
  copy->exchange = g_strdup (self->exchange);
  copy->currency = g_strdup (self->currency);
  return copy;
}

void
dtl_instrument_free (DtlInstrument *self)
{
  if (self == NULL)
    return;

  g_free (self->symbol);
  g_free (self->name);
  g_free (self->exchange);
  g_free (self->currency);
  g_free (self);
}

/**
 * dtl_symbol_validate:
 * @symbol: (nullable): untrusted text
 *
 * A symbol is 1 to 32 printing characters without blanks, quotation marks or slashes: it stands in
 * command lines and file names. "9988.HK", "^GSPC" and "BRK-B" are symbols.
 *
 * Returns: %FALSE with %DTL_ERROR_RANGE
 */
gboolean
dtl_symbol_validate (const char *symbol, GError **error)
{
  gsize n = 0;
  gboolean ok = symbol != NULL && g_utf8_validate (symbol, -1, NULL);

  for (const char *at = symbol; ok && *at != '\0'; at = g_utf8_next_char (at), n++)
    {
      gunichar c = g_utf8_get_char (at);

      ok = g_unichar_isgraph (c) && c != '"' && c != '\'' && c != '/' && c != '\\';
    }
  if (ok && n > 0 && n <= SYMBOL_MAX_CHARACTERS && symbol[0] != '-')
    return TRUE;

  if (symbol == NULL || symbol[0] == '\0')
    g_set_error (error, DTL_ERROR, DTL_ERROR_RANGE, "A symbol is missing.");
  else
    {
      g_autofree char *shown = g_utf8_make_valid (symbol, -1);

      g_set_error (error, DTL_ERROR, DTL_ERROR_RANGE,
                   "“%s” cannot be a symbol: it must have 1 to %d characters, none a blank, a"
                   " quotation mark or a slash, and not begin with a hyphen.",
                   shown, SYMBOL_MAX_CHARACTERS);
    }
  return FALSE;
}

DtlSeriesInfo *
dtl_series_info_new (void)
{
  return g_new0 (DtlSeriesInfo, 1);
}

void
dtl_series_info_free (DtlSeriesInfo *self)
{
  if (self == NULL)
    return;

  dtl_instrument_free (self->instrument);
  g_free (self->source);
  g_free (self);
}
