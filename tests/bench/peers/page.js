// SPDX-License-Identifier: GPL-3.0-or-later
// What runs in the browser: the walk of bench-chart.c, a chart of it, and the time of each pan step.
// A step is the script, the drawing that it asks for, and a read of one pixel, so that the canvas
// has been drawn when the clock stops. Nothing waits for the screen.

const WIDTH = 1600;
const HEIGHT = 900;
const BARS_A_DAY = 390;

function makeWalk(n) {
  const walk = { time: new Float64Array(n), open: new Float64Array(n), high: new Float64Array(n),
                 low: new Float64Array(n), close: new Float64Array(n) };
  let state = 1;
  let close = 10000;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 8;
  };

  for (let i = 0; i < n; i++) {
    const day = Math.floor(i / BARS_A_DAY);
    const open = close;

    close = Math.max(open + (next() % 21) - 10, 100);
    walk.time[i] = (4 + Math.floor(day / 5) * 7 + day % 5) * 86400 + 52200 + (i % BARS_A_DAY) * 60;
    walk.open[i] = open / 100;
    walk.close[i] = close / 100;
    walk.high[i] = (Math.max(open, close) + next() % 8) / 100;
    walk.low[i] = (Math.min(open, close) - next() % 8) / 100;
    next(); // the volume
  }
  return walk;
}

// Frames that a library asks for are run when the step says so.
const frames = [];
window.requestAnimationFrame = callback => frames.push(callback);
window.cancelAnimationFrame = () => {};

function runFrames() {
  while (frames.length > 0)
    frames.splice(0).forEach(callback => callback(performance.now()));
}

function flushCanvases() {
  for (const canvas of document.querySelectorAll('canvas'))
    canvas.getContext('2d').getImageData(0, 0, 1, 1);
}

function openUplot(walk) {
  const n = walk.time.length;
  const rows = Float64Array.from({ length: n }, (_, i) => i); // sessions without gaps, as ours
  const plot = new uPlot({ width: WIDTH, height: HEIGHT, scales: { x: { time: false } },
                           series: [{}, { stroke: 'blue', width: 1 }] },
                         [rows, walk.close], document.body);

  return (first, end) => plot.setScale('x', { min: first, max: end });
}

function openLightweight(walk, candles, conflation) {
  const { createChart, LineSeries, CandlestickSeries } = LightweightCharts;
  const chart = createChart(document.body, { width: WIDTH, height: HEIGHT, autoSize: false,
                                             timeScale: { minBarSpacing: 1e-6,
                                                          enableConflation: conflation } });
  // One px, for both libraries: the browser draws wider lines many times slower.
  const series = candles ? chart.addSeries(CandlestickSeries)
                         : chart.addSeries(LineSeries, { lineWidth: 1 });
  const points = new Array(walk.time.length);

  for (let i = 0; i < points.length; i++)
    points[i] = candles ? { time: walk.time[i], open: walk.open[i], high: walk.high[i],
                            low: walk.low[i], close: walk.close[i] }
                        : { time: walk.time[i], value: walk.close[i] };
  series.setData(points);

  return (first, end) => chart.timeScale().setVisibleLogicalRange({ from: first, to: end });
}

// Returns: {first, frames: [ms]}: opening it, and each step of a pan at 90 % of the bars
async function measure(kind, n, steps) {
  const walk = makeWalk(n);
  const start = performance.now();
  const show = kind === 'uplot' ? openUplot(walk)
                                : openLightweight(walk, kind.includes('candles'),
                                                  kind.includes('conflation'));
  const result = { frames: [] };

  await Promise.resolve();
  runFrames();
  flushCanvases();
  result.first = performance.now() - start;

  for (let i = -5; i < steps; i++) {
    const shift = n * 0.0001 * (i < steps / 2 ? i : steps - i);
    const began = performance.now();

    show(0.05 * n + shift, 0.95 * n + shift);
    await Promise.resolve(); // uPlot draws at the end of the task
    runFrames();
    flushCanvases();
    if (i >= 0)
      result.frames.push(performance.now() - began);
  }
  return result;
}
