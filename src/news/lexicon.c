/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rule files, compiled: words with all that is asked of them, rules with their actions, and one
 * automaton a pass. Classes come first, since any file may use those of any other. */
#include "news/lexicon.h"

#include "base/error.h"
#include "base/number.h"
#include "news/lexicon-builder.h"

#include <math.h>
#include <string.h>

#define MAX_CLASSES 1000
#define MAX_CLASS_DEPTH 8
#define MAX_ENDING 4       /* letters of "*ing" */
#define MAX_MEMBERS 200000 /* of all classes, those of classes in classes counted again */

typedef struct
{
  guint word;
  DtlWordAtom atom;
} WordEntry;

static const char *const class_names[DTL_N_CLASSES] = { "ABBREVIATION", "OPENER" };

DtlLexicon *
dtl_lexicon_ref (DtlLexicon *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
dtl_lexicon_unref (DtlLexicon *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  dtl_vocabulary_free (self->vocabulary);
  g_array_unref (self->word_atoms);
  g_array_unref (self->words);
  g_array_unref (self->ranges);
  g_ptr_array_unref (self->rules);
  g_hash_table_unref (self->atoms);
  for (guint i = 0; i < DTL_N_PASSES; i++)
    dtl_automaton_free (self->automata[i]);
  dtl_rule_file_free (self->source);
  g_string_chunk_free (self->texts);
  g_free (self);
}

guint
dtl_lexicon_count_rules (const DtlLexicon *self)
{
  return self->rules->len;
}

/* ── What words mean ────────────────────────────────────────────────────────────────────────────
 */

guint
dtl_lexicon_find_word (const DtlLexicon *self, const char *text, gsize len)
{
  char folded[DTL_WORD_MAX_SIZE];
  gsize n = dtl_word_fold (text, len, folded);
  guint word = n > 0 ? dtl_vocabulary_find (self->vocabulary, folded, n) : DTL_WORD_NONE;

  /* An unknown word may be known by its ending. */
  for (gsize ending = MAX_ENDING; word == DTL_WORD_NONE && ending >= 2; ending--)
    if (n > ending + 1)
      {
        char *star = folded + n - ending - 1;

        *star = '*';
        word = dtl_vocabulary_find (self->vocabulary, star, ending + 1);
      }

  return word;
}

static const DtlWordAtom *
find_atom (const DtlLexicon *self, guint word, guint16 atom)
{
  if (word == DTL_WORD_NONE)
    return NULL;

  guint from = g_array_index (self->words, guint32, word - 1);
  guint to = g_array_index (self->words, guint32, word);

  for (guint i = from; i < to; i++)
    if (g_array_index (self->word_atoms, DtlWordAtom, i).atom == atom)
      return &g_array_index (self->word_atoms, DtlWordAtom, i);

  return NULL;
}

gboolean
dtl_lexicon_word_is (const DtlLexicon *self, guint word, DtlClass known)
{
  return self->classes[known] != 0 && find_atom (self, word, self->classes[known]) != NULL;
}

/**
 * dtl_lexicon_find_class:
 * @self: a lexicon
 * @name: of a class
 *
 * Returns: its atom, for dtl_lexicon_token_is(); 0 if there is no such class, which no token is
 */
guint16
dtl_lexicon_find_class (const DtlLexicon *self, const char *name)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->atoms, name));
}

/* Returns: (nullable): what makes @token fit the lexical @atom */
const DtlWordAtom *
dtl_lexicon_find_atom (const DtlLexicon *self, const DtlToken *token, guint16 atom)
{
  const DtlWordAtom *found = find_atom (self, token->word, atom);

  return found != NULL && found->capital && !dtl_token_is (token, DTL_TRAIT_NAME) ? NULL : found;
}

/**
 * dtl_lexicon_token_is:
 * @self: a lexicon
 * @token: a token
 * @atom: a trait, or the atom of a class or word
 */
gboolean
dtl_lexicon_token_is (const DtlLexicon *self, const DtlToken *token, guint16 atom)
{
  if (atom < DTL_TRAIT_END)
    return dtl_token_is (token, atom);

  return dtl_lexicon_find_atom (self, token, atom) != NULL;
}

/* Returns: the traits that follow from the @value of a number that is not an ordinal */
guint64
dtl_lexicon_get_number_traits (const DtlLexicon *self, double value)
{
  guint64 traits = DTL_TRAIT_BIT (DTL_TRAIT_NUMBER);

  if (value != floor (value) || fabs (value) > 1e15)
    return traits;

  traits |= DTL_TRAIT_BIT (DTL_TRAIT_INTEGER);
  for (guint i = 0; i < self->ranges->len / 2; i++)
    if (value >= g_array_index (self->ranges, int, 2 * i) &&
        value <= g_array_index (self->ranges, int, 2 * i + 1))
      traits |= DTL_TRAIT_BIT (DTL_TRAIT_RANGES + i);

  return traits;
}

/* ── Compiling ──────────────────────────────────────────────────────────────────────────────────
 */

