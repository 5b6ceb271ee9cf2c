/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/html-tree.h"

G_BEGIN_DECLS

/* How strictly a page is read: the levels are tried in turn until there is enough text. */
typedef enum
{
  DTL_STRICT_NAMES = 1 << 0,   /* elements named as furniture go before anything is scored */
  DTL_STRICT_WEIGHTS = 1 << 1, /* class names count in the score */
  DTL_STRICT_SHAPES = 1 << 2,  /* lists, tables and boxes that do not look like text go */
} DtlStrictness;

void dtl_article_drop (const DtlHtmlTree *tree, guint32 node, guint8 *is_gone);
void dtl_article_clean (
    const DtlHtmlTree *tree, guint32 first, guint32 end, DtlStrictness strictness, guint8 *is_gone);

G_END_DECLS
