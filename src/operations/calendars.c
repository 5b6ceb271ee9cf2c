/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The exchanges that travel inside the program: all calendar files of its resources, read at the
 * first question and kept until the end. A file added to the resources needs no line here. */
#include "operations/calendars.h"

#include "calendar/exchange-file.h"

#include <dateline-data.h>
#include <gio/gio.h>
#include <string.h>

#define FOLDER "/org/dateline/Dateline/data/calendars"

typedef struct
{
  GPtrArray *exchanges; /* elem: DtlExchange *, by code */
  GPtrArray *codes;     /* elem: const char *, the same order, NULL at the end */
} Calendars;

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  const DtlExchange *const *first = a;
  const DtlExchange *const *second = b;

  return strcmp (dtl_exchange_get_code (*first), dtl_exchange_get_code (*second));
}

/* A calendar that cannot be read is a fault of the build, or of a system without time zones: the
 * rest of the program works without it, and says of its days that they are not known. */
static void
read_file (Calendars *self, const char *name)
{
  g_autofree char *path = g_strconcat (FOLDER "/", name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) exchanges = NULL;

  g_autoptr (GBytes) bytes =
      g_resource_lookup_data (dtl_data_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  if (bytes != NULL)
    exchanges = dtl_exchange_file_read (name, bytes, &error);
  if (exchanges == NULL)
    {
      g_warning ("%s", error->message);
      return;
    }

  g_ptr_array_extend_and_steal (self->exchanges, g_steal_pointer (&exchanges));
}

static gpointer
read_calendars (gpointer data)
{
  Calendars *self = g_new0 (Calendars, 1);
  g_auto (GStrv) names = g_resource_enumerate_children (dtl_data_get_resource (), FOLDER,
                                                        G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  self->exchanges = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_exchange_unref);
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    read_file (self, names[i]);
  g_ptr_array_sort (self->exchanges, compare_codes);

  self->codes = g_ptr_array_new ();
  for (guint i = 0; i < self->exchanges->len; i++)
    g_ptr_array_add (self->codes,
                     (gpointer) dtl_exchange_get_code (g_ptr_array_index (self->exchanges, i)));
  g_ptr_array_add (self->codes, NULL);

  return self;
}

static const Calendars *
get_calendars (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, read_calendars, NULL);
}

/**
 * dtl_calendars_get:
 * @code: (nullable): a market identifier code, as "XNYS"
 *
 * Returns: (transfer none) (nullable): the exchange; %NULL if it is not shipped, or for %NULL
 */
DtlExchange *
dtl_calendars_get (const char *code)
{
  const Calendars *self = get_calendars ();

  if (code == NULL)
    return NULL;
  for (guint i = 0; i < self->exchanges->len; i++)
    if (strcmp (g_ptr_array_index (self->codes, i), code) == 0)
      return g_ptr_array_index (self->exchanges, i);

  return NULL;
}

/**
 * dtl_calendars_find_code:
 * @text: (nullable): a code or the exchange's name, in capitals or not: "xnys", "NYSE"
 *
 * Returns: (transfer none) (nullable): the code of the exchange; %NULL if none is called so
 */
const char *
dtl_calendars_find_code (const char *text)
{
  const Calendars *self = get_calendars ();

  if (text == NULL)
    return NULL;
  for (guint i = 0; i < self->exchanges->len; i++)
    {
      const DtlExchange *exchange = g_ptr_array_index (self->exchanges, i);

      if (g_ascii_strcasecmp (dtl_exchange_get_code (exchange), text) == 0 ||
          g_ascii_strcasecmp (dtl_exchange_get_title (exchange), text) == 0)
        return dtl_exchange_get_code (exchange);
    }

  return NULL;
}

/**
 * dtl_calendars_list:
 *
 * Returns: (transfer none) (array zero-terminated=1): the codes of the exchanges, sorted
 */
const char *const *
dtl_calendars_list (void)
{
  return (const char *const *) get_calendars ()->codes->pdata;
}
