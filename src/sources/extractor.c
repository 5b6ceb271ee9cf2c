/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs `dateline-extract` on bytes of a foreign format, one process a document, and ends it when it
 * takes too long, says too much, or is no longer wanted. Whatever happens to the process, the
 * caller gets a document or a sentence. It blocks: the app calls it in a job's thread. */
#include "sources/extractor.h"

#include "base/error.h"
#include "sources/document.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define MAX_MESSAGE 2000 /* bytes of what the process says of a failure */

static int seconds_allowed = DTL_EXTRACTOR_SECONDS;

typedef struct
{
  const char *name;
  GSubprocess *process;
  int out, err; /* descriptors to read; -1: at their end */
  GByteArray *reply;
  GByteArray *message;
} Extraction;

/* The program's own folder. */
static char *
dup_own_folder (void)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);

  return self != NULL ? g_path_get_dirname (self) : NULL;
}

/* Beside us: by variable (tests), in the tree of a build, where it was installed together with us,
 * and where it was meant to be. */
static char *
find_program (void)
{
  const char *given = g_getenv ("DATELINE_EXTRACT");
  g_autofree char *folder = dup_own_folder ();
  char *places[3] = { NULL };
  char *found = NULL;

  if (given != NULL)
    return g_strdup (given);

  if (folder != NULL)
    {
      places[0] = g_build_filename (folder, "..", "extract", "dateline-extract", NULL);
      places[1] = g_build_filename (folder, DTL_BIN_TO_LIBEXEC, "dateline-extract", NULL);
    }
  places[2] = g_build_filename (DTL_LIBEXEC_DIR, "dateline-extract", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      if (found == NULL && places[i] != NULL &&
          g_file_test (places[i], G_FILE_TEST_IS_EXECUTABLE) &&
          !g_file_test (places[i], G_FILE_TEST_IS_DIR))
        found = g_steal_pointer (&places[i]);
      g_free (places[i]);
    }

  return found;
}

static gboolean
fail_system (const char *name, GError **error)
{
  g_set_error (error, DTL_ERROR, DTL_ERROR_FILE, "%s could not be read: %s.", name,
               g_strerror (errno));
  return FALSE;
}

/* A file in memory that holds the bytes: no pipe to fill, and none that may break. */
static int
open_bytes (GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  int descriptor = memfd_create ("document", MFD_CLOEXEC);

  while (descriptor >= 0 && size > 0)
    {
      gssize n = write (descriptor, data, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        {
          close (descriptor);
          return -1;
        }
      data += n;
      size -= (gsize) n;
    }
  if (descriptor >= 0 && lseek (descriptor, 0, SEEK_SET) != 0)
    {
      close (descriptor);
      return -1;
    }

  return descriptor;
}

static GPtrArray *
list_arguments (const char *program, const char *name, const DtlExtractHints *hints)
{
  GPtrArray *arguments = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (arguments, g_strdup (program));
  g_ptr_array_add (arguments, g_strconcat ("--name=", name, NULL));
  if (hints != NULL && hints->charset != NULL)
    g_ptr_array_add (arguments, g_strconcat ("--charset=", hints->charset, NULL));
  if (hints != NULL && hints->url != NULL)
    g_ptr_array_add (arguments, g_strconcat ("--url=", hints->url, NULL));
  if (hints != NULL && hints->format != NULL)
    g_ptr_array_add (arguments, g_strconcat ("--format=", hints->format, NULL));
  g_ptr_array_add (arguments, NULL);

  return arguments;
}

static gboolean
start (Extraction *self, GBytes *bytes, const DtlExtractHints *hints, GError **error)
{
  g_autofree char *program = find_program ();
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autoptr (GPtrArray) arguments = NULL;
  g_autoptr (GError) reason = NULL;
  int in, out[2], err[2];

  if (program == NULL)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_NOT_FOUND,
                   "%s could not be read: the program dateline-extract is not installed.",
                   self->name);
      return FALSE;
    }

  in = open_bytes (bytes);
  if (in < 0)
    return fail_system (self->name, error);
  g_subprocess_launcher_take_stdin_fd (launcher, in);
  if (pipe2 (out, O_CLOEXEC) != 0)
    return fail_system (self->name, error);
  g_subprocess_launcher_take_stdout_fd (launcher, out[1]);
  self->out = out[0];
  if (pipe2 (err, O_CLOEXEC) != 0)
    return fail_system (self->name, error);
  g_subprocess_launcher_take_stderr_fd (launcher, err[1]);
  self->err = err[0];

  /* Locales are data of the system, too: a reader needs none. */
  g_subprocess_launcher_setenv (launcher, "LC_ALL", "C.UTF-8", TRUE);
  arguments = list_arguments (program, self->name, hints);
  self->process =
      g_subprocess_launcher_spawnv (launcher, (const char *const *) arguments->pdata, &reason);
  if (self->process == NULL)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_FILE, "%s could not be read: %s.", self->name,
                   reason->message);
      return FALSE;
    }

  return TRUE;
}

