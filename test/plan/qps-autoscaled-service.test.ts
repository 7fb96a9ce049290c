import { sentence } from '../../src/kubernetes/problem';
import { planQpsAutoscaledService, type QpsAutoscaledServiceSpec } from '../../src/plan/qps-autoscaled-service';
import { haproxyQueue } from '../../src/signals/haproxy';
import { mseGateway } from '../../src/signals/mse-gateway';
import { podMetric } from '../../src/signals/pod-metric';
import { prometheusQuery } from '../../src/signals/prometheus-query';

const serverAddress = 'http://prometheus.monitoring:9090';
const spec: QpsAutoscaledServiceSpec = {
  metadata: { name: 'web', namespace: 'shop' },
  image: 'web:1',
  signal: prometheusQuery({ serverAddress, query: 'sum(up)' }),
  targetQpsPerPod: 10,
  maxReplicas: 5,
};
const plan = (change: Partial<QpsAutoscaledServiceSpec> = {}) => planQpsAutoscaledService({ ...spec, ...change });
const problemsOf = (change: Partial<QpsAutoscaledServiceSpec>): readonly string[] => plan(change).problems.map(sentence);
const objectsOf = (change: Partial<QpsAutoscaledServiceSpec>) => Object.fromEntries(plan(change).objects.map(({ id, draft }) => [id, draft]));
const metadata = { name: 'web', namespace: 'shop', labels: { 'app.kubernetes.io/name': 'web' } };

describe('a route', () => {
  test('is an Ingress of the given class to the port of the Service', () => {
    expect(objectsOf({ servicePort: 80, route: { kind: 'ingress', className: 'nginx' } }).Route).toEqual({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata,
      spec: {
        ingressClassName: 'nginx',
        rules: [{ http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: { number: 80 } } } }] } }],
      },
    });
  });

  test('has host, path, certificate and annotations as asked', () => {
    const route = { kind: 'ingress', className: 'nginx', host: 'shop.example.com', path: '/api', pathType: 'Exact', tlsSecret: 'tls', annotations: { a: 'b' } } as const;
    const { Route } = objectsOf({ route, metadata: { ...spec.metadata, names: { Route: 'edge', Service: 'web-svc' } } });
    expect(Route).toMatchObject({
      metadata: { name: 'edge', annotations: { a: 'b' } },
      spec: {
        tls: [{ hosts: ['shop.example.com'], secretName: 'tls' }],
        rules: [{ host: 'shop.example.com', http: { paths: [{ path: '/api', pathType: 'Exact', backend: { service: { name: 'web-svc' } } }] } }],
      },
    });
    expect(objectsOf({ route: { kind: 'ingress', className: 'nginx', tlsSecret: 'tls' } }).Route).toMatchObject({ spec: { tls: [{ secretName: 'tls' }] } });
  });

  test('is an HTTPRoute of a Gateway', () => {
    expect(objectsOf({ route: { kind: 'httpRoute', gateway: 'edge' } }).Route).toEqual({
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata,
      spec: {
        parentRefs: [{ name: 'edge' }],
        rules: [{ matches: [{ path: { type: 'PathPrefix', value: '/' } }], backendRefs: [{ name: 'web', port: 8080 }] }],
      },
    });
    const route = { kind: 'httpRoute', gateway: 'edge', gatewayNamespace: 'infra', sectionName: 'https', host: 'a.example.com', path: '/a', annotations: { c: 'd' } } as const;
    expect(objectsOf({ route }).Route).toMatchObject({
      metadata: { annotations: { c: 'd' } },
      spec: {
        parentRefs: [{ name: 'edge', namespace: 'infra', sectionName: 'https' }],
        hostnames: ['a.example.com'],
        rules: [{ matches: [{ path: { type: 'PathPrefix', value: '/a' } }] }],
      },
    });
  });

  test.each<[QpsAutoscaledServiceSpec['route'], string]>([
    [{ kind: 'ingress', className: 'nginx', path: 'api' }, "'route.path' must start with \"/\", got \"api\""],
    [{ kind: 'ingress', className: '' }, "'route.className' must not be empty"],
    [{ kind: 'httpRoute', gateway: '' }, "'route.gateway' must not be empty"],
  ])('%j is refused', (route, message) => expect(problemsOf({ route: route! })).toEqual([message]));
});

describe('ports', () => {
  test.each([0, 65_536, 1.5, Number.NaN])('%p is none', (port) => {
    expect(problemsOf({ containerPort: port })).toEqual([`'containerPort' must be a whole number from 1 to 65535, got ${port}`]);
    expect(problemsOf({ servicePort: port })).toEqual([`'servicePort' must be a whole number from 1 to 65535, got ${port}`]);
  });

  test.each([1, 65_535])('%p is one', (port) => expect(problemsOf({ containerPort: port, servicePort: port })).toEqual([]));

  test('of the Service are that of the container unless given, which it targets by name', () => {
    const ports = (change: Partial<QpsAutoscaledServiceSpec>) => (objectsOf(change).Service?.spec as { ports: unknown }).ports;
    expect(ports({})).toEqual([{ name: 'http', port: 8080, protocol: 'TCP', targetPort: 'http' }]);
    expect(ports({ containerPort: 3000 })).toEqual([{ name: 'http', port: 3000, protocol: 'TCP', targetPort: 'http' }]);
    expect(ports({ containerPort: 3000, servicePort: 80 })).toEqual([{ name: 'http', port: 80, protocol: 'TCP', targetPort: 'http' }]);
    const target = { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'db', podLabels: { app: 'db' } };
    const { image, ...rest } = spec;
    const { objects, problems } = planQpsAutoscaledService({ ...rest, target, containerPort: 3000, servicePort: 80 });
    expect([image, problems]).toEqual(['web:1', []]);
    expect(objects.map(({ id }) => id)).toEqual(['Service', 'Autoscaler']);
    expect(objects[0]?.draft.spec).toEqual({ type: 'ClusterIP', selector: { app: 'db' }, ports: [{ name: 'http', port: 80, protocol: 'TCP', targetPort: 3000 }] });
    expect(objects[1]?.draft.spec).toMatchObject({ scaleTargetRef: { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'db' } });
  });
});

