# SPDX-License-Identifier: GPL-3.0-or-later
"""What a user does with the flags of events: moves labels and events on the chart."""

import contextlib
import datetime
import sqlite3

from desktop import click, drag, expect, press, wait_for, wait_steady, xdotool
from scene import called, write_into


def label_place(scene, title):
    """Side and lane as saved in the library."""
    with contextlib.closing(sqlite3.connect(f'file:{scene.library_path()}?mode=ro', uri=True)) as library:
        return library.execute('SELECT label_side, label_lane FROM events WHERE title = ?',
                               [title]).fetchone()


def middle(program, node):
    x, y, width, height = program.place(node)
    return x + width / 2, y + height / 2


def settled_place(program, scene, title):
    """Where a chip stands once it has stood there for a while: studies come later than prices."""
    return wait_steady(lambda: program.place(scene.chip(program, title)),
                       f'the chip of {title} to have a place')


def move_label(scene):
    """A chip is dragged up, left of its pole, and stays there, after a restart too; undo brings it back."""
    title = scene.shown_titles[0]
    program = scene.launch()
    program.wait_picture()
    before = settled_place(program, scene, title)
    chip = scene.chip(program, title)
    x, y = middle(program, chip)
    width = before[2]
    # To the lane above all others: the chips below it then stand lower than before.
    top = program.place(scene.chart(program))[1]
    target = (x - width - 40, y - (86 if before[1] > top + 30 else 44))
    expect(label_place(scene, title) == (None, None), 'a label has a place before it is moved')

    # Escape, while the button is down, leaves it where it was.
    drag((x, y), target, release=False)
    wait_for(lambda: program.place(scene.chip(program, title)) != before, 'the chip to follow')
    press('Escape')
    wait_for(lambda: program.place(scene.chip(program, title)) == before, 'Escape to bring it back')
    xdotool('mouseup', 1)
    expect(label_place(scene, title) == (None, None), 'Escape has saved a place')

    drag((x, y), target)
    wait_for(lambda: label_place(scene, title)[0] is not None, 'the place to be saved')
    place = label_place(scene, title)
    moved = wait_for(lambda: (p := program.place(scene.chip(program, title))) != before and p,
                     'the chip elsewhere')
    expect(place[0] == 'left' and place[1] >= 1, f'dragged up and to the left it is at {place}')
    expect(moved[0] + moved[2] < before[0] + before[2] + 2, f'from {before} it went to {moved}')
    undo = program.tree.find('push button', lambda name: 'Move label of' in name)
    expect(title in undo.name, f'undo says {undo.name!r}')
    scene.quit(program)

    program = scene.launch()
    wait_for(lambda: program.place(scene.chip(program, title)) == moved,
             'the chip where it was put')
    press('ctrl+z')
    wait_for(lambda: label_place(scene, title) == (None, None), 'undo to free the label')
    wait_for(lambda: program.place(scene.chip(program, title)) == before, 'the chip where it was')
    scene.quit(program)


def move_label_by_keyboard(scene):
    """Alt with an arrow moves the label of the selected event; its menu frees it again."""
    title = scene.shown_titles[0]
    program = scene.launch()
    program.wait_picture()
    program.click(scene.chip(program, title))
    wait_for(lambda: 'selected' in scene.row(program, title).states, 'the event to be selected')
    before = settled_place(program, scene, title)
    press('alt+Up')
    wait_for(lambda: label_place(scene, title)[1] is not None, 'the label in another lane')
    lane = label_place(scene, title)[1]
    expect(lane >= 1, f'up is lane {lane}')

    def menu_item(name):
        """Opened again where the chart has not yet heard of the last step."""
        def probe():
            click(*middle(program, scene.chip(program, title)), 3)
            program.tree.find('menu item', called('Edit Event'))
            items = program.tree.find_all('menu item', called(name))
            if not items:
                press('Escape')
                wait_for(lambda: not program.tree.find_all('menu item'), 'the menu to close')
            return items and items[0]
        return wait_for(probe, f'{name} in the menu')

    program.click(menu_item('Label Down'))
    wait_for(lambda: label_place(scene, title)[1] == lane - 1, 'the menu to bring it down')
    program.click(menu_item('Reset Position'))
    wait_for(lambda: label_place(scene, title) == (None, None), 'the menu to free the label')
    wait_for(lambda: program.place(scene.chip(program, title)) == before, 'the chip where it was')
    scene.quit(program)


def mark_range(scene):
    """An event with a last day: refused before its first, then saved, drawn and told."""
    title = scene.shown_titles[0]
    program = scene.launch()
    program.wait_picture()
    day = datetime.date.fromisoformat(scene.event(title)['date'])
    before = scene.desktop.pixels()[2]
    program.click(scene.row(program, title))
    wait_for(lambda: 'selected' in scene.row(program, title).states, 'the event to be selected')
    for end, is_saved in ((day - datetime.timedelta(1), False), (day + datetime.timedelta(30), True)):
        if not is_saved:
            press('Return')
        field = program.tree.find('entry', 'Until')
        program.click_into(field)
        write_into(field, end.isoformat())
        press('Return')
        if not is_saved:
            program.tree.find(name=lambda name: 'before it begins' in name)
            expect(scene.event(title)['end_date'] is None, 'an end before the beginning is saved')
    wait_for(lambda: scene.event(title)['end_date'] == end.isoformat(), 'the last day to be saved')
    spoken = f'until {end:%A} {end.day} {end:%B %Y}'
    wait_for(lambda: spoken in scene.chip(program, title).name, f'the chip to say {spoken!r}')
    expect(spoken in scene.row(program, title).name, 'the row does not say the last day')
    wait_for(lambda: scene.desktop.pixels()[2] != before, 'the stretch to be drawn')
    scene.quit(program)


