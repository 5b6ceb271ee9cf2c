#!/usr/bin/env node
// SPDX-License-Identifier: GPL-3.0-or-later
// Articles read by dateline-cli in one call, beside two finders of dates on the same texts. Ours
// extracts, finds dates, claims and events, and prints JSON; theirs find dates. Figures, no verdicts.
//
// usage: dates.mjs DATELINE-CLI FILE.txt...
//
// Our time is that of the whole process, start included; theirs is of parsing alone, warm, in this
// process. Needs what `npm install --no-package-lock` puts into this folder; what is missing is told.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const RUNS = 3;
const PUBLISHED = '2022-07-15';
const PEERS = [
  { name: 'chrono-node',
    find: (peer, text) => peer.parse(text, new Date(PUBLISHED)) },
  { name: '@microsoft/recognizers-text-date-time',
    find: (peer, text) => peer.default.recognizeDateTime(text, 'en-us', undefined,
                                                         new Date(PUBLISHED)) },
];

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

// Milliseconds of each run, after one that does not count
function time(work) {
  work();
  return Array.from({ length: RUNS }, () => {
    const start = process.hrtime.bigint();

    work();
    return Number(process.hrtime.bigint() - start) / 1e6;
  });
}

function tell(name, times, files, ratio) {
  console.log(`  ${name.padEnd(38)} ${median(times).toFixed(1).padStart(9)} ms` +
              ` (${Math.min(...times).toFixed(1)}-${Math.max(...times).toFixed(1)})` +
              `  ${(median(times) / files).toFixed(3)} ms an article${ratio}`);
}

async function main(program, files) {
  const texts = files.map(file => readFileSync(file, 'utf8'));
  const folder = mkdtempSync(join(tmpdir(), 'dateline-dates-'));

  console.log(`${files.length} articles, ` +
              `${texts.reduce((sum, text) => sum + text.split(/\s+/).length, 0)} words`);
  try {
    const ours = time(() => execFileSync(program, [
      '--library', join(folder, 'none.dateline'), 'article', 'read', '--json',
      '--published', PUBLISHED, ...files], { maxBuffer: 1 << 28 }));

    tell('dateline-cli article read', ours, files.length, '');
    for (const { name, find } of PEERS) {
      let peer;

      try {
        peer = await import(name);
      } catch {
        console.log(`dates.mjs: nothing is compared with ${name}, since it is not there`);
        continue;
      }
      const theirs = time(() => texts.forEach(text => find(peer, text)));

      tell(name, theirs, files.length, `  x ${(median(theirs) / median(ours)).toFixed(1)}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv.length < 4) {
  console.error('usage: dates.mjs DATELINE-CLI FILE.txt...');
  process.exit(2);
}
await main(process.argv[2], process.argv.slice(3));
