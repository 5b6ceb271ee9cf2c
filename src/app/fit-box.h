/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A bin that asks its child to be shorter where it does not fit, one step after the other, and back
 * again where there is room. What a step leaves out is the affair of whoever follows.
 *
 * Signal "changed": there is another number of steps. */
#define DTL_TYPE_FIT_BOX (dtl_fit_box_get_type ())
G_DECLARE_FINAL_TYPE (DtlFitBox, dtl_fit_box, DTL, FIT_BOX, GtkWidget)

#define DTL_FIT_BOX_MAX_STEPS 8

void dtl_fit_box_set_n_steps (DtlFitBox *self, guint n);
guint dtl_fit_box_get_step (DtlFitBox *self); /* how many are taken */

G_END_DECLS
