#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Hold src/ to the table of layers.txt: every include names a folder that may be used.

Project includes are written from src/ ("calendar/day.h"); system includes belong to a package of
the table. usage: layers.py ROOT [TABLE]
"""

import fnmatch
import pathlib
import re
import sys

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:"([^"]+)"|<([^>]+)>)', re.M)


def read_table(path):
    packages, folders = {}, {}
    for number, line in enumerate(path.read_text(encoding='utf-8').splitlines(), 1):
        if not line.strip() or line.startswith('#'):
            continue
        match = re.fullmatch(r'(package|folder) ([\w-]+):(.*)', line)
        if match is None:
            sys.exit(f'{path}:{number}: not a row of the table: {line}')
        kind, name, rest = match.groups()
        if kind == 'package':
            packages[name] = rest.split()
        else:
            may, _, uses = rest.partition('|')
            folders[name] = (may.split(), uses.split())
    for name, (may, uses) in folders.items():
        unknown = [word for word in may if word not in folders]
        unknown += [word for word in uses if word not in packages]
        if unknown:
            sys.exit(f'{path}: folder {name} names {", ".join(unknown)}, which the table lacks')
    return packages, folders


def find_circle(folders):
    def walk(name, way):
        if name in way:
            return way[way.index(name):] + [name]
        for other in folders[name][0]:
            circle = walk(other, way + [name])
            if circle:
                return circle
        return None

    for name in folders:
        circle = walk(name, [])
        if circle:
            return circle
    return None


def check_include(source, quoted, system, folder, packages, folders):
    may, uses = folders[folder]
    if system is not None or quoted == 'config.h':
        header = system or quoted
        allowed = [pattern for name in uses for pattern in packages[name]]
        if not any(fnmatch.fnmatchcase(header, pattern) for pattern in allowed):
            return f'{folder}/ may not include <{header}>'
        return None
    target, slash, _ = quoted.partition('/')
    if not slash or not (source / quoted).is_file():
        return f'"{quoted}" is no file of src/; includes are written from there'
    if target != folder and target not in may:
        return f'{folder}/ may not include {target}/ ("{quoted}")'
    return None


def main(root, table):
    source = root / 'src'
    packages, folders = read_table(table)
    faults = []
    circle = find_circle(folders)
    if circle:
        sys.exit(f'{table}: a circle: {" > ".join(circle)}')

    files = sorted(p for p in source.rglob('*') if p.suffix in ('.c', '.h'))
    for path in files:
        where = path.relative_to(root)
        folder = path.relative_to(source).parts[0]
        if folder not in folders:
            faults.append(f'{where}: folder {folder} is not in {table.name}')
            continue
        text = path.read_text(encoding='utf-8')
        for match in INCLUDE.finditer(text):
            fault = check_include(source, match[1], match[2], folder, packages, folders)
            if fault:
                line = text.count('\n', 0, match.start()) + 1
                faults.append(f'{where}:{line}: {fault}')

    print('\n'.join(faults) or f'{len(files)} files keep to the table')
    return 1 if faults or not files else 0


if __name__ == '__main__':
    here = pathlib.Path(__file__).resolve().parent
    sys.exit(main(pathlib.Path(sys.argv[1]),
                  pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else here / 'layers.txt'))
