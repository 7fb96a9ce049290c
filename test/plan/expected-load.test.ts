import { Problems, sentence } from '../../src/kubernetes/problem';
import { withExpectedLoad, type ExpectedLoadSpec } from '../../src/plan/expected-load';

const PREFIX = 'simulate.scalewright.dev/';
const object = (id: string, annotations?: Readonly<Record<string, string>>) => (
  { id, draft: { apiVersion: 'v1', kind: 'Any', metadata: { name: 'web', ...(annotations && { annotations }) } } });

function planned(expected: object, annotations?: Readonly<Record<string, string>>) {
  const problems = new Problems();
  const objects = withExpectedLoad([object('Service'), object('Autoscaler', annotations)], 'Autoscaler', { load, ...expected } as ExpectedLoadSpec, problems);
  return { objects, annotations: objects[1]?.draft.metadata.annotations, problems: problems.list.map(sentence) };
}

const load: ExpectedLoadSpec['load'] = { kind: 'constant', value: 5 };
const LOAD = { [`${PREFIX}load`]: 'constant:5' };

test('without an expected load the objects stay as they are', () => {
  const objects = [object('Autoscaler')];
  expect(withExpectedLoad(objects, 'Autoscaler', undefined, new Problems())).toBe(objects);
});

test('only what is given is written, on the one object, beside the annotations that it has', () => {
  const { objects, annotations, problems } = planned({}, { team: 'a' });
  expect(problems).toEqual([]);
  expect(annotations).toStrictEqual({ team: 'a', ...LOAD });
  expect(objects[0]).toStrictEqual(object('Service'));
});

test('every setting has its annotation', () => {
  const { annotations, problems } = planned({
    demand: 'messages', ratePerPod: 20.5, concurrencyPerPod: 4, serviceTimeSeconds: 1.5, queueTimeoutSeconds: 90, initialWaiting: 0, podStartSeconds: 20,
    readinessDelaySeconds: 0, idleRatePerPod: 0.1, scrapeIntervalSeconds: 30, cpu: { idle: 0.1, each: 0.002 }, memory: { idle: 1e6, each: 0 },
    objective: { servedShare: 0.99 },
  });
  expect(problems).toEqual([]);
  expect(annotations).toStrictEqual({
    ...LOAD,
    ...Object.fromEntries(Object.entries({
      'demand': 'messages', 'rate-per-pod': '20.5', 'concurrency-per-pod': '4', 'service-time': '1s500ms', 'queue-timeout': '1m30s', 'initial-waiting': '0',
      'pod-start-time': '20s', 'readiness-delay': '0s', 'idle-rate-per-pod': '0.1', 'scrape-interval': '30s', 'cpu-idle': '0.1', 'cpu-each': '0.002',
      'memory-idle': '1000000', 'memory-each': '0', 'objective': 'served=0.99',
    }).map(([name, text]) => [PREFIX + name, text])),
  });
});

test.each<[object, string[]]>([
  [{ demand: 'calls' }, ["'expectedLoad.demand' must be one of requests, users, messages, got \"calls\""]],
  [{ ratePerPod: -1 }, ["'expectedLoad.ratePerPod' must be a number from 0, got -1"]],
  [{ concurrencyPerPod: 0 }, ["'expectedLoad.concurrencyPerPod' must be a number above 0, got 0"]],
  [{ serviceTimeSeconds: 0 }, ["'expectedLoad.serviceTimeSeconds' must be a number above 0, got 0"]],
  [{ queueTimeoutSeconds: 0 }, ["'expectedLoad.queueTimeoutSeconds' must be a whole number from 1, got 0"]],
  [{ podStartSeconds: 1.5 }, ["'expectedLoad.podStartSeconds' must be a whole number from 0, got 1.5"]],
  [{ readinessDelaySeconds: -1 }, ["'expectedLoad.readinessDelaySeconds' must be a whole number from 0, got -1"]],
  [{ scrapeIntervalSeconds: 0.5 }, ["'expectedLoad.scrapeIntervalSeconds' must be a whole number from 1, got 0.5"]],
  [{ initialWaiting: Number.NaN }, ["'expectedLoad.initialWaiting' must be a number from 0, got NaN"]],
  [{ idleRatePerPod: '1' }, ["'expectedLoad.idleRatePerPod' must be a number from 0, got \"1\""]],
  [{ cpu: { idle: -1, each: 0 } }, ["'expectedLoad.cpu.idle' must be a number from 0, got -1"]],
  [{ memory: { idle: 0, each: -1 } }, ["'expectedLoad.memory.each' must be a number from 0, got -1"]],
  [{ load: { kind: 'constant', value: -1 } }, ["'expectedLoad.load.value' must be a number from 0, got -1"]],
])('an expected load with %j', (change, problems) => expect(planned(change).problems).toEqual(problems));

test('a load of measured values is too long for an annotation', () => {
  expect(planned({ load: { kind: 'series', data: [[0, 1], [60, 2]] } }).problems).toEqual([
    "'expectedLoad.load' must be a load that can be written into an annotation, got \"series\";"
    + ' use another kind than measured values; scalewright simulate takes them from a file',
  ]);
});
