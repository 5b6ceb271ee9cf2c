#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The noun "prices": what goes in, what comes out, and what is refused."""

import os
import re
import unicodedata
import unittest

from sandbox import ACME, Sandbox, parse_json

REPORT_KEYS = {'symbol', 'rows_read', 'rows_added', 'rows_replaced', 'rows_unchanged',
               'rows_duplicate', 'rows_rejected', 'first', 'last', 'warnings', 'dialect'}
LIST_KEYS = {'symbol', 'name', 'exchange', 'currency', 'interval', 'bars', 'first', 'last', 'source'}
BAR_KEYS = ['date', 'open', 'high', 'low', 'close', 'adj_close', 'volume']

REFUSED = [
    # a file that holds no prices
    ('empty.csv', b''),
    ('header.csv', b'Date,Open,High,Low,Close,Volume\n'),
    ('picture.csv', b'\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x06@\x00\x00\x03\x84\x08\x06'),
    ('words.csv', b'this is not\na price file\n'),
    ('no-close.csv', b'Date,Volume\n2022-07-14,100\n'),
    ('unreadable.csv', b'Date,Close\nyesterday,1\nsoon,2\n'),
]


class Import(Sandbox):
    def test_report(self):
        report = self.import_acme()
        self.assertLessEqual(REPORT_KEYS, set(report))
        self.assertEqual(report['symbol'], 'ACME')
        self.assertEqual([report['rows_' + name] for name in
                          ('read', 'added', 'replaced', 'unchanged', 'duplicate', 'rejected')],
                         [5, 5, 0, 0, 0, []])
        self.assertEqual((report['first'], report['last']), ('2022-07-14', '2022-07-20'))
        self.assertEqual(report['warnings'], [])
        dialect = report['dialect']
        self.assertEqual((dialect['delimiter'], dialect['decimal'], dialect['date_order']),
                         (',', '.', 'ymd'))
        self.assertEqual(dialect['columns'],
                         {'date': 'Date', 'open': 'Open', 'high': 'High', 'low': 'Low',
                          'close': 'Close', 'volume': 'Volume'})

    def test_again_and_changed(self):
        self.import_acme()
        report = self.import_acme()
        self.assertEqual((report['rows_added'], report['rows_unchanged']), (0, 5))
        path = self.write('more.csv', ACME.replace('10.75,2000', '10.76,2000') +
                          '2022-07-21,10.2,10.4,10.1,10.3,800\n')
        report = self.json('prices', 'import', path, '--symbol', 'ACME')
        self.assertEqual([report['rows_' + name] for name in ('added', 'replaced', 'unchanged')],
                         [1, 1, 4])
        self.assertEqual(len(self.json('prices', 'show', 'ACME')), 6)

    def test_each_row_counts_once(self):
        path = self.write('odd.csv', 'Date,Close\n2022-07-15,2\n2022-07-14,1\n2022-07-14,1\n'
                                     '2022-07-18,3\n2022-07-18,4\nsoon,5\n2022-07-19,\n')
        report = self.json('prices', 'import', path, '--symbol', 'ODD')
        counted = sum(report['rows_' + name]
                      for name in ('added', 'replaced', 'unchanged', 'duplicate'))
        self.assertEqual(counted + len(report['rows_rejected']), report['rows_read'])
        self.assertEqual([row['line'] for row in report['rows_rejected']], [7, 8])
        self.assertTrue(all(row['reason'] for row in report['rows_rejected']))
        kinds = [warning['kind'] for warning in report['warnings']]
        for kind in ('unsorted', 'duplicate', 'conflict'):
            self.assertIn(kind, kinds)
        for warning in report['warnings']:
            self.assertEqual(set(warning), {'kind', 'date', 'text'})
        closes = {bar['date']: bar['close'] for bar in self.json('prices', 'show', 'ODD')}
        self.assertEqual(closes, {'2022-07-14': 1, '2022-07-15': 2, '2022-07-18': 4})

    def test_dry_run_stores_nothing(self):
        self.import_acme()
        before = self.everything()
        report = self.import_acme('NEW', '--dry-run')
        self.assertEqual(report['rows_added'], 5)
        self.assertEqual(self.everything(), before)

    def test_dry_run_makes_no_library(self):
        report = self.import_acme('NEW', '--dry-run')
        self.assertEqual(report['rows_added'], 5)
        self.assertFalse(self.library.exists())

    def test_refused(self):
        self.import_acme()
        for name, content in REFUSED:
            with self.subTest(name):
                self.refuse('prices', 'import', self.write(name, content), '--symbol', 'BAD',
                          naming=name)

    def test_not_a_file(self):
        self.import_acme()
        os.mkfifo(self.folder / 'pipe.csv')
        for name in ('missing.csv', 'pipe.csv', '.', '/dev/null'):
            with self.subTest(name):
                self.refuse('prices', 'import', name, '--symbol', 'BAD', naming=name)

    @unittest.skipIf(os.geteuid() == 0, 'root may read everything')
    def test_unreadable(self):
        self.import_acme()
        path = self.write('secret.csv', ACME)
        path.chmod(0)
        self.refuse('prices', 'import', path, '--symbol', 'BAD', naming='secret.csv')

    def test_several_files(self):
        good = self.write('good.csv', ACME)
        more = self.write('more.csv', 'Date,Close\n2022-07-21,10\n')
        run = self.lib('--json', 'prices', 'import', good, 'missing.csv', more,
                       '--symbol', 'ACME', code=1)
        lines = [parse_json(line) for line in run.out.splitlines()]
        self.assertEqual(len(lines), 3)
        self.assertEqual(lines[0]['rows_added'], 5)
        self.assertEqual(set(lines[1]), {'file', 'error'})
        self.assertEqual(lines[1]['file'], 'missing.csv')
        self.assertEqual(lines[2]['rows_added'], 1)
        self.assertEqual(len(self.json('prices', 'show', 'ACME')), 6)

        run = self.lib('--json', 'prices', 'import', good, more, '--symbol', 'ACME')
        self.assertEqual(len(run.out.splitlines()), 2)

    def test_text_report(self):
        path = self.write('acme.csv', ACME + 'soon,1,1,1,1,1\n')
        run = self.lib('prices', 'import', path, '--symbol', 'ACME')
        self.assertIn('5 added', run.out)
        self.assertRegex(run.out, r'(?m)^line 7 +rejected +')


