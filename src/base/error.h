/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One domain for the whole program. Messages are whole sentences for people, naming file, line
 * or symbol; codes are for programs and tests. */
#define DTL_ERROR (dtl_error_quark ())

typedef enum
{
  DTL_ERROR_PARSE,       /* the bytes are not in the format they claim */
  DTL_ERROR_RANGE,       /* a value is outside what the function accepts */
  DTL_ERROR_TOO_SHORT,   /* too few rows for what was asked */
  DTL_ERROR_TOO_LARGE,   /* over a limit that the header states */
  DTL_ERROR_FILE,        /* a file cannot be read or written; the system's reason follows */
  DTL_ERROR_STORE,       /* SQLite refused; its own message follows */
  DTL_ERROR_DAMAGED,     /* the library file is not intact */
  DTL_ERROR_NEWER,       /* the library file was written by a newer version */
  DTL_ERROR_NOT_FOUND,   /* no such symbol, event, exchange or step */
  DTL_ERROR_CONFLICT,    /* someone else changed the same thing since */
  DTL_ERROR_UNSUPPORTED, /* understood, and not something that this version does */
  DTL_ERROR_NETWORK,     /* an address cannot be reached, or does not answer as it should */
} DtlError;

GQuark dtl_error_quark (void);

G_END_DECLS
