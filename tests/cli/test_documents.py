#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Help, manual page and shell completions name the same nouns, verbs and options.

The folder of the manual pages is in DATELINE_MAN, that of the completions in
DATELINE_COMPLETIONS."""

import os
import pathlib
import re
import shutil
import subprocess
import unittest

from sandbox import Sandbox

MAN = pathlib.Path(os.environ['DATELINE_MAN'])
COMPLETIONS = pathlib.Path(os.environ.get('DATELINE_COMPLETIONS') or '/nonexistent')


def options_of(thing):
    return {option['name'] for option in thing['options']}


# Scripts of other people depend on these: more may come, none may go.
PROMISED = {
    'prices import': 'symbol name exchange currency interval labels delimiter decimal date-order '
                     'column dry-run',
    'prices list': '',
    'prices show': 'from to interval',
    'prices remove': '',
    'article read': 'published symbol',
    'article import': 'published symbol accept',
    'article list': '',
    'article show': '',
    'article check': '',
    'article remove': '',
    'article rules': 'check',
    'events add': 'symbol date end certainty timing title kind note article',
    'events list': 'symbol kind',
    'events edit': 'symbol date end certainty timing title kind note article',
    'events remove': '',
    'events import': '',
    'events export': '',
    'study run': 'symbol date timing events benchmark model factors estimation gap minimum from to '
                 'window returns exclude-events',
    'chart export': 'output from to size mm dpi type price-scale base interval no-volume events theme '
                    'colors transparent title subtitle source notes',
    'library path': '',
    'library check': '',
    'library backup': '',
    'library undo': '',
    'library redo': '',
    'library history': '',
}


class Documents(Sandbox):
    def setUp(self):
        super().setUp()
        self.table = self.json('--help', own=False)
        self.verbs = {f'{noun["name"]} {verb["name"]}': verb
                      for noun in self.table['nouns'] for verb in noun['verbs']}

    def test_promised(self):
        for command, options in PROMISED.items():
            self.assertIn(command, self.verbs)
            self.assertLessEqual(set(options.split()), options_of(self.verbs[command]), command)

    def test_help(self):
        everywhere = options_of(self.table)
        self.assertEqual(everywhere, {'library', 'json', 'help', 'version'})
        for command, verb in self.verbs.items():
            with self.subTest(command):
                text = self.cli(*command.split(), '--help').out
                listed = re.findall(r'(?m)^ +(?:-\w, )?--([a-z-]+)', text)
                self.assertEqual(set(listed), options_of(verb) | everywhere)
                self.assertEqual(len(listed), len(set(listed)))
                for option in verb['options']:
                    if option['value']:
                        self.assertIn(f'--{option["name"]} {option["value"]}', text)

    def test_manual_page(self):
        text = (MAN / 'dateline-cli.1').read_text().replace('\\-', '-')
        sections = dict(part.split('\n', 1) for part in re.split(r'(?m)^\.S[HS] ', text)[1:])
        entry = re.compile(r'(?m)^\.TP\n\.[BIR]+ (?:-\w ", " )?--([a-z-]+)(.*)$')
        self.assertEqual({name for name, _ in entry.findall(sections['OPTIONS'])},
                         options_of(self.table))
        for command, verb in self.verbs.items():
            with self.subTest(command):
                title = f'{command} {verb["arguments"]}'.strip()
                self.assertIn(title, sections)
                entries = dict(entry.findall(sections[title].split('\n.S')[0]))
                self.assertEqual(set(entries), options_of(verb))
                for option in verb['options']:
                    self.assertIn(option['value'] or '', entries[option['name']])

    def test_members_of_studies(self):
        """The manual names each member that a study has, under the object that has it."""
        report = self.json('study', 'run', '--symbol', 'BABA', '--date', '2022-07-14', '--date',
                           '2022-07-26', '--benchmark', 'SPY', own=False)
        text = (MAN / 'dateline-cli.1').read_text().replace('\\-', '-')
        entry = text.split('\n.SH JSON')[1].split('\n.B study run\n')[1].split('\n.TP')[0]
        event, group, episode = report['events'][0], report['set'], report['episodes'][0]
        paragraphs = {re.match(r'\w*', part)[0]: part for part in entry.split('\n.br\n')}
        objects = {
            '': report, 'settings': report['settings'], 'events': event, 'fit': event['fit'],
            'days': event['days'][0], 'windows': event['windows'][0],
            'placebo': event['windows'][0]['placebo'], 'episodes': episode,
            'set': {**group, **group['days'][0], **group['windows'][0], **group['overlaps'][0]},
        }
        self.assertEqual(set(paragraphs), set(objects))
        for name, members in objects.items():
            for member in members:
                self.assertRegex(paragraphs[name], rf'\b{member}\b', name)
        words = set(re.findall(r'[a-z_]+', entry))
        for event in report['events']:
            self.assertLessEqual({event['status'], *event['warnings']}, words)

    @unittest.skipUnless(COMPLETIONS.is_dir(), 'completions are not built')
    def test_bash(self):
        def complete(*words):
            script = ('source "$1"; shift; COMP_WORDS=(dateline-cli "$@"); COMP_CWORD=$#; '
                      '_dateline_cli; printf "%s\\n" "${COMPREPLY[@]}"')
            done = subprocess.run(
                ['bash', '-c', script, 'bash', str(COMPLETIONS / 'dateline-cli'), *words],
                stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=True, cwd=self.folder)
            self.assertEqual(done.stderr, b'')
            return set(done.stdout.decode().split('\n')) - {''}

        everywhere = {f'--{name}' for name in options_of(self.table)} | {'-h'}
        self.assertEqual(complete(''), {noun['name'] for noun in self.table['nouns']})
        self.assertEqual(complete('--library', 'x', 'li'), {'library'})
        self.assertEqual(complete('--'), {name for name in everywhere if name != '-h'})
        for noun in self.table['nouns']:
            self.assertEqual(complete(noun['name'], ''), {verb['name'] for verb in noun['verbs']})
        self.write('two words.csv', '')
        self.assertEqual(complete('prices', 'import', 'two'), {'two words.csv'})
        for command, verb in self.verbs.items():
            with self.subTest(command):
                self.assertEqual({name for name in complete(*command.split(), '--')},
                                 {f'--{name}' for name in options_of(verb)} |
                                 (everywhere - {'-h'}))
                for option in verb['options']:
                    words = [word for word in (option['value'] or '').split('|')
                             if word and word == word.lower()]
                    if words:
                        self.assertEqual(
                            complete(*command.split(), f'--{option["name"]}', ''), set(words))

    @unittest.skipUnless(COMPLETIONS.is_dir(), 'completions are not built')
    def test_other_shells(self):
        checks = {'_dateline-cli': (r"'\*?--{}\[", 'zsh'),
                  'dateline-cli.fish': (r'-l {}\b', 'fish')}
        for name, (pattern, shell) in checks.items():
            text = (COMPLETIONS / name).read_text()
            for command, verb in self.verbs.items():
                self.assertIn(command.split()[1], text)
                for option in options_of(verb):
                    self.assertRegex(text, pattern.format(option), command)
            if shutil.which(shell):
                subprocess.run([shell, '-n', str(COMPLETIONS / name)], check=True)


if __name__ == '__main__':
    unittest.main()
