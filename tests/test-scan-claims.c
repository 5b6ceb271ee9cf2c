/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Claims, verdicts and events of data/claims/dev.jsonl and of an article like the one that started
 * it all, read against a library of single sessions. */
#include "base/json.h"
#include "operations/calendars.h"
#include "operations/check-article.h"
#include "operations/company-list.h"
#include "operations/import-prices.h"
#include "operations/load-lexicon.h"
#include "price-rows.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

typedef struct
{
  DtlLexicon *lexicon;
  DtlStore *store;
} Ground;

static Ground ground;

static void
import (const char *symbol)
{
  g_autofree char *name = g_strconcat (symbol, ".csv", NULL);
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "data", "claims", "prices", name, NULL);
  g_autoptr (DtlInstrument) instrument = dtl_instrument_new (symbol);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlImportReport) report = dtl_import_prices (
      ground.store, path, &(DtlImportOptions){ .instrument = instrument }, 0, &error);

  g_assert_no_error (error);
}

static DtlArticleCheck *
read_text (const char *text, const char *published, const char *symbol)
{
  g_autoptr (DtlArticle) article = dtl_article_new ();
  g_autoptr (GError) error = NULL;
  DtlArticleCheck *check;

  g_free (article->text);
  article->text = g_strdup (text);
  article->published = g_strdup (published);
  check = dtl_check_article_read (ground.store, article, symbol, ground.lexicon, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (check->checks->len, ==, check->reading->claims->len);

  return check;
}

static void
assert_day (DtlDay day, const char *expected)
{
  char iso[DTL_DAY_TEXT_SIZE] = "";

  if (day != DTL_DAY_NONE)
    dtl_day_format_iso (day, iso);
  g_assert_cmpstr (iso, ==, expected);
}

static const char *
get_text (JsonObject *object, const char *member)
{
  return json_object_get_string_member_with_default (object, member, "");
}

static guint
find_claim (const DtlReading *reading, JsonObject *wanted)
{
  gint64 start = json_object_get_int_member (wanted, "start");
  gint64 end = json_object_get_int_member (wanted, "end");

  for (guint i = 0; i < reading->claims->len; i++)
    {
      const DtlClaim *claim = reading->claims->pdata[i];

      if ((gint64) claim->start < end && (gint64) claim->end > start &&
          strcmp (claim->subject, get_text (wanted, "subject")) == 0 &&
          claim->value == json_object_get_double_member (wanted, "value"))
        return i;
    }

  g_test_message ("no claim “%s”", get_text (wanted, "text"));
  g_assert_not_reached ();
}

static void
check_claim (const DtlArticleCheck *check, JsonObject *wanted)
{
  guint i = find_claim (check->reading, wanted);
  const DtlClaim *claim = check->reading->claims->pdata[i];
  const DtlClaimCheck *verdict = check->checks->pdata[i];
  JsonObject *expected = json_object_get_object_member (wanted, "check");

  g_test_message ("%s", get_text (wanted, "text"));
  g_assert_cmpstr (dtl_claim_direction_to_id (claim->direction), ==, get_text (wanted, "dir"));
  g_assert_cmpstr (claim->unit, ==, get_text (wanted, "unit"));
  g_assert_cmpstr (dtl_claim_bound_to_id (claim->bound), ==, get_text (wanted, "bound"));
  g_assert_cmpstr (dtl_measure_to_id (claim->measure), ==, get_text (wanted, "measure"));
  g_assert_cmpstr (dtl_modality_to_id (claim->modality), ==, get_text (wanted, "modality"));
  assert_day (claim->to, get_text (wanted, "to"));
  if (*get_text (wanted, "from") != '\0')
    assert_day (claim->from, get_text (wanted, "from"));
  g_assert_cmpstr (dtl_verdict_to_id (verdict->verdict), ==, get_text (expected, "verdict"));
  if (json_object_has_member (expected, "measured"))
    g_assert_cmpfloat_with_epsilon (verdict->measured,
                                    json_object_get_double_member (expected, "measured"), 0.0051);
  if (json_object_has_member (expected, "series"))
    g_assert_cmpstr (verdict->series, ==, get_text (expected, "series"));
  else
    g_assert_null (verdict->series);
}

static void
check_event (const DtlReading *reading, JsonObject *wanted)
{
  gint64 start = json_object_get_int_member (wanted, "start");
  gint64 end = json_object_get_int_member (wanted, "end");

  for (guint i = 0; i < reading->events->len; i++)
    {
      const DtlEventProposal *event = reading->events->pdata[i];

      if ((gint64) event->start >= end || (gint64) event->end <= start ||
          strcmp (event->kind, get_text (wanted, "kind")) != 0)
        continue;
      g_assert_cmpstr (event->date, ==, get_text (wanted, "date"));
      assert_day (event->session, get_text (wanted, "session"));
      g_assert_cmpstr (dtl_modality_to_id (event->modality), ==, get_text (wanted, "modality"));
      g_assert_true (event->title != NULL && *event->title != '\0');
      return;
    }

  g_test_message ("no event %s “%s”", get_text (wanted, "kind"), get_text (wanted, "text"));
  g_assert_not_reached ();
}

static void
test_sentences (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "claims", "dev.jsonl", NULL);
  g_autofree char *content = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));

  g_auto (GStrv) lines = g_strsplit (content, "\n", -1);

  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (lines[i], strlen (lines[i]));
      g_autoptr (JsonNode) node = dtl_json_parse ("dev.jsonl", bytes, NULL);
      JsonObject *object = json_node_get_object (node);
      JsonArray *claims = json_object_get_array_member (object, "claims");
      JsonArray *events = json_object_get_array_member (object, "events");
      g_autoptr (DtlArticleCheck) check = read_text (
          get_text (object, "text"), get_text (object, "published"), get_text (object, "ticker"));
      guint numbers = 0;

      g_test_message ("%s", get_text (object, "id"));
      for (guint k = 0; k < json_array_get_length (claims); k++)
        check_claim (check, json_array_get_object_element (claims, k));
      for (guint k = 0; k < json_array_get_length (events); k++)
        check_event (check->reading, json_array_get_object_element (events, k));
      for (guint k = 0; k < check->reading->claims->len; k++)
        numbers +=
            ((DtlClaim *) check->reading->claims->pdata[k])->superlative == DTL_SUPERLATIVE_NONE;
      g_assert_cmpuint (numbers, ==, json_array_get_length (claims));
      g_assert_cmpuint (check->reading->events->len, ==, json_array_get_length (events));
    }
}

