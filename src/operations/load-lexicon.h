/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "news/lexicon.h"

G_BEGIN_DECLS

DtlLexicon *dtl_load_lexicon (const char *user_folder, GPtrArray *faults, GError **error);
char *dtl_load_lexicon_get_user_folder (void);

G_END_DECLS
