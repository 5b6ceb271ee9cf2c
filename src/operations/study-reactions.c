/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of all events of an instrument, kept in the library under a hash of everything that they
 * follow from: what was computed once is read until something of that changes, and read again when
 * it is undone. What is kept is no edit: it is not in the history, and a library that cannot be
 * written gives the same figures. */
#include "operations/study-reactions.h"

#include <math.h>
#include <string.h>

#include "base/json-writer.h"
#include "base/json.h"
#include "library/history.h"
#include "operations/plan-study.h"
#include "operations/study-factors.h"

/* Raise it when the engine gives other figures for the same input. Figures of a later engine are
 * not replaced: two programs on one library would do so in turn without end. */
#define ENGINE 2

/* What is at hand while the events of one instrument are gone through. */
typedef struct
{
  DtlStore *store;
  const char *symbol;
  GHashTable *bars;    /* symbol: text that tells its bars from others */
  GHashTable *grounds; /* of DtlStudyGround by benchmark; "" is none */
  char *listed;        /* days and timings of all events */
} Desk;

static void
desk_clear (Desk *self)
{
  g_clear_pointer (&self->bars, g_hash_table_unref);
  g_clear_pointer (&self->grounds, g_hash_table_unref);
  g_free (self->listed);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Desk, desk_clear)

/* ── What the figures follow from ───────────────────────────────────────────────────────────── */

static char *
list_days (GPtrArray *events)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < events->len; i++)
    {
      const DtlEvent *event = events->pdata[i];

      g_string_append_printf (text, "%d %s\n", event->day, dtl_timing_to_id (event->timing));
    }

  return g_string_free (text, FALSE);
}

/* Which exchange it is matters too: it says which bars make a day. */
static const char *
describe_bars (Desk *self, const char *symbol, GError **error)
{
  const char *known = g_hash_table_lookup (self->bars, symbol);
  g_autoptr (DtlInstrument) instrument = NULL;
  g_autofree char *bars = NULL;
  char *text;

  if (known != NULL)
    return known;

  instrument = dtl_store_get_instrument (self->store, symbol, error);
  bars = instrument != NULL ? dtl_store_describe_bars (self->store, symbol, error) : NULL;
  if (bars == NULL)
    return NULL;
  text = g_strdup_printf ("%s %s\n%s", symbol,
                          instrument->exchange != NULL ? instrument->exchange : "", bars);
  g_hash_table_insert (self->bars, g_strdup (symbol), text);

  return text;
}

/* "1:" and a SHA-256. Other events count only where their days are left out. */
static char *
hash_inputs (Desk *self, const DtlEvent *event, const DtlStudyPlan *plan, GError **error)
{
  g_autofree char *settings = dtl_study_plan_print (plan);
  g_autofree char *text = NULL;
  g_autofree char *digest = NULL;
  const char *security = describe_bars (self, self->symbol, error);
  const char *benchmark = "";

  if (security == NULL)
    return NULL;
  if (plan->benchmark != NULL)
    benchmark = describe_bars (self, plan->benchmark, error);
  if (benchmark == NULL)
    return NULL;

  text = g_strdup_printf ("%d %s\n%s\n%s\n%s\n%s", event->day, dtl_timing_to_id (event->timing),
                          settings, plan->settings.excludes_events ? self->listed : "", security,
                          benchmark);
  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  return g_strdup_printf ("%d:%s", ENGINE, digest);
}

static gboolean
is_of_later_engine (const char *hash)
{
  return g_ascii_strtoll (hash, NULL, 10) > ENGINE;
}

/* ── As JSON ────────────────────────────────────────────────────────────────────────────────── */

/* The figures by member, in the order of DtlReaction. */
static const struct
{
  const char *member;
  gsize offset;
} figures[] = {
  { "return", offsetof (DtlReaction, day_return) },
  { "gap", offsetof (DtlReaction, gap) },
  { "range", offsetof (DtlReaction, range) },
  { "volume", offsetof (DtlReaction, volume_ratio) },
  { "ar", offsetof (DtlReaction, ar) },
  { "p", offsetof (DtlReaction, p) },
  { "placebo_p", offsetof (DtlReaction, placebo_p) },
};

