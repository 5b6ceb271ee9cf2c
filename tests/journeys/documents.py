# SPDX-License-Identifier: GPL-3.0-or-later
"""Documents on their way in: files, pages, feeds, pasted text, searches, and what cannot be read."""

import atexit
import functools
import http.server
import os
import shutil
import subprocess
import tempfile
import threading
from pathlib import Path

from desktop import expect, point_at, press, push, wait_for, write, xdotool
from scene import called

STORY = 'The company was fined by the regulator on Thursday.'
FINE = 'A fine\n\n' + STORY
PAGE = """<!doctype html><html lang="en"><head><title>Works opened</title></head><body><article>
<h1>Works opened</h1><p>The company opened its new works in the north on Friday, and its chairman
said that two hundred people would find work there before the end of the year.</p>
<p>Neighbours had waited for the opening for a long time, and many of them came to see it.</p>
</article></body></html>
"""
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Wire of the day</title>
<item><title>First story</title><pubDate>Thu, 12 Oct 2023 09:00:00 GMT</pubDate>
<description>The company won an order.</description></item>
<item><title>Second story</title><pubDate>Fri, 13 Oct 2023 09:00:00 GMT</pubDate>
<description>The company was sued.</description></item>
<item><title>Third story</title><pubDate>Mon, 16 Oct 2023 09:00:00 GMT</pubDate>
<description>The company bought a mine.</description></item>
</channel></rss>
"""


@functools.cache
def folder():
    """Not the library's: a file chooser looks into what it lists, and when a program closes any file
    that it has open as a database, too, its locks on that are gone."""
    path = tempfile.mkdtemp(prefix='dateline-documents-')
    atexit.register(shutil.rmtree, path)
    return Path(path)


def save(name, text):
    path = folder() / name
    path.write_text(text, encoding='utf-8')
    return path


def launch(scene):
    os.environ['HOME'] = str(folder())  # where the file chooser begins
    return scene.launch()


def articles(scene):
    return scene.cli('article', 'list')


def titles(scene):
    return {article['title'] for article in articles(scene)}


def choose_import(program, name):
    program.click(program.tree.find('push button', called('Import')))
    program.click(program.tree.find('menu item', called(name)))


def open_file(program, path):
    """Through the menu and the file chooser, a window of its own."""
    known = program.windows()
    choose_import(program, 'Article')
    dialog = program.wait_window(known)
    program.tree.find('push button', lambda name: name.strip('_').startswith('Open'))
    press('slash')  # opens the entry for a path, and stands in it
    entry = program.tree.find('entry', 'GtkFileChooserEntry')
    wait_for(lambda: 'focused' in entry.states, 'the entry of the path to have the keyboard')
    press('ctrl+a')
    write(str(path))
    press('Return')
    wait_for(lambda: dialog not in program.windows(), 'the file chooser to be gone')
    program.focus_window()


def wait_title(program, title):
    """Until the article of this title is on the page."""
    return program.tree.find('push button', lambda name: name == title or
                             name.startswith(f'{title}, '))


def open_text(scene):
    """A text of the file chooser is the article shown; the same text again is the same article."""
    program = launch(scene)
    n = len(articles(scene))
    open_file(program, save('fine.txt', FINE))
    wait_for(lambda: len(articles(scene)) == n + 1, 'the article in the library')
    wait_title(program, 'A fine')
    open_file(program, save('page.txt', 'Another\n\nThe plant burned down on Monday.'))
    wait_title(program, 'Another')
    open_file(program, save('again.txt', FINE))
    wait_title(program, 'A fine')
    expect(len(articles(scene)) == n + 2, 'the same text made another article')
    scene.quit(program)


def open_page(scene):
    """A page is read by a process of its own; its title is that of the article."""
    program = launch(scene)
    open_file(program, save('page.html', PAGE))
    wait_for(lambda: 'Works opened' in titles(scene), 'the article in the library')
    article = next(one for one in articles(scene) if one['title'] == 'Works opened')
    text = scene.cli('article', 'show', str(article['id']))['text']
    expect('two hundred people' in text and '<p>' not in text, f'its text is {text!r}')
    scene.quit(program)


def open_sheet(program):
    """The sheet to paste on; returns its window."""
    known = program.windows()
    choose_import(program, 'Paste Text')
    sheet = program.wait_window(known)
    text = program.tree.find('entry', 'Text to import')
    wait_for(lambda: 'focused' in text.states, 'the sheet to have the keyboard')
    return sheet


def paste_text(scene):
    """With nothing to paste there is a sheet to write on; what is copied goes in at once."""
    program = launch(scene)
    n = len(articles(scene))
    sheet = open_sheet(program)
    write(STORY)
    press('ctrl+Return')
    wait_for(lambda: len(articles(scene)) == n + 1, 'what was written in the library')
    wait_for(lambda: sheet not in program.windows(), 'the sheet to be gone')
    program.focus_window()
    expect(articles(scene)[-1]['symbol'] == scene.symbol, 'it is not about what is shown')

    # What the sheet gives away is on the clipboard.
    sheet = open_sheet(program)
    write('The plant burned down on Monday.')
    press('ctrl+a', 'ctrl+x', 'Escape')
    wait_for(lambda: sheet not in program.windows(), 'the sheet to be gone')
    program.focus_window()
    choose_import(program, 'Paste Text')
    wait_for(lambda: len(articles(scene)) == n + 2, 'what was pasted in the library')
    scene.quit(program)


def search_articles(scene):
    """The list behind the title finds articles by words, and by parts of Chinese ones."""
    scene.cli('article', 'import', save('north.txt', 'Works in the north\n\nThey opened.'))
    scene.cli('article', 'import', save('price.txt', '市场消息\n\n周五股价下跌，公司没有回应。'))
    scene.cli('article', 'import', save('fine.txt', FINE))
    first, second, newest = (article['title'] for article in articles(scene)[-3:])
    program = launch(scene)
    press('ctrl+2')
    program.click(wait_title(program, newest))
    field = program.tree.find('entry', 'Search the text of articles')
    rows = program.tree.find('list', 'Articles')
    wait_for(lambda: len(rows.find_all('list item')) >= 3, 'all articles in the list')
    program.click_into(field)
    write('open')
    # The list is made anew with every letter: its rows are looked at in one go.
    row = wait_for(lambda: len(found := rows.find_all('list item')) == 1
                   and found[0].name.startswith(first) and found[0],
                   f'{first} alone to have this word')
    program.click(row)
    wait_title(program, first)
    program.click(wait_title(program, first))
    wait_for(lambda: 'focused' in field.states, 'the search to have the keyboard')
    press('ctrl+a')
    press('U80a1', 'U4ef7')  # 股价, out of the middle of a clause
    row = wait_for(lambda: len(found := rows.find_all('list item')) == 1 and found[0],
                   'one article with these letters')
    expect(row.name.startswith(second), f'found is {row.name}')
    press('Escape')
    wait_for(lambda: 'focused' not in field.states, 'the list to be gone')
    program.focus_window()
    scene.quit(program)


def pick_items(scene):
    """Of a feed those items are imported that are picked, each with its day."""
    program = launch(scene)
    n = len(articles(scene))
    open_feed(program)
    expect(len(articles(scene)) == n, 'a feed was imported before its items were picked')
    for title in ('First story', 'Third story'):
        check = program.tree.find('check box', title)
        program.click(check)
        wait_for(lambda check=check: 'checked' in check.states, f'{title} to be picked')
    program.click(import_button(program))
    wait_for(lambda: {'First story', 'Third story'} <= titles(scene), 'the items in the library')
    wait_title(program, 'Third story')
    expect(len(articles(scene)) == n + 2, 'more was imported than was picked')
    days = {article['title']: article['published'] for article in articles(scene)}
    expect(days['Third story'].startswith('2023-10-16'), f'it is of {days["Third story"]}')
    scene.quit(program)


def import_button(program):
    """That of the dialog: the window has one of this name, too, which opens a menu."""
    dialog = program.tree.find('check box', called('All Items'))
    while dialog.parent.role != 'application':
        dialog = dialog.parent
    return dialog.find('push button', called('Import'))


def open_feed(program):
    known = program.windows()
    open_file(program, save('wire.xml', FEED))
    dialog = program.wait_window(known)
    program.tree.find('check box', 'Second story')
    return dialog


def paste_instead(scene):
    """A document whose reader fails is told in a sentence, with a sheet for its text."""
    script = save('reader', '#!/bin/sh\nkill -SEGV $$\n')
    script.chmod(0o755)
    os.environ['DATELINE_EXTRACT'] = str(script)
    program = launch(scene)
    n = len(articles(scene))
    open_file(program, save('page.html', PAGE))
    program.tree.find('label', lambda name: name.endswith('its reader failed; paste its text instead.'))
    known = program.windows()
    program.click(program.tree.find('push button', called('Paste Text')))
    program.wait_window(known)
    text = program.tree.find('entry', 'Text to import')
    wait_for(lambda: 'focused' in text.states, 'the sheet to have the keyboard')
    write(STORY)
    press('ctrl+Return')
    wait_for(lambda: len(articles(scene)) == n + 1, 'what was written in the library')
    scene.quit(program)


def is_alive(pid):
    status = Path(f'/proc/{pid}/status')
    try:
        return 'State:\tZ' not in status.read_text(encoding='ascii')
    except FileNotFoundError:
        return False


def cancel_reading(scene):
    """What takes long shows how it goes, and ends with its process when it is cancelled."""
    note = folder() / 'reader.pid'
    script = save('reader', f'#!/bin/sh\necho $$ > {note}.new\nmv {note}.new {note}\n'
                                   'exec sleep 60\n')
    script.chmod(0o755)
    os.environ['DATELINE_EXTRACT'] = str(script)
    program = launch(scene)
    n = len(articles(scene))
    open_file(program, save('page.html', PAGE))
    program.tree.find('label', 'Reading page.html…')
    pid = int(wait_for(lambda: note.exists() and note.read_text(encoding='ascii'), 'the reader'))
    expect(is_alive(pid), 'the reader ended by itself')
    program.click(program.tree.find('push button', called('Cancel')))
    wait_for(lambda: not is_alive(pid), 'the reader to be ended')
    wait_for(lambda: not program.tree.find_all('label', 'Reading page.html…'),
             'the strip to be gone')
    expect(len(articles(scene)) == n, 'something was imported')
    scene.quit(program)


class Server(http.server.BaseHTTPRequestHandler):
    """A feed, once it is allowed to answer."""

    def do_GET(self):
        body = FEED.encode()
        self.send_response(200)
        self.send_header('Content-Type', 'application/rss+xml')
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def fetch_feed(scene):
    """An address that is typed is fetched, and its feed offers its items."""
    server = http.server.HTTPServer(('127.0.0.1', 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    program = launch(scene)
    known = program.windows()
    choose_import(program, 'Open Address')
    dialog = program.wait_window(known)
    field = program.tree.find('entry', 'Address of the article')
    wait_for(lambda: 'focused' in field.states, 'the field to have the keyboard')
    write(f'http://127.0.0.1:{server.server_port}/feed')
    press('Return')
    check = program.tree.find('check box', 'Second story')
    wait_for(lambda: dialog not in program.windows(), 'the question to be gone')
    program.focus_window()
    program.click(check)
    wait_for(lambda: 'checked' in check.states, 'it to be picked')
    program.click(import_button(program))
    wait_for(lambda: 'Second story' in titles(scene), 'the item in the library')
    server.shutdown()
    scene.quit(program)


def offers(program):
    return program.tree.find_all('label', 'Drop to Import')


def drop(scene, program, mime, text):
    """Drags text from a window of another program onto the chart, as a file manager does it."""
    source = subprocess.Popen([Path(__file__).parent / 'drag-source.py', mime, text])
    scene.desktop.children.append(source)
    window = wait_for(lambda: xdotool('search', '--onlyvisible', '--sync', '--name',
                                      '^drag source$').split(), 'the other window')[-1]
    x, y, width, height = program.place(scene.chart(program))
    x, y = x + width / 2, y + height / 2
    geometry = dict(line.split('=') for line in
                    xdotool('getwindowgeometry', '--shell', window).split())
    left, top = int(geometry['X']) + 45, int(geometry['Y']) + 45
    push(left, top)
    for step in range(1, 9):
        point_at(left + (x - left) * step / 8, top + (y - top) * step / 8)

    def probe():
        point_at(x + probe.aside, y)  # a drag is told by its movements
        probe.aside = 1 - probe.aside
        return offers(program)

    probe.aside = 0
    wait_for(probe, 'the window to offer itself')
    xdotool('mouseup', 1)
    wait_for(lambda: not offers(program), 'the window to be as before')
    source.wait(10)


def drop_file(scene):
    """An article that is dropped on the chart is imported, and undone."""
    program = launch(scene)
    path = save('A fine.txt', FINE)
    drop(scene, program, 'text/uri-list', f'{path.as_uri()}\r\n')
    wait_for(lambda: 'A fine' in titles(scene), 'the article in the library')
    program.tree.find('push button', lambda name: name.startswith('A fine'))
    press('ctrl+z')
    wait_for(lambda: 'A fine' not in titles(scene), 'the import to be undone')
    scene.quit(program)


def drop_prices(scene):
    """A file of prices asks what it is of."""
    program = launch(scene)
    known = program.windows()
    path = save('odd.csv', 'Date,Close\n2023-01-03,1\n2023-01-04,2\n')
    drop(scene, program, 'text/uri-list', f'{path.as_uri()}\r\n')
    program.wait_window(known)
    program.tree.find('entry', 'Symbol')
    press('Escape')
    wait_for(lambda: not program.new_windows(known), 'the question to be gone')
    program.focus_window()
    scene.quit(program)


def drop_text(scene):
    """Text that was selected elsewhere."""
    program = launch(scene)
    n = len(articles(scene))
    drop(scene, program, 'text/plain;charset=utf-8', STORY)
    wait_for(lambda: len(articles(scene)) == n + 1, 'the text in the library')
    scene.quit(program)


def drop_link(scene):
    """A link of a browser is fetched."""
    server = http.server.HTTPServer(('127.0.0.1', 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    program = launch(scene)
    known = program.windows()
    drop(scene, program, 'text/uri-list', f'http://127.0.0.1:{server.server_port}/feed\r\n')
    program.wait_window(known)
    program.tree.find('check box', 'Second story')
    press('Escape')
    wait_for(lambda: not program.new_windows(known), 'the choice to be gone')
    program.focus_window()
    server.shutdown()
    scene.quit(program)
