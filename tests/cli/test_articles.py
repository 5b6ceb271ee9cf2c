#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The noun "article": what is read, kept, shown, undone, and refused."""

import http.server
import threading
import time
import unittest

from sandbox import Sandbox, parse_json

READ_KEYS = ['title', 'byline', 'publisher', 'published', 'published_source', 'language', 'url',
             'text', 'dates', 'claims', 'events']

PLAIN = ('Alibaba falls after talks\nBy Jane Doe\n\nShares of Alibaba fell on Thursday, July 14, '
         '2022, after talks in Shanghai.\n')

PAGE = '''<!doctype html><html lang="en"><head><title>Alibaba falls</title>
<meta property="article:published_time" content="2022-07-14T12:40:00-04:00"></head><body><article>
<h1>Alibaba falls</h1>
<p>Shares of Alibaba fell on Thursday, after officials in Shanghai had called in managers of its
cloud unit, a newspaper said, and the stock lost about four percent in New York.</p>
<p>The talks were about a police database, which had been stolen and offered for sale by somebody
who named no name, and which was kept on the servers of the company until the end of June.</p>
</article></body></html>'''

MARKDOWN = '---\ntitle: Alibaba falls\ndate: 2022-07-14\nauthor: Jane Doe\n---\n\nIt **fell**.\n'


FEED = '''<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>
<link>https://a.example/</link>
<item><title>First</title><link>https://a.example/1</link><guid>1</guid>
<pubDate>Thu, 14 Jul 2022 12:40:00 GMT</pubDate><description>It rose.</description></item>
<item><title>Second</title><link>https://a.example/2</link><guid>2</guid>
<pubDate>Fri, 15 Jul 2022 12:40:00 GMT</pubDate><description>It fell on Thursday.</description></item>
</channel></rss>'''

MAIL = '''From: Jane Doe <jane@a.example>
To: list@a.example
Subject: Alibaba falls
Date: Thu, 14 Jul 2022 12:40:00 -0400
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

It fell on Thursday after talks in Shanghai.
'''


class Server(threading.Thread):
    """Serves @pages by path on 127.0.0.1."""

    def __init__(self, pages):
        super().__init__(daemon=True)

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                code, kind, body, more = pages.get(self.path, (404, 'text/plain', '', {}))
                self.send_response(code)
                self.send_header('Content-Type', kind)
                self.send_header('Content-Length', str(len(body.encode())))
                for name, value in more.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body.encode())

            def log_message(self, *args):
                pass

        self.server = http.server.HTTPServer(('127.0.0.1', 0), Handler)
        self.url = f'http://127.0.0.1:{self.server.server_port}'
        self.start()

    def run(self):
        self.server.serve_forever(poll_interval=0.05)

    def stop(self):
        self.server.shutdown()
        self.server.server_close()


