/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "news/companies.h"

G_BEGIN_DECLS

/* The names and listings that the program ships, and before them those of the user, read once. Any
 * thread may ask. */
const DtlCompanies *dtl_company_list_get (void);

G_END_DECLS
