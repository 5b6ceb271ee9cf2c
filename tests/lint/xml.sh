#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every interface, resource, schema, metainfo and icon file is well-formed. usage: xml.sh XMLLINT ROOT
find "$2/src" "$2/data" \( -name '*.ui' -o -name '*.xml' -o -name '*.xml.in' -o -name '*.svg' \) \
    -print0 | xargs -0 "$1" --noout --nonet
