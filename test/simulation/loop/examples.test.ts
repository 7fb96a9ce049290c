import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { parseAllDocuments } from 'yaml';
import { stairs } from './given';
import type { Manifest } from '../../../src/kubernetes/manifest';
import type { SimulationOptions } from '../../../src/simulation/options';
import { simulate } from '../../../src/simulation/simulate';
import { timelineOf } from '../../../src/simulation/timeline';

const EXAMPLES = join(__dirname, '..', '..', '..', 'examples');

/** The objects that an example renders. */
function golden(example: string): readonly Manifest[] {
  const folder = join(EXAMPLES, example, 'golden');
  const texts = readdirSync(folder).filter((file) => file.endsWith('.yaml')).map((file) => readFileSync(join(folder, file), 'utf8'));
  const manifests = texts.flatMap((text) => parseAllDocuments(text).map((document) => document.toJS() as Manifest | null));
  return manifests.filter((manifest) => manifest !== null);
}

const USERS = [
  { durationSeconds: 30, target: 100 }, { durationSeconds: 120, target: 100 }, { durationSeconds: 30, target: 200 },
  { durationSeconds: 300, target: 200 }, { durationSeconds: 0, target: 0 },
];

test.each<[example: string, scaler: string, options: SimulationOptions, expected: readonly (readonly [number, number])[]]>([
  ['http-metrics-hpa', 'metrics-app-hpa',
    { durationSeconds: 1500, service: { load: { kind: 'spike', base: 0, peak: 300, atSecond: 122, forSeconds: 300 } } },
    [[150, 3], [180, 6], [210, 10], [810, 5], [990, 2], [1170, 1]]],
  ['mse-qps-hpa', 'higress-hpa',
    { durationSeconds: 900, service: { load: { kind: 'spike', base: 0, peak: 35, atSecond: 55, forSeconds: 300 } } },
    [[75, 2], [90, 4], [660, 1]]],
  ['rocketmq-keda', 'prometheus-scaledobject',
    { durationSeconds: 900, service: { load: { kind: 'constant', value: 0 }, initialWaiting: 90, ratePerPod: 0.2 } },
    [[15, 3], [360, 2]]],
  ['haproxy-queue-keda', 'app-scaledobject',
    { durationSeconds: 1800, service: { demand: 'users', serviceTimeSeconds: 5, load: { kind: 'stages', stages: USERS } } },
    [[30, 2], [60, 3], [210, 6], [525, 4], [585, 3], [645, 2], [705, 1]]],
  ['acs-knative-requests', 'autoscale-go',
    {
      durationSeconds: 250,
      service: {
        demand: 'users', serviceTimeSeconds: 0.5, podStartSeconds: 1, cpu: { idle: 0, each: 0.01 }, memory: { idle: 1e8, each: 1e6 },
        load: { kind: 'spike', base: 0, peak: 50, atSecond: 101, forSeconds: 30 },
      },
    },
    [[61, 0], [101, 8], [162, 4], [166, 3], [174, 2], [182, 1], [190, 0]]],
])('the example %s runs as it is rendered', (example, scaler, options, expected) => {
  const timeline = timelineOf(simulate(golden(example), options), scaler);
  expect(timeline === undefined ? undefined : stairs(timeline)).toEqual(expected);
});