class Read(Sandbox):
    def test_plain(self):
        path = self.write('a.txt', PLAIN)
        read = self.json('article', 'read', path)
        self.assertLessEqual(set(READ_KEYS), set(read))
        self.assertEqual(read['text'], PLAIN)
        self.assertEqual(read['title'], 'Alibaba falls after talks')
        self.assertEqual(read['byline'], 'Jane Doe')
        self.assertFalse(self.library.exists())

    def test_text_is_unchanged(self):
        for name, text in (('a.txt', 'One\r\n\r\n  two\tthree \n'), ('b', ''),
                           ('c.txt', 'caf\u00e9 \u5317\u4eac \u202e'), ('d.txt', '<p>no page</p>')):
            with self.subTest(name):
                path = self.write(name, text)
                self.assertEqual(self.json('article', 'read', path)['text'], text)

    def test_published(self):
        undated = self.write('a.txt', 'It fell on Thursday.\n')
        read = self.json('article', 'read', undated)
        self.assertEqual((read['published'], read['published_source']), (None, 'none'))
        self.assertEqual([date['value'] for date in read['dates'] if date['value'][:2] == '20'], [])
        self.assertIn('file time', [found['source'] for found in read['published_found']])
        for given in ('2022-07-16', '2022-07-16T12:40:00-04:00', '2022-07-16T12:40'):
            read = self.json('article', 'read', undated, '--published', given)
            self.assertEqual((read['published'], read['published_source']), (given, 'user'))
        dated = self.write('b.txt', 'Head\nPublished: July 14, 2022\n\nIt fell.\n')
        read = self.json('article', 'read', dated)
        self.assertEqual((read['published'], read['published_source']), ('2022-07-14', 'text'))
        self.assertFalse(read['published_disagrees'])
        read = self.json('article', 'read', dated, '--published', '2022-07-19')
        self.assertTrue(read['published_disagrees'])
        self.assertIn('2022-07-14', self.lib('article', 'read', dated, '--published',
                                             '2022-07-19').out)

    def test_formats(self):
        read = self.json('article', 'read', self.write('a.html', PAGE))
        self.assertEqual((read['title'], read['published'], read['published_source'],
                          read['language'], read['format']),
                         ('Alibaba falls', '2022-07-14T12:40:00-04:00', 'page', 'en', 'html'))
        self.assertIn('Shares of Alibaba fell', read['text'])
        self.assertNotIn('<', read['text'])
        read = self.json('article', 'read', self.write('a.md', MARKDOWN))
        self.assertEqual((read['title'], read['byline'], read['published'], read['text']),
                         ('Alibaba falls', 'Jane Doe', '2022-07-14', 'It fell.'))

    def test_mail(self):
        read = self.json('article', 'read', self.write('a.eml', MAIL))
        self.assertEqual((read['title'], read['published'], read['format']),
                         ('Alibaba falls', '2022-07-14T12:40:00-04:00', 'mail'))
        self.assertIn('It fell on Thursday', read['text'])

    def test_feed(self):
        path = self.write('feed.xml', FEED)
        read = self.json('article', 'read', path)
        self.assertEqual([(item['number'], item['title'], item['url']) for item in read['items']],
                         [(1, 'First', 'https://a.example/1'), (2, 'Second', 'https://a.example/2')])
        read = self.json('article', 'read', path, '--item', '2')
        self.assertEqual((read['title'], read['published'][:10]), ('Second', '2022-07-15'))
        self.assertIn('It fell', read['text'])
        self.assertIn('Second', self.lib('article', 'read', path).out)
        self.refuse('article', 'read', path, '--item', '3', naming='2 items')
        self.refuse('article', 'import', path, naming='feed')
        self.assertEqual(self.json('article', 'import', path, '--item', '1')['title'], 'First')

    def test_standard_input(self):
        for text, title in ((PLAIN, 'Alibaba falls after talks'), (PAGE, 'Alibaba falls')):
            path = self.write('input', text)
            with open(path, 'rb') as stdin:
                run = self.lib('--json', 'article', 'read', '-', stdin=stdin)
            self.assertEqual(parse_json(run.out)['title'], title)

    def test_several(self):
        paths = [self.write(f'{i}.txt', f'Head {i}\n\nIt fell.\n') for i in range(30)]
        paths[3] = self.write('3.html', PAGE)
        paths[7] = self.folder / 'missing.txt'
        paths[9] = self.write('9.txt', b'a\0b')
        run = self.lib('--json', 'article', 'read', *paths, code=1)
        lines = [parse_json(line) for line in run.out.splitlines()]
        self.assertEqual(len(lines), len(paths))
        self.assertIn('2 of 30', run.err)
        for i, line in enumerate(lines):
            if i in (7, 9):
                self.assertEqual(sorted(line), ['error', 'file'])
            else:
                self.assertEqual(line['title'], 'Alibaba falls' if i == 3 else f'Head {i}')
            self.assertIn(paths[i].name, line['file'])
        text = self.lib('article', 'read', *paths, code=1).out
        self.assertIn('Head 29', text)
        self.assertIn('missing.txt', text)

    def test_hundred(self):
        paths = [self.write(f'{i}.txt', PLAIN * 20) for i in range(100)]
        start = time.monotonic()
        run = self.lib('--json', 'article', 'read', *paths, '--published', '2022-07-16')
        self.assertEqual(len(run.out.splitlines()), 100)
        self.assertLess(time.monotonic() - start, 30)

    def test_refused(self):
        self.refuse('article', 'read', 'missing.txt', naming='missing.txt')
        self.refuse('article', 'read', self.folder, naming='folder')
        self.refuse('article', 'read', self.write('a.txt', b'a\0b'), naming='NUL')

    def test_bytes_for_a_terminal(self):
        path = self.write('a.txt', 'Head \x1b[31mred\x07 \x9b2J \u202eevil\n\nIt fell on '
                                   '\x1b]0;x\x07Thursday, July 14, 2022.\n')
        for more in ([], ['--json']):
            self.lib(*more, 'article', 'read', path)  # no control byte comes out: sandbox.py


