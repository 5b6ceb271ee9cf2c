/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The report of one imported price file, as JSON and for people. */
#include "cli/import-report.h"

#include "base/text.h"
#include "cli/table.h"

/* The day or instant of a bar, as the series of @rows writes it; NULL: the file as a whole. */
static char *
format_key (const DtlSeries *rows, gint64 key, char buffer[DTL_INSTANT_TEXT_SIZE])
{
  GTimeZone *zone = dtl_series_get_zone (rows);

  if (key == G_MININT64)
    return NULL;
  if (!dtl_interval_is_intraday (dtl_series_get_interval (rows)))
    return dtl_day_format_iso ((DtlDay) key, buffer);

  return dtl_instant_format_iso (key, zone, buffer);
}

static void
write_dialect (DtlJsonWriter *json, const DtlDialect *dialect)
{
  static const char *const orders[] = { NULL, "ymd", "mdy", "dmy" };
  char delimiter[2] = { dialect->delimiter, '\0' };
  char decimal[2] = { dialect->decimal, '\0' };

  dtl_json_writer_begin_object (json, "dialect");
  dtl_json_writer_string (json, "delimiter",
                          dialect->delimiter == '\t' ? "tab"
                          : *delimiter != '\0'       ? delimiter
                                                     : NULL);
  dtl_json_writer_string (json, "decimal", *decimal != '\0' ? decimal : NULL);
  dtl_json_writer_string (json, "date_order", orders[dialect->date_order]);
  dtl_json_writer_begin_object (json, "columns");
  for (DtlField field = 0; field < DTL_N_FIELDS; field++)
    if (dialect->columns[field] != NULL)
      dtl_json_writer_string (json, dtl_field_to_id (field), dialect->columns[field]);
  dtl_json_writer_end_object (json);
  dtl_json_writer_end_object (json);
}

/**
 * dtl_import_report_write:
 *
 * Writes @report as the object that the published interface describes.
 */
void
dtl_import_report_write (DtlJsonWriter *json, const DtlImportReport *report)
{
  const DtlAudit *audit = report->audit;
  gsize n = dtl_series_get_n (report->rows);
  char key[DTL_INSTANT_TEXT_SIZE];

  dtl_json_writer_begin_object (json, NULL);
  dtl_json_writer_string (json, "symbol", report->symbol);
  dtl_json_writer_string (json, "file", report->file);
  dtl_json_writer_string (json, "interval", dtl_interval_to_id (report->interval));
  dtl_json_writer_int (json, "rows_read", (gint64) audit->rows_read);
  dtl_json_writer_int (json, "rows_added", (gint64) report->counts.rows_added);
  dtl_json_writer_int (json, "rows_replaced", (gint64) report->counts.rows_replaced);
  dtl_json_writer_int (json, "rows_unchanged", (gint64) report->counts.rows_unchanged);
  dtl_json_writer_int (json, "rows_duplicate", (gint64) audit->rows_duplicate);

  dtl_json_writer_begin_array (json, "rows_rejected");
  for (guint i = 0; i < audit->rejections->len; i++)
    {
      const DtlRejection *rejection = &g_array_index (audit->rejections, DtlRejection, i);

      dtl_json_writer_begin_object (json, NULL);
      dtl_json_writer_int (json, "line", (gint64) rejection->line);
      dtl_json_writer_string (json, "reason", rejection->reason);
      dtl_json_writer_end_object (json);
    }
  dtl_json_writer_end_array (json);

  dtl_json_writer_string (json, "first",
                          n > 0 ? dtl_series_format_key (report->rows, 0, key) : NULL);
  dtl_json_writer_string (json, "last",
                          n > 0 ? dtl_series_format_key (report->rows, n - 1, key) : NULL);

  dtl_json_writer_begin_array (json, "warnings");
  for (guint i = 0; i < audit->findings->len; i++)
    {
      const DtlFinding *finding = &g_array_index (audit->findings, DtlFinding, i);

      dtl_json_writer_begin_object (json, NULL);
      dtl_json_writer_string (json, "kind", dtl_finding_kind_to_id (finding->kind));
      dtl_json_writer_string (json, "date", format_key (report->rows, finding->key, key));
      dtl_json_writer_string (json, "text", finding->text);
      dtl_json_writer_end_object (json);
    }
  dtl_json_writer_end_array (json);

  write_dialect (json, report->dialect);
  dtl_json_writer_end_object (json);
}

/**
 * dtl_import_report_append:
 * @text: gets what a person needs to see: the counts, then a line for each row that was refused
 *   and for each thing that looks odd
 */
void
dtl_import_report_append (GString *text, const DtlImportReport *report, gboolean dry_run)
{
  g_autoptr (DtlTable) table = dtl_table_new ("", "", "", NULL);
  const DtlAudit *audit = report->audit;
  gsize n = dtl_series_get_n (report->rows);
  g_autofree char *file = dtl_text_escape_terminal (report->file);
  g_autofree char *rows = NULL;
  char key[DTL_INSTANT_TEXT_SIZE];

  g_string_append_printf (
      text,
      "%s: %" G_GSIZE_FORMAT " rows read, %" G_GSIZE_FORMAT " added, %" G_GSIZE_FORMAT
      " replaced, %" G_GSIZE_FORMAT " unchanged, %" G_GSIZE_FORMAT " duplicate, %u rejected%s\n",
      file, audit->rows_read, report->counts.rows_added, report->counts.rows_replaced,
      report->counts.rows_unchanged, audit->rows_duplicate, audit->rejections->len,
      dry_run ? " (nothing stored)" : "");
  if (n > 0)
    {
      g_string_append_printf (text, "%s, ", dtl_interval_to_id (report->interval));
      g_string_append_printf (text, "%s to ", dtl_series_format_key (report->rows, 0, key));
      g_string_append_printf (text, "%s\n", dtl_series_format_key (report->rows, n - 1, key));
    }

  for (guint i = 0; i < audit->rejections->len; i++)
    {
      const DtlRejection *rejection = &g_array_index (audit->rejections, DtlRejection, i);
      g_autofree char *line = g_strdup_printf ("line %" G_GSIZE_FORMAT, rejection->line);

      dtl_table_add (table, line);
      dtl_table_add (table, "rejected");
      dtl_table_add (table, rejection->reason);
    }
  for (guint i = 0; i < audit->findings->len; i++)
    {
      const DtlFinding *finding = &g_array_index (audit->findings, DtlFinding, i);

      dtl_table_add (table, format_key (report->rows, finding->key, key));
      dtl_table_add (table, dtl_finding_kind_to_id (finding->kind));
      dtl_table_add (table, finding->text);
    }
  rows = dtl_table_format (table);
  g_string_append (text, rows);
}