class Show(Sandbox):
    def test_csv(self):
        self.import_acme()
        lines = self.lib('prices', 'show', 'ACME').out.splitlines()
        self.assertEqual(lines[0], 'Date,Open,High,Low,Close,Adj Close,Volume')
        self.assertEqual(lines[1], '2022-07-14,10.1,10.9,9.8,10.5,,1000')
        self.assertEqual(len(lines), 6)

    def test_json(self):
        self.import_acme()
        bars = self.json('prices', 'show', 'ACME')
        self.assertEqual([list(bar) for bar in bars], [BAR_KEYS] * 5)
        self.assertEqual(bars[0], {'date': '2022-07-14', 'open': 10.1, 'high': 10.9, 'low': 9.8,
                                   'close': 10.5, 'adj_close': None, 'volume': 1000})

    def test_range(self):
        self.import_acme()
        for options, dates in (
                (['--from', '2022-07-18'], ['2022-07-18', '2022-07-19', '2022-07-20']),
                (['--to', '2022-07-15'], ['2022-07-14', '2022-07-15']),
                (['--from', '2022-07-16', '--to', '2022-07-18'], ['2022-07-18']),
                (['--from', '2022-07-16', '--to', '2022-07-17'], [])):
            with self.subTest(options):
                bars = self.json('prices', 'show', 'ACME', *options)
                self.assertEqual([bar['date'] for bar in bars], dates)

    def test_week(self):
        self.import_acme()
        bars = self.json('prices', 'show', 'ACME', '--interval', 'week')
        self.assertEqual(bars, [
            {'date': '2022-07-15', 'open': 10.1, 'high': 11, 'low': 9.8, 'close': 10.75,
             'adj_close': None, 'volume': 3000},
            {'date': '2022-07-20', 'open': 10.7, 'high': 10.8, 'low': 10, 'close': 10.2,
             'adj_close': None, 'volume': 3500}])
        self.refuse('prices', 'show', 'ACME', '--interval', '5min', naming='ACME')

    def test_stored_weeks(self):
        """Weeks are printed as they are, and make no months."""
        path = self.write('weeks.csv', 'Date,Close\n2022-07-15,1\n2022-07-22,2\n2022-07-29,3\n')
        self.json('prices', 'import', path, '--symbol', 'W', '--interval', 'week')
        bars = self.json('prices', 'show', 'W')
        self.assertEqual(bars, self.json('prices', 'show', 'W', '--interval', 'week'))
        self.assertEqual(len(bars), 3)
        for interval in ('month', 'day'):
            self.refuse('prices', 'show', 'W', '--interval', interval, naming='W')

    def test_figures_read_back_the_same(self):
        numbers = ['0.1', '123456789.123', '1e-7', '103.76', '-37.63', '0']
        path = self.write('odd.csv', 'Date,Close\n' + ''.join(
            f'2022-07-{11 + i},{number}\n' for i, number in enumerate(numbers)))
        self.json('prices', 'import', path, '--symbol', 'ODD')
        closes = [bar['close'] for bar in self.json('prices', 'show', 'ODD')]
        self.assertEqual(closes, [float(number) for number in numbers])

    def test_unknown(self):
        self.import_acme()
        self.refuse('prices', 'show', 'NONE', naming='NONE')
        self.refuse('prices', 'remove', 'NONE', naming='NONE')


