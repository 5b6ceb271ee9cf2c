/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "label-scene.h"

/* Asserts on a solved scene, for the tests of the label layout. */
extern guint label_check_n_behind; /* counted by check_scene() */

void check_scene (const Scene *scene);
gboolean *find_fixed (const Scene *scene, DtlPlacement *placements);
