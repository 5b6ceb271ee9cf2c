/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/study-book.h"

G_BEGIN_DECLS

/* What a study says, in words of the user's language. Never that one thing caused another. */
char *dtl_study_words_tell (const char *symbol, const DtlStudy *study, const char *benchmark);
char *dtl_study_words_describe_model (const DtlStudy *study, const char *benchmark);
char *dtl_study_words_describe_fit (const DtlStudyFit *fit);
char *dtl_study_words_list_notes (const DtlStudy *study);
char *dtl_study_words_warn (const DtlStudy *study, DtlStudyWarning warning);
char *dtl_study_words_advise (DtlStudyWarning warning);
char *dtl_study_words_count_placebo (const DtlPlacebo *placebo);
char *dtl_study_words_mark_reaction (const DtlStudyEntry *entry);
char *dtl_study_words_speak_reaction (const char *spoken, const DtlStudyEntry *entry);
char *dtl_study_words_name_range (DtlStudyRange range); /* [−1, 1] */
const char *dtl_study_words_get_model (DtlStudyModel model);
gboolean dtl_study_words_is_note (DtlStudyWarning warning);

G_END_DECLS
