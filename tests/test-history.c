/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every kind of edit there and back again, judged by a print of everything that the library holds;
 * also after a restart and with two connections. */
#include "store-fixture.h"

#include "base/error.h"

static gboolean
add_instrument (DtlStore *store, GError **error)
{
  return put_instrument (store, "NEW", "New", error);
}

static gboolean
rename_instrument (DtlStore *store, GError **error)
{
  return put_instrument (store, "TEST", "Another name", error);
}

static gboolean
import_first (DtlStore *store, GError **error)
{
  return put_instrument (store, "NEW", "New", error) &&
         put_series (store, "NEW", 9000, 0, 5, error);
}

static gboolean
append_bars (DtlStore *store, GError **error)
{
  return put_series (store, "TEST", 10005, 0, 100, error);
}

static gboolean
prepend_bars (DtlStore *store, GError **error)
{
  return put_series (store, "TEST", 10005, -5, 100, error);
}

static gboolean
shorten_bars (DtlStore *store, GError **error)
{
  return put_series (store, "TEST", 10, 0, 100, error);
}

static gboolean
replace_twice (DtlStore *store, GError **error)
{
  return put_series (store, "TEST", 6000, 0, 1, error) &&
         put_series (store, "TEST", 6000, 2, 2, error) &&
         put_series (store, "TEST", 12000, 0, 3, error);
}

static gboolean
add_first_event (DtlStore *store, GError **error)
{
  return add_event (store, "TEST", "Another", 0, error);
}

static gboolean
edit_event (DtlStore *store, GError **error)
{
  g_autoptr (DtlEvent) event = dtl_store_get_event (store, 1, error);

  if (event == NULL)
    return FALSE;
  event->day++;
  event->note = g_strdup ("moved");
  return dtl_store_update_event (store, event, error);
}

static gboolean
remove_event (DtlStore *store, GError **error)
{
  return dtl_store_remove_event (store, 1, error);
}

static gboolean
add_article_and_event (DtlStore *store, GError **error)
{
  g_autoptr (DtlArticle) article = dtl_article_new ();

  g_free (article->text);
  article->text = g_strdup ("Second");
  return dtl_store_add_article (store, article, error) &&
         add_event (store, "TEST", "Of the second", article->id, error);
}

static gboolean
remove_article (DtlStore *store, GError **error)
{
  return dtl_store_remove_article (store, 1, error);
}

static gboolean
remove_instrument (DtlStore *store, GError **error)
{
  return dtl_store_remove_instrument (store, "TEST", error);
}

static gboolean
replace_everything (DtlStore *store, GError **error)
{
  return remove_instrument (store, error) && remove_article (store, error) &&
         put_instrument (store, "TEST", "Again", error) &&
         put_series (store, "TEST", 5000, 3, 9, error) && add_article_and_event (store, error);
}

typedef struct
{
  const char *name;
  gboolean (*run) (DtlStore *store, GError **error);
} Edit;

static const Edit edits[] = {
  { "add-instrument", add_instrument },         /* */
  { "rename-instrument", rename_instrument },   /* */
  { "import-first", import_first },             /* instrument, series and chunks appear */
  { "append-bars", append_bars },               /* the last chunk changes */
  { "prepend-bars", prepend_bars },             /* every chunk moves */
  { "shorten-bars", shorten_bars },             /* chunks go */
  { "replace-twice", replace_twice },           /* one step writes a chunk twice */
  { "add-event", add_first_event },             /* */
  { "edit-event", edit_event },                 /* */
  { "remove-event", remove_event },             /* */
  { "add-article", add_article_and_event },     /* */
  { "remove-article", remove_article },         /* its events are unlinked */
  { "remove-instrument", remove_instrument },   /* series, chunks and events go with it */
  { "replace-everything", replace_everything }, /* */
};

static void
do_step (DtlStore *store, const char *name, gboolean (*run) (DtlStore *, GError **))
{
  g_autoptr (GError) error = NULL;

  begin_step (store, name);
  g_assert_true (run (store, &error));
  g_assert_no_error (error);
  commit_step (store);
}

static void
undo (DtlStore *store, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlStep) step = dtl_history_undo (store, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (step->name, ==, name);
  g_assert_true (step->undone);
}

static void
redo (DtlStore *store, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlStep) step = dtl_history_redo (store, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (step->name, ==, name);
  g_assert_false (step->undone);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_set_up (fixture, data);
  fixture_reopen (fixture);
  g_assert_true (fill (fixture->store, &error));
}

static void
test_edit (Fixture *fixture, gconstpointer data)
{
  const Edit *edit = data;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  before = print_store (fixture->store);
  do_step (fixture->store, edit->name, edit->run);
  after = print_store (fixture->store);
  if (edit->run != add_instrument) /* it has no series to be listed by */
    g_assert_cmpstr (before, !=, after);

  for (int round = 0; round < 2; round++)
    {
      undo (fixture->store, edit->name);
      assert_print (fixture->store, before);
      if (round == 1)
        fixture_reopen (fixture);
      redo (fixture->store, edit->name);
      assert_print (fixture->store, after);
    }
}

