/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the article of a page. Every paragraph gives points, for its length and its commas, to the
 * elements around it, the nearer the more; the element with the most points, less the part of it
 * that is links, is the article, and those beside it that are like it belong to it. That is the
 * idea of Readability (Arc90, 2009). Here a paragraph is any run of text between two block elements
 * or two line breaks, whatever the page calls it, and everything is loops over the flat tree. */
#include "extract/article-body.h"

#include "extract/article-clean.h"
#include "extract/article-look.h"
#include "extract/article-measure.h"
#include "extract/class-words.h"

#include <math.h>
#include <string.h>

#define ENOUGH_CHARS 500   /* an article; less, and the next level is tried */
#define MUCH_MORE 2        /* times the text, to believe a looser reading of a short article */
#define PARAGRAPH_CHARS 25 /* shorter runs give no points */
#define PART_CHARS 400     /* a box like the article's that is part of it */
#define MAX_ANCESTORS 5    /* that a paragraph gives points to */
#define N_TOP 5            /* candidates that are compared */

typedef struct
{
  const DtlHtmlTree *tree;
  guint32 n;
  DtlStrictness strictness;
  guint8 *is_gone;
  guint32 *block_of;  /* the nearest block element around, or the node itself */
  guint8 *has_blocks; /* whether block elements are inside */
  double *scores;     /* NAN where no paragraph is inside */
  DtlMeasure *measures;
} Search;

static const DtlHtmlNode *
get_node (const Search *self, guint32 node)
{
  return dtl_html_tree_get (self->tree, node);
}

static gboolean
has_unlikely_role (const DtlHtmlTree *tree, guint32 node)
{
  static const char *const roles[] = { "menu",  "menubar",     "complementary", "navigation",
                                       "alert", "alertdialog", "dialog",        NULL };
  const char *role = dtl_html_tree_get_attribute (tree, node, "role");

  return role != NULL && g_strv_contains (roles, role);
}

/* What no strictness brings back: hidden elements, the heading that repeats the title. */
static guint8 *
find_hidden (const DtlHtmlTree *tree, const char *title, guint32 byline_node)
{
  guint32 n = dtl_html_tree_get_n (tree);
  guint8 *is_gone = g_new0 (guint8, n);
  gboolean title_seen = title == NULL;

  for (guint32 i = 1; i < n; i++)
    {
      const DtlHtmlNode *node = dtl_html_tree_get (tree, i);

      if (node->tag == DTL_TAG_TEXT)
        continue;
      if (node->tag == DTL_TAG_HEAD || i == byline_node || dtl_article_is_hidden (tree, i) ||
          (node->tag == DTL_TAG_DIALOG))
        {
          dtl_article_drop (tree, i, is_gone);
          i = node->end - 1;
        }
      else if (!title_seen && (node->tag == DTL_TAG_H1 || node->tag == DTL_TAG_H2))
        {
          g_autofree char *heading = dtl_html_tree_dup_text (tree, i, 1000);

          if (dtl_article_title_likeness (title, heading) > .75)
            {
              title_seen = TRUE;
              dtl_article_drop (tree, i, is_gone);
            }
        }
    }

  return is_gone;
}

static void
drop_furniture (Search *self)
{
  guint32 kept_until = 0; /* inside tables and code names say nothing */

  for (guint32 i = 1; i < self->n; i++)
    {
      const DtlHtmlNode *node = get_node (self, i);
      DtlClassFlags flags;

      if (self->is_gone[i] || node->tag == DTL_TAG_TEXT || node->tag == DTL_TAG_BODY ||
          node->tag == DTL_TAG_HTML || node->tag == DTL_TAG_A)
        continue;
      if (node->tag == DTL_TAG_TABLE || node->tag == DTL_TAG_CODE)
        kept_until = MAX (kept_until, node->end);

      flags = dtl_class_words_get_flags (self->tree, i);
      if ((i >= kept_until && (flags & DTL_CLASS_FURNITURE) != 0 &&
           (flags & DTL_CLASS_CONTENT) == 0) ||
          has_unlikely_role (self->tree, i))
        {
          dtl_article_drop (self->tree, i, self->is_gone);
          i = node->end - 1;
        }
    }
}

