/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/json-writer.h"
#include "operations/mark-event.h"

G_BEGIN_DECLS

/* Events in and out of files: CSV, JSON or ICS by the file name's ending. */
gboolean dtl_transfer_events_export (GPtrArray *marks, const char *path, GError **error);
GPtrArray *dtl_transfer_events_import (DtlStore *store,
                                       const char *path,
                                       DtlInstant now,
                                       GError **error); /* of DtlMark; all or none */

void dtl_transfer_write_event (DtlJsonWriter *writer, const DtlMark *mark);

G_END_DECLS
