/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/decoder.h"

void fuzz_document (const guint8 *data, gsize size, const char *format);
