# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of events when there are many: it has rows for what is near the view only."""

from desktop import expect, press, wait_for
from scene import called, starts_with, tab_to, wait_titles, write_into

N_EVENTS = 500
# GTK 4.8 makes up to 200 rows around the view, and one each for the selection and the keyboard.
MAX_ROWS = 210


def import_many(scene):
    """Events 000 to 499, in this order over all days of the instrument."""
    days = [row['date'] for row in scene.cli('prices', 'show', scene.symbol)]
    path = scene.desktop.folder / 'many.csv'
    path.write_text('symbol,date,title\n' + ''.join(
        f'{scene.symbol},{days[number * len(days) // N_EVENTS]},Event {number:03}\n'
        for number in range(N_EVENTS)), encoding='utf-8')
    scene.cli('events', 'import', path)
    expect(len(scene.titles()) >= N_EVENTS, 'not all events were imported')


def rows(scene, program):
    return list(scene.list(program).children)


def find_row(scene, program, title):
    fits = starts_with(title)
    return wait_for(lambda: next((row for row in rows(scene, program) if fits(row.name)), None),
                    f'the row of {title}')


def wait_row(scene, program, title, *states):
    """Until the row of that event is whole in view and has the states."""
    found = find_row(scene, program, title)

    def probe():
        nonlocal found
        if not starts_with(title)(found.name):  # the row is another event's now
            found = find_row(scene, program, title)
        if not set(states) <= found.states:
            return False
        _, top, _, height = found.rectangle()
        _, start, _, length = scene.list(program).rectangle()
        return height > 0 and start <= top and top + height <= start + length

    wait_for(probe, f'{title} in view, {" and ".join(states)}')


def check_count(scene, program):
    n = len(rows(scene, program))
    expect(20 < n <= MAX_ROWS, f'{n} rows for {N_EVENTS} events')


def many_events(scene):
    """Chosen, walked by keys, edited, removed and brought back in the middle of 500."""
    program = scene.launch()
    import_many(scene)
    find_row(scene, program, 'Event 000')
    check_count(scene, program)

    # One that has no row yet is found, chosen, and in view when the others are back.
    press('ctrl+f')
    write_into(program.tree.find('entry', 'Search events'), 'event 25')
    wait_for(lambda: [row.name.partition(',')[0] for row in rows(scene, program)] ==
             [f'Event 25{digit}' for digit in range(10)], 'the search to leave ten')
    program.click(find_row(scene, program, 'Event 255'))
    wait_row(scene, program, 'Event 255', 'selected')
    press('ctrl+f', 'Escape')
    wait_for(lambda: len(rows(scene, program)) > 20, 'the others to be back')
    wait_row(scene, program, 'Event 255', 'selected')
    check_count(scene, program)

    # Tab comes to the chosen row, arrows go on from it.
    tab_to(program, lambda: find_row(scene, program, 'Event 255'))
    press('Down')
    wait_row(scene, program, 'Event 256', 'selected', 'focused')
    press('Down')
    wait_row(scene, program, 'Event 257', 'selected', 'focused')
    press('Up')
    wait_row(scene, program, 'Event 256', 'selected', 'focused')

    # It is one stop of Tab with its actions, from either side.
    chosen = find_row(scene, program, 'Event 256')
    for action in ('Study', 'Edit', 'Delete'):
        press('Tab')
        button = chosen.find('push button', called(action))
        wait_for(lambda button=button: 'focused' in button.states, f'{action} to have the keyboard')
    press('Tab')
    wait_for(lambda: not any('focused' in node.states for node in chosen.walk()), 'Tab to go on')
    expect(not any('focused' in row.states for row in rows(scene, program)), 'Tab goes to a row')
    press('shift+Tab')
    wait_row(scene, program, 'Event 256', 'selected', 'focused')

    press('Return')
    write_into(program.tree.find('entry', 'Title'), 'Renamed')
    press('Return')
    wait_titles(scene, 'Renamed')
    wait_row(scene, program, 'Renamed', 'selected')
    expect(not any(starts_with('Event 256')(row.name) for row in rows(scene, program)),
           'the old title is still there')

    # Without it the keyboard is on the neighbour; undone, it is there again.
    program.click(find_row(scene, program, 'Renamed'))
    wait_row(scene, program, 'Renamed', 'selected', 'focused')
    press('Delete')
    wait_for(lambda: 'Renamed' not in scene.titles(), 'the event to leave the library')
    wait_row(scene, program, 'Event 257', 'focused')
    press('ctrl+z')
    wait_titles(scene, 'Renamed')
    find_row(scene, program, 'Renamed')
    check_count(scene, program)
    scene.quit(program)
