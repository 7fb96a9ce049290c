import { externalAverage, externalValue, firstStep, hpa, objectMetric, pod, pods, podsMetric, samples, SECOND, utilization, values } from './given';
import type { Reads } from './given';
import type { JsonObject } from '../../../src/kubernetes/json';
import { podRequests } from '../../../src/simulation/hpa/pod-requests';
import type { PodReading } from '../../../src/simulation/hpa/readings';
import { MAX_INT32, MAX_INT64, MIN_INT64 } from '../../../src/simulation/int64';

const wanted = (metric: JsonObject, reads: Reads) => firstStep(hpa({ metrics: [metric] }), reads).wanted;
const failure = (metric: JsonObject, reads: Reads) =>
  firstStep(hpa({ metrics: [metric] }), reads).events.map(({ reason, message }) => [reason, message]);
const shown = (metric: JsonObject, reads: Reads) => firstStep(hpa({ metrics: [metric] }), reads).state.status.currentMetrics;

describe('which pods count for a per-pod metric', () => {
  const cases: readonly (readonly [string, Partial<PodReading>, number | null, number | undefined])[] = [
    // Beside one pod at 200 % of the target: ready 400/2, idle 200/2, missing 200/2 as well, left out 200/1.
    ['a ready one', {}, 200, 4],
    ['a terminating one does not', { terminating: true }, 200, 2],
    ['a failed one does not', { phase: 'Failed' }, 200, 2],
    ['a pending one is idle', { phase: 'Pending' }, 200, 2],
    ['one without a sample is idle', {}, null, 2],
    ['a completed one is one without a sample', { phase: 'Succeeded' }, null, 2],
  ];

  test.each(cases)('%s', (_name, changes, milli, count) => {
    for (const metric of [podsMetric('100m'), utilization(100)]) {
      expect(wanted(metric, { current: 2, pods: [pod(), pod(changes)], metrics: [samples([200, milli])] })).toBe(count);
    }
  });

  test('an idle pod cannot turn the ratio', () => {
    // 130 % alone is above, 65 % with an idle pod below the target.
    expect(wanted(podsMetric('100m'), { current: 5, pods: [pod(), pod({ phase: 'Pending' })], metrics: [samples([130, null])] })).toBe(5);
    expect(wanted(utilization(100), { current: 5, pods: [pod(), pod({ phase: 'Pending' })], metrics: [samples([130, null])] })).toBe(5);
  });

  test('at exactly the target, idle pods are left out', () => {
    for (const metric of [podsMetric('100m'), utilization(100)]) {
      expect(wanted(metric, { current: 2, pods: [pod(), pod({ phase: 'Pending' })], metrics: [samples([100, null])] })).toBe(2);
    }
  });

  test('with missing pods growing stops at the current count if it would shrink', () => {
    expect(wanted(podsMetric('100m'), { current: 9, pods: pods(4), metrics: [samples([250, 250, null, null])] })).toBe(9);
    expect(wanted(podsMetric('100m'), { current: 4, pods: pods(4), metrics: [samples([250, 250, null, null])] })).toBe(5);
  });

  test('with missing pods shrinking counts them at target', () => {
    expect(wanted(podsMetric('100m'), { current: 4, pods: pods(4), metrics: [samples([40, 40, null, null])] })).toBe(3);
    expect(wanted(utilization(50), { current: 4, pods: pods(4), metrics: [samples([10, 10, null, null])] })).toBe(4);
    expect(wanted(utilization(100), { current: 4, pods: pods(4), metrics: [samples([10, 10, null, null])] })).toBe(3);
  });

  test('what is shown is what was measured', () => {
    const reads = { current: 4, pods: pods(4), metrics: [samples([11, 10, null, null])] };
    expect(shown(utilization(100), reads)).toEqual([{ averageUtilization: 10, averageValue: 10 }]);
    expect(shown(podsMetric('100m'), reads)).toEqual([{ averageValue: 10 }]);
  });

  test('samples of pods that are not listed count for an average, but not for a utilization', () => {
    const strangers = { samples: [{ milli: 100, atMillis: 0, windowMillis: 0 }], strangers: [300] };
    expect(shown(podsMetric('100m'), { current: 1, metrics: [strangers] })).toEqual([{ averageValue: 200 }]);
    expect(shown(utilization(100), { current: 1, metrics: [strangers] })).toEqual([{ averageUtilization: 100, averageValue: 100 }]);
    expect(failure(utilization(100), { current: 1, metrics: [{ samples: [], strangers: [300] }] })[0]).toEqual(
      ['FailedGetResourceMetric', 'failed to get cpu utilization: no metrics returned matched known pods']);
    // They are in the count that the ratio is multiplied by once pods are filled in.
    const withMissing = { samples: [{ milli: 400, atMillis: 0, windowMillis: 0 }, undefined], strangers: [1] };
    expect(wanted(utilization(100), { current: 2, metrics: [withMissing] })).toBe(6);
  });

  test('utilization is cut to whole percent before it is compared', () => {
    expect(wanted(utilization(80), { current: 10, metrics: [samples([...Array.from({ length: 9 }, () => 72), 71])] })).toBe(9);
    expect(wanted(utilization(80), { current: 10, metrics: [samples(Array.from({ length: 10 }, () => 72))] })).toBe(10);
  });

  test('an average is cut to whole thousandths before it is compared', () => {
    expect(wanted(podsMetric('10m'), { current: 2, metrics: [samples([8, 9])] })).toBe(2);
    expect(wanted(podsMetric('10m'), { current: 2, metrics: [samples([9, 9])] })).toBe(2);
    expect(wanted(podsMetric('10m'), { current: 10, metrics: [samples([8, 9, 8, 9, 8, 9, 8, 9, 8, 9])] })).toBe(8);
  });

  test('sums of 64 bits are exact', () => {
    const huge = 2n ** 62n;
    expect(shown(podsMetric('1'), { current: 2, metrics: [samples([huge, 2n ** 53n + 1n])] })).toEqual([{ averageValue: (huge + 2n ** 53n + 1n) / 2n }]);
    expect(shown(podsMetric('1'), { current: 2, metrics: [samples([huge, huge])] })).toEqual([{ averageValue: -(2n ** 62n) }]);
  });
});

