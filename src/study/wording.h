/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "study/study-set.h"

G_BEGIN_DECLS

#define DTL_WORDING_UNUSUAL_P 0.05 /* of the placebo test, two-sided: at most this is unusual */

char *dtl_wording_describe (const DtlStudy *study, const char *symbol, const char *benchmark);
char *dtl_wording_describe_warning (const DtlStudy *study, DtlStudyWarning warning);
char *dtl_wording_describe_set (const DtlStudySet *set);
char *dtl_wording_format_p (double p);

G_END_DECLS
