/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes to UTF-8. Who is believed, in this order: a byte order mark, what came with the bytes, what
 * the document says in its first kilobyte, validity as UTF-8, uchardet's guess, windows-1252. A
 * charset that does not fit (more than one character in 200 cannot be read) is passed over for the
 * next. Labels mean what the WHATWG Encoding Standard lets them mean: latin1 is windows-1252. */
#include "extract/charset.h"

#include <errno.h>
#include <string.h>
#include <uchardet/uchardet.h>

#define META_BYTES 1024
#define REPLACEMENT "\xEF\xBF\xBD"
#define SURE_LETTERS 8              /* beyond ASCII that make valid UTF-8 no accident */
#define MAX_GUESS_BYTES (256 << 10) /* uchardet is not asked about more */

static const struct
{
  const char *label;
  const char *charset; /* as iconv calls it */
} labels[] = {
  { "utf-8", "UTF-8" },
  { "utf8", "UTF-8" },
  { "unicode-1-1-utf-8", "UTF-8" },
  { "ascii", "WINDOWS-1252" },
  { "us-ascii", "WINDOWS-1252" },
  { "iso-8859-1", "WINDOWS-1252" },
  { "iso8859-1", "WINDOWS-1252" },
  { "latin1", "WINDOWS-1252" },
  { "latin-1", "WINDOWS-1252" },
  { "cp1252", "WINDOWS-1252" },
  { "iso-8859-9", "WINDOWS-1254" },
  { "iso-8859-11", "WINDOWS-874" },
  { "tis-620", "WINDOWS-874" },
  { "gb2312", "GB18030" },
  { "gb_2312", "GB18030" },
  { "gb_2312-80", "GB18030" },
  { "gbk", "GB18030" },
  { "x-gbk", "GB18030" },
  { "big5", "BIG5-HKSCS" },
  { "x-x-big5", "BIG5-HKSCS" },
  { "shift_jis", "CP932" },
  { "shift-jis", "CP932" },
  { "sjis", "CP932" },
  { "x-sjis", "CP932" },
  { "ms_kanji", "CP932" },
  { "euc-kr", "CP949" },
  { "ks_c_5601-1987", "CP949" },
  { "ks_c_5601", "CP949" },
  { "korean", "CP949" },
};

/* A name that iconv knows for a label, or NULL. UTF-7 is nobody's. */
static const char *
find_charset (const char *label)
{
  g_autofree char *name = NULL;
  GIConv converter;

  if (label == NULL)
    return NULL;

  name = g_strstrip (g_ascii_strdown (label, -1));
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    if (strcmp (name, labels[i].label) == 0)
      return labels[i].charset;
  if (name[0] == '\0' || strlen (name) > 40 || g_str_has_prefix (name, "utf-7"))
    return NULL;
  for (const char *at = name; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && strchr ("-_:.", *at) == NULL)
      return NULL; /* iconv reads //TRANSLIT and the like */

  converter = g_iconv_open ("UTF-8", name);
  if (converter == (GIConv) -1)
    return NULL;
  g_iconv_close (converter);
  for (char *at = name; *at != '\0'; at++)
    *at = g_ascii_toupper (*at);
  return g_intern_string (name);
}

/* The same for a label that stands in the page itself. Who could read it there has read single
 * bytes: the HTML standard takes UTF-16 in that place for UTF-8. */
static const char *
find_declared (const char *label)
{
  const char *charset = find_charset (label);

  return charset != NULL &&
                 (g_str_has_prefix (charset, "UTF-16") || g_str_has_prefix (charset, "UTF-32") ||
                  g_str_has_prefix (charset, "UCS-"))
             ? "UTF-8"
             : charset;
}

static GString *
convert (const guint8 *data, gsize size, const char *charset, gsize *n_replaced)
{
  GIConv converter = g_iconv_open ("UTF-8", charset);
  g_autoptr (GString) out = NULL;
  char *in = (char *) data;
  char buffer[4096];

  if (converter == (GIConv) -1)
    return NULL;

  out = g_string_sized_new (size + size / 2);
  *n_replaced = 0;
  while (size > 0)
    {
      char *to = buffer;
      gsize room = sizeof buffer;
      gsize result = g_iconv (converter, &in, &size, &to, &room);
      int code = errno;

      g_string_append_len (out, buffer, to - buffer);
      if (result == (gsize) -1 && code != E2BIG)
        {
          g_string_append (out, REPLACEMENT);
          ++*n_replaced;
          if (code != EILSEQ)
            break; /* cut in the middle of a character */
          in++;
          size--;
          g_iconv (converter, NULL, NULL, NULL, NULL);
        }
    }
  g_iconv_close (converter);

  return g_steal_pointer (&out);
}

static GString *
repair_utf8 (const char *text, gsize size, gsize *n_replaced)
{
  GString *out = g_string_sized_new (size + 64);
  const char *end;

  *n_replaced = 0;
  while (!g_utf8_validate_len (text, size, &end))
    {
      g_string_append_len (out, text, end - text);
      size -= (gsize) (end - text);
      text = end;
      if (*text == '\0') /* a NUL is valid to nobody else */
        g_string_append_c (out, ' ');
      else
        {
          g_string_append (out, REPLACEMENT);
          ++*n_replaced;
        }
      text++;
      size--;
    }
  g_string_append_len (out, text, (gssize) size);

  return out;
}

