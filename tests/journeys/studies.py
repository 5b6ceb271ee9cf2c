# SPDX-License-Identifier: GPL-3.0-or-later
"""The study of an event: what it says, its windows and settings, its edges on the chart, the set."""

import datetime

from desktop import click, expect, point_at, press, push, wait_for, write, xdotool
from scene import begins, called


def page(program):
    return program.part('study', 'panel', 'Study')


def find_text(program, part):
    """The first label of the page that has the words."""
    def fits(name):
        return part in name
    fits.__doc__ = f'"…{part}…"'
    return page(program).find('label', fits)


def read_out_window(program):
    """The event window that the read-out names: "−5…+5"."""
    for label in program.part('read-out', 'panel', 'Session').find_all('label'):
        _, found, rest = label.name.partition('Event window ')
        if found:
            return rest.split(' ')[0]
    return None


def find_window(program, name):
    def fits(found):
        return found.startswith(f'Window {name}:')
    fits.__doc__ = f'the window {name}'
    return page(program).find('list item', fits)


def open_study(scene, program):
    """Of the first event."""
    title = scene.shown_titles[0]
    program.click(scene.row(program, title))
    wait_for(lambda: 'selected' in scene.row(program, title).states, 'the row to be selected')
    press('ctrl+3')
    find_text(program, 'close to close')


def study_windows(scene):
    """The sentence tells, the table has four windows, and choosing one changes the placebo days."""
    program = scene.launch()
    title = scene.shown_titles[0]
    program.click(scene.row(program, title))
    program.click(program.tree.find('push button', called('Study')))
    sentence = find_text(program, 'close to close').name
    expect('unusual' in sentence, f'{sentence!r} does not judge')
    expect('cause' not in sentence, f'{sentence!r} says why')
    for name in ('[0]', '[0, 1]', '[−1, 1]', '[−5, 5]'):
        find_window(program, name)
    find_text(program, '11 days before the event')
    program.click(find_window(program, '[0]'))
    find_text(program, 'abnormal returns before the event')
    scene.quit(program)


def study_settings(scene):
    """Settings by keyboard: computed at once, saved as one step, undone with Ctrl+Z."""
    program = scene.launch()
    open_study(scene, program)
    steps = len(scene.cli('library', 'history'))
    before = find_window(program, '[−5, 5]').name
    press('alt+g')
    wait_for(lambda: any('focused' in node.states for node in page(program).walk()),
             'the field to have the keyboard')
    press('Up', 'Up', 'Up')
    wait_for(lambda: find_window(program, '[−5, 5]').name != before, 'the figures to change')
    history = wait_for(lambda: len(scene.cli('library', 'history')) > steps
                       and scene.cli('library', 'history'), 'the settings to be saved')
    expect(len(history) == steps + 1, f'{len(history) - steps} steps instead of one')
    expect(history[-1]['name'].startswith('Change study of'), f'a step {history[-1]["name"]!r}')
    # A field that has the keyboard undoes its own text.
    program.click(program.tree.find('push button', called('Study')))
    press('ctrl+z')
    wait_for(lambda: find_window(program, '[−5, 5]').name == before, 'the figures to come back')
    # The click turned to another widget under the pointer: GTK 4.8 then counts the press wrongly,
    # says so, and puts the count right itself.
    scene.quit(program, 'Broken accounting of active state')


def drag_window(scene):
    """The right edge of the window on the chart is dragged, and the study follows."""
    program = scene.launch()
    open_study(scene, program)
    wait_for(lambda: read_out_window(program) == '−5…+5', 'the window to be named')
    edge = scene.chart(program).find('slider', 'End of the event window: +5')
    left, top, width, height = wait_for(lambda: program.place(edge), 'the edge to be on the screen')
    x = left + width // 2
    y = top + height * 0.6
    point_at(x, y)
    xdotool('mousedown', 1)
    for step in range(1, 13):
        point_at(x + step * 3, y)
    xdotool('mouseup', 1)
    wait_for(lambda: read_out_window(program) not in ('−5…+5', None), 'the window to grow')
    expect(read_out_window(program).startswith('−5…+'), 'the other edge has moved')
    scene.quit(program)


