/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The elements of HTML that reading an article tells apart. */
#include "extract/html-tag.h"

#include <string.h>

static const struct
{
  const char *name;
  gboolean is_block;
} tags[DTL_N_TAGS] = {
  [DTL_TAG_TEXT] = { "", FALSE },
  [DTL_TAG_OTHER] = { "", FALSE },
  [DTL_TAG_A] = { "a", FALSE },
  [DTL_TAG_ADDRESS] = { "address", TRUE },
  [DTL_TAG_ARTICLE] = { "article", TRUE },
  [DTL_TAG_ASIDE] = { "aside", TRUE },
  [DTL_TAG_AUDIO] = { "audio", FALSE },
  [DTL_TAG_B] = { "b", FALSE },
  [DTL_TAG_BASE] = { "base", FALSE },
  [DTL_TAG_BLOCKQUOTE] = { "blockquote", TRUE },
  [DTL_TAG_BODY] = { "body", TRUE },
  [DTL_TAG_BR] = { "br", FALSE },
  [DTL_TAG_BUTTON] = { "button", FALSE },
  [DTL_TAG_CAPTION] = { "caption", TRUE },
  [DTL_TAG_CENTER] = { "center", TRUE },
  [DTL_TAG_CODE] = { "code", FALSE },
  [DTL_TAG_DD] = { "dd", TRUE },
  [DTL_TAG_DETAILS] = { "details", TRUE },
  [DTL_TAG_DIALOG] = { "dialog", TRUE },
  [DTL_TAG_DIV] = { "div", TRUE },
  [DTL_TAG_DL] = { "dl", TRUE },
  [DTL_TAG_DT] = { "dt", TRUE },
  [DTL_TAG_EMBED] = { "embed", FALSE },
  [DTL_TAG_FIELDSET] = { "fieldset", TRUE },
  [DTL_TAG_FIGCAPTION] = { "figcaption", TRUE },
  [DTL_TAG_FIGURE] = { "figure", TRUE },
  [DTL_TAG_FOOTER] = { "footer", TRUE },
  [DTL_TAG_FORM] = { "form", TRUE },
  [DTL_TAG_H1] = { "h1", TRUE },
  [DTL_TAG_H2] = { "h2", TRUE },
  [DTL_TAG_H3] = { "h3", TRUE },
  [DTL_TAG_H4] = { "h4", TRUE },
  [DTL_TAG_H5] = { "h5", TRUE },
  [DTL_TAG_H6] = { "h6", TRUE },
  [DTL_TAG_HEAD] = { "head", TRUE },
  [DTL_TAG_HEADER] = { "header", TRUE },
  [DTL_TAG_HR] = { "hr", TRUE },
  [DTL_TAG_HTML] = { "html", TRUE },
  [DTL_TAG_IMG] = { "img", FALSE },
  [DTL_TAG_INPUT] = { "input", FALSE },
  [DTL_TAG_LI] = { "li", TRUE },
  [DTL_TAG_LINK] = { "link", FALSE },
  [DTL_TAG_MAIN] = { "main", TRUE },
  [DTL_TAG_META] = { "meta", FALSE },
  [DTL_TAG_NAV] = { "nav", TRUE },
  [DTL_TAG_OBJECT] = { "object", FALSE },
  [DTL_TAG_OL] = { "ol", TRUE },
  [DTL_TAG_OPTION] = { "option", TRUE },
  [DTL_TAG_P] = { "p", TRUE },
  [DTL_TAG_PICTURE] = { "picture", FALSE },
  [DTL_TAG_PRE] = { "pre", TRUE },
  [DTL_TAG_SECTION] = { "section", TRUE },
  [DTL_TAG_SELECT] = { "select", FALSE },
  [DTL_TAG_SPAN] = { "span", FALSE },
  [DTL_TAG_SUMMARY] = { "summary", TRUE },
  [DTL_TAG_TABLE] = { "table", TRUE },
  [DTL_TAG_TBODY] = { "tbody", TRUE },
  [DTL_TAG_TD] = { "td", TRUE },
  [DTL_TAG_TFOOT] = { "tfoot", TRUE },
  [DTL_TAG_TH] = { "th", TRUE },
  [DTL_TAG_THEAD] = { "thead", TRUE },
  [DTL_TAG_TIME] = { "time", FALSE },
  [DTL_TAG_TITLE] = { "title", TRUE },
  [DTL_TAG_TR] = { "tr", TRUE },
  [DTL_TAG_UL] = { "ul", TRUE },
  [DTL_TAG_VIDEO] = { "video", FALSE },
};

/**
 * dtl_tag_find:
 * @name: of an element, in lower case
 *
 * Returns: which it is
 */
DtlTag
dtl_tag_find (const char *name)
{
  guint low = DTL_TAG_A, high = DTL_N_TAGS;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      int order = strcmp (name, tags[middle].name);

      if (order == 0)
        return middle;
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }

  return DTL_TAG_OTHER;
}

/**
 * dtl_tag_is_block:
 * @tag: an element
 *
 * Returns: whether it stands on lines of its own
 */
gboolean
dtl_tag_is_block (DtlTag tag)
{
  return tags[tag].is_block;
}
