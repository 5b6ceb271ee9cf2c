#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The library file: made, found, checked, copied, shared, and refused when it is not sound."""

import concurrent.futures
import contextlib
import os
import sqlite3
import unittest

from sandbox import Sandbox


class Place(Sandbox):
    def test_path(self):
        default = self.folder / 'data' / 'dateline' / 'library.dateline'
        self.assertEqual(self.cli('library', 'path').out, f'{default}\n')
        self.assertFalse(default.exists())
        self.assertEqual(self.json('library', 'path'), {'path': str(self.library)})

    def test_path_with_escapes(self):
        self.library = self.folder / 'odd\x1b[31m'
        self.assertIn('x1b', self.lib('library', 'path').out)
        self.assertEqual(self.json('library', 'path'), {'path': str(self.library)})

    def test_data_home_is_followed_or_home(self):
        env = dict(self.env)
        del env['XDG_DATA_HOME']
        self.assertEqual(self.cli('library', 'path', env=env).out,
                         f'{self.folder}/home/.local/share/dateline/library.dateline\n')

    def test_missing(self):
        for words in (['prices', 'list'], ['prices', 'show', 'A'], ['events', 'list'],
                      ['events', 'export', 'e.csv'], ['chart', 'export', 'A', '-o', 'a.png'],
                      ['library', 'check'], ['library', 'backup', 'b'], ['library', 'history']):
            with self.subTest(words):
                self.refuse(*words, naming='test.dateline')
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_a_verb_that_fails_makes_none(self):
        self.write('empty.csv', '')
        for words in (['prices', 'import', 'empty.csv', '--symbol', 'A'], ['prices', 'remove', 'A'],
                      ['events', 'add', '--symbol', 'A', '--date', '2022-07-14', '--title', 'T'],
                      ['events', 'edit', '1', '--title', 'T'], ['events', 'remove', '1'],
                      ['events', 'import', 'none.csv'], ['library', 'undo'], ['library', 'redo']):
            with self.subTest(words):
                self.refuse(*words)
                self.assertEqual([path.name for path in self.folder.iterdir()], ['empty.csv'])

    def test_a_verb_that_writes_makes_it_empty(self):
        self.import_acme()
        self.assertEqual([row['symbol'] for row in self.json('prices', 'list')], ['ACME'])
        self.assertEqual(self.json('events', 'list'), [])


class Sample(Sandbox):
    def test_first_run(self):
        rows = self.json('prices', 'list', own=False)
        self.assertEqual([(row['symbol'], row['exchange'], row['interval'], row['bars'],
                           row['first'], row['last']) for row in rows],
                         [('BABA', 'XNYS', 'day', 756, '2020-01-02', '2022-12-30'),
                          ('SPY', rows[1]['exchange'], 'day', 756, '2020-01-02', '2022-12-30')])

        bars = self.json('prices', 'show', 'BABA', '--from', '2022-07-13', '--to', '2022-07-15',
                         own=False)
        self.assertEqual([(bar['date'], bar['close']) for bar in bars],
                         [('2022-07-13', 109.1), ('2022-07-14', 103.76), ('2022-07-15', 102.44)])

        events = self.json('events', 'list', '--symbol', 'BABA', own=False)
        july = [event for event in events if event['date'] == '2022-07-14']
        self.assertEqual([(event['title'], event['certainty'], event['session'])
                          for event in july],
                         [('Executives summoned', 'on-or-before', '2022-07-14'),
                          ('WSJ report', 'exact', '2022-07-14')])
        for event in july:
            self.assertIsNotNone(event['article_id'])
            self.assertTrue(event['quote'])
        saturday = [event for event in events if event['date'] == '2021-04-10']
        self.assertEqual([(event['session'], event['rolled_days']) for event in saturday],
                         [('2021-04-12', 2)])

    def test_nothing_to_undo_in_a_new_library(self):
        self.refuse('library', 'undo', own=False)
        self.assertEqual(self.json('library', 'history', own=False), [])

    def test_once(self):
        before = self.everything(own=False)
        self.cli('events', 'remove', before[1][0]['id'])
        self.assertEqual(len(self.json('events', 'list', own=False)), len(before[1]) - 1)


