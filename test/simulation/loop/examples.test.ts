import { readFileSync } from 'fs';
import { join } from 'path';
import { stairs } from './given';
import { simulate } from '../../../src/simulation/simulate';
import { timelineOf } from '../../../src/simulation/timeline';
import { ARTICLE_TRACES, drawArticle, goldenManifests, simulateArticle, tracePath } from '../../tools/article-traces';
import { ARTICLES, ROOT } from '../../tools/demo';

test('every article has its timeline', () => {
  expect(ARTICLE_TRACES.map(({ example }) => example).sort()).toEqual([...ARTICLES].sort());
});

describe.each(ARTICLE_TRACES.map((trace) => [trace.example, trace] as const))('%s', (example, trace) => {
  test('scales as its article says', () => {
    expect(stairs(simulateArticle(trace))).toEqual(trace.changes);
  });

  test('has the picture of it in its README: run `npm run traces` if it is stale', () => {
    expect(readFileSync(tracePath(trace), 'utf8') === drawArticle(trace)).toBe(true);
    expect(readFileSync(join(ROOT, 'examples', example, 'README.md'), 'utf8')).toMatch(/!\[[^\]]{20,}\]\(timeline\.svg\)/);
  });
});

test('mse-qps-hpa: with the tuning of the article it doubles every 15 s, since its one policy replaces the default of 4 pods', () => {
  const run = timelineOf(simulate(goldenManifests('mse-qps-hpa'), {
    durationSeconds: 900, service: { load: { kind: 'spike', base: 0, peak: 35, atSecond: 55, forSeconds: 300 } },
  }), 'higress-hpa');
  expect(run === undefined ? undefined : stairs(run)).toEqual([[75, 2], [90, 4], [660, 1]]);
});
