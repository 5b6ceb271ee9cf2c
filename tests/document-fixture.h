/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/decoder.h"

/* Documents for tests, decoded in this process. */
DtlDocument *document_fixture_decode (const char *data, gsize size, const char *format);
DtlDocument *document_fixture_decode_file (const char *name);
char *document_fixture_repeat (const char *text, gsize n);
double document_fixture_get_patience (void);
