import { containerLines, podLines } from './judge';

const IMAGE = 'repo/app';
const MULTI = { 'multi-container-probing': 'enabled' };
const INIT = { 'kubernetes.podspec-init-containers': 'enabled' };

describe('containers', () => {
  test('are at least one, and one of several names the port', () => {
    expect(podLines({ containers: [] })).toEqual(['containers: must be given']);
    expect(podLines({ containers: [{ image: IMAGE }, { image: IMAGE }] })).toEqual([
      'containers[*].ports: exactly one of several containers must name the port that takes requests',
    ]);
    expect(podLines({ containers: [{ image: IMAGE, ports: [{ containerPort: 80 }, { containerPort: 81 }] }] })).toEqual([
      'containers[*].ports: only one port is allowed across all containers',
    ]);
    expect(podLines({ containers: [{ image: IMAGE, ports: [] }] })).toEqual([]);
  });

  test('may be several only with the feature', () => {
    const containers = [{ image: IMAGE, ports: [{ containerPort: 80 }] }, { image: IMAGE }];
    expect(podLines({ containers })).toEqual([]);
    expect(podLines({ containers }, { 'multi-container': 'Allowed' })).toEqual([
      "containers <>: must be one container unless 'multi-container' of config-features is enabled",
    ]);
  });

  test('have names of their own; those without get one that is free', () => {
    const port = { ports: [{ containerPort: 80 }] };
    expect(podLines({ containers: [{ name: 'user-container-0', image: IMAGE, ...port }, { image: IMAGE }, { image: IMAGE }] })).toEqual([]);
    expect(podLines({ containers: [{ name: 'a', ...port }, { name: 'a', image: IMAGE }, { name: 'a', image: IMAGE }] })).toEqual([
      'containers[0].image <containers[2].containers[1].containers[0].image>: must be given',
      'containers[1].name <containers[2].containers[1].name>: must be unique',
      'containers[2].name: must be unique',
    ]);
    expect(containerLines({ name: 'queue-proxy' })).toEqual(['containers[0].name: is a reserved container name']);
  });

  test.each([
    ['', 'must be given'],
    ['a', 'must be an image reference such as registry.example.com/team/app:1.4'],
  ])('have an image: %p', (image, rule) => {
    expect(containerLines({ image })).toEqual([`containers[0].image: ${rule}`]);
  });

  test('keep messages in files or logs', () => {
    expect(containerLines({ terminationMessagePolicy: 'FallbackToLogsOnError' })).toEqual([]);
    expect(containerLines({ terminationMessagePolicy: 'Logs' })).toEqual(["containers[0].terminationMessagePolicy: must be 'File' or 'FallbackToLogsOnError'"]);
  });
});

describe('ports', () => {
  test.each([8012, 8013, 8022, 9090, 9091, 8008])('%d is reserved', (containerPort) => {
    expect(containerLines({ ports: [{ containerPort }] })).toEqual([
      'containers[0].ports[0].containerPort <containers[0].ports.containerPort>: is a reserved port, please use a different value',
    ]);
  });

  test.each([0, 65535, 8112])('%d is not', (containerPort) => {
    expect(containerLines({ ports: [{ containerPort }] })).toEqual([]);
  });

  test('have bounds, a protocol and a name', () => {
    expect(containerLines({ ports: [{ containerPort: 65536, protocol: 'UDP', name: 'grpc' }] })).toEqual([
      'containers[0].ports[0].containerPort <containers[0].ports.containerPort>: must be from 0 to 65535',
      "containers[0].ports[0].protocol <containers[0].ports.protocol>: must be 'TCP'",
      "containers[0].ports[0].name <containers[0].ports>: must be empty, 'h2c' or 'http1'",
    ]);
  });
});

describe('variables', () => {
  test('do not take the names that Knative sets; a sidecar may have a PORT', () => {
    const env = ['PORT', 'K_SERVICE', 'K_CONFIGURATION', 'K_REVISION', ''].map((name) => ({ name }));
    expect(containerLines({ env })).toEqual([
      ...[0, 1, 2, 3].map((position) => `containers[0].env[${position}].name: is set by Knative and must not be used`),
      'containers[0].env[4].name: must be given',
    ]);
    expect(podLines({ containers: [{ image: IMAGE, ports: [{ containerPort: 80 }] }, { image: IMAGE, env }] })).toHaveLength(4);
  });

  test('come from fields only with the feature', () => {
    const env = [{ name: 'A', valueFrom: { fieldRef: { fieldPath: 'x' }, resourceFieldRef: {} } }];
    const feature = 'kubernetes.podspec-fieldref';
    expect(containerLines({ env }, { [feature]: 'Allowed' })).toEqual([]);
    expect(containerLines({ env })).toEqual(['fieldRef', 'resourceFieldRef'].map((name) =>
      `containers[0].env[0].valueFrom.${name}: must not be set unless '${feature}' of config-features is enabled`));
  });

  test('of several sources are worded below later references', () => {
    const rule = "exactly one of 'configMapRef', 'secretRef' must be set";
    expect(containerLines({ envFrom: [{}, { secretRef: { name: 'x' } }, { configMapRef: {}, secretRef: {} }] })).toEqual([
      `containers[0].envFrom[0].configMapRef <containers[0].envFrom.configMapRef[2].secretRef[2].secretRef[1].configMapRef>: ${rule}`,
      `containers[0].envFrom[0].secretRef <containers[0].envFrom.configMapRef[2].secretRef[2].secretRef[1].secretRef>: ${rule}`,
      `containers[0].envFrom[2].secretRef <containers[0].envFrom.secretRef>: ${rule}`,
      `containers[0].envFrom[2].configMapRef <containers[0].envFrom.configMapRef>: ${rule}`,
    ]);
  });
});

