# SPDX-License-Identifier: GPL-3.0-or-later
"""What a user does with the app, from the first start to the export; each on both scenes."""

import datetime
import json
import re
import sqlite3

from desktop import (click, drag, expect, point_at, press, wait_for, wait_steady, write,
                     xdotool)
from scene import begins, called, read_out_day, tab_to, wait_titles, write_into


def first_run(scene):
    """The chart is there at once, with its events as chips and as rows, and one selected."""
    program = scene.launch()
    chart = scene.chart(program)
    for title in scene.shown_titles:
        chip = scene.chip(program, title)
        row = scene.row(program, title)
        expect(chip.name == row.name, f'chip {chip.name!r} and row {row.name!r} differ')
        expect('return' in chip.name and 'against close' in chip.name,
               f'{chip.name!r} does not say the return and its base')
        place = program.place(chip)
        expect(place[2] > 20 and place[3] > 10, f'the chip of {title} is at {place}')
    if scene.symbol == 'BABA':
        wait_for(lambda: 'selected' in scene.row(program, 'WSJ report').states,
                 'the WSJ report to be selected')
        expect('1 March 2022' in chart.name and '31 August 2022' in chart.name,
               f'the first view is {chart.name!r}')

    program.wait_picture()
    scene.quit(program)


def mark_by_mouse(scene):
    """Mark Event, a click on a session, a title, a slip beside the editor, Save: what was typed is
    marked on that day, still there after a restart."""
    program = scene.launch()
    program.click(scene.mark_button(program))
    x, y, width, height = program.place(scene.chart(program))
    point_at(x + width * 0.3, y + height * 0.55)
    day = wait_for(lambda: read_out_day(program), 'a session under the pointer')
    click(x + width * 0.3, y + height * 0.55)

    title = program.tree.find('entry', 'Title')
    program.click_into(title)
    write('Marked by mouse')
    wait_for(lambda: title.text_length == len('Marked by mouse'), 'the title to be typed')
    click(x + width * 0.7, y + height * 0.55)
    wait_for(lambda: not program.tree.find_all('entry', 'Title'), 'the editor to close')
    click(x + width * 0.3, y + height * 0.55)
    title = program.tree.find('entry', 'Title')
    expect(title.text_length == len('Marked by mouse'), 'what was typed is gone')
    program.click(program.tree.find('push button', called('Save')))
    wait_titles(scene, 'Marked by mouse')
    scene.chip(program, 'Marked by mouse')
    scene.row(program, 'Marked by mouse')
    event = scene.event('Marked by mouse')
    expect(event['date'] == event['session'] == day.isoformat(),
           f'marked {event["date"]}, the pointer was on {day}')
    scene.quit(program)

    program = scene.launch()
    scene.chip(program, 'Marked by mouse')
    scene.row(program, 'Marked by mouse')
    scene.quit(program)


def mark_by_keyboard(scene):
    """The same without a pointer: M, arrows, Return, a title, Return."""
    program = scene.launch()
    scene.focus_chart(program)
    press('m')
    wait_for(lambda: scene.is_marking(program), 'mark mode')
    start = wait_for(lambda: read_out_day(program), 'a session under the cursor')
    press('Left', 'Left', 'Left')
    day = wait_for(lambda: read_out_day(program) < start and read_out_day(program),
                   'the cursor to move')
    press('Right')
    day = wait_for(lambda: read_out_day(program) > day and read_out_day(program),
                   'the cursor to move back')
    press('Return')
    write_into(program.tree.find('entry', 'Title'), 'Marked by keys')
    press('Return')
    wait_titles(scene, 'Marked by keys')
    scene.chip(program, 'Marked by keys')
    event = scene.event('Marked by keys')
    expect(event['session'] == day.isoformat(),
           f'marked {event["session"]}, the cursor was on {day}')
    scene.quit(program)

    program = scene.launch()
    scene.chip(program, 'Marked by keys')
    scene.quit(program)