static void
find_blocks (Search *self)
{
  for (guint32 i = 1; i < self->n; i++)
    {
      const DtlHtmlNode *node = get_node (self, i);

      self->block_of[i] = dtl_tag_is_block (node->tag) ? i : self->block_of[node->parent];
      if (self->block_of[i] == i && !self->is_gone[i])
        self->has_blocks[self->block_of[node->parent]] = 1;
    }
}

static double
get_first_score (const Search *self, guint32 node)
{
  double score = 0;

  switch ((int) get_node (self, node)->tag)
    {
    case DTL_TAG_DIV:
      score = 5;
      break;
    case DTL_TAG_BLOCKQUOTE:
    case DTL_TAG_PRE:
    case DTL_TAG_TD:
      score = 3;
      break;
    case DTL_TAG_ADDRESS:
    case DTL_TAG_DD:
    case DTL_TAG_DL:
    case DTL_TAG_DT:
    case DTL_TAG_FORM:
    case DTL_TAG_LI:
    case DTL_TAG_OL:
    case DTL_TAG_UL:
      score = -3;
      break;
    case DTL_TAG_H1:
    case DTL_TAG_H2:
    case DTL_TAG_H3:
    case DTL_TAG_H4:
    case DTL_TAG_H5:
    case DTL_TAG_H6:
    case DTL_TAG_TH:
      score = -5;
      break;
    default:
      break;
    }
  if ((self->strictness & DTL_STRICT_WEIGHTS) != 0)
    score += dtl_class_words_get_weight (self->tree, node);

  return score;
}

/* Gives the points of a paragraph inside block @block to the elements around it. */
static void
give_points (Search *self, guint32 block, const DtlMeasure *run)
{
  double points = 1 + run->n_commas + 1 + MIN (run->n_chars / 100, 3);
  guint32 at = block;
  DtlTag tag = get_node (self, block)->tag;

  if (run->n_chars < PARAGRAPH_CHARS)
    return;

  switch ((int) tag)
    {
    case DTL_TAG_P:
    case DTL_TAG_PRE:
    case DTL_TAG_TD:
    case DTL_TAG_H2:
    case DTL_TAG_H3:
    case DTL_TAG_H4:
    case DTL_TAG_H5:
    case DTL_TAG_H6:
      at = get_node (self, block)->parent;
      break;
    case DTL_TAG_DIV:
    case DTL_TAG_SECTION:
    case DTL_TAG_CENTER:
      /* A box of nothing but text is a paragraph itself. */
      if (!self->has_blocks[block])
        at = get_node (self, block)->parent;
      break;
    case DTL_TAG_ARTICLE:
    case DTL_TAG_BODY:
    case DTL_TAG_MAIN:
      break;
    default:
      return;
    }

  for (guint level = 0; level < MAX_ANCESTORS && at != 0; level++)
    {
      if (isnan (self->scores[at]))
        self->scores[at] = get_first_score (self, at);
      self->scores[at] += level == 0 ? points : level == 1 ? points / 2 : points / (3 * level);
      at = get_node (self, at)->parent;
    }
}

static void
score_paragraphs (Search *self)
{
  DtlMeasure run = { 0 }, text;
  guint32 run_block = 0;
  guint n_breaks = 0;

  for (guint32 i = 1; i < self->n; i++)
    {
      const DtlHtmlNode *node = get_node (self, i);
      guint32 block = self->block_of[i];

      if (self->is_gone[i])
        continue;
      /* A block that begins, or one that has ended, ends the run. */
      if (block != run_block || (block == i))
        {
          give_points (self, run_block, &run);
          memset (&run, 0, sizeof run);
          run_block = block;
          n_breaks = 0;
        }
      if (node->tag == DTL_TAG_BR && ++n_breaks == 2)
        {
          give_points (self, run_block, &run);
          memset (&run, 0, sizeof run);
        }
      if (node->tag != DTL_TAG_TEXT)
        continue;
      dtl_measure_text (self->tree, i, &text);
      if (text.n_chars == 0)
        continue;
      n_breaks = 0;
      run.n_chars += text.n_chars;
      run.n_commas += text.n_commas;
    }
  give_points (self, run_block, &run);
}

