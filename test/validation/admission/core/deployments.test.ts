import { complaints, deployment, judge } from './objects';
import type { JsonObject } from '../../../../src/kubernetes/json';

const withSpec = (spec: JsonObject): JsonObject => {
  const base = deployment();
  return { ...base, spec: { ...(base.spec as JsonObject), ...spec } };
};
const PERCENT = "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')";

describe('a Deployment', () => {
  test.each<readonly [string, JsonObject, readonly string[]]>([
    ['needs a selector', { selector: null }, ['spec.selector: Required value', 'spec.template.metadata.labels: Invalid value: {"app":"web"}: `selector` does not match template `labels`']],
    ['needs a selector that selects', { selector: {} }, ['spec.selector: Invalid value: {}: empty selector is invalid for deployment']],
    ['with a selector that is none is not looked at further', { selector: { matchLabels: { app: 'a b' } }, template: {} },
      [expect.stringContaining('spec.selector.matchLabels: Invalid value: "a b"'), 'spec.selector: Invalid value: {"matchLabels":{"app":"a b"}}: invalid label selector']],
    ['needs an expression with values', { selector: { matchExpressions: [{ key: 'app', operator: 'NotIn' }] }, template: {} }, [
      "spec.selector.matchExpressions[0].values: Required value: must be specified when `operator` is 'In' or 'NotIn'",
      'spec.selector: Invalid value: {"matchExpressions":[{"key":"app","operator":"NotIn"}]}: invalid label selector',
    ]],
    ['needs containers', { template: { metadata: { labels: { app: 'web' } } } }, ['spec.template.spec.containers: Required value']],
    ['has no negative counts', { replicas: -1, minReadySeconds: -1, revisionHistoryLimit: -1, progressDeadlineSeconds: -2 }, [
      'spec.replicas: Invalid value: -1: must be greater than or equal to 0', 'spec.minReadySeconds: Invalid value: -1: must be greater than or equal to 0',
      'spec.revisionHistoryLimit: Invalid value: -1: must be greater than or equal to 0', 'spec.progressDeadlineSeconds: Invalid value: -2: must be greater than or equal to 0',
      'spec.progressDeadlineSeconds: Invalid value: -2: must be greater than minReadySeconds',
    ]],
    ['waits for progress longer than for readiness, 600 s by default', { minReadySeconds: 600 }, ['spec.progressDeadlineSeconds: Invalid value: 600: must be greater than minReadySeconds']],
    ['may wait a second longer', { minReadySeconds: 599 }, []],
    ['has a strategy', { strategy: { type: 'BlueGreen' } }, ['spec.strategy: Unsupported value: {"type":"BlueGreen"}: supported values: "Recreate", "RollingUpdate"']],
    ['is not rolled when it is recreated', { strategy: { type: 'Recreate', rollingUpdate: {} } }, ["spec.strategy.rollingUpdate: Forbidden: may not be specified when strategy `type` is 'Recreate'"]],
    ['must be able to roll', { strategy: { rollingUpdate: { maxSurge: '0%', maxUnavailable: 0 } } }, ['spec.strategy.rollingUpdate.maxUnavailable: Invalid value: 0: may not be 0 when `maxSurge` is 0']],
    ['has a quarter of unavailable pods by default', { strategy: { rollingUpdate: { maxSurge: 0 } } }, []],
    ['has a quarter of surge by default', { strategy: { rollingUpdate: { maxUnavailable: 0 } } }, []],
    ['cannot lose more pods than there are', { strategy: { rollingUpdate: { maxUnavailable: '101%', maxSurge: '200%' } } }, ['spec.strategy.rollingUpdate.maxUnavailable: Invalid value: "101%": must not be greater than 100%']],
    ['counts pods or percentages', { strategy: { rollingUpdate: { maxUnavailable: '5', maxSurge: '-1%' } } },
      [`spec.strategy.rollingUpdate.maxUnavailable: Invalid value: "5": ${PERCENT}`, `spec.strategy.rollingUpdate.maxSurge: Invalid value: "-1%": ${PERCENT}`]],
    ['takes a text that is no percentage for its number', { strategy: { rollingUpdate: { maxUnavailable: '0', maxSurge: 'x' } } }, [
      `spec.strategy.rollingUpdate.maxUnavailable: Invalid value: "0": ${PERCENT}`, `spec.strategy.rollingUpdate.maxSurge: Invalid value: "x": ${PERCENT}`,
      'spec.strategy.rollingUpdate.maxUnavailable: Invalid value: "0": may not be 0 when `maxSurge` is 0',
    ]],
  ])('%s', (_title, spec, expected) => {
    expect(complaints(withSpec(spec))).toEqual(expected);
  });

  test('with labels that are none is told so without `metadata` in the path, as upstream does', () => {
    const labels = { 'app': 'web', 'a/b/c': '' };
    expect(complaints(withSpec({ template: { metadata: { labels }, spec: { containers: [{ name: 'a', image: 'a' }] } } }))[0]).toMatch(/^spec\.template\.labels: Invalid value: "a\/b\/c"/);
  });

  test.each<readonly [string, readonly string[]]>([
    ['x', ['metadata.annotations[deprecated.deployment.rollback.to]: Invalid value: "x": failed to parse annotation[deprecated.deployment.rollback.to]=x as int64']],
    ['9223372036854775808', [expect.stringContaining('failed to parse annotation')]],
    ['-1', ['spec.rollback.version: Invalid value: "-1": must be greater than or equal to 0']],
    ['+1', []],
  ])('rolls back to revision %s', (revision, expected) => {
    expect(complaints({ ...deployment(), metadata: { name: 'web', annotations: { 'deprecated.deployment.rollback.to': revision } } })).toEqual(expected);
  });

  test('has the generation of the server, whatever was written', () => {
    expect(complaints({ ...deployment(), metadata: { name: 'web', generation: -1 } })).toEqual([]);
  });

  test('with dots in its name is accepted with a warning', () => {
    expect(judge({ ...deployment(), metadata: { name: 'web.v1' } })).toMatchObject({
      admitted: true,
      warnings: ['metadata.name: this is used in Pod names and hostnames, which can result in surprising behavior; a DNS label is recommended: [must not contain dots]'],
    });
  });
});
