/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The command line program: takes the call apart, runs its verb, and turns what comes back into an
 * exit code. It sets no locale on purpose, so that its output is the same bytes everywhere. */
#include "cli/call.h"
#include "cli/help.h"
#include "cli/output.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#define EXIT_DONE 0
#define EXIT_FAILED 1
#define EXIT_USAGE 2

/* A closed standard output would hand its number to the next file that is opened, and the table
 * of prices would be written into the library. */
static void
fill_standard_files (void)
{
  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
    if (fcntl (fd, F_GETFD) < 0 && errno == EBADF && open ("/dev/null", O_RDONLY) != fd)
      _exit (EXIT_FAILED);
}

static gboolean
run (const DtlCall *call, GError **error)
{
  g_autofree char *text = NULL;
  gboolean makes_library;

  if (call->help)
    {
      text = call->json ? dtl_help_format_json () : dtl_help_format (call->noun, call->verb);
      return dtl_output_text (text, error);
    }
  if (call->version)
    {
      text = call->json ? dtl_version_format_json () : dtl_version_format ();
      return dtl_output_text (text, error);
    }
  if (!dtl_call_check (call, error))
    return FALSE;

  makes_library = dtl_call_makes_library (call);
  if (call->verb->run (call, error))
    return TRUE;
  if (makes_library)
    dtl_call_unmake_library (call);

  return FALSE;
}

/* Whether a call that did not fail has changed the library. */
static gboolean
makes_change (const DtlCall *call)
{
  return !call->help && !call->version && call->verb->writes && !dtl_call_has (call, "dry-run");
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) output_error = NULL;
  g_autoptr (DtlCall) call = NULL;
  gboolean closed;

  /* A reader that went away and a full disk are errors to report, not deaths to die. */
  signal (SIGPIPE, SIG_IGN);
  signal (SIGXFSZ, SIG_IGN);
  fill_standard_files ();

  call = dtl_call_parse (argv, &error);
  if (call != NULL)
    run (call, &error);

  closed = dtl_output_close (&output_error);
  if (error == NULL && !closed)
    {
      error = g_steal_pointer (&output_error);
      if (makes_change (call))
        g_prefix_error (&error, "The change is made, but not reported: ");
    }
  if (error == NULL)
    return EXIT_DONE;

  dtl_output_complain (error->message);

  return error->domain == DTL_USAGE_ERROR ? EXIT_USAGE : EXIT_FAILED;
}
