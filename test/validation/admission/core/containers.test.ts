import { containerComplaints, judge, deployment, podComplaints } from './objects';
import type { JsonObject } from '../../../../src/kubernetes/json';

const LABEL = "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
const SUBDOMAIN = "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
const PORT = 'must be between 1 and 65535, inclusive';

type Case = readonly [title: string, container: JsonObject, expected: readonly string[]];

describe('the API server refuses a container', () => {
  const cases: readonly Case[] = [
    ['without a name and an image', { name: '', image: '' }, ['name: Required value', 'image: Required value']],
    ['with a message policy that does not exist', { terminationMessagePolicy: 'Log' }, ['terminationMessagePolicy: Unsupported value: "Log": supported values: "File", "FallbackToLogsOnError"']],
    ['with a port that is none', { ports: [{}] }, ['ports[0].containerPort: Required value']],
    ['with a port beyond the last', { ports: [{ containerPort: 65536 }] }, [`ports[0].containerPort: Invalid value: 65536: ${PORT}`]],
    ['with a host port beyond the last', { ports: [{ containerPort: 80, hostPort: 70000 }] }, [`ports[0].hostPort: Invalid value: 70000: ${PORT}`]],
    ['with one host port twice', { ports: [{ containerPort: 80, hostPort: 80 }, { containerPort: 81, hostPort: 80 }] }, ['ports[1].hostPort: Duplicate value: "TCP//80"']],
    ['with a variable without a name', { env: [{ value: 'x' }] }, ['env[0].name: Required value']],
    ['with a variable of two sources', {
      env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 'x', key: 'y' }, fieldRef: { fieldPath: 'metadata.name' } } }],
    }, ['env[0].valueFrom: Invalid value: "": may not have more than one field specified at a time']],
    ['with a variable of a value and a source', {
      env: [{ name: 'A', value: 'x', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }],
    }, ['env[0].valueFrom: Invalid value: "": may not be specified when `value` is not empty']],
    ['with a field that variables cannot have', {
      env: [{ name: 'A', valueFrom: { fieldRef: { fieldPath: 'metadata.labels' } } }],
    }, ['env[0].valueFrom.fieldRef.fieldPath: Unsupported value: "metadata.labels": supported values: "metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName", "spec.serviceAccountName", "status.hostIP", "status.hostIPs", "status.podIP", "status.podIPs"']],
    ['with a field that does not exist', {
      env: [{ name: 'A', valueFrom: { fieldRef: { fieldPath: 'spec.x' } } }],
    }, ['env[0].valueFrom.fieldRef.fieldPath: Invalid value: "spec.x": error converting fieldPath: field label not supported: spec.x']],
    ['with a field of another version', {
      env: [{ name: 'A', valueFrom: { fieldRef: { apiVersion: 'v2', fieldPath: 'metadata.name' } } }],
    }, ['env[0].valueFrom.fieldRef.fieldPath: Invalid value: "metadata.name": error converting fieldPath: unsupported pod version: v2']],
    ['with a subscript on a field that has none', {
      env: [{ name: 'A', valueFrom: { fieldRef: { fieldPath: "metadata.name['x']" } } }],
    }, ['env[0].valueFrom.fieldRef.fieldPath: Invalid value: "metadata.name[\'x\']": error converting fieldPath: field label does not support subscript: metadata.name[\'x\']']],
    ['with an empty field', { env: [{ name: 'A', valueFrom: { fieldRef: {} } }] }, ['env[0].valueFrom.fieldRef.fieldPath: Required value']],
    ['with a resource field that does not exist', {
      env: [{ name: 'A', valueFrom: { resourceFieldRef: {} } }],
    }, ['env[0].valueFrom.resourceFieldRef.resource: Required value']],
    ['with a divisor of memory for CPU', {
      env: [{ name: 'A', valueFrom: { resourceFieldRef: { resource: 'limits.cpu', divisor: '1Mi' } } }],
    }, ["env[0].valueFrom.resourceFieldRef.divisor: Invalid value: \"limits.cpu\": only divisor's values 1m and 1 are supported with the cpu resource"]],
    ['with a divisor of CPU for memory', {
      env: [{ name: 'A', valueFrom: { resourceFieldRef: { resource: 'requests.memory', divisor: '1m' } } }],
    }, ["env[0].valueFrom.resourceFieldRef.divisor: Invalid value: \"requests.memory\": only divisor's values 1, 1k, 1M, 1G, 1T, 1P, 1E, 1Ki, 1Mi, 1Gi, 1Ti, 1Pi, 1Ei are supported with the memory resource"]],
    ['with a key of a ConfigMap that no file can have', {
      env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'x', key: '..' } } }],
    }, ["env[0].valueFrom.configMapKeyRef.key: Invalid value: \"..\": must not be '..'"]],
    ['with a variable of a file without anything', {
      env: [{ name: 'A', valueFrom: { fileKeyRef: {} } }],
    }, [
      'env[0].valueFrom.fileKeyRef.key: Required value', 'env[0].valueFrom.fileKeyRef.volumeName: Required value',
      'env[0].valueFrom.fileKeyRef.path: Required value', 'env[0].valueFrom.fileKeyRef.volumeName: Not found: ""',
    ]],
    ['with an empty source of variables', { envFrom: [{}] }, ['envFrom: Invalid value: "": must specify one of: `configMapRef` or `secretRef`']],
    ['with two sources of variables in one', {
      envFrom: [{ configMapRef: { name: 'a' }, secretRef: {} }],
    }, ['envFrom[0].secretRef.name: Required value', 'envFrom: Invalid value: "": may not have more than one field specified at a time']],
    ['with a prefix that is no name', { envFrom: [{ prefix: '=', secretRef: { name: 'a' } }] },
      ['envFrom[0].prefix: Invalid value: "=": a valid environment variable name must consist only of printable ASCII characters other than \'=\'']],
    ['with a pull policy in the wrong case', { imagePullPolicy: 'always' }, ['imagePullPolicy: Unsupported value: "always": supported values: "Always", "IfNotPresent", "Never"']],
    ['with requests above the limits', { resources: { requests: { cpu: '2' }, limits: { cpu: '1' } } }, ['resources.requests: Invalid value: "2": must be less than or equal to cpu limit of 1']],
    ['with a fraction of a device', { resources: { requests: { 'nvidia.com/gpu': '500m' }, limits: { 'nvidia.com/gpu': '500m' } } }, [
      'resources.limits[nvidia.com/gpu]: Invalid value: "500m": must be an integer', 'resources.requests[nvidia.com/gpu]: Invalid value: "500m": must be an integer',
    ]],
    ['with a device that is requested and not limited', { resources: { requests: { 'nvidia.com/gpu': 1 } } }, ['resources.limits: Required value: Limit must be set for non overcommitable resources']],
    ['with fewer devices requested than limited', { resources: { requests: { 'nvidia.com/gpu': 1 }, limits: { 'nvidia.com/gpu': 2 } } },
      ['resources.requests: Invalid value: "1": must be equal to nvidia.com/gpu limit of 2']],
    ['with huge pages alone', { resources: { limits: { 'hugepages-2Mi': '4Mi' } } }, ['resources: Forbidden: HugePages require cpu or memory']],
    ['with half a huge page', { resources: { limits: { 'cpu': 1, 'hugepages-2Mi': '3Mi' } } },
      ['resources.limits[hugepages-2Mi]: Invalid value: "3Mi": 3Mi is not positive integer multiple of hugepages-2Mi']],
    ['with a resource of quotas', { resources: { limits: { pods: 1 } } }, ['resources.limits[pods]: Invalid value: "pods": must be a standard resource for containers']],
    ['with a resource of two slashes', { resources: { limits: { 'a/b/c': 1 } } }, [
      "resources.limits[a/b/c]: Invalid value: \"a/b/c\": a valid label key must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]') with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')",
      "resources.limits[a/b/c]: Invalid value: \"a/b/c\": doesn't follow extended resource name standard",
    ]],
    ['with a claim that the pod does not have', { resources: { claims: [{ name: 'gpu' }] } },
      ['resources.claims[0]: Not found: "gpu": must be one of the names in pod.spec.resourceClaims which is empty']],
    ['with a claim without a name', { resources: { claims: [{}] } }, ['resources.claims[0]: Required value']],
    ['with a policy for resizing what cannot be resized', { resizePolicy: [{ resourceName: 'gpu', restartPolicy: 'x' }] }, [
      'resizePolicy: Unsupported value: "gpu": supported values: "cpu", "memory"', 'resizePolicy: Unsupported value: "x": supported values: "NotRequired", "RestartContainer"',
    ]],
    ['with an empty policy for resizing, twice', { resizePolicy: [{ resourceName: 'cpu', restartPolicy: 'NotRequired' }, { resourceName: 'cpu' }] },
      ['resizePolicy[1]: Duplicate value: "cpu"', 'resizePolicy: Required value']],
    ['that runs as a user below zero', { securityContext: { runAsUser: -1, runAsGroup: 2147483648 } }, [
      'securityContext.runAsUser: Invalid value: -1: must be between 0 and 2147483647, inclusive',
      'securityContext.runAsGroup: Invalid value: 2147483648: must be between 0 and 2147483647, inclusive',
    ]],
    ['that is privileged and must not gain privileges', { securityContext: { privileged: true, allowPrivilegeEscalation: false } },
      ['securityContext: Invalid value: {"privileged":true,"allowPrivilegeEscalation":false}: cannot set `allowPrivilegeEscalation` to false and `privileged` to true']],
    ['with an unmasked /proc among the users of the host', { securityContext: { procMount: 'Unmasked' } },
      ['securityContext.procMount: Invalid value: "Unmasked": `hostUsers` must be false to use `Unmasked`']],
    ['with a seccomp profile that is not named', { securityContext: { seccompProfile: { type: 'Localhost' } } },
      ['securityContext.seccompProfile.localhostProfile: Required value: must be set when seccomp type is Localhost']],
    ['with a seccomp profile of no type', { securityContext: { seccompProfile: {} } },
      ['securityContext.seccompProfile.type: Required value: type is required when seccompProfile is set']],
    ['with a seccomp profile outside of its folder', { securityContext: { seccompProfile: { type: 'Localhost', localhostProfile: '/../x' } } }, [
      'securityContext.seccompProfile.localhostProfile: Invalid value: "/../x": must be a relative path',
      'securityContext.seccompProfile.localhostProfile: Invalid value: "/../x": must not contain \'..\'',
    ]],
    ['with an AppArmor profile padded with space', { securityContext: { appArmorProfile: { type: 'Localhost', localhostProfile: ' x' } } },
      ['securityContext.appArmorProfile.localhostProfile: Invalid value: " x": must not be padded with whitespace']],
    ['with an AppArmor profile that its type has no use for', { securityContext: { appArmorProfile: { type: 'Unconfined', localhostProfile: 'x' } } },
      ['securityContext.appArmorProfile.localhostProfile: Invalid value: "x": can only be set when AppArmor type is Localhost']],
    ['with a mount of a volume that is not there', { volumeMounts: [{ name: 'x', mountPath: '/x' }] }, ['volumeMounts[0].name: Not found: "x"']],
    ['with a restart rule and no restart policy', { restartPolicyRules: [{ action: 'Restart' }] }, [
      'restartPolicy: Required value: must specify restartPolicy when restart rules are used', 'restartPolicyRules[0].exitCodes: Required value: must be specified',
    ]],
    ['with a restart rule that cannot be', { restartPolicy: 'Never', restartPolicyRules: [{ action: 'Stop', exitCodes: { operator: 'Is' } }] }, [
      'restartPolicyRules[0].action: Unsupported value: "Stop": supported values: "Restart", "RestartAllContainers"',
      'restartPolicyRules[0].exitCodes.operator: Unsupported value: "Is": supported values: "In", "NotIn"',
    ]],
    ['with a preStop that does nothing', { lifecycle: { preStop: {} } }, ['lifecycle.preStop: Required value: must specify a handler type']],
    ['that sleeps longer than it may live on', { lifecycle: { preStop: { sleep: { seconds: 31 } } } },
      ['lifecycle.preStop.sleep: Invalid value: 31: must be non-negative and less than terminationGracePeriodSeconds (30)']],
    ['with a probe of a port out of range', { startupProbe: { grpc: { port: 0 } } }, [`startupProbe.grpc.port: Invalid value: 0: ${PORT}`]],
    ['with a probe of a header that is none', { readinessProbe: { httpGet: { port: 80, httpHeaders: [{ name: 'a:b', value: '' }] } } },
      ["readinessProbe.httpGet.httpHeaders: Invalid value: \"a:b\": a valid HTTP header must consist of alphanumeric characters or '-' (e.g. 'X-Header-Name', regex used for validation is '[-A-Za-z0-9]+')"]],
    ['with a name for Windows users of nobody', { securityContext: { windowsOptions: { runAsUserName: 'a\\b\\c' } } },
      ['securityContext.windowsOptions.runAsUserName: Invalid value: "a\\\\b\\\\c": runAsUserName cannot contain more than one backslash']],
  ];
  test.each(cases)('%s', (_title, container, expected) => {
    expect(containerComplaints(container)).toEqual(expected);
  });

  test('that restarts for a resize in a pod that never restarts', () => {
    expect(containerComplaints({ resizePolicy: [{ resourceName: 'cpu', restartPolicy: 'RestartContainer' }] }, { restartPolicy: 'Never' })[0])
      .toBe("resizePolicy: Invalid value: \"RestartContainer\": must be 'NotRequired' when pod `restartPolicy` is 'Never'");
  });

  test('with a name that is no label, and a secret with a name that is no subdomain', () => {
    expect(containerComplaints({ name: 'A_', envFrom: [{ secretRef: { name: 'A_' } }] })).toEqual([
      `name: Invalid value: "A_": ${LABEL}`, `envFrom[0].secretRef.name: Invalid value: "A_": ${SUBDOMAIN}`,
    ]);
  });
});

