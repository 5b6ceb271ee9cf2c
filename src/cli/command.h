/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the command line offers, as tables: nouns, their verbs, the verbs' options. Parsing, help,
 * usage errors and shell completions all read them, and a test holds the manual page to them. */

typedef struct _DtlCall DtlCall;

typedef enum
{
  DTL_OPTION_NONE = 0,
  DTL_OPTION_REQUIRED = 1 << 0,
  DTL_OPTION_REPEATED = 1 << 1, /* each value by an option of its own */
} DtlOptionFlags;

typedef struct
{
  const char *name;  /* without dashes */
  char letter;       /* short form, or 0 */
  const char *value; /* nullable: takes none. "a|b": one of these words. "FILE": what it is */
  const char *summary;
  DtlOptionFlags flags;
} DtlOption;

typedef struct
{
  const char *name;
  const char *arguments; /* "", "S", "FILE...": one word an argument; dots: one or more */
  const char *summary;
  const DtlOption *options; /* nullable; ends with a NULL name */
  gboolean writes;          /* to the library: a missing file is created */
  gboolean (*run) (const DtlCall *call, GError **error);
} DtlVerb;

typedef struct
{
  const char *name;
  const char *summary;
  const DtlVerb *verbs; /* ends with a NULL name */
} DtlNoun;

extern const DtlNoun dtl_noun_article;
extern const DtlNoun dtl_noun_chart;
extern const DtlNoun dtl_noun_events;
extern const DtlNoun dtl_noun_library;
extern const DtlNoun dtl_noun_prices;
extern const DtlNoun dtl_noun_study;

extern const DtlNoun *const dtl_nouns[];         /* ends with NULL */
extern const DtlOption dtl_everywhere_options[]; /* ends with a NULL name */

const DtlNoun *dtl_command_find_noun (const char *name);
const DtlVerb *dtl_command_find_verb (const DtlNoun *noun, const char *name);
const DtlOption *dtl_command_find_option (const DtlOption *options, const char *name, gsize len);
char *dtl_command_join (GPtrArray *names);
char *dtl_command_list_nouns (void);
char *dtl_command_list_verbs (const DtlNoun *noun);
gboolean dtl_command_is_planned (const char *words);
gboolean dtl_option_is_choice (const DtlOption *option);

G_END_DECLS