def open_set(scene, program):
    open_study(scene, program)
    program.click(program.tree.find('radio button', called('All Events'))
                  if program.tree.find_all('radio button', called('All Events'))
                  else program.tree.find('page tab', called('All Events')))


def study_set(scene):
    """All events as a set; one that is unticked no longer counts, and few events have no test."""
    program = scene.launch()
    open_set(scene, program)
    text = find_text(program, 'events used').name
    n = len(scene.events())
    expect(f'of {n}' in text, f'{text!r} does not count {n} events')
    if n < 5:
        expect('no test of the mean' in text, f'{text!r} tests {n} events')
    program.click(program.tree.find('check box', lambda name: name == scene.titles()[0]))
    find_text(program, 'left out by you')
    scene.quit(program)
    program = scene.launch()
    open_set(scene, program)
    find_text(program, 'left out by you')
    scene.quit(program)


def click_chart(scene, program):
    """Gives the keyboard to the chart, at a place without chip or edge."""
    chart = scene.chart(program)
    left, top, width, height = program.place(chart)

    click(left + width * 0.15, top + height * 0.7)
    wait_for(lambda: 'focused' in chart.states, 'the chart to have the keyboard')
    return chart


def tab_to_edge(chart, start):
    """From the chart past its chips; only the chart's children are looked at, which is fast."""
    def focused():
        return next((node.name for node in chart.children if 'focused' in node.states), None)

    name = None
    while not (name or '').startswith(start):
        before = name
        press('Tab')
        name = wait_for(lambda: focused() != before and focused(), f'Tab to leave {before!r}')


def edge_by_keyboard(scene):
    """Arrows move the edge of the window that has the focus, and Ctrl+Z brings it back."""
    program = scene.launch()
    open_study(scene, program)
    wait_for(lambda: read_out_window(program) == '−5…+5', 'the window to be named')
    steps = len(scene.cli('library', 'history'))

    chart = click_chart(scene, program)
    tab_to_edge(chart, 'End of the event window')
    press('Right', 'Right')
    wait_for(lambda: read_out_window(program) == '−5…+7', 'two more sessions')
    chart.find('slider', 'End of the event window: +7')
    find_window(program, '[−5, 7]')
    wait_for(lambda: len(scene.cli('library', 'history')) == steps + 1, 'one step of the history')
    press('ctrl+z')
    wait_for(lambda: read_out_window(program) == '−5…+5', 'the window to come back')
    find_window(program, '[−5, 5]')
    scene.quit(program)


def find_in_export(program, role, name):
    """Of the export dialog; the main window is large and slow to walk."""
    def probe():
        for window in program.tree.children:
            found = window.name == 'Export Chart' and next(window.matches(role, name), None)
            if found:
                return found
        return None
    return wait_for(probe, f'{name!r} in the export dialog')


def export_study(scene):
    """The export dialog offers the study of the selected event, and can leave it out."""
    program = scene.launch()
    open_study(scene, program)
    sizes = []
    for name, keys in (('with.svg', []), ('without.svg', ['alt+u'])):
        target = scene.desktop.folder / name
        known = program.windows()
        press('ctrl+e')
        dialog = program.wait_window(known)
        find_in_export(program, 'label', 'Its days and the expected price')
        press(*keys, 'Return')
        program.wait_window([*known, dialog])
        program.tree.find('push button', lambda name: name.strip('_').startswith('Save'))
        press('ctrl+a')
        write(str(target))
        press('Return')
        sizes.append(wait_for(lambda: target.exists() and target.stat().st_size, target.name))
        wait_for(lambda: not program.new_windows(known), 'the dialogs to close')
    expect(sizes[0] > sizes[1], f'{sizes[0]} bytes with the study, {sizes[1]} without')
    scene.quit(program)