describe('the API server accepts a container', () => {
  const cases: readonly (readonly [string, JsonObject])[] = [
    ['with one port of several protocols', { ports: [{ containerPort: 53, protocol: 'UDP' }, { containerPort: 53, protocol: 'TCP' }] }],
    ['with host ports of several addresses', { ports: [{ containerPort: 80, hostPort: 80, hostIP: '10.0.0.1' }, { containerPort: 81, hostPort: 80, hostIP: '10.0.0.2' }] }],
    ['with a label as a variable', { env: [{ name: 'A', valueFrom: { fieldRef: { fieldPath: "metadata.labels['app']" } } }] }],
    ['with the old name of the node', { env: [{ name: 'A', valueFrom: { fieldRef: { fieldPath: 'spec.host' } } }] }],
    ['with huge pages as a variable', { env: [{ name: 'A', valueFrom: { resourceFieldRef: { resource: 'limits.hugepages-2Mi', divisor: '1Mi' } } }] }],
    ['with a source of variables whose name ends in a dash', { envFrom: [{ configMapRef: { name: 'web-' } }] }],
    ['with requests finer than thousandths, which are rounded up to the limit', { resources: { requests: { cpu: '1n' }, limits: { cpu: '1m' } } }],
    ['with huge pages and memory', { resources: { limits: { 'memory': '1Gi', 'hugepages-2Mi': '4Mi' } } }],
    ['that is privileged', { securityContext: { privileged: true } }],
    ['that never restarts', { restartPolicy: 'Never' }],
    ['that only has a stop signal, which is dropped', { lifecycle: { stopSignal: 'SIGNONE' } }],
    ['that sleeps for as long as it may live on', { lifecycle: { preStop: { sleep: { seconds: 30 } } } }],
    ['with a probe of zeros, which are the defaults', { livenessProbe: { tcpSocket: { port: 'http' }, successThreshold: 0, periodSeconds: 0 } }],
    ['with a Windows user of a domain', { securityContext: { windowsOptions: { runAsUserName: 'corp.example.com\\web' } } }],
  ];
  test.each(cases)('%s', (_title, container) => {
    expect(containerComplaints(container)).toEqual([]);
  });
});

