/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/command.h"

G_BEGIN_DECLS

/* What --help and --version print, as text or JSON. */
char *dtl_help_format (const DtlNoun *noun, const DtlVerb *verb);
char *dtl_help_format_json (void);
char *dtl_version_format (void);
char *dtl_version_format_json (void);

G_END_DECLS
