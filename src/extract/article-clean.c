/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes out of an article what is not its text: share bars, forms, lists of links, tables that only
 * lay out, asides. One walk from the last node to the first, so that a box is judged by what is
 * left in it. The measures that decide are those of the Readability idea: few commas together with
 * many links, many items, more inputs than paragraphs. */
#include "extract/article-clean.h"

#include "extract/article-measure.h"
#include "extract/class-words.h"

#include <string.h>

#define FEW_COMMAS 10
#define SHARE_CHARS 500 /* a box of share buttons is shorter */

/**
 * dtl_article_drop:
 * @tree: a page
 * @node: one of its nodes
 * @is_gone: (inout) (array): marks it and all that is inside
 */
void
dtl_article_drop (const DtlHtmlTree *tree, guint32 node, guint8 *is_gone)
{
  memset (is_gone + node, 1, dtl_html_tree_get (tree, node)->end - node);
}

/* A table that holds data, not a layout. */
static gboolean
is_data_table (const DtlHtmlTree *tree, guint32 node, const DtlMeasure *measure)
{
  const DtlHtmlNode *of = dtl_html_tree_get (tree, node);
  const char *role = dtl_html_tree_get_attribute (tree, node, "role");
  const char *datatable = dtl_html_tree_get_attribute (tree, node, "datatable");
  guint n_columns;

  if (g_strcmp0 (role, "presentation") == 0 || g_strcmp0 (datatable, "0") == 0)
    return FALSE;
  if (dtl_html_tree_get_attribute (tree, node, "summary") != NULL)
    return TRUE;
  for (guint32 i = node + 1; i < of->end; i++)
    switch ((int) dtl_html_tree_get (tree, i)->tag)
      {
      case DTL_TAG_CAPTION:
      case DTL_TAG_TFOOT:
      case DTL_TAG_THEAD:
      case DTL_TAG_TH:
        return TRUE;
      case DTL_TAG_TABLE:
        return FALSE;
      default:
        break;
      }

  n_columns = measure->n_rows > 0 ? measure->n_columns / measure->n_rows : 0;
  if (measure->n_rows <= 1 || n_columns <= 1)
    return FALSE;
  return measure->n_rows >= 10 || n_columns > 4 || measure->n_rows * n_columns > 10;
}

/* Whether a form, list, table or box has not the shape of text. */
static gboolean
is_misshapen (const DtlHtmlTree *tree,
              guint32 node,
              const DtlMeasure *measure,
              DtlStrictness strictness)
{
  DtlTag tag = dtl_html_tree_get (tree, node)->tag;
  int weight = (strictness & DTL_STRICT_WEIGHTS) != 0 ? dtl_class_words_get_weight (tree, node) : 0;
  gboolean is_list = tag == DTL_TAG_UL || tag == DTL_TAG_OL;
  gboolean in_figure = dtl_html_tree_is_inside (tree, node, DTL_TAG_FIGURE, 3);
  double density = dtl_measure_get_link_density (measure);
  double headings = measure->n_chars > 0 ? (double) measure->n_heading_chars / measure->n_chars : 0;
  gboolean bad;

  if (weight < 0)
    return TRUE;
  if (measure->n_commas >= FEW_COMMAS)
    return FALSE;
  if (measure->n_chars > 0 && measure->n_list_chars > .9 * measure->n_chars)
    is_list = TRUE;

  bad = (measure->n_images > 1 && 2 * measure->n_paragraphs < measure->n_images && !in_figure) ||
        (!is_list && measure->n_items > 100 + measure->n_paragraphs) ||
        (3 * measure->n_inputs > measure->n_paragraphs) ||
        (!is_list && headings < .9 && measure->n_chars < 25 &&
         (measure->n_images == 0 || measure->n_images > 2) && !in_figure &&
         measure->n_link_chars > 0) ||
        (!is_list && weight < 25 && density > .2) || (weight >= 25 && density > .5) ||
        (measure->n_embeds == 1 && measure->n_chars < 75) || measure->n_embeds > 1 ||
        (measure->n_chars == 0 && measure->n_images == 0);

  /* A list of pictures stays. */
  if (is_list && bad && measure->n_items > 0 && measure->n_images == measure->n_items)
    return FALSE;
  return bad;
}

static gboolean
is_unwanted (const DtlHtmlTree *tree,
             guint32 node,
             const DtlMeasure *measure,
             DtlStrictness strictness)
{
  switch ((int) dtl_html_tree_get (tree, node)->tag)
    {
    case DTL_TAG_ASIDE:
    case DTL_TAG_BUTTON:
    case DTL_TAG_DIALOG:
    case DTL_TAG_EMBED:
    case DTL_TAG_FOOTER:
    case DTL_TAG_INPUT:
    case DTL_TAG_LINK:
    case DTL_TAG_META:
    case DTL_TAG_NAV:
    case DTL_TAG_OBJECT:
    case DTL_TAG_SELECT:
    case DTL_TAG_TITLE:
      return TRUE;
    case DTL_TAG_H1:
    case DTL_TAG_H2:
      return (strictness & DTL_STRICT_WEIGHTS) != 0 && dtl_class_words_get_weight (tree, node) < 0;
    case DTL_TAG_DIV:
    case DTL_TAG_FIELDSET:
    case DTL_TAG_FORM:
    case DTL_TAG_OL:
    case DTL_TAG_TABLE:
    case DTL_TAG_UL:
      return (strictness & DTL_STRICT_SHAPES) != 0 &&
             is_misshapen (tree, node, measure, strictness);
    default:
      return FALSE;
    }
}

/* Elements whose inside is kept as it is: code, and the cells of a data table. */
static guint8 *
find_kept (const DtlHtmlTree *tree, const DtlMeasure *measures)
{
  guint32 n = dtl_html_tree_get_n (tree);
  guint8 *is_kept = g_new0 (guint8, n);

  for (guint32 i = 1; i < n; i++)
    {
      const DtlHtmlNode *node = dtl_html_tree_get (tree, i);

      if (is_kept[i])
        continue;
      if (node->tag == DTL_TAG_CODE ||
          (node->tag == DTL_TAG_TABLE && is_data_table (tree, i, &measures[i])))
        memset (is_kept + i, 1, node->end - i);
    }

  return is_kept;
}

/**
 * dtl_article_clean:
 * @tree: a page
 * @first: the first node to judge
 * @end: behind the last
 * @strictness: which judgements apply
 * @is_gone: (inout) (array): of each node, whether it is left out
 */
void
dtl_article_clean (
    const DtlHtmlTree *tree, guint32 first, guint32 end, DtlStrictness strictness, guint8 *is_gone)
{
  g_autofree DtlMeasure *before = dtl_measure_all (tree, is_gone);
  g_autofree DtlMeasure *left = g_new0 (DtlMeasure, dtl_html_tree_get_n (tree));
  g_autofree guint8 *is_kept = find_kept (tree, before);

  for (guint32 i = end; i-- > first;)
    {
      const DtlHtmlNode *node = dtl_html_tree_get (tree, i);

      if (is_gone[i])
        continue;
      if (node->tag == DTL_TAG_TEXT)
        dtl_measure_text (tree, i, &left[i]);
      else if ((!is_kept[i] && is_unwanted (tree, i, &left[i], strictness)) ||
               (before[i].n_chars < SHARE_CHARS &&
                (dtl_class_words_get_flags (tree, i) & DTL_CLASS_SHARE) != 0))
        {
          dtl_article_drop (tree, i, is_gone);
          continue;
        }
      if (node->parent >= first)
        dtl_measure_add_child (tree, i, &left[i], &left[node->parent]);
    }
}
