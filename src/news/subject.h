/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "news/scan-private.h"

G_BEGIN_DECLS

#define DTL_SUBJECT_MAX 6 /* that one claim may be about: "A, B and C all lost 4%" */

/* A name of the list in the text. */
typedef struct
{
  guint first, end; /* tokens */
  const DtlCompany *company;
} DtlNaming;

/* Whose price: borrowed texts. */
typedef struct
{
  const char *symbol; /* "" where the article's instrument is not known */
  const char *venue;
  const DtlCompany *company; /* nullable */
  const DtlExchange *exchange;
} DtlSubject;

/* Names and classes of one text. */
typedef struct _DtlSubjects DtlSubjects;

DtlSubjects *dtl_subjects_new (const DtlTokens *tokens, const DtlScanContext *context);
void dtl_subjects_free (DtlSubjects *self);
const DtlNaming *dtl_subjects_find_name (const DtlSubjects *self, guint token);
guint dtl_subjects_find (DtlSubjects *self,
                         guint first,
                         guint end,
                         guint known,
                         DtlSubject subjects[DTL_SUBJECT_MAX],
                         gboolean *inherits);
guint dtl_subjects_find_in (DtlSubjects *self,
                            guint first,
                            guint end,
                            DtlSubject subjects[DTL_SUBJECT_MAX]);
DtlSubject dtl_subjects_of_article (const DtlSubjects *self);
void dtl_subject_move_to (DtlSubject *self, const DtlScanContext *context, const char *venue);
const char *dtl_subjects_find_venue (const DtlSubjects *self, guint first, guint end);

/* Words of the text, by the classes that the rules name. */
gboolean dtl_tokens_in_class (const DtlTokens *tokens, guint token, const char *name);
const char *dtl_tokens_class_value (const DtlTokens *tokens, guint token, const char *name);
gboolean dtl_tokens_is (const DtlTokens *tokens, guint token, const char *word);
gboolean dtl_tokens_is_possessive (const DtlTokens *tokens, guint token);
guint dtl_tokens_sentence_start (const DtlTokens *tokens, guint token);
guint dtl_tokens_sentence_end (const DtlTokens *tokens, guint token);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlSubjects, dtl_subjects_free)

G_END_DECLS