static const char *
get_day (DtlDay day, char iso[DTL_DAY_TEXT_SIZE])
{
  return day != DTL_DAY_NONE ? dtl_day_format_iso (day, iso) : "";
}

/* All that the text claims, as tests/data/claims/wires.txt writes it: numbers, then superlatives */
static char *
dup_claims (const DtlArticleCheck *check)
{
  GString *found = g_string_new (NULL);
  char from[DTL_DAY_TEXT_SIZE], to[DTL_DAY_TEXT_SIZE];

  for (int superlatives = 0; superlatives < 2; superlatives++)
    for (guint i = 0; i < check->reading->claims->len; i++)
      {
        const DtlClaim *claim = check->reading->claims->pdata[i];
        const DtlClaimCheck *verdict = check->checks->pdata[i];

        if ((claim->superlative != DTL_SUPERLATIVE_NONE) != (superlatives == 1))
          continue;
        g_string_append_printf (found, "%s%s@%s ", found->len > 0 ? "; " : "", claim->subject,
                                claim->venue);
        if (superlatives == 1)
          g_string_append_printf (
              found, "%s %s since %s %s", dtl_superlative_to_id (claim->superlative),
              get_day (claim->to, to),
              claim->since != DTL_DAY_NONE ? get_day (claim->since, from) : "ever",
              dtl_verdict_to_id (verdict->verdict));
        else
          g_string_append_printf (found, "%s %s %g %s %s %s..%s %s %s",
                                  dtl_claim_direction_to_id (claim->direction),
                                  dtl_claim_bound_to_id (claim->bound), claim->value, claim->unit,
                                  dtl_measure_to_id (claim->measure), get_day (claim->from, from),
                                  get_day (claim->to, to), dtl_modality_to_id (claim->modality),
                                  dtl_verdict_to_id (verdict->verdict));
      }
  if (found->len == 0)
    g_string_append (found, "nothing");

  return g_string_free (found, FALSE);
}

/* Sentences as wires, papers, filings and blogs write them, with all that each claims. */
static void
test_wires (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "claims", "wires.txt", NULL);
  g_autofree char *content = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));

  g_auto (GStrv) lines = g_strsplit (content, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (*lines[i] == '\0' || *lines[i] == '#')
        continue;

      g_auto (GStrv) fields = g_strsplit (lines[i], " | ", -1);

      g_assert_cmpuint (g_strv_length (fields), ==, 4);
      g_test_message ("%s", fields[2]);

      g_autoptr (DtlArticleCheck) check = read_text (fields[2], fields[0], fields[1]);
      g_autofree char *found = dup_claims (check);

      g_assert_cmpstr (found, ==, fields[3]);
    }
}

