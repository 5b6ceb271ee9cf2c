# SPDX-License-Identifier: GPL-3.0-or-later
"""A desktop of its own for one journey: X server, session bus, home; all gone afterwards.

Nothing here sleeps for a fixed time: wait_for polls until what is expected is there.
"""

import json
import os
import pathlib
import re
import shutil
import signal
import struct
import subprocess
import tempfile
import time
import zlib

from gi.repository import GLib

SCREEN = (1400, 880)
PATIENCE = float(os.environ.get('JOURNEY_PATIENCE', 1))  # more, where the program is slow


class Failure(AssertionError):
    """What was expected did not come."""


def wait_for(probe, what, seconds=10):
    """The first true value of probe(); Failure naming what, if none comes in time."""
    end = time.monotonic() + seconds * PATIENCE
    while True:
        try:
            value = probe()
        except GLib.Error:
            value = None  # an accessible went away while we looked: the next look sees what is there
        if value:
            return value
        if time.monotonic() > end:
            raise Failure(f'not within {seconds} s: {what}')
        time.sleep(0.02)


def wait_steady(probe, what, seconds=0.4):
    """What probe() gives, once it has given it for that long: what moves changes many times in it."""
    value = wait_for(probe, what)
    while True:
        try:
            value = wait_for(lambda known=value: (now := probe()) != known and now, '', seconds)
        except Failure:
            return value


def expect(condition, what):
    if not condition:
        raise Failure(what)


