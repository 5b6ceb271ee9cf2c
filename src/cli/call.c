/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A command line taken apart: whether it is complete, and what it holds. */
#include "cli/call.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "library/history.h"
#include "operations/open-library.h"

G_DEFINE_QUARK (dtl_usage_error, dtl_usage_error)

void
dtl_call_free (DtlCall *self)
{
  g_ptr_array_unref (self->arguments);
  g_hash_table_unref (self->values);
  g_free (self);
}

static gboolean
check_arguments (const DtlCall *self, GError **error)
{
  const char *pattern = self->verb->arguments;
  g_auto (GStrv) words = g_strsplit (pattern, " ", -1);
  guint n = g_strv_length (words);
  gboolean open_ended = g_str_has_suffix (pattern, "...");

  if (self->arguments->len < n)
    {
      dtl_set_usage_error (error, "%s %s needs %s", self->noun->name, self->verb->name,
                           words[self->arguments->len]);
      return FALSE;
    }
  if (self->arguments->len > n && !open_ended)
    {
      dtl_set_usage_error (error, "%s %s does not take the argument “%s”", self->noun->name,
                           self->verb->name, dtl_call_get_argument (self, n));
      return FALSE;
    }

  return TRUE;
}

/**
 * dtl_call_check:
 * @self: a call that asks neither for help nor for versions
 *
 * Returns: %FALSE with %DTL_USAGE_ERROR naming what the command lacks or has too much of
 */
gboolean
dtl_call_check (const DtlCall *self, GError **error)
{
  g_autofree char *names = NULL;

  if (self->noun == NULL)
    {
      names = dtl_command_list_nouns ();
      dtl_set_usage_error (error, "a noun is missing: %s; see dateline-cli --help", names);
      return FALSE;
    }
  if (self->verb == NULL)
    {
      names = dtl_command_list_verbs (self->noun);
      dtl_set_usage_error (error, "%s needs a verb: %s", self->noun->name, names);
      return FALSE;
    }

  for (const DtlOption *option = self->verb->options; option != NULL && option->name != NULL;
       option++)
    if ((option->flags & DTL_OPTION_REQUIRED) != 0 && !dtl_call_has (self, option->name))
      {
        dtl_set_usage_error (error, "%s %s needs --%s %s", self->noun->name, self->verb->name,
                             option->name, option->value);
        return FALSE;
      }

  return check_arguments (self, error);
}

/**
 * dtl_call_get_argument:
 * @i: less than the number of words that the verb asks for
 *
 * Returns: the argument
 */
const char *
dtl_call_get_argument (const DtlCall *self, guint i)
{
  g_return_val_if_fail (i < self->arguments->len, NULL);

  return self->arguments->pdata[i];
}

gboolean
dtl_call_has (const DtlCall *self, const char *option)
{
  return g_hash_table_contains (self->values, option);
}

/**
 * dtl_call_get:
 * @option: name of an option that takes a value
 *
 * Returns: (nullable): its value, "" where that was given; %NULL where the option was not
 */
const char *
dtl_call_get (const DtlCall *self, const char *option)
{
  const GPtrArray *values = g_hash_table_lookup (self->values, option);

  return values != NULL ? values->pdata[0] : NULL;
}

/**
 * dtl_call_get_all:
 * @option: name of an option that is repeated
 *
 * Returns: (array zero-terminated=1): its values as given; empty without the option
 */
const char *const *
dtl_call_get_all (const DtlCall *self, const char *option)
{
  static const char *const none[] = { NULL };
  const GPtrArray *values = g_hash_table_lookup (self->values, option);

  return values != NULL ? (const char *const *) values->pdata : none;
}

/**
 * dtl_call_open_store:
 *
 * Opens the library that the call names, as its verb needs it: one that writes creates a missing
 * file empty, one that reads fails. The default library is created with the sample either way.
 *
 * Returns: (transfer full): the store, or %NULL with the error of dtl_open_library()
 */
DtlStore *
dtl_call_open_store (const DtlCall *self, GError **error)
{
  return dtl_open_library (self->library, self->verb->writes ? DTL_STORE_CREATE : DTL_STORE_READ,
                           error);
}

/* Whether the verb would make the library that the call names. */
gboolean
dtl_call_makes_library (const DtlCall *self)
{
  return self->library != NULL && self->verb != NULL && self->verb->writes &&
         g_access (self->library, F_OK) != 0 && errno == ENOENT;
}

/**
 * dtl_call_unmake_library:
 *
 * Removes the library that a failed call has made, since a failure changes nothing. One that
 * something was stored in stays: of several files some were read.
 */
void
dtl_call_unmake_library (const DtlCall *self)
{
  g_autoptr (DtlStore) store = dtl_store_open (self->library, DTL_STORE_READ, NULL);
  g_autoptr (GPtrArray) steps = store != NULL ? dtl_history_list (store, NULL) : NULL;

  if (steps == NULL || steps->len > 0)
    return;

  g_clear_pointer (&store, dtl_store_close);
  g_unlink (self->library);
}