class Addresses(Sandbox):
    def setUp(self):
        super().setUp()
        self.env['no_proxy'] = '*'
        self.server = Server({
            '/a': (200, 'text/html', PAGE, {}),
            '/moved': (302, 'text/plain', '', {'Location': '/a'}),
            '/inside': (302, 'text/plain', '', {'Location': 'http://127.0.0.2:9/'}),
            '/file': (302, 'text/plain', '', {'Location': 'file:///etc/passwd'}),
            '/picture': (200, 'image/png', 'x', {}),
            '/error': (500, 'text/html', PAGE, {}),
        })
        self.addCleanup(self.server.stop)

    def test_read(self):
        for path in ('/a', '/moved'):
            read = self.json('article', 'read', self.server.url + path)
            self.assertEqual((read['title'], read['url']),
                             ('Alibaba falls', self.server.url + '/a'))

    def test_refused(self):
        for path, naming in (('/missing', '404'), ('/error', '500'), ('/picture', 'image/png'),
                             ('/inside', 'inside this machine'), ('/file', 'http')):
            self.refuse('article', 'read', self.server.url + path, naming=naming)

    def test_import(self):
        added = self.json('article', 'import', self.server.url + '/a')
        self.assertEqual(self.json('article', 'show', added['id'])['url'], self.server.url + '/a')


