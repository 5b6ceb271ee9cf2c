/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/store.h"

G_BEGIN_DECLS

/* Undo and redo, kept in the library file. Every edit is one step with a name for people; the
 * step and the edit are one transaction, durable when commit returns. */
typedef struct
{
  gint64 id;
  char *name; /* "Move WSJ report" */
  DtlInstant time;
  gboolean undone;
} DtlStep;

void dtl_step_free (DtlStep *self);

gboolean dtl_history_begin (DtlStore *store, const char *name, DtlInstant now, GError **error);
gboolean dtl_history_begin_unrecorded (DtlStore *store, GError **error);
gboolean dtl_history_commit (DtlStore *store, GError **error);
void dtl_history_rollback (DtlStore *store);

DtlStep *dtl_history_undo (DtlStore *store, GError **error);
DtlStep *dtl_history_redo (DtlStore *store, GError **error);
gboolean dtl_history_peek (DtlStore *store, DtlStep **undo, DtlStep **redo, GError **error);
GPtrArray *dtl_history_list (DtlStore *store, GError **error); /* of DtlStep, oldest first */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlStep, dtl_step_free)

G_END_DECLS
