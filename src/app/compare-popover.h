/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/view-state.h"

G_BEGIN_DECLS

/* The other instruments of the library, with a tick at each that the chart compares with. */
#define DTL_TYPE_COMPARE_POPOVER (dtl_compare_popover_get_type ())
G_DECLARE_FINAL_TYPE (DtlComparePopover, dtl_compare_popover, DTL, COMPARE_POPOVER, GtkPopover)

GtkWidget *dtl_compare_popover_new (DtlViewState *state);

G_END_DECLS