static gboolean
add_atom (DtlLexiconBuilder *self, const char *name, guint16 *atom)
{
  if (self->n_atoms >= G_MAXUINT16)
    return FALSE;
  *atom = self->n_atoms++;
  g_hash_table_insert (self->lexicon->atoms, g_strdup (name), GUINT_TO_POINTER (*atom));
  return TRUE;
}

/* @value: (nullable): borrowed from the source. Returns: FALSE: no text can hold such a token */
gboolean
dtl_lexicon_builder_add_word (
    DtlLexiconBuilder *self, guint16 atom, const char *text, gsize len, const char *value)
{
  char folded[DTL_WORD_MAX_SIZE];
  gsize n = dtl_word_fold (text, len, folded);
  WordEntry entry = { .atom = { .atom = atom, .value = value, .number = NAN } };

  if (n == 0 || g_ascii_isdigit (folded[0]))
    return FALSE;
  entry.word = dtl_vocabulary_add (self->lexicon->vocabulary, folded, n);
  entry.atom.capital = g_unichar_isupper (g_utf8_get_char (text));
  if (value != NULL)
    dtl_number_parse (value, strlen (value), &entry.atom.number);
  g_array_append_val (self->entries, entry);
  return TRUE;
}

gboolean
dtl_lexicon_builder_get_literal (DtlLexiconBuilder *self,
                                 const char *text,
                                 gsize len,
                                 guint16 *atom)
{
  char folded[DTL_WORD_MAX_SIZE];
  gsize n = dtl_word_fold (text, len, folded);
  gboolean capital = g_unichar_isupper (g_utf8_get_char (text));
  g_autofree char *key = g_strdup_printf ("%s%.*s", capital ? "^" : "=", (int) n, folded);

  *atom = dtl_lexicon_find_class (self->lexicon, key);
  if (*atom != 0)
    return TRUE;

  return add_atom (self, key, atom) && dtl_lexicon_builder_add_word (self, *atom, text, len, NULL);
}

gboolean
dtl_lexicon_builder_get_range (DtlLexiconBuilder *self, int low, int high, guint16 *atom)
{
  GArray *ranges = self->lexicon->ranges;
  guint i = 0;

  while (i < ranges->len / 2 && (g_array_index (ranges, int, 2 * i) != low ||
                                 g_array_index (ranges, int, 2 * i + 1) != high))
    i++;
  if (DTL_TRAIT_RANGES + i >= DTL_TRAIT_END)
    return FALSE;
  if (i == ranges->len / 2)
    {
      g_array_append_val (ranges, low);
      g_array_append_val (ranges, high);
    }
  *atom = DTL_TRAIT_RANGES + i;
  return TRUE;
}

/* One token, or "*ed": all words that end so and are no members by themselves */
static gboolean
is_one_token (const char *text, gsize len)
{
  gsize star = text[0] == '*' && len > 2 && len <= MAX_ENDING + 1;

  return dtl_token_measure (text + star, text + len) == len - star;
}

/* Adds the members of @words, and of the classes that it names, to @atom. */
static gboolean
add_members (
    DtlLexiconBuilder *self, const DtlRuleWords *words, guint16 atom, guint depth, GError **error)
{
  const DtlRuleFile *source = self->lexicon->source;

  if (depth > MAX_CLASS_DEPTH)
    return dtl_rule_fail (error, words->file, words->line,
                          "the class %s holds itself, or classes nested too deeply", words->name);
  for (guint i = 0; i < words->lines->len; i++)
    {
      const DtlRuleLine *line = g_ptr_array_index (words->lines, i);

      for (char *c = line->text + strspn (line->text, " \t"); *c != '\0'; c += strspn (c, " \t"))
        {
          gsize len = strcspn (c, " \t");
          gsize name_len = len > 1 ? strcspn (c + 1, "= \t") + 1 : len;
          g_autofree char *name = g_strndup (c, name_len);
          const char *value = words->value;
          gboolean found = FALSE;

          if (++self->n_members > MAX_MEMBERS)
            return dtl_rule_fail (error, words->file, line->line,
                                  "the classes hold too many words");
          if (name_len < len)
            {
              g_autofree char *own = g_strndup (c + name_len + 1, len - name_len - 1);

              value = g_string_chunk_insert_const (self->lexicon->texts, own);
            }
          for (guint j = 0; g_ascii_isupper (name[0]) && j < source->classes->len; j++)
            {
              const DtlRuleWords *other = g_ptr_array_index (source->classes, j);

              if (strcmp (other->name, name) != 0)
                continue;
              found = TRUE;
              if (!add_members (self, other, atom, depth + 1, error))
                return FALSE;
            }
          if (!found && (!is_one_token (name, name_len) ||
                         !dtl_lexicon_builder_add_word (self, atom, name, name_len, value)))
            return dtl_rule_fail (error, words->file, line->line,
                                  "“%s” is not one word; of more words, make a phrase", name);
          c += len;
        }
    }

  return TRUE;
}

