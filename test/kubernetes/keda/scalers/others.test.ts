import { faults, metricOf, scalerOf } from './trial';
import { buildScaler, FOLLOWED_TYPES } from '../../../../src/kubernetes/keda/scalers/build';
import { NO_POD_IDENTITY } from '../../../../src/kubernetes/keda/scalers/scaler';
import { TRIGGER_TYPES } from '../../../../src/kubernetes/keda/trigger-parameters';

const UTILIZATION = ["metricType must be 'Value' or 'AverageValue' for an external metric"];

describe('cpu and memory', () => {
  test.each(['cpu', 'memory'])('%s makes a metric of its resource, of the pod or of a container', (type) => {
    expect(scalerOf(type, { value: '50' }, { metricType: 'Utilization' }).metrics).toEqual([
      { type: 'Resource', resource: { name: type, target: { type: 'Utilization', averageUtilization: 50 } } },
    ]);
    expect(scalerOf(type, { value: '1.5Gi', containerName: 'app' }, { metricType: 'AverageValue' }).metrics).toEqual([
      { type: 'ContainerResource', containerResource: { name: type, container: 'app', target: { type: 'AverageValue', averageValue: '1536Mi' } } },
    ]);
  });

  test.each([
    ['no metric type', { value: '50' }, '', ["metricType must be 'Utilization' or 'AverageValue' for cpu and memory"]],
    ['a plain value', { value: '50' }, 'Value', ["metricType must be 'Utilization' or 'AverageValue' for cpu and memory"]],
    ['no value', {}, 'Utilization', ['metadata.value must be given, in the metadata']],
    ['the metric type where it used to be', { value: '50', type: 'Utilization' }, 'Utilization', ['metadata.type is removed since 2.18; use metricType of the trigger']],
    ['a percentage with a fraction', { value: '1.5' }, 'Utilization', ['metadata.value must be a whole number of percent for metricType Utilization']],
    ['a percentage beyond 32 bits', { value: '2147483648' }, 'Utilization', ['metadata.value must be a whole number of percent for metricType Utilization']],
    ['no quantity', { value: '0x10' }, 'AverageValue', ['metadata.value must be a quantity for metricType AverageValue; the operator crashes on it']],
  ])('%s', (_, metadata, metricType, expected) => expect(faults('cpu', metadata as Record<string, string>, { metricType })).toEqual(expected));
});

describe('cron', () => {
  const CRON = { timezone: 'Europe/Berlin', start: '0 8 * * 1-5', end: '0 20 * * 1-5', desiredReplicas: '5' };

  test('names its metric by its schedules and has a target of 1', () => {
    expect(metricOf('cron', { ...CRON, start: '*/5 8 ? * *', end: '0,30 20 * * *' })).toEqual(['s0-cron-Europe-Berlin-xSl58Qmxx-0Cm3020xxx', '1']);
  });

  test.each([
    ['equal schedules', { end: CRON.start }, ["metadata.end must not be the same as 'start'"]],
    ['a schedule that is none', { start: '60 * * * *' }, ['metadata.start must be a cron schedule: end of range (60) above maximum (59): 60']],
    ['no schedule', { start: '' }, ['metadata.start must be given, in the metadata']],
    ['no replicas', { desiredReplicas: '0' }, ['metadata.desiredReplicas must not be 0']],
    ['replicas that are none', { desiredReplicas: 'x' }, ['metadata.desiredReplicas must be a whole number of 64 bits, without fraction or exponent']],
    ['no time zone', { timezone: '' }, ['metadata.timezone must be given, in the metadata']],
  ])('%s', (_, metadata, expected) => expect(faults('cron', { ...CRON, ...metadata })).toEqual(expected));

  test('takes no Utilization', () => expect(faults('cron', CRON, { metricType: 'Utilization' })).toEqual(UTILIZATION));
});

describe('kubernetes-workload', () => {
  test('names its metric by the namespace', () => {
    expect(metricOf('kubernetes-workload', { podSelector: 'app=web', value: '0.5' }, { namespace: 'shop' })).toEqual(['s0-workload-shop', '500m']);
  });

  test.each([
    ['no selector', { value: '1' }, ['metadata.podSelector must be given, in the metadata']],
    ['a selector that is none', { value: '1', podSelector: 'a b' }, ["metadata.podSelector must be a label selector: found 'b', expected: in, notin, =, ==, !=, gt, lt"]],
    ['no value', { podSelector: 'app' }, ['metadata.value must be greater than 0']],
    ['a value that is none', { podSelector: 'app', value: 'x' }, ['metadata.value must be a number as JSON writes it']],
  ])('%s', (_, metadata, expected) => expect(faults('kubernetes-workload', metadata as Record<string, string>)).toEqual(expected));

  test('needs no value for a formula', () => expect(faults('kubernetes-workload', { podSelector: 'app' }, { asMetricSource: true })).toEqual([]));
  test('takes no Utilization', () => expect(faults('kubernetes-workload', { podSelector: 'app', value: '1' }, { metricType: 'Utilization' })).toEqual(UTILIZATION));
});

describe('an external scaler', () => {
  test('has no metric before it is asked', () => expect(scalerOf('external', { scalerAddress: 'scaler:9090', anything: 'goes' })).toEqual({ problems: [], metrics: [], connects: false }));

  test.each([
    ['no address', {}, ['metadata.scalerAddress must be given, in the metadata']],
    ['TLS that is no boolean', { scalerAddress: 'a', enableTLS: 'yes' }, ['metadata.enableTLS must be true or false (or 1, t, T, TRUE, True, 0, f, F, FALSE, False)']],
  ])('%s', (_, metadata, expected) => expect(faults('external-push', metadata as Record<string, string>)).toEqual(expected));

  test('takes no Utilization', () => expect(faults('external', { scalerAddress: 'a' }, { metricType: 'Utilization' })).toEqual(UTILIZATION));
});

test('every type that is followed is one of KEDA, and no other is judged', () => {
  expect([...FOLLOWED_TYPES].filter((type) => !TRIGGER_TYPES.includes(type))).toEqual([]);
  const config = { triggerIndex: 0, metricType: '', metadata: {}, authParams: {}, env: {}, podIdentity: NO_POD_IDENTITY, namespace: 'default', asMetricSource: false };
  expect(buildScaler({ ...config, triggerType: 'mongodb' })).toBeUndefined();
});
