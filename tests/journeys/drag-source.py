#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A window to drag from, as a file manager or a browser is one. usage: drag-source.py MIME TEXT"""

import sys

import gi
gi.require_version('Gdk', '4.0')
gi.require_version('Gtk', '4.0')
from gi.repository import Gdk, GLib, Gtk  # pylint: disable=wrong-import-position

SIZE = 90


def main(mime, text):
    Gtk.init()
    loop = GLib.MainLoop()
    window = Gtk.Window(title='drag source', decorated=False, default_width=SIZE,
                        default_height=SIZE, child=Gtk.Label(label='Drag'))
    source = Gtk.DragSource(actions=Gdk.DragAction.COPY)
    source.set_content(Gdk.ContentProvider.new_for_bytes(mime, GLib.Bytes.new(text.encode())))
    source.connect('drag-end', lambda *_: loop.quit())
    window.add_controller(source)
    window.present()
    loop.run()


main(*sys.argv[1:])
