/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/library.h"
#include "operations/import-article.h"

G_BEGIN_DECLS

/* How long the documents that came together have kept the user waiting. */
typedef enum
{
  DTL_INTAKE_IDLE,    /* nothing is read */
  DTL_INTAKE_QUICK,   /* not long enough to be shown */
  DTL_INTAKE_NOTICED, /* 150 ms */
  DTL_INTAKE_LONG,    /* a second */
} DtlIntakeStage;

/* What became of the documents that came together. */
typedef struct
{
  guint n;        /* documents, with the picked items of feeds */
  guint n_done;   /* of them, whatever became of them */
  guint n_new;    /* imported */
  guint n_known;  /* in the library already */
  guint n_feeds;  /* whose items are to be picked */
  guint n_failed; /* could not be read */
  gboolean is_cancelled;
  gint64 article_id; /* of the last that was imported or known; 0: none */
  char *name;        /* of what is read now, for people */
  char *message;     /* nullable: a sentence on the first that failed */
} DtlIntakeReport;

/* Reads documents one after the other in a thread and puts them into the library.
 *
 * Signal "changed": stage or report are others; "feed" (DtlArticleSource, transfer full): its items
 * are to be picked, and given back one by one with dtl_article_intake_add_item(); "finished": all
 * that came together is done, the report stands until more comes. */
#define DTL_TYPE_ARTICLE_INTAKE (dtl_article_intake_get_type ())
G_DECLARE_FINAL_TYPE (DtlArticleIntake, dtl_article_intake, DTL, ARTICLE_INTAKE, GObject)

DtlArticleIntake *dtl_article_intake_new (void);
void dtl_article_intake_set_library (DtlArticleIntake *self, DtlLibrary *library);

void dtl_article_intake_add_file (DtlArticleIntake *self, const char *path, const char *symbol);
void dtl_article_intake_add_address (DtlArticleIntake *self, const char *url, const char *symbol);
void dtl_article_intake_add_text (DtlArticleIntake *self, const char *text, const char *symbol);
void
dtl_article_intake_add_item (DtlArticleIntake *self, DtlArticleSource *item, const char *symbol);
void dtl_article_intake_cancel (DtlArticleIntake *self);

DtlIntakeStage dtl_article_intake_get_stage (DtlArticleIntake *self);
const DtlIntakeReport *dtl_article_intake_get_report (DtlArticleIntake *self);

G_END_DECLS
