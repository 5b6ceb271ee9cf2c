#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the command line takes and refuses before any library is touched."""

import shutil
import subprocess
import unittest

from sandbox import PROGRAM, Sandbox

ADD = ['events', 'add', '--symbol', 'A', '--title', 'T']
EXPORT = ['chart', 'export', 'A', '-o', 'a.png']
STUDY = ['study', 'run', '--symbol', 'A', '--date', '2022-07-14']

WRONG = [
    # words after dateline-cli, what the message names
    ([], 'noun'),
    (['nonsense'], 'nonsense'),
    (['article'], 'read'),
    (['article', 'read'], 'FILE'),
    (['article', 'read', 'x.txt', '--published', 'yesterday'], 'yesterday'),
    (['article', 'read', 'x.txt', '--published', '2022-02-30'], '2022-02-30'),
    (['article', 'read', 'x.txt', '--published', ''], '--published'),
    (['article', 'read', 'x.txt', '--symbol', 'a b'], '--symbol'),
    (['article', 'read', 'x.txt', '--item', '0'], '--item'),
    (['article', 'import'], 'FILE'),
    (['article', 'import', 'x.txt', 'y.txt'], 'y.txt'),
    (['article', 'import', 'x.txt', '--accept', 'some'], 'some'),
    (['article', 'show'], 'ID'),
    (['article', 'show', 'one'], 'one'),
    (['article', 'check', '0'], 'ID'),
    (['article', 'accept', '1'], 'NUMBER'),
    (['article', 'edit', '1'], 'nothing'),
    (['article', 'edit', '1', '--published', 'soon'], 'soon'),
    (['article', 'remove'], 'ID'),
    (['article', 'rules', 'extra'], 'extra'),
    (['study', 'run'], '--events'),
    (STUDY + ['--events', 'all'], '--date and --events'),
    (['study', 'run', '--date', '2022-07-14'], '--symbol'),
    (['study', 'run', '--symbol', 'A', '--date', 'soon'], 'soon'),
    (['study', 'run', '--events', '1,x'], 'x'),
    (['study', 'run', '--events', '1', '--timing', 'post'], '--timing'),
    (STUDY + ['--window', '-9:1'], '-9 to 1'),
    (STUDY + ['--window', '1'], '--window'),
    (STUDY + ['--estimation', '29'], 'between 30 and 500'),
    (STUDY + ['--gap', '61'], 'between 0 and 60'),
    (STUDY + ['--from', '1'], 'event window'),
    (STUDY + ['--model', 'garch'], '--model'),
    (STUDY + ['--model', 'factors'], '--factors'),
    (STUDY + ['--factors', 'f.csv'], '--model factors'),
    (STUDY + ['--returns', 'daily'], '--returns'),
    (['prices'], 'import'),
    (['prices', 'frobnicate'], 'frobnicate'),
    (['prices', 'fetch', 'A', '--provider', 'p'], 'not built yet'),
    (['prices', 'providers'], 'not built yet'),
    (['prices', 'list', 'extra'], 'extra'),
    (['prices', 'list', '--nonsense'], '--nonsense'),
    (['--nonsense', 'prices', 'list'], '--nonsense'),
    (['prices', 'lis'], 'lis'),
    (['prices', 'list', '--js'], '--js'),
    (['prices', 'list', '--json=yes'], '--json'),
    (['prices', 'list', '-x'], '-x'),
    (['prices', 'list', '--library'], '--library'),
    (['prices', 'show'], 'S'),
    (['prices', 'show', 'A', 'B'], 'B'),
    (['prices', 'show', 'A', '--from', '14.07.2022'], '14.07.2022'),
    (['prices', 'show', 'A', '--from', '2022-02-29'], '2022-02-29'),
    (['prices', 'show', 'A', '--from', ''], '--from'),
    (['prices', 'show', 'A', '--from', '2022-07-15', '--to', '2022-07-14'], 'after'),
    (['prices', 'show', 'A', '--interval', 'hour'], 'hour'),
    (['prices', 'show', 'A', '--indicator', 'sma'], 'sma:20'),
    (['prices', 'show', 'A', '--indicator', 'sma:0'], 'whole number from 1'),
    (['prices', 'show', 'A', '--indicator', 'sma:5.5'], '5.5'),
    (['prices', 'show', 'A', '--indicator', 'sma:5,ema:5'], '5,ema'),
    (['prices', 'show', 'A', '--indicator', 'stochastic:14'], 'bollinger:N:K'),
    (['prices', 'show', 'A', '--indicator', 'macd:26:12:9'], 'above F'),
    (['prices', 'show', 'A', '--indicator', 'obv', '--indicator', 'obv'], 'twice'),
    (['prices', 'show', 'A', '--indicator', ''], '--indicator'),
    (['prices', 'show', 'A', '--indicator', 'sma:5', '--benchmark', 'SPY'], '--benchmark'),
    (['prices', 'show', 'A', '--benchmark', 'SPY'], '--benchmark'),
    (['prices', 'import', '--symbol', 'A'], 'FILE'),
    (['prices', 'import', 'a.csv'], '--symbol'),
    (['prices', 'import', 'a.csv', '--symbol', ''], '--symbol'),
    (['prices', 'import', 'a.csv', '--symbol', 'A', '--symbol', 'B'], 'twice'),
    (['prices', 'import', 'a.csv', '--symbol', 'A', '--delimiter', 'x'], 'x'),
    (['prices', 'import', 'a.csv', '--symbol', 'A', '--decimal', ';'], ';'),
    (['prices', 'import', 'a.csv', '--symbol', 'A', '--date-order', 'ydm'], 'ydm'),
    (['prices', 'import', 'a.csv', '--symbol', 'A', '--column', 'close'], 'close'),
    (['prices', 'import', 'a.csv', '--symbol', 'A', '--column', 'last=Price'], 'last'),
    (['prices', 'import', 'a.csv', '--symbol', 'A', '--actions', 'b.csv'], 'not built yet'),
    (['prices', 'remove'], 'S'),
    (['events', 'add', '--symbol', 'A', '--date', '2022-07-14'], '--title'),
    (['events', 'add', '--date', '2022-07-14', '--title', 'T'], '--symbol'),
    (ADD, '--date'),
    (ADD + ['--date', '2022-02-30'], '2022-02-30'),
    (ADD + ['--date', 'yesterday'], 'yesterday'),
    (ADD + ['--date', '2022-07-14T10:00:00-04:00', '--timing', 'pre'], '--timing'),
    (ADD + ['--date', '2022-07-14', '--timing', 'noon'], 'noon'),
    (ADD + ['--date', '2022-07-14', '--certainty', 'sure'], 'sure'),
    (ADD + ['--date', '2022-07-14', '--end', 'x'], '--end'),
    (ADD + ['--date', '2022-07-14', '--article', '0'], '--article'),
    (ADD + ['--date', '2022-07-14', '--kind', 'press.reprot'], 'press.reprot'),
    (['events', 'list', '--kind', 'press.reprot'], 'press.reprot'),
    (['events', 'add', '--symbol', 'A', '--date', '2022-07-14', '--title', ' '], '--title'),
    (['events', 'edit'], 'ID'),
    (['events', 'edit', 'x', '--title', 'T'], 'x'),
    (['events', 'edit', '1'], 'nothing'),
    (['events', 'edit', '-1', '--title', 'T'], '-1'),
    (['events', 'remove', '1', '2'], '2'),
    (['events', 'remove', '1.5'], '1.5'),
    (['events', 'import'], 'FILE'),
    (['chart', 'export', 'A'], '--output'),
    (['chart', 'export', '-o', 'a.png'], 'S'),
    (['chart', 'export', 'A', '-o', 'a.gif'], 'a.gif'),
    (EXPORT + ['--size', '1600'], '1600'),
    (EXPORT + ['--size', '0x900'], '0x900'),
    (EXPORT + ['--size', '40000x900'], '32767'),
    (EXPORT + ['--size', '640.5x480'], '640.5x480'),
    (EXPORT + ['--size', '1e99x480'], '32767'),
    (EXPORT + ['--events', ''], '--events'),
    (EXPORT + ['--events', 'press,'], '--events'),
    (EXPORT + ['--size', '1600x900', '--mm', '180x110'], '--mm'),
    (EXPORT + ['--dpi', '300'], '--mm'),
    (EXPORT + ['--mm', '180x110', '--dpi', 'nan'], 'nan'),
    (EXPORT + ['--type', 'renko'], 'renko'),
    (EXPORT + ['--price-scale', 'logarithmic'], 'logarithmic'),
    (EXPORT + ['--base', '2022-13-01'], '2022-13-01'),
    (EXPORT + ['--indicator', 'sma'], 'sma:20'),
    (EXPORT + ['--indicator', 'obv', '--indicator', 'obv'], 'twice'),
    (EXPORT + ['--indicator', 'obv', '--benchmark', 'SPY'], '--benchmark'),
    (EXPORT + ['--theme', 'pink'], 'pink'),
    (EXPORT + ['--colors', 'pink'], 'pink'),
    (EXPORT + ['--compare', 'B', '--compare', 'B'], 'twice'),
    (EXPORT + ['--compare', 'A'], 'itself'),
    (EXPORT + ['--study', 'first'], 'first'),
    (EXPORT + ['--study', '0'], '0'),
    (EXPORT + ['--transparent=no'], '--transparent'),
    (['library'], 'path'),
    (['library', 'backup'], 'FILE'),
    (['library', 'undo', '2'], '2'),
]

