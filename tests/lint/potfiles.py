#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""po/POTFILES.in lists exactly the files that have text to translate. usage: potfiles.py ROOT"""

import pathlib
import re
import sys

COMMENT = re.compile(r'/\*.*?\*/|//[^\n]*', re.S)
CALL = re.compile(r'(?<!\w)(_|N_|C_|NC_|NP_|Q_|gettext|ngettext|g_dngettext|g_dpgettext2?)\s*\(\s*"')
MARKED = {
    '.c': lambda text: CALL.search(COMMENT.sub(' ', text)),
    '.h': lambda text: CALL.search(COMMENT.sub(' ', text)),
    '.ui': lambda text: re.search(r'translatable="(yes|true|1)"', text),
    '.desktop.in': lambda text: re.search(r'^(Name|Comment|Keywords)=', text, re.M),
    '.metainfo.xml.in': lambda text: '<summary>' in text,
    '.gschema.xml': lambda text: 'gettext-domain=' in text,
}


def ending(path):
    return next((end for end in MARKED if path.name.endswith(end)), None)


def main(root):
    listing = root / 'po' / 'POTFILES.in'
    lines = [line.strip() for line in listing.read_text(encoding='utf-8').splitlines()]
    listed = [line for line in lines if line and not line.startswith('#')]

    marked = set()
    for folder in ('src', 'data'):
        for path in (root / folder).rglob('*'):
            if path.is_file() and ending(path):
                if MARKED[ending(path)](path.read_text(encoding='utf-8')):
                    marked.add(path.relative_to(root).as_posix())

    faults = [f'{name} has text to translate but is not listed' for name in marked - set(listed)]
    faults += [f'{name} is listed but has no text to translate' for name in set(listed) - marked]
    faults += [f'{name} is listed twice' for name in set(listed) if listed.count(name) > 1]
    if listed != sorted(listed):
        faults.append('the list is not in order')

    print('\n'.join(f'po/POTFILES.in: {fault}' for fault in sorted(faults))
          or f'{len(listed)} files listed')
    return 1 if faults else 0


if __name__ == '__main__':
    sys.exit(main(pathlib.Path(sys.argv[1])))