static char *
print_reaction (const DtlReaction *reaction)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (DtlJsonWriter) json = dtl_json_writer_new (text, FALSE);
  char day[DTL_DAY_TEXT_SIZE];

  dtl_json_writer_begin_object (json, NULL);
  dtl_json_writer_string (json, "status", dtl_study_status_to_id (reaction->status));
  dtl_json_writer_string (
      json, "session",
      reaction->session != DTL_DAY_NONE ? dtl_day_format_iso (reaction->session, day) : NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (figures); i++)
    dtl_json_writer_double (json, figures[i].member,
                            G_STRUCT_MEMBER (double, reaction, figures[i].offset));
  dtl_json_writer_end_object (json);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Returns: FALSE if @text is not what print_reaction() writes: it is then computed again */
static gboolean
parse_reaction (const char *text, DtlReaction *reaction)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (JsonNode) root = dtl_json_parse ("study", bytes, NULL);
  JsonObject *object;
  const char *status, *session;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return FALSE;

  object = json_node_get_object (root);
  reaction->session = DTL_DAY_NONE;
  if (!dtl_json_read_string (object, "study", "status", &status, NULL) ||
      !dtl_study_status_from_id (status, &reaction->status) ||
      !json_object_has_member (object, "session"))
    return FALSE;
  if (dtl_json_has (object, "session") &&
      (!dtl_json_read_string (object, "study", "session", &session, NULL) ||
       !dtl_day_parse (session, &reaction->session)))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      double *value = &G_STRUCT_MEMBER (double, reaction, figures[i].offset);

      *value = NAN;
      if (!json_object_has_member (object, figures[i].member) ||
          (dtl_json_has (object, figures[i].member) &&
           !dtl_json_read_double (object, "study", figures[i].member, value, NULL)))
        return FALSE;
    }

  return TRUE;
}

/* ── One event ──────────────────────────────────────────────────────────────────────────────── */

static const DtlStudyGround *
load_ground (Desk *self, const char *benchmark, GError **error)
{
  const char *key = benchmark != NULL ? benchmark : "";
  DtlStudyGround *ground = g_hash_table_lookup (self->grounds, key);

  if (ground != NULL)
    return ground;

  ground = dtl_study_ground_new (self->store, self->symbol, benchmark, error);
  if (ground == NULL)
    return NULL;
  if (!dtl_study_ground_list_library (ground, self->store, error))
    {
      dtl_study_ground_free (ground);
      return NULL;
    }
  g_hash_table_insert (self->grounds, g_strdup (key), ground);

  return ground;
}

/* A figure to keep in the library. */
typedef struct
{
  gint64 event_id;
  char *hash, *json;
} Note;

static void
note_free (Note *self)
{
  g_free (self->hash);
  g_free (self->json);
  g_free (self);
}

