/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Locks of a library that stay when some other part of the program looks into its files. SQLite
 * takes locks of a process, and by POSIX closing any descriptor of a file drops all that the
 * process has on it (https://www.sqlite.org/howtocorrupt.html section 2.2): a file chooser that
 * lists the folder does that. Another program would then take the library for unused, merge its
 * log, remove it and cut the shared memory that is still mapped here. Locks of an open file
 * description have no such end, and exclude those of processes as these do one another. */
#include "library/store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>

static int
get_command (int command)
{
  return command == F_SETLK    ? F_OFD_SETLK
         : command == F_SETLKW ? F_OFD_SETLKW
         : command == F_GETLK  ? F_OFD_GETLK
                               : command;
}

/* As fcntl() of the C library */
static int
lock_description (int fd, int command, ...)
{
  va_list arguments;
  struct flock *lock;
  int number = 0, result;

  va_start (arguments, command);
  if (command == F_SETFD || command == F_SETFL || command == F_DUPFD || command == F_DUPFD_CLOEXEC)
    number = va_arg (arguments, int);
  lock = get_command (command) != command ? va_arg (arguments, struct flock *) : NULL;
  va_end (arguments);
  if (lock == NULL)
    return fcntl (fd, command, number);

  lock->l_pid = 0;
  result = fcntl (fd, get_command (command), lock);

  /* Kernels before 3.15 do not know them. */
  return result < 0 && errno == EINVAL ? fcntl (fd, command, lock) : result;
}

/* Must be called before the first library is opened; every time is the same. */
void
dtl_store_locks_init (void)
{
  static gsize done;
  sqlite3_vfs *vfs;

  if (!g_once_init_enter (&done))
    return;

  vfs = sqlite3_vfs_find (NULL);
  if (vfs != NULL && vfs->iVersion >= 3 && vfs->xSetSystemCall != NULL)
    vfs->xSetSystemCall (vfs, "fcntl", (sqlite3_syscall_ptr) lock_description);
  g_once_init_leave (&done, 1);
}
