#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The noun "events"."""

import json
import unittest

from sandbox import EVENT_KEYS, Sandbox, parse_json

LANDINGS = [
    # date as told, timing, session, rolled days
    ('2022-07-14', 'unknown', '2022-07-14', 0),
    ('2022-07-14', 'post', '2022-07-15', 1),
    ('2022-07-15', 'post', '2022-07-18', 3),  # a Friday evening
    ('2021-04-10', 'unknown', '2021-04-12', 2),  # a Saturday
    ('2021-11-25', 'regular', '2021-11-26', 1),  # Thanksgiving
    ('2022-06-20', 'unknown', '2022-06-21', 1),  # Juneteenth, observed
    ('2021-06-18', 'unknown', '2021-06-18', 0),  # Juneteenth 2021: the exchange was open
]

INSTANTS = [
    # instant, date at the exchange, timing, session
    ('2022-07-14T07:30:00-04:00', '2022-07-14', 'pre', '2022-07-14'),
    ('2022-07-14T15:59:59-04:00', '2022-07-14', 'regular', '2022-07-14'),
    ('2022-07-14T16:00:00-04:00', '2022-07-14', 'post', '2022-07-15'),
    ('2022-07-15T02:00:00Z', '2022-07-14', 'post', '2022-07-15'),
    ('2022-07-14T09:00:00+08:00', '2022-07-13', 'post', '2022-07-14'),  # a Hong Kong morning
    ('2021-11-26T13:00:00-05:00', '2021-11-26', 'post', '2021-11-29'),  # a half day
]


class Events(Sandbox):
    def setUp(self):
        super().setUp()
        self.import_acme()

    def test_add(self):
        event = self.add_event(end='2022-07-15', certainty='on-or-before', timing='pre',
                               kind='regulator.summons', note='Heard of it.')
        self.assertLessEqual(set(EVENT_KEYS), set(event))
        self.assertIs(type(event['id']), int)
        self.assertEqual({name: event[name] for name in EVENT_KEYS if name != 'id'}, {
            'symbol': 'ACME', 'title': 'Something', 'kind': 'regulator.summons',
            'date': '2022-07-14', 'end_date': '2022-07-15', 'certainty': 'on-or-before',
            'timing': 'pre', 'session': '2022-07-14', 'rolled_days': 0, 'note': 'Heard of it.',
            'article_id': None, 'quote': None})
        self.assertEqual(self.json('events', 'list'), [event])

    def test_absent_is_null(self):
        event = self.add_event()
        self.assertEqual([event[name] for name in
                          ('kind', 'end_date', 'note', 'article_id', 'quote')], [None] * 5)
        self.assertEqual((event['certainty'], event['timing']), ('exact', 'unknown'))

    def test_landing(self):
        for date, timing, session, rolled in LANDINGS:
            with self.subTest(date):
                event = self.add_event(date=date, timing=timing)
                self.assertEqual((event['date'], event['session'], event['rolled_days']),
                                 (date, session, rolled))

    def test_instant(self):
        for instant, date, timing, session in INSTANTS:
            with self.subTest(instant):
                event = self.add_event(date=instant)
                self.assertEqual((event['date'], event['timing'], event['session']),
                                 (date, timing, session))

    def test_past_the_calendar(self):
        self.assertIsNone(self.add_event(date='2150-01-04')['session'])

    def test_edit_changes_what_is_given(self):
        event = self.add_event(note='A note', kind='press', end='2022-07-15')
        changed = self.json('events', 'edit', event['id'], '--title', 'Other')
        self.assertEqual(changed, {**event, 'title': 'Other'})
        changed = self.json('events', 'edit', event['id'], '--date', '2022-07-15',
                            '--timing', 'post')
        self.assertEqual((changed['session'], changed['rolled_days']), ('2022-07-18', 3))
        changed = self.json('events', 'edit', event['id'], '--end', '', '--note=', '--kind', '')
        self.assertEqual([changed[name] for name in ('end_date', 'note', 'kind')], [None] * 3)
        self.assertEqual(changed['title'], 'Other')

    def test_edit_moves_by_an_instant(self):
        event = self.add_event(timing='pre')
        changed = self.json('events', 'edit', event['id'], '--date', '2022-07-15T17:00:00-04:00')
        self.assertEqual([changed[name] for name in ('date', 'timing', 'session')],
                         ['2022-07-15', 'post', '2022-07-18'])

    def test_list_filters(self):
        self.import_acme('OTHER')
        first = self.add_event(kind='regulator.summons')
        second = self.add_event(kind='press.report', date='2022-07-13')
        third = self.add_event(symbol='OTHER', kind='press')
        for options, expected in (
                ([], [second, first, third]),
                (['--symbol', 'ACME'], [second, first]),
                (['--kind', 'press.report'], [second]),
                (['--kind', 'press'], [second, third]),
                (['--kind', 'press', '--symbol', 'OTHER'], [third]),
                (['--kind', 'legal'], [])):
            with self.subTest(options):
                self.assertEqual([event['id'] for event in self.json('events', 'list', *options)],
                                 [event['id'] for event in expected])

    def test_ids_are_not_used_again(self):
        first = self.add_event()['id']
        self.assertEqual(self.json('events', 'remove', first), {'id': first})
        self.assertGreater(self.add_event()['id'], first)

    def test_refused(self):
        event = self.add_event()
        for words, naming in (
                (['events', 'add', '--symbol', 'NONE', '--date', '2022-07-14', '--title', 'T'],
                 'NONE'),
                (['events', 'list', '--symbol', 'NONE'], 'NONE'),
                (['events', 'edit', 999, '--title', 'T'], '999'),
                (['events', 'edit', event['id'], '--symbol', 'NONE'], 'NONE'),
                (['events', 'edit', event['id'], '--end', '2022-07-13'], '2022-07-13'),
                (['events', 'edit', event['id'], '--article', 999], '999'),
                (['events', 'remove', 999], '999')):
            with self.subTest(words):
                self.refuse(*words, naming=naming)

    def test_a_title_may_look_like_an_option(self):
        event = self.json('events', 'add', '--symbol', 'ACME', '--date', '2022-07-14',
                          '--title', '--json', '--note', '-4.89 %')
        self.assertEqual((event['title'], event['note']), ('--json', '-4.89 %'))

    def test_escapes_stay_out_of_the_terminal(self):
        """Sandbox.raw() looks for control bytes in all output."""
        title = 'Red \x1b[31malert\x07 \x9b1m'
        self.refuse('events', 'add', '--symbol', 'ACME', '--date', '2022-07-14', '--title', title)
        self.refuse('prices', 'show', title)
        self.refuse('prices', 'import', f'{title}.csv', '--symbol', 'A')
        self.add_event(title='left \u202etfel', note=title)
        self.assertNotIn('\u202e', self.lib('events', 'list').out)
        path = self.write('odd\x1b[31m.csv', f'Date,Close\n2022-07-14,1\n{title},2\n')
        self.lib('prices', 'import', path, '--symbol', 'ODD', '--name', 'Odd')
        self.assertIn('x1b', self.lib('prices', 'list').out)

    def test_undo_redo_history(self):
        event = self.add_event()
        self.json('events', 'edit', event['id'], '--title', 'Other')
        steps = self.json('library', 'history')
        self.assertEqual([list(step) for step in steps], [['id', 'name', 'time', 'undone']] * 3)
        self.assertEqual([step['undone'] for step in steps], [False] * 3)
        undone = self.json('library', 'undo')
        self.assertEqual(undone['step'], steps[2]['name'])
        self.assertEqual(self.json('events', 'list'), [event])
        self.assertEqual([step['undone'] for step in self.json('library', 'history')],
                         [False, False, True])
        self.assertEqual(self.json('library', 'redo')['step'], steps[2]['name'])
        self.assertEqual(self.json('events', 'list')[0]['title'], 'Other')
        self.refuse('library', 'redo')
        for _step in steps:
            self.lib('library', 'undo')
        self.refuse('library', 'undo')
        self.assertEqual(self.json('events', 'list'), [])


