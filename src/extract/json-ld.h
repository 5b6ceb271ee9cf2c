/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a page's JSON-LD says of its article; absent texts are NULL. */
typedef struct
{
  char *headline, *name;
  char *author;
  char *publisher;
  char *published, *modified; /* as printed */
  char *language;
  char *url;
  char *body;
} DtlLinkedData;

DtlLinkedData *dtl_linked_data_read (GPtrArray *scripts);
void dtl_linked_data_free (DtlLinkedData *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlLinkedData, dtl_linked_data_free)

G_END_DECLS
