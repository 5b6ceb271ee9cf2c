/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of the store and the history share; no other folder includes it. The session
 * extension is declared by sqlite3.h only when asked for. */
#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include <sqlite3.h>

#include "library/series-cache.h"
#include "library/store.h"

G_BEGIN_DECLS

struct _DtlStore
{
  sqlite3 *db;
  char *path;
  gboolean in_step;         /* a transaction is open */
  sqlite3_session *session; /* nullable: the step is not recorded */
  gint64 step_id;           /* 0: not recorded */
  ino_t file_inode;         /* of the file as it was opened; 0: its log is not watched */
  ino_t log_inode;          /* of the log that the connection writes to */
  DtlSeriesCache *cache;
};

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3, sqlite3_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)

/* store-file.c: the file itself, before and around SQLite */
gboolean dtl_store_file_check (const char *path, gboolean *missing, GError **error);
gboolean dtl_store_file_publish (const char *temporary, const char *path, GError **error);

/* store-schema.c */
#define DTL_STORE_APPLICATION_ID 0x44544c6e /* "DTLn" */
int dtl_store_schema_version (void);
gboolean
dtl_store_schema_migrate (DtlStore *self, int version, gboolean keeps_copy, GError **error);
gboolean dtl_store_schema_check (DtlStore *self, GError **error);

/* store-statement.c: SQL with our errors */
gboolean dtl_store_fail (DtlStore *self, int code, GError **error);
gboolean dtl_store_fail_not_found (const char *what, gint64 id, GError **error);
gboolean dtl_store_execute (DtlStore *self, const char *sql, GError **error);
sqlite3_stmt *
dtl_store_prepare (DtlStore *self, GError **error, const char *sql, const char *types, ...);
gboolean dtl_store_step (DtlStore *self, sqlite3_stmt *statement, gboolean *row, GError **error);
gboolean dtl_store_run (DtlStore *self, GError **error, const char *sql, const char *types, ...);
gboolean dtl_store_get_int (DtlStore *self, const char *sql, gint64 *value, GError **error);
char *dtl_store_dup_text (sqlite3_stmt *statement, int column);

/* store-instruments.c, store-series.c, store-series-read.c */
gboolean dtl_store_find_instrument (DtlStore *self, const char *symbol, gint64 *id, GError **error);
GArray *dtl_store_list_chunks (DtlStore *self, gint64 series_id, GError **error);
gboolean dtl_store_remove_chunks (DtlStore *self, gint64 series_id, GError **error);

/* store-articles.c, store-words.c */
gboolean dtl_store_check_article (DtlStore *self, gint64 id, GError **error);
gboolean dtl_store_words_init (DtlStore *self, GError **error);
void dtl_store_locks_init (void);
char *dtl_store_words_part (const char *text);
gboolean dtl_store_words_add (DtlStore *self, gint64 article_id, GError **error);
gboolean dtl_store_words_remove (DtlStore *self, gint64 article_id, GError **error);

/* store-check.c */
gboolean dtl_store_copy (DtlStore *self, sqlite3 *to, const char *path, GError **error);

/* history-words.c */
GArray *dtl_history_list_articles (DtlStore *self, GBytes *changes, GError **error);
gboolean dtl_history_set_words (DtlStore *self, GArray *articles, gboolean add, GError **error);

/* history-chunks.c */
gboolean dtl_history_keep_chunk (
    DtlStore *self, gint64 series_id, gint64 t0, gboolean is_removed, GError **error);
gboolean
dtl_history_swap_chunks (DtlStore *self, gint64 step_id, gboolean *conflict, GError **error);

G_END_DECLS