class Transfer(Sandbox):
    def setUp(self):
        super().setUp()
        self.import_acme()
        self.add_event(title='First, of "two"', kind='press.report', note='A\nnote')
        self.add_event(title='=2+3', date='2022-07-15', end='2022-07-18', timing='post',
                       certainty='about')

    def without_ids(self, events):
        return [{name: value for name, value in event.items() if name != 'id'}
                for event in events]

    def test_round_trip(self):
        events = self.json('events', 'list')
        for name in ('events.csv', 'events.json', 'events.ics'):
            with self.subTest(name):
                path = self.folder / name
                self.assertEqual(self.json('events', 'export', path),
                                 {'file': str(path), 'events': 2})
                for event in self.json('events', 'list'):
                    self.json('events', 'remove', event['id'])
                imported = self.json('events', 'import', path)
                self.assertEqual(self.without_ids(imported), self.without_ids(events))
                self.assertEqual(self.json('events', 'list'), imported)

    def test_csv_header(self):
        self.lib('events', 'export', 'events.csv')
        head = (self.folder / 'events.csv').read_text().splitlines()[0].split(',')
        self.assertEqual(head[:len(EVENT_KEYS)], EVENT_KEYS)

    def test_no_formula_in_a_table(self):
        """A spreadsheet would carry out a cell that begins with an equals sign."""
        self.lib('events', 'export', 'events.csv')
        text = (self.folder / 'events.csv').read_text()
        self.assertIn(",'=2+3,", text)

    def test_json_is_the_list(self):
        self.lib('events', 'export', 'events.json')
        self.assertEqual(parse_json((self.folder / 'events.json').read_text()),
                         self.json('events', 'list'))

    def test_all_or_none(self):
        self.lib('events', 'export', 'events.json')
        events = json.loads((self.folder / 'events.json').read_text())
        events[1]['date'] = '2022-02-30'
        path = self.write('bad.json', json.dumps(events))
        self.refuse('events', 'import', path, naming='2022-02-30')

    def test_refused(self):
        for name, content in (('empty.csv', ''), ('empty.json', ''), ('list.txt', 'x'),
                              ('words.json', 'not JSON'), ('deep.json', '[' * 60000)):
            with self.subTest(name):
                self.refuse('events', 'import', self.write(name, content), naming=name)
        self.refuse('events', 'import', 'missing.csv', naming='missing.csv')
        self.refuse('events', 'export', 'events.txt', naming='events.txt')
        self.refuse('events', 'export', 'no/such/events.csv', naming='events.csv')


if __name__ == '__main__':
    unittest.main()