describe('options of Windows', () => {
  const user = (runAsUserName: string): readonly string[] => containerComplaints({ securityContext: { windowsOptions: { runAsUserName } } })
    .map((line) => line.replace(/^securityContext\.windowsOptions\.runAsUserName: Invalid value: ".*": runAsUserName/, ''));
  test.each<readonly [string, readonly string[]]>([
    ['web', []], ['CORP\\web', []], [`${'a'.repeat(15)}\\web`, []], ['a'.repeat(104), []],
    ['', [' cannot be an empty string']], ['a\u0001', [' cannot contain control characters']],
    ['a'.repeat(105), ["'s User length must not be longer than 104 characters"]], ['CORP\\', ["'s User cannot be empty"]],
    [`${'a'.repeat(255)}\\web`, ["'s Domain doesn't match the NetBios nor the DNS format"]],
    [`${'a'.repeat(256)}\\web`, ["'s Domain length must be under 256 characters", "'s Domain doesn't match the NetBios nor the DNS format"]],
    ['.corp\\web', ["'s Domain doesn't match the NetBios nor the DNS format"]],
    ['. .', ["'s User cannot contain only periods or spaces"]],
    ['a@b', ['\'s User cannot contain the following characters: "/\\:;|=,+*?<>@[]']],
  ])('with the user %j', (name, expected) => {
    expect(user(name)).toEqual(expected);
  });

  test('with credentials', () => {
    const options = (windowsOptions: JsonObject): readonly string[] => containerComplaints({ securityContext: { windowsOptions } });
    expect(options({ gmsaCredentialSpecName: 'A', gmsaCredentialSpec: '' })).toEqual([
      `securityContext.windowsOptions.gmsaCredentialSpecName: Invalid value: "A": ${SUBDOMAIN}`,
      'securityContext.windowsOptions.gmsaCredentialSpec: Invalid value: "": gmsaCredentialSpec cannot be an empty string',
    ]);
    expect(options({ gmsaCredentialSpec: 'x'.repeat(65536) })).toEqual([]);
    expect(options({ gmsaCredentialSpec: 'x'.repeat(65537) })).toEqual([expect.stringMatching(/: gmsaCredentialSpec size must be under 64 KiB$/)]);
  });
});