/* The best candidates, best first; their scores get their links taken off. */
static guint
find_top (Search *self, guint32 top[N_TOP])
{
  guint n_top = 0;

  for (guint32 i = 1; i < self->n; i++)
    {
      guint at;

      if (isnan (self->scores[i]))
        continue;
      self->scores[i] *= 1 - dtl_measure_get_link_density (&self->measures[i]);
      for (at = n_top; at > 0 && self->scores[i] > self->scores[top[at - 1]]; at--)
        if (at < N_TOP)
          top[at] = top[at - 1];
      if (at < N_TOP)
        {
          top[at] = i;
          n_top = MIN (n_top + 1, N_TOP);
        }
    }

  return n_top;
}

static gboolean
contains (const Search *self, guint32 outer, guint32 inner)
{
  return outer < inner && inner < get_node (self, outer)->end;
}

static guint32
find_body (const Search *self)
{
  guint32 body = dtl_html_tree_find (self->tree, 1, self->n, DTL_TAG_BODY);

  return body < self->n ? body : 0;
}

/* From the best candidate up to the element that holds the whole article. */
static guint32
climb (Search *self, const guint32 *top, guint n_top)
{
  guint32 best = top[0], at, body = find_body (self);
  double last, threshold;

  /* Several that are nearly as good, under one roof: the roof. */
  if (n_top >= 4)
    for (at = get_node (self, best)->parent; at != 0 && at != body;
         at = get_node (self, at)->parent)
      {
        guint n_inside = 0;

        for (guint i = 1; i < n_top; i++)
          if (self->scores[top[i]] >= .75 * self->scores[top[0]] && contains (self, at, top[i]))
            n_inside++;
        if (n_inside >= 3)
          {
            best = at;
            break;
          }
      }

  if (isnan (self->scores[best]))
    self->scores[best] = get_first_score (self, best);
  last = self->scores[best];
  threshold = last / 3;
  for (at = get_node (self, best)->parent; at != 0 && at != body; at = get_node (self, at)->parent)
    {
      if (isnan (self->scores[at]))
        continue;
      if (self->scores[at] < threshold)
        break;
      if (self->scores[at] > last)
        {
          best = at;
          break;
        }
      last = self->scores[at];
    }

  /* An only child's brothers may be its parent's. */
  for (at = get_node (self, best)->parent; at != 0 && at != body; at = get_node (self, at)->parent)
    {
      guint n_children = 0;

      for (guint32 i = at + 1; n_children < 2 && i < get_node (self, at)->end;
           i = get_node (self, i)->end)
        if (!self->is_gone[i] && get_node (self, i)->tag != DTL_TAG_TEXT)
          n_children++;
      if (n_children != 1)
        break;
      best = at;
    }
  if (isnan (self->scores[best]))
    self->scores[best] = get_first_score (self, best);

  return best;
}

static gboolean
ends_sentence (const Search *self, guint32 node)
{
  g_autofree char *text = dtl_html_tree_dup_text (self->tree, node, 400);
  gsize len = strlen (text);

  return len > 0 && (text[len - 1] == '.' || strstr (text, ". ") != NULL);
}

static gboolean
is_paragraph (const Search *self, guint32 node)
{
  DtlTag tag = get_node (self, node)->tag;

  return tag == DTL_TAG_P || (tag == DTL_TAG_DIV && !self->has_blocks[node]);
}

static gboolean
belongs_to (const Search *self, guint32 node, guint32 best)
{
  const DtlMeasure *measure = &self->measures[node];
  const char *class = dtl_html_tree_get_attribute (self->tree, node, "class");
  double threshold = MAX (10, .2 * self->scores[best]), bonus = 0, density;

  if (node == best)
    return TRUE;
  if (class != NULL && class[0] != '\0' &&
      g_strcmp0 (class, dtl_html_tree_get_attribute (self->tree, best, "class")) == 0)
    {
      bonus = .2 * self->scores[best];
      /* Parts of one article come in boxes of one make, however deep their text lies. */
      if (measure->n_chars > PART_CHARS && dtl_measure_get_link_density (measure) < .25)
        return TRUE;
    }
  if (!isnan (self->scores[node]) && self->scores[node] + bonus >= threshold)
    return TRUE;
  if (!is_paragraph (self, node))
    return FALSE;

  density = dtl_measure_get_link_density (measure);
  if (measure->n_chars > 80)
    return density < .25;
  return measure->n_chars > 0 && density == 0 && ends_sentence (self, node);
}

