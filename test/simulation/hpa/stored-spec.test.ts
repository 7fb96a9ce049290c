import type { JsonObject } from '../../../src/kubernetes/json';
import { storedHpaSpec } from '../../../src/simulation/hpa/stored-spec';

const UP = {
  stabilizationWindowSeconds: 0,
  selectPolicy: 'Max',
  policies: [{ type: 'Pods', value: 4, periodSeconds: 15 }, { type: 'Percent', value: 100, periodSeconds: 15 }],
};
const DOWN = { selectPolicy: 'Max', policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }] };
const CPU_80 = { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } };
const external = (target: JsonObject) => ({ type: 'External', external: { metric: { name: 'queue' }, target } });

describe('the API server fills in', () => {
  test('one replica at least, and cpu at 80 % without metrics', () => {
    expect(storedHpaSpec({ maxReplicas: 3 })).toEqual({ minReplicas: 1, maxReplicas: 3, metrics: [CPU_80] });
    expect(storedHpaSpec({ minReplicas: null, maxReplicas: 3, metrics: [], behavior: null }))
      .toEqual({ minReplicas: 1, maxReplicas: 3, metrics: [CPU_80] });
  });

  test('but keeps what is given', () => {
    const spec = { scaleTargetRef: { kind: 'Deployment', name: 'web' }, minReplicas: 0, maxReplicas: 3, metrics: [external({ type: 'Value', value: '5' })] };
    expect(storedHpaSpec(spec)).toEqual(spec);
  });

  test.each<[string, JsonObject, JsonObject]>([
    ['both directions of an empty behavior', {}, { scaleUp: UP, scaleDown: DOWN }],
    ['the direction that is missing', { scaleDown: { stabilizationWindowSeconds: 60 } }, { scaleUp: UP, scaleDown: { ...DOWN, stabilizationWindowSeconds: 60 } }],
    ['fields that are missing or null', { scaleUp: { selectPolicy: 'Min', policies: null } }, { scaleUp: { ...UP, selectPolicy: 'Min' }, scaleDown: DOWN }],
    ['no policies beside a given one', { scaleUp: { policies: [{ type: 'Pods', value: 1, periodSeconds: 60 }] } },
      { scaleUp: { ...UP, policies: [{ type: 'Pods', value: 1, periodSeconds: 60 }] }, scaleDown: DOWN }],
  ])('%s', (_name, behavior, stored) => {
    expect(storedHpaSpec({ maxReplicas: 3, behavior }).behavior).toEqual(stored);
  });
});

describe('the API server stores quantities in canonical form', () => {
  test.each([
    ['averageValue', '0.5', '500m'], ['averageValue', 1500, '1500'], ['averageValue', '1000m', '1'], ['value', '2048Ki', '2Mi'], ['value', '1e3', '1e3'],
  ])('%s %j', (field, given, canonical) => {
    expect(storedHpaSpec({ maxReplicas: 3, metrics: [external({ type: 'x', [field]: given })] }).metrics).toEqual([external({ type: 'x', [field]: canonical })]);
  });

  test('tolerances, too', () => {
    expect(storedHpaSpec({ maxReplicas: 3, behavior: { scaleUp: { tolerance: '0.05' }, scaleDown: { tolerance: 0 } } }).behavior).toEqual({
      scaleUp: { ...UP, tolerance: '50m' }, scaleDown: { ...DOWN, tolerance: '0' },
    });
  });

  test('what is no quantity stays, for others to refuse', () => {
    expect(storedHpaSpec({ maxReplicas: 3, metrics: ['?', external({ type: 'Value', value: 'many' })] }).metrics).toEqual(['?', external({ type: 'Value', value: 'many' })]);
  });
});

test('storing what is stored changes nothing', () => {
  const once = storedHpaSpec({ maxReplicas: 3, metrics: [external({ value: '0.001' })], behavior: { scaleUp: { tolerance: '0.18' } } });
  expect(storedHpaSpec(once)).toEqual(once);
});
