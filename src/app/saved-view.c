/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The view of an instrument as JSON text, and back. A member that is missing or makes no sense
 * keeps its default: a view is a convenience, and no library fails to open for it. */
#include "app/saved-view.h"

#include "base/json-writer.h"
#include "base/json.h"
#include "news/kind.h"
#include "operations/open-library.h"

#define PANES_LIMIT 64 /* names whose heights are kept */

static const char *const preset_ids[DTL_N_PRESETS] = {
  [DTL_PRESET_NONE] = "", [DTL_PRESET_1M] = "1M",   [DTL_PRESET_3M] = "3M",
  [DTL_PRESET_6M] = "6M", [DTL_PRESET_YTD] = "YTD", [DTL_PRESET_1Y] = "1Y",
  [DTL_PRESET_5Y] = "5Y", [DTL_PRESET_ALL] = "All",
};

/* Returns: (nullable): the object that @json holds, owned by @root */
static JsonObject *
parse_object (const char *json, JsonNode **root)
{
  g_autoptr (GBytes) bytes = NULL;

  if (json == NULL)
    return NULL;
  bytes = g_bytes_new_static (json, strlen (json));
  *root = dtl_json_parse ("view", bytes, NULL);
  if (*root == NULL || !JSON_NODE_HOLDS_OBJECT (*root))
    return NULL;

  return json_node_get_object (*root);
}

static const char *
read_string (JsonObject *object, const char *member)
{
  const char *text = NULL;

  if (dtl_json_has (object, member))
    dtl_json_read_string (object, "view", member, &text, NULL);

  return text;
}

/**
 * dtl_saved_view_get_key:
 * @symbol: of an instrument
 *
 * Returns: (transfer full): the key of its view in the library
 */
char *
dtl_saved_view_get_key (const char *symbol)
{
  return g_strconcat (DTL_VIEW_INSTRUMENT_PREFIX, symbol, NULL);
}

/**
 * dtl_saved_view_init:
 * @self: (out caller-allocates): set to the view of an instrument seen for the first time
 */
void
dtl_saved_view_init (DtlSavedView *self)
{
  *self = (DtlSavedView){
    .from = DTL_DAY_NONE,
    .to = DTL_DAY_NONE,
    .preset = DTL_PRESET_6M,
    .interval = -1,
    .type = DTL_CHART_CANDLES,
    .scale = DTL_PRICE_SCALE_LINEAR,
    .base = DTL_DAY_NONE,
    .volume_shown = TRUE,
  };
}

void
dtl_saved_view_clear (DtlSavedView *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->compared, g_strfreev);
  g_clear_pointer (&self->indicators, g_strfreev);
  g_clear_pointer (&self->panes, g_hash_table_unref);
  g_clear_pointer (&self->later_type, g_free);
  g_clear_pointer (&self->later_scale, g_free);
}

/**
 * dtl_pane_shares_copy:
 * @shares: (element-type utf8 double) (nullable): shares of the height by the names of panes
 *
 * Returns: (transfer full): the same, and empty if @shares is %NULL
 */
GHashTable *
dtl_pane_shares_copy (GHashTable *shares)
{
  GHashTable *copy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer name, share;

  if (shares == NULL)
    return copy;

  g_hash_table_iter_init (&iter, shares);
  while (g_hash_table_iter_next (&iter, &name, &share))
    g_hash_table_insert (copy, g_strdup (name), g_memdup2 (share, sizeof (double)));

  return copy;
}

/* Texts of a list, without those that are none or there already.
 * Returns: (nullable) (transfer full): %NULL if there is none */
static char **
read_list (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  JsonArray *array;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return NULL;

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      const char *text = JSON_NODE_HOLDS_VALUE (element) ? json_node_get_string (element) : NULL;

      if (text != NULL && *text != '\0' && g_hash_table_add (seen, (gpointer) text))
        g_strv_builder_add (builder, text);
    }

  return g_hash_table_size (seen) > 0 ? g_strv_builder_end (builder) : NULL;
}

static void
read_filter (DtlSavedView *self, JsonObject *object)
{
  g_auto (GStrv) hidden = read_list (object, "hidden");
  const char *order = read_string (object, "order");
  DtlFamily family;

  self->hidden = 0;
  for (gsize i = 0; hidden != NULL && hidden[i] != NULL; i++)
    if (dtl_family_from_id (hidden[i], &family))
      self->hidden |= 1u << family;
  self->newest_first = g_strcmp0 (order, "newest") == 0;
}

