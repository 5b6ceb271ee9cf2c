/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A text without characters that nobody sees, and the way back to where its bytes were. */
typedef struct _DtlVisibleText DtlVisibleText;

DtlVisibleText *dtl_visible_text_new (const char *text, gsize len);
void dtl_visible_text_free (DtlVisibleText *self);
const char *dtl_visible_text_get (const DtlVisibleText *self, gsize *len);
void dtl_visible_text_restore (const DtlVisibleText *self, gsize *start, gsize *end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlVisibleText, dtl_visible_text_free)

G_END_DECLS