class Indicators(Sandbox):
    """Columns of indicators: what they are called, and that gaps stay gaps."""

    def show(self, *specs, options=(), symbol='ACME'):
        words = [word for spec in specs for word in ('--indicator', spec)]
        return self.json('prices', 'show', symbol, *words, *options)

    def column(self, name, *options, symbol='ACME'):
        return [bar[name] for bar in self.show(name.split('.')[0], options=options, symbol=symbol)]

    def test_names(self):
        self.import_acme()
        bars = self.show('sma:2', 'bollinger:2:2', 'macd:1:2:2', 'obv')
        self.assertEqual([list(bar) for bar in bars], [BAR_KEYS + [
            'sma:2', 'bollinger:2:2.upper', 'bollinger:2:2.middle', 'bollinger:2:2.lower',
            'macd:1:2:2.macd', 'macd:1:2:2.signal', 'macd:1:2:2.histogram', 'obv']] * 5)

    def test_csv(self):
        self.import_acme()
        lines = self.lib('prices', 'show', 'ACME', '--indicator', 'sma:2',
                         '--indicator=obv').out.splitlines()
        self.assertEqual(lines[0], 'Date,Open,High,Low,Close,Adj Close,Volume,sma:2,obv')
        self.assertEqual(lines[1], '2022-07-14,10.1,10.9,9.8,10.5,,1000,,1000')
        self.assertEqual(lines[2], '2022-07-15,10.5,11,10.25,10.75,,2000,10.625,3000')

    def test_values(self):
        self.import_acme()
        closes = [bar['close'] for bar in self.json('prices', 'show', 'ACME')]
        for name, expected in (
                ('sma:2', [None] + [(a + b) / 2 for a, b in zip(closes, closes[1:])]),
                ('bollinger:2:1.upper', [None] + [max(p) for p in zip(closes, closes[1:])]),
                ('obv', [1000, 3000, 1500, 2400, 1300]),
                ('drawdown', [0, 0, 10.05 / 10.75 - 1, 10.55 / 10.75 - 1, 10.2 / 10.75 - 1]),
                ('rsi:4', [None] * 4 + [100 * 0.75 / 1.8]),
                ('sma:6', [None] * 5)):
            with self.subTest(name):
                for value, wanted in zip(self.column(name), expected, strict=True):
                    if wanted is None:
                        self.assertIsNone(value)
                    else:
                        self.assertAlmostEqual(value, wanted, 12)

    def test_cut_after_computing(self):
        self.import_acme()
        self.assertEqual(self.column('sma:3', '--from', '2022-07-18'), self.column('sma:3')[2:])
        self.assertEqual(self.column('vwap', '--to', '2022-07-15'), self.column('vwap')[:2])

    def test_interval(self):
        self.import_acme()
        self.assertEqual(self.column('sma:2', '--interval', 'week'), [None, (10.75 + 10.2) / 2])

    def test_missing_columns(self):
        """A file of closes has no true range, no volume and no average price: null, not 0."""
        path = self.write('closes.csv', 'Date,Close\n2022-07-14,1\n2022-07-15,2\n')
        self.json('prices', 'import', path, '--symbol', 'C')
        for name in ('atr:1', 'obv', 'vwap'):
            self.assertEqual(self.column(name, symbol='C'), [None, None], name)
        self.assertEqual(self.column('sma:1', symbol='C'), [1, 2])

    def test_vwap_of_a_session(self):
        path = self.write('minutes.csv', 'Date,Open,High,Low,Close,Volume\n'
                                         '2022-07-14T13:00:00Z,5,5,5,5,9\n'
                                         '2022-07-14T13:30:00Z,10,12,9,9,1\n'
                                         '2022-07-14T13:35:00Z,10,20,20,20,3\n'
                                         '2022-07-15T13:30:00Z,8,8,8,8,7\n')
        self.json('prices', 'import', path, '--symbol', 'M', '--exchange', 'XNYS', '--interval',
                  '5min')
        self.assertEqual(self.column('vwap', symbol='M'), [None, 10, 17.5, 8])

    def test_beta(self):
        """Against SPY, or what is named; on sessions of both, and null on others."""
        own = 'Date,Close\n' + ''.join(f'2022-07-{day},{close}\n' for day, close in
                                       ((14, 50), (15, 60), (18, 48), (19, 40), (20, 48)))
        other = 'Date,Close\n' + ''.join(f'2022-07-{day},{close}\n' for day, close in
                                         ((14, 100), (15, 110), (18, 99), (20, 99)))
        self.json('prices', 'import', self.write('own.csv', own), '--symbol', 'OWN')
        error = self.refuse('prices', 'show', 'OWN', '--indicator', 'beta:2', naming='SPY')
        self.assertIn('benchmark', error)
        self.refuse('prices', 'show', 'OWN', '--indicator', 'beta:2', '--benchmark', 'NONE',
                    naming='NONE')

        self.json('prices', 'import', self.write('other.csv', other), '--symbol', 'SPY')
        values = self.column('beta:2', symbol='OWN')
        self.assertEqual([value is None for value in values], [True, True, False, True, False])
        self.assertAlmostEqual(values[2], 2)
        self.assertAlmostEqual(values[4], 2)
        self.assertEqual(self.column('beta:2', '--benchmark', 'SPY', symbol='OWN'), values)
        self.assertEqual(self.column('beta:2', '--benchmark', 'OWN', symbol='OWN'),
                         [None, None, 1, 1, 1])


