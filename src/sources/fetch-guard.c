/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A network address that hands out only what may be connected to. A page, or a name server, can
 * lead to this machine or to one behind the user's router, where a mere request may do harm or tell
 * secrets; what a name resolves to is looked at in the very step that connects, so that it cannot
 * be another address by then. Kinds of addresses: IANA special-purpose registries, RFC 6890. */
#include "sources/fetch-private.h"

#include "base/error.h"

#include <string.h>

/* The IPv4 address inside an IPv6 one: mapped (RFC 4291), or translated (RFC 6052); else NULL. */
static const guint8 *
find_inner (const guint8 *bytes)
{
  static const guint8 mapped[12] = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff };
  static const guint8 translated[12] = { 0, 0x64, 0xff, 0x9b };
  static const guint8 compatible[12] = { 0 };

  if (memcmp (bytes, mapped, 12) == 0 || memcmp (bytes, translated, 12) == 0 ||
      (memcmp (bytes, compatible, 12) == 0 && (bytes[12] != 0 || bytes[13] != 0)))
    return bytes + 12;
  if (bytes[0] == 0x20 && bytes[1] == 0x02) /* 6to4, RFC 3056 */
    return bytes + 2;

  return NULL;
}

static DtlReach
get_reach_v4 (const guint8 *b)
{
  if (b[0] == 127 || b[0] == 0)
    return DTL_REACH_MACHINE;
  if (b[0] == 10 || (b[0] == 172 && (b[1] & 0xf0) == 16) || (b[0] == 192 && b[1] == 168) ||
      (b[0] == 100 && (b[1] & 0xc0) == 64) || (b[0] == 198 && (b[1] & 0xfe) == 18))
    return DTL_REACH_NETWORK;
  if ((b[0] == 169 && b[1] == 254) || b[0] >= 224 || (b[0] == 192 && b[1] == 0 && b[2] == 0))
    return DTL_REACH_MACHINE; /* link-local, multicast, reserved: as near as it gets */

  return DTL_REACH_PUBLIC;
}

static DtlReach
get_reach_v6 (const guint8 *b)
{
  static const guint8 zeros[15] = { 0 };
  const guint8 *inner = find_inner (b);

  if (memcmp (b, zeros, 15) == 0 && b[15] <= 1) /* unspecified, loopback */
    return DTL_REACH_MACHINE;
  if (inner != NULL)
    return get_reach_v4 (inner);
  if ((b[0] & 0xfe) == 0xfc || (b[0] == 0xfe && (b[1] & 0xc0) == 0xc0))
    return DTL_REACH_NETWORK; /* unique local, and the older site-local */
  if (b[0] == 0xfe || b[0] == 0xff)
    return DTL_REACH_MACHINE; /* link-local, multicast */

  return DTL_REACH_PUBLIC;
}

/* Whether one may connect to @address who may reach as far as @reach. */
gboolean
dtl_reach_includes (DtlReach reach, GInetAddress *address)
{
  const guint8 *bytes = g_inet_address_to_bytes (address);

  switch (g_inet_address_get_family (address))
    {
    case G_SOCKET_FAMILY_IPV4:
      return get_reach_v4 (bytes) <= reach;

    case G_SOCKET_FAMILY_IPV6:
      return get_reach_v6 (bytes) <= reach;

    case G_SOCKET_FAMILY_INVALID:
    case G_SOCKET_FAMILY_UNIX:
    default:
      return FALSE;
    }
}

#define DTL_TYPE_GUARDED_ENUMERATOR (dtl_guarded_enumerator_get_type ())
G_DECLARE_FINAL_TYPE (
    DtlGuardedEnumerator, dtl_guarded_enumerator, DTL, GUARDED_ENUMERATOR, GSocketAddressEnumerator)

struct _DtlGuardedEnumerator
{
  GSocketAddressEnumerator parent_instance;

  GSocketAddressEnumerator *inner;
  char *host;
  DtlReach reach;
};

G_DEFINE_FINAL_TYPE (DtlGuardedEnumerator, dtl_guarded_enumerator, G_TYPE_SOCKET_ADDRESS_ENUMERATOR)

