import { complaints, deployment, podComplaints } from './objects';
import type { JsonObject } from '../../../../src/kubernetes/json';

const KEY = "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
const VALUE = "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";
const LABEL = "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
const SUBDOMAIN = "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';

type Case = readonly [title: string, pod: JsonObject, expected: readonly string[]];

const nodeTerm = (term: JsonObject): JsonObject => ({ affinity: { nodeAffinity: { [REQUIRED]: { nodeSelectorTerms: [term] } } } });
const node = (requirement: JsonObject): JsonObject => nodeTerm({ matchExpressions: [requirement] });
const nodeField = (requirement: JsonObject): JsonObject => nodeTerm({ matchFields: [requirement] });
const AT_NODE = `affinity.nodeAffinity.${REQUIRED}.nodeSelectorTerms[0]`;
const spread = (constraint: JsonObject): JsonObject => ({
  topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule', labelSelector: {}, ...constraint }],
});

describe('the API server refuses a pod', () => {
  const cases: readonly Case[] = [
    ['that restarts sometimes', { restartPolicy: 'Sometimes' }, [
      'restartPolicy: Unsupported value: "Sometimes": supported values: "Always", "OnFailure", "Never"', 'restartPolicy: Unsupported value: "Sometimes": supported values: "Always"',
    ]],
    ['of a Deployment that ends', { restartPolicy: 'OnFailure', activeDeadlineSeconds: 0 }, [
      'activeDeadlineSeconds: Invalid value: 0: must be between 1 and 2147483647, inclusive',
      'restartPolicy: Unsupported value: "OnFailure": supported values: "Always"',
      'activeDeadlineSeconds: Forbidden: activeDeadlineSeconds in ReplicaSet is not Supported',
    ]],
    ['with a DNS policy in the wrong case', { dnsPolicy: 'default' }, ['dnsPolicy: Unsupported value: "default": supported values: "ClusterFirstWithHostNet", "ClusterFirst", "Default", "None"']],
    ['without DNS and without a config for it', { dnsPolicy: 'None' }, ['dnsConfig: Required value: must provide `dnsConfig` when `dnsPolicy` is None']],
    ['without DNS and without a name server', { dnsPolicy: 'None', dnsConfig: {} }, ['dnsConfig.nameservers: Required value: must provide at least one DNS nameserver when `dnsPolicy` is None']],
    ['with four name servers', { dnsConfig: { nameservers: ['1.1.1.1', '1.1.1.2', '1.1.1.3', 'x'] } }, [
      'dnsConfig.nameservers: Invalid value: ["1.1.1.1","1.1.1.2","1.1.1.3","x"]: must not have more than 3 nameservers',
      'dnsConfig.nameservers[3]: Invalid value: "x": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)',
    ]],
    ['with a search path that is no domain', { dnsConfig: { searches: ['a b'], options: [{}] } }, [
      "dnsConfig.searches[0]: Invalid value: \"a b\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?(\\._?[a-z0-9]([-_a-z0-9]*[a-z0-9])?)*')",
      'dnsConfig.options[0]: Required value: must not be empty',
    ]],
    ['with too many search paths', { dnsConfig: { searches: Array.from({ length: 33 }, () => '.') } },
      [`dnsConfig.searches: Invalid value: ${JSON.stringify(Array.from({ length: 33 }, () => '.'))}: must not have more than 32 search paths`]],
    ['on the host network with another host port', { hostNetwork: true, containers: [{ name: 'a', image: 'a', ports: [{ containerPort: 80, hostPort: 81 }, { containerPort: 82 }] }] },
      ['containers[0].ports[0].hostPort: Invalid value: 81: must match `containerPort` when `hostNetwork` is true']],
    ['with a hostname that is none', { hostname: 'a.b', subdomain: '-', hostnameOverride: 'A', hostNetwork: true, setHostnameAsFQDN: true }, [
      'hostnameOverride: Forbidden: may not be specified when setHostnameAsFQDN is true',
      'hostnameOverride: Forbidden: may not be specified when hostNetwork is true',
      `hostnameOverride: Invalid value: "A": ${SUBDOMAIN}`,
      'hostname: Invalid value: "a.b": must not contain dots', `subdomain: Invalid value: "-": ${LABEL}`,
    ]],
    ['with a hostname that is too long', { hostnameOverride: 'a'.repeat(65) }, ['hostnameOverride: Too long: may not be more than 64 bytes']],
    ['with an alias of no address', { hostAliases: [{ ip: '010.0.0.1', hostnames: ['A'] }] }, [
      'hostAliases[0].ip: Invalid value: "010.0.0.1": must not have leading 0s', `hostAliases[0].hostnames[0]: Invalid value: "A": ${SUBDOMAIN}`,
    ]],
    ['with a selector of nodes that no node can have', { nodeSelector: { 'a b': 'c d' } }, [`nodeSelector: Invalid value: "a b": ${KEY}`, `nodeSelector: Invalid value: "c d": ${VALUE}`]],
    ['with names that are none', { serviceAccount: 'A', nodeName: 'A', priorityClassName: 'A', runtimeClassName: '', preemptionPolicy: '' }, [
      `serviceAccountName: Invalid value: "A": ${SUBDOMAIN}`, `nodeName: Invalid value: "A": ${SUBDOMAIN}`,
      `priorityClassName: Invalid value: "A": ${SUBDOMAIN}`, `runtimeClassName: Invalid value: "": ${SUBDOMAIN}`, 'preemptionPolicy: Required value',
    ]],
    ['that preempts always', { preemptionPolicy: 'Always' }, ['preemptionPolicy: Unsupported value: "Always": supported values: "PreemptLowerPriority", "Never"']],
    ['with gates that are none', { readinessGates: [{ conditionType: ' ' }], schedulingGates: [{ name: 'a' }, { name: 'a' }] }, [
      `readinessGates[0].conditionType: Invalid value: " ": ${KEY}`, 'schedulingGates[1]: Duplicate value: "a"',
    ]],
    ['with claims that say nothing', { resourceClaims: [{}, { name: 'a', resourceClaimName: 'x', resourceClaimTemplateName: 'y' }, { name: 'a', resourceClaimName: 'X' }] }, [
      'resourceClaims[0].name: Required value',
      'resourceClaims[0]: Invalid value: {}: must specify one of: `resourceClaimName`, `resourceClaimTemplateName`',
      'resourceClaims[1]: Invalid value: {"name":"a","resourceClaimName":"x","resourceClaimTemplateName":"y"}: at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified',
      'resourceClaims[2].name: Duplicate value: "a"', `resourceClaims[2].resourceClaimName: Invalid value: "X": ${SUBDOMAIN}`,
    ]],
    ['with groups that are none', { securityContext: { fsGroup: 2147483648, supplementalGroups: [0, -1], fsGroupChangePolicy: 'x', supplementalGroupsPolicy: 'x', seLinuxChangePolicy: 'MountOption' } }, [
      'securityContext.fsGroup: Invalid value: 2147483648: must be between 0 and 2147483647, inclusive',
      'securityContext.supplementalGroups[1]: Invalid value: -1: must be between 0 and 2147483647, inclusive',
      'securityContext.fsGroupChangePolicy: Unsupported value: "x": supported values: "Always", "OnRootMismatch"',
      'securityContext.supplementalGroupsPolicy: Unsupported value: "x": supported values: "Merge", "Strict"',
      'securityContext.seLinuxChangePolicy: Unsupported value: "MountOption": supported values: "Recursive"',
    ]],
    ['that shares processes twice', { hostPID: true, shareProcessNamespace: true }, ['securityContext.shareProcessNamespace: Invalid value: true: ShareProcessNamespace and HostPID cannot both be enabled']],
    ['with sysctls of the host', { hostNetwork: true, hostIPC: true, securityContext: { sysctls: [{ name: 'net.core.somaxconn' }, { name: 'kernel/sem' }, { name: '' }, { name: 'vm.a' }, { name: 'vm.a' }] } }, [
      "securityContext.sysctls[0].name: Invalid value: \"net.core.somaxconn\": may not be specified when 'hostNetwork' is true",
      "securityContext.sysctls[1].name: Invalid value: \"kernel/sem\": may not be specified when 'hostIPC' is true",
      'securityContext.sysctls[2].name: Required value', 'securityContext.sysctls[4].name: Duplicate value: "vm.a"',
    ]],
    ['with users of its own and the host beside it', { hostUsers: false, hostNetwork: true, hostPID: true, hostIPC: true }, [
      'hostNetwork: Forbidden: when `hostUsers` is false', 'HostPID: Forbidden: when `hostUsers` is false', 'HostIPC: Forbidden: when `hostUsers` is false',
    ]],
    ['of an unknown system', { os: { name: 'plan9' } }, ['os: Unsupported value: "plan9": supported values: "linux", "windows"']],
    ['of no system', { os: {} }, ['os.name: Required value']],
    ['of Linux with options of Windows', { os: { name: 'linux' }, securityContext: { windowsOptions: {} } }, ['securityContext.windowsOptions: Forbidden: windows options cannot be set for a linux pod']],
    ['of Windows with what only Linux has', { os: { name: 'windows' }, hostPID: true, hostUsers: true, securityContext: { fsGroup: 1, sysctls: [] }, containers: [{ name: 'a', image: 'a', securityContext: { privileged: false } }] }, [
      'hostUsers: Forbidden: cannot be set for a windows pod', 'hostPID: Forbidden: cannot be set for a windows pod', 'securityContext.fsGroup: Forbidden: cannot be set for a windows pod',
      'containers[0].securityContext.privileged: Forbidden: cannot be set for a windows pod',
    ]],
    ['that is half a process of the host', {
      securityContext: { windowsOptions: { hostProcess: true } }, containers: [
        { name: 'a', image: 'a', securityContext: { windowsOptions: { hostProcess: false } } }, { name: 'b', image: 'b' },
      ],
    }, [
      'containers[0].securityContext.windowsOptions.hostProcess: Invalid value: false: pod hostProcess value must be identical if both are specified, was true',
      ': Invalid value: "": If pod contains any hostProcess containers then all containers must be HostProcess containers',
      'hostNetwork: Invalid value: false: hostNetwork must be true if pod contains any hostProcess containers',
    ]],
    ['with overhead that is negative', { overhead: { cpu: '-1' } }, ['overhead.limits[cpu]: Invalid value: "-1": must be greater than or equal to 0']],
    ['with tolerations that are none', {
      tolerations: [
        { operator: 'Equal', value: 'a b' }, { key: ' ', operator: 'Exists', value: 'x' }, { key: 'a', operator: 'Lt', value: '1' }, { key: 'a', operator: 'Like' },
      ],
    }, [
      'tolerations[0].operator: Invalid value: "Equal": operator must be Exists when `key` is empty, which means "match all values and all keys"',
      `tolerations[0].operator: Invalid value: "a b": ${VALUE}`,
      `tolerations[1].key: Invalid value: " ": ${KEY}`, "tolerations[1].operator: Invalid value: \"x\": value must be empty when `operator` is 'Exists'",
      'tolerations[2].operator: Unsupported value: "Lt": supported values: "Equal", "Exists", "Lt", "Gt"',
      'tolerations[3].operator: Unsupported value: "Like": supported values: "Equal", "Exists"',
    ]],
    ['spread by nothing', spread({ maxSkew: 0, topologyKey: '', whenUnsatisfiable: 'Wait', minDomains: 0, nodeAffinityPolicy: 'x', nodeTaintsPolicy: 'Honor' }), [
      'topologySpreadConstraints[0].maxSkew: Invalid value: 0: must be greater than zero', 'topologySpreadConstraints[0].topologyKey: Required value: can not be empty',
      'topologySpreadConstraints[0].whenUnsatisfiable: Unsupported value: "Wait": supported values: "DoNotSchedule", "ScheduleAnyway"',
      'topologySpreadConstraints[0].minDomains: Invalid value: 0: must be greater than zero',
      'topologySpreadConstraints[0].minDomains: Invalid value: 0: can only use minDomains if whenUnsatisfiable=DoNotSchedule, not Wait',
      'topologySpreadConstraints[0].nodeAffinityPolicy: Unsupported value: "x": supported values: "Honor", "Ignore"',
    ]],
    ['spread twice in one way', {
      topologySpreadConstraints: [
        { maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule' }, { maxSkew: 2, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule' },
      ],
    }, ['topologySpreadConstraints[0].{topologyKey, whenUnsatisfiable}: Duplicate value: "{zone, DoNotSchedule}"']],
    ['spread by labels without a selector', spread({ labelSelector: null, matchLabelKeys: ['a'] }),
      ['topologySpreadConstraints[0].matchLabelKeys: Forbidden: must not be specified when labelSelector is not set']],
    ['spread by labels that the selector has', spread({ labelSelector: { matchLabels: { a: 'x' }, matchExpressions: [{ key: 'a', operator: 'Exists' }] }, matchLabelKeys: ['b', 'a'] }),
      ['topologySpreadConstraints[0][1]: Invalid value: "a": exists in both matchLabelKeys and labelSelector']],
    ['with an empty choice of nodes', { affinity: { nodeAffinity: { [REQUIRED]: {} } } }, [`affinity.nodeAffinity.${REQUIRED}.nodeSelectorTerms: Required value: must have at least one node selector term`]],
    ['on nodes greater than nothing', node({ key: 'a', operator: 'Gt' }), [`${AT_NODE}.matchExpressions[0].values: Required value: must be specified single value when \`operator\` is 'Lt' or 'Gt'`]],
    ['on nodes like others', node({ key: 'a', operator: 'Like', values: ['a b'] }), [
      `${AT_NODE}.matchExpressions[0].operator: Invalid value: "Like": not a valid selector operator`, `${AT_NODE}.matchExpressions[0].values[0]: Invalid value: "a b": ${VALUE}`,
    ]],
    ['on nodes by a field that does not count', nodeField({ key: 'metadata.uid', operator: 'Exists' }), [
      `${AT_NODE}.matchFields[0].operator: Invalid value: "Exists": not a valid selector operator`, `${AT_NODE}.matchFields[0].key: Invalid value: "metadata.uid": not a valid field selector key`,
    ]],
    ['on nodes of two names', nodeField({ key: 'metadata.name', operator: 'In', values: ['a', 'B'] }), [
      `${AT_NODE}.matchFields[0].values: Required value: must be only one value when \`operator\` is 'In' or 'NotIn' for node field selector`,
      `${AT_NODE}.matchFields[0].values[1]: Invalid value: "B": ${SUBDOMAIN}`,
    ]],
    ['that prefers too much', {
      affinity: {
        nodeAffinity: { [PREFERRED]: [{ weight: 101, preference: {} }] }, podAffinity: { [PREFERRED]: [{ weight: 0, podAffinityTerm: { topologyKey: 'zone', labelSelector: {} } }] },
      },
    }, [
      `affinity.nodeAffinity.${PREFERRED}[0].weight: Invalid value: 101: must be in the range 1-100`, `affinity.podAffinity.${PREFERRED}[0].weight: Invalid value: 0: must be in the range 1-100`,
    ]],
    ['near pods of nowhere', { affinity: { podAntiAffinity: { [REQUIRED]: [{ namespaces: ['A'], matchLabelKeys: ['a'], mismatchLabelKeys: ['a'], labelSelector: {} }] } } }, [
      `affinity.podAntiAffinity.${REQUIRED}[0].namespace: Invalid value: "A": ${LABEL}`,
      `affinity.podAntiAffinity.${REQUIRED}[0].matchLabelKeys[0]: Invalid value: "a": exists in both matchLabelKeys and mismatchLabelKeys`,
      `affinity.podAntiAffinity.${REQUIRED}[0].topologyKey: Required value: can not be empty`,
      `affinity.podAntiAffinity.${REQUIRED}[0].topologyKey: Invalid value: "": name part must be non-empty`,
      `affinity.podAntiAffinity.${REQUIRED}[0].topologyKey: Invalid value: "": ${KEY}`,
    ]],
  ];
  test.each(cases)('%s', (_title, pod, expected) => {
    expect(podComplaints(pod).map((line) => line.replace(/^spec\.template\.spec: /, ': '))).toEqual(expected);
  });
});