describe('limits of lists', () => {
  const rule = { action: 'Restart', exitCodes: { operator: 'In', values: [1] } };
  test('of restart rules and exit codes', () => {
    const rules = (restartPolicyRules: JsonObject[]): readonly string[] => containerComplaints({ restartPolicy: 'Never', restartPolicyRules });
    expect(rules(Array.from({ length: 20 }, () => rule))).toEqual([]);
    expect(rules(Array.from({ length: 21 }, () => rule))).toEqual(['restartPolicyRules: Too many: 21: must have at most 20 items']);
    expect(rules([{ ...rule, exitCodes: { operator: 'In', values: Array.from({ length: 255 }, () => 1) } }])).toEqual([]);
    expect(rules([{ ...rule, exitCodes: { operator: 'In', values: Array.from({ length: 256 }, () => 1) } }])).toEqual(['restartPolicyRules[0].exitCodes.values: Too many: 256: must have at most 255 items']);
  });

  test('of characters of search paths, spaces between them included', () => {
    const searches = (length: number): string[] => [...Array.from({ length: 8 }, () => `${'a'.repeat(227)}`), 'a'.repeat(length)];
    expect(podComplaints({ dnsConfig: { searches: searches(2048 - 8 * 228) } })).toEqual([]);
    expect(podComplaints({ dnsConfig: { searches: searches(2048 - 8 * 228 + 1) } })).toEqual([expect.stringMatching(/: must not have more than 2048 characters \(including spaces\) in the search list$/)]);
    expect(podComplaints({ dnsConfig: { searches: ['a'.repeat(254)] } })).toEqual([expect.stringMatching(/^dnsConfig\.searches\[0\]: .*: must be no more than 253 characters$/)]);
  });

  test('of an AppArmor profile', () => {
    const profile = (localhostProfile: string): readonly string[] => containerComplaints({ securityContext: { appArmorProfile: { type: 'Localhost', localhostProfile } } });
    expect(profile('x'.repeat(4095))).toEqual([]);
    expect(profile('x'.repeat(4096))).toEqual(['securityContext.appArmorProfile.localhostProfile: Too long: may not be more than 4095 bytes']);
  });
});