/* Takes what is there; sets the descriptor to -1 at its end. */
static void
take (int *descriptor, GByteArray *into, gsize max_size)
{
  guint8 buffer[65536];
  gssize n = read (*descriptor, buffer, sizeof buffer);

  if (n < 0 && (errno == EINTR || errno == EAGAIN))
    return;
  if (n <= 0)
    {
      close (*descriptor);
      *descriptor = -1;
      return;
    }
  if (into->len <= max_size)
    g_byte_array_append (into, buffer, (guint) n);
}

static gboolean
fail_unread (const char *name, int code, const char *why, GError **error)
{
  g_set_error (error, DTL_ERROR, code, "%s could not be read: %s; paste its text instead.", name,
               why);
  return FALSE;
}

static gboolean
collect (Extraction *self, GCancellable *cancellable, GError **error)
{
  gint64 deadline = g_get_monotonic_time () + seconds_allowed * G_USEC_PER_SEC;
  GPollFD cancelled = { .fd = -1 };
  gboolean watched = cancellable != NULL && g_cancellable_make_pollfd (cancellable, &cancelled);
  gboolean done = FALSE;

  while (!done && (self->out >= 0 || self->err >= 0))
    {
      struct pollfd waits[] = {
        { .fd = self->out, .events = POLLIN },
        { .fd = self->err, .events = POLLIN },
        { .fd = watched ? cancelled.fd : -1, .events = POLLIN },
      };
      gint64 left = deadline - g_get_monotonic_time ();

      if (left <= 0)
        {
          fail_unread (self->name, DTL_ERROR_TOO_LARGE, "it took too long", error);
          break;
        }
      if (poll (waits, G_N_ELEMENTS (waits), (int) (left / 1000) + 1) < 0 && errno != EINTR)
        {
          fail_system (self->name, error);
          break;
        }
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        break;
      if (waits[0].revents != 0)
        take (&self->out, self->reply, DTL_EXTRACTOR_MAX_REPLY);
      if (waits[1].revents != 0)
        take (&self->err, self->message, MAX_MESSAGE);
      if (self->reply->len > DTL_EXTRACTOR_MAX_REPLY)
        {
          fail_unread (self->name, DTL_ERROR_TOO_LARGE, "it holds too much", error);
          break;
        }
      done = self->out < 0 && self->err < 0;
    }
  if (watched)
    g_cancellable_release_fd (cancellable);

  return done;
}

/* One line of what the process said, or NULL. */
static char *
dup_message (const GByteArray *message)
{
  g_autofree char *text = g_strndup (message->len > 0 ? (const char *) message->data : "",
                                     MIN (message->len, MAX_MESSAGE));
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  valid[strcspn (valid, "\n")] = '\0';
  g_strchomp (valid);

  return valid[0] != '\0' ? g_steal_pointer (&valid) : NULL;
}

static gboolean
finish (Extraction *self, GError **error)
{
  g_autofree char *message = dup_message (self->message);

  if (g_subprocess_get_if_signaled (self->process))
    {
      int number = g_subprocess_get_term_sig (self->process);

      if (number == SIGXCPU || number == SIGKILL)
        return fail_unread (self->name, DTL_ERROR_TOO_LARGE, "it took too long", error);
      return fail_unread (self->name, DTL_ERROR_PARSE, "its reader failed", error);
    }
  if (g_subprocess_get_exit_status (self->process) == 0)
    return TRUE;
  if (g_subprocess_get_exit_status (self->process) == 1 && message != NULL)
    {
      g_set_error_literal (error, DTL_ERROR, DTL_ERROR_PARSE, message);
      return FALSE;
    }

  return fail_unread (self->name, DTL_ERROR_PARSE, "its reader failed", error);
}

static void
clear (Extraction *self)
{
  if (self->process != NULL)
    {
      g_subprocess_force_exit (self->process);
      g_subprocess_wait (self->process, NULL, NULL);
      g_object_unref (self->process);
    }
  if (self->out >= 0)
    close (self->out);
  if (self->err >= 0)
    close (self->err);
  g_byte_array_unref (self->reply);
  g_byte_array_unref (self->message);
}

