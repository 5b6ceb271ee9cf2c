#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every text file of the project keeps to: see RULES below. usage: sources.py ROOT"""

import pathlib
import re
import sys

LICENCE = 'SPDX-License-Identifier: GPL-3.0-or-later'
# Inputs that are broken on purpose, and pictures, are no text of ours.
SKIPPED_FOLDERS = {'.git', '__pycache__', 'subprojects', 'corpus'}
SKIPPED_ENDINGS = {'.png', '.ttf', '.otf', '.gz'}
TEXT_DATA = ('tests/data/', 'data/sample/')
VAGUE = re.compile(r'(?<![a-z])(utils?|helpers?|misc|managers?)(?![a-z])')
OPEN_END = re.compile(r'\b(TO' r'DO|FIX' r'ME|X' r'XX)\b')


def project_files(folder):
    for path in sorted(folder.iterdir()):
        if path.is_symlink():
            continue
        if path.is_dir():
            if path.name not in SKIPPED_FOLDERS and not (path / 'meson-private').exists():
                yield from project_files(path)
        elif path.suffix not in SKIPPED_ENDINGS:
            yield path


def check_text(name, text):
    """Rules of all files."""
    if '\r' in text:
        yield 'a carriage return'
    if text and not text.endswith('\n'):
        yield 'no newline at the end'
    if not name.endswith('.po') and re.search(r'[ \t]+$', text, re.M):
        yield 'blanks at the end of a line'
    if OPEN_END.search(text):
        yield f'"{OPEN_END.search(text)[0]}": do it, or say under what condition it is to be done'
    if VAGUE.search(pathlib.PurePosixPath(name).name.lower()):
        yield 'a name that says nothing: name the file after what it does'


def check_c(name, text, limit):
    """Rules of C files."""
    lines = text.splitlines()
    if not lines or lines[0] != f'/* {LICENCE} */':
        yield f'line 1 is not the licence: /* {LICENCE} */'
    if len(lines) > limit:
        yield f'{len(lines)} lines, more than {limit}: split it by concern'
    if '\t' in text:
        yield 'a tab'
    if re.search(r'dtl_(\w+_)?(util|helper|misc|manager)', text):
        yield 'a function name that says nothing'
    if name.endswith('.h') and '#pragma once' not in text:
        yield 'no #pragma once'
    if name.startswith('src/') and name.endswith('.c'):
        opening = text.partition('#include')[0].replace(lines[0] if lines else '', '', 1)
        if '/*' not in opening:
            yield 'no paragraph above the includes that says what the file does'


RULES = {
    '.c': lambda name, text: check_c(name, text, 600),
    '.h': lambda name, text: check_c(name, text, 100),
    '.py': lambda name, text: [] if LICENCE in text[:200] else ['no licence line'],
    '.sh': lambda name, text: [] if LICENCE in text[:200] else ['no licence line'],
}


def main(root):
    faults = []
    count = 0
    for path in project_files(root):
        name = path.relative_to(root).as_posix()
        if name.startswith(TEXT_DATA):
            continue
        count += 1
        try:
            text = path.read_bytes().decode('utf-8')
        except UnicodeDecodeError as error:
            faults.append(f'{name}: byte {error.start} is not UTF-8')
            continue
        faults += [f'{name}: {fault}' for fault in check_text(name, text)]
        faults += [f'{name}: {fault}' for fault in RULES.get(path.suffix, lambda *_: [])(name, text)]

    print('\n'.join(faults) or f'{count} files keep to the rules')
    return 1 if faults or count == 0 else 0


if __name__ == '__main__':
    sys.exit(main(pathlib.Path(sys.argv[1])))
