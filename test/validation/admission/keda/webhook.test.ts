import { authentication, CRON, deployment, lines, scaledJob, scaledObject, thing, verdict } from './samples';
import type { JsonObject } from '../../../../src/kubernetes/json';

const CPU = { type: 'cpu', metricType: 'Utilization', metadata: { value: '50' } };
const LONG = 'a'.repeat(64);

/** What the webhook says, and no other layer. */
const webhook = (object: JsonObject, others: readonly JsonObject[] = []): readonly string[] =>
  lines(verdict(object, others)).filter((line) => line.startsWith('webhook ')).map((line) => line.slice('webhook '.length));

const hpa = (target: JsonObject, metadata: JsonObject = {}, name = 'web-hpa'): JsonObject =>
  thing('autoscaling/v2', 'HorizontalPodAutoscaler', name, { spec: { scaleTargetRef: target } }, metadata);
const WEB = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' };

describe('a ScaledObject', () => {
  test('that is fine is admitted', () => expect(verdict(scaledObject())).toMatchObject({ admitted: true, usable: true, errors: [] }));

  test('is told everything at once', () => {
    const fallback = { failureThreshold: -1, replicas: 1 };
    const object = scaledObject({ minReplicaCount: 5, maxReplicaCount: 3, fallback, triggers: [{ ...CRON, useCachedMetrics: true }] });
    expect(webhook(object)).toEqual([
      "spec.minReplicaCount: must be at most 'maxReplicaCount' (3) (5)",
      'spec.fallback.failureThreshold: must not be negative (-1)',
      'spec.triggers[0].useCachedMetrics: must not be true for a trigger of type cron',
    ]);
  });

  test.each([
    [{ name: LONG }, {}, [`metadata.name: must be at most 63 characters long, since it becomes the value of a label (${LONG})`]],
    [{ name: LONG.slice(9) }, {}, [
      `metadata.name: must leave the name of the HPA at most 63 characters, which keda-hpa-${LONG.slice(9)} is not;`
      + " shorten it, or give 'spec.advanced.horizontalPodAutoscalerConfig.name'",
    ]],
    [{ name: LONG.slice(10) }, {}, []],
    [{ name: LONG.slice(1) }, { advanced: { horizontalPodAutoscalerConfig: { name: 'short' } } }, []],
    [{}, { advanced: { horizontalPodAutoscalerConfig: { name: LONG } } }, [
      `spec.advanced.horizontalPodAutoscalerConfig.name: must be at most 63 characters long, since it becomes the value of a label (${LONG})`,
    ]],
  ])('of name %j', (metadata, spec, expected) => expect(webhook(scaledObject(spec, metadata))).toEqual(expected));

  test('with a generated name has five characters more', () => {
    const generated = (length: number): readonly string[] => webhook(scaledObject({}, { name: undefined, generateName: 'a'.repeat(length) }));
    expect(generated(49)).toEqual([]);
    expect(generated(50)).toHaveLength(1);
  });

  test('needs a formula to fall back by one', () => {
    const fallback = { failureThreshold: 1, replicas: 1, behavior: 'scalingModifiers' };
    expect(webhook(scaledObject({ fallback }))).toEqual(["spec.fallback.behavior: needs 'spec.advanced.scalingModifiers.formula' (scalingModifiers)"]);
    const advanced = { scalingModifiers: { formula: 'c * 2', target: '5' } };
    expect(webhook(scaledObject({ fallback, advanced, triggers: [{ ...CRON, name: 'c' }] }))).toEqual([]);
  });

  test.each([
    [{ apiVersion: 'a/b/c', name: 'web' }, "spec.scaleTargetRef.apiVersion: must have at most one '/' (a/b/c)"],
    [{ kind: 'deployment', name: 'web' }, 'spec.scaleTargetRef.kind: must be a kind that the cluster serves in apps/v1 (deployment)'],
    [{ apiVersion: 'example.com/v1', kind: 'Widget', name: 'web' }, 'spec.scaleTargetRef.kind: must be a kind that the cluster serves in example.com/v1 (Widget)'],
  ])('must scale a kind that is served: %j', (scaleTargetRef, expected) => expect(webhook(scaledObject({ scaleTargetRef }))).toEqual([expected]));

  test.each([
    [thing('example.com/v1', 'Widget', 'other')],
    [thing('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'widgets', { spec: { group: 'example.com', names: { kind: 'Widget' }, versions: [{ name: 'v1' }] } })],
  ])('may scale a kind that the cluster shows to be served', (proof) => {
    expect(webhook(scaledObject({ scaleTargetRef: { apiVersion: 'example.com/v1', kind: 'Widget', name: 'w' } }), [proof])).toEqual([]);
  });
});

describe('another ScaledObject', () => {
  const other = (spec: JsonObject, metadata: JsonObject = {}): JsonObject => scaledObject(spec, { name: 'other', ...metadata });

  test.each<[string, JsonObject, string[]]>([
    ['of the same target', other({}), ["spec.scaleTargetRef: must not be scaled by ScaledObject 'other' already (web)"]],
    ['of the same target, written out', other({ scaleTargetRef: WEB }), ["spec.scaleTargetRef: must not be scaled by ScaledObject 'other' already (web)"]],
    ['of the same target in another version', other({ scaleTargetRef: { ...WEB, apiVersion: 'apps/v1beta1' } }), []],
    ['elsewhere', other({}, { namespace: 'elsewhere' }), []],
    ['which is the same one', scaledObject({ pollingInterval: 5 }), []],
    ['of another target', other({ scaleTargetRef: { name: 'api' } }), []],
    ['of the same HPA', other({ scaleTargetRef: { name: 'api' }, advanced: { horizontalPodAutoscalerConfig: { name: 'keda-hpa-web' } } }),
      ["spec.advanced.horizontalPodAutoscalerConfig.name: must not be the HPA of ScaledObject 'other' already (keda-hpa-web)"]],
    ['of what the cluster does not know', other({ scaleTargetRef: { kind: 'Widget', name: 'w' } }),
      [": cannot be admitted: ScaledObject 'other' scales something that the cluster does not know"]],
  ])('%s', (_, object, expected) => expect(webhook(scaledObject(), [object])).toEqual(expected));
});

describe('an HPA', () => {
  const transfer = { annotations: { 'scaledobject.keda.sh/transfer-hpa-ownership': 'true' } };
  const named = { advanced: { horizontalPodAutoscalerConfig: { name: 'web-hpa' } } };
  const TAKEN = "spec.scaleTargetRef: must not be scaled by the HPA 'web-hpa' already (web)";

  test.each<[string, JsonObject, JsonObject, string[]]>([
    ['of the same target', scaledObject(), hpa(WEB), [TAKEN]],
    ['of another target', scaledObject(), hpa({ ...WEB, name: 'api' }), []],
    ['that is not to be looked at', scaledObject(), hpa(WEB, { annotations: { 'validations.keda.sh/hpa-ownership': 'false' } }), []],
    ['that wants to be looked at', scaledObject(), hpa(WEB, { annotations: { 'validations.keda.sh/hpa-ownership': 'no' } }), [TAKEN]],
    ['of its own', scaledObject(), hpa(WEB, { ownerReferences: [{ kind: 'ScaledObject', name: 'web' }] }), []],
    ['of another ScaledObject', scaledObject(), hpa(WEB, { ownerReferences: [{ kind: 'ScaledObject', name: 'api' }] }), [TAKEN]],
    ['elsewhere', scaledObject(), hpa(WEB, { namespace: 'elsewhere' }), []],
    ['to be taken over', scaledObject(named, transfer), hpa(WEB), []],
    ['to be taken over without its name', scaledObject({}, transfer), hpa(WEB), ["spec.advanced.horizontalPodAutoscalerConfig.name: must be 'web-hpa' to take over that HPA"]],
    ['named, but not to be taken over', scaledObject(named), hpa(WEB), [TAKEN]],
    ['of what the cluster does not know', scaledObject(), hpa({ apiVersion: 'x/v1', kind: 'Widget', name: 'w' }),
      [": cannot be admitted: the HPA 'web-hpa' scales something that the cluster does not know"]],
  ])('%s', (_, object, existing, expected) => expect(webhook(object, [existing])).toEqual(expected));
});

describe('cpu and memory triggers', () => {
  const on = (trigger: JsonObject, ...objects: JsonObject[]): readonly string[] =>
    webhook(scaledObject({ minReplicaCount: 1, triggers: [trigger] }), objects);
  const bare = deployment({ resources: {} });
  const range = (limit: JsonObject): JsonObject => thing('v1', 'LimitRange', 'defaults', { spec: { limits: [limit] } });
  const NEEDS = "spec.triggers[0]: needs a request or limit of cpu on container 'app' of the target";

  test.each<[string, JsonObject[], string[]]>([
    ['no request', [bare], [NEEDS]],
    ['a request of 0', [deployment({ resources: { requests: { cpu: '0' } } })], [NEEDS]],
    ['a limit alone', [deployment({ resources: { limits: { cpu: 1 } } })], []],
    ['a request of memory', [deployment({ resources: { requests: { memory: '1Gi' } } })], [NEEDS]],
    ['a default of the namespace', [bare, range({ type: 'Container', default: { cpu: '1' } })], []],
    ['a default request of the namespace', [bare, range({ type: 'Container', defaultRequest: { cpu: '1' } })], []],
    ['a default for pods', [bare, range({ type: 'Pod', default: { cpu: '1' } })], [NEEDS]],
    ['a default of 0', [bare, range({ type: 'Container', default: { cpu: '0' } })], [NEEDS]],
  ])('with %s', (_, objects, expected) => expect(on(CPU, ...objects)).toEqual(expected));

  test('look at one container if they name it', () => {
    const two = deployment({}, { containers: [{ name: 'app', resources: { requests: { cpu: '1' } } }, { name: 'log' }] });
    expect(on(CPU, two)).toEqual([NEEDS.replace('app', 'log')]);
    expect(on({ ...CPU, metadata: { value: '50', containerName: 'app' } }, two)).toEqual([]);
  });

  test('cannot scale to zero alone', () => {
    const alone = 'spec.minReplicaCount: must be at least 1, since all triggers are of cpu or memory and cannot scale to zero';
    expect(webhook(scaledObject({ triggers: [CPU] }))).toEqual([alone]);
    expect(webhook(scaledObject({ minReplicaCount: 0, triggers: [CPU] }))).toEqual([alone]);
    expect(webhook(scaledObject({ triggers: [CPU, CRON] }))).toEqual([]);
  });

  test('need their target, unless it is of a kind that the webhook does not look at', () => {
    const missing = (scaleTargetRef: JsonObject): readonly string[] => webhook(scaledObject({ scaleTargetRef, triggers: [CPU], minReplicaCount: 1 }));
    expect(missing({ name: 'api' })).toEqual(['spec.scaleTargetRef.name: must name a Deployment that exists (api)']);
    expect(missing({ kind: 'StatefulSet', name: 'api' })).toEqual(['spec.scaleTargetRef.name: must name a StatefulSet that exists (api)']);
    expect(missing({ apiVersion: 'apps/v1beta1', name: 'api' })).toEqual([]);
    expect(missing({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name: 'api' })).toEqual([]);
  });
});

describe('the webhook warns', () => {
  const warned = (spec: JsonObject): readonly string[] => verdict(scaledObject(spec)).warnings.map((warning) => warning.split(' ')[0] ?? '');

  test.each<[JsonObject, string[]]>([
    [{ minReplicaCount: 1, pollingInterval: 5, cooldownPeriod: 5 }, ['PollingInterval', 'CooldownPeriod']],
    [{ minReplicaCount: 2, idleReplicaCount: 1, pollingInterval: 5 }, ['PollingInterval']],
    [{ minReplicaCount: 2, idleReplicaCount: 0, pollingInterval: 5, cooldownPeriod: 5 }, []],
    [{ pollingInterval: 5, cooldownPeriod: 5 }, []],
    [{ minReplicaCount: 1 }, []],
  ])('of %j: %j', (spec, warnings) => expect(warned(spec)).toEqual(warnings));

  test('of no polling where metrics are cached', () => {
    const trigger = { type: 'metrics-api', useCachedMetrics: true, metadata: { url: 'http://a', valueLocation: 'b', targetValue: '1' } };
    expect(warned({ minReplicaCount: 1, pollingInterval: 5, triggers: [trigger] })).toEqual([]);
  });

  test('of nothing that it refuses', () => expect(warned({ minReplicaCount: 5, maxReplicaCount: 3, pollingInterval: 5 })).toEqual([]));
});

describe('a ScaledJob', () => {
  test('is only asked for its triggers', () => {
    expect(webhook(scaledJob())).toEqual([]);
    expect(webhook(scaledJob({ triggers: [{ ...CRON, useCachedMetrics: true }] }))).toHaveLength(1);
  });
});

describe('a TriggerAuthentication', () => {
  test.each<[string, JsonObject, string[]]>([
    ['of Azure', { podIdentity: { provider: 'azure-workload', identityId: 'i', identityAuthorityHost: 'h', identityTenantId: 't' } }, []],
    ['of Azure with an empty identity', { podIdentity: { provider: 'azure-workload', identityId: '' } }, ['spec.podIdentity.identityId: must not be empty if it is given ()']],
    ['of Azure with a host and no tenant', { podIdentity: { provider: 'azure-workload', identityAuthorityHost: 'h' } }, ["spec.podIdentity.identityTenantId: must be given with 'identityAuthorityHost'"]],
    ['of Azure with an empty tenant', { podIdentity: { provider: 'azure-workload', identityTenantId: '' } }, ['spec.podIdentity.identityTenantId: must not be empty if it is given ()']],
    ['of AWS with a role and the workload as owner', { podIdentity: { provider: 'aws', roleArn: 'r', identityOwner: 'workload' } },
      ["spec.podIdentity.roleArn: must not be given with identityOwner 'workload' (r)"]],
    ['of AWS with an empty role', { podIdentity: { provider: 'aws', roleArn: '', identityOwner: 'workload' } }, []],
    ['of AWS with an external ID alone', { podIdentity: { provider: 'aws', externalID: 'x' } }, ["spec.podIdentity.externalID: needs 'roleArn' (x)"]],
    ['of AWS with both', { podIdentity: { provider: 'aws', externalID: 'x', roleArn: 'r' } }, []],
    ['of Google, with any OAuth2', { podIdentity: { provider: 'gcp' }, oauth2: { type: 'clientCredentials', clientId: '', tokenUrl: 'x', clientSecret: { valueFrom: { secretKeyRef: { name: 'a', key: 'b' } } } } }, []],
  ])('%s', (_, spec, expected) => {
    expect(webhook(authentication(spec))).toEqual(expected);
    expect(webhook(authentication(spec, 'ClusterTriggerAuthentication'))).toEqual(expected);
  });

  const oauth2 = (change: JsonObject): readonly string[] => webhook(authentication({
    oauth2: { type: 'clientCredentials', clientId: 'id', tokenUrl: 'https://login/token', clientSecret: { valueFrom: { secretKeyRef: { name: 'a', key: 'b' } } }, ...change },
  }));

  test.each<[JsonObject, string[]]>([
    [{}, []],
    [{ type: 'password' }, ["spec.oauth2.type: must be 'clientCredentials' (password)"]],
    [{ clientId: '' }, ['spec.oauth2.clientId: must be given']],
    [{ tokenUrl: '' }, ['spec.oauth2.tokenUrl: must be given']],
    ...['login/token', 'ftp://login', 'https://', 'https://a b'].map((tokenUrl): [JsonObject, string[]] => [
      { tokenUrl }, [`spec.oauth2.tokenUrl: must be a URL with http:// or https:// and a host (${tokenUrl})`],
    ]),
  ])('with OAuth2 and %j', (change, expected) => expect(oauth2(change)).toEqual(expected));
});
