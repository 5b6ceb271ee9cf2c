/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts of what is inside each element, gathered from the last node to the first: children come
 * before their parents, and no walk goes down. */
#include "extract/article-measure.h"

#include <string.h>

/* U+002C and its sisters of other scripts */
static gboolean
is_comma (gunichar c)
{
  return c == ',' || c == 0x060C || c == 0xFE50 || c == 0xFE10 || c == 0xFE11 || c == 0x2E41 ||
         c == 0x2E34 || c == 0x2E32 || c == 0xFF0C || c == 0x3001;
}

/**
 * dtl_measure_text:
 * @tree: a page
 * @node: a run of text
 * @self: (out): its characters and commas
 */
void
dtl_measure_text (const DtlHtmlTree *tree, guint32 node, DtlMeasure *self)
{
  const DtlHtmlNode *of = dtl_html_tree_get (tree, node);
  const char *at = tree->text->str + of->text_start, *end = at + of->text_len;
  gboolean blank = TRUE;

  memset (self, 0, sizeof *self);
  for (; at < end; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isspace (c))
        {
          self->n_chars += blank ? 0 : 1;
          blank = TRUE;
          continue;
        }
      blank = FALSE;
      self->n_chars++;
      self->n_commas += is_comma (c) ? 1 : 0;
    }
}

/**
 * dtl_measure_add_child:
 * @tree: a page
 * @node: a node
 * @child: what is inside it
 * @parent: (inout): what is inside its parent so far
 */
void
dtl_measure_add_child (const DtlHtmlTree *tree,
                       guint32 node,
                       const DtlMeasure *child,
                       DtlMeasure *parent)
{
  DtlTag tag = dtl_html_tree_get (tree, node)->tag;
  gboolean is_list = tag == DTL_TAG_UL || tag == DTL_TAG_OL;
  gboolean is_heading = tag >= DTL_TAG_H1 && tag <= DTL_TAG_H6;
  const char *href = tag == DTL_TAG_A ? dtl_html_tree_get_attribute (tree, node, "href") : NULL;

  parent->n_chars += child->n_chars;
  parent->n_commas += child->n_commas;
  if (tag == DTL_TAG_A)
    parent->n_link_chars += child->n_chars * (href != NULL && href[0] == '#' ? .3 : 1.0);
  else
    parent->n_link_chars += child->n_link_chars;
  parent->n_list_chars += is_list ? child->n_chars : child->n_list_chars;
  parent->n_heading_chars += is_heading ? child->n_chars : child->n_heading_chars;
  parent->n_paragraphs += child->n_paragraphs + (tag == DTL_TAG_P);
  parent->n_images += child->n_images + (tag == DTL_TAG_IMG);
  parent->n_items += child->n_items + (tag == DTL_TAG_LI);
  parent->n_inputs += child->n_inputs + (tag == DTL_TAG_INPUT);
  parent->n_embeds += child->n_embeds + (tag == DTL_TAG_EMBED || tag == DTL_TAG_OBJECT);
  parent->n_rows += child->n_rows + (tag == DTL_TAG_TR);
  parent->n_columns += tag == DTL_TAG_TABLE ? 0 : child->n_columns + (tag == DTL_TAG_TD);
  parent->n_elements += child->n_elements + (tag != DTL_TAG_TEXT);
}

/**
 * dtl_measure_all:
 * @tree: a page
 * @is_gone: (array): of each node, whether to leave it out with all that is inside
 *
 * Returns: (transfer full) (array): what is inside each node
 */
DtlMeasure *
dtl_measure_all (const DtlHtmlTree *tree, const guint8 *is_gone)
{
  guint32 n = dtl_html_tree_get_n (tree);
  DtlMeasure *measures = g_new0 (DtlMeasure, n);

  for (guint32 i = n; i-- > 1;)
    {
      const DtlHtmlNode *node = dtl_html_tree_get (tree, i);

      if (is_gone[i])
        continue;
      if (node->tag == DTL_TAG_TEXT)
        dtl_measure_text (tree, i, &measures[i]);
      dtl_measure_add_child (tree, i, &measures[i], &measures[node->parent]);
    }

  return measures;
}

/**
 * dtl_measure_get_link_density:
 * @self: what is inside an element
 *
 * Returns: the part of its text that is links, 0 to 1
 */
double
dtl_measure_get_link_density (const DtlMeasure *self)
{
  return self->n_chars > 0 ? self->n_link_chars / self->n_chars : 0;
}