static gboolean
compile_classes (DtlLexiconBuilder *self, GError **error)
{
  const DtlRuleFile *source = self->lexicon->source;

  for (guint i = 0; i < source->classes->len; i++)
    {
      const DtlRuleWords *words = g_ptr_array_index (source->classes, i);

      if (i == MAX_CLASSES)
        return dtl_rule_fail (error, words->file, words->line, "there are too many classes");

      guint16 atom = dtl_lexicon_find_class (self->lexicon, words->name);

      if (atom == 0 && !add_atom (self, words->name, &atom))
        return dtl_rule_fail (error, words->file, words->line, "there are too many classes");
      if (!add_members (self, words, atom, 0, error))
        return FALSE;
    }
  for (guint i = 0; i < DTL_N_CLASSES; i++)
    self->lexicon->classes[i] = dtl_lexicon_find_class (self->lexicon, class_names[i]);
  for (guint i = 0; i < source->phrases->len; i++)
    {
      const DtlRuleWords *words = g_ptr_array_index (source->phrases, i);

      g_hash_table_replace (self->phrases, words->name, (gpointer) words);
    }

  return TRUE;
}

/* Gives the words of the vocabulary what their endings ask for. */
static void
add_endings (DtlLexiconBuilder *self)
{
  DtlVocabulary *vocabulary = self->lexicon->vocabulary;
  guint n_entries = self->entries->len, n_words = dtl_vocabulary_get_size (vocabulary);

  for (guint i = 0; i < n_entries; i++)
    {
      WordEntry entry = g_array_index (self->entries, WordEntry, i);
      const char *ending = dtl_vocabulary_get_text (vocabulary, entry.word);

      if (ending[0] != '*' || ending[1] == '\0' || self->entries->len > 2 * MAX_MEMBERS)
        continue;
      for (guint word = 1; word <= n_words; word++)
        if (word != entry.word &&
            g_str_has_suffix (dtl_vocabulary_get_text (vocabulary, word), ending + 1))
          {
            WordEntry added = entry;

            added.word = word;
            g_array_append_val (self->entries, added);
          }
    }
}

/* Lists the atoms of each word together, the last value of a class first; see find_atom(). */
static void
freeze_words (DtlLexiconBuilder *self)
{
  DtlLexicon *lexicon = self->lexicon;
  guint n_words = dtl_vocabulary_get_size (lexicon->vocabulary);
  g_autofree guint32 *next = g_new0 (guint32, n_words + 1);

  for (guint i = 0; i < self->entries->len; i++)
    next[g_array_index (self->entries, WordEntry, i).word]++;
  for (guint i = 1; i <= n_words; i++)
    next[i] += next[i - 1];
  g_array_append_vals (lexicon->words, next, n_words + 1);
  g_array_set_size (lexicon->word_atoms, self->entries->len);
  for (guint i = self->entries->len; i-- > 0;)
    {
      const WordEntry *entry = &g_array_index (self->entries, WordEntry, i);

      g_array_index (lexicon->word_atoms, DtlWordAtom, --next[entry->word]) = entry->atom;
    }
}

static void
builder_clear (DtlLexiconBuilder *self)
{
  g_array_unref (self->entries);
  g_hash_table_unref (self->phrases);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DtlLexiconBuilder, builder_clear)

/**
 * dtl_lexicon_new:
 * @names: (array length=n_files): of the files, for errors
 * @files: (array length=n_files): what they hold; of two that speak of one thing the later wins
 * @n_files: how many
 * @error: return location for a #DtlError that names file and line
 *
 * Returns: (nullable) (transfer full): the lexicon, or %NULL with @error set
 */
DtlLexicon *
dtl_lexicon_new (const char *const *names, GBytes *const *files, gsize n_files, GError **error)
{
  g_autoptr (DtlLexicon) self = g_new0 (DtlLexicon, 1);
  g_auto (DtlLexiconBuilder) builder = { .lexicon = self, .n_atoms = DTL_TRAIT_END };

  g_atomic_ref_count_init (&self->ref_count);
  self->source = dtl_rule_file_new ();
  self->texts = g_string_chunk_new (1 << 12);
  self->vocabulary = dtl_vocabulary_new ();
  self->word_atoms = g_array_new (FALSE, FALSE, sizeof (DtlWordAtom));
  self->words = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->ranges = g_array_new (FALSE, FALSE, sizeof (int));
  self->rules = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_lexicon_rule_free);
  self->atoms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < DTL_N_PASSES; i++)
    self->automata[i] = dtl_automaton_new ();
  builder.entries = g_array_new (FALSE, FALSE, sizeof (WordEntry));
  builder.phrases = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; i < n_files; i++)
    if (!dtl_rule_file_read (self->source, names[i], files[i], error))
      return NULL;
  if (!compile_classes (&builder, error) || !dtl_rules_compile (&builder, error))
    return NULL;

  add_endings (&builder);
  freeze_words (&builder);
  for (guint i = 0; i < DTL_N_PASSES; i++)
    dtl_automaton_freeze (self->automata[i]);

  return g_steal_pointer (&self);
}