class Desktop:
    """Context manager. Sets os.environ, so that the accessibility client speaks to this bus."""

    def __init__(self, screen=SCREEN):
        self.screen = screen
        self.children = []

    def __enter__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='dateline-journey-'))
        for name in ('run', 'data', 'config', 'cache', 'screen'):
            (self.folder / name).mkdir(mode=0o700)
        os.environ.update({
            'HOME': str(self.folder),
            'XDG_RUNTIME_DIR': str(self.folder / 'run'),
            'XDG_DATA_HOME': str(self.folder / 'data'),
            'XDG_CONFIG_HOME': str(self.folder / 'config'),
            'XDG_CACHE_HOME': str(self.folder / 'cache'),
            'GDK_BACKEND': 'x11',
            'GDK_DEBUG': 'gl-disable',
            'GSK_RENDERER': 'cairo',
            'GSETTINGS_BACKEND': 'keyfile',
            'GTK_USE_PORTAL': '0',
            'G_DEBUG': 'fatal-criticals',
            'LC_ALL': 'C.UTF-8',
            'NO_AT_BRIDGE': '0',
            'TZ': 'UTC',
        })
        for name in ('WAYLAND_DISPLAY', 'DBUS_SESSION_BUS_ADDRESS', 'GTK_A11Y', 'LANGUAGE'):
            os.environ.pop(name, None)
        try:
            self.start_screen()
            self.start_bus()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for child in reversed(self.children):
            child.terminate()
        for child in reversed(self.children):
            try:
                child.wait(5)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
        self.end_bus_services()
        shutil.rmtree(self.folder, ignore_errors=True)

    def start_screen(self):
        read, write = os.pipe()
        width, height = self.screen
        self.children.append(subprocess.Popen(
            ['Xvfb', '-displayfd', str(write), '-screen', '0', f'{width}x{height}x24',
             '-fbdir', str(self.folder / 'screen'), '-nolisten', 'tcp', '-noreset'],
            pass_fds=[write], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL))
        os.close(write)
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()
        expect(number, 'Xvfb did not start')
        os.environ['DISPLAY'] = ':' + number

    def start_bus(self):
        bus = subprocess.Popen(
            ['dbus-daemon', '--session', '--nofork', '--print-address=1'],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.children.append(bus)
        address = bus.stdout.readline().strip()
        expect(address, 'dbus-daemon did not start')
        os.environ['DBUS_SESSION_BUS_ADDRESS'] = address

    def end_bus_services(self):
        """What the bus started on demand (the accessibility bus) names our home in its environment."""
        marker = f'XDG_RUNTIME_DIR={self.folder}/run'.encode()
        for entry in pathlib.Path('/proc').glob('[0-9]*'):
            try:
                if marker in (entry / 'environ').read_bytes() and int(entry.name) != os.getpid():
                    os.kill(int(entry.name), signal.SIGTERM)
            except OSError:
                pass

    def pixels(self):
        """Width, height and the rows of the screen as (b, g, r, x) bytes, from Xvfb's XWD file."""
        data = (self.folder / 'screen' / 'Xvfb_screen0').read_bytes()
        head = struct.unpack('>25I', data[:100])
        size, width, height, stride, colours = head[0], head[4], head[5], head[12], head[19]
        start = size + 12 * colours
        return width, height, [data[start + y * stride:start + y * stride + 4 * width]
                               for y in range(height)]

    def save_picture(self, path):
        width, height, rows = self.pixels()
        lines = bytearray()
        for row in rows:
            rgb = bytearray(3 * width)
            rgb[0::3], rgb[1::3], rgb[2::3] = row[2::4], row[1::4], row[0::4]
            lines += b'\0' + rgb

        def chunk(kind, body):
            check = zlib.crc32(kind + body)
            return struct.pack('>I', len(body)) + kind + body + struct.pack('>I', check)

        path.write_bytes(b'\x89PNG\r\n\x1a\n'
                         + chunk(b'IHDR', struct.pack('>2I5B', width, height, 8, 2, 0, 0, 0))
                         + chunk(b'IDAT', zlib.compress(bytes(lines))) + chunk(b'IEND', b''))


class Program:
    """One run of the app, driven as a user would: by keys and pointer."""

    def __init__(self, desktop, command, environment=None, replace=False):
        self.desktop = desktop
        self.tree = None
        self.parts = {}
        self.log_path = desktop.folder / f'log-{time.monotonic_ns()}'
        with open(self.log_path, 'wb') as log:
            self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log,
                                            stderr=subprocess.STDOUT,
                                            env=environment if replace else
                                            {**os.environ, **(environment or {})})
        desktop.children.append(self.process)
    def part(self, key, role, name):
        """A part of the window that stays: looked for once, as a walk over the tree is slow."""
        if key not in self.parts:
            self.parts[key] = self.tree.find(role, name)
        return self.parts[key]

    def log(self):
        return self.log_path.read_text(errors='replace')

    def windows(self):
        """The ids of what the program shows on the screen, dialogs and popovers too."""
        return subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid',
                               str(self.process.pid)], capture_output=True, text=True,
                              check=False).stdout.split()

    def new_windows(self, known):
        """Those that are not known yet. A tooltip among the known ones may go at any time."""
        return [window for window in self.windows() if window not in known]

    def wait_window(self, known=()):
        """Waits for a window that is not known yet, and gives it the keyboard: there is no window
        manager to do it. Returns its id."""
        def probe():
            status = self.process.poll()
            expect(status is None, f'the program ended by itself, status {status}:\n{self.log()}')
            return self.new_windows(known)

        window = wait_for(probe, 'a window', 20)[-1]
        xdotool('windowfocus', '--sync', window)
        return window

    def focus_window(self):
        """Gives the keyboard to the window on top, once a dialog over another is gone."""
        xdotool('windowfocus', '--sync', wait_for(self.windows, 'a window')[-1])

    def surfaces(self):
        """What the program shows on the screen, each (x, y, width, height)."""
        places = []
        for window in self.windows():
            text = xdotool('getwindowgeometry', '--shell', window)
            places.append(tuple(int(re.search(rf'^{name}=(-?\d+)', text, re.M)[1])
                                for name in ('X', 'Y', 'WIDTH', 'HEIGHT')))
        return places

    def place(self, node):
        """The rectangle of an accessible on the screen, or None while its window is not laid out.

        GTK 4.8 counts from the content of the top window; the frame that a window draws itself lies
        outside, the same on all sides. What is in a popover is counted as if the popover lay on its
        parent, so there the popover's own surface, known by its size, is the base.
        """
        x, y, width, height = node.rectangle()
        surfaces = self.surfaces()
        while node.role != 'application':
            base = node.rectangle()
            is_window = node.parent.role == 'application'
            for surface in surfaces if base is not None else ():
                frame = surface[2] - base[2]
                if frame == surface[3] - base[3] and (frame == 0 or is_window and frame > 0):
                    return (surface[0] + frame / 2 + x - base[0],
                            surface[1] + frame / 2 + y - base[1], width, height)
            node = node.parent
        return None

    def click(self, node, button=1):
        def probe():
            place = self.place(node)
            if not place or place[2] <= 0 or place[3] <= 0:
                return None
            time.sleep(0.15)  # a popover that has no room on its side is moved once it is shown
            return place if self.place(node) == place else None

        x, y, width, height = wait_for(probe, f'{node.describe()} to have a place on the screen')
        click(x + width / 2, y + height / 2, button)

    def click_into(self, field):
        """Clicks a field until it has the keyboard: its popover may still be on its way."""
        def probe():
            self.click(field)
            time.sleep(0.2)
            return 'focused' in field.states

        wait_for(probe, f'{field.describe()} to have the keyboard')

    def wait_picture(self):
        """Until the left half of the screen shows the colours of candles."""
        def probe():
            width, height, rows = self.desktop.pixels()
            return sum(max(row[at:at + 3]) - min(row[at:at + 3]) > 60
                       for row in rows[height // 4:3 * height // 4:2]
                       for at in range(0, 2 * width, 8)) > 100

        wait_for(probe, 'a picture in the window')

    def wait_end(self, seconds=10):
        try:
            return self.process.wait(seconds * PATIENCE)
        except subprocess.TimeoutExpired:
            raise Failure(f'the program did not end within {seconds} s') from None

    def check_log(self, expected=None):
        """Warnings are faults too, but for the one that is expected."""
        for line in self.log().splitlines():
            if expected is not None and expected in line:
                continue
            if re.search(r'-(WARNING|CRITICAL) \*\*|runtime error:|ERROR: AddressSanitizer', line):
                raise Failure(f'the program warned: {line}')


def xdotool(*arguments):
    return subprocess.run(['xdotool', *map(str, arguments)], check=True, text=True,
                          capture_output=True, timeout=20).stdout


def press(*keys):
    for key in keys:
        xdotool('key', key)


def write(text):
    xdotool('type', '--delay', '12', '--', text)


def point_at(x, y):
    # Not --sync: that waits for a movement, and there may be none.
    xdotool('mousemove', round(x), round(y))


def push(x, y, action='mousedown', button=1):
    """Moves there and presses in one go, so that nothing is laid out anew between the two; and from
    beside it, so that there is a movement: GTK looks for what is under the pointer when it moves."""
    x, y = round(x), round(y)
    xdotool('mousemove', x - 1, y, 'mousemove', x, y, action, button)


def click(x, y, button=1):
    push(x, y, 'click', button)


def drag(start, end, held=None, release=True):
    """From one point to another with the first button, as slowly as a hand; perhaps with a key held,
    or with the button down at the end."""
    if held:
        xdotool('keydown', held)
    push(*start)
    for step in range(1, 11):
        point_at(start[0] + (end[0] - start[0]) * step / 10,
                 start[1] + (end[1] - start[1]) * step / 10)
        time.sleep(0.02)
    if release:
        xdotool('mouseup', 1)
    if held:
        xdotool('keyup', held)


def run_json(command, check=True):
    """Runs a command that prints JSON; its value, or (status, message) if check is off."""
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True,
                          stdin=subprocess.DEVNULL, check=False, timeout=60)
    if not check:
        return done.returncode, done.stderr.strip()
    expect(done.returncode == 0, f'{" ".join(map(str, command))}: {done.stderr.strip()}')
    return json.loads(done.stdout)