/* All of them one after another, then all the way back and forth, with a restart in between. */
static void
test_sequence (Fixture *fixture, gconstpointer data)
{
  static const gsize order[] = { 7, 3, 8, 10, 4, 6, 5, 2, 1, 9, 11, 12 };
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (DtlStep) first = NULL;
  g_autoptr (DtlStep) second = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (states, print_store (fixture->store));
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    {
      do_step (fixture->store, edits[order[i]].name, edits[order[i]].run);
      g_ptr_array_add (states, print_store (fixture->store));
    }

  for (gsize i = G_N_ELEMENTS (order); i-- > 0;)
    {
      undo (fixture->store, edits[order[i]].name);
      assert_print (fixture->store, g_ptr_array_index (states, i));
      if (i == 6)
        fixture_reopen (fixture);
    }
  g_assert_null (dtl_history_undo (fixture->store, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND);
  g_assert_cmpstr (error->message, ==, "There is nothing to undo.");
  g_clear_error (&error);

  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    {
      redo (fixture->store, edits[order[i]].name);
      assert_print (fixture->store, g_ptr_array_index (states, i + 1));
    }
  g_assert_null (dtl_history_redo (fixture->store, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND);
  g_clear_error (&error);

  undo (fixture->store, edits[order[11]].name);
  g_assert_true (dtl_history_peek (fixture->store, &first, &second, &error));
  g_assert_cmpstr (first->name, ==, edits[order[10]].name);
  g_assert_cmpstr (second->name, ==, edits[order[11]].name);
  steps = dtl_history_list (fixture->store, &error);
  g_assert_cmpuint (steps->len, ==, G_N_ELEMENTS (order));
  g_assert_true (((DtlStep *) g_ptr_array_index (steps, 11))->undone);
  g_assert_cmpint (((DtlStep *) g_ptr_array_index (steps, 0))->time, ==, 1657800000);
}

/* A new edit ends what could be redone. */
static void
test_new_edit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GError) error = NULL;

  do_step (fixture->store, "Bars", append_bars);
  do_step (fixture->store, "One", add_first_event);
  undo (fixture->store, "One");
  undo (fixture->store, "Bars");
  do_step (fixture->store, "Two", edit_event);
  g_assert_null (dtl_history_redo (fixture->store, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND);
  steps = dtl_history_list (fixture->store, NULL);
  g_assert_cmpuint (steps->len, ==, 1);
}

static gboolean
change_nothing (DtlStore *store, GError **error)
{
  return put_instrument (store, "TEST", "Test", error) &&
         put_series (store, "TEST", 10000, 0, 100, error);
}

/* What changes nothing leaves no step, and does not end what could be redone. */
static void
test_no_change (Fixture *fixture, gconstpointer data)
{
  do_step (fixture->store, "One", add_first_event);
  undo (fixture->store, "One");
  do_step (fixture->store, "Nothing", change_nothing);
  redo (fixture->store, "One");
}

static void
test_rollback (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GError) error = NULL;

  before = print_store (fixture->store);
  g_assert_true (dtl_history_begin (fixture->store, "Half", 0, &error));
  g_assert_true (replace_everything (fixture->store, &error));
  dtl_history_rollback (fixture->store);
  assert_print (fixture->store, before);
  steps = dtl_history_list (fixture->store, NULL);
  g_assert_cmpuint (steps->len, ==, 0);
  dtl_history_rollback (fixture->store); /* without a step it does nothing */
}

/* An edit, and what a stranger to the history changes after it. */
typedef struct
{
  const char *name;
  gboolean (*edit) (DtlStore *store, GError **error);
  gboolean (*stranger) (DtlStore *store, GError **error);
} Conflict;

static const Conflict conflicts[] = {
  { "row", edit_event, remove_event },              /* the row is gone */
  { "chunk", append_bars, shorten_bars },           /* the chunk is another */
  { "chunk-gone", append_bars, remove_instrument }, /* and so is its series */
  { "link", import_first, NULL },                   /* an event now needs the instrument */
};

static gboolean
add_event_to_new (DtlStore *store, GError **error)
{
  return add_event (store, "NEW", "Stranger", 0, error);
}

static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  const Conflict *row = data;
  g_autoptr (DtlStore) other = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;

  do_step (fixture->store, "Mine", row->edit);

  other = dtl_store_open (fixture->path, DTL_STORE_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (dtl_history_begin_unrecorded (other, &error));
  g_assert_true (row->stranger != NULL ? row->stranger (other, &error)
                                       : add_event_to_new (other, &error));
  g_assert_true (dtl_history_commit (other, &error));

  before = print_store (fixture->store);
  g_assert_null (dtl_history_undo (fixture->store, &error));
  g_assert_error (error, DTL_ERROR, DTL_ERROR_CONFLICT);
  g_assert_true (g_str_has_prefix (error->message, "Mine: "));
  assert_print (fixture->store, before);
}

/* The history is the file's: each process can undo what the other did. */
static void
test_two_connections (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DtlStore) other = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  gint64 version;

  before = print_store (fixture->store);
  other = dtl_store_open (fixture->path, DTL_STORE_WRITE, &error);
  g_assert_no_error (error);
  version = dtl_store_get_data_version (other);
  do_step (fixture->store, "One", add_first_event);
  g_assert_cmpint (dtl_store_get_data_version (other), !=, version);
  version = dtl_store_get_data_version (other);
  do_step (other, "Two", edit_event);
  g_assert_cmpint (dtl_store_get_data_version (other), ==, version);
  undo (fixture->store, "Two");
  undo (other, "One");
  assert_print (fixture->store, before);
}

int
main (int argc, char *argv[])
{
  static const FixtureTest tests[] = {
    { "/history/sequence", test_sequence },
    { "/history/new-edit", test_new_edit },
    { "/history/no-change", test_no_change },
    { "/history/rollback", test_rollback },
    { "/history/two-connections", test_two_connections },
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, fixture_tear_down);
  for (gsize i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autofree char *path = g_strconcat ("/history/edit/", edits[i].name, NULL);

      g_test_add (path, Fixture, &edits[i], set_up, test_edit, fixture_tear_down);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (conflicts); i++)
    {
      g_autofree char *path = g_strconcat ("/history/conflict/", conflicts[i].name, NULL);

      g_test_add (path, Fixture, &conflicts[i], set_up, test_conflict, fixture_tear_down);
    }

  return g_test_run ();
}
