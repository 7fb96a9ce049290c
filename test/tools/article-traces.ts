import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { ROOT } from './demo';
import type { Manifest } from '../../src/kubernetes/manifest';
import { drawSvg } from '../../src/simulation/charts/svg/svg';
import type { ServiceOptions, SimulationOptions } from '../../src/simulation/options';
import { simulate } from '../../src/simulation/simulate';
import type { ScalerTimeline } from '../../src/simulation/timeline';

/** What an article says that its scaler does, to be simulated with the objects that its example renders. */
export interface ArticleTrace {
  readonly example: string;
  readonly scaler: string;
  readonly durationSeconds: number;
  readonly service: ServiceOptions;
  /** What is taken away from the scaler, as the article shows its events before it tunes. */
  readonly without?: string;
  /** Every change as `[second, replicas]`. */
  readonly changes: readonly (readonly [number, number])[];
}

/** Up to 100, then up to 200 users, as in `load.js` of the example. */
const USERS = [
  { durationSeconds: 30, target: 100 }, { durationSeconds: 120, target: 100 }, { durationSeconds: 30, target: 200 },
  { durationSeconds: 300, target: 200 }, { durationSeconds: 0, target: 0 },
];

/** Traffic that comes up in two steps within the 15 s of a query, and goes down in two. */
const GATEWAY = [[0, 5], [54, 5], [55, 35], [360, 35], [375, 25], [415, 25], [416, 0], [1200, 0]];

/** The timelines of the articles. */
export const ARTICLE_TRACES: readonly ArticleTrace[] = [
  {
    example: 'http-metrics-hpa',
    scaler: 'metrics-app-hpa',
    durationSeconds: 1500,
    service: { load: { kind: 'spike', base: 0, peak: 300, atSecond: 122, forSeconds: 300 } },
    changes: [[150, 3], [180, 6], [210, 10], [810, 5], [990, 2], [1170, 1]],
  },
  {
    example: 'mse-qps-hpa',
    scaler: 'higress-hpa',
    durationSeconds: 1200,
    service: { load: { kind: 'series', data: GATEWAY, between: 'hold', longestGapSeconds: 900 } },
    without: 'behavior',
    changes: [[75, 3], [90, 4], [690, 3], [720, 1]],
  },
  {
    example: 'rocketmq-keda',
    scaler: 'prometheus-scaledobject',
    durationSeconds: 900,
    service: { load: { kind: 'constant', value: 0 }, initialWaiting: 90, ratePerPod: 0.2 },
    changes: [[15, 3], [345, 2]],
  },
  {
    example: 'haproxy-queue-keda',
    scaler: 'app-scaledobject',
    durationSeconds: 1200,
    service: { demand: 'users', serviceTimeSeconds: 5, load: { kind: 'stages', stages: USERS } },
    changes: [[30, 2], [60, 3], [210, 6], [525, 4], [585, 3], [645, 2], [705, 1]],
  },
  {
    example: 'acs-knative-requests',
    scaler: 'autoscale-go',
    durationSeconds: 250,
    service: { demand: 'users', serviceTimeSeconds: 0.5, podStartSeconds: 1, load: { kind: 'spike', base: 0, peak: 50, atSecond: 101, forSeconds: 30 } },
    changes: [[61, 0], [101, 8], [162, 4], [166, 3], [174, 2], [182, 1], [190, 0]],
  },
];

/** The objects that an example renders. */
export function goldenManifests(example: string): readonly Manifest[] {
  const folder = join(ROOT, 'examples', example, 'golden');
  const texts = readdirSync(folder).filter((file) => file.endsWith('.yaml')).map((file) => readFileSync(join(folder, file), 'utf8'));
  const manifests = texts.flatMap((text) => parseAllDocuments(text).map((document) => document.toJS() as Manifest | null));
  return manifests.filter((manifest) => manifest !== null);
}

/** Simulates what an article shows. */
export function simulateArticle({ example, scaler, durationSeconds, service, without }: ArticleTrace): ScalerTimeline {
  const manifests = goldenManifests(example).map((manifest) => {
    if (without === undefined || manifest.metadata.name !== scaler) return manifest;
    return { ...manifest, spec: Object.fromEntries(Object.entries(manifest.spec as object).filter(([key]) => key !== without)) };
  });
  const options: SimulationOptions = { durationSeconds, service, only: [scaler] };
  const [timeline] = simulate(manifests, options).scalers;
  if (timeline === undefined) throw new Error(`${example} renders no scaler ${scaler}`);
  return timeline;
}

/** Where the picture of an article stands. */
export function tracePath({ example }: ArticleTrace): string {
  return join(ROOT, 'examples', example, 'timeline.svg');
}

/** The picture of an article. */
export function drawArticle(trace: ArticleTrace): string {
  return drawSvg([simulateArticle(trace)]);
}

function main(): void {
  for (const trace of ARTICLE_TRACES) {
    writeFileSync(tracePath(trace), drawArticle(trace));
    console.log(`examples/${trace.example}/timeline.svg`);
  }
}

if (require.main === module) main();
