/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "news/document.h"

G_BEGIN_DECLS

#define DTL_DECODER_MAX_SIZE (10 << 20) /* bytes of a document */

/* One document, and what is known of it from outside; all but the bytes nullable. */
typedef struct
{
  const char *name; /* for messages */
  const guint8 *data;
  gsize size;
  const char *charset; /* trusted over what the document says of itself */
  const char *url;
  const char *format; /* the id of the decoder to use */
} DtlDecoderInput;

/* A format. Decoders read memory and nothing else. */
typedef struct
{
  const char *id;
  int (*probe) (const DtlDecoderInput *input); /* 0: not mine, to 100: nothing else it can be */
  DtlDocument *(*decode) (const DtlDecoderInput *input, GError **error);
} DtlDecoder;

extern const DtlDecoder dtl_decoder_feed;
extern const DtlDecoder dtl_decoder_html;
extern const DtlDecoder dtl_decoder_mail;
extern const DtlDecoder dtl_decoder_pdf;

DtlDocument *dtl_decoder_decode (const DtlDecoderInput *input, GError **error);

G_END_DECLS
