/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "study/statistic.h"

G_BEGIN_DECLS

/* What statistic.c puts into its table; nothing else needs these. */
DtlTest dtl_statistic_cross_section (const DtlPanel *panel, const DtlPanelLevel *level);
DtlTest dtl_statistic_patell (const DtlPanel *panel, const DtlPanelLevel *level);
DtlTest dtl_statistic_bmp (const DtlPanel *panel, const DtlPanelLevel *level);
DtlTest dtl_statistic_kp_patell (const DtlPanel *panel, const DtlPanelLevel *level);
DtlTest dtl_statistic_kp_bmp (const DtlPanel *panel, const DtlPanelLevel *level);
DtlTest dtl_statistic_rank (const DtlPanel *panel, const DtlPanelLevel *level);
DtlTest dtl_statistic_sign (const DtlPanel *panel, const DtlPanelLevel *level);
DtlTest dtl_statistic_sign_exact (const DtlPanel *panel, const DtlPanelLevel *level);
DtlTest dtl_statistic_generalized_sign (const DtlPanel *panel, const DtlPanelLevel *level);
DtlTest dtl_statistic_brown_warner (const DtlPanel *panel, const DtlPanelLevel *level);
DtlTest dtl_statistic_j1 (const DtlPanel *panel, const DtlPanelLevel *level);

DtlTest dtl_test_from_z (double z);
DtlTest dtl_test_from_t (double t, double df);

G_END_DECLS
