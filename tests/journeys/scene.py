# SPDX-License-Identifier: GPL-3.0-or-later
"""A library and the programs over it. Each journey runs on two: the sample of a first run, and one
made by importing an instrument of no story at all, so that nothing is true of the sample alone."""

import datetime
import os
import random

import accessible
from desktop import Failure, Program, click, expect, press, run_json, wait_for, write


# Roles of controls. Containers may be nameless.
PRESSED = {'push button', 'radio button', 'check box', 'menu item', 'entry',
           'combo box', 'list item', 'slider', 'spin button', 'link', 'page tab'}


class Scene:
    """What a journey needs to know of its library."""

    def __init__(self, desktop, build):
        self.desktop = desktop
        self.app = [str(build / 'src/app/dateline'), *self.options]
        self.command = [str(build / 'src/cli/dateline-cli'), *self.options]
        os.environ['GSETTINGS_SCHEMA_DIR'] = str(build / 'data')
        self.prepare()

    def cli(self, *words, check=True):
        return run_json([*self.command, '--json', *words], check)

    def events(self):
        return self.cli('events', 'list', '--symbol', self.symbol)

    def titles(self):
        return [event['title'] for event in self.events()]

    def event(self, title):
        return next(event for event in self.events() if event['title'] == title)

    def library_path(self):
        return self.desktop.folder / self.library_file

    def open_window(self):
        """The app, with its window open and reachable by a screen reader."""
        program = Program(self.desktop, self.app)
        self.desktop.program = program
        program.wait_window()
        program.tree = accessible.find_program(program.process.pid)
        return program

    def launch(self):
        """The same, with its chart."""
        program = self.open_window()
        self.chart(program)
        return program

    def chart(self, program):
        def is_chart(name):
            """the chart"""
            return name.startswith(f'Price chart of {self.symbol}')
        return program.part('chart', 'panel', is_chart)

    def quit(self, program, expected_warning=None):
        press('ctrl+q')
        status = program.wait_end()
        expect(status == 0, f'the program ended with status {status}:\n{program.log()}')
        program.check_log(expected_warning)

    # ── What the window shows ──

    def find_chips(self, program, title):
        return self.chart(program).find_all('push button', starts_with(title))

    def chip(self, program, title, seconds=10):
        return self.chart(program).find('push button', starts_with(title), seconds)

    def rows(self, program):
        return self.list(program).find_all('list item')

    def row(self, program, title):
        return self.list(program).find('list item', starts_with(title))

    def list(self, program):
        return program.part('list', 'list', 'Events')

    def mark_button(self, program):
        return program.part('mark button', 'push button', called('Mark Event'))

    def is_marking(self, program):
        return {'pressed', 'checked'} & self.mark_button(program).states

    def check_names(self, tree):
        """Nothing that can be pressed or filled in is nameless or has the name of its class."""
        faults = []
        for node in tree.walk():
            # The button inside a drop-down of GTK 4.8 has no name; the drop-down itself has one.
            if node.role in PRESSED and 'visible' in node.states and node.parent.role != 'combo box':
                if not node.name or node.name.startswith(('Gtk', 'Adw', 'Dtl')):
                    faults.append(f'{node.describe()} in {node.parent.describe()}')
        expect(not faults, 'controls without a name: ' + '; '.join(faults))

    # ── What a user does in it ──

    def focus_chart(self, program):
        tab_to(program, lambda: self.chart(program))

    def mark(self, program, title):
        """Marks an event by keys, on the session of the read-out."""
        self.focus_chart(program)
        press('m')
        wait_for(lambda: self.is_marking(program), 'mark mode')
        press('Return')
        write_into(program.tree.find('entry', 'Title'), title)
        press('Return')
        wait_titles(self, title)
        self.chip(program, title)

    def choose_next(self, program, symbol):
        """Chooses the instrument after the one shown."""
        x, y, width, height = program.place(program.tree.find(
            'push button', lambda name: name.endswith('choose another instrument')))
        shown = program.windows()
        click(x + width / 2, y + height / 2)
        wait_for(lambda: program.new_windows(shown), 'the list of instruments')
        rows = program.tree.find('list', 'Instruments').find_all('list item')
        wait_for(lambda: any({'selected', 'focused'} <= row.states for row in rows),
                 'the instrument shown to have the keyboard')
        press('Down')
        wanted = next(row for row in rows if row.name.startswith(symbol))
        wait_for(lambda: 'focused' in wanted.states, f'{symbol}, the next one, to have it')
        press('Return')

    def save_as(self, program, target):
        """Through the export dialog and the file chooser, each a window of its own."""
        known = program.windows()
        press('ctrl+e')
        dialog = program.wait_window(known)
        program.click(program.tree.find('push button', called('Save')))
        program.wait_window([*known, dialog])
        program.tree.find('push button', lambda name: name.strip('_').startswith('Save'))
        press('ctrl+a')
        write(str(target))
        press('Return')


