/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text of unknown origin made fit to print on a terminal or to keep as one line. It may hold any
 * bytes: control characters that move a cursor, marks that turn the writing direction, and
 * sequences that are not UTF-8. Letters of all scripts stay as they are. */
#include "base/text.h"

#include <string.h>

/* Marks that reorder what a terminal shows (Unicode bidirectional algorithm), and the separators
 * that some terminals take as line ends. */
static gboolean
changes_layout (gunichar c)
{
  return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

/**
 * dtl_text_escape_terminal:
 * @text: any bytes up to a NUL
 *
 * Bytes that are no UTF-8, C0 controls (line ends and tabs too) and DEL become "\xNN"; C1
 * controls and the marks that change the writing direction become "\u{NNNN}". A backslash stays
 * as it is: this is for people to read, not to be read back.
 *
 * Returns: (transfer full): UTF-8 on one line
 */
char *
dtl_text_escape_terminal (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  GString *out = g_string_sized_new (strlen (text) + 1);

  while (*text != '\0')
    {
      gunichar c = g_utf8_get_char_validated (text, -1);

      if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          g_string_append_printf (out, "\\x%02x", (guchar) *text++);
          continue;
        }

      const char *next = g_utf8_next_char (text);

      if (c < 0x20 || c == 0x7F)
        g_string_append_printf (out, "\\x%02x", c);
      else if (c < 0xA0 && c >= 0x80)
        g_string_append_printf (out, "\\u{%x}", c);
      else if (changes_layout (c))
        g_string_append_printf (out, "\\u{%x}", c);
      else
        g_string_append_len (out, text, next - text);

      text = next;
    }

  return g_string_free (out, FALSE);
}

/**
 * dtl_text_is_blank:
 * @text: (nullable): UTF-8
 *
 * Returns: whether @text shows nothing: missing, empty, or only white space and controls
 */
gboolean
dtl_text_is_blank (const char *text)
{
  if (text == NULL)
    return TRUE;

  g_autofree char *line = dtl_text_clean_line (text);

  return *line == '\0';
}

/**
 * dtl_text_clean_line:
 * @text: any bytes up to a NUL
 *
 * Runs of white space and control characters become one blank, those at the ends go, and bytes
 * that are no UTF-8 become U+FFFD.
 *
 * Returns: (transfer full): UTF-8 on one line, perhaps empty
 */
char *
dtl_text_clean_line (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *out = g_string_sized_new (strlen (valid) + 1);
  gboolean blank_before = FALSE;

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        {
          blank_before = out->len > 0;
          continue;
        }
      if (blank_before)
        g_string_append_c (out, ' ');
      blank_before = FALSE;
      g_string_append_unichar (out, c);
    }

  return g_string_free (out, FALSE);
}