/* Returns: (nullable): the object under a name */
static JsonObject *
read_object (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* What was set by hand at the axes: the range of prices, and the heights of panes. */
static void
read_axes (DtlSavedView *self, JsonObject *object)
{
  JsonObject *prices = read_object (object, "prices");
  JsonObject *panes = read_object (object, "panes");
  g_autoptr (GList) names = panes != NULL ? json_object_get_members (panes) : NULL;
  DtlRange range = { 0, 0 };

  if (prices != NULL && dtl_json_read_double (prices, "prices", "low", &range.low, NULL) &&
      dtl_json_read_double (prices, "prices", "high", &range.high, NULL) && range.low < range.high)
    self->prices = range;

  self->panes = dtl_pane_shares_copy (NULL);
  for (const GList *l = names; l != NULL && g_hash_table_size (self->panes) < PANES_LIMIT;
       l = l->next)
    {
      double share;

      if (dtl_json_read_double (panes, "panes", l->data, &share, NULL) && share > 0 && share < 1)
        g_hash_table_insert (self->panes, g_strdup (l->data), g_memdup2 (&share, sizeof share));
    }
}

/* A type or scale that is not known is of a later version: the default stands in for it, and what
 * was saved is not lost. */
static void
read_style (DtlSavedView *self, JsonObject *object)
{
  const char *text;

  if ((text = read_string (object, "type")) != NULL &&
      !dtl_chart_type_from_id (text, &self->type) && *text != '\0')
    self->later_type = g_strdup (text);
  if ((text = read_string (object, "scale")) != NULL &&
      !dtl_price_scale_kind_from_id (text, &self->scale) && *text != '\0')
    self->later_scale = g_strdup (text);
}

/**
 * dtl_saved_view_parse:
 * @self: (inout): an initialised view
 * @json: (nullable): text written by dtl_saved_view_print()
 *
 * Sets those members of @self that @json holds well formed.
 */
void
dtl_saved_view_parse (DtlSavedView *self, const char *json)
{
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object = parse_object (json, &root);
  const char *text;
  DtlInterval interval;
  JsonNode *volume;

  if (object == NULL)
    return;

  if ((text = read_string (object, "from")) != NULL)
    dtl_day_parse (text, &self->from);
  if ((text = read_string (object, "to")) != NULL)
    dtl_day_parse (text, &self->to);
  if ((text = read_string (object, "preset")) != NULL)
    self->preset = dtl_preset_from_id (text);
  else if (self->from != DTL_DAY_NONE)
    self->preset = DTL_PRESET_NONE;
  if ((text = read_string (object, "interval")) != NULL && dtl_interval_from_id (text, &interval))
    self->interval = (int) interval;
  if ((text = read_string (object, "base")) != NULL)
    dtl_day_parse (text, &self->base);
  volume = json_object_get_member (object, "volume");
  if (volume != NULL && json_node_get_value_type (volume) == G_TYPE_BOOLEAN)
    self->volume_shown = json_node_get_boolean (volume);
  if (dtl_json_has (object, "selected"))
    dtl_json_read_int (object, "view", "selected", &self->selected, NULL);
  dtl_saved_view_clear (self);
  self->compared = read_list (object, "compare");
  self->indicators = read_list (object, "indicators");
  read_filter (self, object);
  read_style (self, object);
  read_axes (self, object);
}

static void
write_day (DtlJsonWriter *writer, const char *name, DtlDay day)
{
  char text[DTL_DAY_TEXT_SIZE];

  if (day != DTL_DAY_NONE)
    dtl_json_writer_string (writer, name, dtl_day_format_iso (day, text));
}

static void
write_list (DtlJsonWriter *writer, const char *name, char **texts)
{
  if (texts == NULL || *texts == NULL)
    return;

  dtl_json_writer_begin_array (writer, name);
  for (gsize i = 0; texts[i] != NULL; i++)
    dtl_json_writer_string (writer, NULL, texts[i]);
  dtl_json_writer_end_array (writer);
}

static void
write_filter (DtlJsonWriter *writer, const DtlSavedView *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) hidden = NULL;

  for (DtlFamily family = 0; family < DTL_N_FAMILIES; family++)
    if (self->hidden & 1u << family)
      g_strv_builder_add (builder, dtl_family_to_id (family));
  hidden = g_strv_builder_end (builder);
  if (self->hidden != 0)
    write_list (writer, "hidden", hidden);
  if (self->newest_first)
    dtl_json_writer_string (writer, "order", "newest");
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (a, b);
}