class SampleScene(Scene):
    """The first run: no library yet."""

    symbol = 'BABA'
    options = []
    library_file = 'data/dateline/library.dateline'
    shown_titles = ['WSJ report', 'Executives summoned']

    def prepare(self):
        pass


class ImportedScene(Scene):
    """An instrument of made-up prices, with two events marked from the command line."""

    symbol = 'ACME'
    library_file = 'acme.dateline'
    shown_titles = ['Plant fire', 'Order won']

    @property
    def options(self):
        return ['--library', str(self.desktop.folder / self.library_file)]

    def prepare(self):
        prices = self.desktop.folder / 'acme.csv'
        prices.write_text('\n'.join(['Date,Open,High,Low,Close,Volume', *self.price_rows()]) + '\n',
                          encoding='utf-8')
        report = self.cli('prices', 'import', prices, '--symbol', self.symbol,
                          '--name', 'Acme Works', '--exchange', 'XNYS', '--currency', 'USD')
        expect(report['rows_added'] > 250, f'the import took {report["rows_added"]} rows')
        for title, day in zip(self.shown_titles, ('2023-10-12', '2023-11-15')):
            self.cli('events', 'add', '--symbol', self.symbol, '--date', day, '--title', title)

    @staticmethod
    def price_rows():
        """A year of weekdays; the last one is 29 December 2023."""
        chance = random.Random(1)
        close = 50.0
        day = datetime.date(2022, 12, 30)
        while day < datetime.date(2023, 12, 29):
            day += datetime.timedelta(days=1)
            if day.weekday() > 4 or (day.month, day.day) in ((1, 2), (7, 4), (12, 25)):
                continue
            start = close
            close = round(start * (1 + chance.gauss(0, 0.02)), 2)
            high, low = max(start, close) + 0.3, min(start, close) - 0.3
            yield (f'{day},{start:.2f},{high:.2f},{low:.2f},{close:.2f},'
                   f'{chance.randrange(10000, 90000)}')


SCENES = {'sample': SampleScene, 'imported': ImportedScene}


def called(name):
    """GTK 4.8 joins the label of a button and the text inside it: "Save Save"."""
    def fits(found):
        return found.replace('…', '').replace('_', '') in (name, f'{name} {name}')
    fits.__doc__ = name
    return fits


def starts_with(title):
    def fits(name):
        return name.startswith(title + ',')
    fits.__doc__ = f'"{title}, ..."'
    return fits


def begins(text):
    def fits(name):
        return name.startswith(text)
    fits.__doc__ = f'"{text}..."'
    return fits


def write_into(field, text):
    """Types over what a field has, once it has the keyboard."""
    wait_for(lambda: 'focused' in field.states, f'{field.describe()} to have the keyboard')
    press('ctrl+a')
    write(text)
    wait_for(lambda: field.text_length == len(text), f'{text!r} in {field.describe()}')


def wait_titles(scene, *titles):
    """Until another process finds these events, among others, in the library."""
    wait_for(lambda: set(titles) <= set(scene.titles()), f'events {titles} in the library')


def read_out_day(program):
    """The day of the session that the read-out shows, or None: "Thu 14 Jul 2022"."""
    for label in program.part('read-out', 'panel', 'Session').find_all('label'):
        try:
            return datetime.datetime.strptime(label.name, '%a %d %b %Y').date()
        except ValueError:
            pass
    return None


def tab_to(program, find_node):
    """Presses Tab until the node has the focus: everything is within reach of the keyboard."""
    for _ in range(80):
        if 'focused' in find_node().states:
            return
        before = focused_path(program)
        press('Tab')
        wait_for(lambda: focused_path(program) != before, 'Tab to move the focus', 3)
    raise Failure(f'Tab never comes to {find_node().describe()}')


def focused_path(program):
    """Where the focus is, as child numbers from the root."""
    def walk(node, path):
        if 'focused' in node.states:
            return path
        for index, child in enumerate(node.children):
            found = walk(child, path + [index])
            if found is not None:
                return found
        return None

    return walk(program.tree, [])
