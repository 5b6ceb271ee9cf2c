# SPDX-License-Identifier: GPL-3.0-or-later
"""A window as wide as a phone: nothing lies outside it, and menus hold what the bars do without."""

from desktop import press, wait_for, xdotool
from journeys import find_items, open_menu
from scene import called, tab_to, wait_titles

NARROW = (400, 720)


def make_narrow(program):
    xdotool('windowsize', program.windows()[-1], *NARROW)
    # Of what has no room. A menu button holds the button that takes the focus.
    program.tree.find('push button', called('More'))
    return program.tree.find_all('push button', called('More'))[-1]


def narrow_window(scene):
    """The chart ends inside the window, with its pane and without, and Redo is in the main menu."""
    program = scene.launch()
    scene.mark(program, 'Marked, then not')
    press('ctrl+z')
    wait_for(lambda: 'Marked, then not' not in scene.titles(), 'the mark to be undone')
    make_narrow(program)
    window = program.tree.find('frame', lambda name: name.startswith(scene.symbol))
    chart = scene.chart(program)

    def fits():
        x, _, width, _ = chart.rectangle()
        return x >= 0 and x + width <= window.rectangle()[2] <= NARROW[0]

    wait_for(fits, 'the chart to fit into the window')
    open_menu(program, 'Main Menu', 'Redo', 'F10')
    press('r')
    wait_titles(scene, 'Marked, then not')
    wait_for(lambda: not find_items(program, 'Redo'), 'the menu to close')
    scene.quit(program)


def narrow_toolbar(scene):
    """What has no room in the toolbar is behind one button, and comes up from there by keys."""
    program = scene.launch()
    more = make_narrow(program)
    scene.focus_chart(program)
    tab_to(program, lambda: more)
    shown = program.windows()
    press('Return')
    wait_for(lambda: find_items(program, 'Indicators…') and program.new_windows(shown),
             'the menu of what has no room')
    press('i')
    program.tree.find('list item', 'Relative Strength Index')
    press('Escape')
    wait_for(lambda: not program.new_windows(shown), 'the indicators to be gone')
    scene.quit(program)
