/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A line of a printed page, in points from its upper left corner. */
typedef struct
{
  char *text;
  guint page;
  double page_width, page_height;
  double x1, y1, x2, y2;
  double size; /* height of its letters */
} DtlPdfLine;

void dtl_pdf_line_free (DtlPdfLine *self);

void dtl_pdf_lines_order (GPtrArray *lines);
void dtl_pdf_lines_drop_running (GPtrArray *lines, guint n_pages);
char *dtl_pdf_lines_join (const GPtrArray *lines);
char *dtl_pdf_lines_find_title (const GPtrArray *lines);

G_END_DECLS