def mark_without_calendar(scene):
    """Of an exchange that nobody named: the event stands at its bar, and no session is told."""
    prices = scene.desktop.folder / 'odd.csv'
    prices.write_text('\n'.join(['Date,Close', *(f'2023-01-{day:02},{100 + day % 7}'
                                                 for day in range(2, 29))]), encoding='utf-8')
    scene.cli('prices', 'import', prices, '--symbol', 'ODD')
    program = scene.launch()
    scene.choose_next(program, 'ODD')
    scene.symbol = 'ODD'
    scene.mark(program, 'Marked on a bar')
    chip = scene.chip(program, 'Marked on a bar')
    row = scene.row(program, 'Marked on a bar')
    expect(chip.name == row.name and 'Saturday 28 January 2023' in chip.name,
           f'chip {chip.name!r}, row {row.name!r}')
    expect('session' not in chip.name, f'{chip.name!r} tells a session')
    scene.quit(program)


def undo_and_redo(scene):
    """Ctrl+Z takes the last step back and Ctrl+Shift+Z repeats it, also after a restart."""
    program = scene.launch()
    before = scene.titles()
    scene.mark(program, 'Marked, then not')
    press('ctrl+z')
    wait_for(lambda: scene.titles() == before, 'the mark to be undone')
    wait_for(lambda: not scene.find_chips(program, 'Marked, then not'), 'its chip to go')
    press('ctrl+shift+z')
    wait_titles(scene, 'Marked, then not')
    scene.chip(program, 'Marked, then not')
    scene.quit(program)

    program = scene.launch()
    press('ctrl+z')
    wait_for(lambda: scene.titles() == before, 'the mark to be undone after a restart')
    scene.quit(program)


def delete_with_toast(scene):
    """Delete acts at once; the toast's Undo brings the event back."""
    program = scene.launch()
    title = scene.shown_titles[1]
    program.click(scene.row(program, title))
    wait_for(lambda: 'selected' in scene.row(program, title).states, 'the row to be selected')
    view = scene.chart(program).name
    press('Delete')
    wait_for(lambda: title not in scene.titles(), f'{title} to leave the library')
    wait_for(lambda: not scene.find_chips(program, title), 'its chip to go')
    program.click(program.tree.find('push button', called('Undo'), back=True))  # of a toast
    wait_titles(scene, title)
    scene.chip(program, title)
    scene.row(program, title)
    expect(scene.chart(program).name == view,
           f'the view went from {view!r} to {scene.chart(program).name!r}')
    scene.quit(program)


def edit_by_keyboard(scene):
    """Ctrl+F, a few letters, down to the hit, Return, a new title: the event keeps its day."""
    program = scene.launch()
    title = scene.shown_titles[0]
    day = scene.event(title)['date']
    press('ctrl+f')
    write_into(program.tree.find('entry', 'Search events'), title[:4].lower())
    wait_for(lambda: [row.name.partition(',')[0] for row in scene.rows(program)] == [title],
             f'the search to leave {title} alone')
    tab_to(program, lambda: scene.row(program, title))
    press('Return')
    write_into(program.tree.find('entry', 'Title'), 'Renamed by keys')
    press('Return')
    wait_titles(scene, 'Renamed by keys')
    expect(scene.event('Renamed by keys')['date'] == day, 'the day changed with the title')
    scene.quit(program)


def type_m_in_search(scene):
    """A letter that is a shortcut of the chart is a letter in an entry."""
    program = scene.launch()
    press('ctrl+f')
    search = program.tree.find('entry', 'Search events')
    write_into(search, 'm')
    expect(not scene.is_marking(program), 'the letter switched mark mode on')
    write_into(search, 'no such event')
    wait_for(lambda: not scene.rows(program), 'no row to be left')
    press('Escape')
    wait_for(lambda: len(scene.rows(program)) == len(scene.titles()), 'all rows to be back')
    scene.quit(program)


def export_picture(scene):
    """Ctrl+E, a name, Return: a PNG of the chart, as the command line counts its bytes."""
    program = scene.launch()
    target = scene.desktop.folder / 'exported.png'
    scene.save_as(program, target)
    wait_for(lambda: target.exists() and target.stat().st_size > 10000, f'{target.name}')
    data = target.read_bytes()
    expect(data.startswith(b'\x89PNG\r\n\x1a\n') and data.endswith(b'IEND\xaeB`\x82'),
           'the file is no whole PNG')
    scene.quit(program)


