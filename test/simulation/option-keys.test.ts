import { simulate } from '../../src/simulation/simulate';
import { SimulationError } from '../../src/simulation/simulation-error';

const hpa = {
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name: 'web', namespace: 'shop' },
  spec: {
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
    maxReplicas: 5,
    metrics: [{ type: 'External', external: { metric: { name: 'qps' }, target: { type: 'AverageValue', averageValue: '10' } } }],
  },
};
const OPTIONS = {
  durationSeconds: 60,
  service: {
    load: { kind: 'sum', of: [{ kind: 'constant', value: 5 }, { kind: 'stages', stages: [{ durationSeconds: 5, target: 9 }] }] },
    demand: 'requests',
    ratePerPod: 5,
    cpu: { idle: 0, each: 0 },
    signals: { qps: 'sum(requests_total)' },
    faults: [{ kind: 'pod crash', atSecond: 5, pods: 1 }],
    objective: { servedShare: 0.9 },
  },
  services: { web: { initialReplicas: 1 } },
  only: ['web'],
  kubernetes: '1.36',
  controller: { tolerance: 0.2 },
  knative: '1.23',
  autoscalerConfig: { enableScaleToZero: false },
  startSeconds: 0,
  samples: 5,
  reach: [2],
};

/** What plain JavaScript may pass for options. */
function problemsOf(options: unknown): readonly string[] {
  try {
    simulate([hpa], options as object);
    return [];
  } catch (error) {
    if (!(error instanceof SimulationError)) throw error;
    return error.problems;
  }
}

/** The places within a value, as lists of keys. */
const placesOf = (value: unknown): readonly (readonly string[])[] => [
  [], ...Object.entries(typeof value === 'object' && value !== null ? value : {}).flatMap(([key, field]) => placesOf(field).map((place) => [key, ...place])),
];

function replaced(value: unknown, [key, ...place]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  const fields = value as Readonly<Record<string, unknown>>;
  const field = replaced(fields[key], place, by);
  return Array.isArray(value) ? value.map((item: unknown, index) => (String(index) === key ? field : item)) : { ...fields, [key]: field };
}

test('these options are simulated', () => {
  expect(problemsOf(OPTIONS)).toEqual([]);
  expect(placesOf(OPTIONS).length).toBeGreaterThan(35);
});

test.each([[null], [[null]], [{ a: null }], [[{}]], [() => 1], ['x'], [5], [true], [[]], [{}], [undefined]])('%p in any place is simulated or refused with reasons', (value) => {
  for (const place of placesOf(OPTIONS)) expect(problemsOf(replaced(OPTIONS, place, value))).not.toContain('');
});

test.each([[null], [[null]], [{ a: null }], [[{}]], [() => 1]])('%p is taken nowhere', (value) => {
  const taken = placesOf(OPTIONS).filter((place) => problemsOf(replaced(OPTIONS, place, value)).length === 0);
  expect(taken.map((place) => place.join('.'))).toEqual([]);
});

test.each<[unknown, readonly string[]]>([
  [null, ["'options' must be an object, got null"]],
  [{ ...OPTIONS, only: 'web', service: { ...OPTIONS.service, load: null, signal: 1 } }, [
    "'service.load' must be an object, got null",
    expect.stringMatching(/^'service\.signal' must be one of the known options: load, demand, .*; write 'signals'$/) as never,
    "'only' must be a list, got \"web\"; put it in brackets",
  ]],
  [{ ...OPTIONS, services: { web: { load: { kind: 'sum', of: [null] } } } }, ["'services.web.load.of[0]' must be an object, got null"]],
])('options %j', (options, problems) => {
  expect(problemsOf(options).slice(0, problems.length)).toEqual(problems);
});
