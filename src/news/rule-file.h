/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calendar/day.h"

G_BEGIN_DECLS

/* What rule files say, before it is compiled. Texts are as written; lines count from 1. */
typedef struct
{
  char *text;
  guint line;
} DtlRuleLine;

typedef struct
{
  const char *file; /* interned */
  guint line;
  char *name;
  char *value;      /* nullable: of members that have none of their own */
  GPtrArray *lines; /* of DtlRuleLine *: members of a class, alternatives of a phrase */
} DtlRuleWords;

typedef struct
{
  gboolean before, negated;
  char *text;
  guint line;
} DtlRuleCondition;

typedef struct
{
  char *text;
  DtlDay published; /* DTL_DAY_NONE: not known */
  int seconds;      /* of that day; -1: not known */
  char *expected;   /* NULL: the rule must find nothing */
  guint line;
} DtlRuleExample;

typedef struct
{
  const char *file;
  guint line;
  char *name;
  GPtrArray *patterns;   /* of DtlRuleLine * */
  GPtrArray *conditions; /* of DtlRuleCondition * */
  GPtrArray *examples;   /* of DtlRuleExample * */
  char *action;          /* "weekday ($WEEKDAY)" */
  guint action_line;
  char *span; /* nullable */
  int priority;
  double base;
} DtlRuleSource;

typedef struct
{
  GPtrArray *classes; /* of DtlRuleWords * */
  GPtrArray *phrases; /* of DtlRuleWords * */
  GPtrArray *rules;   /* of DtlRuleSource * */
} DtlRuleFile;

DtlRuleFile *dtl_rule_file_new (void);
void dtl_rule_file_free (DtlRuleFile *self);
gboolean dtl_rule_file_read (DtlRuleFile *self, const char *name, GBytes *bytes, GError **error);

G_GNUC_PRINTF (4, 5)
gboolean dtl_rule_fail (GError **error, const char *file, guint line, const char *format, ...);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlRuleFile, dtl_rule_file_free)

G_END_DECLS
