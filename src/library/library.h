/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "library/store.h"

G_BEGIN_DECLS

/* The app's face of a store: one worker thread owns the SQLite handle; functions run on it in
 * order and are delivered to the main loop.
 *
 * Signal "changed": after a function that ran with @writes, and within a second of another
 * process's write. */
#define DTL_TYPE_LIBRARY (dtl_library_get_type ())
G_DECLARE_FINAL_TYPE (DtlLibrary, dtl_library, DTL, LIBRARY, GObject)

/* Runs on the worker thread. Returns: (transfer full): the result, or NULL with @error set */
typedef gpointer (*DtlLibraryFunc) (DtlStore *store, gpointer data, GError **error);

/* Opens the store; runs first, on the worker thread. */
typedef DtlStore *(*DtlLibraryOpenFunc) (const char *path, GError **error);

DtlLibrary *dtl_library_new (const char *path, DtlLibraryOpenFunc open);
void dtl_library_run_async (DtlLibrary *self,
                            gboolean writes,
                            DtlLibraryFunc func,
                            gpointer data,
                            GDestroyNotify free_data,
                            GDestroyNotify free_result,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gpointer dtl_library_run_finish (DtlLibrary *self, GAsyncResult *result, GError **error);
void dtl_library_close (DtlLibrary *self); /* waits for the worker; safe to call twice */

G_END_DECLS
