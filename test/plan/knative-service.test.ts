import { sentence } from '../../src/kubernetes/problem';
import { effectiveTarget, type KnativeScalingSpec } from '../../src/plan/knative-scaling';
import { planKnativeService, type KnativeServiceSpec } from '../../src/plan/knative-service';

const spec: KnativeServiceSpec = { metadata: { name: 'go' }, image: 'registry.example.com/go:1' };

const plan = (changes: Partial<KnativeServiceSpec>) => planKnativeService({ ...spec, ...changes });
const draftOf = (changes: Partial<KnativeServiceSpec>) => plan(changes).objects[0]?.draft;
const problemsOf = (changes: Partial<KnativeServiceSpec>) => plan(changes).problems.map(sentence);
const kpa = (changes: object): KnativeScalingSpec => ({ kind: 'kpa', metric: 'concurrency', ...changes });

test('the smallest declaration scales on requests in flight with the target of the cluster', () => {
  expect(draftOf({})).toEqual({
    apiVersion: 'serving.knative.dev/v1',
    kind: 'Service',
    metadata: { name: 'go', namespace: 'default', labels: { 'app.kubernetes.io/name': 'go' } },
    spec: {
      template: {
        metadata: {
          labels: { 'app.kubernetes.io/name': 'go' },
          annotations: { 'autoscaling.knative.dev/class': 'kpa.autoscaling.knative.dev', 'autoscaling.knative.dev/metric': 'concurrency' },
        },
        spec: { containers: [{ name: 'go', image: 'registry.example.com/go:1' }] },
      },
    },
  });
});

test('every setting has its annotation on the revision template, and none on the Service', () => {
  const draft = draftOf({
    scaling: kpa({
      target: 10, utilization: 80, windowSeconds: 90, panicWindowPercentage: 20, panicThresholdPercentage: 150, targetBurstCapacity: -1,
      scaleDownDelaySeconds: 60, podRetentionSeconds: 65, aggregation: 'weighted-exponential',
    }),
    minScale: 2, maxScale: 9, initialScale: 3, activationScale: 4,
  });
  expect(draft?.metadata.annotations).toBeUndefined();
  expect(draft).toHaveProperty('spec.template.metadata.annotations', {
    'autoscaling.knative.dev/class': 'kpa.autoscaling.knative.dev',
    'autoscaling.knative.dev/metric': 'concurrency',
    'autoscaling.knative.dev/target': '10',
    'autoscaling.knative.dev/target-utilization-percentage': '80',
    'autoscaling.knative.dev/panic-window-percentage': '20',
    'autoscaling.knative.dev/panic-threshold-percentage': '150',
    'autoscaling.knative.dev/target-burst-capacity': '-1',
    'autoscaling.knative.dev/scale-down-delay': '60s',
    'autoscaling.knative.dev/scale-to-zero-pod-retention-period': '65s',
    'autoscaling.knative.dev/metric-aggregation-algorithm': 'weighted-exponential',
    'autoscaling.knative.dev/window': '90s',
    'autoscaling.knative.dev/min-scale': '2',
    'autoscaling.knative.dev/max-scale': '9',
    'autoscaling.knative.dev/initial-scale': '3',
    'autoscaling.knative.dev/activation-scale': '4',
  });
});

test('the hard limit, the timeout, the port and the pod settings stand where Knative reads them', () => {
  const draft = draftOf({
    containerConcurrency: 50, timeoutSeconds: 120, containerPort: 8081,
    pod: {
      annotations: { team: 'a' }, labels: { tier: 'web' }, serviceAccountName: 'sa', imagePullSecrets: ['pull'], nodeSelector: { disk: 'ssd' },
      tolerations: [{ key: 'gpu' }], securityContext: { runAsNonRoot: true }, topologySpread: { constraints: [{ maxSkew: 1 }] },
      volumes: [{ name: 'tmp', emptyDir: {} }], container: { env: { A: '1' } },
    },
    traffic: [{ percent: 90 }, { revision: 'go-00001', percent: 10, tag: 'old' }],
  });
  expect(draft).toHaveProperty('spec.template.spec', {
    containerConcurrency: 50,
    timeoutSeconds: 120,
    serviceAccountName: 'sa',
    imagePullSecrets: [{ name: 'pull' }],
    nodeSelector: { disk: 'ssd' },
    tolerations: [{ key: 'gpu' }],
    securityContext: { runAsNonRoot: true },
    topologySpreadConstraints: [{ maxSkew: 1 }],
    containers: [{ name: 'go', image: 'registry.example.com/go:1', env: [{ name: 'A', value: '1' }], ports: [{ containerPort: 8081 }] }],
    volumes: [{ name: 'tmp', emptyDir: {} }],
  });
  expect(draft).toHaveProperty('spec.template.metadata.annotations.team', 'a');
  expect(draft).toHaveProperty('spec.template.metadata.labels.tier', 'web');
  expect(draft).toHaveProperty('spec.traffic', [
    { latestRevision: true, percent: 90 },
    { latestRevision: false, revisionName: 'go-00001', percent: 10, tag: 'old' },
  ]);
});

