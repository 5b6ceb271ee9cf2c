/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/json-writer.h"
#include "operations/check-article.h"

G_BEGIN_DECLS

/* The lists of a reading as the command line prints them, each a member of the object that the
 * writer is in. */
void dtl_write_reading (DtlJsonWriter *writer, const char *text, const DtlArticleCheck *check);
void dtl_write_claims (DtlJsonWriter *writer, const char *text, const DtlArticleCheck *check);

G_END_DECLS