/* Numbers of other things, and of nobody in particular. */
static const char *const no_claims[] = {
  "Sales of the company rose 10% in the quarter.",
  "Alibaba's market share fell 4% last year.",
  "Alibaba holds a 33% stake in Ant.",
  "The bank raised its price target on the stock by 10%.",
  "Alibaba's cloud revenue jumped 26% on Friday's figures.",
  "The Federal Reserve raised rates by 75 basis points.",
  "The offer is a premium of 20% to the last price of the bonds.",
  "Alibaba cut its workforce by 4% on Friday.",
  "Inflation rose to 9.1%.",
  "Moutai lost 4% on Friday.",
  "Oil fell 3% on Friday.",
  "Alibaba's net income fell 69% in the quarter.",
  "Margins at Alibaba shrank to 12% from 15%.",
  "Chinese technology stocks fell 5% on Friday.",
  "The tax rate rose 2% for Alibaba's merchants.",
};

static void
test_no_claims (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (no_claims); i++)
    {
      g_autoptr (DtlArticleCheck) check = read_text (no_claims[i], "2022-07-16", "BABA");

      g_test_message ("%s", no_claims[i]);
      g_assert_cmpuint (check->reading->claims->len, ==, 0);
    }
}

/* A story in our own words, with all that the first document has. */
#define STORY                                                                                      \
  "Alibaba's ADRs in New York sank late last week after managers of its cloud arm were summoned"   \
  " by officials in Shanghai over the theft of a police database earlier this month.\n"            \
  "The data had been left open for at least a year before the theft was noticed, researchers"      \
  " say.\n"                                                                                        \
  "The company has seen some relief from the over 70% loss in share value that it has suffered"    \
  " since its pandemic highs.\n"                                                                   \
  "Alibaba shares slid 4% on Thursday following first reports by the Wall Street Journal. Friday"  \
  " saw an early morning plunge, but the company reversed some of that by the close, sliding"      \
  " 1%.\n"

/* A sentence that tells no day is of the last session, and may be of the one told before it: that
 * is offered, and changes no verdict. */
static void
test_told_before (void)
{
  g_autoptr (DtlArticleCheck) check =
      read_text ("Alibaba shares fell 4.9% on Thursday. The stock closed at $103.76. "
                 "JD.com fell 3%.",
                 "2022-07-18T18:00", "BABA");
  const DtlClaimCheck *close;

  g_assert_cmpuint (check->reading->claims->len, ==, 3);
  close = check->checks->pdata[1];
  g_assert_cmpint (close->verdict, ==, DTL_VERDICT_DIFFERS);
  g_assert_cmpuint (close->also->len, ==, 1);
  assert_day (((const DtlOtherReading *) close->also->pdata[0])->to, "2022-07-14");
  assert_day (((const DtlClaim *) check->reading->claims->pdata[1])->told, "2022-07-14");
  assert_day (((const DtlClaim *) check->reading->claims->pdata[2])->told, ""); /* another price */
}

/* Claims are looked back at a few only: else a text of many without a day costs their square. */
static void
test_told_long_before (void)
{
  for (guint between = 0; between < 20; between++)
    {
      g_autoptr (GString) text = g_string_new ("Alibaba shares fell 4.9% on Thursday. ");

      for (guint i = 0; i < between; i++)
        g_string_append (text, "JD.com fell 3%. ");
      g_string_append (text, "Alibaba closed at $103.76.");

      g_autoptr (DtlArticleCheck) check = read_text (text->str, "2022-07-18T18:00", "BABA");
      const GPtrArray *claims = check->reading->claims;

      g_test_message ("%u between", between);
      g_assert_cmpuint (claims->len, ==, between + 2);
      assert_day (((const DtlClaim *) claims->pdata[between + 1])->told,
                  between < 8 ? "2022-07-14" : "");
    }
}

static const struct
{
  double value;
  DtlMeasure measure;
  const char *from, *to; /* whose prices were used */
  DtlVerdict verdict;
  double measured;
  DtlMeasure also;
  double also_measured;
} story_claims[] = {
  { 70, DTL_MEASURE_PEAK, "2020-10-27", "2022-07-15", DTL_VERDICT_DIFFERS, -67.7,
    DTL_MEASURE_TROUGH, -75.8 },
  { 4, DTL_MEASURE_CHANGE, "2022-07-13", "2022-07-14", DTL_VERDICT_NEAR, -4.89,
    DTL_MEASURE_OPEN_CLOSE, -3.75 },
  { 1, DTL_MEASURE_CHANGE, "2022-07-14", "2022-07-15", DTL_VERDICT_HOLDS, -1.27, 0, NAN },
};

