/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/html-tag.h"

G_BEGIN_DECLS

#define DTL_HTML_MAX_NODES 200000
#define DTL_HTML_NO_SOURCE G_MAXUINT32

/* An element or a run of text. Nodes stand in the order of the page, so that what is inside node i
 * is i + 1 to end, and a walk is a loop. Node 0 is the page itself. */
typedef struct
{
  DtlTag tag;
  guint32 parent;
  guint32 end;        /* the node behind the last one inside */
  guint32 text_start; /* of DTL_TAG_TEXT: bytes of the tree's text */
  guint32 text_len;
  guint32 source;          /* byte of the source that the text is, or DTL_HTML_NO_SOURCE */
  guint32 first_attribute; /* of an element */
  guint32 n_attributes;
} DtlHtmlNode;

typedef struct
{
  const char *name; /* interned */
  guint32 value;    /* offset in the tree's values, which end with NUL */
} DtlHtmlAttribute;

typedef struct
{
  GArray *nodes; /* of DtlHtmlNode */
  GArray *attributes;
  GString *text;
  GString *values;
  gboolean is_cut; /* over the limit of nodes: the rest has text, but no structure */
} DtlHtmlTree;

DtlHtmlTree *dtl_html_tree_parse (const char *text, gsize len, const GArray *blanks);
void dtl_html_tree_free (DtlHtmlTree *self);

guint32 dtl_html_tree_get_n (const DtlHtmlTree *self);
const DtlHtmlNode *dtl_html_tree_get (const DtlHtmlTree *self, guint32 node);
const char *dtl_html_tree_get_attribute (const DtlHtmlTree *self, guint32 node, const char *name);
guint32 dtl_html_tree_find (const DtlHtmlTree *self, guint32 from, guint32 end, DtlTag tag);
gboolean dtl_html_tree_is_inside (const DtlHtmlTree *self, guint32 node, DtlTag tag, guint levels);
char *dtl_html_tree_dup_text (const DtlHtmlTree *self, guint32 node, gsize max_len);

char *dtl_html_unescape (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlHtmlTree, dtl_html_tree_free)

G_END_DECLS
