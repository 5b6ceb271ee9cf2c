/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "operations/study-book.h"

G_BEGIN_DECLS

/* The windows of a study as lines: for a clipboard as people read them, for a file with every digit
 * and every setting. */
char *dtl_print_study_tsv (const DtlStudy *study);
char *dtl_print_study_csv (const char *symbol,
                           const DtlStudyEntry *entry,
                           const DtlStudyPlan *plan,
                           const DtlStudy *study);
char *dtl_print_study_set_csv (const char *symbol,
                               const GPtrArray *entries,
                               const DtlStudyPlan *plan,
                               const GPtrArray *studies);

G_END_DECLS