def share_with_command_line(scene):
    """Each program sees what the other writes, the window within moments."""
    program = scene.launch()
    scene.mark(program, 'Written by the app')
    event = scene.event('Written by the app')
    later = scene.cli('prices', 'show', scene.symbol, '--from', event['session'])[1]['date']

    scene.cli('events', 'add', '--symbol', scene.symbol, '--date', later,
              '--title', 'Written by the command line')
    scene.chip(program, 'Written by the command line', seconds=4)
    scene.cli('events', 'remove', str(event['id']))
    wait_for(lambda: not scene.find_chips(program, 'Written by the app'),
             'the window to drop what the command line removed', 4)
    scene.cli('library', 'undo')
    scene.chip(program, 'Written by the app', seconds=4)
    scene.quit(program)


def names_of_controls(scene):
    """A walk over the whole tree, popovers included: nothing that can be pressed is nameless."""
    program = scene.launch()
    scene.check_names(program.tree)
    press('F10')
    wait_for(lambda: program.tree.find_all('menu item') or program.tree.find_all('menu'),
             'the main menu')
    scene.check_names(program.tree)
    press('Escape')
    scene.focus_chart(program)
    press('m')
    wait_for(lambda: scene.is_marking(program), 'mark mode')
    press('Return')
    program.tree.find('entry', 'Title')
    scene.check_names(program.tree)
    press('Escape')
    scene.quit(program)


def events_in_view(scene, program):
    count = re.search(r', (\d+) events?$', scene.chart(program).name)
    return int(count[1]) if count else None


def moves_by_keyboard(scene):
    """Arrows step sessions, Ctrl+arrows step events, + and 0 zoom; the read-out follows."""
    program = scene.launch()
    scene.focus_chart(program)
    press('Left')
    first = wait_for(lambda: read_out_day(program), 'a session under the cursor')
    press('Left')
    second = wait_for(lambda: read_out_day(program) != first and read_out_day(program),
                      'the cursor to move')
    expect(datetime.timedelta(0) < first - second <= datetime.timedelta(7),
           f'Left went from {first} to {second}')
    expect(f'{second.day} {second:%B %Y}, open' in scene.chart(program).name,
           f'a screen reader hears {scene.chart(program).name!r} on {second}')
    press('Escape')
    part = wait_for(lambda: events_in_view(scene, program), 'the view to be told')
    press('0')
    wait_for(lambda: events_in_view(scene, program) == len(scene.titles()),
             f'all events to be in view, and not {part}')
    scene.quit(program)


def measure_and_zoom(scene):
    """Shift+arrows measure from close to close, and z zooms there; Shift+drag and Ctrl+drag too."""
    program = scene.launch()
    chart = scene.chart(program)
    scene.focus_chart(program)
    press('Left')
    end = wait_for(lambda: read_out_day(program), 'a session under the cursor')
    press('shift+Left', 'shift+Left', 'shift+Left', 'shift+Left', 'shift+Left')
    start = wait_for(lambda: 'points' in chart.name and read_out_day(program) < end
                     and '5 sessions' in chart.name and read_out_day(program),
                     'five sessions to be measured')
    for day in (start, end):
        expect(f'close {day.day} {day:%b %Y}' in chart.name,
               f'{chart.name!r} does not name its base, the close of {day}')
    press('z')
    wait_for(lambda: 'points' not in chart.name, 'the measure to end')
    press('Escape')
    wait_for(lambda: f'{start.day} {start:%B %Y} to {end:%A} {end.day} {end:%B %Y}' in chart.name,
             f'the view from {start} to {end}')

    press('0')
    view = wait_for(lambda: 'points' not in chart.name and chart.name, 'the whole history')
    x, y, width, height = program.place(chart)
    left, right, middle = x + width * 0.3, x + width * 0.5, y + height * 0.55
    drag((left, middle), (right, middle), 'shift')
    wait_for(lambda: 'points' in chart.name, 'the drag to measure')
    press('Escape')
    wait_for(lambda: 'points' not in chart.name, 'Escape to end the measure')
    drag((left, middle), (right, middle), 'ctrl')
    press('Escape')
    wait_for(lambda: chart.name != view and 'Price chart' in chart.name, 'the drag to zoom')
    scene.quit(program)


