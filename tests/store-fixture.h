/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/history.h"
#include "library/store.h"

/* A library in a folder of its own, for the tests of the store and the history. */
typedef struct
{
  char *folder;
  char *path;
  DtlStore *store; /* opened by who needs it */
} Fixture;

typedef struct
{
  const char *path;
  void (*test) (Fixture *fixture, gconstpointer data);
} FixtureTest;

void fixture_set_up (Fixture *fixture, gconstpointer data);
DtlStore *open_store (const char *path, DtlStoreMode mode);
void fixture_reopen (Fixture *fixture);
void fixture_tear_down (Fixture *fixture, gconstpointer data);
guint fixture_count_files (Fixture *fixture);
DtlSeries *make_series (gsize n, DtlDay first, double base);
void assert_same_series (const DtlSeries *a, const DtlSeries *b);
gboolean put_instrument (DtlStore *store, const char *symbol, const char *name, GError **error);
gboolean put_series (
    DtlStore *store, const char *symbol, gsize n, DtlDay first, double base, GError **error);
gboolean
add_event (DtlStore *store, const char *symbol, const char *title, gint64 article, GError **error);
gboolean fill (DtlStore *store, GError **error);
void begin_step (DtlStore *store, const char *name);
void commit_step (DtlStore *store);
char *print_store (DtlStore *store);
void assert_print (DtlStore *store, const char *expected);