class Intraday(Sandbox):
    """Bars of a minute: their dates are instants with the exchange's offset of that day."""

    def setUp(self):
        super().setUp()
        path = self.write('minutes.csv', 'Date,Open,High,Low,Close,Volume\n' + ''.join(
            f'2022-{day}T13:3{i}:00+00:00,1{i},1{i}.5,1{i},1{i}.25,{100 + i}\n'
            for day in ('07-14', '07-15') for i in range(6)))
        self.report = self.json('prices', 'import', path, '--symbol', 'FAST', '--exchange', 'XNYS')

    def test_import(self):
        self.assertEqual((self.report['rows_added'], self.report['first'], self.report['last']),
                         (12, '2022-07-14T09:30:00-04:00', '2022-07-15T09:35:00-04:00'))
        row = self.json('prices', 'list')[0]
        self.assertEqual((row['interval'], row['bars'], row['first'], row['last']),
                         ('1min', 12, '2022-07-14T09:30:00-04:00', '2022-07-15T09:35:00-04:00'))

    def test_show(self):
        bars = self.json('prices', 'show', 'FAST')
        self.assertEqual((len(bars), bars[0]['date']), (12, '2022-07-14T09:30:00-04:00'))
        self.assertEqual(bars, self.json('prices', 'show', 'FAST', '--interval', '1min'))
        self.assertEqual(len(self.json('prices', 'show', 'FAST', '--from', '2022-07-15')), 6)

    def test_longer_bars(self):
        for interval, dates in (
                ('5min', ['2022-07-14T09:30:00-04:00', '2022-07-14T09:35:00-04:00',
                          '2022-07-15T09:30:00-04:00', '2022-07-15T09:35:00-04:00']),
                ('day', ['2022-07-14', '2022-07-15']),
                ('week', ['2022-07-15'])):
            with self.subTest(interval):
                bars = self.json('prices', 'show', 'FAST', '--interval', interval)
                self.assertEqual([bar['date'] for bar in bars], dates)
        self.assertEqual(bars[0], {'date': '2022-07-15', 'open': 10, 'high': 15.5, 'low': 10,
                                   'close': 15.25, 'adj_close': None, 'volume': 1230})

    def test_beside_days(self):
        self.import_acme('FAST')
        self.assertEqual([row['interval'] for row in self.json('prices', 'list')], ['1min', 'day'])
        self.assertEqual(len(self.json('prices', 'show', 'FAST')), 5)
        self.assertEqual(len(self.json('prices', 'show', 'FAST', '--interval', '1min')), 12)