def context_menu(scene):
    """A click with the other button, or Shift+F10: the menu marks the session under it."""
    program = scene.launch()
    x, y, width, height = program.place(scene.chart(program))
    point_at(x + width * 0.3, y + height * 0.55)
    wait_for(lambda: read_out_day(program), 'a session under the pointer')
    click(x + width * 0.3, y + height * 0.55, 3)
    program.tree.find('menu item', called('Mark Event Here'))
    press('Escape')
    wait_for(lambda: not program.tree.find_all('menu item'), 'the menu to close')
    point_at(x + width / 2, y - 100)  # a menu under the pointer has its focus there
    scene.focus_chart(program)
    press('Left')
    day = wait_for(lambda: read_out_day(program), 'a session under the cursor')
    press('shift+F10')
    item = program.tree.find('menu item', called('Mark Event Here'))
    wait_for(lambda: 'focused' in item.states, 'the menu to have the keyboard')
    press('Return')
    write_into(program.tree.find('entry', 'Title'), 'Marked by menu')
    press('Return')
    wait_titles(scene, 'Marked by menu')
    expect(scene.event('Marked by menu')['session'] == day.isoformat(), f'not marked on {day}')
    scene.quit(program)


def table_of_sessions(scene):
    """Ctrl+T: the sessions in view as a table, and its row is the session of the read-out."""
    program = scene.launch()
    known = program.windows()
    press('ctrl+t')
    program.wait_window(known)
    table = program.tree.find('tree table', 'Sessions in view')
    selected = wait_for(lambda: [row for row in table.find_all('table row')
                                 if 'selected' in row.states], 'a row to be selected')[0]
    cells = [cell.name for cell in selected.children]
    expect(len(cells) == 8 and cells[0] == f'Date: {selected.name}' and 'vs close' in cells[5],
           f'the row reads {cells}')
    day = read_out_day(program)
    expect(selected.name == f'{day:%a} {day.day} {day:%b %Y}', f'{selected.name} and not {day}')
    press('Up')
    wait_for(lambda: read_out_day(program) < day, 'the read-out to follow the table')
    press('Escape')
    wait_for(lambda: not program.tree.find_all('tree table', 'Sessions in view'), 'the table to close')
    program.wait_window(program.new_windows(known))
    scene.quit(program)


def saved_view(scene):
    """The view of the instrument, as the library keeps it."""
    library = sqlite3.connect(f'file:{scene.library_path()}?mode=ro', uri=True)
    try:
        row = library.execute('SELECT json FROM views WHERE key = ?',
                              (f'instrument:{scene.symbol}',)).fetchone()
    finally:
        library.close()
    return json.loads(row[0]) if row else {}


def find_items(program, item):
    return [node for node in program.tree.walk() if node.name.replace('_', '') == item
            and node.role not in ('label', 'push button')]


def open_menu(program, button, item, key=None):
    """By a click, or by a key on the button; the menu has the keyboard when its surface is there."""
    shown = program.windows()
    if key is None:
        program.click(toolbar_button(program, button))
    else:
        press(key)
    wait_for(lambda: find_items(program, item) and program.new_windows(shown),
             f'the menu {button}')


def choose(program, button, item, key, choice):
    """In a menu of the toolbar, by the letter of an item."""
    shown = program.windows()
    open_menu(program, button, item)
    press(key)
    wait_for(lambda: f'{button}: {choice}' in toolbar_button(program, button).name,
             f'{button} to be {choice}')
    wait_for(lambda: not find_items(program, item) and not program.new_windows(shown),
             f'the menu {button} to close')


def toolbar_button(program, name):
    def fits(found):
        return found.startswith(f'{name}: ')
    fits.__doc__ = f'"{name}: ..."'
    return next(node for node in program.tree.walk()
                if fits(node.name) and 'focusable' in node.states)


