#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Hold all C of the project to .clang-format. usage: format.sh CLANG-FORMAT ROOT FLAGS...
formatter=$1
root=$2
shift 2
find "$root/src" "$root/tests" -name '*.[ch]' -print0 | sort -z |
    xargs -0 -r "$formatter" --style=file "$@"