describe('which CPU samples count', () => {
  const now = 1000 * SECOND;
  const at = (startSeconds: number, readySeconds: number, ready: PodReading['ready']) =>
    ({ startedAtMillis: startSeconds * SECOND, readyChangedAtMillis: readySeconds * SECOND, ...(ready !== undefined && { ready }) });
  const sampled = (seconds: number) => ({ milli: 200, atMillis: seconds * SECOND, windowMillis: 30 * SECOND });
  const older = { milli: 200, atMillis: now, windowMillis: 0 };

  // Beside one pod at 200 % of the target: 4 if the sample counts, 2 if it does not.
  test.each([
    ['young and Ready for a window', at(701, 900, 'True'), 930, 4],
    ['young and Ready for less than a window', at(701, 900, 'True'), 929, 2],
    ['young and not Ready', at(701, 900, 'False'), 930, 2],
    ['young and of unknown readiness', at(701, 900, 'Unknown'), 930, 4],
    ['as old as the initialization period, Ready since a moment', at(700, 999, 'True'), 999, 4],
    ['as old as the initialization period, never Ready', at(700, 729, 'False'), 999, 2],
    ['as old as the initialization period, once Ready', at(700, 730, 'False'), 999, 4],
    ['old and of unknown readiness', at(0, 0, 'Unknown'), 999, 4],
  ])('%s', (_name, changes, sampledAt, count) => {
    const reads = { current: 2, nowMillis: now, pods: [pod(), pod(changes)], metrics: [{ samples: [older, sampled(sampledAt)] }] };
    expect(wanted(utilization(100), reads)).toBe(count);
    expect(wanted(podsMetric('100m'), reads)).toBe(4);
  });

  test('not those of a pod without the condition, or without a start', () => {
    const { ready: _ready, ...unknown } = pod();
    const { startedAtMillis: _started, ...unseen } = pod();
    for (const odd of [unknown, unseen]) {
      expect(wanted(utilization(100), { current: 2, nowMillis: now, pods: [pod(), odd], metrics: [{ samples: [older, older] }] })).toBe(2);
    }
  });

  test('the flags move the boundaries', () => {
    const quick = hpa({ metrics: [utilization(100)] }, { controller: { cpuInitializationPeriodSeconds: 0, initialReadinessDelaySeconds: 0 } });
    const reads = { current: 2, nowMillis: now, pods: [pod(), pod(at(999, 999, 'False'))], metrics: [{ samples: [older, sampled(999)] }] };
    expect(firstStep(quick, reads).wanted).toBe(4);
  });
});

