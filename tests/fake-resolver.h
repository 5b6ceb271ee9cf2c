/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/* Names of the tests' own: no name server is asked. */
GResolver *fake_resolver_new (void);
