/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of companies, indexes and funds, and their listings. The form of the files is told at the
 * top of data/lexicon/listings.companies. Names are matched as they are written, but for blanks and
 * the apostrophe: "Target" is a shop, "target" is not. Which of its listings a text means is
 * decided in news/subject.c. */
#include "news/companies.h"

#include "base/error.h"

#include <string.h>

#define MAX_NAME 80 /* bytes */

typedef struct
{
  const char *name;
  gsize company; /* index */
} Name;

struct _DtlCompanies
{
  gatomicrefcount ref_count;
  GStringChunk *chunk;
  GArray *companies;   /* of DtlCompany */
  GArray *listings;    /* of DtlListing, those of a company together */
  GArray *firsts;      /* of gsize: where the listings of each company begin */
  GHashTable *names;   /* first letters to GArray of Name, longest first */
  GHashTable *symbols; /* to 1 + the listing's index */
};

static const struct
{
  const char *venue, *mic;
} venues[] = {
  { "NYSE", "XNYS" },   { "NYSE", "ARCX" }, { "NYSE", "XASE" },
  { "NASDAQ", "XNAS" }, { "HKEX", "XHKG" },
};

/**
 * dtl_venue_of_mic:
 * @mic: an exchange's code
 *
 * Returns: what articles call it: NYSE, NASDAQ or HKEX; the code itself for any other
 */
const char *
dtl_venue_of_mic (const char *mic)
{
  g_return_val_if_fail (mic != NULL, "");

  for (gsize i = 0; i < G_N_ELEMENTS (venues); i++)
    if (strcmp (venues[i].mic, mic) == 0)
      return venues[i].venue;

  return mic;
}

/* The opposite. Returns: @venue itself where it has no other name */
const char *
dtl_venue_to_mic (const char *venue)
{
  g_return_val_if_fail (venue != NULL, "");

  for (gsize i = 0; i < G_N_ELEMENTS (venues); i++)
    if (strcmp (venues[i].venue, venue) == 0)
      return venues[i].mic;

  return venue;
}

/* Names are filed under their first two bytes. */
static guint
get_key (const char *name)
{
  return (guint) (guchar) name[0] << 8 | (guchar) name[1];
}

static void
add_name (DtlCompanies *self, const char *name, gsize company)
{
  gpointer key = GUINT_TO_POINTER (get_key (name));
  GArray *same = g_hash_table_lookup (self->names, key);
  Name added = { g_string_chunk_insert_const (self->chunk, name), company };
  guint at = 0;

  if (same == NULL)
    {
      same = g_array_new (FALSE, FALSE, sizeof (Name));
      g_hash_table_insert (self->names, key, same);
    }
  while (at < same->len && strlen (g_array_index (same, Name, at).name) >= strlen (name))
    at++;
  g_array_insert_val (same, at, added);
}

static gboolean
fail (GError **error, const char *file, guint line, const char *what)
{
  g_set_error (error, DTL_ERROR, DTL_ERROR_PARSE, "%s, line %u: %s.", file, line, what);

  return FALSE;
}

static gboolean
is_name (const char *name)
{
  return (g_ascii_isupper (*name) || g_ascii_isdigit (*name) || g_ascii_islower (*name)) &&
         name[1] != '\0' && strlen (name) <= MAX_NAME && g_utf8_validate (name, -1, NULL);
}

/* "XNYS BABA, XHKG 9988.HK", or "-" */
static gboolean
read_listings (DtlCompanies *self, char *text, const char *file, guint line, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);

  if (strcmp (g_strstrip (text), "-") == 0)
    return TRUE;

  for (gsize i = 0; parts[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (g_strstrip (parts[i]), " ", 2);
      DtlListing listing;

      if (g_strv_length (words) != 2 || *words[1] == '\0' || strchr (words[1], ' ') != NULL)
        return fail (error, file, line, "a listing is an exchange and a symbol, “XNYS BABA”");

      listing.mic =
          g_string_chunk_insert_const (self->chunk, strcmp (words[0], "-") == 0 ? "" : words[0]);
      listing.symbol = g_string_chunk_insert_const (self->chunk, words[1]);
      g_array_append_val (self->listings, listing);
      if (!g_hash_table_contains (self->symbols, listing.symbol))
        g_hash_table_insert (self->symbols, (gpointer) listing.symbol,
                             GUINT_TO_POINTER (self->listings->len));
    }

  return TRUE;
}