static gboolean
react (Desk *self, const DtlEvent *event, DtlEventReaction *out, GPtrArray *notes, GError **error)
{
  g_autoptr (DtlStudyPlan) plan = dtl_plan_study_read (self->store, self->symbol, event->id, error);
  DtlStudyEvent what = { event->day, event->timing };
  g_autofree char *hash = NULL;
  g_autofree char *kept_hash = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (DtlStudy) study = NULL;
  g_autoptr (DtlFactors) factors = NULL;
  const DtlStudyGround *ground;

  if (plan == NULL)
    return FALSE;
  hash = hash_inputs (self, event, plan, error);
  if (hash == NULL || !dtl_store_find_study (self->store, event->id, &kept_hash, &kept, error))
    return FALSE;

  out->event_id = event->id;
  out->benchmark = g_strdup (plan->benchmark);
  out->was_kept = g_strcmp0 (hash, kept_hash) == 0 && parse_reaction (kept, &out->reaction);
  if (out->was_kept)
    return TRUE;

  ground = load_ground (self, plan->benchmark, error);
  if (ground == NULL)
    return FALSE;
  if (plan->factors != NULL && plan->settings.model == DTL_STUDY_MODEL_FACTORS)
    {
      factors = dtl_study_factors_read (self->store, plan->factors, error);
      if (factors == NULL)
        return FALSE;
    }
  /* What is told of each event is its own, whatever it is studied with. */
  study = dtl_study_ground_run (ground, factors, &plan->settings, &what);
  out->reaction = dtl_reaction_of_study (study, ground->series);
  if (kept_hash == NULL || !is_of_later_engine (kept_hash))
    {
      Note *note = g_new0 (Note, 1);

      note->event_id = event->id;
      note->hash = g_steal_pointer (&hash);
      note->json = print_reaction (&out->reaction);
      g_ptr_array_add (notes, note);
    }

  return TRUE;
}

/* What cannot be kept now, because the library is in use or cannot be written, is computed again
 * the next time: that is no error. */
static void
keep (DtlStore *store, GPtrArray *notes)
{
  gboolean ok;

  if (notes->len == 0 || !dtl_store_can_write (store) ||
      !dtl_history_begin_unrecorded (store, NULL))
    return;

  ok = dtl_store_forget_studies (store, NULL);
  for (guint i = 0; ok && i < notes->len; i++)
    {
      const Note *note = notes->pdata[i];

      ok = dtl_store_keep_study (store, note->event_id, note->hash, note->json, NULL);
    }
  if (ok)
    dtl_history_commit (store, NULL);
  else
    dtl_history_rollback (store);
}

void
dtl_event_reaction_free (DtlEventReaction *self)
{
  if (self == NULL)
    return;

  g_free (self->benchmark);
  g_free (self);
}

/**
 * dtl_study_events_reactions_on:
 * @store: outside of a step
 * @symbol: of an instrument whose bars make days
 * @grounds: (element-type DtlStudyGround): by benchmark, "" is none; those that had to be loaded
 *   are added
 *
 * Studies each event of @symbol as its plan says. Prices are read only if something was not kept.
 * May write what it computed; nobody has to be told of that.
 *
 * Returns: (transfer full) (element-type DtlEventReaction): as dtl_store_list_events() has them, or
 *   %NULL with the errors of dtl_study_ground_new() and of the store
 */
GPtrArray *
dtl_study_events_reactions_on (DtlStore *store,
                               const char *symbol,
                               GHashTable *grounds,
                               GError **error)
{
  g_autoptr (GPtrArray) reactions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_event_reaction_free);
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify) note_free);
  g_autoptr (GPtrArray) events = NULL;
  g_auto (Desk) desk = { store, symbol, NULL, NULL, NULL };

  g_return_val_if_fail (store != NULL && symbol != NULL && grounds != NULL, NULL);

  events = dtl_store_list_events (store, symbol, error);
  if (events == NULL)
    return NULL;

  desk.bars = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  desk.grounds = g_hash_table_ref (grounds);
  desk.listed = list_days (events);
  for (guint i = 0; i < events->len; i++)
    {
      DtlEventReaction *reaction = g_new0 (DtlEventReaction, 1);

      g_ptr_array_add (reactions, reaction);
      if (!react (&desk, events->pdata[i], reaction, notes, error))
        return NULL;
    }
  keep (store, notes);

  return g_steal_pointer (&reactions);
}

/**
 * dtl_study_events_reactions:
 *
 * Returns: (transfer full) (element-type DtlEventReaction): the same, with nothing loaded before
 */
GPtrArray *
dtl_study_events_reactions (DtlStore *store, const char *symbol, GError **error)
{
  g_autoptr (GHashTable) grounds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                          (GDestroyNotify) dtl_study_ground_free);

  return dtl_study_events_reactions_on (store, symbol, grounds, error);
}
