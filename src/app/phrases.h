/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/format.h"
#include "operations/mark-event.h"

G_BEGIN_DECLS

/* Dates, numbers and events in words of the user's language: for labels and for screen readers. */
const DtlDateNames *dtl_phrases_get_date_names (void);

char *dtl_phrases_speak_day (DtlDay day);
char *dtl_phrases_speak_percent (double fraction);
char *dtl_phrases_speak_session (const DtlSeries *series, gsize row);
char *dtl_phrases_speak_mark (const DtlMark *mark, const DtlSeries *series);
char *dtl_phrases_speak_badge (gsize count, const char *first);

char *dtl_phrases_format_percent (double fraction);
char *dtl_phrases_describe_base (const DtlSeries *series, const DtlReturn *day_return);
void dtl_phrases_describe_span (
    const DtlSeries *series, gsize from, gsize to, char **change, char **base);
char *dtl_phrases_describe_landing (const DtlMark *mark);
const char *dtl_phrases_get_certainty (DtlCertainty certainty);

G_END_DECLS
