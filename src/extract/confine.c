/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a process that reads files of strangers gives up before it looks at the first byte: memory
 * and time without end, new privileges, and every system call but those that reading memory takes.
 * Files can still be opened for reading, since charsets and character maps are loaded on demand;
 * none can be written, no socket made, no program started. A call that is not on the list fails as
 * not permitted. */
#include "extract/confine.h"

#include "base/error.h"

#include <errno.h>
#include <fcntl.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>

static gboolean
fail (GError **error, const char *what, int code)
{
  g_set_error (error, DTL_ERROR, DTL_ERROR_UNSUPPORTED, "%s could not be given up: %s.", what,
               g_strerror (code));
  return FALSE;
}

static gboolean
limit (int resource, rlim_t value)
{
  struct rlimit both = { value, value };

  return setrlimit (resource, &both) == 0;
}

static gboolean
filter_calls (GError **error)
{
  static const int allowed[] = {
    SCMP_SYS (access),
    SCMP_SYS (brk),
    SCMP_SYS (clock_getres),
    SCMP_SYS (clock_gettime),
    SCMP_SYS (close),
    SCMP_SYS (exit),
    SCMP_SYS (exit_group),
    SCMP_SYS (faccessat),
    SCMP_SYS (faccessat2),
    SCMP_SYS (fadvise64),
    SCMP_SYS (fstat),
    SCMP_SYS (fstatfs),
    SCMP_SYS (futex),
    SCMP_SYS (getcwd),
    SCMP_SYS (getdents64),
    SCMP_SYS (getegid),
    SCMP_SYS (geteuid),
    SCMP_SYS (getgid),
    SCMP_SYS (getpid),
    SCMP_SYS (getrandom),
    SCMP_SYS (getrusage),
    SCMP_SYS (gettid),
    SCMP_SYS (gettimeofday),
    SCMP_SYS (getuid),
    SCMP_SYS (lseek),
    SCMP_SYS (lstat),
    SCMP_SYS (madvise),
    SCMP_SYS (mmap),
    SCMP_SYS (mprotect),
    SCMP_SYS (mremap),
    SCMP_SYS (munmap),
    SCMP_SYS (newfstatat),
    SCMP_SYS (pread64),
    SCMP_SYS (read),
    SCMP_SYS (readlink),
    SCMP_SYS (readlinkat),
    SCMP_SYS (readv),
    SCMP_SYS (restart_syscall),
    SCMP_SYS (rseq),
    SCMP_SYS (rt_sigaction),
    SCMP_SYS (rt_sigprocmask),
    SCMP_SYS (rt_sigreturn),
    SCMP_SYS (sched_getaffinity),
    SCMP_SYS (sched_yield),
    SCMP_SYS (set_robust_list),
    SCMP_SYS (sigaltstack),
    SCMP_SYS (stat),
    SCMP_SYS (statfs),
    SCMP_SYS (statx),
    SCMP_SYS (sysinfo),
    SCMP_SYS (tgkill),
    SCMP_SYS (time),
    SCMP_SYS (uname),
    SCMP_SYS (write),
    SCMP_SYS (writev),
  };
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_ERRNO (EPERM));
  int result = 0;

  if (filter == NULL)
    return fail (error, "System calls", ENOMEM);

  for (gsize i = 0; result == 0 && i < G_N_ELEMENTS (allowed); i++)
    result = seccomp_rule_add (filter, SCMP_ACT_ALLOW, allowed[i], 0);
  /* Opening is for reading. openat2 hides its flags behind a pointer and stays forbidden. */
  if (result == 0)
    result = seccomp_rule_add (
        filter, SCMP_ACT_ALLOW, SCMP_SYS (openat), 1,
        SCMP_A2 (SCMP_CMP_MASKED_EQ, O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND, O_RDONLY));
  if (result == 0)
    result = seccomp_rule_add (
        filter, SCMP_ACT_ALLOW, SCMP_SYS (open), 1,
        SCMP_A1 (SCMP_CMP_MASKED_EQ, O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND, O_RDONLY));
  if (result == 0)
    result = seccomp_load (filter);
  seccomp_release (filter);

  /* A kernel built without filters: limits and privileges are given up all the same. */
  if (result == -EINVAL || result == -ENOSYS)
    return TRUE;
  return result == 0 ? TRUE : fail (error, "System calls", -result);
}

/**
 * dtl_confine:
 *
 * Gives up, for good, what reading does not take. Descriptors that are open stay so.
 *
 * Returns: %FALSE with %DTL_ERROR_UNSUPPORTED if the system does not let go of something
 */
gboolean
dtl_confine (GError **error)
{
  gboolean is_limited = limit (RLIMIT_CPU, DTL_CONFINE_SECONDS) && limit (RLIMIT_CORE, 0);

#ifndef DTL_IS_SANITIZED
  is_limited = is_limited && limit (RLIMIT_AS, DTL_CONFINE_MEMORY);
#endif
  if (!is_limited)
    return fail (error, "Memory and time", errno);
  if (prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
    return fail (error, "New privileges", errno);

  return filter_calls (error);
}
