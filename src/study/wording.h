/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "study/study-set.h"
#include "study/voice.h"

G_BEGIN_DECLS

/* wording.c: what happened, whether it was unusual, and what is missing */
char *dtl_wording_describe (const DtlVoice *voice,
                            const DtlStudy *study,
                            const char *symbol,
                            const char *benchmark);
char *dtl_wording_describe_set (const DtlStudySet *set);
char *dtl_wording_doubt_placebo (const DtlVoice *voice, const DtlPlacebo *placebo);
char *dtl_wording_count_placebo (const DtlVoice *voice, const DtlPlacebo *placebo);

/* wording-warnings.c: what to know before trusting the figures */
char *dtl_wording_warn (const DtlVoice *voice, const DtlStudy *study, DtlStudyWarning warning);
char *dtl_wording_advise (const DtlVoice *voice, DtlStudyWarning warning);
gboolean dtl_wording_is_note (DtlStudyWarning warning);

G_END_DECLS
