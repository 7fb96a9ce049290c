import fc from 'fast-check';
import { spike } from './given';
import { columnsOf } from '../../../src/kubernetes/printable';
import { changesText } from '../../../src/simulation/charts/changes';
import { resample } from '../../../src/simulation/charts/terminal/resample';
import { terminalChart } from '../../../src/simulation/charts/terminal/terminal-chart';
import { deployment, hpa, only, slsQps } from '../loop/given';

const timeline = spike();

test.each([40, 60, 80, 121, 200])('a chart fits into %i columns, with blocks and with ASCII', (width) => {
  for (const characters of ['unicode', 'ascii'] as const) {
    const lines = terminalChart(timeline, { width, characters }).split('\n');
    expect(Math.max(...lines.map(columnsOf))).toBeLessThanOrEqual(width);
    expect(Math.max(...lines.map(columnsOf))).toBeGreaterThan(width - 12);
  }
});

test('ASCII is nothing but ASCII', () => {
  expect(terminalChart(timeline, { width: 80, characters: 'ascii' })).toMatch(/^[\n -~]*$/);
});

test('each replica has a row: ready pods are filled, those to come are shaded, bounds are marked', () => {
  const chart = terminalChart(timeline, { width: 100, characters: 'unicode' });
  const rows = chart.split('\n').slice(3, 13);
  expect(rows[0]).toMatch(/^max 10 ┤╌+$/);
  expect(rows[1]).toMatch(/^ {7}│ +░+█+$/);
  expect(rows[9]).toMatch(/^ min 1 ┤█+$/);
  const widths = rows.slice(1).map((row) => [...row].filter((character) => character === '█').length);
  expect([...widths].sort((a, b) => a - b)).toEqual(widths);
});

test('faults stand below the axis of time, where they happen', () => {
  const lines = terminalChart(timeline, { width: 100, characters: 'unicode' }).split('\n');
  const marks = lines.find((line) => /^ +▲+ +▲$/.test(line)) ?? '';
  const axis = lines.find((line) => line.includes('└')) ?? '';
  const columns = axis.length - axis.indexOf('└') - 1;
  expect(marks.indexOf('▲') - axis.indexOf('└') - 1).toBe(Math.floor(300 / 1800 * columns));
  expect(lines.filter((line) => /▲ \d/.test(line))).toEqual([expect.stringContaining('▲ 5m: adapter error for 60 s'), expect.stringContaining('▲ 15m: 2 of the pods crash and are replaced')]);
});

test('colours are given to parts, and change nothing else', () => {
  const plain = terminalChart(timeline, { width: 80, characters: 'unicode' });
  const colored = terminalChart(timeline, { width: 80, characters: 'unicode', paint: (text, role) => `<${role}>${text}</>` });
  expect(colored).toContain('<ready>');
  expect(colored.replace(/<[a-z/]*>/g, '')).toBe(plain);
});

test('names cannot command the terminal', () => {
  const metric = { type: 'External', external: { metric: { name: '\x1B[2Jqueue\x9B' }, target: { type: 'AverageValue', averageValue: '10' } } };
  const evil = only([deployment(), hpa({ metrics: [metric] })], { durationSeconds: 60, service: { load: { kind: 'constant', value: 1 }, signals: { '\x1B[2Jqueue\x9B': 'sum(rate(requests_total[1m]))' } } });
  expect(terminalChart(evil, { width: 80, characters: 'unicode' })).not.toMatch(/[\x1B\x9B]/);
});

test('without samples there are only the lines of what it means', () => {
  const short = only([deployment(), hpa({ metrics: [slsQps('10')] })], { durationSeconds: 60, samples: 0, service: { load: { kind: 'constant', value: 1 } } });
  expect(terminalChart(short, { width: 80, characters: 'ascii' })).toMatch(/^HorizontalPodAutoscaler shop\/web -> Deployment web\n\npeak /);
});

test('a column shows the most or the mean of what it spans, and nothing is left out', () => {
  expect(resample([1, 2, 3, 4], 2, 'most')).toEqual([2, 4]);
  expect(resample([1, 2, null, 4], 2, 'mean')).toEqual([1.5, 4]);
  expect(resample([1, 2], 4, 'mean')).toEqual([1, 1, 2, 2]);
  expect(resample([null, null], 1, 'most')).toEqual([null]);
  fc.assert(fc.property(fc.array(fc.nat(), { minLength: 1 }), fc.integer({ min: 1, max: 100 }), (values, columns) => {
    expect(Math.max(...resample(values, columns, 'most').map((value) => value ?? 0))).toBe(Math.max(...values));
  }));
});

test('changes and events are listed in order of time', () => {
  const lines = changesText(timeline, '->').trimEnd().split('\n');
  expect(lines[0]).toBe(' 1m30s  1 -> 4  external metric sls_ingress_qps above target');
  expect(lines).toContain('    5m  Warning Fault: adapter error for 60 s');
  expect(lines.at(-1)).toMatch(/-> 1 {2}All metrics below target$/);
});
