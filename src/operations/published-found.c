/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an article keeps of the dates in its source: [{"source", "value"}], read again, and whether
 * they tell one story. What is not of that form was written by a later version and is left out. */
#include "operations/published-found.h"

#include "base/json.h"
#include "calendar/day.h"
#include "sources/article-source.h"

#include <string.h>

/**
 * dtl_published_found_list:
 * @article: an article
 *
 * Returns: (transfer full) (element-type DtlDateCandidate): in the order in which they are
 *   believed; may be empty
 */
GPtrArray *
dtl_published_found_list (const DtlArticle *article)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_date_candidate_free);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonArray *array;

  g_return_val_if_fail (article != NULL, found);

  if (article->published_found == NULL)
    return found;
  bytes = g_bytes_new_static (article->published_found, strlen (article->published_found));
  node = dtl_json_parse ("published_found", bytes, NULL);
  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return found;

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *member = json_array_get_element (array, i);
      const char *source, *value;

      if (JSON_NODE_HOLDS_OBJECT (member) &&
          dtl_json_read_string (json_node_get_object (member), "published_found", "source", &source,
                                NULL) &&
          dtl_json_read_string (json_node_get_object (member), "published_found", "value", &value,
                                NULL))
        {
          DtlDateCandidate *candidate = g_new0 (DtlDateCandidate, 1);

          candidate->source = g_strdup (source);
          candidate->value = g_strdup (value);
          g_ptr_array_add (found, candidate);
        }
    }

  return found;
}

typedef struct
{
  DtlDay first, last;
} Range;

static void
widen (Range *range, const char *value)
{
  DtlDay day;

  if (dtl_day_parse_iso (value, strlen (value), &day) == 0)
    return;
  range->first = range->first == DTL_DAY_NONE ? day : MIN (range->first, day);
  range->last = range->last == DTL_DAY_NONE ? day : MAX (range->last, day);
}

/**
 * dtl_published_found_disagrees:
 * @article: an article
 *
 * Returns: whether what was found, and what is taken, are more than a day apart. A file's own time
 *   says when it was saved, and contradicts nobody.
 */
gboolean
dtl_published_found_disagrees (const DtlArticle *article)
{
  g_autoptr (GPtrArray) found = dtl_published_found_list (article);
  Range range = { DTL_DAY_NONE, DTL_DAY_NONE };

  for (guint i = 0; i < found->len; i++)
    {
      const DtlDateCandidate *candidate = g_ptr_array_index (found, i);

      if (strcmp (candidate->source, DTL_FILE_TIME) != 0)
        widen (&range, candidate->value);
    }
  if (article->published != NULL)
    widen (&range, article->published);

  return range.first != DTL_DAY_NONE && range.last - range.first > 1;
}