/* Leaves of the page what is in or beside @best and belongs to it. */
static void
keep_siblings (Search *self, guint32 best, guint32 *first, guint32 *end)
{
  guint32 parent = get_node (self, best)->parent;
  guint32 until = get_node (self, parent)->end;
  guint8 *is_gone = self->is_gone;

  if (best == find_body (self) || best == 0)
    {
      *first = best;
      *end = get_node (self, best)->end;
    }
  else
    {
      *first = parent + 1;
      *end = until;
      for (guint32 i = parent + 1; i < until; i = get_node (self, i)->end)
        if (!is_gone[i] && !belongs_to (self, i, best))
          dtl_article_drop (self->tree, i, is_gone);
    }
  memset (is_gone, 1, *first);
  memset (is_gone + *end, 1, self->n - *end);
}

static DtlArticleBody *
search (const DtlHtmlTree *tree, const guint8 *is_hidden, DtlStrictness strictness)
{
  guint32 n = dtl_html_tree_get_n (tree), top[N_TOP], best, first, end;
  g_autofree guint32 *block_of = g_new0 (guint32, n);
  g_autofree guint8 *has_blocks = g_new0 (guint8, n);
  g_autofree double *scores = g_new (double, n);
  g_autofree DtlMeasure *measures = NULL;
  g_autofree DtlMeasure *left = NULL;
  Search self = {
    tree, n, strictness, g_memdup2 (is_hidden, n), block_of, has_blocks, scores, NULL
  };
  DtlArticleBody *body = g_new0 (DtlArticleBody, 1);
  guint n_top;

  for (guint32 i = 0; i < n; i++)
    scores[i] = NAN;
  if ((strictness & DTL_STRICT_NAMES) != 0)
    drop_furniture (&self);
  find_blocks (&self);
  score_paragraphs (&self);
  self.measures = measures = dtl_measure_all (tree, self.is_gone);
  n_top = find_top (&self, top);
  best = n_top > 0 ? climb (&self, top, n_top) : find_body (&self);
  keep_siblings (&self, best, &first, &end);
  dtl_article_clean (tree, first, end, strictness, self.is_gone);

  left = dtl_measure_all (tree, self.is_gone);
  for (guint32 i = MAX (first, 1); i < end; i = get_node (&self, i)->end)
    if (!self.is_gone[i])
      body->n_chars += left[i].n_chars;
  body->is_gone = self.is_gone;

  return body;
}

/**
 * dtl_article_body_find:
 * @tree: a page
 * @title: (nullable): its title; a heading like it is left out
 * @byline_node: the element that holds the byline and is left out, or 0
 *
 * Reads the page strictly, and less and less so while there is not enough text. Linear.
 *
 * Returns: (transfer full): its article; of a page without, whatever text it has
 */
DtlArticleBody *
dtl_article_body_find (const DtlHtmlTree *tree, const char *title, guint32 byline_node)
{
  static const DtlStrictness levels[] = {
    DTL_STRICT_NAMES | DTL_STRICT_WEIGHTS | DTL_STRICT_SHAPES,
    DTL_STRICT_WEIGHTS | DTL_STRICT_SHAPES,
    DTL_STRICT_SHAPES,
    0,
  };
  g_autofree guint8 *is_hidden = find_hidden (tree, title, byline_node);
  g_autoptr (DtlArticleBody) best = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      g_autoptr (DtlArticleBody) body = search (tree, is_hidden, levels[i]);

      if (body->n_chars >= ENOUGH_CHARS &&
          (best == NULL || body->n_chars >= MUCH_MORE * best->n_chars))
        return g_steal_pointer (&body);
      if (best == NULL || body->n_chars >= MUCH_MORE * best->n_chars)
        {
          g_clear_pointer (&best, dtl_article_body_free);
          best = g_steal_pointer (&body);
        }
    }

  return g_steal_pointer (&best);
}

/**
 * dtl_article_body_free:
 * @self: (nullable) (transfer full): an article
 */
void
dtl_article_body_free (DtlArticleBody *self)
{
  if (self == NULL)
    return;

  g_free (self->is_gone);
  g_free (self);
}
