#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The noun "study": the figures of the sample against a second computation in plain Python, and
every status."""

import datetime
import math
import unittest

from sandbox import Sandbox

DAY_KEYS = ['rel', 'date', 'return', 'benchmark', 'expected', 'ar', 'se', 't', 'p', 'car', 'car_se',
            'car_t', 'car_p', 'car_low', 'car_high']
FIT_KEYS = ['model', 'alpha', 'beta', 'sigma', 'df', 'r2', 'se_alpha', 'se_beta', 'n', 'first',
            'last']
WINDOW_KEYS = ['from', 'to', 'n', 'complete', 'return', 'benchmark', 'return_sum', 'expected_sum',
               'car', 'se', 't', 'df', 'p', 'low', 'high', 'bhar_model', 'bhar_market', 'placebo']
PLACEBO_KEYS = ['n', 'n_independent', 'p_left', 'p_right', 'p_two', 'q025', 'q05', 'q50', 'q95', 'q975']
SET_KEYS = ['n', 'n_positive', 'mean', 'median', 'sd', 'cs_t', 'cs_p', 'patell_z', 'patell_p', 'bmp_t',
            'bmp_p', 'kp_patell_z', 'kp_patell_p', 'kp_bmp_t', 'kp_bmp_p', 'rank_z', 'rank_p',
            'sign_z', 'sign_p', 'sign_exact_p', 'gsign_z', 'gsign_p', 'bw85_t', 'bw85_p', 'low',
            'high']
USUAL_WINDOWS = [(0, 0), (0, 1), (-1, 1), (-5, 5), (-5, -1), (1, 5)]
STUDY = ('study', 'run', '--symbol', 'BABA', '--date', '2022-07-14')


class Study(Sandbox):
    def closes(self, symbol):
        return {bar['date']: bar['close']
                for bar in self.json('prices', 'show', symbol, own=False)}

    def returns(self, symbol):
        days = sorted(self.closes(symbol).items())
        return [(day, close / before - 1) for (_, before), (day, close) in zip(days, days[1:])]

    def near(self, a, b):
        self.assertTrue(math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-13), f'{a} is not {b}')

    def test_market_model(self):
        report = self.json(*STUDY, '--benchmark', 'SPY', own=False)
        self.assertEqual(report['benchmark'], 'SPY')
        self.assertLessEqual({'model': 'market', 'returns': 'simple', 'estimation': 120, 'gap': 10,
                              'minimum': 30, 'from': -5, 'to': 5}.items(),
                             report['settings'].items())
        self.assertNotIn('set', report)
        event, = report['events']
        self.assertEqual((event['symbol'], event['date'], event['session'], event['rolled_days'],
                          event['status']), ('BABA', '2022-07-14', '2022-07-14', 0, 'ok'))
        self.assertEqual([(w['from'], w['to']) for w in event['windows']], USUAL_WINDOWS)
        for keys, members in ((FIT_KEYS, event['fit']), (DAY_KEYS, event['days'][0]),
                              (WINDOW_KEYS, event['windows'][0]),
                              (PLACEBO_KEYS, event['windows'][0]['placebo'])):
            self.assertLessEqual(set(keys), set(members))
        self.assertIn('raw_closes', event['warnings'])

        # The same from the closes alone
        security, benchmark = self.returns('BABA'), self.returns('SPY')
        zero = [day for day, _ in security].index('2022-07-14')
        first, end = zero - 5 - 10 - 120, zero - 5 - 10
        y = [value for _, value in security[first:end]]
        x = [value for _, value in benchmark[first:end]]
        mean_x, mean_y = math.fsum(x) / 120, math.fsum(y) / 120
        sxx = math.fsum((a - mean_x) ** 2 for a in x)
        beta = math.fsum((a - mean_x) * (b - mean_y) for a, b in zip(x, y)) / sxx
        alpha = mean_y - beta * mean_x
        residuals = [b - alpha - beta * a for a, b in zip(x, y)]
        variance = math.fsum(e * e for e in residuals) / 118
        self.near(event['fit']['alpha'], alpha)
        self.near(event['fit']['beta'], beta)
        self.near(event['fit']['sigma'], math.sqrt(variance))
        self.assertEqual((event['fit']['n'], event['fit']['df'], event['fit']['first'],
                          event['fit']['last']), (120, 118, security[first][0], security[end - 1][0]))
        for window in event['windows']:
            rows = range(zero + window['from'], zero + window['to'] + 1)
            car = math.fsum(security[i][1] - alpha - beta * benchmark[i][1] for i in rows)
            off = math.fsum(benchmark[i][1] - mean_x for i in rows)
            n = len(rows)
            error = math.sqrt(variance * (n + n * n / 120 + off * off / sxx))
            self.near(window['car'], car)
            self.near(window['se'], error)
            self.near(window['t'], car / error)
            self.near(window['return'], math.prod(1 + security[i][1] for i in rows) - 1)
            self.near(window['return_sum'] - window['expected_sum'], window['car'])
            sums = [math.fsum(residuals[j:j + n]) for j in range(120 - n + 1)]
            self.assertEqual(window['placebo']['n'], len(sums))
            self.near(window['placebo']['p_two'],
                      (1 + sum(abs(c) >= abs(car) for c in sums)) / (len(sums) + 1))

    def test_level(self):
        """Intervals are wider by the quantiles of t, and nothing else changes."""
        quantiles = {'90': 1.65786952, '95': 1.98027225, '99': 2.61813691}  # t of 118 df, from R's qt
        usual, = self.json(*STUDY, '--benchmark', 'SPY', own=False)['events']
        for level, quantile in quantiles.items():
            report = self.json(*STUDY, '--benchmark', 'SPY', '--level', level, own=False)
            self.assertEqual(report['settings']['level'], int(level))
            event, = report['events']
            for window, same in zip(event['windows'], usual['windows']):
                self.assertAlmostEqual((window['high'] - window['car']) / window['se'], quantile, 6)
                self.assertAlmostEqual((window['car'] - window['low']) / window['se'], quantile, 6)
                self.assertEqual((window['p'], window['placebo']), (same['p'], same['placebo']))
            for day in event['days']:
                self.assertAlmostEqual((day['car_high'] - day['car']) / day['car_se'], quantile, 6)
            text = self.cli(*STUDY, '--benchmark', 'SPY', '--level', level).out
            self.assertIn(f'{level} % from', text)
        self.assertIn('90, 95 or 99', self.cli(*STUDY, '--level', '80', code=2).err)

    def test_benchmark_that_holds_the_security(self):
        prices = 'Date,Close\n' + ''.join(f'{day},{close!r}\n'
                                          for day, close in self.closes('SPY').items())
        baba = 'Date,Close\n' + ''.join(f'{day},{close!r}\n'
                                        for day, close in self.closes('BABA').items())
        for symbol, text in (('BABA', baba), ('KWEB', prices), ('SPY', prices)):
            self.lib('prices', 'import', self.write(f'{symbol}.csv', text), '--symbol', symbol)
        for benchmark, holds in (('KWEB', True), ('BABA', True), ('SPY', False)):
            event, = self.json(*STUDY, '--benchmark', benchmark)['events']
            self.assertEqual('benchmark_holds_security' in event['warnings'], holds, benchmark)
        # All residuals are zero: no t, no p, and no verdict
        event, = self.json(*STUDY, '--benchmark', 'BABA')['events']
        self.assertEqual({(window['t'], window['p']) for window in event['windows']}, {(None, None)})
        text = self.lib(*STUDY, '--benchmark', 'BABA').out
        self.assertIn('cannot be judged', text)
        self.assertIn('The benchmark holds the security itself. Part of the move', text)

    def test_benchmark_of_another_exchange(self):
        closes = self.closes('BABA')
        for symbol, exchange in (('BABA', 'XNYS'), ('HSI', 'XHKG'), ('SPY', 'XNAS')):
            rows = self.closes('SPY') if symbol != 'BABA' else closes
            # the other exchange has holidays of its own: dates are joined
            rows = {day: close for day, close in rows.items() if symbol != 'HSI' or day != '2022-07-15'}
            text = 'Date,Close\n' + ''.join(f'{day},{close!r}\n' for day, close in rows.items())
            self.lib('prices', 'import', self.write(f'{symbol}.csv', text), '--symbol', symbol,
                     '--exchange', exchange)
        near, = self.json(*STUDY, '--benchmark', 'SPY')['events']
        far, = self.json(*STUDY, '--benchmark', 'HSI')['events']
        self.assertNotIn('non_synchronous', near['warnings'])
        self.assertIn('non_synchronous', far['warnings'])
        self.assertIn('multi_day_return', far['warnings'])
        self.assertNotIn('2022-07-15', [day['date'] for day in far['days']])
        self.near(far['days'][6]['return'], closes['2022-07-18'] / closes['2022-07-14'] - 1)
        text = self.lib(*STUDY, '--benchmark', 'HSI').out
        self.assertIn('exchange closes at another time', text)
        self.assertIn('A return in the window spans 2 sessions', text)

    def test_models(self):
        # without a benchmark: the constant mean, unless another model is asked for
        report = self.json(*STUDY, own=False)
        self.assertEqual((report['benchmark'], report['settings']['model']), (None, 'mean'))
        fit = report['events'][0]['fit']
        self.assertEqual((fit['model'], fit['beta'], fit['r2'], fit['df']), ('mean', None, None, 119))
        for model in ('market', 'adjusted'):
            event, = self.json(*STUDY, '--model', model, own=False)['events']
            self.assertEqual((event['status'], event['fit'], event['days'], event['windows']),
                             ('no_benchmark', None, [], []))
        fit = self.json(*STUDY, '--model', 'adjusted', '--benchmark', 'SPY',
                        own=False)['events'][0]['fit']
        self.assertEqual((fit['alpha'], fit['beta'], fit['se_alpha'], fit['df']), (0, 1, None, 119))

    def test_factors(self):
        # One factor that is the benchmark, without a riskless rate, is the market model.
        rows = ''.join(f"{day.replace('-', '')},{value * 100!r},0.0\n"
                       for day, value in self.returns('SPY') if day < '2022-07-20')
        path = self.write('factors.csv', ',Mkt-RF,RF\n' + rows)
        market, = self.json(*STUDY, '--benchmark', 'SPY', '--to', '2', own=False)['events']
        factors, = self.json(*STUDY, '--model', 'factors', '--factors', path, '--to', '2',
                             own=False)['events']
        for a, b in zip(market['windows'], factors['windows']):
            self.near(a['car'], b['car'])
            self.near(a['se'], b['se'])
        late, = self.json('study', 'run', '--symbol', 'BABA', '--date', '2022-09-01', '--model',
                          'factors', '--factors', path, own=False)['events']
        self.assertEqual((late['status'], late['fit']), ('factor_missing', None))

    def test_statuses(self):
        cases = [
            # date, options, status, session
            ('2019-12-02', (), 'event_before_data', None),
            ('2023-02-01', (), 'event_after_data', None),
            ('2020-01-02', (), 'insufficient_estimation', '2020-01-02'),
            ('2020-02-20', (), 'insufficient_estimation', '2020-02-20'),
            ('2022-07-16', (), 'ok', '2022-07-18'),
        ]
        for date, options, status, session in cases:
            with self.subTest(date):
                event, = self.json('study', 'run', '--symbol', 'BABA', '--date', date,
                                   '--benchmark', 'SPY', *options, own=False)['events']
                self.assertEqual((event['status'], event['session']), (status, session))
                self.assertEqual(event['fit'] is None, status != 'ok')
        self.assertIn('rolled', event['warnings'])
        self.assertEqual(event['rolled_days'], 2)

        short, = self.json('study', 'run', '--symbol', 'BABA', '--date', '2020-05-01',
                           '--benchmark', 'SPY', own=False)['events']
        self.assertIn('short_estimation', short['warnings'])
        cut, = self.json('study', 'run', '--symbol', 'BABA', '--date', '2022-12-28',
                         '--benchmark', 'SPY', own=False)['events']
        self.assertIn('truncated', cut['warnings'])
        self.assertFalse(cut['windows'][3]['complete'])
        evening, = self.json('study', 'run', '--symbol', 'BABA', '--date', '2022-07-14', '--timing',
                             'post', '--benchmark', 'SPY', own=False)['events']
        self.assertEqual(evening['session'], '2022-07-15')
        self.assertIn('after_close', evening['warnings'])

    def test_degenerate_benchmark(self):
        start = datetime.date(2022, 1, 3)
        days = [start + datetime.timedelta(days=i) for i in range(280)]
        days = [day for day in days if day.weekday() < 5]
        price, rows, flat = 100.0, 'Date,Close\n', 'Date,Close\n'
        for i, day in enumerate(days):
            price *= 1 + 0.01 * math.sin(i * i)
            rows += f'{day},{price!r}\n'
            flat += f'{day},50\n'
        for symbol, text in (('WAVE', rows), ('FLAT', flat)):
            self.lib('prices', 'import', self.write(f'{symbol}.csv', text), '--symbol', symbol)
        event, = self.json('study', 'run', '--symbol', 'WAVE', '--date', str(days[180]),
                           '--benchmark', 'FLAT')['events']
        self.assertEqual((event['status'], event['fit']['model']), ('degenerate_benchmark', 'mean'))

    def test_bad_prices(self):
        """Each says what is the matter and by how much; none keeps a number that does not belong."""
        baba, spy = self.closes('BABA'), self.closes('SPY')

        def without(closes, *days):
            return {day: close for day, close in closes.items() if day not in days}

        split = {day: close / (5 if day >= '2022-03-01' else 1) for day, close in baba.items()}
        flat = {day: 50 for day in spy}
        # 14 July is the 29th return from 1 June on, and 5 + 10 + 1 of these are window, gap and itself
        late = {day: close for day, close in spy.items() if day >= '2022-06-01'}
        halted = without(baba, '2022-07-14', '2022-07-15')
        cases = [
            # security, benchmark, status, warning, sentence
            (halted, spy, 'ok', 'multi_day_return', 'A return in the window spans 3 sessions'),
            (halted, spy, 'ok', 'rolled', 'Day 0 is 4 days after the event’s date.'),
            (without(baba, '2022-07-13'), spy, 'ok', 'multi_day_return', 'spans 2 sessions'),
            (baba, without(spy, '2022-07-13'), 'ok', 'multi_day_return', 'spans 2 sessions'),
            (split, spy, 'ok', 'split_like', 'on 2022-03-01 looks like a split'),
            (baba, flat, 'degenerate_benchmark', None, 'the benchmark did not move, and the mean'),
            (baba, late, 'insufficient_estimation', None, '13 returns lie before the window, and 30'
                                                          ' are needed: 17 too few.'),
        ]
        for i, (security, benchmark, status, warning, sentence) in enumerate(cases):
            with self.subTest(sentence):
                for symbol, closes in ((f'S{i}', security), (f'B{i}', benchmark)):
                    rows = ''.join(f'{day},{close!r}\n' for day, close in closes.items())
                    self.lib('prices', 'import', self.write(f'{symbol}.csv', 'Date,Close\n' + rows),
                             '--symbol', symbol)
                words = ('study', 'run', '--symbol', f'S{i}', '--date', '2022-07-14', '--benchmark',
                         f'B{i}')
                event, = self.json(*words)['events']
                self.assertEqual(event['status'], status)
                if warning is not None:
                    self.assertIn(warning, event['warnings'])
                if status == 'insufficient_estimation':
                    self.assertEqual((event['fit'], event['days'], event['windows']), (None, [], []))
                else:
                    self.assertEqual(event['fit']['beta'] is None, status != 'ok')
                self.assertIn(sentence, self.lib(*words).out)

    def test_order_of_files(self):
        # The same rows upside down, and with a day twice of which the last counts
        rows = list(self.closes('BABA').items())
        market = 'Date,Close\n' + ''.join(f'{d},{c!r}\n' for d, c in self.closes('SPY').items())
        self.lib('prices', 'import', self.write('M.csv', market), '--symbol', 'M')
        twice = [(day, close) for day, close in rows for close in (close * 2, close)]
        reports = []
        for symbol, order in (('UP', rows), ('DOWN', rows[::-1]), ('TWICE', twice)):
            text = 'Date,Close\n' + ''.join(f'{day},{close!r}\n' for day, close in order)
            self.lib('prices', 'import', self.write(f'{symbol}.csv', text), '--symbol', symbol)
            event, = self.json('study', 'run', '--symbol', symbol, '--date', '2022-07-14',
                               '--benchmark', 'M')['events']
            reports.append(event)
        plain, = self.json(*STUDY, '--benchmark', 'SPY', own=False)['events']
        for event in reports:
            for member in ('fit', 'days', 'windows'):
                self.assertEqual(event[member], plain[member])

    def test_set(self):
        report = self.json('study', 'run', '--events', 'all', '--benchmark', 'SPY', own=False)
        ids = [event['id'] for event in self.json('events', 'list', own=False)]
        self.assertEqual([event['event'] for event in report['events']], ids)
        self.assertEqual(report['set']['n'],
                         sum(event['status'] == 'ok' for event in report['events']))
        self.assertEqual(len(report['set']['days']), 11)
        self.assertLessEqual(set(SET_KEYS) | {'rel'}, set(report['set']['days'][0]))
        self.assertLessEqual(set(SET_KEYS) | {'from', 'to', 'j1', 'j1_p'},
                             set(report['set']['windows'][0]))
        window = report['set']['windows'][0]
        cars = [event['windows'][0]['car'] for event in report['events']]
        mean = math.fsum(cars) / len(cars)
        deviation = math.sqrt(math.fsum((car - mean) ** 2 for car in cars) / (len(cars) - 1))
        self.near(window['mean'], mean)
        self.near(window['cs_t'], mean / (deviation / math.sqrt(len(cars))))
        self.near(window['j1'], math.fsum(cars) / math.sqrt(
            math.fsum(event['windows'][0]['se'] ** 2 for event in report['events'])))
        positive = sum(car > 0 for car in cars)
        self.assertEqual(window['n_positive'], positive)
        self.near(window['sign_z'], (positive - len(cars) / 2) / math.sqrt(len(cars) / 4))
        # days 0 differ: what needs a common one is blank
        self.assertEqual((window['kp_bmp_t'], window['bw85_t']), (None, None))

        two = self.json('study', 'run', '--events', f'{ids[1]},{ids[0]}', '--benchmark', 'SPY',
                        own=False)
        self.assertEqual([event['event'] for event in two['events']], [ids[1], ids[0]])
        self.assertIn('small_sample', two['set']['warnings'])
        for event in two['events']:
            self.assertIn('small_sample', event['warnings'])
            self.assertNotIn('clustered', event['warnings'])
        same = self.json(*STUDY, '--date', '2022-07-14', '--benchmark', 'SPY', own=False)
        for event in same['events']:
            self.assertIn('clustered', event['warnings'])
            self.assertIn('other_event_in_window', event['warnings'])

    def test_episodes(self):
        days = ('2022-07-14', '2022-07-26', '2022-07-29', '2022-03-16')
        options = [word for day in days for word in ('--date', day)]
        report = self.json('study', 'run', '--symbol', 'BABA', *options, '--benchmark', 'SPY',
                           own=False)
        episode, = report['episodes']
        # 26 and 29 July are three sessions apart, and 14 July eight before: one chain
        self.assertEqual((episode['events'], episode['sessions']), ([0, 1, 2], [0, 8, 11]))
        self.assertEqual([(w['from'], w['to']) for w in episode['windows']],
                         [(0, 0), (8, 8), (11, 11), (0, 11)])
        self.assertNotIn('other_event_in_window', episode['warnings'])
        first = report['events'][0]
        # one estimation, which ends before the first event
        self.assertEqual(episode['fit'], first['fit'])
        self.assertEqual(episode['windows'][0]['car'], first['windows'][0]['car'])
        self.assertEqual(len(episode['days']), 5 + 11 + 5 + 1)
        by_rel = {day['rel']: day['ar'] for day in episode['days']}
        self.near(episode['windows'][3]['car'], math.fsum(by_rel[rel] for rel in range(12)))
        self.near(episode['windows'][1]['car'], by_rel[8])
        apart = self.json('study', 'run', '--symbol', 'BABA', '--date', '2022-03-16', '--date',
                          '2022-07-14', '--benchmark', 'SPY', own=False)
        self.assertNotIn('episodes', apart)
        self.assertIn('as one episode', self.cli('study', 'run', '--symbol', 'BABA', *options,
                                                 '--benchmark', 'SPY').out)

    def test_exclude_events(self):
        event = next(event for event in self.json('events', 'list', own=False)
                     if event['date'] == '2022-07-29')
        plain, = self.json('study', 'run', '--events', event['id'], '--benchmark', 'SPY',
                           own=False)['events']
        self.assertIn('other_event_in_estimation', plain['warnings'])
        clean, = self.json('study', 'run', '--events', event['id'], '--benchmark', 'SPY',
                           '--exclude-events', own=False)['events']
        self.assertNotIn('other_event_in_estimation', clean['warnings'])
        self.assertNotEqual(plain['fit']['sigma'], clean['fit']['sigma'])

    def test_failures(self):
        self.refuse('study', 'run', '--events', '999', own=False, naming='999')
        self.refuse('study', 'run', '--symbol', 'NONE', '--date', '2022-07-14', own=False,
                    naming='NONE')
        self.refuse(*STUDY, '--benchmark', 'NONE', own=False, naming='NONE')
        path = self.write('bad.csv', 'Date,Mkt-RF,RF\n20220714,x,0\n')
        self.refuse(*STUDY, '--model', 'factors', '--factors', path, own=False, naming='bad.csv')

    def test_text(self):
        text = self.cli(*STUDY, '--benchmark', 'SPY').out
        self.assertIn('[-5, 5]', text)
        self.assertIn('-4.89', text)
        self.assertNotIn('cause', text)
        self.assertIn('is not unusual: 18 of 120 earlier days moved at least as far.', text)

    def test_text_says_what_is_missing(self):
        for date, options, sentence in (
                ('2019-12-30', (), 'the event is 3 days before the first price of both BABA'
                                   ' and SPY, which is of 2020-01-02'),
                ('2023-01-01', (), 'the event is 2 days after the last price of both BABA and'
                                   ' SPY, which is of 2022-12-30'),
                ('2022-12-30', ('--timing', 'post'), 'after the last close, which is of 2022-12-30'),
                ('2020-02-20', (), '17 returns lie before the window, and 30 are needed: 13 too few'),
                ('2020-01-02', (), '0 returns lie before the window, and 30 are needed: 30 too few')):
            with self.subTest(date):
                text = self.cli('study', 'run', '--symbol', 'BABA', '--date', date, '--benchmark',
                                'SPY', *options).out
                self.assertIn(sentence, text)
                self.assertNotIn('Window', text)
        text = self.cli(*STUDY, '--model', 'adjusted').out
        self.assertIn('measures against a benchmark, and none is given', text)

    def test_titles_are_safe(self):
        """Sandbox.raw() looks for control bytes in all output."""
        self.import_acme()
        self.add_event(title='left \u202etfel')
        text = self.lib('study', 'run', '--events', 'all').out
        self.assertNotIn('\u202e', text)


if __name__ == '__main__':
    unittest.main()
