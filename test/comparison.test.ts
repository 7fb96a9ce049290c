import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { foundBy, LABELLED, labelledCases, results, type RecordedResults, RESULTS } from './tools/labelled';
import { PEERS } from './tools/peer-rules';
import { allRules } from '../src/validation/rules';

const cases = labelledCases();

test('the labels are whole', () => {
  expect(cases.length).toBeGreaterThanOrEqual(60);
  expect(cases.filter(({ shows }) => shows === '').map(({ name }) => name)).toEqual([]);
  expect(cases.filter(({ fault }) => fault !== undefined && !existsSync(join(LABELLED, fault.mended))).map(({ name }) => name)).toEqual([]);
  const { files } = JSON.parse(readFileSync(RESULTS, 'utf8')) as RecordedResults;
  expect(Object.keys(files).sort()).toEqual(cases.map(({ name }) => name));
});

test('nothing is said about what has no fault', () => {
  const { files } = results();
  const faultless = cases.filter(({ fault }) => fault === undefined);
  expect(faultless.flatMap(({ name }) => files[name]?.scalewright.map((line) => `${name}: ${line}`) ?? [])).toEqual([]);
});

test('at least 9 of 10 faults are found, and more of them than any other finds', () => {
  const all = results();
  const faulty = cases.filter(({ fault }) => fault !== undefined);
  const count = (tool: 'scalewright' | 'kube-score' | 'kubeconform'): number => faulty.filter((one) => foundBy(tool, one, all).length > 0).length;
  expect(count('scalewright') / faulty.length).toBeGreaterThanOrEqual(0.9);
  expect(count('scalewright')).toBeGreaterThan(Math.max(count('kube-score'), count('kubeconform')));
});

test('the rules that are compared with those of others exist', () => {
  const ids = new Set(allRules().map(({ id }) => id));
  expect(PEERS.flatMap(({ rules }) => rules.flatMap(({ ours }) => ours)).filter((id) => !ids.has(id))).toEqual([]);
});

test('no rule of another tool is listed twice', () => {
  for (const { rules } of PEERS) expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
});
