#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Faults of the machine around the program: full disks, closed pipes, other locales."""

import os
import pathlib
import resource
import shutil
import subprocess
import unittest

from sandbox import ACME, PROGRAM, Sandbox

LOCALES = pathlib.Path('/usr/share/i18n/locales')


def limit_files(size):
    """A full disk, near enough: no file may grow beyond @size bytes. The program has to ignore
    the signal that comes with it."""
    def apply():
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    return apply


class Disk(Sandbox):
    def test_full_while_writing(self):
        self.import_acme()
        rows = ''.join(f'{day}\n' for day in (
            f'{year}-{month:02}-{day:02},{day}.{month}' for year in range(1900, 2000)
            for month in range(1, 13) for day in range(1, 29)))
        self.write('long.csv', 'Date,Close\n' + rows)
        before = self.everything()
        for words in (['prices', 'import', 'long.csv', '--symbol', 'LONG'],
                      ['chart', 'export', 'ACME', '-o', 'a.pdf'],
                      ['chart', 'export', 'ACME', '-o', 'a.png'],
                      ['library', 'backup', 'copy.dateline']):
            for size in (0, 1000, 20000):
                with self.subTest(words, size=size):
                    run = self.raw('--library', str(self.library), *words,
                                   preexec_fn=limit_files(size))
                    if run.code == 0:  # it fitted
                        self.assertNotEqual(size, 0)
                        (self.folder / words[-1]).unlink(missing_ok=True)
                        continue
                    self.assertEqual(run.code, 1)
                    self.assertRegex(run.err, r'\Adateline-cli: [^\n]+\n\Z')
                    self.assertEqual(self.everything(), before)
                    self.assertEqual(sorted(path.name for path in self.folder.iterdir()
                                            if path.suffix in ('.pdf', '.png')
                                            or 'copy' in path.name), [])

    def test_full_while_making_the_library(self):
        self.write('acme.csv', ACME)
        run = self.raw('--library', str(self.library), 'prices', 'import', 'acme.csv',
                       '--symbol', 'ACME', preexec_fn=limit_files(3000))
        self.assertEqual(run.code, 1)
        self.import_acme()

    @unittest.skipIf(os.geteuid() == 0, 'root may write everywhere')
    def test_read_only_folder(self):
        self.folder.chmod(0o500)
        self.addCleanup(self.folder.chmod, 0o700)
        self.lib('prices', 'import', '/dev/null', '--symbol', 'A', code=1)


class StandardOutput(Sandbox):
    def setUp(self):
        super().setUp()
        self.import_acme()

    def test_full(self):
        with open('/dev/full', 'wb') as full:
            for words in (['prices', 'show', 'ACME'], ['--json', 'prices', 'list'], ['--help'],
                          ['library', 'path']):
                with self.subTest(words):
                    run = self.lib(*words, stdout=full, code=1)
                    self.assertIn('Standard output', run.err)

    def test_full_after_a_change(self):
        """What was stored is stored, and the message says so."""
        with open('/dev/full', 'wb') as full:
            run = self.lib('events', 'add', '--symbol', 'ACME', '--date', '2022-07-14', '--title',
                           'T', stdout=full, code=1)
        self.assertIn('The change is made', run.err)
        self.assertEqual(len(self.json('events', 'list')), 1)

    def test_full_without_a_change(self):
        before = self.everything()
        path = self.write('more.csv', ACME)
        with open('/dev/full', 'wb') as full:
            for words in (['events', 'add', '--help'],
                          ['prices', 'import', str(path), '--symbol', 'MORE', '--dry-run']):
                with self.subTest(words):
                    run = self.lib(*words, stdout=full, code=1)
                    self.assertIn('Standard output', run.err)
                    self.assertNotIn('The change is made', run.err)
        self.assertEqual(self.everything(), before)

    def test_nobody_reads(self):
        read, write = os.pipe()
        os.close(read)
        with os.fdopen(write, 'wb') as pipe:
            run = self.lib('prices', 'show', 'ACME', stdout=pipe, code=1)
        self.assertIn('Standard output', run.err)

    def test_closed(self):
        before = self.everything()
        for words in (['prices', 'show', 'ACME'], ['events', 'list']):
            done = subprocess.run(['/bin/sh', '-c', 'exec "$0" "$@" >&- <&-', PROGRAM, '--library',
                                   str(self.library), *words], env=self.env, stderr=subprocess.PIPE,
                                  timeout=60)
            self.assertEqual(done.returncode, 1)
            self.assertIn(b'Standard output', done.stderr)
        self.assertEqual(self.everything(), before)


class Locale(Sandbox):
    """German: a decimal comma. Persian: other digits. Turkish: a dotless i."""

    def outputs(self, env):
        path = self.write('acme.csv', ACME)
        library = self.folder / 'locale.dateline'
        library.unlink(missing_ok=True)
        words = ['--library', library]
        runs = [
            self.cli(*words, '--json', 'prices', 'import', path, '--symbol', 'ACME', env=env).out,
            self.cli(*words, 'prices', 'show', 'ACME', env=env).out,
            self.cli(*words, '--json', 'prices', 'show', 'ACME', '--interval', 'week', env=env).out,
            self.cli(*words, 'events', 'add', '--symbol', 'ACME', '--date', '2022-07-14',
                     '--title', 'T', '--kind', 'regulator.fine', env=env).out,
            self.cli(*words, 'events', 'list', env=env).out,
            self.cli(*words, '--help', env=env).out,
            self.cli(*words, 'prices', 'show', 'NONE', code=1, env=env).err,
        ]
        self.cli(*words, 'chart', 'export', 'ACME', '-o', 'a.svg', '--mm', '100.5x80.25', env=env)
        runs.append((self.folder / 'a.svg').read_bytes())
        self.cli(*words, 'events', 'export', 'a.csv', env=env)
        runs.append((self.folder / 'a.csv').read_bytes())
        return runs

    def test_same_bytes(self):
        localedef = shutil.which('localedef')
        if localedef is None or not (LOCALES / 'de_DE').exists():
            self.skipTest('no locales to build')
        expected = self.outputs(self.env)
        for name in ('de_DE', 'fa_IR', 'tr_TR'):
            with self.subTest(name):
                subprocess.run([localedef, '-i', name, '-f', 'UTF-8',
                                str(self.folder / f'{name}.UTF-8')], check=True,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                env = {**self.env, 'LOCPATH': str(self.folder), 'LC_ALL': f'{name}.UTF-8',
                       'LANGUAGE': name}
                self.assertEqual(self.outputs(env), expected)

    def test_time_zone_of_the_user(self):
        expected = self.outputs(self.env)
        for zone in ('Asia/Hong_Kong', 'America/New_York', 'Pacific/Apia'):
            with self.subTest(zone):
                self.assertEqual(self.outputs({**self.env, 'TZ': zone}), expected)


if __name__ == '__main__':
    unittest.main()
