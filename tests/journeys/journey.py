#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs one journey of a user on a desktop of its own. usage: journey.py BUILD JOURNEY SCENE

A journey is a function of journeys.py or faults.py. When it fails, the accessibility tree, the log
of the program and a picture of the screen are left in BUILD/meson-logs.
"""

import importlib
import pathlib
import sys
import traceback

try:
    import gi
    gi.require_version('Atspi', '2.0')
    from desktop import Desktop
except (ImportError, ValueError) as error:
    print(f'skipped, needs python3-gi and gir1.2-atspi-2.0: {error}')
    sys.exit(77)


def report(desktop, build, name):
    program = getattr(desktop, 'program', None)
    tree = getattr(program, 'tree', None)
    if tree is not None and program.process.poll() is None:
        print('--- what a screen reader finds\n' + '\n'.join(tree.dump()))
    if program is not None:
        print('--- log of the program\n' + program.log())
    picture = build / 'meson-logs' / f'{name}.png'
    desktop.save_picture(picture)
    print(f'--- the screen: {picture}')


def main(build, name, scene_name):
    module, _, function = name.partition('.')
    with Desktop() as desktop:
        try:
            # Not before the desktop is there: the accessibility client binds to its bus.
            scene = importlib.import_module('scene').SCENES[scene_name](desktop, build)
            getattr(importlib.import_module(module), function)(scene)
        except Exception:  # pylint: disable=broad-except
            fault = traceback.format_exc()
            report(desktop, build, f'{name}-{scene_name}')
            print(fault)  # last: of a long log only the end is shown
            return 1
    return 0


if __name__ == '__main__':
    sys.exit(main(pathlib.Path(sys.argv[1]).resolve(), sys.argv[2], sys.argv[3]))
