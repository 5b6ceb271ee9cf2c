/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Two PNGs, pixel by pixel. */
typedef struct
{
  gboolean same_size;
  guint n_pixels;
  guint n_different;  /* pixels that differ at all */
  guint n_beyond;     /* pixels that differ by more than antialiasing */
  GBytes *difference; /* PNG: what differs, in red; NULL if sizes do */
} Comparison;

void compare_pictures (GBytes *a, GBytes *b, Comparison *result);

G_END_DECLS
