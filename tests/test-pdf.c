/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PDF files that cairo writes here: columns, running heads, words cut at the end of a line, the
 * title and the day on the page; and files that are none. */
#include "document-fixture.h"

#include "base/error.h"

#include <cairo-pdf.h>
#include <string.h>

#define WIDTH 595
#define HEIGHT 842

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
show (cairo_t *cr, double x, double y, double size, const char *text)
{
  cairo_select_font_face (cr, "DejaVu Serif", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size (cr, size);
  cairo_move_to (cr, x, y);
  cairo_show_text (cr, text);
}

static void
show_lines (cairo_t *cr, double x, double y, const char *const *lines)
{
  for (gsize i = 0; lines[i] != NULL; i++)
    show (cr, x, y + 14 * (double) i, 10, lines[i]);
}

static GByteArray *
write_report (void)
{
  static const char *const left[] = {
    "Shares of the firm fell four",
    "per cent on Thursday, the inves-",
    "tigation by the harbour",
    "office weighing on them, said",
    "brokers in the city who asked",
    "not to be named.",
    NULL,
  };
  static const char *const right[] = {
    "The dock stays closed until",
    "Monday. Two directors have",
    "sold shares in the week before,",
    "and the exchange has asked",
    "why they did; the answer is",
    "due before the bell.",
    NULL,
  };
  static const char *const last[] = { "On the second page the report",
                                      "goes on and then ends.",
                                      "• A first point",
                                      "   that runs over",
                                      "• A second point",
                                      NULL };
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, "report-final.doc");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, "Ann Writer");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, "2022-07-20T10:00:00Z");

  show (cr, 60, 40, 8, "Harbour Research, No. 7");
  show (cr, 60, 120, 24, "The dock and its firm");
  show (cr, 60, 150, 10, "14 July 2022");
  show_lines (cr, 60, 200, left);
  show_lines (cr, 320, 200, right);
  show (cr, 290, 820, 8, "1");
  cairo_show_page (cr);
  show (cr, 60, 40, 8, "Harbour Research, No. 7");
  show_lines (cr, 60, 100, last);
  show (cr, 290, 820, 8, "2");
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);

  return bytes;
}

static void
test_report (void)
{
  g_autoptr (GByteArray) bytes = write_report ();
  g_autoptr (DtlDocument) pdf = document_fixture_decode ((char *) bytes->data, bytes->len, NULL);

  g_assert_cmpstr (pdf->format, ==, "pdf");
  g_assert_cmpstr (pdf->title, ==, "The dock and its firm");
  g_assert_cmpstr (pdf->byline, ==, "Ann Writer");
  g_assert_cmpstr (pdf->published, ==, "2022-07-14");
  g_assert_cmpstr (pdf->published_source, ==, "page");
  g_assert_cmpuint (pdf->candidates->len, ==, 2);
  g_assert_cmpstr (pdf->text, ==,
                   "The dock and its firm\n14 July 2022\n"
                   "Shares of the firm fell four per cent on Thursday, the investigation by the "
                   "harbour office weighing on them, said brokers in the city who asked not to be "
                   "named.\n"
                   "The dock stays closed until Monday. Two directors have sold shares in the week "
                   "before, and the exchange has asked why they did; the answer is due before the "
                   "bell.\n"
                   "On the second page the report goes on and then ends.\n"
                   "• A first point that runs over\n• A second point");
}

static void
test_none (void)
{
  static const char *const cases[] = {
    "%PDF-1.4",
    "%PDF-1.4\n%%EOF",
    "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\ntrailer<</Root 1 0 R>>\n",
    "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 9999999"
    "/Kids[2 0 R 2 0 R]>>endobj\ntrailer<</Root 1 0 R>>\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DtlDecoderInput input = { .name = "x.pdf",
                                      .data = (const guint8 *) cases[i],
                                      .size = strlen (cases[i]) };
      g_autoptr (GError) error = NULL;

      g_assert_null (dtl_decoder_decode (&input, &error));
      g_assert_cmpint (error->domain, ==, (int) DTL_ERROR);
      g_assert_nonnull (strstr (error->message, "x.pdf"));
    }
}

/* Cut anywhere, and with any byte wrong, a file gives a document or an error. */
static void
test_damaged (void)
{
  g_autoptr (GByteArray) bytes = write_report ();

  for (guint i = 0; i < 60; i++)
    {
      g_autofree guint8 *copy = g_memdup2 (bytes->data, bytes->len);
      gsize at = (gsize) i * 7919 % bytes->len;
      DtlDecoderInput input = { .name = "x.pdf", .data = copy, .format = "pdf" };
      g_autoptr (DtlDocument) pdf = NULL;

      copy[at] ^= 0x5A;
      input.size = i % 2 == 0 ? bytes->len : at + 1;
      pdf = dtl_decoder_decode (&input, NULL);
      if (pdf != NULL)
        g_assert_true (g_utf8_validate (pdf->text, -1, NULL));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pdf/report", test_report);
  g_test_add_func ("/pdf/none", test_none);
  g_test_add_func ("/pdf/damaged", test_damaged);

  return g_test_run ();
}
