# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the real dateline-cli in folders of its own, and holds every run to what the program
promises of all of them. The program is named by the environment variable DATELINE_CLI."""

import collections
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

PROGRAM = os.environ['DATELINE_CLI']
TIMEOUT = 120
CONTROL = re.compile(r'[\x00-\x09\x0b-\x1f\x7f-\x9f]')

Run = collections.namedtuple('Run', 'code out err')


def parse_json(text):
    """Strict: no NaN, no member twice."""
    def no_constant(word):
        raise ValueError(f'{word} is no JSON')

    def no_twins(pairs):
        members = dict(pairs)
        if len(members) != len(pairs):
            raise ValueError(f'a member twice: {[name for name, _ in pairs]}')
        return members

    return json.loads(text, parse_constant=no_constant, object_pairs_hook=no_twins)


class Sandbox(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='dateline-cli-'))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.library = self.folder / 'test.dateline'
        self.env = {name: value for name, value in os.environ.items()
                    if name not in ('DISPLAY', 'WAYLAND_DISPLAY', 'DBUS_SESSION_BUS_ADDRESS')}
        self.env['HOME'] = str(self.folder / 'home')
        for name in ('CONFIG', 'DATA', 'CACHE', 'STATE'):
            self.env[f'XDG_{name}_HOME'] = str(self.folder / name.lower())
        self.env['XDG_RUNTIME_DIR'] = str(self.folder / 'runtime')
        self.env['LC_ALL'] = 'C.UTF-8'

    def raw(self, *args, env=None, **more):
        """Any run: no crash, no hang, no byte that would move a cursor."""
        more.setdefault('stdin', subprocess.DEVNULL)
        more.setdefault('stdout', subprocess.PIPE)
        done = subprocess.run([PROGRAM, *args], stderr=subprocess.PIPE, timeout=TIMEOUT,
                              env=env or self.env, cwd=self.folder, **more)
        out = (done.stdout or b'').decode('utf-8')
        err = done.stderr.decode('utf-8')
        self.assertIn(done.returncode, (0, 1, 2), f'{args}: {err}')
        self.assertNotRegex(out, CONTROL, args)
        self.assertNotRegex(err, CONTROL, args)
        return Run(done.returncode, out, err)

    def cli(self, *args, code=0, **more):
        """A run with the exit code @code: 0 says nothing on standard error, others one line."""
        run = self.raw(*map(str, args), **more)
        self.assertEqual(run.code, code, f'{args}: {run.err}')
        if code == 0:
            self.assertEqual(run.err, '', args)
        else:
            self.assertRegex(run.err, r'\Adateline-cli: [^\n]+\n\Z', args)
        if code == 2:
            self.assertEqual(run.out, '', args)
        return run

    def lib(self, *args, **more):
        """The same, on a library of the test's own that starts empty."""
        return self.cli('--library', self.library, *args, **more)

    def json(self, *args, own=True, **more):
        run = (self.lib if own else self.cli)('--json', *args, **more)
        return parse_json(run.out)

    def refuse(self, *args, own=True, naming=''):
        """A run that fails, says why in one line, prints nothing else and changes nothing."""
        before = self.everything(own)
        run = (self.lib if own else self.cli)(*args, code=1)
        self.assertIn(naming, run.err, args)
        self.assertEqual(run.out, '', args)
        self.assertEqual(self.everything(own), before, args)
        return run.err

    def everything(self, own=True):
        """All that can be seen of the library; None while there is none."""
        if own and not self.library.exists():
            return None
        return [self.json(*words, own=own) for words in
                (('prices', 'list'), ('events', 'list'), ('article', 'list'),
                 ('library', 'history'))]

    def write(self, name, text):
        path = self.folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode('utf-8'))
        return path

    def import_acme(self, symbol='ACME', *options):
        """Five sessions of July 2022, Thursday 14 to Wednesday 20."""
        path = self.write('acme.csv', ACME)
        return self.json('prices', 'import', path, '--symbol', symbol, '--exchange', 'XNYS',
                         *options)

    def add_event(self, *options, **named):
        values = {'symbol': 'ACME', 'date': '2022-07-14', 'title': 'Something'}
        values.update(named)
        words = [word for name, value in values.items() for word in (f'--{name}', value)]
        return self.json('events', 'add', *words, *options)


ACME = '''Date,Open,High,Low,Close,Volume
2022-07-14,10.1,10.9,9.8,10.5,1000
2022-07-15,10.5,11,10.25,10.75,2000
2022-07-18,10.7,10.8,10,10.05,1500
2022-07-19,10.05,10.6,10.05,10.55,900
2022-07-20,10.5,10.55,10.1,10.2,1100
'''

EVENT_KEYS = ['id', 'symbol', 'title', 'kind', 'date', 'end_date', 'certainty', 'timing', 'session',
              'rolled_days', 'note', 'article_id', 'quote']


if __name__ == '__main__':
    unittest.main()