describe('claims of a container', () => {
  const claims = (list: JsonObject[]): readonly string[] =>
    containerComplaints({ resources: { claims: list } }, { resourceClaims: [{ name: 'gpu', resourceClaimName: 'x' }, { name: 'net', resourceClaimTemplateName: 'y' }] });
  test.each<readonly [string, JsonObject[], readonly string[]]>([
    ['are those of the pod', [{ name: 'gpu' }, { name: 'net', request: 'a' }, { name: 'net', request: 'b' }], []],
    ['are no others', [{ name: 'x' }], ['resources.claims[0]: Not found: "x": must be one of the names in pod.spec.resourceClaims: gpu, net']],
    ['are there once', [{ name: 'gpu' }, { name: 'gpu', request: 'a' }], ['resources.claims[1]: Duplicate value: "gpu"']],
    ['are not there whole after a part', [{ name: 'gpu', request: 'a' }, { name: 'gpu' }], ['resources.claims[1]: Duplicate value: "gpu"']],
    ['have parts once', [{ name: 'gpu', request: 'a' }, { name: 'gpu', request: 'a' }], ['resources.claims[1]: Duplicate value: "gpu/a"']],
    ['have parts with names', [{ name: 'gpu', request: 'a.b' }], ['resources.claims[0].request: Invalid value: "a.b": must not contain dots']],
  ])('%s', (_title, list, expected) => {
    expect(claims(list)).toEqual(expected);
  });
});