describe('the scaler', () => {
  const confirmed = mseGateway({ project: 'logs', nginxCompatibleLogs: { confirmedBy: 'me' } });

  test('is KEDA where it can read the signal, else an HPA', () => {
    expect(objectsOf({}).Autoscaler?.kind).toBe('ScaledObject');
    expect(objectsOf({ signal: confirmed }).Autoscaler?.kind).toBe('HorizontalPodAutoscaler');
  });

  test('must be able to read the signal', () => {
    expect(problemsOf({ signal: confirmed, scaler: { kind: 'keda' } })).toEqual(["'scaler' must be able to read the signal mseGateway, got \"keda\"; use Scaler.hpa()"]);
    const { hpaMetric, ...unreadable } = spec.signal;
    expect(hpaMetric).toBeDefined();
    expect(problemsOf({ signal: unreadable, scaler: { kind: 'hpa' } })).toEqual([
      "'scaler' must be able to read the signal prometheus, got \"hpa\"; use Scaler.keda()",
    ]);
  });

  test.each<[string, QpsAutoscaledServiceSpec['scaler'], string]>([
    ['of KEDA', { kind: 'keda', cooldownPeriodSeconds: -1 }, "'scaler.cooldownPeriodSeconds' must be a whole number from 0, got -1"],
    ['of its companions', { kind: 'keda', companions: [{ resource: 'cpu', utilization: 0.5 }] },
      "'scaler.companions[0].utilization' must be a whole percentage from 1, got 0.5"],
  ])('tells the problems %s', (_, scaler, problem) => {
    expect(problemsOf({ scaler: scaler!, pod: { container: { requests: { cpu: '1', memory: '1Gi' } } } })).toEqual([problem]);
  });

  test('gets what a signal counts under its own unit', () => {
    const signal = haproxyQueue({ serverAddress, podMaxconn: 30, timeoutQueueSeconds: 300 });
    expect(problemsOf({ signal })).toEqual([
      "'targetQpsPerPod' must not be used with the signal haproxyQueue, which counts queued requests, got 10; give 'targetPerPod' in queued requests",
    ]);
  });

  test('comes with a disruption budget as soon as two replicas are guaranteed', () => {
    expect(objectsOf({ minReplicas: 1 }).PodDisruptionBudget).toBeUndefined();
    expect(objectsOf({ minReplicas: 2 }).PodDisruptionBudget).toEqual({
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata,
      spec: { maxUnavailable: 1, selector: { matchLabels: { 'app.kubernetes.io/name': 'web' } } },
    });
    expect(objectsOf({ minReplicas: 2, pod: { disruption: {} } }).PodDisruptionBudget).toBeUndefined();
  });
});

test('warnings of the signal and of the scaler tell where they come from', () => {
  const signal = podMetric({ serverAddress, counter: 'requests' });
  const warnings = plan({ signal, scaler: { kind: 'keda', cooldownPeriodSeconds: 60 } }).warnings ?? [];
  expect(warnings.map(({ path }) => path)).toEqual(['signal.counter', 'scaler.cooldownPeriodSeconds']);
});

test('pods of an existing workload need labels for the Service', () => {
  const { image, ...rest } = spec;
  expect(image).toBe('web:1');
  expect(planQpsAutoscaledService({ ...rest, target: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'old' } }).problems.map(sentence)).toEqual([
    "'target.podLabels' is required: the Service selects the pods by it",
  ]);
  expect(problemsOf({ target: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'old', podLabels: { a: 'b' } } })).toEqual([
    "'target' must not be given together with 'image', got \"old\"; scale either an own Deployment or an existing workload",
  ]);
});

describe('how much of the signal one pod should carry', () => {
  const queue = haproxyQueue({ serverAddress, podMaxconn: 30, timeoutQueueSeconds: 300 });
  const { targetQpsPerPod: _, ...without } = spec;
  const problemsWith = (change: object) => planQpsAutoscaledService({ ...without, ...change }).problems.map(sentence);

  test('is said in the unit of the signal', () => {
    expect(problemsWith({ signal: queue, targetPerPod: 5 })).toEqual([]);
    expect(problemsWith({ targetPerPod: 5 })).toEqual([]);
    expect(problemsWith({ signal: queue, targetPerPod: 0 })).toEqual(["'targetPerPod' must be a number greater than 0, got 0"]);
    expect(problemsWith({ signal: queue, targetQpsPerPod: 5 })).toEqual([
      `'targetQpsPerPod' must not be used with the signal ${queue.source}, which counts ${queue.unit}, got 5; give 'targetPerPod' in ${queue.unit}`,
    ]);
  });

  test('is said once', () => {
    expect(problemsWith({})).toEqual(["'targetQpsPerPod' is required unless 'targetPerPod' is given"]);
    expect(problemsWith({ targetQpsPerPod: 5, targetPerPod: 6 })).toEqual(["'targetPerPod' must not be given together with 'targetQpsPerPod' (5), got 6"]);
  });
});
