/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/figure.h"

G_BEGIN_DECLS

typedef enum
{
  DTL_EXPORT_PNG,
  DTL_EXPORT_PDF,
  DTL_EXPORT_SVG,
} DtlExportFormat;

#define DTL_EXPORT_MAX_PX 32767 /* of an image surface of cairo, each way */

typedef struct
{
  DtlExportFormat format;
  double width_mm, height_mm; /* of the page, if > 0; PDF and SVG without are 180 x 110 */
  int width_px, height_px;    /* of a PNG without mm; 0: 1600 x 900 */
  double dpi;                 /* of a PNG with mm; 0: 300; written into the file */
  gboolean transparent;
} DtlExportOptions;

gboolean dtl_export_format_from_path (const char *path, DtlExportFormat *format, GError **error);

/* The same figure and options give the same bytes; @width and @height (nullable) are what was
 * drawn, in pixels of a PNG and points of a page. */
GBytes *dtl_export_render (
    DtlFigure *figure, const DtlExportOptions *options, int *width, int *height, GError **error);

G_END_DECLS