test.each<readonly [string, JsonObject, readonly string[]]>([
  ['an emptyDir by name', { emptyDir: {} }, []], ['an emptyDir by default', {}, []],
  ['a secret', { secret: { secretName: 's' } }, ['env[0].valueFrom.fileKeyRef.volumeName: Invalid value: "v": referenced volume must be of type emptyDir']],
])('a variable can be read from a file of %s: %j', (_title, source, expected) => {
  const container = { env: [{ name: 'A', valueFrom: { fileKeyRef: { volumeName: 'v', path: 'a', key: 'A' } } }] };
  expect(containerComplaints(container, { volumes: [{ name: 'v', ...source }] })).toEqual(expected);
});

test.each<readonly [JsonObject, readonly string[]]>([
  [{ type: 'None' }, ['Unsupported value: "None": supported values: "Localhost", "RuntimeDefault", "Unconfined"']], [{}, ['Required value: type is required when appArmorProfile is set']],
])('an AppArmor profile %j is refused', (appArmorProfile, expected) => {
  expect(containerComplaints({ securityContext: { appArmorProfile } })).toEqual(expected.map((text) => `securityContext.appArmorProfile.type: ${text}`));
});

test.each<readonly [JsonObject, readonly string[]]>([
  [{ type: 'Localhost' }, ['Required value: must be set when AppArmor type is Localhost']], [{ type: 'Localhost', localhostProfile: '' }, ['Required value: must be set when AppArmor type is Localhost']],
])('an AppArmor profile %j needs a file', (appArmorProfile, expected) => {
  expect(containerComplaints({ securityContext: { appArmorProfile } })).toEqual(expected.map((text) => `securityContext.appArmorProfile.localhostProfile: ${text}`));
});

test('a seccomp profile names a file only if it is one', () => {
  expect(containerComplaints({ securityContext: { seccompProfile: { type: 'Unconfined', localhostProfile: 'x' } } }))
    .toEqual(['securityContext.seccompProfile.localhostProfile: Invalid value: {"type":"Unconfined","localhostProfile":"x"}: can only be set when seccomp type is Localhost']);
  expect(containerComplaints({ securityContext: { seccompProfile: { type: 'x' } } }))
    .toEqual(['securityContext.seccompProfile.type: Unsupported value: "x": supported values: "Localhost", "RuntimeDefault", "Unconfined"']);
  expect(containerComplaints({ securityContext: { allowPrivilegeEscalation: false, capabilities: { add: ['CAP_SYS_ADMIN', 'SYS_ADMIN'] } } }))
    .toEqual([expect.stringMatching(/^securityContext: .*: cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN$/)]);
});