test('bounds may meet, and settings may stand at their limits', () => {
  expect(problemsOf({ minScale: 3, maxScale: 3, initialScale: 3, activationScale: 3, containerConcurrency: 1000, timeoutSeconds: 600 })).toEqual([]);
  expect(problemsOf({ scaling: kpa({ target: 50 }), containerConcurrency: 50 })).toEqual([]);
  expect(problemsOf({ minScale: 0, maxScale: 0, initialScale: 9, activationScale: 2, containerConcurrency: 0, timeoutSeconds: 1 })).toEqual([]);
  const lowest = kpa({ windowSeconds: 6, scaleDownDelaySeconds: 0, targetBurstCapacity: -1, target: 0.01 });
  expect(problemsOf({ maxScale: 2_147_483_647, scaling: lowest })).toEqual([]);
});

test.each<[string, Partial<KnativeServiceSpec>, string[]]>([
  ['an unknown option', { minscale: 1 } as object, ["'minscale' must be one of the known options: metadata, image, containerPort, pod, scaling, minScale,"
    + ' maxScale, initialScale, activationScale, containerConcurrency, timeoutSeconds, traffic, expectedLoad, overrides; write \'minScale\'']],
  ['an empty image', { image: '' }, ['\'image\' must be the name of an image, got ""']],
  ['a target of 0', { scaling: kpa({ target: 0 }) }, ["'scaling.target' must be a number from 0.01, got 0"]],
  ['a target above the hard limit', { scaling: kpa({ target: 51 }), containerConcurrency: 50 },
    ["'scaling.target' must be at most 'containerConcurrency' (50): Knative lowers it silently, got 51"]],
  ['utilization as a fraction', { scaling: kpa({ utilization: 0.7 }) }, ["'scaling.utilization' must be from 1 to 100, got 0.7"]],
  ['the panic window of the article', { scaling: kpa({ panicWindowPercentage: 0.1 }) }, ["'scaling.panicWindowPercentage' must be from 1 to 100, got 0.1"]],
  ['a panic threshold of 100 %', { scaling: kpa({ panicThresholdPercentage: 100 }) },
    ["'scaling.panicThresholdPercentage' must be from 110 to 1000, got 100"]],
  ['a negative burst capacity', { scaling: kpa({ targetBurstCapacity: -2 }) }, ["'scaling.targetBurstCapacity' must be -1 or a number from 0, got -2"]],
  ['a short window', { scaling: kpa({ windowSeconds: 5 }) }, ["'scaling.windowSeconds' must be from 6 to 3600, got 5"]],
  ['half a second', { scaling: kpa({ windowSeconds: 6.5 }) }, ["'scaling.windowSeconds' must be whole seconds, got 6.5"]],
  ['a delay of more than an hour', { scaling: kpa({ scaleDownDelaySeconds: 3601 }) }, ["'scaling.scaleDownDelaySeconds' must be from 0 to 3600, got 3601"]],
  ['a retention of more than an hour', { scaling: kpa({ podRetentionSeconds: 3601 }) }, ["'scaling.podRetentionSeconds' must be from 0 to 3600, got 3601"]],
  ['crossed bounds', { minScale: 3, maxScale: 2 }, ["'maxScale' must be at least 'minScale' (3), got 2; raise 'maxScale' or lower 'minScale'"]],
  ['a fraction of a pod', { minScale: 0.5, maxScale: 2 }, ["'minScale' must be a whole number from 0, got 0.5"]],
  ['an initial scale above the maximum', { initialScale: 4, maxScale: 3 }, ["'initialScale' must be at most 'maxScale' (3), which it would override, got 4"]],
  ['an activation scale of 1', { activationScale: 1 }, ["'activationScale' must be a whole number from 2, got 1"]],
  ['an activation scale above the maximum', { activationScale: 4, maxScale: 3 }, ["'activationScale' must be at most 'maxScale' (3), got 4"]],
  ['an activation scale below the minimum', { activationScale: 2, minScale: 3 }, ["'activationScale' must be at least 'minScale' (3), got 2"]],
  ['scaling to zero on CPU', { scaling: { kind: 'hpa', metric: 'memory', target: 200 }, minScale: 0 },
    ["'minScale' must be at least 1: a HorizontalPodAutoscaler cannot scale to zero, got 0; raise it or scale on concurrency or rps"]],
  ['waking without sleeping', { scaling: { kind: 'hpa', metric: 'memory', target: 200 }, activationScale: 2 },
    ["'activationScale' must not be set: nothing is activated without scaling to zero, got 2"]],
  ['CPU without a request', { scaling: { kind: 'hpa', metric: 'cpu', target: 70 } },
    ["'pod.container.requests.cpu' is required with KnativeScaling.cpu(): the target is a share of it"]],
  ['concurrency by an HPA', { scaling: { kind: 'hpa', metric: 'rps', target: 70 } },
    ["'scaling.metric' must be a metric of a HorizontalPodAutoscaler, got \"rps\"; use KnativeScaling.concurrency() or .rps()"]],
  ['an HPA target below 1', { scaling: { kind: 'hpa', metric: 'queue', target: 0.5 } }, ["'scaling.target' must be a number from 1, got 0.5"]],
  ['a port of queue-proxy', { containerPort: 8012 },
    ["'containerPort' must not be a port that queue-proxy takes for itself, got 8012; take any other than 8008, 8012, 8013, 8022, 8112, 9090, 9091"]],
  ['a hard limit out of range', { containerConcurrency: 1001 }, ["'containerConcurrency' must be a whole number from 0 to 1000, got 1001"]],
  ['a timeout of 0', { timeoutSeconds: 0 }, ["'timeoutSeconds' must be a whole number from 1 to 600, got 0"]],
  ['a grace period', { pod: { terminationGracePeriodSeconds: 60 } },
    ["'pod.terminationGracePeriodSeconds' must not be set: Knative derives it from the timeout, got 60; set 'timeoutSeconds' instead"]],
  ['a disruption budget', { pod: { disruption: { maxUnavailable: 1 } } }, ["'pod.disruption' must not be set: Knative owns the Deployment and its pods"]],
  ['traffic that does not add up', { traffic: [{ percent: 90 }, { revision: 'go-1', percent: 20 }] }, ["'traffic' must add up to 100 percent, got 110"]],
  ['a tag twice', { traffic: [{ percent: 50, tag: 'a' }, { revision: 'go-1', percent: 50, tag: 'a' }] }, ["'traffic[1].tag' must be given once, got \"a\""]],
  ['a tag that starts with a digit', { traffic: [{ percent: 100, tag: '1a' }] }, ["'traffic[0].tag' must be a DNS label that starts with a letter, got \"1a\""]],
  ['a tag too long for its host', { traffic: [{ percent: 100, tag: 't'.repeat(61) }] },
    [`'traffic[0].tag' must leave the host label '<tag>-<name>' within 63 characters, got "${'t'.repeat(61)}"`]],
])('reports %s', (_, changes, expected) => {
  expect(problemsOf(changes)).toEqual(expected);
});

test.each<[KnativeScalingSpec, number, number | undefined]>([
  [kpa({ target: 10 }), 0, 7], // 50 in flight at a target of 10 need 8 pods, not 5
  [kpa({}), 0, 70],
  [kpa({ metric: 'rps' }), 0, 140],
  [kpa({}), 10, 7],
  [kpa({ target: 500 }), 0, 350],
  [kpa({ target: 20, utilization: 100 }), 10, 10],
  [kpa({ target: 0.01, utilization: 1 }), 0, 0.01],
  [kpa({ metric: 'rps', target: 1 }), 5, 0.7],
  [{ kind: 'hpa', metric: 'cpu', target: 70 }, 0, undefined],
])('%j with a hard limit of %d carries %p per pod', (scaling, limit, expected) => {
  expect(effectiveTarget(scaling, limit)).toBe(expected);
});