/**
 * dtl_extractor_is_foreign:
 * @name: (nullable): of the file, or an address
 * @bytes: what it holds
 *
 * Plain text and Markdown are read in the own process; pages, mails, PDF files and feeds are not.
 * The ending decides if it is a known one, else the first bytes do.
 *
 * Returns: whether the bytes are for dtl_extractor_read()
 */
gboolean
dtl_extractor_is_foreign (const char *name, GBytes *bytes)
{
  static const char *const foreign[] = { ".html", ".htm", ".xhtml", ".shtml", ".eml",
                                         ".pdf",  ".rss", ".atom",  ".xml",   NULL };
  static const char *const own[] = { ".txt", ".text", ".md", ".markdown", NULL };
  static const char *const starts[] = {
    "%pdf-",        "<!doctype",     "<html",         "<?xml",       "<rss", "<feed", "<head",
    "<body",        "<article",      "<div",          "<p>",         "<h1",  "from ", "received:",
    "return-path:", "delivered-to:", "mime-version:", "message-id:", NULL
  };
  g_autofree char *lower = name != NULL ? g_ascii_strdown (name, -1) : g_strdup ("");
  g_autofree char *head = NULL;
  const char *at;
  gsize size;
  const char *data;

  g_return_val_if_fail (bytes != NULL, FALSE);

  for (gsize i = 0; own[i] != NULL; i++)
    if (g_str_has_suffix (lower, own[i]))
      return FALSE;
  for (gsize i = 0; foreign[i] != NULL; i++)
    if (g_str_has_suffix (lower, foreign[i]))
      return TRUE;

  data = g_bytes_get_data (bytes, &size);
  if (size >= 2 && (memcmp (data, "\xFF\xFE", 2) == 0 || memcmp (data, "\xFE\xFF", 2) == 0))
    return FALSE; /* UTF-16: the first bytes tell nothing more */
  head = g_strndup (data, MIN (size, 200));
  at = head;
  if (g_str_has_prefix (at, "\xEF\xBB\xBF"))
    at += 3;
  at += strspn (at, " \t\r\n");
  for (gsize i = 0; starts[i] != NULL; i++)
    if (g_ascii_strncasecmp (at, starts[i], strlen (starts[i])) == 0)
      {
        /* "From " begins a mail only with another header behind it. */
        if (strcmp (starts[i], "from ") == 0 && strstr (at, ":") == NULL)
          continue;
        return TRUE;
      }

  return FALSE;
}

/**
 * dtl_extractor_read:
 * @name: what messages call the document
 * @bytes: at most %DTL_EXTRACTOR_MAX_SIZE
 * @hints: (nullable): what is known of them
 * @cancellable: (nullable): ends the process at once
 *
 * Blocks, for at most %DTL_EXTRACTOR_SECONDS.
 *
 * Returns: (transfer full): the document, or %NULL with one sentence: %DTL_ERROR_PARSE if it is
 *   not what it claims or its reader failed, %DTL_ERROR_TOO_LARGE if it is over a limit of size or
 *   time, %DTL_ERROR_NOT_FOUND without the program, %DTL_ERROR_FILE if the system refuses, or
 *   %G_IO_ERROR_CANCELLED
 */
DtlDocument *
dtl_extractor_read (const char *name,
                    GBytes *bytes,
                    const DtlExtractHints *hints,
                    GCancellable *cancellable,
                    GError **error)
{
  Extraction self = { .name = name, .out = -1, .err = -1 };
  DtlDocument *document = NULL;

  g_return_val_if_fail (name != NULL && bytes != NULL, NULL);

  if (g_bytes_get_size (bytes) > DTL_EXTRACTOR_MAX_SIZE)
    {
      g_set_error (error, DTL_ERROR, DTL_ERROR_TOO_LARGE,
                   "%s has %" G_GSIZE_FORMAT " bytes; a document may have %d.", name,
                   g_bytes_get_size (bytes), DTL_EXTRACTOR_MAX_SIZE);
      return NULL;
    }

  self.reply = g_byte_array_new ();
  self.message = g_byte_array_new ();
  if (start (&self, bytes, hints, error) && collect (&self, cancellable, error) &&
      g_subprocess_wait (self.process, NULL, error) && finish (&self, error))
    {
      g_autoptr (GBytes) reply = g_bytes_new (self.reply->data, self.reply->len);

      document = dtl_document_read_json (name, reply, error);
    }
  clear (&self);

  return document;
}

/**
 * dtl_extractor_set_seconds:
 * @seconds: positive
 *
 * How long a process may take from now on, in all threads: a test need not wait for the real limit.
 */
void
dtl_extractor_set_seconds (int seconds)
{
  g_return_if_fail (seconds > 0);

  seconds_allowed = seconds;
}