describe('mounts and devices', () => {
  const volumes = [{ name: 'tmp', emptyDir: {} }, { name: 'data', persistentVolumeClaim: { claimName: 'data' } }];
  const cases: readonly (readonly [string, JsonObject, readonly string[]])[] = [
    ['a mount needs a name and a path', { volumeMounts: [{}] }, [
      'volumeMounts[0].name: Required value', 'volumeMounts[0].name: Not found: ""', 'volumeMounts[0].mountPath: Required value',
    ]],
    ['two mounts at one path', { volumeMounts: [{ name: 'tmp', mountPath: '/a' }, { name: 'data', mountPath: '/a' }] },
      ['volumeMounts[1].mountPath: Invalid value: "/a": must be unique']],
    ['a sub path that leaves the volume', { volumeMounts: [{ name: 'tmp', mountPath: '/a', subPath: '/../b' }] }, [
      'volumeMounts.subPath: Invalid value: "/../b": must be a relative path', "volumeMounts.subPath: Invalid value: \"/../b\": must not contain '..'",
    ]],
    ['a sub path and an expression', { volumeMounts: [{ name: 'tmp', mountPath: '/a', subPath: 'b', subPathExpr: '$(C)' }] },
      ['volumeMounts[0].subPathExpr: Invalid value: "$(C)": subPathExpr and subPath are mutually exclusive']],
    ['propagation to the host without privileges', { volumeMounts: [{ name: 'tmp', mountPath: '/a', mountPropagation: 'Bidirectional' }] },
      ['volumeMounts.mountPropagation: Forbidden: Bidirectional mount propagation is available only to privileged containers']],
    ['propagation that does not exist', { volumeMounts: [{ name: 'tmp', mountPath: '/a', mountPropagation: 'Both' }] },
      ['volumeMounts.mountPropagation: Unsupported value: "Both": supported values: "Bidirectional", "HostToContainer", "None"']],
    ['recursive read-only of a mount that is written', { volumeMounts: [{ name: 'tmp', mountPath: '/a', recursiveReadOnly: 'Enabled', mountPropagation: 'HostToContainer' }] }, [
      'volumeMounts.recursiveReadOnly: Forbidden: may only be specified when readOnly is true',
      'volumeMounts.recursiveReadOnly: Forbidden: may only be specified when mountPropagation is None or not specified',
    ]],
    ['recursive read-only in other words', { volumeMounts: [{ name: 'tmp', mountPath: '/a', recursiveReadOnly: 'Yes' }] },
      ['volumeMounts.recursiveReadOnly: Unsupported value: "Yes": supported values: "Disabled", "Enabled", "IfPossible"']],
    ['a device of a volume that is no claim', { volumeDevices: [{ name: 'tmp', devicePath: '/dev/a' }] },
      ['volumeDevices[0].name: Invalid value: "tmp": can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode']],
    ['a device that is mounted, too', { volumeDevices: [{ name: 'data', devicePath: '/a' }], volumeMounts: [{ name: 'data', mountPath: '/a' }] }, [
      'volumeMounts[0].name: Invalid value: "data": must not already exist in volumeDevices',
      'volumeMounts[0].mountPath: Invalid value: "/a": must not already exist as a path in volumeDevices',
      'volumeDevices[0].name: Invalid value: "data": must not already exist in volumeMounts',
      'volumeDevices[0].devicePath: Invalid value: "/a": must not already exist as a path in volumeMounts',
    ]],
    ['a device twice', { volumeDevices: [{ name: 'data', devicePath: '/dev/a' }, { name: 'data', devicePath: '/dev/a' }] },
      ['volumeDevices[1].name: Invalid value: "data": must be unique', 'volumeDevices[1].devicePath: Invalid value: "/dev/a": must be unique']],
    ['a device without name and path', { volumeDevices: [{}] },
      ['volumeDevices[0].name: Required value', 'volumeDevices[0].name: Not found: ""', 'volumeDevices[0].devicePath: Required value']],
    ['a device path with steps back', { volumeDevices: [{ name: 'data', devicePath: '/dev/../a' }] },
      ["volumeDevices[0].devicePath: Invalid value: \"/dev/../a\": can not contain backsteps ('..')"]],
    ['what is fine', { volumeMounts: [{ name: 'tmp', mountPath: '/a', readOnly: true, recursiveReadOnly: 'IfPossible' }], volumeDevices: [{ name: 'data', devicePath: '/dev/a' }] }, []],
  ];
  test.each(cases)('%s', (_title, container, expected) => {
    expect(containerComplaints(container, { volumes })).toEqual(expected);
  });
});