describe('the API server accepts a pod', () => {
  const cases: readonly (readonly [string, JsonObject])[] = [
    ['with a search path of the root and of an underscore', { dnsConfig: { searches: ['.', '_tcp.example.com.'] } }],
    ['with three name servers', { dnsPolicy: 'None', dnsConfig: { nameservers: ['1.1.1.1', '::1', '2001:DB8::1'] } }],
    ['on the host network with its own ports', { hostNetwork: true, containers: [{ name: 'a', image: 'a', ports: [{ containerPort: 80, hostPort: 80 }] }] }],
    ['that prefers nodes by values that are none', { affinity: { nodeAffinity: { [PREFERRED]: [{ weight: 100, preference: { matchExpressions: [{ key: 'a', operator: 'In', values: ['a b'] }] } }] } } }],
    ['with sysctls of its own network', { securityContext: { sysctls: [{ name: 'net/core/somaxconn' }] } }],
    ['that tolerates everything', { tolerations: [{ operator: 'Exists' }, { key: 'a', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 0 }] }],
    ['that is a process of a Windows host', { hostNetwork: true, os: { name: 'windows' }, securityContext: { windowsOptions: { hostProcess: true } } }],
    ['with users of its own', { hostUsers: false, containers: [{ name: 'a', image: 'a', securityContext: { procMount: 'Unmasked' } }] }],
    ['with a scheduling group, which is dropped', { schedulingGroup: { podGroupName: 'A B' } }],
  ];
  test.each(cases)('%s', (_title, pod) => {
    expect(podComplaints(pod)).toEqual([]);
  });
});