/* Whether bytes are UTF-8 beyond doubt: letters of no other charset fall so by chance. */
static gboolean
is_surely_utf8 (const guint8 *data, gsize size)
{
  gsize n_long = 0;

  if (!g_utf8_validate_len ((const char *) data, size, NULL))
    return FALSE;
  for (gsize i = 0; i < size && n_long < SURE_LETTERS; i++)
    n_long += data[i] >= 0xC0;

  return n_long >= SURE_LETTERS;
}

static const char *
guess_charset (const guint8 *data, gsize size)
{
  uchardet_t detector = uchardet_new ();
  const char *charset = NULL;

  if (uchardet_handle_data (detector, (const char *) data, MIN (size, MAX_GUESS_BYTES)) == 0)
    {
      uchardet_data_end (detector);
      charset = find_charset (uchardet_get_charset (detector));
    }
  uchardet_delete (detector);

  return charset;
}

static gboolean
is_better (gsize n_replaced, const GString *text)
{
  return text != NULL && n_replaced * 200 <= text->len;
}

static DtlDecodedText *
finish (GString *text, const char *charset, gsize shift, gboolean is_source)
{
  DtlDecodedText *self = g_new0 (DtlDecodedText, 1);

  /* What iconv lets through may hold NULs too. */
  for (gsize i = 0; i < text->len; i++)
    if (text->str[i] == '\0')
      text->str[i] = ' ';
  self->text = text;
  self->charset = g_intern_string (charset);
  self->source_shift = shift;
  self->is_source = is_source;

  return self;
}

static DtlDecodedText *
decode_as (const guint8 *data, gsize size, const char *charset, gsize shift, gboolean must)
{
  GString *text;
  gsize n_replaced;

  if (strcmp (charset, "UTF-8") == 0)
    text = repair_utf8 ((const char *) data, size, &n_replaced);
  else
    text = convert (data, size, charset, &n_replaced);
  if (!must && !is_better (n_replaced, text))
    {
      if (text != NULL)
        g_string_free (text, TRUE);
      return NULL;
    }
  if (text == NULL) /* iconv without even the western charsets */
    {
      charset = "UTF-8";
      text = repair_utf8 ((const char *) data, size, &n_replaced);
    }

  return finish (text, charset, shift, strcmp (charset, "UTF-8") == 0 && n_replaced == 0);
}

/**
 * dtl_charset_decode:
 * @data: (array length=size): any bytes
 * @size: how many
 * @given: (nullable): the label of the charset that came with them
 * @declared: (nullable): the label that stands in them
 *
 * Never fails: what cannot be read is U+FFFD, and NUL bytes are blanks. Linear.
 *
 * Returns: (transfer full): the text
 */
DtlDecodedText *
dtl_charset_decode (const guint8 *data, gsize size, const char *given, const char *declared)
{
  static const struct
  {
    const char *bytes;
    gsize n;
    const char *charset;
  } marks[] = {
    { "\xEF\xBB\xBF", 3, "UTF-8" },
    { "\xFF\xFE", 2, "UTF-16LE" },
    { "\xFE\xFF", 2, "UTF-16BE" },
  };
  const char *chain[4] = { find_charset (given), find_declared (declared), "UTF-8", NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (size >= marks[i].n && memcmp (data, marks[i].bytes, marks[i].n) == 0)
      return decode_as (data + marks[i].n, size - marks[i].n, marks[i].charset, marks[i].n, TRUE);

  /* Pages are moved to UTF-8 more often than what they say of themselves. */
  if (chain[0] == NULL && is_surely_utf8 (data, size))
    chain[1] = NULL;
  for (gsize i = 0; i < 3; i++)
    {
      DtlDecodedText *text;

      if (chain[i] == NULL)
        continue;
      text = decode_as (data, size, chain[i], 0, FALSE);
      if (text != NULL)
        return text;
    }

  chain[3] = guess_charset (data, size);
  if (chain[3] != NULL)
    {
      DtlDecodedText *text = decode_as (data, size, chain[3], 0, FALSE);

      if (text != NULL)
        return text;
    }

  return decode_as (data, size, "WINDOWS-1252", 0, TRUE);
}

/**
 * dtl_decoded_text_free:
 * @self: (nullable) (transfer full): a text
 */
void
dtl_decoded_text_free (DtlDecodedText *self)
{
  if (self == NULL)
    return;

  g_string_free (self->text, TRUE);
  g_free (self);
}

/**
 * dtl_charset_find_meta:
 * @data: (array length=size): a page or an XML document
 * @size: its bytes
 *
 * Finds charset=… or encoding=… inside a tag of the first kilobyte.
 *
 * Returns: (transfer full) (nullable): the label
 */
char *
dtl_charset_find_meta (const guint8 *data, gsize size)
{
  g_autofree char *head = g_strndup ((const char *) data, MIN (size, META_BYTES));
  static const char *const words[] = { "charset", "encoding" };

  for (gsize i = 0; i < MIN (size, META_BYTES); i++)
    head[i] = head[i] == '\0' ? ' ' : g_ascii_tolower (head[i]);

  for (gsize w = 0; w < G_N_ELEMENTS (words); w++)
    for (const char *at = head; (at = strstr (at, words[w])) != NULL;)
      {
        gsize len;

        at += strlen (words[w]);
        at += strspn (at, " \t\r\n");
        if (*at != '=')
          continue;
        at++;
        at += strspn (at, " \t\r\n\"'");
        len = strcspn (at, " \t\r\n\"';/>");
        if (len > 0)
          return g_strndup (at, len);
      }

  return NULL;
}
