/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Events of sentences as wires, papers and filings write them: kind, day, modality, the title that
 * is proposed, who did it, and the words that it rests on. */
#include "operations/calendars.h"
#include "operations/company-list.h"
#include "operations/load-lexicon.h"

#include <string.h>

static DtlLexicon *lexicon;

static const struct
{
  const char *published, *text;
  const char *kind, *date;
  const char *modality, *title;
  const char *agent; /* or NULL */
  const char *words;
} cases[] = {
  { "2022-07-18", "Alibaba was downgraded to sell by two brokers on Tuesday.", "analyst.rating",
    "2022-07-12", "fact", "Alibaba downgraded to sell", "two brokers",
    "downgraded to sell by two" },
  { "2022-07-18", "The stock was cut to hold on Friday by Nomura.", "analyst.rating", "2022-07-15",
    "fact", "Stock cut to hold", "Nomura", "cut to hold" },
  { "2022-07-18", "Goldman Sachs raised Alibaba to buy from neutral on Thursday.", "analyst.rating",
    "2022-07-14", "fact", "Goldman Sachs raised Alibaba to buy", "Goldman Sachs",
    "raised Alibaba to buy" },
  { "2022-07-18", "JPMorgan lowered its price target on Alibaba to $125 from $145.",
    "analyst.target", "2022-07-18", "fact", "JPMorgan lowered price target", "JPMorgan",
    "lowered its price target" },
  { "2022-07-18",
    "Regulators in Shanghai summoned Alibaba executives on Thursday, the Wall Street Journal "
    "reported.",
    "regulator.summons", "2022-07-14", "fact", "Regulators in Shanghai summoned Alibaba executives",
    "Regulators in Shanghai", "summoned" },
  { "2022-07-18",
    "Regulators in Shanghai summoned Alibaba executives on Thursday, the Wall Street Journal "
    "reported.",
    "press.report", "2022-07-14", "fact", "WSJ report", NULL, "the Wall Street Journal reported" },
  { "2022-07-18",
    "Alibaba executives were summoned by Shanghai authorities last week over the theft of police "
    "data.",
    "regulator.summons", "2022-W28", "fact", "Alibaba executives summoned", "Shanghai authorities",
    "summoned" },
  { "2022-07-18",
    "Alibaba executives were summoned by Shanghai authorities last week over the theft of police "
    "data.",
    "security.breach", "2022-W28", "fact", "Theft of police data", NULL, "theft of police data" },
  { "2022-07-18",
    "Executives from its cloud division have been called in for talks by Shanghai officials in "
    "connection with the heist.",
    "regulator.summons", "2022-07-18", "fact", "Executives from cloud division called in for talks",
    "Shanghai officials", "called in for talks" },
  { "2022-07-18", "The data of one billion residents had been stolen in June, a hacker claimed.",
    "security.breach", "2022-06", "fact", "Data of one billion residents stolen", NULL, "stolen" },
  { "2022-07-18", "Alibaba was fined 18.2 billion yuan by China's market regulator in April 2021.",
    "regulator.fine", "2021-04", "fact", "Alibaba fined 18.2 billion yuan",
    "China's market regulator", "fined 18.2 billion yuan by China" },
  { "2022-07-18", "Tencent was sued by Alibaba on Friday.", "legal.lawsuit", "2022-07-15", "fact",
    "Tencent sued", "Alibaba", "sued" },
  { "2022-07-18", "Alibaba was sued by shareholders on Friday over its data practices.",
    "legal.lawsuit", "2022-07-15", "fact", "Alibaba sued", "shareholders", "sued" },
  { "2022-07-18", "Zhang Yong will step down as chairman in September, Alibaba said on Friday.",
    "company.management", "2022-07-15", "planned", "Zhang Yong to step down as chairman",
    "Zhang Yong", "step down as chairman" },
  { "2022-07-18", "Daniel Zhang was replaced as chief executive by Eddie Wu on Friday.",
    "company.management", "2022-07-15", "fact", "Daniel Zhang replaced as chief executive",
    "Eddie Wu", "replaced as chief executive" },
  { "2022-07-18", "Alibaba did not confirm that executives had been summoned.", "regulator.summons",
    "", "reported", "Executives summoned", NULL, "summoned" },
  { "2022-07-18", "Alibaba denied on Friday that it was planning layoffs.", "company.layoffs",
    "2022-07-15", "denied", "Planning layoffs", NULL, "layoffs" },
  { "2022-07-18", "Alibaba is not under investigation, a spokesman said on Friday.",
    "regulator.investigation", "2022-07-15", "denied", "Alibaba not under investigation", NULL,
    "under investigation" },
  { "2022-07-18", "Trading in the stock would have been halted on Friday.", "market.halt",
    "2022-07-15", "conditional", "Trading in stock would have been halted", NULL,
    "Trading in the stock would have been halted" },
  { "2022-07-18", "Alibaba may face a fine, people familiar with the matter said.",
    "regulator.fine", "", "conditional", "Fine", NULL, "a fine" },
  { "2022-07-18",
    "The regulator could open an investigation into Alibaba, Bloomberg reported on Friday.",
    "regulator.investigation", "2022-07-15", "conditional",
    "Regulator could open investigation into Alibaba", "regulator",
    "open an investigation into Alibaba" },
  { "2022-07-18",
    "The regulator could open an investigation into Alibaba, Bloomberg reported on Friday.",
    "press.report", "2022-07-15", "fact", "Bloomberg report", NULL, "Bloomberg reported" },
  { "2022-07-18", "Alibaba's fiscal first-quarter results are due on August 4.", "company.earnings",
    "2022-08-04", "planned", "Alibaba's fiscal first-quarter results due", "Alibaba", "results" },
  { "2022-08-05",
    "Alibaba reported fiscal first-quarter revenue of 205.6 billion yuan on Thursday.",
    "company.earnings", "2022-08-04", "fact",
    "Alibaba reported fiscal first-quarter revenue of 205.6 billion", "Alibaba",
    "reported fiscal first-quarter revenue" },
  { "2022-08-05",
    "Northfield's results for its fiscal year ended June 30 were released on Thursday.",
    "company.earnings", "2022-08-04", "fact", "Northfield's results", "Northfield", "results" },
  { "2022-07-18",
    "Alibaba said on July 14 it had opened an internal probe. The probe, opened on Thursday, "
    "covers the cloud unit.",
    "regulator.investigation", "2022-07-14", "fact", "Alibaba opened internal probe", "Alibaba",
    "opened an internal probe" },
  { "2022-07-18", "Shares of Alibaba fell on Thursday.", "market.move", "2022-07-14", "fact",
    "Shares of Alibaba fell", "Shares of Alibaba", "fell" },
  { "2022-07-18", "Shares of Alibaba fell on fears of a wider crackdown.", "market.move",
    "2022-07-18", "fact", "Shares of Alibaba fell", "Shares of Alibaba", "fell" },
  { "2022-07-18", "Alibaba shares tumbled on the news.", "market.move", "2022-07-18", "fact",
    "Alibaba shares tumbled", "Alibaba shares", "tumbled" },
  { "2022-07-18",
    "The Wall Street Journal reported Thursday that Alibaba executives were called in by Shanghai "
    "authorities.",
    "press.report", "2022-07-14", "fact", "WSJ report", NULL, "The Wall Street Journal reported" },
  { "2022-07-18",
    "The Wall Street Journal reported Thursday that Alibaba executives were called in by Shanghai "
    "authorities.",
    "regulator.summons", "2022-07-14", "reported", "Alibaba executives called in",
    "Shanghai authorities", "called in" },
  { "2022-07-18",
    "Shanghai authorities have called in Alibaba Cloud vice president Chen Xuesong, WSJ reported.",
    "regulator.summons", "2022-07-18", "fact",
    "Shanghai authorities called in Alibaba Cloud vice president", "Shanghai authorities",
    "called in Alibaba" },
  { "2022-07-18",
    "Shanghai authorities have called in Alibaba Cloud vice president Chen Xuesong, WSJ reported.",
    "press.report", "2022-07-18", "fact", "WSJ report", NULL, "WSJ reported" },
  { "2022-07-18", "Beijing launched a probe into the company on Friday, sending its shares lower.",
    "regulator.investigation", "2022-07-15", "fact", "Beijing launched probe into company",
    "Beijing", "launched a probe" },
  { "2022-07-18", "The Federal Reserve raised interest rates by 75 basis points on Wednesday.",
    "macro.rate", "2022-07-13", "fact", "Federal Reserve raised interest rates by 75 basis points",
    "Federal Reserve", "raised interest rates" },
  { "2022-07-18", "Alibaba agreed to buy a 20% stake in the grocer on Monday for $3.6 billion.",
    "company.ma", "2022-07-18", "fact", "Alibaba agreed to buy 20% stake", "Alibaba",
    "agreed to buy" },
  { "2022-07-18", "Alibaba completed the acquisition of Sun Art on Friday.", "company.ma",
    "2022-07-15", "fact", "Alibaba completed acquisition of Sun Art", "Alibaba",
    "the acquisition" },
  { "2022-07-18", "Alibaba plans to list its logistics arm in Hong Kong next year.",
    "company.listing", "", "planned", "Alibaba plans to list logistics arm", "Alibaba",
    "plans to list" },
  { "2022-07-18", "SoftBank sold 242 million Alibaba shares last month.", "insider.sale", "2022-06",
    "fact", "SoftBank sold 242 million Alibaba shares", "SoftBank",
    "sold 242 million Alibaba shares" },
  { "2022-07-18", "The board approved a $25 billion share repurchase program on March 22, 2022.",
    "company.buyback", "2022-03-22", "fact", "Board approved $25 billion share repurchase program",
    "board", "approved a $25 billion share repurchase" },
  { "2022-07-18", "Jack Ma reappeared in a video on Jan. 20, 2021.", "person.appearance",
    "2021-01-20", "fact", "Jack Ma reappeared", "Jack Ma", "reappeared" },
  { "2022-07-18",
    "Item 8.01. On July 14, 2022, the Registrant entered into a definitive agreement to acquire "
    "Acme Corp.",
    "company.ma", "2022-07-14", "fact",
    "Registrant entered into definitive agreement to acquire Acme", "Registrant",
    "acquire Acme Corp." },
  { "2022-07-18",
    "On July 15, 2022, John Smith notified the Company of his decision to resign as Chief "
    "Financial Officer, effective August 31, 2022.",
    "company.management", "2022-07-15", "fact", "John Smith notified Company of decision to resign",
    "John Smith", "decision to resign" },
  { "2022-07-18",
    "The U.S. Commerce Department put 11 Chinese companies on its entity list on Thursday.",
    "geo.sanction", "2022-07-14", "fact",
    "U.S. Commerce Department put 11 Chinese companies on entity list", "U.S. Commerce Department",
    "put 11 Chinese companies on its entity list" },
  { "2022-07-18",
    "Biden signed an executive order on Friday barring Americans from investing in Chinese chip "
    "makers.",
    "regulator.rule", "2022-07-15", "fact", "Biden signed executive order", "Biden",
    "signed an executive order" },
  { "2022-07-18", "Lawmakers passed a bill on Thursday that would delist Chinese companies.",
    "regulator.rule", "2022-07-14", "fact", "Lawmakers passed bill", "Lawmakers", "passed a bill" },
  { "2022-07-18", "A court in Hangzhou ruled against Alibaba on Friday.", "legal.ruling",
    "2022-07-15", "fact", "Court in Hangzhou ruled against Alibaba", NULL,
    "court in Hangzhou ruled" },
  { "2022-07-18", "Alibaba Cloud suffered an outage in Hong Kong on Sunday.", "security.outage",
    "2022-07-17", "fact", "Outage", NULL, "outage" },
  { "2022-07-18", "Alibaba unveiled its own server chip on Tuesday.", "company.product",
    "2022-07-12", "fact", "Alibaba unveiled own server chip", "Alibaba",
    "unveiled its own server chip" },
  { "2022-07-18", "Alibaba will cut 9,000 jobs, Reuters reported on Friday, citing sources.",
    "company.layoffs", "2022-07-15", "planned", "Alibaba to cut 9,000 jobs", "Alibaba",
    "cut 9,000 jobs" },
  { "2022-07-18", "Alibaba will cut 9,000 jobs, Reuters reported on Friday, citing sources.",
    "press.report", "2022-07-15", "fact", "Reuters report", NULL, "Reuters reported" },
  { "2022-07-18",
    "Trading of Alibaba shares in Hong Kong was suspended on Friday pending an announcement.",
    "market.halt", "2022-07-15", "fact", "Trading of Alibaba shares in Hong Kong suspended", NULL,
    "Trading of Alibaba shares in Hong Kong was suspended" },
  { "2022-07-18", "Alibaba was added to the Hang Seng Index on Monday.", "market.index",
    "2022-07-18", "fact", "Alibaba added to Hang Seng Index", NULL,
    "added to the Hang Seng Index" },
  { "2022-07-18", "Alibaba cut its full-year outlook on Thursday.", "company.guidance",
    "2022-07-14", "fact", "Alibaba cut full-year outlook", "Alibaba", "cut its full-year outlook" },
  { "2022-07-18", "The company withdrew its guidance.", "company.guidance", "2022-07-18", "fact",
    "Company withdrew guidance", "company", "withdrew its guidance" },
  { "2022-07-18", "Has Alibaba been hacked?", "security.breach", "", "question", "Alibaba hacked",
    NULL, "hacked" },
  { "2022-07-18", "Reuters corrected its report on Friday.", "press.retraction", "2022-07-15",
    "fact", "Reuters corrected report", "Reuters", "corrected its report" },
  { "2022-07-18", "Regulators have ended their probe into Ant, Reuters said on Friday.",
    "regulator.closure", "2022-07-15", "fact", "Regulators ended probe into Ant", "Regulators",
    "ended their probe" },
  { "2022-07-18", "Regulators have ended their probe into Ant, Reuters said on Friday.",
    "press.report", "2022-07-15", "fact", "Reuters report", NULL, "Reuters said" },
  { "2022-07-18", "Alibaba sold $5 billion of convertible bonds on Thursday.", "company.offering",
    "2022-07-14", "fact", "Alibaba sold $5 billion of convertible bonds", "Alibaba",
    "sold $5 billion of convertible bonds" },
  { "2022-07-18", "Alibaba's partner Ant filed for an IPO on Aug. 25, 2020.", "company.listing",
    "2020-08-25", "fact", "Alibaba's partner Ant filed for IPO", "Alibaba's partner Ant",
    "filed for an IPO" },
  { "2022-07-18", "Executives were reportedly summoned on Thursday.", "regulator.summons",
    "2022-07-14", "reported", "Executives summoned", NULL, "summoned" },
  { "2022-07-18", "The company paid its first dividend on January 18.", "company.dividend",
    "2022-01-18", "fact", "Company paid first dividend", "company", "paid its first dividend" },
  { "2022-07-18", "A cyberattack knocked the site offline on Saturday.", "security.breach",
    "2022-07-16", "fact", "Cyberattack", NULL, "cyberattack" },
  { "2022-07-18", "Alibaba fell after Citron Research published a report on Friday.", "market.move",
    "2022-07-15", "fact", "Alibaba fell", "Alibaba", "fell" },
  /* Deadlines, and days on which what is to come was told */
  { "2022-11-17", "Alibaba expanded its buyback and extended it to the end of March 2025.",
    "company.buyback", "2022-11-17", "fact", "Alibaba expanded buyback", "Alibaba",
    "expanded its buyback" },
  { "2024-05-17", "Vander Foods said it would cut 900 jobs by the end of the third quarter.",
    "company.layoffs", "2024-05-17", "fact", "Vander Foods would cut 900 jobs", "Vander Foods",
    "cut 900 jobs" },
  { "2022-01-27", "The Fed signalled on Wednesday that it would raise rates in March.",
    "macro.rate", "2022-01-26", "fact", "Would raise rates", "it", "raise rates" },
  { "2022-08-04", "First-quarter revenue was flat, topping estimates.", "company.earnings",
    "2022-08-04", "fact", "Topping estimates", NULL, "topping estimates" },
  { "2022-08-12",
    "Five companies said on Friday they would delist from the New York Stock Exchange.",
    "company.listing", "2022-08-12", "fact",
    "Five companies would delist from New York Stock Exchange", "Five companies",
    "delist from the New York Stock Exchange" },
  { "2023-11-16", "The company called off the listing of its cloud business on Thursday.",
    "company.spinoff", "2023-11-16", "fact", "Company called off listing of cloud business",
    "company", "called off the listing of its cloud business" },
  { "2022-07-15", "Executives were questioned by Shanghai police on Thursday.", "regulator.summons",
    "2022-07-14", "fact", "Executives questioned", "Shanghai police",
    "questioned by Shanghai police" },
  { "2024-05-17", "The stock was halted for 20 minutes on Thursday.", "market.halt", "2024-05-16",
    "fact", "Stock halted", NULL, "stock was halted" },
  { "2022-12-15", "The PCAOB said Thursday it had gained full access to inspect firms in China.",
    "regulator.agreement", "2022-12-15", "fact", "Gained full access", NULL, "gained full access" },
  { "2021-07-26", "New rules that bar tutoring firms from profits, published on Saturday, hurt.",
    "regulator.rule", "2021-07-24", "fact", "New rules that bar tutoring firms", NULL,
    "New rules" },
  { "2021-12-06", "Alibaba said it would reorganize its e-commerce arms into two units.",
    "company.restructure", "2021-12-06", "fact",
    "Alibaba would reorganize e-commerce arms into two units", "Alibaba",
    "reorganize its e-commerce arms into two units" },
  { "2024-06-03", "Vander Foods will replace Halden in the S&P 500 on June 24.", "market.index",
    "2024-06-24", "planned", "Vander Foods to replace Halden in S&P 500", "Vander Foods",
    "replace Halden in the S&P" },
  { "2022-06-09", "Regulators denied they were weighing a revival of the offering.", "press.denial",
    "2022-06-09", "fact", "Regulators denied", "Regulators", "denied" },
  { "2024-03-29", "Vander Foods said on Thursday it would pay a special dividend on April 30.",
    "company.dividend", "2024-03-28", "fact", "Vander Foods would pay special dividend",
    "Vander Foods", "special dividend" },
  { "2024-03-28", "Corvid said on Wednesday that Ana Brandt would retire as chairwoman in June.",
    "company.management", "2024-03-27", "fact", "Ana Brandt would retire as chairwoman",
    "Ana Brandt", "retire as chairwoman" },
  { "2024-04-01", "The company said that hackers had accessed the records of 3 million on Friday.",
    "security.breach", "2024-03-29", "fact", "Hackers accessed", NULL, "hackers had accessed" },
  { "2024-06-14", "Vander Foods is recalling 200,000 meals because of metal, it said on Thursday.",
    "company.recall", "2024-06-13", "fact", "Vander Foods recalling 200,000 meals", NULL,
    "recalling 200,000 meals" },
  { "2022-07-11", "Alibaba slid after Sunday's fines.", "regulator.fine", "2022-07-10", "fact",
    "Fines", NULL, "fines" },
  { "2024-05-24", "Northfield said its website was down on Thursday.", "security.outage",
    "2024-05-23", "fact", "Website down", NULL, "website was down" },
  { "2024-05-28", "Two brokers raised their price targets on Halden on Friday.", "analyst.target",
    "2024-05-24", "fact", "Two brokers raised price targets", "Two brokers",
    "raised their price targets" },
  { "2022-07-05", "A hacker claimed to have stolen records of 1 billion citizens on Thursday.",
    "security.breach", "2022-06-30", "fact", "Stolen records", NULL, "stolen records" },
};

