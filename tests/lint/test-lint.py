#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The lint tests can fail: each is given small trees that it must refuse, and one that it must not."""

import pathlib
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
SPDX = '/* SPDX-License-Identifier: GPL-3.0-or-later */\n'
OPENING = SPDX + '/* What the file does. */\n'


class Lint(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        self.write('src/base/number.h', SPDX + '#pragma once\n')

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)

    def run_lint(self, script, *arguments):
        done = subprocess.run([sys.executable, HERE / script, self.root, *arguments],
                              capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr

    def passes(self, script, *arguments):
        status, output = self.run_lint(script, *arguments)
        self.assertEqual(status, 0, output)

    def refuses(self, script, words, *arguments):
        status, output = self.run_lint(script, *arguments)
        self.assertEqual(status, 1, output)
        self.assertIn(words, output)


class Layers(Lint):
    def test_keeps(self):
        self.write('src/calendar/day.c', '#include "base/number.h"\n#include <glib.h>\n')
        self.passes('layers.py')

    def test_upward(self):
        self.write('src/calendar/day.h', '#pragma once\n')
        self.write('src/base/number.c', '#include "calendar/day.h"\n')
        self.refuses('layers.py', 'src/base/number.c:1: base/ may not include calendar/')

    def test_sideways(self):
        self.write('src/news/event.h', '#pragma once\n')
        self.write('src/chart/chart.c', '\n#  include "news/event.h"\n')
        self.refuses('layers.py', 'src/chart/chart.c:2: chart/ may not include news/')

    def test_package(self):
        self.write('src/chart/chart.c', '#include <gtk/gtk.h>\n')
        self.refuses('layers.py', 'chart/ may not include <gtk/gtk.h>')

    def test_clock(self):
        self.write('src/series/series.c', '#include <time.h>\n')
        self.refuses('layers.py', 'series/ may not include <time.h>')

    def test_relative(self):
        self.write('src/base/number.c', '#include "number.h"\n')
        self.refuses('layers.py', '"number.h" is no file of src/')

    def test_unknown_folder(self):
        self.write('src/tools/tool.c', '')
        self.refuses('layers.py', 'folder tools is not in')

    def test_circle(self):
        self.write('table', 'folder base: news |\nfolder news: base |\n')
        self.refuses('layers.py', 'a circle: base > news > base', self.root / 'table')

    def test_no_files(self):
        (self.root / 'src/base/number.h').unlink()
        self.assertNotEqual(self.run_lint('layers.py')[0], 0)


class Potfiles(Lint):
    def setUp(self):
        super().setUp()
        self.write('src/app/window.c', 'title = _("Events"); /* not N_("this") */\n')
        self.write('src/app/window.ui', '<property translatable="yes">Events</property>\n')
        self.write('src/app/plain.c', '/* N_("only in a comment") */ other_("x");\n')

    def test_complete(self):
        self.write('po/POTFILES.in', 'src/app/window.c\nsrc/app/window.ui\n')
        self.passes('potfiles.py')

    def test_missing(self):
        self.write('po/POTFILES.in', 'src/app/window.ui\n')
        self.refuses('potfiles.py', 'src/app/window.c has text to translate but is not listed')

    def test_stale(self):
        self.write('po/POTFILES.in', 'src/app/plain.c\nsrc/app/window.c\nsrc/app/window.ui\n')
        self.refuses('potfiles.py', 'src/app/plain.c is listed but has no text')

    def test_order(self):
        self.write('po/POTFILES.in', 'src/app/window.ui\nsrc/app/window.c\n')
        self.refuses('potfiles.py', 'not in order')

    def test_context(self):
        self.write('src/app/kind.c', 'N_\n(\n"Press")\n')
        self.write('po/POTFILES.in', 'src/app/window.c\nsrc/app/window.ui\n')
        self.refuses('potfiles.py', 'src/app/kind.c has text')


class Sources(Lint):
    def test_keeps(self):
        self.write('src/base/number.c', OPENING + '#include "base/number.h"\n')
        self.passes('sources.py')

    def test_rules(self):
        long_file = OPENING + '#include "base/number.h"\n' + '\n' * 600
        for name, text, words in (
                ('src/base/number.c', '#include <glib.h>\n', 'not the licence'),
                ('src/base/number.c', SPDX + '#include <glib.h>\n', 'no paragraph'),
                ('src/base/number.c', long_file, 'more than 600'),
                ('src/base/number.c', OPENING + '\tint x;\n', 'a tab'),
                ('src/base/number.c', OPENING + 'dtl_day_helper ();\n', 'says nothing'),
                ('src/base/number.c', OPENING + '/* TO' 'DO later */\n', '"TO' 'DO"'),
                ('src/base/other.h', SPDX, 'no #pragma once'),
                ('src/base/text-utils.c', OPENING, 'a name that says nothing'),
                ('README.md', 'caf\xe9'.encode('latin-1'), 'byte 3 is not UTF-8'),
                ('README.md', 'line \n', 'blanks at the end'),
                ('README.md', 'line\r\n', 'a carriage return'),
                ('README.md', 'line', 'no newline'),
                ('po/check.py', 'import sys\n', 'no licence line')):
            with self.subTest(words):
                self.write(name, text)
                self.refuses('sources.py', words)
                (self.root / name).unlink()


if __name__ == '__main__':
    unittest.main()
