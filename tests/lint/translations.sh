#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every translation is sound and complete: no text of the tree is missing, unsure or left in English.
# usage: translations.sh ROOT
set -eu
cd "$1"
template=$(mktemp)
trap 'rm -f "$template"' EXIT

# The keywords are those of meson's preset for GLib.
xgettext --from-code=UTF-8 --files-from=po/POTFILES.in --output="$template" \
    --keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=NC_:1c,2 \
    --keyword=NP_:1,2 --keyword=g_dngettext:2,3 --keyword=g_dpgettext2:2c,3 --add-comments=Translators \
    --flag=N_:1:pass-c-format --flag=C_:2:pass-c-format --flag=NC_:2:pass-c-format \
    --flag=g_strdup_printf:1:c-format --flag=g_string_append_printf:2:c-format \
    --flag=g_string_printf:2:c-format --flag=g_error_new:3:c-format --flag=g_set_error:4:c-format

sed -i s/CHARSET/UTF-8/ "$template"
while read -r language; do
    echo "$language: $(msgfmt --check --statistics --output-file=/dev/null "po/$language.po" 2>&1)"
    msgcmp "po/$language.po" "$template"
done <po/LINGUAS