GOOD = [
    ['--json', 'library', 'path'],
    ['library', '--json', 'path'],
    ['library', 'path', '--json'],
]


class Usage(Sandbox):
    def test_wrong(self):
        for words, naming in WRONG:
            with self.subTest(words):
                run = self.cli(*words, code=2)
                self.assertIn(naming, run.err)
        self.assertEqual([path.name for path in self.folder.iterdir()], [])

    def test_everywhere_options_stand_anywhere(self):
        outputs = {self.cli(*words).out for words in GOOD}
        self.assertEqual(len(outputs), 1)
        for words in (['library', 'path', '--library=x.dateline'],
                      ['library', '--library', 'x.dateline', 'path']):
            self.assertEqual(self.cli(*words).out, f'{self.folder}/x.dateline\n')

    def test_two_dashes_end_the_options(self):
        self.import_acme()
        self.assertIn('--json', self.refuse('prices', 'show', '--', '--json'))
        self.lib('prices', 'list', '--', '--json', code=2)

    def test_help_at_every_level(self):
        for words in ([], ['prices'], ['prices', 'import'], ['chart', 'export']):
            for form in ('--help', '-h'):
                with self.subTest(words + [form]):
                    run = self.cli(*words, form)
                    self.assertTrue(run.out.startswith('Usage: dateline-cli '), run.out)
        self.assertIn('--symbol S', self.cli('prices', 'import', '--help').out)
        self.cli('prices', 'nonsense', '--help', code=2)

    def test_version(self):
        run = self.cli('--version')
        self.assertRegex(run.out, r'\Adateline-cli \d+\.\d+\.\d+\n')
        for library in ('GLib', 'SQLite', 'cairo'):
            self.assertRegex(run.out, rf'(?m)^{library} \d+\.\d+\.\d+')
        self.assertEqual(set(self.json('--version', own=False)), {'version', 'libraries'})

    @unittest.skipUnless(shutil.which('ldd'), 'no ldd')
    def test_no_toolkit_is_linked(self):
        libraries = subprocess.run(['ldd', PROGRAM], stdout=subprocess.PIPE, check=True).stdout
        self.assertIn(b'libglib', libraries)
        self.assertNotIn(b'libgtk', libraries)

    def test_bytes_that_are_no_text(self):
        run = self.raw(b'events', b'add', b'--symbol', b'A', b'--date', b'2022-07-14',
                       b'--title', b'\xff\x1b[31m')
        self.assertEqual(run.code, 2)


if __name__ == '__main__':
    unittest.main()
