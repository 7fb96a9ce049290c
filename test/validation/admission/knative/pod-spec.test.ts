import { containerLines, podLines } from './judge';

const unless = (feature: string): string => `must not be set unless 'kubernetes.${feature}' of config-features is enabled`;

describe('a field of the pod', () => {
  test.each([
    ['affinity', {}], ['topologySpreadConstraints', []], ['hostAliases', []], ['nodeSelector', {}], ['runtimeClassName', ''], ['tolerations', []],
    ['shareProcessNamespace', false], ['priorityClassName', 'high'], ['schedulerName', 'x'], ['dnsPolicy', 'Default'], ['dnsConfig', {}],
    ['hostIPC', true], ['hostPID', true], ['hostNetwork', true],
  ])('%s needs its feature', (field, value) => {
    const feature = `podspec-${field.toLowerCase()}`;
    expect(podLines({ [field]: value })).toEqual([`${field}: ${unless(feature)}`]);
    expect(podLines({ [field]: value }, { [`kubernetes.${feature}`]: 'allowed' })).toEqual([]);
  });

  test.each([['priorityClassName', ''], ['schedulerName', ''], ['dnsPolicy', ''], ['hostIPC', false], ['hostPID', false], ['hostNetwork', false], ['affinity', null]])(
    '%s of %p is as good as none', (field, value) => {
      expect(podLines({ [field]: value })).toEqual([]);
    });

  test('automountServiceAccountToken may only be false', () => {
    expect(podLines({ automountServiceAccountToken: false })).toEqual([]);
    expect(podLines({ automountServiceAccountToken: true })).toEqual(['automountServiceAccountToken: must not be set to true']);
  });

  test('serviceAccountName is a DNS subdomain', () => {
    expect(podLines({ serviceAccountName: 'a.b' })).toEqual([]);
    expect(podLines({ serviceAccountName: '-' })).toEqual([expect.stringContaining('serviceAccountName: a lowercase RFC 1123 subdomain must')]);
  });
});

describe('the security context of the pod', () => {
  const FEATURE = { 'kubernetes.podspec-securitycontext': 'enabled' };
  const full = {
    runAsUser: 1, runAsGroup: 1, runAsNonRoot: true, fsGroup: 1, supplementalGroups: [1], seccompProfile: { type: 'RuntimeDefault' },
  };

  test('needs its feature, field by field', () => {
    expect(podLines({ securityContext: full }, FEATURE)).toEqual([]);
    expect(podLines({ securityContext: full })).toEqual(['', ...Object.keys(full).map((name) => `.${name}`)]
      .map((path) => `securityContext${path}: ${unless('podspec-securitycontext')}`));
  });

  test('with secure defaults may name a seccomp type alone', () => {
    const secure = { 'secure-pod-defaults': 'AllowRootBounded' };
    expect(podLines({ securityContext: { seccompProfile: { type: 'Unconfined' } } }, secure)).toEqual([]);
    expect(podLines({ securityContext: { seccompProfile: { type: 'Localhost', localhostProfile: 'x' } } }, secure)).toHaveLength(1);
    expect(podLines({ securityContext: { seccompProfile: { type: 'RuntimeDefault', localhostProfile: 'x' }, fsGroup: 1 } }, secure)).toHaveLength(2);
    expect(podLines({ securityContext: {} }, { 'secure-pod-defaults': 'Allowed' })).toHaveLength(1);
  });

  test('never sets what Knative does not know', () => {
    const names = ['appArmorProfile', 'fsGroupChangePolicy', 'seLinuxOptions', 'supplementalGroupsPolicy', 'sysctls', 'windowsOptions'];
    const values: Readonly<Record<string, unknown>> = { sysctls: [], fsGroupChangePolicy: 'Always', supplementalGroupsPolicy: 'Merge' };
    const securityContext = Object.fromEntries(names.map((name) => [name, values[name] ?? {}]));
    expect(podLines({ securityContext } as never, FEATURE)).toEqual(names.map((name) => `securityContext.${name}: must not be set`));
  });

  test('has ids of 31 bits', () => {
    const tooLarge = 2 ** 31;
    expect(podLines({ securityContext: { runAsUser: -1, runAsGroup: tooLarge, fsGroup: -1, supplementalGroups: [0, tooLarge] } }, FEATURE))
      .toEqual(['runAsUser', 'runAsGroup', 'fsGroup', 'supplementalGroups[1]'].map((name) => `securityContext.${name}: must be from 0 to 2147483647`));
  });
});

describe('the security context of a container', () => {
  test('is not privileged', () => {
    expect(containerLines({ securityContext: { privileged: false } })).toEqual([]);
    expect(containerLines({ securityContext: { privileged: true } })).toEqual(['containers[0].securityContext.privileged: must not be set to true']);
  });

  test('has ids of 31 bits', () => {
    expect(containerLines({ securityContext: { runAsUser: 2147483648, runAsGroup: -1 } }))
      .toEqual(['runAsUser', 'runAsGroup'].map((name) => `containers[0].securityContext.${name}: must be from 0 to 2147483647`));
  });

  test.each([
    [['SYS_ADMIN'], {}, 1],
    [[], {}, 1],
    [['NET_BIND_SERVICE'], {}, 1],
    [['NET_BIND_SERVICE'], { 'secure-pod-defaults': 'enabled' }, 0],
    [['NET_BIND_SERVICE', 'X'], { 'secure-pod-defaults': 'enabled' }, 1],
    [['SYS_ADMIN'], { 'kubernetes.containerspec-addcapabilities': 'enabled' }, 0],
    [['SYS_ADMIN'], { 'kubernetes.containerspec-addcapabilities': 'allowed' }, 1],
  ])('adds capabilities %j under %j: %d errors', (add, features, count) => {
    const line = `containers[0].securityContext.capabilities.add: ${unless('containerspec-addcapabilities')}`;
    expect(containerLines({ securityContext: { capabilities: { add } } }, features)).toEqual(Array.from({ length: count }, () => line));
  });

  test('drops any', () => {
    expect(containerLines({ securityContext: { capabilities: { drop: ['all'] } } })).toEqual([]);
  });
});