static gboolean
read_company (DtlCompanies *self,
              DtlListedKind kind,
              char *text,
              const char *file,
              guint line,
              GError **error)
{
  char *colon = strstr (text, ": ");
  DtlCompany company = { .kind = kind };
  gsize first = self->listings->len;

  if (colon == NULL)
    return fail (error, file, line, "a colon must follow the name");
  *colon = '\0';
  if (!is_name (g_strstrip (text)))
    return fail (error, file, line, "the name is too short, too long or no text");
  if (!read_listings (self, colon + 2, file, line, error))
    return FALSE;

  company.name = g_string_chunk_insert_const (self->chunk, text);
  company.n_listings = self->listings->len - first;
  g_array_append_val (self->companies, company);
  g_array_append_val (self->firsts, first);
  add_name (self, text, self->companies->len - 1);
  for (gsize i = first; i < self->listings->len; i++)
    {
      const char *symbol = g_array_index (self->listings, DtlListing, i).symbol;

      if (strlen (symbol) > 2 && strcmp (symbol, text) != 0)
        add_name (self, symbol, self->companies->len - 1);
    }

  return TRUE;
}

static gboolean
read_other_names (DtlCompanies *self, char *text, const char *file, guint line, GError **error)
{
  g_auto (GStrv) names = g_strsplit (text, ",", -1);

  if (self->companies->len == 0)
    return fail (error, file, line, "there is no company above");

  for (gsize i = 0; names[i] != NULL; i++)
    {
      if (!is_name (g_strstrip (names[i])))
        return fail (error, file, line, "a name is too short, too long or no text");
      add_name (self, names[i], self->companies->len - 1);
    }

  return TRUE;
}