describe('a Value target multiplies the ready pods', () => {
  test.each([
    ['External', externalValue('100')], ['Object', objectMetric({ type: 'Value', value: '100' })],
  ])('%s', (_name, metric) => {
    expect(wanted(metric, { current: 4, pods: [...pods(3), pod({ ready: 'False' })], metrics: [values(200)] })).toBe(6);
    expect(wanted(metric, { current: 4, pods: [...pods(3), pod({ terminating: true })], metrics: [values(200)] })).toBe(8);
    expect(wanted(metric, { current: 4, pods: [...pods(3), pod({ phase: 'Succeeded' })], metrics: [values(200)] })).toBe(6);
    expect(wanted(metric, { current: 4, metrics: [values(109)] })).toBe(4);
    expect(shown(metric, { current: 4, metrics: [values(109)] })).toEqual([{ value: 109000 }]);
  });

  test('and fails without pods', () => {
    expect(failure(externalValue('100'), { current: 4, pods: [], metrics: [values(200)] })).toEqual([
      ['FailedGetExternalMetric', 'unable to calculate ready pods: no pods returned by selector while calculating replica count'],
      ['FailedComputeMetricsReplicas', 'invalid metrics (1 invalid out of 1), first error is: failed to get queue external metric value: '
        + 'failed to get external metric queue: unable to calculate ready pods: no pods returned by selector while calculating replica count'],
    ]);
    expect(wanted(externalValue('100'), { current: 4, pods: [], metrics: [values(100)] })).toBe(4);
  });

  test('a sum beyond 64 bits is the largest there is', () => {
    expect(shown(externalValue('1'), { current: 1, metrics: [{ values: [MAX_INT64, 1] }] })).toEqual([{ value: MAX_INT64 }]);
    expect(shown(externalValue('1'), { current: 1, metrics: [{ values: [MAX_INT64, -1, 1] }] })).toEqual([{ value: MAX_INT64 }]);
    expect(shown(externalValue('1'), { current: 1, metrics: [{ values: [-5, 3] }] })).toEqual([{ value: -2 }]);
  });
});

describe('an AverageValue target divides by the target', () => {
  test('whatever the pods', () => {
    for (const metric of [externalAverage('10'), objectMetric({ type: 'AverageValue', averageValue: '10' })]) {
      expect(wanted(metric, { current: 4, pods: [], metrics: [values(71)] })).toBe(8);
      expect(shown(metric, { current: 4, pods: [], metrics: [values(71)] })).toEqual([{ averageValue: 17750 }]);
    }
  });

  test('without replicas there is no average', () => {
    for (const metric of [externalAverage('10'), objectMetric({ type: 'AverageValue', averageValue: '10' })]) {
      expect(shown(metric, { current: 1, status: 0, metrics: [values(71)] })).toEqual([{ averageValue: MIN_INT64 }]);
      expect(wanted(metric, { current: 1, status: 0, metrics: [values(71)] })).toBe(8);
      expect(wanted(metric, { current: 1, status: 0, metrics: [values(0)] })).toBe(0);
    }
  });

  test('a sum beyond 64 bits, or a negative one, wants as much as there can be', () => {
    for (const series of [[MAX_INT64, 1], [-1], [5, -6, 100]]) {
      const reads = { current: 1, metrics: [{ values: series }] };
      expect([wanted(externalAverage('10'), reads), shown(externalAverage('10'), reads)]).toEqual([MAX_INT32, [{ averageValue: MAX_INT64 }]]);
    }
    expect(wanted(objectMetric({ type: 'AverageValue', averageValue: '10' }), { current: 1, metrics: [values(-1)] })).toBe(0);
  });
});