def open_badge(scene):
    """Events of one day that have no room of their own share a badge. It lists them, and the one
    that is chosen is selected: by the pointer, and by keys from the badge."""
    day = scene.event(scene.shown_titles[0])['date']
    titles = [f'Crowded {index + 1}' for index in range(12)]
    for title in titles:
        scene.cli('events', 'add', '--symbol', scene.symbol, '--date', day, '--title', title)
    program = scene.launch()

    def is_badge(name):
        """of a badge"""
        return 'events together' in name

    def badge():
        return scene.chart(program).find('push button', is_badge)

    def items():
        return [node for node in scene.chart(program).find_all('menu item')
                if node.name.partition('. ')[0].isdigit()]

    def wait_chosen(name):
        """Its row says so: "3. Crowded 1 · 14 Jul 2022" is what the menu calls it."""
        title = name.partition('. ')[2].rpartition(' · ')[0]
        wait_for(lambda: not items(), 'the list of the badge to close')
        wait_for(lambda: 'selected' in scene.row(program, title).states, f'{title} to be selected')

    counted = int(badge().name.split(' ')[0])
    program.click(badge())
    listed = wait_for(lambda: len(items()) == counted and items(), f'{counted} events in a list')
    name = listed[-1].name
    program.click(listed[-1])
    wait_chosen(name)

    scene.focus_chart(program)
    chart = scene.chart(program)

    def focused_child():
        """Only the chart's children are looked at, which is fast; 0 is the first."""
        return next((index for index, node in enumerate(chart.children)
                     if 'focused' in node.states), None)

    flag = badge()
    while 'focused' not in flag.states:
        before = focused_child()
        press('Tab')
        wait_for(lambda: focused_child() not in (before, None), 'Tab to come to the next flag')
    press('Return')
    wait_for(lambda: any('focused' in item.states for item in items()), 'the list to have the keyboard')
    press('Down')
    name = wait_for(lambda: next((item.name for item in items()[1:] if 'focused' in item.states), None),
                    'the arrow to move in the list')
    press('Return')
    wait_chosen(name)
    scene.quit(program)


def filter_kinds(scene):
    """The menu hides a kind in the list and makes it faint on the chart, and turns the order."""
    kinds = {'BABA': ('Regulator', 'regulator')}.get(scene.symbol, ('Own Kinds and None', None))
    program = scene.launch()
    program.wait_picture()
    before = scene.desktop.pixels()[2]
    names = wait_for(lambda: [row.name for row in scene.rows(program)], 'the rows')
    kept = [name for name in names if kinds[1] and name.split(', ')[1] != kinds[1]]
    expect(len(kept) < len(names), 'nothing to hide')

    def button():
        return program.tree.find(name=lambda name: name.startswith('Sort and Filter'))

    def choose(item):
        program.click(button())
        program.click(program.tree.find(name=called(item)))

    choose(kinds[0])
    wait_for(lambda: [row.name for row in scene.rows(program)] == kept, f'rows without {kinds[0]}')
    expect('1 kind hidden' in button().name, f'the button says {button().name!r}')
    wait_for(lambda: scene.desktop.pixels()[2] != before, 'the chips to be faint')
    scene.quit(program)

    program = scene.launch()
    wait_for(lambda: '1 kind hidden' in button().name, 'the kind hidden after a restart')
    choose('Show All Kinds')
    wait_for(lambda: [row.name for row in scene.rows(program)] == names, 'all rows')
    choose('Newest First')
    wait_for(lambda: [row.name for row in scene.rows(program)] == names[::-1], 'the other order')
    scene.quit(program)


def move_event(scene):
    """A chip dragged down among the bars asks, then moves the event there, with an undo."""
    title = scene.shown_titles[-1]
    day = scene.event(title)['date'] if scene.symbol != 'BABA' else None
    program = scene.launch()
    program.wait_picture()
    day = day or scene.event(title)['date']
    x, y, width, height = program.place(scene.chart(program))
    start = middle(program, scene.chip(program, title))
    target = (x + width * 0.25, y + height * 0.6)

    drag(start, target)
    question = program.tree.find('label', lambda name: name.startswith('Move to '))
    expect(scene.event(title)['date'] == day, 'the event has moved before the answer')
    press('Escape')
    wait_for(lambda: 'showing' not in question.states, 'the question to go')
    expect(scene.event(title)['date'] == day, 'Escape has moved the event')

    drag(middle(program, scene.chip(program, title)), target)
    program.tree.find('label', lambda name: name.startswith('Move to '))
    press('Return')
    wait_for(lambda: scene.event(title)['date'] != day, 'the event to be moved')
    expect(scene.event(title)['date'] < day, 'dragged to the left the event is later')
    program.click(program.tree.find('push button', called('Undo'), back=True))  # of a toast
    wait_for(lambda: scene.event(title)['date'] == day, 'undo to bring it back')
    scene.quit(program)
