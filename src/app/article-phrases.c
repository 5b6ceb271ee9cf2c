/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the article page says of an article and of the events it proposes, in words of the user's
 * language. */
#include "app/article-phrases.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/phrases.h"

static char *
format_full (DtlDay day)
{
  return dtl_format_day (day, DTL_DAY_STYLE_FULL, dtl_phrases_get_date_names ());
}

static char *
format_weekday (DtlDay day)
{
  const DtlDateNames *names = dtl_phrases_get_date_names ();
  g_autofree char *text = dtl_format_day (day, DTL_DAY_STYLE_DAY_MONTH, names);

  return g_strdup_printf ("%s %s", names->weekday_short[dtl_day_get_weekday (day) - G_DATE_MONDAY],
                          text);
}

/* Returns: (transfer full): a span of days */
char *
dtl_article_phrases_describe_days (DtlDay first, DtlDay last)
{
  g_autofree char *from = format_full (first);
  g_autofree char *to = format_full (last);

  /* Translators: the first and the last day of a span of days */
  return first < last ? g_strdup_printf (_ ("%s to %s"), from, to) : g_steal_pointer (&from);
}

/* Returns: (transfer full): when it happened, and the session that it moved if that is another
 * day: "Sat 10 Apr 2021 → Mon 12 Apr" */
char *
dtl_article_phrases_describe_day (const DtlEventProposal *event)
{
  g_autofree char *first = NULL;

  if (event->first == DTL_DAY_NONE)
    {
      if (event->offered_day == DTL_DAY_NONE)
        return g_strdup (_ ("day not said"));

      first = format_full (event->offered_day);
      return g_strdup_printf (_ ("on or before %s"), first);
    }

  first = format_full (event->first);
  if (event->last != event->first && event->last != DTL_DAY_NONE)
    return dtl_article_phrases_describe_days (event->first, event->last);
  if (event->session != DTL_DAY_NONE && event->session != event->first)
    {
      g_autofree char *session = format_weekday (event->session);

      /* Translators: the day of an event, and the first session that could trade it */
      return g_strdup_printf (_ ("%s → %s"), first, session);
    }

  return g_steal_pointer (&first);
}

static gsize
count_words (const char *text)
{
  gboolean in_word = FALSE;
  gsize n = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gboolean is_part = g_unichar_isalnum (g_utf8_get_char (text)) || *text == '\'';

      n += is_part && !in_word;
      in_word = is_part;
    }

  return n;
}

/* Returns: (transfer full): an ISO day or instant as the page prints it; what is none is shown as
 * it is */
char *
dtl_article_phrases_describe_published (const char *published)
{
  DtlDay day;
  gsize used = dtl_day_parse_iso (published, strlen (published), &day);
  g_autofree char *text = used > 0 ? format_full (day) : g_strdup (published);

  if (used > 0 && published[used] == 'T' && strlen (published) >= used + 6)
    return g_strdup_printf ("%s, %.5s", text, published + used + 1);

  return g_steal_pointer (&text);
}

/* By the beginnings of their names; what is of none of them is shown as it is. */
static const struct
{
  const char *prefix;
  const char *title;
} sources[] = {
  { "json-ld", N_ ("data of the page (JSON-LD)") }, /* schema.org */
  { "meta ", N_ ("data of the page (meta)") },      /* in its head */
  { "time", N_ ("time mark in the page") },         /* its <time> */
  { "address", N_ ("address of the page") },        /* /2022/07/14/ */
  { "words of the page", N_ ("words beside the title") },
  { "modified", N_ ("last change of the page") },
  { "forwarded Date:", N_ ("date of the forwarded mail") },
  { "Date:", N_ ("date of the mail") },
  { "first page", N_ ("first page") },
  { "file made", N_ ("when the file was made") },
  { "file time", N_ ("time of the file") },
  { "dateline", N_ ("dateline of the text") },
  { "line", N_ ("a line of the text") },
};

/* Returns: (transfer none): who tells a day of publication, for people */
const char *
dtl_article_phrases_name_source (const char *source)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    if (g_str_has_prefix (source, sources[i].prefix))
      return _ (sources[i].title);

  return source;
}

/* Returns: (transfer full): who published it and when, and how long it is, for one line */
char *
dtl_article_phrases_describe_origin (const DtlArticle *article)
{
  GString *text = g_string_new (NULL);
  gsize n = count_words (article->text);

  if (article->publisher != NULL)
    g_string_append_printf (text, "%s · ", article->publisher);
  if (article->byline != NULL)
    g_string_append_printf (text, "%s · ", article->byline);
  if (article->published != NULL)
    {
      g_autofree char *published = dtl_article_phrases_describe_published (article->published);

      g_string_append_printf (text, "%s · ", published);
    }
  else
    g_string_append_printf (text, "%s · ", _ ("day of publication not known"));
  g_string_append_printf (text, g_dngettext (NULL, "%zu word", "%zu words", n), n);

  return g_string_free (text, FALSE);
}

char *
dtl_article_phrases_count_events (guint n_accepted, guint n_open)
{
  /* Translators: how many proposed events were accepted, and how many wait */
  return g_strdup_printf (_ ("%u accepted, %u to decide"), n_accepted, n_open);
}

char *
dtl_article_phrases_count_claims (guint n_match, guint n_caveat, guint n)
{
  if (n_caveat > 0)
    /* Translators: how many claims hold, of how many, and how many of those with a caveat */
    return g_strdup_printf (_ ("%u of %u hold, %u with a caveat"), n_match + n_caveat, n, n_caveat);

  return g_strdup_printf (_ ("%u of %u hold"), n_match, n);
}
