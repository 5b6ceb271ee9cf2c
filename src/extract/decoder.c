/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The formats that are known, and which of them a document is in. To add one: a file in decoders/
 * with a probe and a decode function, and its row here. */
#include "extract/decoder.h"

#include "base/error.h"

static const DtlDecoder *const decoders[] = {
  &dtl_decoder_pdf,
  &dtl_decoder_mail,
  &dtl_decoder_feed,
  &dtl_decoder_html,
};

static const DtlDecoder *
find_decoder (const DtlDecoderInput *input)
{
  const DtlDecoder *best = NULL;
  int best_score = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (decoders); i++)
    {
      int score;

      if (input->format != NULL)
        score = g_strcmp0 (input->format, decoders[i]->id) == 0 ? 100 : 0;
      else
        score = decoders[i]->probe (input);
      if (score > best_score)
        {
          best = decoders[i];
          best_score = score;
        }
    }

  return best;
}

/**
 * dtl_decoder_decode:
 * @input: a document and what is known of it
 *
 * Reads a document with the decoder that is surest that it can.
 *
 * Returns: (transfer full): the document, or %NULL with %DTL_ERROR_TOO_LARGE,
 *   %DTL_ERROR_PARSE if it is empty, %DTL_ERROR_UNSUPPORTED where no decoder knows the format, or
 * what the decoder says
 */
DtlDocument *
dtl_decoder_decode (const DtlDecoderInput *input, GError **error)
{
  const DtlDecoder *decoder;
  DtlDocument *document;

  g_return_val_if_fail (input != NULL && input->name != NULL, NULL);

  if (input->size > DTL_DECODER_MAX_SIZE)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_TOO_LARGE,
                   "%s has %" G_GSIZE_FORMAT " bytes; a document may have %d.", input->name,
                   input->size, DTL_DECODER_MAX_SIZE);
      return NULL;
    }

  if (input->size == 0)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_PARSE, "%s is empty.", input->name);
      return NULL;
    }

  decoder = find_decoder (input);
  if (decoder == NULL)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_UNSUPPORTED,
                   "%s is no page, mail, PDF file or feed that can be read.", input->name);
      return NULL;
    }

  document = decoder->decode (input, error);
  if (document != NULL && document->url == NULL)
    document->url = g_strdup (input->url);

  return document;
}