describe('resources of a whole pod', () => {
  const containers = [
    { name: 'a', image: 'a', resources: { requests: { cpu: '600m' }, limits: { cpu: '2', memory: '1Gi' } } },
    { name: 'b', image: 'b', resources: { requests: { cpu: '400m' }, limits: { 'cpu': '1', 'hugepages-2Mi': '4Mi' } } },
  ];
  test.each<Case>([
    ['may be what its containers need together', { resources: { requests: { cpu: '1' } } }, []],
    ['may not be less', { resources: { requests: { cpu: '999m' } } },
      ['resources.requests[cpu]: Invalid value: "999m": must be greater than or equal to aggregate container requests of 1']],
    ['count a sidecar on top', { resources: { requests: { cpu: '1' } }, initContainers: [{ name: 's', image: 's', restartPolicy: 'Always', resources: { requests: { cpu: '1m' } } }] },
      ['resources.requests[cpu]: Invalid value: "1": must be greater than or equal to aggregate container requests of 1001m']],
    ['count an init container if it needs more', { resources: { requests: { cpu: '1' } }, initContainers: [{ name: 'i', image: 'i', resources: { requests: { cpu: '1500m' } } }] },
      ['resources.requests[cpu]: Invalid value: "1": must be greater than or equal to aggregate container requests of 1500m']],
    ['count an init container with the sidecars before it', {
      resources: { requests: { cpu: '2' } },
      initContainers: [
        { name: 's', image: 's', restartPolicy: 'Always', resources: { requests: { cpu: '900m' } } }, { name: 'i', image: 'i', resources: { requests: { cpu: '1200m' } } },
      ],
    }, ['resources.requests[cpu]: Invalid value: "2": must be greater than or equal to aggregate container requests of 2100m']],
    ['may not limit a container further', { resources: { limits: { 'cpu': '1', 'hugepages-2Mi': '2Mi' } } }, [
      'resources.limits[hugepages-2Mi]: Invalid value: "2Mi": must be greater than or equal to aggregate container limits of 4Mi',
      'resources.containers[0][cpu].limits: Invalid value: "2": must be less than or equal to pod limits of 1',
      'resources.containers[1][hugepages-2Mi].limits: Invalid value: "4Mi": must be less than or equal to pod limits of 2Mi',
    ]],
    ['are CPU, memory and huge pages', { resources: { requests: { 'ephemeral-storage': 1 }, claims: [] } }, [
      'resources.claims: Forbidden: claims may not be set for Resources at pod-level',
      'resources.requests[ephemeral-storage]: Unsupported value: "ephemeral-storage": supported values: "cpu", "hugepages-", "memory"',
    ]],
    ['are not for Windows', { resources: {}, os: { name: 'windows' } }, ['resources: Forbidden: may not be set for a windows pod']],
  ])('%s', (_title, pod, expected) => {
    expect(podComplaints({ containers, ...pod })).toEqual(expected);
  });
});

