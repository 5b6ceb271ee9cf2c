/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one error domain; its codes are told in the header. */
#include "base/error.h"

G_DEFINE_QUARK (dtl_error, dtl_error)