static const struct
{
  const char *kind, *date, *session, *offered;
  DtlConfidence confidence;
} story_events[] = {
  { "market.move", "2022-07-14/2022-07-15", "2022-07-14", "", DTL_CONFIDENCE_MEDIUM },
  { "regulator.summons", "", "", "2022-07-14", DTL_CONFIDENCE_LOW },
  { "security.breach", "2022-07-01/2022-07-17", "", "", DTL_CONFIDENCE_LOW },
  { "press.report", "2022-07-14", "2022-07-14", "", DTL_CONFIDENCE_HIGH },
  { "market.move", "2022-07-15", "2022-07-15", "", DTL_CONFIDENCE_HIGH },
};

static void
test_story (void)
{
  g_autoptr (DtlArticleCheck) check = read_text (STORY, "2022-07-17", NULL);
  const DtlReading *reading = check->reading;

  g_assert_cmpstr (check->symbol, ==, "BABA"); /* the first company that is named */
  g_assert_cmpuint (reading->claims->len, ==, G_N_ELEMENTS (story_claims));
  for (gsize i = 0; i < G_N_ELEMENTS (story_claims); i++)
    {
      const DtlClaim *claim = reading->claims->pdata[i];
      const DtlClaimCheck *verdict = check->checks->pdata[i];

      g_assert_cmpfloat (claim->value, ==, story_claims[i].value);
      g_assert_cmpint (claim->measure, ==, story_claims[i].measure);
      assert_day (verdict->from, story_claims[i].from);
      assert_day (verdict->to, story_claims[i].to);
      g_assert_cmpint (verdict->verdict, ==, story_claims[i].verdict);
      g_assert_cmpfloat_with_epsilon (verdict->measured, story_claims[i].measured, 0.005);
      if (!isnan (story_claims[i].also_measured))
        {
          g_assert_cmpuint (verdict->also->len, >, 0);

          const DtlOtherReading *other = verdict->also->pdata[0];

          g_assert_cmpint (other->measure, ==, story_claims[i].also);
          g_assert_cmpfloat_with_epsilon (other->measured, story_claims[i].also_measured, 0.05);
        }
    }

  g_assert_cmpuint (reading->events->len, ==, G_N_ELEMENTS (story_events));
  for (gsize i = 0; i < G_N_ELEMENTS (story_events); i++)
    {
      const DtlEventProposal *event = reading->events->pdata[i];

      g_assert_cmpstr (event->kind, ==, story_events[i].kind);
      g_assert_cmpstr (event->date, ==, story_events[i].date);
      assert_day (event->session, story_events[i].session);
      assert_day (event->offered_day, story_events[i].offered);
      g_assert_cmpint (event->confidence, ==, story_events[i].confidence);
    }
}

/* The same story without its day: the one week of the sample that it fits. */
static void
test_candidates (void)
{
  g_autoptr (PriceRows) rows = price_rows_new ();
  DtlScanContext context = { .lexicon = ground.lexicon,
                             .companies = dtl_company_list_get (),
                             .exchange = dtl_calendars_get ("XNYS"),
                             .symbol = "BABA",
                             .venue = "NYSE",
                             .published = DTL_DAY_NONE,
                             .published_seconds = -1 };

  price_rows_add_sample (rows, "BABA");

  g_autoptr (GPtrArray) found =
      dtl_week_candidates_find (STORY, strlen (STORY), &context, price_rows_get (rows, "BABA"));

  for (guint i = 0; i < found->len; i++)
    g_test_message ("%s", ((DtlWeekCandidate *) found->pdata[i])->reason);
  g_assert_cmpuint (found->len, ==, 1);

  const DtlWeekCandidate *candidate = found->pdata[0];

  assert_day (candidate->first, "2022-07-14");
  assert_day (candidate->last, "2022-07-15");
  assert_day (candidate->published, "2022-07-17");
  g_assert_nonnull (strstr (candidate->reason, "14 Jul 2022 -4.89 % (told: -4.00 %)"));

  g_autoptr (GPtrArray) none =
      dtl_week_candidates_find ("Nothing moved.", 14, &context, price_rows_get (rows, "BABA"));

  g_assert_cmpuint (none->len, ==, 0);
}

