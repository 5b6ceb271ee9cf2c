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
    {
      g_autofree char *last = format_full (event->last);

      /* Translators: the first and the last day of a span of days */
      return g_strdup_printf (_ ("%s to %s"), first, last);
    }
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

/* An ISO day or instant as the page prints it; what it is not is shown as it is. */
static char *
format_published (const char *published)
{
  DtlDay day;
  gsize used = dtl_day_parse_iso (published, strlen (published), &day);
  g_autofree char *text = used > 0 ? format_full (day) : g_strdup (published);

  if (used > 0 && published[used] == 'T' && strlen (published) >= used + 6)
    return g_strdup_printf ("%s, %.5s", text, published + used + 1);

  return g_steal_pointer (&text);
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
      g_autofree char *published = format_published (article->published);

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
