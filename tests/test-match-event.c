/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of a library's events tells the same as a proposed one. */
#include "operations/match-event.h"

#include "operations/calendars.h"

static const struct
{
  const char *a, *b;
  double least, most;
} titles[] = {
  { "Executives summoned", "Shanghai officials summon Alibaba executives", 1, 1 },
  { "WSJ report", "WSJ reports on the meeting", 1, 1 },
  { "Antitrust fine", "Alibaba is fined", 0, 0.5 },
  { "Ma reappears", "Ant offering suspended", 0, 0 },
  { "ÄRZTE WARNEN", "Ärzte warnen vor", 1, 1 },
  { "", "anything", 0, 0 },
  { "a of to", "a of to", 0, 0 }, /* words that tell nothing */
  { "北京 监管", "北京", 0, 1 },
};

static void
test_titles (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      double found = dtl_match_titles (titles[i].a, titles[i].b);

      g_test_message ("%s | %s: %f", titles[i].a, titles[i].b, found);
      g_assert_cmpfloat (found, >=, titles[i].least);
      g_assert_cmpfloat (found, <=, titles[i].most);
      g_assert_cmpfloat (found, ==, dtl_match_titles (titles[i].b, titles[i].a));
    }
}

static DtlEvent *
make_event (const char *symbol, const char *kind, const char *title, const char *day)
{
  DtlEvent *event = dtl_event_new ();

  event->symbol = g_strdup (symbol);
  event->kind = g_strdup (kind);
  event->title = g_strdup (title);
  g_assert_true (dtl_day_parse (day, &event->day));
  return event;
}

/* Against an event of the library: "Executives summoned", regulator.summons, Thursday 14 July 2022,
 * and "Antitrust fine", regulator.fine, Saturday 10 April 2021. */
static const struct
{
  const char *symbol, *kind, *title, *day;
  gint64 id;       /* 0: none */
  const char *end; /* of several days */
} cases[] = {
  { "BABA", "regulator.summons", "Alibaba called in", "2022-07-14", 1 }, /* kind and session */
  { "BABA", "regulator.summons", "Alibaba called in", "2022-07-15", 0 },
  { "BABA", "regulator.summons", "Officials summon executives", "2022-07-15", 1 },
  { "BABA", "regulator.investigation", "Officials summon executives", "2022-07-14", 1 },
  { "BABA", "regulator.investigation", "Probe opened", "2022-07-14", 0 },
  { "BABA", "press.report", "Executives summoned", "2022-07-14", 0 }, /* another family */
  { "BABA", "regulator.summons", "Executives summoned", "2022-07-18", 0 },
  { "9988.HK", "regulator.summons", "Executives summoned", "2022-07-14", 0 },
  { "BABA", "regulator.fine", "A record fine", "2021-04-12", 2 }, /* lands on that Monday */
  { "BABA", "regulator.fine", "A record fine", "2021-04-13", 2 },
  { "BABA", "regulator.fine", "A record fine", "2021-04-14", 0 },
  { "BABA", "regulator.summons", "Executives were summoned", "2022-07-01", 1, "2022-07-17" },
  { "BABA", "regulator.summons", "Called in", "2022-07-01", 0, "2022-07-17" },
  { "BABA", "regulator.summons", "Called in", "2022-07-13", 1, "2022-07-15" },
  { "BABA", "regulator.summons", "Executives were summoned", "2022-07-01", 0, "2022-07-10" },
  { "BABA", NULL, "Executives summoned", "2022-07-14", 0 },
};

static void
test_events (void)
{
  const DtlExchange *exchange = dtl_calendars_get ("XNYS");
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_event_free);

  g_ptr_array_add (events,
                   make_event ("BABA", "regulator.summons", "Executives summoned", "2022-07-14"));
  g_ptr_array_add (events, make_event ("BABA", "regulator.fine", "Antitrust fine", "2021-04-10"));
  for (guint i = 0; i < events->len; i++)
    ((DtlEvent *) g_ptr_array_index (events, i))->id = i + 1;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DtlEvent) wanted =
          make_event (cases[i].symbol, cases[i].kind, cases[i].title, cases[i].day);
      const DtlEvent *found;

      if (cases[i].end != NULL)
        g_assert_true (dtl_day_parse (cases[i].end, &wanted->end_day));
      found = dtl_match_event (wanted, events, exchange);
      g_test_message ("%s %s", cases[i].title, cases[i].day);
      g_assert_cmpint (found != NULL ? found->id : 0, ==, cases[i].id);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/match-event/titles", test_titles);
  g_test_add_func ("/match-event/events", test_events);

  return g_test_run ();
}
