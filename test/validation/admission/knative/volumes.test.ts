import { containerLines } from './judge';
import type { JsonObject } from '../../../../src/kubernetes/json';

/** The lines about a volume that is mounted. */
function volumeLines(volume: JsonObject, features: Readonly<Record<string, string>> = {}): string[] {
  const { name = 'v' } = volume;
  const mount = { name, mountPath: '/v', readOnly: true } as JsonObject;
  return containerLines({ volumeMounts: [mount] }, features, { volumes: [{ name: 'v', ...volume }] }).map((line) => line.replaceAll('volumes[0]', ''));
}

/** The lines about mounts of an emptyDir `e`, a Secret `s` and a claim `c`. */
function mountLines(volumeMounts: readonly JsonObject[], features: Readonly<Record<string, string>> = {}, claim: JsonObject = {}): string[] {
  const volumes = [
    { name: 'e', emptyDir: {} },
    { name: 's', secret: { secretName: 's' } },
    { name: 'c', persistentVolumeClaim: { claimName: 'c', ...claim } },
  ].filter(({ name }) => volumeMounts.some((mount) => mount.name === name)) as readonly JsonObject[];
  return containerLines({ volumeMounts }, features, { volumes }).map((line) => line.replaceAll('containers[0].volumeMounts', ''));
}

describe('the source of a volume', () => {
  const condition = (feature: string): string => `must not be set unless 'kubernetes.podspec-${feature}' of config-features is enabled`;

  test.each([
    ['emptyDir', 'volumes-emptydir'],
    ['persistentVolumeClaim', 'persistent-volume-claim'],
    ['hostPath', 'volumes-hostpath'],
    ['csi', 'volumes-csi'],
    ['ephemeral', 'volumes-ephemeral'],
    ['image', 'volumes-image'],
  ])('%s needs its feature', (source, feature) => {
    const volume = { [source]: { readOnly: true, reference: 'x' } };
    const key = `kubernetes.podspec-${feature}`;
    expect(volumeLines(volume, { [key]: 'ENABLED' })).toEqual([]);
    expect(volumeLines(volume, { [key]: 'Allowed' })).toEqual([`.${source} <>: ${condition(feature)}`]);
    expect(volumeLines(volume, { [key]: 'Disabled' })).toEqual([`.${source}: ${condition(feature)}`]);
  });

  test('that is claimed is read-only without a feature of its own', () => {
    const claimable = { 'kubernetes.podspec-persistent-volume-claim': 'enabled' };
    const claim = { persistentVolumeClaim: { claimName: 'c' } };
    expect(volumeLines(claim, claimable)).toEqual([
      ".persistentVolumeClaim.readOnly <>: must be true unless 'kubernetes.podspec-persistent-volume-write' of config-features is enabled",
    ]);
    expect(volumeLines(claim, { ...claimable, 'kubernetes.podspec-persistent-volume-write': 'enabled' })).toEqual([]);
  });

  test('is exactly one of those whose features are enabled', () => {
    const rule = "exactly one of 'secret', 'configMap', 'projected', 'emptyDir' must be set";
    expect(volumeLines({})).toEqual(['secret', 'configMap', 'projected', 'emptyDir'].map((source) => `.${source}: ${rule}`));
    expect(volumeLines({}, { 'kubernetes.podspec-volumes-emptydir': 'disabled', 'kubernetes.podspec-volumes-csi': 'enabled' }))
      .toEqual(['secret', 'configMap', 'projected', 'csi'].map((source) => `.${source}: exactly one of 'secret', 'configMap', 'projected', 'csi' must be set`));
    expect(volumeLines({ secret: {}, projected: {} }).map((line) => line.split(':')[0])).toEqual(['.secret', '.projected']);
  });

  test.each([
    [{ secret: { items: [{ key: '', path: '' }] } }, [
      '.secret.items[0].key <.items[0].key>: must be given',
      '.secret.items[0].path <.items[0].path>: must be given',
    ]],
    [{ configMap: { items: [{ key: 'a', path: '' }] } }, ['.configMap.items[0].path <.items[0].path>: must be given']],
    [{ emptyDir: { medium: 'HugePages', sizeLimit: '-1m' } }, [".emptyDir.medium: must be empty or 'Memory'", '.emptyDir.sizeLimit: must not be negative']],
    [{ projected: {} }, []],
  ])('is checked in itself: %j', (volume, expected) => {
    expect(volumeLines(volume)).toEqual(expected);
  });

  test('image names one', () => {
    expect(volumeLines({ image: { pullPolicy: 'always' } }, { 'kubernetes.podspec-volumes-image': 'enabled' })).toEqual([
      '.image.reference: must be given',
      ".image.pullPolicy: must be 'IfNotPresent', 'Always' or 'Never'",
    ]);
  });

  test.each([
    [{}, ['secret', 'configMap', 'serviceAccountToken', 'downwardAPI'].map((name) =>
      `.${name}: exactly one of 'secret', 'configMap', 'serviceAccountToken', 'downwardAPI' must be set`)],
    [{ secret: { items: [{ key: 'k', path: '' }] } }, ['.secret.name: must be given', '.secret.items[0].path: must be given']],
    [{ configMap: { name: 'c' } }, []],
    [{ serviceAccountToken: { path: '' } }, ['.serviceAccountToken.path: must be given']],
    [{ downwardAPI: { items: [] } }, ['.downwardAPI.items: must not be set to an empty list']],
    [{ downwardAPI: {} }, []],
    [{ downwardAPI: { items: [{ path: '' }, { path: 'p', fieldRef: { fieldPath: 'x' }, resourceFieldRef: { resource: 'r' } }] } }, [
      ".downwardAPI.items[0].fieldRef: exactly one of 'fieldRef', 'resourceFieldRef' must be set",
      ".downwardAPI.items[0].resourceFieldRef: exactly one of 'fieldRef', 'resourceFieldRef' must be set",
      '.downwardAPI.items[0].path: must be given',
      ".downwardAPI.items[1].fieldRef: exactly one of 'fieldRef', 'resourceFieldRef' must be set",
      ".downwardAPI.items[1].resourceFieldRef: exactly one of 'fieldRef', 'resourceFieldRef' must be set",
    ]],
  ])('projected checks each of its own: %j', (source, expected) => {
    const worded = expected.map((line) => {
      const [path = '', rule = ''] = line.split(': ');
      return `.projected.sources[0]${path} <.projected[0]${path}>: ${rule}`;
    });
    expect(volumeLines({ projected: { sources: [source] } } as JsonObject)).toEqual(worded);
  });
});

