/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/decision.h"
#include "library/factor-file.h"
#include "library/instrument.h"
#include "news/article.h"
#include "news/event.h"

G_BEGIN_DECLS

/* The library file: synchronous SQLite, no threads, no signals. A store is used by one thread at
 * a time. Writes happen inside a step of library/history.h, but for views, which are not edits. */
typedef struct _DtlStore DtlStore;

typedef enum
{
  DTL_STORE_READ,   /* the file must be there; nothing can be written */
  DTL_STORE_WRITE,  /* the file must be there */
  DTL_STORE_CREATE, /* a missing file is created empty */
} DtlStoreMode;

/* Puts the first content into a library that is being made. */
typedef gboolean (*DtlStoreFill) (DtlStore *store, gpointer data, GError **error);

gboolean dtl_store_create (const char *path, DtlStoreFill fill, gpointer data, GError **error);
DtlStore *dtl_store_open (const char *path, DtlStoreMode mode, GError **error);
void dtl_store_close (DtlStore *self);
gboolean dtl_store_is_cut_off (const DtlStore *self);
const char *dtl_store_get_path (const DtlStore *self);
gint64 dtl_store_get_data_version (DtlStore *self);
gboolean dtl_store_check (DtlStore *self, GPtrArray *problems, GError **error);
gboolean dtl_store_backup (DtlStore *self, const char *path, GError **error);

/* Instruments and their series */
gboolean dtl_store_put_instrument (DtlStore *self, const DtlInstrument *instrument, GError **error);
DtlInstrument *dtl_store_get_instrument (DtlStore *self, const char *symbol, GError **error);
gboolean dtl_store_remove_instrument (DtlStore *self, const char *symbol, GError **error);
GPtrArray *dtl_store_list_series (DtlStore *self, GError **error); /* of DtlSeriesInfo */
gboolean dtl_store_put_series (
    DtlStore *self, const char *symbol, DtlSeries *series, const char *source, GError **error);
DtlSeries *
dtl_store_get_series (DtlStore *self, const char *symbol, DtlInterval interval, GError **error);
DtlSeries *
dtl_store_read_series (DtlStore *self, const char *symbol, DtlInterval interval, GError **error);

/* Events */
gboolean dtl_store_add_event (DtlStore *self, DtlEvent *event, GError **error); /* sets id */
gboolean dtl_store_update_event (DtlStore *self, const DtlEvent *event, GError **error);
gboolean dtl_store_remove_event (DtlStore *self, gint64 id, GError **error);
DtlEvent *dtl_store_get_event (DtlStore *self, gint64 id, GError **error);
GPtrArray *dtl_store_list_events (DtlStore *self, const char *symbol, GError **error);

/* Articles, the bytes they were read from, and what was decided about their proposals */
gboolean dtl_store_add_article (DtlStore *self, DtlArticle *article, GError **error); /* sets id */
gboolean dtl_store_update_article (DtlStore *self, const DtlArticle *article, GError **error);
gboolean dtl_store_remove_article (DtlStore *self, gint64 id, GError **error);
DtlArticle *dtl_store_get_article (DtlStore *self, gint64 id, GError **error);
GPtrArray *dtl_store_list_articles (DtlStore *self, GError **error);
GPtrArray *dtl_store_search_articles (DtlStore *self, const char *text, GError **error);
gboolean dtl_store_find_article (DtlStore *self, const char *text, gint64 *id, GError **error);
char *dtl_store_put_source (
    DtlStore *self, const char *name, const char *media_type, GBytes *bytes, GError **error);
GBytes *dtl_store_get_source (
    DtlStore *self, const char *digest, char **name, char **media_type, GError **error);
gboolean dtl_store_put_decision (DtlStore *self, const DtlDecision *decision, GError **error);
gboolean dtl_store_remove_decision (
    DtlStore *self, gint64 article_id, gsize start, const char *kind, GError **error);
GPtrArray *dtl_store_list_decisions (DtlStore *self, gint64 article_id, GError **error);

/* Studies: what they are asked for, and figures kept by the hash of what they follow from; the
 * latter are not edits */
gboolean
dtl_store_set_benchmark (DtlStore *self, const char *symbol, const char *benchmark, GError **error);
gboolean
dtl_store_get_benchmark (DtlStore *self, const char *symbol, char **benchmark, GError **error);
gboolean dtl_store_set_event_study (DtlStore *self, gint64 id, const char *json, GError **error);
gboolean dtl_store_get_event_study (DtlStore *self, gint64 id, char **json, GError **error);
gboolean dtl_store_keep_study (
    DtlStore *self, gint64 event_id, const char *hash, const char *json, GError **error);
gboolean
dtl_store_find_study (DtlStore *self, gint64 event_id, char **hash, char **json, GError **error);
gboolean dtl_store_forget_studies (DtlStore *self, GError **error);
char *dtl_store_put_factors (DtlStore *self, const char *name, GBytes *bytes, GError **error);
GBytes *dtl_store_get_factors (DtlStore *self, const char *digest, char **name, GError **error);
GPtrArray *dtl_store_list_factors (DtlStore *self, GError **error); /* of DtlFactorFile */
gboolean dtl_store_can_write (DtlStore *self);
char *dtl_store_describe_bars (DtlStore *self, const char *symbol, GError **error);

/* Views: opaque JSON by key; each write is a transaction of its own and not a step */
gboolean dtl_store_put_view (DtlStore *self, const char *key, const char *json, GError **error);
char *dtl_store_get_view (DtlStore *self, const char *key, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlStore, dtl_store_close)

G_END_DECLS