def type_and_scale(scene):
    """Type, scale and base chosen by keys are there again after a restart, and in the library."""
    program = scene.launch()
    choose(program, 'Chart Type', 'Hollow Candles', 'h', 'Hollow')
    choose(program, 'Price Scale', 'Rebased to 100', 'r', 'Rebased to 100')
    day = wait_for(lambda: read_out_day(program), 'the session of the read-out')
    wait_for(lambda: 'focused' in toolbar_button(program, 'Price Scale').states,
             'the button to have the keyboard again')
    open_menu(program, 'Price Scale', 'Base at Selected Session', 'Return')
    press('s')
    wait_for(lambda: saved_view(scene).get('base') == day.isoformat(), f'{day} to be the base')
    scene.quit(program)
    view = saved_view(scene)
    expect((view['type'], view['scale']) == ('hollow', 'index'), f'the library keeps {view}')

    program = scene.launch()
    expect('Hollow' in toolbar_button(program, 'Chart Type').name, 'another type after a restart')
    expect('Rebased' in toolbar_button(program, 'Price Scale').name, 'another scale after a restart')
    scene.quit(program)
    expect(saved_view(scene) == view, f'a restart made {saved_view(scene)} of {view}')


def drag_axis(scene):
    """The price axis is scaled by a drag and by keys, kept with the view, and made automatic by a
    double click or a key."""
    program = scene.launch()
    program.wait_picture()
    chart = scene.chart(program)
    view = chart.name
    x, y, width, height = program.place(chart)
    axis = x + width - 20

    def axis_pixels():
        """Its values, without the frame of the focus."""
        rows = scene.desktop.pixels()[2]
        return [row[4 * round(axis - 30):4 * round(axis + 10)]
                for row in rows[round(y + height * 0.2):round(y + height * 0.7)]]

    point_at(x + width / 2, y - 100)
    scene.focus_chart(program)
    before = wait_steady(axis_pixels, 'the axis')
    for top, bottom in ((0.5, 0.7), (0.6, 0.2)):
        drag((axis, y + height * top), (axis, y + height * bottom))
        wait_for(lambda: axis_pixels() != before, 'the axis to be scaled')
    expect(chart.name == view, 'the drag of the axis panned the chart')
    click(axis, y + height * 0.5)
    click(axis, y + height * 0.5)
    point_at(x + width / 2, y - 100)
    wait_for(lambda: axis_pixels() == before, 'the automatic axis')
    press('alt+minus')
    wait_for(lambda: axis_pixels() != before, 'the key to scale the axis')
    held = axis_pixels()
    wait_for(lambda: 'prices' in saved_view(scene), 'the axis to be saved')
    scene.quit(program)

    program = scene.launch()
    program.wait_picture()
    scene.focus_chart(program)
    wait_for(lambda: axis_pixels() == held, 'the axis as it was held')
    press('alt+0')
    wait_for(lambda: axis_pixels() == before, 'the key to make it automatic')
    wait_for(lambda: 'prices' not in saved_view(scene), 'the automatic axis to be saved')
    scene.quit(program)


def add_peer(scene):
    """A second instrument: the sample has one, elsewhere it is imported."""
    if scene.symbol == 'BABA':
        return 'SPY'
    path = scene.desktop.folder / 'peer.csv'
    path.write_text('\n'.join(['Date,Close'] + [
        f'{row.split(",")[0]},{float(row.split(",")[4]) * 3:.2f}' for row in scene.price_rows()])
        + '\n', encoding='utf-8')
    scene.cli('prices', 'import', path, '--symbol', 'PEER', '--exchange', 'XHKG',
              '--currency', 'HKD')
    return 'PEER'


