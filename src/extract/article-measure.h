/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/html-tree.h"

G_BEGIN_DECLS

/* What is inside an element, all that is gone left out. Characters are counted with single
 * blanks. */
typedef struct
{
  guint32 n_chars;
  double n_link_chars; /* links within the page count a third */
  guint32 n_commas;
  guint32 n_list_chars;
  guint32 n_heading_chars;
  guint32 n_paragraphs, n_images, n_items, n_inputs, n_embeds, n_rows, n_columns, n_elements;
} DtlMeasure;

void dtl_measure_text (const DtlHtmlTree *tree, guint32 node, DtlMeasure *self);
void dtl_measure_add_child (const DtlHtmlTree *tree,
                            guint32 node,
                            const DtlMeasure *child,
                            DtlMeasure *parent);
DtlMeasure *dtl_measure_all (const DtlHtmlTree *tree, const guint8 *is_gone);
double dtl_measure_get_link_density (const DtlMeasure *self);

G_END_DECLS
