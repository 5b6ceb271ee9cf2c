/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/call.h"

G_BEGIN_DECLS

gboolean dtl_event_options_check (const DtlCall *call, GError **error);
gboolean
dtl_event_options_apply (const DtlCall *call, DtlEvent *event, DtlStore *store, GError **error);

G_END_DECLS
