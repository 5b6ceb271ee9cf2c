/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desktop program. All but the start is in application.c and below. */
#include "app/application.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "config.h"

int
main (int argc, char **argv)
{
  g_autoptr (DtlApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, DTL_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname (DTL_APP_ID);
  g_set_application_name ("Dateline");

  application = dtl_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
