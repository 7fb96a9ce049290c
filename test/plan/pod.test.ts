import type { Metadata } from '../../src/plan/metadata';
import { container, podTemplate } from '../../src/plan/pod';

const metadata: Metadata = {
  name: 'web', namespace: 'shop', labels: { team: 'a' }, annotations: {}, selectorLabels: { app: 'web' }, names: {},
};
const probe = (path: string) => ({ httpGet: { path, port: 'http' } });

test('a container has what is asked for and nothing else', () => {
  expect(container('web:1', {}, metadata)).toStrictEqual({ name: 'web', image: 'web:1' });
  expect(container('web:1', {
    name: 'main', imagePullPolicy: 'Always', command: ['serve'], args: ['--fast'], env: { A: '1' }, secretEnv: { B: { secret: 's', key: 'k' } },
    envFrom: [{ configMapRef: { name: 'c' } }], requests: { cpu: '100m' }, limits: { memory: '1Gi' },
    readinessProbe: probe('/ready'), livenessProbe: probe('/live'), startupProbe: probe('/started'),
    securityContext: { runAsNonRoot: true }, volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
  }, metadata, [{ name: 'http', number: 80 }, { name: 'metrics', number: 9090 }])).toStrictEqual({
    name: 'main',
    image: 'web:1',
    imagePullPolicy: 'Always',
    command: ['serve'],
    args: ['--fast'],
    ports: [{ name: 'http', containerPort: 80 }, { name: 'metrics', containerPort: 9090 }],
    env: [{ name: 'A', value: '1' }, { name: 'B', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } }],
    envFrom: [{ configMapRef: { name: 'c' } }],
    resources: { requests: { cpu: '100m' }, limits: { memory: '1Gi' } },
    readinessProbe: probe('/ready'),
    livenessProbe: probe('/live'),
    startupProbe: probe('/started'),
    securityContext: { runAsNonRoot: true },
    volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
  });
});

test.each([
  [{ requests: { cpu: '1' } }, { requests: { cpu: '1' } }],
  [{ limits: { cpu: '2' } }, { limits: { cpu: '2' } }],
])('of requests and limits %j only what is given is written', (spec, resources) => {
  expect(container('web:1', spec, metadata)).toStrictEqual({ name: 'web', image: 'web:1', resources });
});

test('pods are spread over zones, softly, and carry the labels by which they are selected', () => {
  expect(podTemplate('web:1', {}, metadata)).toStrictEqual({
    metadata: { labels: { team: 'a', app: 'web' } },
    spec: {
      topologySpreadConstraints: [{
        maxSkew: 1, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'ScheduleAnyway', labelSelector: { matchLabels: { app: 'web' } },
      }],
      containers: [{ name: 'web', image: 'web:1' }],
    },
  });
});

test('every setting of the pods has its field', () => {
  expect(podTemplate('web:1', {
    labels: { tier: 'front', app: 'other' }, annotations: { note: 'n' }, serviceAccountName: 'sa', securityContext: { fsGroup: 1 },
    terminationGracePeriodSeconds: 60, imagePullSecrets: ['pull', 'other'], nodeSelector: { disk: 'ssd' }, tolerations: [{ key: 'gpu' }],
    topologySpread: { constraints: [] }, volumes: [{ name: 'tmp', emptyDir: {} }], container: { args: ['-v'] },
  }, metadata, [{ name: 'http', number: 80 }])).toStrictEqual({
    metadata: { labels: { team: 'a', tier: 'front', app: 'web' }, annotations: { note: 'n' } },
    spec: {
      serviceAccountName: 'sa',
      securityContext: { fsGroup: 1 },
      terminationGracePeriodSeconds: 60,
      imagePullSecrets: [{ name: 'pull' }, { name: 'other' }],
      nodeSelector: { disk: 'ssd' },
      tolerations: [{ key: 'gpu' }],
      containers: [{ name: 'web', image: 'web:1', args: ['-v'], ports: [{ name: 'http', containerPort: 80 }] }],
      volumes: [{ name: 'tmp', emptyDir: {} }],
    },
  });
});