static void
write_axes (DtlJsonWriter *writer, const DtlSavedView *self)
{
  g_autoptr (GList) names = self->panes != NULL ? g_hash_table_get_keys (self->panes) : NULL;

  if (self->prices.low < self->prices.high)
    {
      dtl_json_writer_begin_object (writer, "prices");
      dtl_json_writer_double (writer, "low", self->prices.low);
      dtl_json_writer_double (writer, "high", self->prices.high);
      dtl_json_writer_end_object (writer);
    }
  if (names == NULL)
    return;

  names = g_list_sort (names, compare_names);
  dtl_json_writer_begin_object (writer, "panes");
  for (const GList *l = names; l != NULL; l = l->next)
    dtl_json_writer_double (writer, l->data,
                            *(const double *) g_hash_table_lookup (self->panes, l->data));
  dtl_json_writer_end_object (writer);
}

/**
 * dtl_saved_view_print:
 * @self: a view
 *
 * Returns: (transfer full): JSON text
 */
char *
dtl_saved_view_print (const DtlSavedView *self)
{
  GString *text = g_string_new (NULL);
  DtlJsonWriter *writer = dtl_json_writer_new (text, FALSE);

  dtl_json_writer_begin_object (writer, NULL);
  write_day (writer, "from", self->from);
  write_day (writer, "to", self->to);
  dtl_json_writer_string (writer, "preset", dtl_preset_to_id (self->preset));
  if (self->interval >= 0)
    dtl_json_writer_string (writer, "interval", dtl_interval_to_id ((DtlInterval) self->interval));
  dtl_json_writer_string (writer, "type",
                          self->later_type != NULL ? self->later_type
                                                   : dtl_chart_type_get_id (self->type));
  if (self->later_scale != NULL)
    dtl_json_writer_string (writer, "scale", self->later_scale);
  else if (self->scale != DTL_PRICE_SCALE_LINEAR)
    dtl_json_writer_string (writer, "scale", dtl_price_scale_kind_get_id (self->scale));
  write_day (writer, "base", self->base);
  dtl_json_writer_boolean (writer, "volume", self->volume_shown);
  if (self->selected != 0)
    dtl_json_writer_int (writer, "selected", self->selected);
  write_list (writer, "compare", self->compared);
  write_list (writer, "indicators", self->indicators);
  write_filter (writer, self);
  write_axes (writer, self);
  dtl_json_writer_end_object (writer);
  dtl_json_writer_free (writer);

  return g_string_free (text, FALSE);
}

/**
 * dtl_saved_view_parse_current:
 * @json: (nullable): text of the view %DTL_VIEW_CURRENT
 *
 * Returns: (transfer full) (nullable): the symbol shown last
 */
char *
dtl_saved_view_parse_current (const char *json)
{
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object = parse_object (json, &root);

  return object != NULL ? g_strdup (read_string (object, "symbol")) : NULL;
}

/**
 * dtl_saved_view_print_current:
 * @symbol: the symbol shown
 *
 * Returns: (transfer full): JSON text for the view %DTL_VIEW_CURRENT
 */
char *
dtl_saved_view_print_current (const char *symbol)
{
  GString *text = g_string_new (NULL);
  DtlJsonWriter *writer = dtl_json_writer_new (text, FALSE);

  dtl_json_writer_begin_object (writer, NULL);
  dtl_json_writer_string (writer, "symbol", symbol);
  dtl_json_writer_end_object (writer);
  dtl_json_writer_free (writer);

  return g_string_free (text, FALSE);
}

/**
 * dtl_preset_to_id:
 * @preset: a range preset
 *
 * Returns: (transfer none): its name in files and in actions; "" for none
 */
const char *
dtl_preset_to_id (DtlPreset preset)
{
  g_return_val_if_fail (preset < DTL_N_PRESETS, "");

  return preset_ids[preset];
}

/**
 * dtl_preset_from_id:
 * @id: a name
 *
 * Returns: the preset of that name, or %DTL_PRESET_NONE
 */
DtlPreset
dtl_preset_from_id (const char *id)
{
  for (int i = DTL_PRESET_NONE + 1; i < DTL_N_PRESETS; i++)
    if (g_str_equal (preset_ids[i], id))
      return (DtlPreset) i;

  return DTL_PRESET_NONE;
}