describe('the name of a volume', () => {
  test('is given, and a DNS label', () => {
    expect(volumeLines({ name: '', secret: {} })).toEqual(['.name: must be given']);
    expect(volumeLines({ name: 'A_b', secret: {} })).toEqual([expect.stringContaining('.name: a lowercase RFC 1123 label must consist of')]);
  });

  test('hides what else is said of features that are not enabled', () => {
    expect(volumeLines({ name: '', csi: {} }, { 'kubernetes.podspec-volumes-csi': 'allowed' })).toEqual(['.name: must be given']);
    expect(volumeLines({ name: '', csi: {} })).toHaveLength(2);
  });

  test('is unique, and mounted', () => {
    const volumes = [{ name: 'v', secret: {} }, { name: 'v', secret: {} }];
    expect(containerLines({}, {}, { volumes })).toEqual([
      'schema volumes[1]: ',
      'volumes[0].name: must be mounted by a container',
      'volumes[1].name: must be unique',
      'volumes[1].name: must be mounted by a container',
    ]);
  });
});

describe('a mount', () => {
  test('of what cannot be written is made read-only', () => {
    expect(mountLines([{ name: 's', mountPath: '/s' }, { name: 'e', mountPath: '/e' }])).toEqual([]);
  });

  test('names a volume', () => {
    expect(mountLines([{ name: 'x', mountPath: '/x' }])).toEqual(['[0].name: must be the name of a volume']);
  });

  test('of a read-only claim is read-only', () => {
    const features = { 'kubernetes.podspec-persistent-volume-claim': 'enabled' };
    expect(mountLines([{ name: 'c', mountPath: '/c' }], features, { readOnly: true })).toEqual(['[0].readOnly: must be true: the volume is read-only']);
    expect(mountLines([{ name: 'c', mountPath: '/c', readOnly: true }], features, { readOnly: true })).toEqual([]);
  });

  test.each([
    ['', 'must be given'],
    ['/', 'is a reserved path'],
    ['//dev/./', 'is a reserved path'],
    ['/dev/x/../log', 'is a reserved path'],
    ['/../', 'is a reserved path'],
    ['x/../..', 'must be an absolute path'],
    ['.', 'must be an absolute path'],
  ])('is not at %p', (mountPath, rule) => {
    expect(mountLines([{ name: 'e', mountPath }])).toEqual([`[0].mountPath: ${rule}`]);
  });

  test('has a path of its own, however it is written', () => {
    expect(mountLines([{ name: 'e', mountPath: '/a/b' }, { name: 'e', mountPath: '/a//c/../b/' }])).toEqual(['[1].mountPath: must be unique']);
  });

  test('propagates only with the feature, and only to it', () => {
    const feature = 'kubernetes.podspec-volumes-mount-propagation';
    const condition = `must not be set unless '${feature}' of config-features is enabled`;
    const mount = (mountPropagation: string, state: string): string[] => mountLines([{ name: 'e', mountPath: '/e', mountPropagation }], { [feature]: state });
    expect(mount('None', 'Enabled')).toEqual([]);
    expect(mount('HostToContainer', 'Allowed')).toEqual([`[0].mountPropagation <>: ${condition}`]);
    expect(mount('Bidirectional', 'Disabled')).toEqual([`[0].mountPropagation: ${condition}`, "[0].mountPropagation: must be 'None' or 'HostToContainer'"]);
  });
});