static void
test_events (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DtlScanContext context = { .lexicon = lexicon,
                                 .companies = dtl_company_list_get (),
                                 .exchange = dtl_calendars_get ("XNYS"),
                                 .symbol = "BABA",
                                 .venue = "NYSE",
                                 .published_seconds = -1 };

      g_assert_true (dtl_day_parse (cases[i].published, &context.published));

      g_autoptr (DtlReading) reading =
          dtl_scan_text (cases[i].text, strlen (cases[i].text), &context);
      const DtlEventProposal *event = NULL;

      g_test_message ("%s", cases[i].text);
      for (guint k = 0; k < reading->events->len && event == NULL; k++)
        {
          const DtlEventProposal *other = g_ptr_array_index (reading->events, k);

          if (strcmp (other->kind, cases[i].kind) == 0)
            event = other;
        }
      g_assert_nonnull (event);
      g_assert_cmpstr (event->date, ==, cases[i].date);
      g_assert_cmpstr (dtl_modality_to_id (event->modality), ==, cases[i].modality);
      g_assert_cmpstr (event->title, ==, cases[i].title);
      g_assert_cmpstr (event->agent, ==, cases[i].agent);

      g_autofree char *words = g_strndup (cases[i].text + event->start, event->end - event->start);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* Told of a price with a number, or of nothing that happened */
static const char *const no_events[] = {
  "It was the stock's biggest one-day drop since Monday.",
  "Shanghai police have not commented.",
  "Alibaba's shares fell 4.9% on Thursday.",
};

static void
test_no_events (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (no_events); i++)
    {
      DtlScanContext context = { .lexicon = lexicon,
                                 .companies = dtl_company_list_get (),
                                 .exchange = dtl_calendars_get ("XNYS"),
                                 .symbol = "BABA",
                                 .venue = "NYSE",
                                 .published = 19191,
                                 .published_seconds = -1 };
      g_autoptr (DtlReading) reading =
          dtl_scan_text (no_events[i], strlen (no_events[i]), &context);

      g_test_message ("%s", no_events[i]);
      g_assert_cmpuint (reading->events->len, ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  lexicon = dtl_load_lexicon (NULL, NULL, &error);
  g_assert_no_error (error);
  g_test_add_func ("/scan-events/events", test_events);
  g_test_add_func ("/scan-events/no-events", test_no_events);
  result = g_test_run ();
  dtl_lexicon_unref (lexicon);

  return result;
}