static const struct
{
  const char *text, *published, *subject, *venue;
  double value;
  DtlMeasure measure;
  const char *from, *to;
} form_cases[] = {
  { "For the week, the stock lost 15.5% in New York.", "2022-07-16", "BABA", "NYSE", 15.5,
    DTL_MEASURE_CHANGE, "2022-07-08", "2022-07-15" },
  { "Alibaba was the biggest loser in Hong Kong, sinking 6% on Friday.", "2022-07-16", "BABA",
    "HKEX", 6, DTL_MEASURE_CHANGE, "2022-07-14", "2022-07-15" },
  { "Since Monday the stock is down 6.5%.", "2022-07-16", "BABA", "NYSE", 6.5, DTL_MEASURE_CHANGE,
    "2022-07-11", "2022-07-15" },
  { "Monday's 9.4% slide came as a surprise.", "2022-07-16", "BABA", "NYSE", 9.4,
    DTL_MEASURE_CHANGE, "2022-07-08", "2022-07-11" },
  { "The stock slipped 0.5% in after-hours trading.", "2022-07-15T20:00", "BABA", "NYSE", 0.5,
    DTL_MEASURE_AFTERHOURS, "", "2022-07-15" },
  { "Shares rose as much as 6% in premarket trading.", "2022-08-04", "BABA", "NYSE", 6,
    DTL_MEASURE_PREMARKET, "", "2022-08-04" },
  { "A 12.5% plunge in Baidu on Monday hurt.", "2022-10-25", "BIDU", "NASDAQ", 12.5,
    DTL_MEASURE_CHANGE, "2022-10-21", "2022-10-24" },
  { "The S&P 500 added 1.9% on Friday while others rested.", "2022-07-16", "GSPC", "", 1.9,
    DTL_MEASURE_CHANGE, "2022-07-14", "2022-07-15" },
  { "The news wiped 9% off Alibaba on Thursday.", "2022-07-16", "BABA", "NYSE", 9,
    DTL_MEASURE_CHANGE, "2022-07-13", "2022-07-14" },
  { "Thursday's loss of nearly 5% was a surprise.", "2022-07-16", "BABA", "NYSE", 5,
    DTL_MEASURE_CHANGE, "2022-07-13", "2022-07-14" },
  { "KWEB, the China internet fund, lost 1.5% on Friday.", "2022-07-16", "KWEB", "NYSE", 1.5,
    DTL_MEASURE_CHANGE, "2022-07-14", "2022-07-15" },
  { "The stock is down 30% from its October peak.", "2022-07-16", "BABA", "NYSE", 30,
    DTL_MEASURE_PEAK, "2021-10-01", "2022-07-15" },
};

static void
test_forms (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (form_cases); i++)
    {
      g_autoptr (DtlArticleCheck) check =
          read_text (form_cases[i].text, form_cases[i].published, "BABA");

      g_test_message ("%s", form_cases[i].text);
      g_assert_cmpuint (check->reading->claims->len, ==, 1);

      const DtlClaim *claim = check->reading->claims->pdata[0];

      g_assert_cmpstr (claim->subject, ==, form_cases[i].subject);
      g_assert_cmpstr (claim->venue, ==, form_cases[i].venue);
      g_assert_cmpfloat (claim->value, ==, form_cases[i].value);
      g_assert_cmpint (claim->measure, ==, form_cases[i].measure);
      assert_day (claim->from, form_cases[i].from);
      assert_day (claim->to, form_cases[i].to);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("scan-claims-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "x.dateline", NULL);
  int result;

  g_test_init (&argc, &argv, NULL);
  ground.lexicon = dtl_load_lexicon (NULL, NULL, &error);
  g_assert_no_error (error);
  ground.store = dtl_store_open (path, DTL_STORE_CREATE, &error);
  g_assert_no_error (error);
  import ("BABA");
  import ("9988.HK");
  import ("HSI");
  import ("GSPC");
  import ("BIDU");
  import ("JD");
  import ("KWEB");
  import ("PDD");

  g_test_add_func ("/scan-claims/sentences", test_sentences);
  g_test_add_func ("/scan-claims/wires", test_wires);
  g_test_add_func ("/scan-claims/told-before", test_told_before);
  g_test_add_func ("/scan-claims/told-long-before", test_told_long_before);
  g_test_add_func ("/scan-claims/no-claims", test_no_claims);
  g_test_add_func ("/scan-claims/story", test_story);
  g_test_add_func ("/scan-claims/candidates", test_candidates);
  g_test_add_func ("/scan-claims/forms", test_forms);
  result = g_test_run ();

  dtl_store_close (ground.store);
  dtl_lexicon_unref (ground.lexicon);
  g_unlink (path);
  g_rmdir (folder);

  return result;
}
