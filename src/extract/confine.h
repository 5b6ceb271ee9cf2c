/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DTL_CONFINE_MEMORY (G_GUINT64_CONSTANT (512) << 20) /* bytes of address space */
#define DTL_CONFINE_SECONDS 10                              /* of processor time */

gboolean dtl_confine (GError **error);

G_END_DECLS
