# SPDX-License-Identifier: GPL-3.0-or-later
"""What the app says when something is broken: one clear sentence, and nothing changed."""

import os
import sqlite3

from desktop import Program, expect, wait_for


def no_display(scene):
    """Without a display: exit 1 and one sentence that says so."""
    for display in (None, ':4711'):
        environment = {**os.environ, 'DBUS_SESSION_BUS_ADDRESS': 'disabled:'}
        environment.pop('DISPLAY')
        if display:
            environment['DISPLAY'] = display
        program = Program(scene.desktop, scene.app, environment, replace=True)
        expect(program.wait_end() == 1, f'exit {program.process.returncode}, not 1')
        lines = program.log().strip().splitlines()
        expect(len(lines) == 1 and lines[0].startswith('dateline: ') and 'display' in lines[0],
               f'said {lines}')


def no_bus(scene):
    """Without a session bus the window opens and works; only a screen reader is missing."""
    scene.cli('events', 'list')
    program = Program(scene.desktop, scene.app, {'DBUS_SESSION_BUS_ADDRESS': 'disabled:'})
    program.wait_window()
    program.wait_picture()
    scene.quit(program, 'Unable to acquire session bus')


def refused_bus(scene):
    """A bus address where nobody listens is no reason to fail either."""
    scene.cli('events', 'list')
    address = f'unix:path={scene.desktop.folder}/nobody'
    program = Program(scene.desktop, scene.app, {'DBUS_SESSION_BUS_ADDRESS': address})
    program.wait_window()
    program.wait_picture()
    scene.quit(program, 'Unable to acquire session bus')


def damaged_library(scene):
    """A library of flipped bytes is named and left as it is; the window stays usable."""
    scene.cli('events', 'list')
    path = scene.library_path()
    data = bytearray(path.read_bytes())
    for at in range(4096, len(data), 61):
        data[at] ^= 0xff
    path.write_bytes(data)
    expect_refusal(scene, path, bytes(data))


def damaged_instrument(scene):
    """Bars that cannot be read are said so once; what is shown stays, and follows its changes."""
    prices = scene.desktop.folder / 'odd.csv'
    prices.write_text('Date,Close\n2023-01-03,1\n2023-01-04,2\n', encoding='utf-8')
    scene.cli('prices', 'import', prices, '--symbol', 'ODD')
    with sqlite3.connect(scene.library_path()) as database:
        database.execute('UPDATE chunks SET checksum = 0 WHERE n = 2')
    database.close()

    program = scene.launch()
    scene.choose_next(program, 'ODD')
    program.tree.find('label', lambda name: name == 'The library could not be read')

    row = scene.cli('prices', 'show', scene.symbol)[-5]
    scene.cli('events', 'add', '--symbol', scene.symbol, '--date', row['date'],
              '--title', 'Still followed')
    scene.row(program, 'Still followed')
    scene.quit(program)


def no_library_at_all(scene):
    """A file of another kind is named and left as it is."""
    path = scene.library_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    for name in ('-wal', '-shm'):
        path.with_name(path.name + name).unlink(missing_ok=True)
    path.write_bytes(b'Date,Close\n2022-07-14,103.76\n' * 400)
    expect_refusal(scene, path, path.read_bytes())


def newer_library(scene):
    """A library of a later version is refused, not downgraded."""
    scene.cli('events', 'list')
    path = scene.library_path()
    with sqlite3.connect(path) as database:
        database.execute('PRAGMA user_version = 9999')
        database.execute('PRAGMA journal_mode = DELETE')
    database.close()
    expect_refusal(scene, path, path.read_bytes())


def expect_refusal(scene, path, before):
    program = scene.open_window()
    said = wait_for(lambda: [node.name for node in program.tree.find_all('label')
                             if path.name in node.name], 'a sentence that names the library')
    print(f'the window says: {said[0]}')
    expect(path.read_bytes() == before, 'the file was changed')
    scene.check_names(program.tree)
    scene.quit(program)
    expect(path.read_bytes() == before, 'the file was changed at the end')

    status, message = scene.cli('events', 'list', check=False)
    expect(status == 1 and message.startswith('dateline-cli: ') and '\n' not in message,
           f'the command line: status {status}, {message!r}')
    expect(path.read_bytes() == before, 'the command line changed the file')