/* @address: (transfer full) (nullable): passed on, or freed with @error set */
static GSocketAddress *
check (DtlGuardedEnumerator *self, GSocketAddress *address, GError **error)
{
  g_autoptr (GSocketAddress) owned = address;
  g_autofree char *number = NULL;
  GInetAddress *inet;

  if (owned == NULL)
    return NULL;
  if (!G_IS_INET_SOCKET_ADDRESS (owned))
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_NETWORK, "“%s” is no address of the internet.",
                   self->host);
      return NULL;
    }

  inet = g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (owned));
  if (dtl_reach_includes (self->reach, inet))
    return g_steal_pointer (&owned);

  number = g_inet_address_to_string (inet);
  g_set_error (error, DTL_ERROR, DTL_ERROR_NETWORK,
               "“%s” is at %s, inside this machine or its network; nothing is read from there"
               " unless you type that address yourself.",
               self->host, number);
  return NULL;
}

static GSocketAddress *
guarded_next (GSocketAddressEnumerator *enumerator, GCancellable *cancellable, GError **error)
{
  DtlGuardedEnumerator *self = DTL_GUARDED_ENUMERATOR (enumerator);

  return check (self, g_socket_address_enumerator_next (self->inner, cancellable, error), error);
}

static void
next_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  GSocketAddress *address = g_socket_address_enumerator_next_finish (
      G_SOCKET_ADDRESS_ENUMERATOR (source), result, &error);

  if (error == NULL)
    address = check (DTL_GUARDED_ENUMERATOR (g_task_get_source_object (task)), address, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, address, g_object_unref);
}

static void
guarded_next_async (GSocketAddressEnumerator *enumerator,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer data)
{
  DtlGuardedEnumerator *self = DTL_GUARDED_ENUMERATOR (enumerator);
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_socket_address_enumerator_next_async (self->inner, cancellable, next_cb, task);
}

static GSocketAddress *
guarded_next_finish (GSocketAddressEnumerator *enumerator, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
dtl_guarded_enumerator_finalize (GObject *object)
{
  DtlGuardedEnumerator *self = DTL_GUARDED_ENUMERATOR (object);

  g_clear_object (&self->inner);
  g_free (self->host);

  G_OBJECT_CLASS (dtl_guarded_enumerator_parent_class)->finalize (object);
}

static void
dtl_guarded_enumerator_class_init (DtlGuardedEnumeratorClass *klass)
{
  GSocketAddressEnumeratorClass *enumerator_class = G_SOCKET_ADDRESS_ENUMERATOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dtl_guarded_enumerator_finalize;
  enumerator_class->next = guarded_next;
  enumerator_class->next_async = guarded_next_async;
  enumerator_class->next_finish = guarded_next_finish;
}

static void
dtl_guarded_enumerator_init (DtlGuardedEnumerator *self)
{
}

#define DTL_TYPE_GUARDED_ADDRESS (dtl_guarded_address_get_type ())
G_DECLARE_FINAL_TYPE (DtlGuardedAddress, dtl_guarded_address, DTL, GUARDED_ADDRESS, GNetworkAddress)

struct _DtlGuardedAddress
{
  GNetworkAddress parent_instance;

  DtlReach reach;
};

static void dtl_guarded_address_connectable_init (GSocketConnectableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DtlGuardedAddress,
                               dtl_guarded_address,
                               G_TYPE_NETWORK_ADDRESS,
                               G_IMPLEMENT_INTERFACE (G_TYPE_SOCKET_CONNECTABLE,
                                                      dtl_guarded_address_connectable_init))

static GSocketConnectableIface *parent_iface;

static GSocketAddressEnumerator *
guarded_enumerate (GSocketConnectable *connectable)
{
  DtlGuardedAddress *self = DTL_GUARDED_ADDRESS (connectable);
  DtlGuardedEnumerator *enumerator = g_object_new (DTL_TYPE_GUARDED_ENUMERATOR, NULL);

  enumerator->inner = parent_iface->enumerate (connectable);
  enumerator->host = g_strdup (g_network_address_get_hostname (G_NETWORK_ADDRESS (self)));
  enumerator->reach = self->reach;

  return G_SOCKET_ADDRESS_ENUMERATOR (enumerator);
}

static void
dtl_guarded_address_connectable_init (GSocketConnectableIface *iface)
{
  parent_iface = g_type_interface_peek_parent (iface);
  iface->enumerate = guarded_enumerate;
}

static void
dtl_guarded_address_class_init (DtlGuardedAddressClass *klass)
{
}

static void
dtl_guarded_address_init (DtlGuardedAddress *self)
{
}

/* A proxy that the user has set up is not ours to judge: what it connects to is up to it. */
GSocketConnectable *
dtl_guarded_address_new (const char *host, guint16 port, DtlReach reach)
{
  DtlGuardedAddress *self =
      g_object_new (DTL_TYPE_GUARDED_ADDRESS, "hostname", host, "port", (guint) port, NULL);

  self->reach = reach;
  return G_SOCKET_CONNECTABLE (self);
}
