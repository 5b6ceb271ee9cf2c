-- SPDX-License-Identifier: GPL-3.0-or-later
-- The library file, version 1; schema-2.sql leads on from here. Days are days since 1970-01-01, instants seconds since
-- 1970-01-01T00:00:00Z; what is absent is NULL. Column types are held by STRICT.

CREATE TABLE instruments (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  symbol TEXT NOT NULL UNIQUE,
  name TEXT,
  exchange TEXT,                  -- MIC: XNYS
  currency TEXT                   -- ISO 4217
) STRICT;

CREATE TABLE series (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  instrument_id INTEGER NOT NULL REFERENCES instruments (id),
  interval TEXT NOT NULL,         -- id of DtlInterval: day
  zone TEXT,                      -- of instants below a day: America/New_York
  source TEXT,                    -- where the bars came from, for people
  UNIQUE (instrument_id, interval)
) STRICT;

-- Bars, at most 4,096 a row. The columns sum the row up; data holds every value (bar-chunk.c).
CREATE TABLE chunks (
  series_id INTEGER NOT NULL REFERENCES series (id),
  t0 INTEGER NOT NULL,            -- key of the first bar: day or instant, by the interval
  t1 INTEGER NOT NULL,            -- key of the last bar
  n INTEGER NOT NULL,             -- bars
  open REAL,                      -- the first that is known
  high REAL,                      -- the highest
  low REAL,                       -- the lowest
  close REAL,                     -- the last that is known
  volume REAL,                    -- the sum
  checksum INTEGER NOT NULL,      -- of data: a flipped byte must not become another price
  step_id INTEGER NOT NULL,       -- the history step that wrote the row; 0: none did
  data BLOB NOT NULL,
  PRIMARY KEY (series_id, t0)
) STRICT;

CREATE TABLE articles (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT,
  byline TEXT,
  publisher TEXT,
  published TEXT,                 -- ISO day or instant, as precise as it is known
  url TEXT,
  language TEXT,                  -- BCP 47
  text TEXT NOT NULL
) STRICT;

-- AUTOINCREMENT: an id is never given twice, also when its event is removed.
CREATE TABLE events (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  instrument_id INTEGER NOT NULL REFERENCES instruments (id),
  title TEXT NOT NULL,
  kind TEXT,
  day INTEGER NOT NULL,           -- as told, at the exchange
  end_day INTEGER,
  certainty TEXT NOT NULL,        -- id of DtlCertainty
  timing TEXT NOT NULL,           -- id of DtlTiming
  note TEXT,
  article_id INTEGER REFERENCES articles (id),
  quote TEXT,                     -- the article's own words
  source TEXT                     -- web address
) STRICT;

CREATE INDEX events_by_instrument ON events (instrument_id, day);
CREATE INDEX events_by_article ON events (article_id);

-- What was on screen; opaque JSON. Not part of the history.
CREATE TABLE views (
  key TEXT PRIMARY KEY,
  json TEXT NOT NULL
) STRICT;

-- Undo and redo. changes is a changeset of SQLite's session extension over instruments, series,
-- articles and events.
CREATE TABLE steps (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,             -- for people: Add "WSJ report"
  time INTEGER NOT NULL,          -- instant, for people; the order is that of the ids
  undone INTEGER NOT NULL,        -- 0 or 1
  changes BLOB
) STRICT;

-- The chunks of bars that a step changed, as they are on the other side of it: before the step
-- while it stands, after the step while it is undone. Undo and redo swap the two sides.
CREATE TABLE step_chunks (
  step_id INTEGER NOT NULL REFERENCES steps (id),
  series_id INTEGER NOT NULL,
  t0 INTEGER NOT NULL,
  expected_step_id INTEGER,       -- step_id of the chunk on this side; NULL: there is no such chunk
  t1 INTEGER,                     -- NULL from here on: no such chunk on the other side
  n INTEGER,
  open REAL,
  high REAL,
  low REAL,
  close REAL,
  volume REAL,
  checksum INTEGER,
  other_step_id INTEGER,
  data BLOB,
  PRIMARY KEY (step_id, series_id, t0)
) STRICT;
