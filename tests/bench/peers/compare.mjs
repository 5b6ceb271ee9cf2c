#!/usr/bin/env node
// SPDX-License-Identifier: GPL-3.0-or-later
// Frames of two web chart libraries beside ours, on the same walk, in one run. Figures, no verdicts.
//
// usage: compare.mjs BENCH-CHART [ROWS]
//
// BENCH-CHART is the program that `ninja bench-programs` builds. Needs Debian's chromium, and in
// this folder what `npm install --no-package-lock` puts there; says what is missing, and is content.

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
const CHROMIUM = '/usr/bin/chromium';
const SCRIPTS = [
  'node_modules/uplot/dist/uPlot.iife.min.js',
  'node_modules/lightweight-charts/dist/lightweight-charts.standalone.production.js',
  'page.js',
];
const PEERS = [
  { kind: 'uplot', name: 'uPlot line', steps: 60, most: 1e7, ours: 'line, 90 %' },
  { kind: 'lightweight conflation', name: 'lightweight-charts line, conflation', steps: 60,
    most: 2e6, ours: 'line, 90 %' },
  { kind: 'lightweight', name: 'lightweight-charts line', steps: 10, most: 2e6,
    ours: 'line, 90 %' },
  { kind: 'lightweight candles', name: 'lightweight-charts candles', steps: 4, most: 1e6,
    ours: 'candles, 90 %' },
];

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

function findMissing() {
  return [CHROMIUM, join(HERE, 'node_modules/playwright-core/package.json'),
          ...SCRIPTS.map(script => join(HERE, script))].filter(path => !existsSync(path));
}

async function measurePeer(browser, peer, rows) {
  const page = await browser.newPage({ viewport: { width: 1700, height: 1000 } });

  try {
    await page.setContent('<!doctype html><body></body>');
    for (const script of SCRIPTS)
      await page.addScriptTag({ path: join(HERE, script) });
    return await page.evaluate(([kind, n, steps]) => measure(kind, n, steps),
                               [peer.kind, rows, peer.steps]);
  } finally {
    await page.close();
  }
}

async function main(program, most) {
  const missing = findMissing();

  if (missing.length > 0) {
    console.log('compare.mjs: nothing is compared, since this is not there:');
    for (const path of missing)
      console.log(`  ${path}`);
    return;
  }

  const { chromium } = await import('playwright-core');
  const ours = JSON.parse(execFileSync(program, ['--json', '--rows', String(most)],
                                       { maxBuffer: 1 << 24 }));
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
           '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });

  console.log('Pan at 90 % of the bars, 1600 x 900: ms a step, median (ends); x of ours');
  for (const { rows, figures } of ours.lengths) {
    if (rows < 1e6)
      continue;
    console.log(`${rows} bars`);
    for (const name of new Set(PEERS.map(peer => peer.ours))) {
      const { median: ms } = figures.find(figure => figure.name === name);

      console.log(`  ${`dateline ${name}`.padEnd(38)} ${ms.toFixed(2).padStart(9)}`);
    }
    for (const peer of PEERS) {
      if (rows > peer.most) {
        console.log(`  ${peer.name.padEnd(38)}         - more than it holds`);
        continue;
      }
      try {
        const { first, frames } = await measurePeer(browser, peer, rows);
        const ms = median(frames);
        const ratio = ms / figures.find(figure => figure.name === peer.ours).median;

        console.log(`  ${peer.name.padEnd(38)} ${ms.toFixed(2).padStart(9)} ` +
                    `(${Math.min(...frames).toFixed(1)}-${Math.max(...frames).toFixed(1)})` +
                    `  x ${ratio.toFixed(1)}; opened in ${first.toFixed(0)} ms`);
      } catch (error) {
        console.log(`  ${peer.name.padEnd(38)}         - ${error.message.split('\n')[0]}`);
      }
    }
  }
  await browser.close();
}

if (process.argv.length < 3) {
  console.error('usage: compare.mjs BENCH-CHART [ROWS]');
  process.exit(2);
}
await main(process.argv[2], Number(process.argv[3] ?? 1e7));
