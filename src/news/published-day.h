/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Days and times of publication as pages, mails and feeds print them. */
char *dtl_published_find (const char *text, const char *language);
char *dtl_published_find_in_address (const char *url);

G_END_DECLS
