/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a confined process can no longer do, tried in a child: no socket, no file written, no
 * program started, no child. Reading a page that names addresses and files works as before. */
#include "extract/confine.h"

#include "document-fixture.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define PAGE                                                                                       \
  "<?xml version='1.0'?><!DOCTYPE html SYSTEM 'http://127.0.0.1:9/x.dtd'><html><head>"             \
  "<link rel=stylesheet href='http://127.0.0.1:9/x.css'><base href='file:///etc/'></head>"         \
  "<body><img src='http://127.0.0.1:9/pixel'><p>Shares fell, again, on "                           \
  "Thursday.</p></body></html>"

typedef gboolean (*Check) (void);

static gboolean
refuses (int result)
{
  return result < 0 && (errno == EPERM || errno == ENOSYS);
}

static gboolean
check_sockets (void)
{
  int pair[2];

  return refuses (socket (AF_INET, SOCK_STREAM, 0)) && refuses (socket (AF_UNIX, SOCK_DGRAM, 0)) &&
         refuses (socketpair (AF_UNIX, SOCK_STREAM, 0, pair));
}

static gboolean
check_files (void)
{
  return refuses (open ("/tmp/dateline-confine", O_WRONLY | O_CREAT, 0600)) &&
         refuses (open ("/dev/null", O_RDWR)) && refuses (unlink ("/tmp/dateline-confine")) &&
         refuses (mkdir ("/tmp/dateline-confine", 0700)) &&
         refuses (rename ("/tmp/dateline-confine", "/tmp/b"));
}

static gboolean
check_programs (void)
{
  return refuses (execl ("/bin/true", "true", NULL)) && refuses (fork ()) &&
         prctl (PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) != 0;
}

static gboolean
check_reading (void)
{
  g_autoptr (DtlDocument) page = document_fixture_decode (PAGE, strlen (PAGE), "html");

  return strcmp (page->text, "Shares fell, again, on Thursday.") == 0;
}

/* Runs the check confined; the child tells its answer by its exit status. */
static void
test_confined (gconstpointer data)
{
  pid_t child;
  int status;

  if (g_getenv ("TEST_TOOL") != NULL)
    {
      g_test_skip ("what watches the program makes calls of its own");
      return;
    }

  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    _exit (dtl_confine (NULL) ? (((Check) data) () ? 0 : 1) : 2);

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

#ifndef DTL_IS_SANITIZED
static gboolean
check_memory (void)
{
  return mmap (NULL, 1 << 30, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED;
}
#endif

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/confine/sockets", check_sockets, test_confined);
  g_test_add_data_func ("/confine/files", check_files, test_confined);
  g_test_add_data_func ("/confine/programs", check_programs, test_confined);
  g_test_add_data_func ("/confine/reading", check_reading, test_confined);
#ifndef DTL_IS_SANITIZED
  g_test_add_data_func ("/confine/memory", check_memory, test_confined);
#endif

  return g_test_run ();
}