describe('several metrics', () => {
  const three = (first: number, second: number, third: number) => {
    const step = firstStep(hpa({ metrics: [externalAverage('10'), objectMetric({ type: 'AverageValue', averageValue: '10' }), podsMetric('10')] }), {
      current: 1, metrics: [values(first), values(second), samples([third * 1000])],
    });
    return [step.wanted, step.events[0]?.message];
  };

  test('the largest wins', () => {
    expect(three(20, 30, 40)).toEqual([4, 'New size: 4; reason: pods metric inflight above target']);
    expect(three(40, 30, 20)).toEqual([4, 'New size: 4; reason: external metric queue(nil) above target']);
  });

  test('of equal ones the first', () => {
    expect(three(40, 40, 40)).toEqual([4, 'New size: 4; reason: external metric queue(nil) above target']);
    expect(three(0, 40, 40)).toEqual([4, 'New size: 4; reason: external metric rps(nil) above target']);
  });

  test('all failing, the first error is told', () => {
    const step = firstStep(hpa({ metrics: [externalAverage('10'), podsMetric('10')] }), { current: 1, metrics: [{ error: 'gone' }, samples([])] });
    const message = 'unable to get external metric default/queue/nil: unable to fetch metrics from external metrics API: gone';
    expect(step.events.map((event) => event.message)).toEqual([
      message,
      'unable to get metric inflight: no metrics returned from custom metrics API',
      `invalid metrics (2 invalid out of 2), first error is: failed to get queue external metric value: failed to get queue external metric: ${message}`,
    ]);
    expect(step.state.status.conditions[1]).toMatchObject({
      reason: 'FailedGetExternalMetric', message: `the HPA was unable to compute the replica count: ${message}`,
    });
    expect(step.state.status.currentMetrics).toEqual([null, null]);
  });
});