def compare(scene):
    """Compare, a tick: a line with its value and base, after a restart too; by keys it is gone."""
    peer = add_peer(scene)
    program = scene.launch()
    program.click(program.tree.find('push button', called('Compare')))
    program.click(program.tree.find('check box', begins(peer)))
    wait_for(lambda: saved_view(scene).get('compare') == [peer], f'{peer} in the saved view')
    press('Escape')
    wait_for(lambda: not program.tree.find_all('check box', begins(peer)), 'the list to close')

    chart = scene.chart(program)
    scene.focus_chart(program)
    press('Left')
    wait_for(lambda: f'{peer}' in chart.name and 'vs close' in chart.name,
             'the chart to speak of the line')
    known = program.windows()
    press('ctrl+t')
    program.wait_window(known)
    table = program.tree.find('tree table', 'Sessions in view')
    wait_for(lambda: any(begins(peer)(node.name) for node in table.walk()), 'a column of the line')
    press('Escape')
    wait_for(lambda: not program.tree.find_all('tree table', 'Sessions in view'), 'the table to close')
    scene.quit(program)

    program = scene.launch()
    scene.focus_chart(program)
    press('ctrl+k')
    tick = program.tree.find('check box', begins(peer))
    wait_for(lambda: 'checked' in tick.states, 'the tick after a restart')
    row = program.tree.find('list item', begins(peer))
    tab_to(program, lambda: program.tree.find('entry', 'Search Instruments'))
    press('Down')
    wait_for(lambda: focused_rows(program), 'the arrow to come to the list')
    for _ in program.tree.find('list', 'Compare With').find_all('list item'):
        if 'focused' in row.states:
            break
        before = focused_rows(program)
        press('Down')
        wait_for(lambda before=before: focused_rows(program) != before, 'the next row')
    press('Return')
    wait_for(lambda: 'compare' not in saved_view(scene), 'the line to be gone')
    press('Escape')
    scene.quit(program)


def focused_rows(program):
    """Names of the rows of Compare that have the keyboard."""
    rows = program.tree.find('list', 'Compare With').find_all('list item')
    return [row.name for row in rows if 'focused' in row.states]


def indicators(scene):
    """Added by keys, edited in its field, exported, taken away by the pointer."""
    program = scene.launch()
    scene.focus_chart(program)
    press('ctrl+i')
    kind = program.tree.find('list item', 'Relative Strength Index')
    tab_to(program, lambda: program.tree.find('list item', 'Simple Moving Average'))
    press('Down', 'Down', 'Down')
    wait_for(lambda: 'focused' in kind.states, 'the arrows to move in the list')
    press('Return')
    wait_for(lambda: saved_view(scene).get('indicators') == ['rsi:14'], 'the RSI in the library')
    field = program.tree.find('spin button', 'Relative Strength Index: Bars')
    program.click(field)
    press('ctrl+a')
    write('7')
    press('Return')
    wait_for(lambda: saved_view(scene).get('indicators') == ['rsi:7'], 'its option to be edited')
    press('Escape')
    chart = scene.chart(program)
    scene.focus_chart(program)
    press('Left')
    wait_for(lambda: 'RSI 7: ' in chart.name, 'the chart to speak of the RSI')

    target = scene.desktop.folder / 'rsi.png'
    scene.save_as(program, target)
    wait_for(target.exists, 'the picture')
    press('ctrl+i')
    program.click(program.tree.find('push button', called('Remove Relative Strength Index')))
    wait_for(lambda: 'indicators' not in saved_view(scene), 'the RSI to be gone')
    press('Escape')
    scene.quit(program)


def interval(scene):
    """Weeks chosen by keys: fewer sessions of the same time, with their events, kept and exported."""
    program = scene.launch()
    view = saved_view(scene)
    open_menu(program, 'Interval', 'Week')
    press('w')
    wait_for(lambda: 'Interval: Week' in toolbar_button(program, 'Interval').name, 'weeks')
    wait_for(lambda: saved_view(scene).get('interval') == 'week', 'weeks in the saved view')
    for title in scene.shown_titles:
        scene.chip(program, title)
    scene.focus_chart(program)
    day = read_out_day(program)
    press('Left')
    wait_for(lambda: read_out_day(program) < day, 'the cursor to move')
    step = (day - read_out_day(program)).days
    expect(4 <= step <= 10, f'the cursor moved by {step} days')
    scene.quit(program)
    kept = saved_view(scene)
    if view:
        expect(kept['from'] >= view['from'] and kept['to'] >= view['to'], f'{view} became {kept}')

    program = scene.launch()
    expect('Week' in toolbar_button(program, 'Interval').name, 'another interval after a restart')
    open_menu(program, 'Interval', 'Week')
    press('d')
    wait_for(lambda: 'Interval: Day' in toolbar_button(program, 'Interval').name, 'days')
    scene.quit(program)
