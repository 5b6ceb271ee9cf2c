/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/html-tree.h"

G_BEGIN_DECLS

/* What the words of an element's class and id say of what it holds. */
typedef enum
{
  DTL_CLASS_FURNITURE = 1 << 0, /* menus, side bars, comments: beside an article */
  DTL_CLASS_CONTENT = 1 << 1,   /* may be the article's own, whatever else is said */
  DTL_CLASS_SHARE = 1 << 2,     /* buttons to share */
  DTL_CLASS_BYLINE = 1 << 3,
} DtlClassFlags;

DtlClassFlags dtl_class_words_get_flags (const DtlHtmlTree *tree, guint32 node);
int dtl_class_words_get_weight (const DtlHtmlTree *tree, guint32 node);

G_END_DECLS