describe('init containers', () => {
  const init = (container: JsonObject): readonly string[] => podComplaints({ initContainers: [{ name: 'init', image: 'i', ...container }] });

  test('have no probes and no lifecycle, unless they are sidecars', () => {
    const container = { livenessProbe: { grpc: { port: 1 } }, readinessProbe: { grpc: { port: 1 } }, startupProbe: { grpc: { port: 1 } }, lifecycle: { preStop: { exec: { command: ['a'] } } } };
    const forbidden = 'Forbidden: may not be set for init containers without restartPolicy=Always';
    expect(init(container)).toEqual(['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'].map((name) => `initContainers[0].${name}: ${forbidden}`));
    expect(init({ ...container, restartPolicy: 'Always' })).toEqual([]);
  });

  test('of sidecars have their probes checked', () => {
    expect(init({ restartPolicy: 'Always', livenessProbe: {} })).toEqual(['initContainers[0].livenessProbe: Required value: must specify a handler type']);
  });

  test('have names of their own', () => {
    expect(init({ name: 'app' })).toEqual(['initContainers[0].name: Duplicate value: "app"']);
  });

  test('do not restart for a resize', () => {
    expect(init({ resizePolicy: [{ resourceName: 'cpu', restartPolicy: 'RestartContainer' }] }))
      .toEqual(["initContainers[0].resizePolicy[0].restartPolicy: Invalid value: \"RestartContainer\": must not be set to 'RestartContainer' for non-sidecar initContainers"]);
  });

  test('with restart rules need a restart policy', () => {
    expect(init({ restartPolicyRules: [{}] })).toEqual(['initContainers[0].restartPolicy: Required value: must specify restartPolicy when restart rules are used']);
    expect(init({ restartPolicy: 'Sometimes' })).toEqual(['initContainers[0].restartPolicy: Unsupported value: "Sometimes": supported values: "Always", "Never", "OnFailure"']);
  });
});

test('a template has no ephemeral containers, and all that is wrong with them is told as well', () => {
  const ephemeralContainers = [{ name: 'app', image: ' x', targetContainerName: 'y', ports: [], resources: {}, volumeMounts: [{ name: 't', mountPath: '/t', subPath: 's' }] }];
  expect(podComplaints({ ephemeralContainers })).toEqual([
    'ephemeralContainers[0].volumeMounts[0].name: Not found: "t"',
    'ephemeralContainers[0].image: Invalid value: " x": must not have leading or trailing whitespace',
    'ephemeralContainers[0].name: Duplicate value: "app"',
    'ephemeralContainers[0].targetContainerName: Not found: "y"',
    'ephemeralContainers[0].ports: Forbidden: cannot be set for an Ephemeral Container',
    'ephemeralContainers[0].volumeMounts[0].subPath: Forbidden: cannot be set for an Ephemeral Container',
    'ephemeralContainers: Forbidden: ephemeral containers not allowed in pod template',
  ]);
});

test('what the server accepts and warns of', () => {
  const container = {
    env: [{ name: 'A', value: '1' }, { name: 'A', value: '2' }, { name: 'A', value: '$(A)3' }],
    ports: [{ name: 'x', containerPort: 80, hostPort: 80 }, { containerPort: 80 }],
    resources: { requests: { memory: '500m' } },
  };
  const pod = {
    terminationGracePeriodSeconds: -1,
    initContainers: [{ name: 'side', image: 's', restartPolicy: 'Always', ports: [{ name: 'x', containerPort: 80, hostPort: 80 }] }],
    topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule' }],
    affinity: {
      podAntiAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'zone' }],
        preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, podAffinityTerm: { topologyKey: 'zone' } }],
      },
    },
    imagePullSecrets: [{}, { name: 'a' }, { name: 'a' }],
  };
  const path = 'spec.template.spec';
  const selects = 'a null labelSelector results in matching no pod';
  expect(judge(deployment(pod, container)).warnings).toEqual([
    `${path}.topologySpreadConstraints[0].labelSelector: ${selects}`,
    `${path}.imagePullSecrets[0].name: invalid empty name ""`,
    `${path}.imagePullSecrets[2].name: duplicate name "a"`,
    `${path}.containers[0].resources.requests[memory]: fractional byte value "500m" is invalid, must be an integer`,
    `${path}.containers[0].env[1]: hides previous definition of "A", which may be dropped when using apply`,
    `${path}.containers[0].ports[0]: duplicate port definition with ${path}.initContainers[0].ports[0]`,
    `${path}.containers[0].ports[1]: overlapping port definition with ${path}.initContainers[0].ports[0]`,
    `${path}.containers[0].ports[1]: overlapping port definition with ${path}.containers[0].ports[0]`,
    `${path}.containers[0].ports[0]: duplicate port name "x" with ${path}.initContainers[0].ports[0], services and probes that select ports by name will use ${path}.initContainers[0].ports[0]`,
    `${path}.terminationGracePeriodSeconds: must be >= 0; negative values are invalid and will be treated as 1`,
    `${path}.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].labelSelector: ${selects}`,
    `${path}.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].podAffinityTerm.labelSelector: ${selects}`,
  ]);
});
