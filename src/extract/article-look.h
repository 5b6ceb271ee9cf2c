/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/html-tree.h"

G_BEGIN_DECLS

gboolean dtl_article_is_hidden (const DtlHtmlTree *tree, guint32 node);
double dtl_article_title_likeness (const char *title, const char *heading);

G_END_DECLS
