/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Sanitizers keep shadow memory of terabytes: no bound on address space then. */
#if defined(__SANITIZE_ADDRESS__)
#define DTL_IS_SANITIZED
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define DTL_IS_SANITIZED
#endif
#endif

#define DTL_CONFINE_MEMORY (G_GUINT64_CONSTANT (512) << 20) /* bytes of address space */
#define DTL_CONFINE_SECONDS 10                              /* of processor time */

gboolean dtl_confine (GError **error);

G_END_DECLS