describe('sidecars', () => {
  const serving = { image: IMAGE, ports: [{ containerPort: 80 }] };
  const lines = (sidecar: object, features = {}): string[] => podLines({ containers: [serving, { image: IMAGE, ...sidecar }] }, features);
  const without = "must not be set unless 'multi-container-probing' of config-features is enabled";

  test('have no probes without the feature, field by field', () => {
    expect(lines({ livenessProbe: { exec: { command: ['x'] }, periodSeconds: 5, timeoutSeconds: 0 }, readinessProbe: {}, startupProbe: {} })).toEqual([
      `containers[1].livenessProbe: ${without}`,
      `containers[1].livenessProbe.periodSeconds: ${without}`,
      `containers[1].readinessProbe.successThreshold: ${without}`,
    ]);
  });

  test('name the port of their probes', () => {
    const probes = { livenessProbe: { httpGet: { path: '/' } }, startupProbe: { tcpSocket: { port: '' } }, readinessProbe: { tcpSocket: { port: 'x' } } };
    expect(lines(probes, MULTI)).toEqual([
      'containers[1].livenessProbe.httpGet.port: must be given',
      'containers[1].startupProbe.tcpSocket.port: must be given',
    ]);
  });
});

describe('init containers', () => {
  const lines = (initContainers: object[], features: Readonly<Record<string, string>> = INIT): string[] =>
    podLines({ containers: [{ name: 'app', image: IMAGE }], initContainers } as never, features);

  test('need their feature enabled', () => {
    const condition = "must not be set unless 'kubernetes.podspec-init-containers' of config-features is enabled";
    expect(lines([{ image: IMAGE }])).toEqual([]);
    expect(lines([{ image: IMAGE }], {})).toEqual([`initContainers: ${condition}`]);
    expect(lines([{ image: IMAGE }], { 'kubernetes.podspec-init-containers': 'allowed' })).toEqual([`initContainers <>: ${condition}`]);
    expect(lines([], {})).toEqual([`initContainers: ${condition}`]);
    expect(lines([], { 'kubernetes.podspec-init-containers': 'allowed' })).toEqual([]);
  });

  test('have neither probes nor lifecycle, and are worded as if they were the other containers', () => {
    expect(lines([{ image: IMAGE, livenessProbe: {}, lifecycle: {}, stdin: true, resources: { claims: [] } }])).toEqual([
      'initContainers[0].livenessProbe <containers[0].livenessProbe>: must not be set in an init container',
      'initContainers[0].lifecycle <containers[0].lifecycle>: must not be set in an init container',
      'initContainers[0].lifecycle <containers[0].lifecycle>: must not be set',
      'initContainers[0].stdin <containers[0].stdin>: must not be set',
      'initContainers[0].resources.claims <containers[0].resources.claims>: must not be set',
    ]);
  });

  test('may share names among themselves, but not with the others', () => {
    expect(lines([{ name: 'i', image: IMAGE }, { name: 'i', image: IMAGE }])).toEqual([]);
    expect(lines([{ name: 'i', image: 'x' }, { name: 'app', image: IMAGE }])).toEqual([
      'initContainers[0].image <containers[1].containers[0].image>: must be an image reference such as registry.example.com/team/app:1.4',
      'initContainers[1].name <containers[1].name>: must be unique',
    ]);
  });

  test('may have any number of ports, and a PORT variable', () => {
    expect(lines([{ image: IMAGE, env: [{ name: 'PORT' }], ports: [{ containerPort: 80, protocol: 'UDP', name: 'x' }, { containerPort: 8012, hostPort: 1 }] }])).toEqual([
      'initContainers[0].ports[1].hostPort <containers[0].ports.hostPort>: must not be set',
      'initContainers[0].ports[1].containerPort <containers[0].ports.containerPort>: is a reserved port, please use a different value',
    ]);
  });

  test('are read whatever the case of their fields, as encoding/json does', () => {
    expect(lines([{ Image: 'x' }])).toEqual([
      'initContainers[0].image <containers[0].image>: must be an image reference such as registry.example.com/team/app:1.4',
    ]);
  });

  test('say themselves that they mount read-only', () => {
    const pod = {
      containers: [{ name: 'app', image: IMAGE, volumeMounts: [{ name: 'v', mountPath: '/v' }] }],
      initContainers: [{ image: IMAGE, volumeMounts: [{ name: 'v', mountPath: '/v', subPathExpr: '$(A)', recursiveReadOnly: 'Enabled' }] }],
      volumes: [{ name: 'v', secret: { secretName: 's' } }],
    };
    expect(podLines(pod, INIT)).toEqual([
      'initContainers[0].volumeMounts[0].recursiveReadOnly <containers[0].volumeMounts[0].recursiveReadOnly>: must not be set',
      'initContainers[0].volumeMounts[0].subPathExpr <containers[0].volumeMounts[0].subPathExpr>: must not be set',
      'initContainers[0].volumeMounts[0].readOnly <containers[0].volumeMounts[0].readOnly>: must be true for this type of volume',
    ]);
  });
});