describe('annotations of a pod', () => {
  const annotated = (annotations: JsonObject, pod: JsonObject = {}): readonly string[] =>
    complaints(deployment(pod, {}, annotations)).map((line) => line.replace('spec.template.', ''));
  const appArmor = 'container.apparmor.security.beta.kubernetes.io/';
  const seccomp = 'container.seccomp.security.alpha.kubernetes.io/app';
  test.each<readonly [string, JsonObject, JsonObject, readonly string[]]>([
    ['a mirror pod without a node', { 'kubernetes.io/config.mirror': 'x' }, {}, ['annotations[kubernetes.io/config.mirror]: Invalid value: "x": must set spec.nodeName if mirror pod annotation is set']],
    ['a cost of deletion with a plus', { 'controller.kubernetes.io/pod-deletion-cost': '+1' }, {}, ['annotations[controller.kubernetes.io/pod-deletion-cost]: Invalid value: "+1": must be a 32bit integer']],
    ['a cost of deletion of more than 32 bits', { 'controller.kubernetes.io/pod-deletion-cost': '2147483648' }, {}, ['annotations[controller.kubernetes.io/pod-deletion-cost]: Invalid value: "2147483648": must be a 32bit integer']],
    ['the least cost of deletion', { 'controller.kubernetes.io/pod-deletion-cost': '-2147483648' }, {}, []],
    ['tolerations that are no JSON', { 'scheduler.alpha.kubernetes.io/tolerations': '[' }, {}, ['annotations: Invalid value: "scheduler.alpha.kubernetes.io/tolerations": must be a list of tolerations as JSON']],
    ['tolerations that tolerate nothing', { 'scheduler.alpha.kubernetes.io/tolerations': '[{"Key":"a","operator":"x"}]' }, {},
      ['annotations.scheduler.alpha.kubernetes.io/tolerations[0].operator: Unsupported value: "x": supported values: "Equal", "Exists"']],
    ['a seccomp profile that is none', { [seccomp]: 'x' }, {}, [`annotations.${seccomp}: Invalid value: "x": must be a valid seccomp profile`]],
    ['an AppArmor profile of no container', { [`${appArmor}x`]: 'y' }, {}, [`annotations[${appArmor}x]: Invalid value: "x": container not found`, `annotations[${appArmor}x]: Invalid value: "y": invalid AppArmor profile name: "y"`]],
    ['a seccomp profile other than the field', { 'seccomp.security.alpha.kubernetes.io/pod': 'unconfined' }, { securityContext: { seccompProfile: { type: 'RuntimeDefault' } } },
      ['spec.securityContext.seccompProfile.type: Forbidden: seccomp type in annotation and field must match']],
    ['an AppArmor profile other than the pod\'s field', { [`${appArmor}app`]: 'localhost/a' }, { securityContext: { appArmorProfile: { type: 'Localhost', localhostProfile: 'b' } } },
      ['spec.containers[0].securityContext.appArmorProfile.localhostProfile: Forbidden: apparmor profile in annotation and field must match']],
    ['profiles that match the fields', { 'seccomp.security.alpha.kubernetes.io/pod': 'docker/default', [`${appArmor}app`]: 'localhost/a' },
      { securityContext: { seccompProfile: { type: 'RuntimeDefault' }, appArmorProfile: { type: 'Localhost', localhostProfile: 'a' } } }, []],
    ['what old clients wrote about init containers', { 'pod.beta.kubernetes.io/init-containers': 'x'.repeat(300 * 1024) }, {}, []],
  ])('%s', (_title, annotations, pod, expected) => {
    expect(annotated(annotations, pod)).toEqual(expected);
  });
});

