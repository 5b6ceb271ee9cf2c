# SPDX-License-Identifier: GPL-3.0-or-later
"""The chart under a hand, also of people who want less movement."""

import datetime
import re

from desktop import drag, expect, press, wait_for, wait_steady, xdotool
from journeys import saved_view

SHARE = 0.05  # of the chart's width, that is dragged


def days(chart):
    """The first and last day in view, as the chart is spoken."""
    name = chart.name
    found = re.search(r', \w+ (\d+ \w+ \d{4}) to \w+ (\d+ \w+ \d{4}), ', name)
    expect(found, f'{name!r} tells no days')
    return tuple(datetime.datetime.strptime(day, '%d %B %Y').date() for day in found.groups())


def wait_still(chart):
    """The days in view, once they stay."""
    return wait_steady(lambda: days(chart), 'days in view')


def throw(program, chart, *afterwards, share=SHARE):
    """Drags to the right and lets go at full speed, in one go: a hand that rests before it lets go
    throws nothing. Returns the calendar days that were dragged, and those that the chart moved."""
    before = wait_still(chart)
    x, y, width, height = program.place(chart)
    start, middle = x + width * 0.4, round(y + height * 0.6)
    moves = ['mousemove', round(start) - 1, middle, 'mousemove', round(start), middle,
             'mousedown', 1]
    for step in range(1, 11):
        moves += ['sleep', 0.01, 'mousemove', round(start + width * share * step / 10), middle]
    xdotool(*moves, 'mouseup', 1, *afterwards)
    wait_for(lambda: days(chart) != before, 'the drag to move the chart')
    after = wait_still(chart)
    return (before[1] - before[0]).days * share, (before[0] - after[0]).days


def kinetic_pan(scene):
    """A drag that is let go at speed goes on, and comes to rest; a press stops it at once."""
    program = scene.launch()
    dragged, moved = throw(program, scene.chart(program))
    expect(moved > 2 * dragged, f'{moved} days for a drag over {dragged:.1f}')
    _, stopped = throw(program, scene.chart(program), 'sleep', 0.03, 'mousedown', 1, 'sleep', 0.5,
                       'mouseup', 1, share=-SHARE)
    expect(0 < -stopped < moved / 2, f'{-stopped} days though a press stopped it, {moved} without')
    scene.quit(program)


def still_pan(scene):
    """Without animations a drag ends where it is let go, and a preset is there at once."""
    settings = scene.desktop.folder / 'config' / 'gtk-4.0' / 'settings.ini'
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text('[Settings]\ngtk-enable-animations=false\n', encoding='ascii')
    program = scene.launch()
    dragged, moved = throw(program, scene.chart(program))
    expect(abs(moved - dragged) < 6, f'{moved} days for a drag over {dragged:.1f}')
    chart = scene.chart(program)
    for preset in ('Whole history', 'One month'):
        before = days(chart)
        program.click(program.tree.find(name=preset))
        first = wait_for(lambda known=before: (now := days(chart)) != known and now,
                         f'{preset} to be shown')
        expect(wait_still(chart) == first, f'{preset} came by way of {first}')
    scene.quit(program)


def heights(scene):
    """Those of panes that are kept with the view."""
    return saved_view(scene).get('panes', {})


def drag_divider(scene):
    """The edge between prices and volume is moved by hand or by keys, kept, and given back."""
    program = scene.launch()
    chart = scene.chart(program)
    x, y, width, height = program.place(chart)
    middle, edge = x + width * 0.4, y + height - 24 - 78
    drag((middle, edge), (middle, edge - 60))
    dragged = wait_for(lambda: heights(scene).get('Volume'), 'the height in the library')
    scene.focus_chart(program)
    press('alt+Page_Up')
    taller = wait_for(lambda: heights(scene)['Volume'] > dragged and heights(scene)['Volume'],
                      'it to be taller')
    scene.quit(program)

    program = scene.launch()
    scene.focus_chart(program)
    press('alt+Page_Down')
    wait_for(lambda: abs(heights(scene)['Volume'] - dragged) < 0.002 < taller - dragged,
             'it to be as it was dragged')
    press('alt+Home')
    wait_for(lambda: not heights(scene), 'the usual height')
    scene.quit(program)


def drag_pane(scene):
    """The edge of the side pane is moved by hand and by keys, within its limits, and kept."""
    program = scene.launch()

    def handle():
        return program.tree.find('slider', lambda name: name.startswith('Width of the pane'))

    def width():
        return int(re.search(r'\d+', handle().name)[0])

    def middle():
        x, y, wide, high = program.place(handle())
        return x + wide / 2, y + high / 2

    chart = scene.chart(program)
    before = program.place(chart)[2]
    expect(width() == 380, f'the pane is {width()} wide at first')
    x, y = middle()
    drag((x, y), (x - 60, y))
    wait_for(lambda: 420 < width() <= 440, 'the pane to be dragged wider')
    expect(abs(program.place(chart)[2] + width() - before - 380) < 2,
           f'the chart went from {before} to {program.place(chart)[2]}, the pane to {width()}')
    x, y = middle()
    drag((x, y), (x + 400, y))
    wait_for(lambda: width() == 320, 'the least width')
    press('Home')
    wait_for(lambda: width() == 380, 'the key to make it as at first')
    press('Left', 'Left')
    wait_for(lambda: width() == 420, 'the arrows to make it wider')
    scene.quit(program)

    program = scene.launch()
    expect(width() == 420, f'after a restart it is {width()} wide')
    scene.quit(program)