class Kept(Sandbox):
    def test_import(self):
        path = self.write('a.txt', PLAIN)
        added = self.json('article', 'import', path, '--published', '2022-07-16')
        self.assertEqual((added['id'], added['title'], added['events']),
                         (1, 'Alibaba falls after talks', []))
        self.assertIsInstance(added['proposals'], int)
        self.assertNotIn('duplicate', added)
        self.assertEqual([step['name'] for step in self.json('library', 'history')],
                         ['Import “Alibaba falls after talks”'])

        again = self.json('article', 'import', self.write('b.txt', PLAIN))
        self.assertEqual((again['id'], again['duplicate']), (1, True))
        self.assertEqual(len(self.json('library', 'history')), 1)

    def test_list_and_show(self):
        for i, day in enumerate(('2022-07-14', '2022-07-15')):
            self.json('article', 'import', self.write(f'{i}.txt', f'Head {i}\n\nCaf\u00e9 {i}.\n'),
                      '--published', day, '--symbol', 'ACME')
        articles = self.json('article', 'list')
        self.assertEqual([(a['id'], a['title'], a['published'], a['published_source'], a['symbol'])
                          for a in articles],
                         [(1, 'Head 0', '2022-07-14', 'user', 'ACME'),
                          (2, 'Head 1', '2022-07-15', 'user', 'ACME')])
        self.assertEqual([a['id'] for a in self.json('article', 'list', '--find', 'cafe 1')], [2])
        self.assertEqual(self.json('article', 'list', '--find', '"'), [])
        shown = self.json('article', 'show', 2)
        self.assertLessEqual(set(READ_KEYS), set(shown))
        self.assertEqual(shown['text'], 'Head 1\n\nCaf\u00e9 1.\n')
        self.assertIn('Head 1', self.lib('article', 'list').out)
        self.assertIn('Head 1', self.lib('article', 'show', 2).out)

    def test_remove_and_undo(self):
        self.import_acme()
        self.json('article', 'import', self.write('a.txt', PLAIN))
        event = self.add_event('--article', '1')
        self.assertEqual(self.json('article', 'list')[0]['events'], [event['id']])
        self.assertEqual(self.json('article', 'remove', 1), {'id': 1})
        self.assertEqual(self.json('article', 'list'), [])
        self.assertEqual(self.json('article', 'list', '--find', 'alibaba'), [])
        self.assertIsNone(self.json('events', 'list')[0]['article_id'])
        self.json('library', 'undo')
        self.assertEqual(self.json('article', 'list')[0]['events'], [event['id']])
        self.assertEqual(len(self.json('article', 'list', '--find', 'alibaba')), 1)
        self.assertEqual(self.json('events', 'list')[0]['article_id'], 1)
        self.json('library', 'redo')
        self.assertEqual(self.json('article', 'list'), [])
        self.cli('--library', self.library, 'library', 'check')

    def test_edit(self):
        self.json('article', 'import', self.write('a.txt', 'It fell on Thursday.\n'))
        edited = self.json('article', 'edit', 1, '--published', '2022-07-16', '--symbol', 'ACME')
        self.assertEqual((edited['published'], edited['published_source'], edited['symbol']),
                         ('2022-07-16', 'user', 'ACME'))
        self.assertEqual(self.json('article', 'edit', 1, '--published', '')['published'], None)
        for _ in range(2):
            self.json('library', 'undo')
        self.assertEqual(self.json('article', 'list')[0]['published'], None)

    def test_accept(self):
        text = 'Notes of the week\n\nRegulators in Beijing fined Alibaba on Thursday.\n'
        added = self.json('article', 'import', self.write('a.txt', text), '--published',
                          '2022-07-16')
        self.assertEqual((added['events'], added['proposals'] > 0), ([], True))
        shown = self.json('article', 'show', 1)
        self.assertEqual(shown['symbol'], 'BABA')
        fines = [p for p in shown['proposals'] if p['kind'] == 'regulator.fine']
        self.assertTrue(fines)
        self.assertEqual({p['state'] for p in shown['proposals']}, {'open'})
        number = fines[0]['number']

        after = self.json('article', 'accept', 1, number)['proposals'][number - 1]
        self.assertEqual(after['state'], 'accepted')
        event = self.json('events', 'list')[0]
        self.assertEqual((event['id'], event['symbol'], event['kind'], event['date'],
                          event['session'], event['article_id']),
                         (after['event_id'], 'BABA', 'regulator.fine', '2022-07-14', '2022-07-14',
                          1))
        self.assertIn(event['quote'], text)
        self.json('library', 'undo')
        self.assertEqual(self.json('events', 'list'), [])
        after = self.json('article', 'reject', 1, number)['proposals'][number - 1]
        self.assertEqual((after['state'], after['event_id']), ('rejected', None))

    def test_accept_all(self):
        """An event that is there is linked; the import is one step, and fails as one."""
        text = 'Notes of the week\n\nRegulators in Beijing fined Alibaba on Thursday.\n'
        own = self.json('article', 'import', self.write('a.txt', text), '--published',
                        '2022-07-16', '--accept', 'all')
        self.assertTrue(own['events'])
        other = self.json('article', 'import', self.write('b.txt', text + 'Again.\n'),
                          '--published', '2022-07-16', '--accept', 'all')
        self.assertEqual((other['id'], sorted(other['events'])), (2, sorted(own['events'])))
        self.assertEqual(len(self.json('library', 'history')), 2)
        self.json('library', 'undo')
        self.json('library', 'undo')
        self.assertEqual((self.json('events', 'list'), self.json('article', 'list')), ([], []))

    def test_check(self):
        checked = self.json('article', 'check', 1, own=False)  # of the sample
        self.assertGreater(len(checked['claims']), 3)
        self.assertEqual({claim['check']['verdict'] for claim in checked['claims']}, {'holds'})
        self.assertIn('holds', self.cli('article', 'check', '1').out)
        self.json('article', 'import', self.write(
            'a.txt', 'Alibaba shares slid 4% on Thursday.\n'), '--published', '2022-07-16')
        claim = self.json('article', 'check', 1)['claims'][0]
        self.assertEqual(claim['check']['verdict'], 'unknown')
        self.assertTrue(claim['check']['why'])

    def test_refused(self):
        self.json('article', 'import', self.write('a.txt', PLAIN))
        for words, naming in ((['show', 9], '9'), (['check', 9], '9'), (['remove', 9], '9'),
                              (['edit', 9, '--symbol', 'A'], '9'), (['accept', 1, 99], '99'),
                              (['import', 'missing.txt'], 'missing.txt'),
                              (['import', self.write('b.txt', ' \n')], 'no text')):
            self.refuse('article', *words, naming=naming)

    def test_failed_import_makes_no_library(self):
        self.lib('article', 'import', 'missing.txt', code=1)
        self.assertFalse(self.library.exists())
        self.lib('article', 'list', code=1)
        self.assertFalse(self.library.exists())

    def test_rules(self):
        rules = self.json('article', 'rules', '--check')
        self.assertGreater(rules['rules'], 0)
        self.assertEqual((rules['failing'], rules['never_firing']), ([], []))
        self.assertEqual(self.json('article', 'rules'), {'rules': rules['rules']})
        folder = self.folder / 'data' / 'dateline' / 'lexicon'
        folder.mkdir(parents=True)
        (folder / 'own.rules').write_text('nonsense\n')
        self.refuse('article', 'rules', '--check', naming='own.rules')
        # A slip in it keeps no article from being read.
        path = self.write('a.txt', PLAIN)
        run = self.raw('article', 'read', str(path), '--json')
        self.assertEqual(run.code, 0)
        self.assertRegex(run.err, r'\Adateline-cli: warning: rules left out: [^\n]+own.rules[^\n]+\n\Z')
        (folder / 'own.rules').unlink()
        self.assertEqual(run.out, self.cli('article', 'read', path, '--json').out)


if __name__ == '__main__':
    unittest.main()
