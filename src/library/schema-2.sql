-- SPDX-License-Identifier: GPL-3.0-or-later
-- From version 1 to version 2: articles with their sources and what was decided about them, full
-- text search, labels placed by hand, studies.

ALTER TABLE instruments ADD COLUMN benchmark TEXT;  -- symbol that studies measure against; NULL: the exchange's

ALTER TABLE events ADD COLUMN label_side TEXT;      -- right or left of its pole; NULL: the chart decides
ALTER TABLE events ADD COLUMN label_lane INTEGER;   -- counted from the candles; NULL with label_side
ALTER TABLE events ADD COLUMN study TEXT;           -- settings as JSON; NULL: the usual ones

ALTER TABLE articles ADD COLUMN symbol TEXT;           -- the instrument it is about
ALTER TABLE articles ADD COLUMN published_source TEXT; -- id of DtlPublishedSource
ALTER TABLE articles ADD COLUMN published_found TEXT;  -- every date found, as JSON: [{source, value}]
ALTER TABLE articles ADD COLUMN digest TEXT;           -- SHA-256 of the text: the same article again
ALTER TABLE articles ADD COLUMN source_digest TEXT;    -- of the bytes below
ALTER TABLE articles ADD COLUMN may_be_incomplete INTEGER; -- 1: the server did not tell where it ends

-- The bytes that articles were read from, so that an import can be repeated. Not in the history.
CREATE TABLE sources (
  digest TEXT PRIMARY KEY,        -- SHA-256
  name TEXT NOT NULL,             -- file name or address
  media_type TEXT,
  data BLOB NOT NULL
) STRICT;

-- What was decided about a proposed event. Proposals themselves follow from text, date and rules
-- and are not stored.
CREATE TABLE decisions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  article_id INTEGER NOT NULL REFERENCES articles (id),
  start INTEGER NOT NULL,         -- byte of the article's text
  kind TEXT NOT NULL,
  state TEXT NOT NULL,            -- accepted or rejected
  event_id INTEGER                -- of accepted ones
) STRICT;

CREATE INDEX decisions_by_article ON decisions (article_id);

-- Words of articles; the store keeps it in step with its table, and parts the letters that are
-- words of their own (store-words.c): it must never be rebuilt from the plain texts.
CREATE VIRTUAL TABLE article_words USING fts5 (
  title, text, content = 'articles', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO article_words (rowid, title, text)
  SELECT id, parted_words (title), parted_words (text) FROM articles;

-- Files of factors that studies name by digest. Not in the history.
CREATE TABLE factors (
  digest TEXT PRIMARY KEY,        -- SHA-256
  name TEXT NOT NULL,             -- of the file
  data BLOB NOT NULL
) STRICT;

-- Figures of studies, kept by the hash of all they were computed from. Not in the history.
CREATE TABLE studies (
  event_id INTEGER PRIMARY KEY,
  hash TEXT NOT NULL,
  json TEXT NOT NULL
) STRICT;