test('a host name that overrides is dropped before 1.35', () => {
  const named = deployment({ hostnameOverride: 'é' });
  expect(complaints(named, { kubernetes: '1.34' })).toEqual([]);
  expect(complaints(named, { kubernetes: '1.35' }).map((line) => line.slice(0, line.indexOf(':')))).toEqual(['spec.template.spec.hostnameOverride']);
});

test('a policy of changing SELinux labels is dropped before 1.33', () => {
  const labelled = deployment({ securityContext: { seLinuxChangePolicy: 'Never' } });
  expect(complaints(labelled, { kubernetes: '1.32' })).toEqual([]);
  expect(complaints(labelled, { kubernetes: '1.33' }).map((line) => line.slice(0, line.indexOf(':')))).toEqual(['spec.template.spec.securityContext.seLinuxChangePolicy']);
});

test('restart policies of containers are dropped in 1.34, but for sidecars', () => {
  const restarted = deployment({ initContainers: [{ name: 'init', image: 'init:1', restartPolicy: 'Sometimes' }] }, { restartPolicy: 'Sometimes' });
  expect(complaints(restarted, { kubernetes: '1.34' })).toEqual([]);
  expect(complaints(restarted, { kubernetes: '1.35' }).map((line) => line.slice(0, line.indexOf(':')))).toEqual([
    'spec.template.spec.containers[0].restartPolicy', 'spec.template.spec.initContainers[0].restartPolicy',
  ]);
  const sidecar = deployment({ initContainers: [{ name: 'init', image: 'init:1', restartPolicy: 'Always', readinessProbe: { tcpSocket: { port: 80 } } }] });
  expect(complaints(sidecar, { kubernetes: '1.34' })).toEqual([]);
});

test('restart policies of containers are refused before 1.34, but for sidecars, which are none in 1.28', () => {
  const at = 'spec.template.spec';
  const refused = `${at}.containers[0].restartPolicy: Forbidden: may not be set for non-init containers`;
  const restarted = deployment({ initContainers: [{ name: 'init', image: 'init:1', restartPolicy: 'Never' }] }, { restartPolicy: 'Sometimes' });
  for (const kubernetes of ['1.29', '1.33']) {
    expect(complaints(restarted, { kubernetes })).toEqual([
      refused, `${at}.initContainers[0].restartPolicy: Unsupported value: "Never": supported values: "Always"`,
    ]);
  }
  expect(complaints(restarted, { kubernetes: '1.28' })).toEqual([refused]);
  const sidecar = deployment({ initContainers: [{ name: 'init', image: 'init:1', restartPolicy: 'Always', readinessProbe: { tcpSocket: { port: 80 } } }] });
  expect(complaints(sidecar, { kubernetes: '1.29' })).toEqual([]);
  expect(complaints(sidecar, { kubernetes: '1.28' })).toEqual([
    `${at}.initContainers[0].readinessProbe: Forbidden: may not be set for init containers without restartPolicy=Always`,
  ]);
});