class ListAndRemove(Sandbox):
    def test_list(self):
        self.import_acme('ACME', '--name', 'Acme Works', '--currency', 'USD')
        rows = self.json('prices', 'list')
        self.assertEqual(len(rows), 1)
        self.assertLessEqual(LIST_KEYS, set(rows[0]))
        self.assertEqual({name: rows[0][name] for name in LIST_KEYS - {'source'}},
                         {'symbol': 'ACME', 'name': 'Acme Works', 'exchange': 'XNYS',
                          'currency': 'USD', 'interval': 'day', 'bars': 5,
                          'first': '2022-07-14', 'last': '2022-07-20'})
        self.assertIn('Acme Works', self.lib('prices', 'list').out)

    def test_exchange_by_its_name(self):
        """What everyone calls it stands for its code; a code that is not shipped stays as it is."""
        path = self.write('a.csv', 'Date,Close\n2022-07-14,10\n2022-07-15,11\n')
        for symbol, given, kept in (('N', 'NYSE', 'XNYS'), ('H', 'hkex', 'XHKG'),
                                    ('L', 'XLON', 'XLON')):
            self.json('prices', 'import', path, '--symbol', symbol, '--exchange', given)
            rows = {row['symbol']: row['exchange'] for row in self.json('prices', 'list')}
            self.assertEqual(rows[symbol], kept)

    def test_columns_line_up(self):
        """A terminal gives two cells to a wide character, and none to a combining accent."""
        self.import_acme('ACME', '--name', 'Acme')
        self.import_acme('9988.HK', '--name', '\u963f\u91cc\u5df4\u5df4')
        self.import_acme('CAFE', '--name', 'Cafe\u0301')
        starts = set()
        for line in self.lib('prices', 'list').out.splitlines():
            before = re.split('Exchange|XNYS', line)[0]
            starts.add(sum((unicodedata.east_asian_width(c) == 'W') + (not unicodedata.combining(c))
                           for c in before))
        self.assertEqual(len(starts), 1)

    def test_remove_and_undo(self):
        self.import_acme()
        self.add_event()
        before = self.json('prices', 'show', 'ACME')
        self.assertEqual(self.json('prices', 'remove', 'ACME'), {'symbol': 'ACME'})
        self.assertEqual(self.json('prices', 'list'), [])
        self.assertEqual(self.json('events', 'list'), [])
        self.lib('library', 'undo')
        self.assertEqual(self.json('prices', 'show', 'ACME'), before)
        self.assertEqual(len(self.json('events', 'list')), 1)

    def test_import_is_one_step(self):
        self.import_acme()
        self.lib('library', 'undo')
        self.assertEqual(self.json('prices', 'list'), [])
        self.lib('library', 'redo')
        self.assertEqual(len(self.json('prices', 'show', 'ACME')), 5)


if __name__ == '__main__':
    unittest.main()