class Soundness(Sandbox):
    def setUp(self):
        super().setUp()
        self.import_acme()
        self.add_event()

    def test_check(self):
        result = self.json('library', 'check')
        self.assertEqual((result['intact'], result['problems']), (True, []))
        self.assertEqual(self.lib('library', 'check').out, 'The library is intact.\n')

    def test_backup(self):
        before = self.everything()
        copy = self.folder / 'copy.dateline'
        self.assertEqual(self.json('library', 'backup', copy), {'file': str(copy)})
        self.json('events', 'remove', 1)
        self.library = copy
        self.assertEqual(self.everything(), before)
        self.refuse('library', 'backup', copy, naming='copy.dateline')
        self.refuse('library', 'backup', self.folder / 'no' / 'copy.dateline', naming='copy.dateline')

    def refused(self, naming='test.dateline'):
        """No verb works on the file, and none changes a byte of it."""
        before = self.library.read_bytes()
        for words in (['prices', 'list'], ['events', 'list'], ['library', 'undo'],
                      ['prices', 'import', self.folder / 'acme.csv', '--symbol', 'A'],
                      ['events', 'remove', '1']):
            with self.subTest(words):
                run = self.lib(*words, code=1)
                self.assertIn(naming, run.err)
                self.assertEqual(run.out, '')
        self.lib('library', 'check', code=1)
        self.assertEqual(self.library.read_bytes(), before)

    def in_one_file(self, sql='SELECT 1'):
        """Runs @sql, and brings what stands in the log into the library itself."""
        with contextlib.closing(sqlite3.connect(self.library, isolation_level=None)) as database:
            database.execute(sql)
            database.execute('PRAGMA wal_checkpoint(TRUNCATE)')

    def test_newer_version(self):
        self.in_one_file('PRAGMA user_version = 9999')
        self.refused()
        self.assertIn('newer', self.lib('prices', 'list', code=1).err)

    def test_other_files(self):
        for content in (b'', b'\x89PNG\r\n\x1a\n' * 1000, b'SQLite format 3\0' + b'\0' * 5000):
            with self.subTest(content[:8]):
                self.library.write_bytes(content)
                self.refused()

    def test_flipped_bytes(self):
        self.in_one_file()
        good = self.library.read_bytes()
        size = int.from_bytes(good[16:18], 'big')
        found = []
        for page in range(0, len(good), size):
            bad = bytearray(good)
            for i in range(page + 100, page + size, 7):
                bad[i] ^= 0x5a
            self.library.write_bytes(bad)
            run = self.raw('--library', str(self.library), 'library', 'check')
            if run.code != 0:
                self.assertEqual(run.code, 1)
                self.assertRegex(run.err, r'\Adateline-cli: [^\n]+\n\Z')
                found.append(page)
        # bytes of a page that no row uses may be anything
        self.assertIn(0, found)
        self.assertGreater(len(found), len(good) // size // 2)
        self.library.write_bytes(good)
        self.assertTrue(self.json('library', 'check')['intact'])

    def test_cut_short(self):
        self.in_one_file()
        good = self.library.read_bytes()
        for n in (1, 99, 100, 4096, len(good) // 2, len(good) - 4096, len(good) - 1):
            with self.subTest(n):
                self.library.write_bytes(good[:n])
                self.refused()

    def test_not_a_file(self):
        os.mkfifo(self.folder / 'pipe')
        (self.folder / 'folder').mkdir()
        for name in ('pipe', 'folder', '/dev/null'):
            for words in (['prices', 'list'], ['events', 'remove', '1']):
                with self.subTest(name):
                    self.assertIn(name, self.cli('--library', name, *words, code=1).err)
        self.assertIn('no/such', self.cli('--library', 'no/such/file', 'prices', 'import',
                                          'acme.csv', '--symbol', 'A', code=1).err)


class Together(Sandbox):
    def test_processes_that_write_at_once(self):
        self.import_acme()

        def add(worker):
            return [self.add_event(title=f'{worker}.{i}')['id'] for i in range(6)]

        with concurrent.futures.ThreadPoolExecutor(3) as pool:
            ids = sum(pool.map(add, range(3)), [])
        self.assertEqual(len(set(ids)), 18)
        events = self.json('events', 'list')
        self.assertEqual({event['title'] for event in events},
                         {f'{worker}.{i}' for worker in range(3) for i in range(6)})
        self.assertEqual(len(self.json('library', 'history')), 19)
        self.assertTrue(self.json('library', 'check')['intact'])

    def test_processes_that_make_the_default_library_at_once(self):
        with concurrent.futures.ThreadPoolExecutor(3) as pool:
            runs = list(pool.map(
                lambda _: self.json('events', 'list', own=False), range(3)))
        self.assertGreater(len(runs[0]), 10)
        self.assertEqual(runs, [runs[0]] * 3)


if __name__ == '__main__':
    unittest.main()
