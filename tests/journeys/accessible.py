# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader finds in the window: nodes by role and name, their places and actions.

Import it inside a Desktop only: the client binds to the bus of the environment at its first call.
GTK renamed some roles between 4.8 and 4.18; here the names of 4.8 hold.
"""

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402 pylint: disable=wrong-import-position

from desktop import wait_for  # noqa: E402

RENAMED = {'button': 'push button', 'toggle button': 'push button', 'grouping': 'panel',
           'text': 'entry'}


class Node:
    """One accessible of the program; a thin face of Atspi that survives nodes going away."""

    def __init__(self, accessible):
        self.accessible = accessible

    @property
    def role(self):
        name = self.accessible.get_role_name()
        return RENAMED.get(name, name)

    @property
    def name(self):
        return self.accessible.get_name() or ''

    @property
    def description(self):
        return self.accessible.get_description() or ''

    @property
    def states(self):
        return {state.value_nick for state in self.accessible.get_state_set().get_states()}

    @property
    def children(self):
        for index in range(self.accessible.get_child_count()):
            child = self.accessible.get_child_at_index(index)
            if child is not None:
                yield Node(child)

    @property
    def parent(self):
        parent = self.accessible.get_parent()
        return Node(parent) if parent is not None else None

    @property
    def label(self):
        """What is read for it: its own name, else the text inside."""
        return self.name or ', '.join(node.name for node in self.walk() if node.name)

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()

    def walk_back(self):
        """The same from the end: what lies over all else comes first."""
        for child in reversed(list(self.children)):
            yield from child.walk_back()
        yield self

    def matches(self, role=None, name=None, back=False):
        """Shown nodes of the role whose name is name or, if that is a function, fits it."""
        for node in self.walk_back() if back else self.walk():
            if role is not None and node.role != role:
                continue
            if name is not None and not (name(node.name) if callable(name) else node.name == name):
                continue
            if 'visible' in node.states:
                yield node

    def find_all(self, role=None, name=None):
        return list(self.matches(role, name))

    def find(self, role=None, name=None, seconds=10, back=False):
        """The first of them, or the last, as soon as there is one."""
        what = f'{role or "a node"} called {name.__doc__ if callable(name) else repr(name)}'
        return wait_for(lambda: next(self.matches(role, name, back), None), what, seconds)

    def rectangle(self):
        """x, y, width, height inside the window, None without ink; see Program.place."""
        component = self.accessible.get_component_iface()
        if component is None:
            return None
        extents = component.get_extents(Atspi.CoordType.WINDOW)
        return extents.x, extents.y, extents.width, extents.height

    @property
    def text_length(self):
        """Characters typed into it. What they are, GTK 4.8 does not tell of every entry."""
        return self.accessible.get_text_iface().get_character_count()

    def describe(self):
        shown = sorted(self.states & {'focused', 'selected', 'checked', 'pressed', 'expanded'})
        return f'[{self.role}] {self.name!r} {" ".join(shown)}'.rstrip()

    def dump(self, depth=0):
        try:
            lines = ['  ' * depth + self.describe()]
            for child in self.children:
                lines += child.dump(depth + 1)
            return lines
        except GLib.Error as error:
            return ['  ' * depth + f'gone: {error.message}']


def find_program(pid, seconds=20):
    """The application node of the process."""
    Atspi.init()
    Atspi.set_timeout(5000, 5000)

    def probe():
        desktop = Atspi.get_desktop(0)
        # Nothing is cached: this process runs no main loop that would hear of changes.
        desktop.set_cache_mask(Atspi.Cache.NONE)
        for index in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(index)
            if application is not None and application.get_process_id() == pid:
                application.set_cache_mask(Atspi.Cache.NONE)
                return Node(application)
        return None

    return wait_for(probe, f'process {pid} on the accessibility bus', seconds)