describe('the text of a failure', () => {
  const resource = (target: JsonObject) => ({ type: 'Resource', resource: { name: 'memory', target } });
  const container = (target: JsonObject) => ({ type: 'ContainerResource', containerResource: { name: 'cpu', container: 'app', target } });
  const badSelector = { name: 'queue', selector: { matchExpressions: [{ key: 'a', operator: 'Like', values: ['b'] }] } };
  const lost = '"Like" is not a valid label selector operator';
  const noTarget = 'invalid resource metric source: neither an average utilization target nor an average value (usage) target was set';
  const noObjectTarget = 'invalid object metric source: neither a value target nor an average value target was set';
  const noExternalTarget = 'invalid external metric source: neither a value target nor an average value target was set';
  const unready = 'did not receive metrics for targeted pods (pods might be unready)';

  test.each<[string, JsonObject, Partial<Reads>, string, string, string]>([
    ['no pods', utilization(50), { pods: [], metrics: [{ samples: [], strangers: [1] }] }, 'FailedGetResourceMetric',
      'failed to get cpu utilization: no pods returned by selector while calculating replica count', 'failed to get cpu resource metric value: '],
    ['no samples of memory', resource({ averageValue: '1Mi' }), { metrics: [samples([null])] }, 'FailedGetResourceMetric',
      'failed to get memory usage: unable to get metrics for resource memory: no metrics returned from resource metrics API', 'failed to get memory resource metric value: '],
    ['no ready pod', container({ averageUtilization: 50 }), { pods: pods(1, { phase: 'Pending' }), metrics: [samples([5])] }, 'FailedGetContainerResourceMetric',
      `failed to get cpu utilization: ${unready}`, 'failed to get app container metric value: '],
    ['an outage', container({ averageValue: '50m' }), { metrics: [{ error: 'gone' }] }, 'FailedGetContainerResourceMetric',
      'failed to get cpu usage: unable to get metrics for resource cpu: unable to fetch metrics from resource metrics API: gone', 'failed to get app container metric value: '],
    ['no target', resource({ type: 'Value', value: '5' }), {}, 'FailedGetResourceMetric', noTarget, 'failed to get memory resource metric value: '],
    ['an outage of pods metrics', podsMetric('5'), { metrics: [{ error: 'gone' }] }, 'FailedGetPodsMetric',
      'unable to get metric inflight: unable to fetch metrics from custom metrics API: gone', 'failed to get pods metric value: '],
    ['a selector of pods metrics', { type: 'Pods', pods: { metric: badSelector, target: { averageValue: '5' } } }, {}, 'FailedGetPodsMetric',
      lost, 'failed to get pods metric value: '],
    ['an object that is not there', objectMetric({ type: 'Value', value: '5' }), { metrics: [values()] }, 'FailedGetObjectMetric',
      'unable to get metric rps: Ingress on default main/unable to fetch metrics from custom metrics API: '
        + 'the custom metrics API server returned 0 results when we asked for exactly one', 'failed to get object metric value: '],
    ['an object that is there twice', objectMetric({ type: 'AverageValue', averageValue: '5' }), { metrics: [values(1, 2)] }, 'FailedGetObjectMetric',
      'unable to get metric rps: Ingress on default main/unable to fetch metrics from custom metrics API: '
        + 'the custom metrics API server returned 2 results when we asked for exactly one', 'failed to get object metric value: failed to get rps object metric: '],
    ['a type that is not the target', objectMetric({ type: 'Value', averageValue: '5' }), {}, 'FailedGetObjectMetric', noObjectTarget, 'failed to get object metric value: '],
    ['another type that is not the target', objectMetric({ type: 'AverageValue', value: '5' }), {}, 'FailedGetObjectMetric', noObjectTarget,
      'failed to get object metric value: '],
    ['a selector of an object metric', { type: 'Object', object: { metric: badSelector, target: { type: 'Value', value: '5' } } }, {}, 'FailedGetObjectMetric',
      lost, 'failed to get object metric value: '],
    ['a selector of an external average', { type: 'External', external: { metric: badSelector, target: { averageValue: '5' } } }, {}, 'FailedGetExternalMetric',
      lost, 'failed to get queue external metric value: failed to get queue external metric: '],
    ['a selector of an external value', { type: 'External', external: { metric: badSelector, target: { value: '5' } } }, {}, 'FailedGetExternalMetric',
      lost, 'failed to get queue external metric value: failed to get external metric queue: '],
    ['no target of an external metric', { type: 'External', external: { metric: { name: 'queue' }, target: { type: 'Value' } } }, {}, 'FailedGetExternalMetric',
      noExternalTarget, 'failed to get queue external metric value: '],
    ['an unknown type', { type: 'Magic' }, {}, 'InvalidMetricSourceType', 'unknown metric source type "Magic"', ''],
  ])('%s', (_name, metric, reads, reason, message, prefix) => {
    expect(failure(metric, { current: 1, ...reads })).toEqual([
      [reason, message], ['FailedComputeMetricsReplicas', `invalid metrics (1 invalid out of 1), first error is: ${prefix}${message}`],
    ]);
  });

  test('names the first pod without a request', () => {
    const bare = podRequests({ containers: [{ name: 'app' }] });
    const reads = { current: 2, pods: [pod(), pod({ name: 'other', terminating: true, requests: bare })], metrics: [samples([100, null])] };
    expect(failure(utilization(50), reads)[0]).toEqual(['FailedGetResourceMetric', 'failed to get cpu utilization: missing request for cpu in container app of Pod other']);
    // A plain average needs no requests.
    expect(wanted({ type: 'Resource', resource: { name: 'cpu', target: { averageValue: '100m' } } }, reads)).toBe(2);
  });
});

test('the reasons name the metric', () => {
  const named = (metric: JsonObject, metrics: Reads['metrics']) => firstStep(hpa({ metrics: [metric] }), { current: 1, ...(metrics !== undefined && { metrics }) }).events[0]?.message;
  const labels = { name: 'queue', selector: { matchLabels: { b: '2', a: '1' } } };
  const title = '&LabelSelector{MatchLabels:map[string]string{a: 1,b: 2,},MatchExpressions:[]LabelSelectorRequirement{},}';
  expect([
    named(utilization(50), [samples([100])]),
    named({ type: 'Resource', resource: { name: 'memory', target: { averageValue: '1' } } }, [samples([2000])]),
    named({ type: 'ContainerResource', containerResource: { name: 'cpu', container: 'app', target: { averageUtilization: 50 } } }, [samples([100])]),
    named(objectMetric({ type: 'Value', value: '1' }), [values(2)]),
    named({ type: 'External', external: { metric: labels, target: { averageValue: '1' } } }, [values(2)]),
  ]).toEqual([
    'New size: 2; reason: cpu resource utilization (percentage of request) above target',
    'New size: 2; reason: memory resource above target',
    'New size: 2; reason: cpu container resource utilization (percentage of request) above target',
    'New size: 2; reason: Ingress metric rps above target',
    `New size: 2; reason: external metric queue(${title}) above target`,
  ]);
});
