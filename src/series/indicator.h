/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calendar/exchange.h"
#include "series/series.h"

G_BEGIN_DECLS

#define DTL_INDICATOR_MAX_OPTIONS 3
#define DTL_INDICATOR_MAX_OUTPUTS 3

/* What the values of an indicator are in. */
typedef enum
{
  DTL_INDICATOR_PRICE,      /* of the instrument: it belongs among its prices */
  DTL_INDICATOR_DIFFERENCE, /* between prices */
  DTL_INDICATOR_VOLUME,
  DTL_INDICATOR_SCORE,    /* from 0 to 100 */
  DTL_INDICATOR_FRACTION, /* 0.01 is one percent */
  DTL_INDICATOR_FACTOR,
} DtlIndicatorUnit;

/* What the outputs are to each other, and so how they are drawn. */
typedef enum
{
  DTL_INDICATOR_LINE,
  DTL_INDICATOR_AREA,   /* from zero */
  DTL_INDICATOR_BAND,   /* upper, middle and lower */
  DTL_INDICATOR_SIGNAL, /* a line, its mean, and how far it is above that */
} DtlIndicatorShape;

typedef struct
{
  const char *name;  /* in the form that specs have: "N" */
  const char *title; /* English, for translation */
  double usual;
  double min, max;
  gboolean whole;          /* counts bars */
  gboolean above_previous; /* more than the option before */
} DtlIndicatorOption;

typedef struct
{
  const DtlSeries *series;
  const DtlSeries *benchmark;  /* nullable, of the same interval; for kinds that need it */
  const DtlExchange *exchange; /* nullable: whose sessions intraday bars are of */
} DtlIndicatorInput;

/* A new one is a file in indicators/ and a row in indicator.c. */
typedef struct
{
  const char *id;    /* saved in files, part of specs: never rename */
  const char *title; /* English, for translation */
  const char *label; /* the same in short, for charts */
  DtlIndicatorUnit unit;
  DtlIndicatorShape shape;
  gboolean needs_benchmark;
  DtlIndicatorOption options[DTL_INDICATOR_MAX_OPTIONS + 1]; /* ends with a NULL name */
  const char *outputs[DTL_INDICATOR_MAX_OUTPUTS + 1];        /* NULL at once: one without a name */

  /* Rows without a gap before all outputs have a value. */
  gsize (*warmup) (const double *options);
  /* Fills each output's n rows; NAN: undefined. */
  void (*compute) (const DtlIndicatorInput *input, const double *options, double *const *outputs);
} DtlIndicatorKind;

/* A kind with its options: what a spec such as "bollinger:20:2" says. */
typedef struct
{
  const DtlIndicatorKind *kind;
  double options[DTL_INDICATOR_MAX_OPTIONS];
} DtlIndicator;

const DtlIndicatorKind *const *dtl_indicator_get_kinds (void); /* ends with NULL */
char *dtl_indicator_kind_dup_form (const DtlIndicatorKind *kind);
gsize dtl_indicator_kind_get_n_outputs (const DtlIndicatorKind *kind);

gboolean dtl_indicator_parse (const char *spec, DtlIndicator *indicator, GError **error);
char *dtl_indicator_dup_spec (const DtlIndicator *self);
gsize dtl_indicator_get_warmup (const DtlIndicator *self);
void dtl_indicator_compute (const DtlIndicator *self,
                            const DtlIndicatorInput *input,
                            double *const *outputs);

G_END_DECLS
