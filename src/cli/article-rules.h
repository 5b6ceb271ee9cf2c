/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/call.h"

G_BEGIN_DECLS

gboolean dtl_article_rules_run (const DtlCall *call, GError **error);

G_END_DECLS