def join_events(scene):
    """Events whose windows overlap are studied as one from the card, and apart again."""
    program = scene.launch()
    title = scene.shown_titles[0]
    day = datetime.date.fromisoformat(scene.event(title)['session']) + datetime.timedelta(days=7)
    scene.cli('events', 'add', '--symbol', scene.symbol, '--date', str(day), '--title', 'A week on')
    scene.chip(program, 'A week on')
    open_study(scene, program)
    steps = len(scene.cli('library', 'history'))
    page(program).find('push button', called('Join'))
    press('alt+j')
    find_text(program, 'are studied as one')
    find_window(program, '[5]')
    wait_for(lambda: len(scene.cli('library', 'history')) == steps + 1, 'the plan to be saved')
    press('alt+s')
    find_window(program, '[−5, 5]')
    scene.quit(program)


def choose_benchmark(scene):
    """In the list of instruments: the studies of the instrument and its beta are measured against
    what is chosen there by keys, until it is undone."""
    prices = scene.desktop.folder / 'peer.csv'
    prices.write_text('\n'.join(['Date,Close'] + [
        f'{row["date"]},{row["close"] * 2}'
        for row in scene.cli('prices', 'show', scene.symbol)]) + '\n', encoding='utf-8')
    scene.cli('prices', 'import', prices, '--symbol', 'ZPEER', '--exchange', 'XNYS')
    program = scene.launch()
    open_study(scene, program)
    before = find_window(program, '[0]').name
    steps = len(scene.cli('library', 'history'))

    known = program.windows()
    program.click(program.tree.find('push button', begins(scene.symbol)))
    program.wait_window(known)
    program.tree.find('combo box', f'Benchmark of {scene.symbol}')
    shown = program.windows()
    press('alt+b')
    wait_for(lambda: program.new_windows(shown), 'the menu of benchmarks')
    press('End')
    wait_for(lambda: any('focused' in item.states and item.label.startswith('ZPEER')
                         for item in program.tree.find_all('list item')),
             'the last of them to have the keyboard')
    press('Return')
    wait_for(lambda: len(scene.cli('library', 'history')) == steps + 1, 'the benchmark to be saved')
    wait_for(lambda: find_window(program, '[0]').name != before, 'the figures to change')
    last = scene.cli('prices', 'show', scene.symbol, '--indicator', 'beta:20')[-1]
    expect(abs(last['beta:20'] - 1) < 1e-9, f'beta on twice the prices is {last["beta:20"]}')

    press('Escape')
    wait_for(lambda: not program.new_windows(known), 'the list to close')
    press('ctrl+z')
    wait_for(lambda: find_window(program, '[0]').name == before, 'the figures to come back')
    scene.quit(program)


def study_factors(scene):
    """A file of factors is imported and chosen; the model reads it, and so does a later run."""
    program = scene.launch()
    symbol = scene.symbol
    rows = scene.cli('prices', 'show', symbol)
    factors = scene.desktop.folder / 'factors.csv'
    lines = [f'{row["date"].replace("-", "")},{(index % 7 - 3) / 10},0.001'
             for index, row in enumerate(rows)]
    factors.write_text('\n'.join([',Mkt-RF,RF', *lines]) + '\n', encoding='utf-8')
    open_study(scene, program)
    before = find_window(program, '[0]').name
    known = program.windows()
    press('alt+g')  # the field below, which brings the menu into view
    wait_for(lambda: any('focused' in node.states for node in page(program).walk()),
             'the field to have the keyboard')
    press('alt+d')
    wait_for(lambda: program.new_windows(known), 'the menu of models')
    press('End', 'Return')
    find_text(program, 'needs a file of factors')
    wait_for(lambda: not program.new_windows(known), 'the menu to close')
    press('alt+o')
    wait_for(lambda: program.new_windows(known), 'the menu of files')
    press('Escape')
    wait_for(lambda: not program.new_windows(known), 'the menu to close')
    press('Tab')
    button = page(program).find('push button', 'Import Factors')
    wait_for(lambda: 'focused' in button.states, 'the button to have the keyboard')
    press('Return')
    program.wait_window(known)
    program.tree.find('push button', lambda name: name.strip('_').startswith('Open'))
    press('ctrl+l')
    write(str(factors))
    press('Return')
    find_text(program, 'factor model, ')
    expect(find_window(program, '[0]').name != before, 'the figures are those of another model')
    scene.quit(program)
    program = scene.launch()
    open_study(scene, program)
    find_text(program, 'factor model, ')
    scene.quit(program)
