/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mails: which part is read, whose day counts, and mails that are made to hurt. */
#include "document-fixture.h"

#include "base/error.h"

#include <string.h>

static void
test_files (void)
{
  static const struct
  {
    const char *file;
    const char *title, *byline, *publisher, *published, *text;
    guint n_candidates;
  } cases[] = {
    { "plain.eml", "Shares of the firm féll", "Ann Writer", "The Harbour Letter",
      "2022-07-14T09:30:00-04:00",
      "Shares fell 4% on Thursday after the café report, which the firm denied at length in a "
      "letter to the exchange.\nTrading was heavy. Two directors had sold in the week before, and "
      "the exchange asked why; the answer is due on Monday morning before the bell rings.",
      1 },
    { "html.eml", "Morning letter", "desk@example.com", NULL, "2022-07-15T06:00:00Z",
      "The ferry was sold for $2 billion.", 1 },
    { "forwarded.eml", "Dock closed", "Ann Writer", NULL, "2022-07-14T09:30:00-04:00",
      "The dock is closed until Monday.", 2 },
    { "inline.eml", "Fwd: Dock closed", "Reader", NULL, "2022-07-14T09:30:00", NULL, 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DtlDocument) mail = document_fixture_decode_file (cases[i].file);

      g_test_message ("%s", cases[i].file);
      g_assert_cmpstr (mail->format, ==, "mail");
      g_assert_cmpstr (mail->title, ==, cases[i].title);
      g_assert_cmpstr (mail->byline, ==, cases[i].byline);
      g_assert_cmpstr (mail->publisher, ==, cases[i].publisher);
      g_assert_cmpstr (mail->published, ==, cases[i].published);
      g_assert_cmpuint (mail->candidates->len, ==, cases[i].n_candidates);
      if (cases[i].text != NULL)
        g_assert_cmpstr (mail->text, ==, cases[i].text);
    }
}

#define HEAD "From: a@b.example\nSubject: s\nDate: Thu, 14 Jul 2022 09:30:00 GMT\n"

static void
test_odd (void)
{
  static const struct
  {
    const char *mail;
    const char *text;
  } cases[] = {
    { HEAD "\n", "" },
    { HEAD "\none\n\ntwo\n", "one\ntwo" },
    { HEAD "Content-Type: text/plain; charset=no-such\n\na\xE9\n", NULL },
    { HEAD "Content-Type: application/octet-stream\n\n\x01\x02\n", "" },
    { HEAD "Content-Type: multipart/mixed; boundary=x\n\nno part at all\n", "" },
    { HEAD "Content-Type: multipart/mixed\n\nno boundary\n", NULL },
    { HEAD "Content-Type: text/html\n\n<p>a<script>b</script><p>c", "a\nc" },
    { HEAD "Content-Transfer-Encoding: base64\n\n!!!not base64!!!\n", NULL },
    { HEAD "\n\xE2\x80\xAE"
           "drawkcab\n",
      "drawkcab" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DtlDocument) mail =
          document_fixture_decode (cases[i].mail, strlen (cases[i].mail), "mail");

      g_test_message ("%s", cases[i].mail);
      g_assert_cmpstr (mail->published, ==, "2022-07-14T09:30:00Z");
      if (cases[i].text != NULL)
        g_assert_cmpstr (mail->text, ==, cases[i].text);
    }
}

/* Parts inside parts inside parts, and headers without end, are refused before GMime sees them. */
static void
test_refused (void)
{
  static const struct
  {
    const char *unit;
    gsize n;
  } cases[] = {
    { "Content-Type: message/rfc822\n\n", 100000 },
    { "X-Long: x\n x\n", 400000 },
    { "To: a@b.example\n", 200000 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *units = document_fixture_repeat (cases[i].unit, cases[i].n);
      g_autofree char *text = g_strconcat (HEAD, units, NULL);
      const DtlDecoderInput input = {
        .name = "x", .data = (const guint8 *) text, .size = strlen (text), .format = "mail"
      };
      g_autoptr (GError) error = NULL;

      g_assert_null (dtl_decoder_decode (&input, &error));
      g_assert_error (error, DTL_ERROR, DTL_ERROR_TOO_LARGE);
    }
}

static void
test_hostile (void)
{
  static const struct
  {
    const char *before, *unit;
    gsize n;
  } cases[] = {
    { HEAD "\n", "line\n", 1000000 },
    { HEAD "\n", "x", 9000000 },
    { HEAD "Subject: ", "=?utf-8?q?a?= ", 15000 },
    { HEAD "To: ", "(((", 80000 },
    { HEAD "To: ", "a@b.example, ", 15000 },
    { HEAD "Content-Type: multipart/mixed; boundary=x\n\n", "--x\n\na\n", 200000 },
    { HEAD "Content-Type: text/html\n\n", "<div>", 400000 },
    { HEAD "Content-Transfer-Encoding: quoted-printable\n\n", "=41", 1000000 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *units = document_fixture_repeat (cases[i].unit, cases[i].n);
      g_autofree char *text = g_strconcat (cases[i].before, units, "\n", NULL);
      gint64 started = g_get_monotonic_time ();
      g_autoptr (DtlDocument) mail = document_fixture_decode (text, strlen (text), "mail");
      double seconds = (double) (g_get_monotonic_time () - started) / G_USEC_PER_SEC;

      g_test_message ("%s: %.2f s", cases[i].unit, seconds);
      g_assert_cmpfloat (seconds, <, document_fixture_get_patience ());
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/mail/files", test_files);
  g_test_add_func ("/mail/odd", test_odd);
  g_test_add_func ("/mail/refused", test_refused);
  g_test_add_func ("/mail/hostile", test_hostile);

  return g_test_run ();
}