static gboolean
read_file (DtlCompanies *self, const char *file, GBytes *bytes, GError **error)
{
  static const char *const words[] = { "company ", "index ", "fund " };
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (size > DTL_COMPANIES_MAX_SIZE)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_TOO_LARGE, "%s is larger than %d bytes.", file,
                   DTL_COMPANIES_MAX_SIZE);
      return FALSE;
    }

  g_autofree char *text = g_strndup (data, size);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *line = g_strstrip (lines[i]);
      gsize kind = 0;

      if (*line == '\0' || *line == '#')
        continue;
      while (kind < G_N_ELEMENTS (words) && !g_str_has_prefix (line, words[kind]))
        kind++;
      if (kind < G_N_ELEMENTS (words))
        {
          if (!read_company (self, (DtlListedKind) kind, line + strlen (words[kind]), file, i + 1,
                             error))
            return FALSE;
        }
      else if (!g_str_has_prefix (line, "also "))
        return fail (error, file, i + 1, "a line begins with company, index, fund or also");
      else if (!read_other_names (self, line + strlen ("also "), file, i + 1, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * dtl_companies_new:
 * @names: (array length=n_files): of the files, for messages
 * @files: (array length=n_files): their bytes
 * @error: %DTL_ERROR_PARSE or %DTL_ERROR_TOO_LARGE, naming file and line
 *
 * The first file that knows a symbol decides what it stands for.
 *
 * Returns: (transfer full)
 */
DtlCompanies *
dtl_companies_new (const char *const *names, GBytes *const *files, gsize n_files, GError **error)
{
  g_autoptr (DtlCompanies) self = g_new0 (DtlCompanies, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->chunk = g_string_chunk_new (4096);
  self->companies = g_array_new (FALSE, FALSE, sizeof (DtlCompany));
  self->listings = g_array_new (FALSE, FALSE, sizeof (DtlListing));
  self->firsts = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->names = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  self->symbols = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; i < n_files; i++)
    if (!read_file (self, names[i], files[i], error))
      return NULL;

  for (guint i = 0; i < self->companies->len; i++)
    g_array_index (self->companies, DtlCompany, i).listings =
        &g_array_index (self->listings, DtlListing, g_array_index (self->firsts, gsize, i));

  return g_steal_pointer (&self);
}

DtlCompanies *
dtl_companies_ref (DtlCompanies *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
dtl_companies_unref (DtlCompanies *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_hash_table_unref (self->names);
  g_hash_table_unref (self->symbols);
  g_array_unref (self->companies);
  g_array_unref (self->listings);
  g_array_unref (self->firsts);
  g_string_chunk_free (self->chunk);
  g_free (self);
}

/* Whether @text begins with @name, any blanks for one blank, and nothing of a word behind it.
 * Returns: the bytes, or 0 */
static gsize
match_name (const char *name, const char *text, gsize len)
{
  gsize at = 0;

  for (; *name != '\0'; name++)
    {
      if (at >= len)
        return 0;
      if (*name == ' ')
        {
          if (!g_ascii_isspace (text[at]))
            return 0;
          while (at < len && g_ascii_isspace (text[at]))
            at++;
        }
      else if (*name == '\'' && len - at >= 3 && memcmp (text + at, "\xe2\x80\x99", 3) == 0)
        at += 3;
      else if (text[at++] != *name)
        return 0;
    }

  return at < len && (g_ascii_isalnum (text[at]) || (text[at] & 0x80 && (guchar) text[at] != 0xe2))
             ? 0
             : at;
}

/**
 * dtl_companies_match:
 * @text: where a word begins
 * @len: bytes from there
 * @used: (out): bytes of the name
 *
 * Returns: (transfer none) (nullable): what has the longest name that @text begins with
 */
const DtlCompany *
dtl_companies_match (const DtlCompanies *self, const char *text, gsize len, gsize *used)
{
  const GArray *same;

  g_return_val_if_fail (self != NULL && text != NULL && used != NULL, NULL);

  if (len < 2)
    return NULL;
  same = g_hash_table_lookup (self->names, GUINT_TO_POINTER (get_key (text)));
  for (guint i = 0; same != NULL && i < same->len; i++)
    {
      const Name *name = &g_array_index (same, Name, i);

      *used = match_name (name->name, text, len);
      if (*used > 0)
        return &g_array_index (self->companies, DtlCompany, name->company);
    }

  return NULL;
}

/**
 * dtl_companies_find_symbol:
 * @symbol: "9988.HK"
 * @listing: (out) (optional): the one that has it
 *
 * Returns: (transfer none) (nullable)
 */
const DtlCompany *
dtl_companies_find_symbol (const DtlCompanies *self, const char *symbol, const DtlListing **listing)
{
  gsize index;
  guint company = 0;

  g_return_val_if_fail (self != NULL && symbol != NULL, NULL);

  index = GPOINTER_TO_UINT (g_hash_table_lookup (self->symbols, symbol));
  if (index == 0)
    return NULL;

  index--;
  while (company + 1 < self->firsts->len &&
         g_array_index (self->firsts, gsize, company + 1) <= index)
    company++;
  if (listing != NULL)
    *listing = &g_array_index (self->listings, DtlListing, index);

  return &g_array_index (self->companies, DtlCompany, company);
}

/**
 * dtl_companies_find_first:
 * @text: UTF-8
 *
 * Returns: (transfer none) (nullable): the first company of @text that is listed; no index or fund
 */
const DtlCompany *
dtl_companies_find_first (const DtlCompanies *self, const char *text, gsize len)
{
  gboolean inside = FALSE;

  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  for (gsize i = 0; i < len; i++)
    {
      gboolean is_letter = g_ascii_isalnum (text[i]) || (text[i] & 0x80);
      gsize used;

      if (is_letter && !inside)
        {
          const DtlCompany *found = dtl_companies_match (self, text + i, len - i, &used);

          if (found != NULL && found->kind == DTL_LISTED_COMPANY && found->n_listings > 0)
            return found;
        }
      inside = is_letter;
    }

  return NULL;
}

/**
 * dtl_company_find_listing:
 * @venue: NYSE, NASDAQ, HKEX; "": the home listing
 *
 * Returns: (transfer none) (nullable): %NULL where @self is not listed there
 */
const DtlListing *
dtl_company_find_listing (const DtlCompany *self, const char *venue)
{
  g_return_val_if_fail (self != NULL && venue != NULL, NULL);

  for (gsize i = 0; i < self->n_listings; i++)
    if (*venue == '\0' || strcmp (dtl_venue_of_mic (self->listings[i].mic), venue) == 0)
      return &self->listings[i];

  return NULL;
}
