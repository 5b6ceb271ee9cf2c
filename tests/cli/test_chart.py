#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The noun "chart": files of the size and kind that were asked for, the same bytes each time."""

import os
import re
import struct
import unittest

from sandbox import Sandbox


def png_size(data):
    return struct.unpack('>II', data[16:24])


class Chart(Sandbox):
    def setUp(self):
        super().setUp()
        self.import_acme()
        self.add_event(title='Summons', kind='regulator.summons')
        self.add_event(title='Report', kind='press.report', date='2022-07-18')

    def export(self, name, *options):
        report = self.json('chart', 'export', 'ACME', '-o', name, *options)
        self.assertEqual(set(report), {'file', 'width', 'height', 'events', 'compared'})
        self.assertEqual(report['file'], name)
        return report, (self.folder / name).read_bytes()

    def test_study(self):
        _, plain = self.export('a.svg', '--theme', 'print')
        _, study = self.export('b.svg', '--theme', 'print', '--study', '1')
        self.assertNotEqual(plain, study)
        self.assertEqual(self.export('c.svg', '--theme', 'print', '--study', '1')[1], study)
        self.refuse('chart', 'export', 'ACME', '-o', 'd.png', '--study', '99', naming='99')
        self.assertFalse((self.folder / 'd.png').exists())

    def test_png(self):
        for options, size in (([], (1600, 900)),
                              (['--size', '640x480'], (640, 480)),
                              (['--mm', '127x25.4', '--dpi', '100'], (500, 100)),
                              (['--mm', '25.4x25.4'], (300, 300))):
            with self.subTest(options):
                report, data = self.export('a.png', *options)
                self.assertEqual(data[:8], b'\x89PNG\r\n\x1a\n')
                self.assertEqual(png_size(data), size)
                self.assertEqual((report['width'], report['height']), size)

    def test_pdf(self):
        for options, width, height in (([], 180 / 25.4 * 72, 110 / 25.4 * 72),
                                       (['--mm', '100x80'], 100 / 25.4 * 72, 80 / 25.4 * 72)):
            _report, data = self.export('a.pdf', *options)
            self.assertTrue(data.startswith(b'%PDF-'))
            box = re.search(rb'/MediaBox \[ ?0 0 ([\d.]+) ([\d.]+) ?\]', data)
            self.assertAlmostEqual(float(box[1]), width, delta=0.01)
            self.assertAlmostEqual(float(box[2]), height, delta=0.01)

    def test_svg(self):
        _report, data = self.export('a.svg')
        self.assertIn(b'<svg', data)

    def test_events(self):
        for option, count in (('all', 2), ('none', 0), ('press', 1), ('press,regulator.summons', 2),
                              ('legal', 0)):
            with self.subTest(option):
                report, _data = self.export('a.png', '--events', option)
                self.assertEqual(report['events'], count)
        self.assertEqual(self.export('a.png', '--from', '2022-07-15')[0]['events'], 1)

    def test_same_bytes(self):
        for name in ('a.png', 'a.pdf', 'a.svg'):
            with self.subTest(name):
                self.assertEqual(self.export(name)[1], self.export(name)[1])

    def test_options_change_the_picture(self):
        plain = self.export('a.png')[1]
        for options in (['--type', 'line'], ['--type', 'bars'], ['--type', 'area'],
                        ['--type', 'baseline'], ['--price-scale', 'log'],
                        ['--price-scale', 'percent'], ['--price-scale', 'index'],
                        ['--price-scale', 'percent', '--base', '2022-07-15'], ['--no-volume'], ['--theme', 'dark'],
                        ['--colors', 'eastern'], ['--transparent'], ['--title', 'Other'],
                        ['--subtitle', 'Other'], ['--source', 'Other'], ['--notes', 'Other'],
                        ['--interval', 'week'], ['--indicator', 'sma:2'], ['--indicator', 'obv'], ['--events', 'none'], ['--to', '2022-07-19']):
            with self.subTest(options):
                self.assertNotEqual(self.export('a.png', *options)[1], plain)
        self.assertEqual(self.export('a.png', '--type', 'candles', '--price-scale', 'linear',
                                     '--theme', 'light', '--colors', 'western',
                                     '--interval', 'day', '--events', 'all')[1], plain)

    def test_indicators(self):
        """Each kind is drawn; what cannot be is said, and no file is made."""
        specs = ['sma:2', 'ema:2', 'bollinger:2:2', 'vwap', 'rsi:2', 'macd:1:2:2', 'atr:2', 'obv',
                 'drawdown', 'volatility:2']
        pictures = {self.export('a.png', '--indicator', spec)[1] for spec in specs}
        self.assertEqual(len(pictures), len(specs))
        words = [word for spec in specs for word in ('--indicator', spec)]
        for name in ('a.png', 'a.pdf', 'a.svg'):
            self.assertEqual(self.export(name, *words)[1], self.export(name, *words)[1])

        self.refuse('chart', 'export', 'ACME', '-o', 'b.png', '--indicator', 'beta:2', naming='SPY')
        self.assertFalse((self.folder / 'b.png').exists())
        self.export('b.png', '--indicator', 'beta:2', '--benchmark', 'ACME')

    def test_compare(self):
        """A line more in every type and scale; the report says where it meets the prices."""
        closes = '2022-07-14,50\n2022-07-19,51\n'
        for symbol, rows, more in (('HKG', closes, ['--exchange', 'XHKG', '--currency', 'HKD']),
                                   ('LATE', closes[14:], ['--exchange', 'XNYS'])):
            path = self.write(symbol + '.csv', 'Date,Close\n' + rows)
            self.json('prices', 'import', path, '--symbol', symbol, *more)
        plain = self.export('a.png')
        self.assertEqual(plain[0]['compared'], [])
        for options in ([], ['--price-scale', 'log'], ['--price-scale', 'percent'],
                        ['--price-scale', 'index'], ['--type', 'baseline'], ['--interval', 'week'],
                        ['--theme', 'grey'], ['--type', 'hollow', '--indicator', 'sma:2']):
            with self.subTest(options):
                one = self.export('a.png', '--compare', 'HKG', *options)
                both = self.export('a.png', '--compare', 'HKG', '--compare', 'LATE', *options)
                self.assertNotEqual(one[1], plain[1])
                self.assertNotEqual(one[1], both[1])
                self.assertEqual(self.export('b.png', '--compare', 'HKG', *options)[1], one[1])

        report = self.export('a.png', '--compare', 'HKG', '--compare', 'LATE')[0]
        self.assertEqual(report['compared'], [
            {'symbol': 'HKG', 'exchange': 'XHKG', 'currency': 'HKD', 'base': '2022-07-14',
             'last': '2022-07-19'},
            {'symbol': 'LATE', 'exchange': 'XNYS', 'currency': None, 'base': '2022-07-19',
             'last': '2022-07-19'}])
        report = self.export('a.png', '--compare', 'HKG', '--base', '2022-07-20')[0]
        self.assertIsNone(report['compared'][0]['base'])
        for symbol in ('NONE', 'OLD'):
            path = self.write('old.csv', 'Date,Close\n2021-07-14,1\n')
            self.json('prices', 'import', path, '--symbol', 'OLD')
            self.refuse('chart', 'export', 'ACME', '-o', 'c.png', '--compare', symbol,
                        naming=symbol)
        self.assertFalse((self.folder / 'c.png').exists())

    def test_no_room_for_indicators(self):
        """A picture without what was asked for is not made."""
        words = ['--indicator', 'sma:2', '--indicator', 'rsi:2', '--indicator', 'obv']
        self.export('a.png', '--size', '640x480', *words)
        self.refuse('chart', 'export', 'ACME', '-o', 'b.png', '--size', '640x200', *words,
                    naming='2 would be left out')
        self.assertFalse((self.folder / 'b.png').exists())
        self.export('a.png', '--size', '640x200', *words[:2])

    def test_too_many_indicators(self):
        words = [word for n in range(2, 13) for word in ('--indicator', f'rsi:{n}')]
        self.refuse('chart', 'export', 'ACME', '-o', 'b.png', *words, naming='RSI 12')
        words = [word for n in range(1, 14) for word in ('--indicator', f'sma:{n}')]
        self.refuse('chart', 'export', 'ACME', '-o', 'b.png', *words, naming='SMA 12')

    def test_bars_are_put_together(self):
        path = self.write('fast.csv', 'Date,Close\n' + ''.join(
            f'2022-07-{day}T14:0{i}:00+00:00,{i + 1}\n' for day in ('07', '14') for i in range(6)))
        self.json('prices', 'import', path, '--symbol', 'FAST', '--exchange', 'XNYS')
        self.add_event(symbol='FAST')
        for options in ([], ['--interval', '1min'], ['--interval', '5min'], ['--interval', 'week']):
            with self.subTest(options):
                report = self.json('chart', 'export', 'FAST', '-o', 'a.png', *options)
                self.assertEqual(report['events'], 1)
        self.refuse('chart', 'export', 'ACME', '-o', 'a.png', '--interval', '60min', naming='ACME')

    def test_scales_and_types_go_together(self):
        pictures = {self.export('a.png', '--type', kind, '--price-scale', scale)[1]
                    for kind in ('candles', 'hollow', 'heikin-ashi', 'bars', 'line', 'area', 'baseline')
                    for scale in ('linear', 'log', 'percent', 'index')}
        self.assertGreaterEqual(len(pictures), 20)

    def test_base(self):
        first = self.export('a.png', '--price-scale', 'percent')[1]
        self.assertEqual(self.export('a.png', '--price-scale', 'index', '--base', '2022-07-16')[1],
                         self.export('a.png', '--price-scale', 'index', '--base', '2022-07-16')[1])
        self.assertNotEqual(
            self.export('a.png', '--price-scale', 'percent', '--base', '2022-07-16')[1], first)
        self.refuse('chart', 'export', 'ACME', '-o', 'a.png', '--base', '2030-01-01',
                    naming='2030-01-01')

    def test_text_says_nothing(self):
        self.assertEqual(self.lib('chart', 'export', 'ACME', '-o', 'a.png').out, '')

    def test_refused(self):
        self.write('old.png', 'old')
        for words in (['NONE', '-o', 'old.png'],
                      ['ACME', '-o', 'old.png', '--from', '2030-01-01'],
                      ['ACME', '-o', 'no/such/a.png'],
                      ['ACME', '-o', 'old.png', '--mm', '9000x9000']):
            with self.subTest(words):
                self.refuse('chart', 'export', *words)
        (self.folder / 'folder.png').mkdir()
        os.mkfifo(self.folder / 'pipe.png')
        for name in ('folder.png', 'pipe.png'):
            self.refuse('chart', 'export', 'ACME', '-o', name, naming=name)
        self.assertEqual((self.folder / 'old.png').read_text(), 'old')

    def test_any_title(self):
        for title in ('<b>&amp;</b> "quoted"', '\u963f\u91cc\u5df4\u5df4', 'x' * 5000, '\x1b[31m'):
            for name in ('a.png', 'a.pdf', 'a.svg'):
                self.export(name, '--title', title)


if __name__ == '__main__':
    unittest.main()
