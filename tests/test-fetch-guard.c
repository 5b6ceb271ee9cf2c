/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which addresses are inside this machine or its network, and what is kept of a file name that a
 * server gives. */
#include "sources/fetch-private.h"

#include <string.h>

static const struct
{
  const char *address;
  DtlReach reach; /* that is needed */
} reaches[] = {
  { "93.184.216.34", DTL_REACH_PUBLIC },
  { "8.8.8.8", DTL_REACH_PUBLIC },
  { "172.15.0.1", DTL_REACH_PUBLIC },
  { "172.32.0.1", DTL_REACH_PUBLIC },
  { "100.63.0.1", DTL_REACH_PUBLIC },
  { "2606:2800:220:1::1", DTL_REACH_PUBLIC },
  { "::ffff:8.8.8.8", DTL_REACH_PUBLIC },
  { "10.1.2.3", DTL_REACH_NETWORK },
  { "172.16.0.1", DTL_REACH_NETWORK },
  { "172.31.255.255", DTL_REACH_NETWORK },
  { "192.168.1.1", DTL_REACH_NETWORK },
  { "100.64.0.1", DTL_REACH_NETWORK },
  { "198.18.0.1", DTL_REACH_NETWORK },
  { "fd00::1", DTL_REACH_NETWORK },
  { "fec0::1", DTL_REACH_NETWORK },
  { "::ffff:10.0.0.1", DTL_REACH_NETWORK },
  { "64:ff9b::10.0.0.1", DTL_REACH_NETWORK },
  { "2002:0a00:0001::1", DTL_REACH_NETWORK },
  { "127.0.0.1", DTL_REACH_MACHINE },
  { "127.255.255.255", DTL_REACH_MACHINE },
  { "0.0.0.0", DTL_REACH_MACHINE },
  { "169.254.169.254", DTL_REACH_MACHINE },
  { "224.0.0.1", DTL_REACH_MACHINE },
  { "255.255.255.255", DTL_REACH_MACHINE },
  { "::", DTL_REACH_MACHINE },
  { "::1", DTL_REACH_MACHINE },
  { "fe80::1", DTL_REACH_MACHINE },
  { "ff02::1", DTL_REACH_MACHINE },
  { "::ffff:127.0.0.1", DTL_REACH_MACHINE },
  { "64:ff9b::127.0.0.1", DTL_REACH_MACHINE },
  { "::127.0.0.1", DTL_REACH_MACHINE },
};

static void
test_reach (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (reaches); i++)
    {
      g_autoptr (GInetAddress) address = g_inet_address_new_from_string (reaches[i].address);

      g_test_message ("%s", reaches[i].address);
      for (DtlReach reach = DTL_REACH_PUBLIC; reach <= DTL_REACH_MACHINE; reach++)
        g_assert_cmpint (dtl_reach_includes (reach, address), ==, reach >= reaches[i].reach);
    }
}

static const struct
{
  const char *given;
  const char *kept; /* NULL: nothing */
} file_names[] = {
  { "a.html", "a.html" },           /* */
  { "../../etc/passwd", "passwd" }, /* */
  { "C:\\x\\y.pdf", "y.pdf" },      /* */
  { "..hidden", "hidden" },         /* */
  { " . x ", "x" },                 /* */
  { "a\x01\x7f\nb", "ab" },         /* */
  { "a\xe2\x80\xae"
    "fdp.exe",
    "afdp.exe" }, /* turns the writing direction */
  { "\xff\xfe", "\xef\xbf\xbd\xef\xbf\xbd" },
  { "Ärger 报告.txt", "Ärger 报告.txt" }, /* */
  { "/", NULL },                          /* */
  { "...", NULL },                        /* */
  { "", NULL },                           /* */
};

static void
test_file_names (void)
{
  g_autofree char *longest = g_strnfill (300, 'x');
  g_autofree char *kept_longest = dtl_fetch_clean_name (longest);

  for (gsize i = 0; i < G_N_ELEMENTS (file_names); i++)
    {
      g_autofree char *kept = dtl_fetch_clean_name (file_names[i].given);

      g_assert_cmpstr (kept, ==, file_names[i].kept);
    }
  g_assert_cmpuint (strlen (kept_longest), ==, DTL_FETCH_MAX_NAME);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/fetch-guard/reach", test_reach);
  g_test_add_func ("/fetch-guard/file-names", test_file_names);

  return g_test_run ();
}
