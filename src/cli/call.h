/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/command.h"
#include "library/store.h"

G_BEGIN_DECLS

/* Wrong usage: exit 2. An error of any other domain is a failure: exit 1. */
#define DTL_USAGE_ERROR (dtl_usage_error_quark ())
#define dtl_set_usage_error(error, ...) g_set_error (error, DTL_USAGE_ERROR, 0, __VA_ARGS__)

GQuark dtl_usage_error_quark (void);

/* One command line, taken apart. Its texts belong to argv. */
struct _DtlCall
{
  const DtlNoun *noun; /* nullable */
  const DtlVerb *verb; /* nullable */
  const char *library; /* nullable: the default one */
  gboolean json;
  gboolean help;
  gboolean version;
  GPtrArray *arguments; /* of const char * */
  GHashTable *values;   /* option name : GPtrArray of const char *, ends with NULL */
};

DtlCall *dtl_call_parse (char **argv, GError **error);
void dtl_call_free (DtlCall *self);
gboolean dtl_call_check (const DtlCall *self, GError **error);

const char *dtl_call_get_argument (const DtlCall *self, guint i);
gboolean dtl_call_has (const DtlCall *self, const char *option);
const char *dtl_call_get (const DtlCall *self, const char *option);
const char *const *dtl_call_get_all (const DtlCall *self, const char *option);

DtlStore *dtl_call_open_store (const DtlCall *self, GError **error);
gboolean dtl_call_makes_library (const DtlCall *self);
void dtl_call_unmake_library (const DtlCall *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlCall, dtl_call_free)

G_END_DECLS
