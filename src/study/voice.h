/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calendar/day.h"

G_BEGIN_DECLS

/* In whose words a study is told: language, figures and markup are given by who shows the text, so
 * that the sentences are the same everywhere and the core needs no locale. */
typedef struct
{
  const char *(*translate) (const char *text);
  const char *(*translate_count) (const char *one, const char *many, gulong n);
  char *(*format_day) (DtlDay day, gboolean has_year);
  char *(*format_percent) (double fraction); /* signed, with the sign of percent */
  char *(*format_points) (double fraction);  /* signed percent without its sign */
  char *(*format_probability) (double p);
  char *(*format_number) (double value, int decimals);
  gboolean has_markup; /* Pango's: <b> stays and what is put in is escaped; else <b> is dropped */
} DtlVoice;

extern const DtlVoice dtl_voice_plain;

char *dtl_voice_say (const DtlVoice *self, const char *text, ...) G_GNUC_PRINTF (2, 3);
char *dtl_voice_say_count (const DtlVoice *self, const char *one, const char *many, gsize n, ...)
    G_GNUC_PRINTF (3, 5);

G_END_DECLS
