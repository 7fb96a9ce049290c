import { podComplaints } from './objects';
import type { JsonObject } from '../../../../src/kubernetes/json';

const MODE = 'must be a number between 0 and 0777 (octal), both inclusive';
const LABEL = "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
const SUBDOMAIN = "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

/** What is said against a volume named `v`, with paths in it. */
const volume = (source: JsonObject): readonly string[] =>
  podComplaints({ volumes: [{ name: 'v', ...source }] }).map((line) => line.replace(/^volumes\[0\]\.?/, ''));

describe('a volume', () => {
  test.each<readonly [string, JsonObject, readonly string[]]>([
    ['is an emptyDir by default', {}, []],
    ['has one source', { emptyDir: {}, cephfs: { monitors: ['a'] }, downwardAPI: {}, secret: {} }, [
      'secret: Forbidden: may not specify more than 1 volume type', 'cephFS: Forbidden: may not specify more than 1 volume type', 'downwarAPI: Forbidden: may not specify more than 1 volume type',
    ]],
    ['of a host is at a path', { hostPath: { type: 'x' } }, ['hostPath.path: Required value']],
    ['of a host does not step back', { hostPath: { path: '/a/../b', type: 'Folder' } }, [
      "hostPath.path: Invalid value: \"/a/../b\": must not contain '..'",
      'hostPath.type: Unsupported value: "Folder": supported values: "", "BlockDevice", "CharDevice", "Directory", "DirectoryOrCreate", "File", "FileOrCreate", "Socket"',
    ]],
    ['of git stays in its folder', { gitRepo: { directory: '/a' } }, ['gitRepo.repository: Required value', 'gitRepo.directory: Invalid value: "/a": must be a relative path']],
    ['of a Google disk', { gcePersistentDisk: { partition: 256 } }, ['persistentDisk.pdName: Required value', 'persistentDisk.partition: Invalid value: 256: must be between 1 and 255, inclusive']],
    ['of an Amazon disk', { awsElasticBlockStore: { volumeID: 'a', partition: -1 } }, ['awsElasticBlockStore.partition: Invalid value: -1: must be between 1 and 255, inclusive']],
    ['of a secret has modes and paths', { secret: { secretName: 's', defaultMode: 512, items: [{ path: '..a', mode: -1 }, { key: 'k', path: '../a' }, { key: 'k', path: '/a' }, { key: 'k' }] } }, [
      `secret.defaultMode: Invalid value: 512: ${MODE}`, 'secret.items[0].key: Required value', "secret.items[0].path: Invalid value: \"..a\": must not start with '..'",
      `secret.items[0].mode: Invalid value: -1: ${MODE}`, "secret.items[1].path: Invalid value: \"../a\": must not contain '..'",
      'secret.items[2].path: Invalid value: "/a": must be a relative path', 'secret.items[3].path: Required value',
    ]],
    ['of a ConfigMap with the widest mode', { configMap: { name: 'c', defaultMode: 511, items: [{ key: 'k', path: 'a/b', mode: 0 }] } }, []],
    ['of NFS is at an absolute path', { nfs: { path: 'a' } }, ['nfs.server: Required value', 'nfs.path: Invalid value: "a": must be an absolute path']],
    ['of iSCSI', { iscsi: { iqn: 'x', lun: 256, chapAuthSession: true, initiatorName: `iqn.2001-04.com.example:${'a'.repeat(10)}`, targetPortal: 'a'.repeat(63) } }, [
      'iscsi.iqn: Invalid value: "x": must be valid format starting with iqn, eui, or naa', 'iscsi.lun: Invalid value: 256: must be between 0 and 255, inclusive',
      'iscsi.secretRef: Required value', 'name: Invalid value: "v": Total length of <volume name>:<iscsi.targetPortal> must be under 64 characters if iscsi.initiatorName is specified.',
    ]],
    ['of iSCSI with names in other formats', { iscsi: { targetPortal: 'a', iqn: 'eui.0123', initiatorName: 'naa.x' } }, ['iscsi.iqn: Invalid value: "eui.0123": must be valid format', 'iscsi.initiatorname: Invalid value: "naa.x": must be valid format']],
    ['of Gluster', { glusterfs: {} }, ['glusterfs.endpoints: Required value', 'glusterfs.path: Required value']],
    ['of Flocker without a name', { flocker: {} }, ['flocker: Required value: one of datasetName and datasetUUID is required']],
    ['of Flocker with two names', { flocker: { datasetName: 'a/b', datasetUUID: 'c' } }, [
      'flocker: Invalid value: "resource": datasetName and datasetUUID can not be specified simultaneously', "flocker.datasetName: Invalid value: \"a/b\": must not contain '/'",
    ]],
    ['of RBD', { rbd: {} }, ['rbd.monitors: Required value', 'rbd.image: Required value']],
    ['of Cinder', { cinder: { secretRef: {} } }, ['cinder.volumeID: Required value', 'cinder.secretRef.name: Required value']],
    ['of Ceph', { cephfs: {} }, ['cephfs.monitors: Required value']],
    ['of Quobyte', { quobyte: { registry: 'a:1,b,[::1]:2' } }, ['quobyte.registry: Invalid value: "a:1,b,[::1]:2": must be a host:port pair or multiple pairs separated by commas', 'quobyte.volume: Required value']],
    ['of Quobyte without a registry', { quobyte: { volume: 'a' } }, ['quobyte.registry: Required value: must be a host:port pair or multiple pairs separated by commas']],
    ['of Quobyte with a long tenant', { quobyte: { registry: 'a:1', volume: 'a', tenant: 'a'.repeat(65) } }, ['quobyte.tenant: Required value: must be a UUID and may not exceed a length of 64 characters']],
    ['of downward API', { downwardAPI: { defaultMode: -1, items: [{}, { path: 'a', fieldRef: { fieldPath: 'spec.nodeName' }, resourceFieldRef: {} }, { path: 'a', resourceFieldRef: {}, mode: 512 }] } }, [
      `downwardAPI.defaultMode: Invalid value: -1: ${MODE}`, 'downwardAPI.path: Required value', 'downwardAPI: Required value: one of fieldRef and resourceFieldRef is required',
      'downwardAPI.fieldRef.fieldPath: Unsupported value: "spec.nodeName": supported values: "metadata.annotations", "metadata.labels", "metadata.name", "metadata.namespace", "metadata.uid"',
      'downwardAPI: Invalid value: "resource": fieldRef and resourceFieldRef can not be specified simultaneously',
      'downwardAPI.resourceFieldRef.containerName: Required value', `downwardAPI.mode: Invalid value: 512: ${MODE}`,
    ]],
    ['of Fibre Channel without a target', { fc: {} }, ['fc.targetWWNs: Required value: must specify either targetWWNs or wwids, but not both']],
    ['of Fibre Channel with two', { fc: { targetWWNs: ['a'], wwids: ['b'] } }, [
      'fc.targetWWNs: Invalid value: ["a"]: targetWWNs and wwids can not be specified simultaneously', 'fc.lun: Required value: lun is required if targetWWNs is specified',
    ]],
    ['of Fibre Channel with a unit out of range', { fc: { targetWWNs: ['a'], lun: 256 } }, ['fc.lun: Invalid value: 256: must be between 0 and 255, inclusive']],
    ['of a flexible driver', { flexVolume: { options: { 'a.K8s.io/x': '', 'kubernetes.io': '', 'x': '' } } }, [
      'flexVolume.driver: Required value', 'flexVolume.options[a.K8s.io/x]: Invalid value: "a.K8s.io/x": kubernetes.io and k8s.io namespaces are reserved',
      'flexVolume.options[kubernetes.io]: Invalid value: "kubernetes.io": kubernetes.io and k8s.io namespaces are reserved',
    ]],
    ['of an Azure file', { azureFile: {} }, ['azureFile.secretName: Required value', 'azureFile.shareName: Required value']],
    ['of an Azure disk, a blob by default', { azureDisk: { diskName: 'd', diskURI: '/subscriptions/x', cachingMode: 'All' } }, [
      'azureDisk.cachingMode: Unsupported value: "All": supported values: "None", "ReadOnly", "ReadWrite"',
      'azureDisk.diskURI: Unsupported value: "/subscriptions/x": supported values: "https://{account-name}.blob.core.windows.net/{container-name}/{disk-name}.vhd"',
    ]],
    ['of a managed Azure disk', { azureDisk: { diskName: 'd', diskURI: 'https://x', kind: 'Managed' } },
      ['azureDisk.diskURI: Unsupported value: "https://x": supported values: "/subscriptions/{sub-id}/resourcegroups/{group-name}/providers/microsoft.compute/disks/{disk-id}"']],
    ['of an Azure disk of no kind', { azureDisk: { diskName: 'd', diskURI: 'https://x', kind: 'None' } }, ['azureDisk.kind: Unsupported value: "None": supported values: "Dedicated", "Managed", "Shared"']],
    ['of vSphere, Photon and Portworx', { vsphereVolume: {} }, ['vsphereVolume.volumePath: Required value']],
    ['of StorageOS', { storageos: { volumeNamespace: 'A', secretRef: {} } }, [
      'storageos.volumeName: Required value', `storageos.volumeNamespace: Invalid value: "A": ${LABEL}`, 'storageos.secretRef.name: Required value',
    ]],
    ['of ScaleIO', { scaleIO: { system: 's' } }, ['scaleIO.gateway: Required value', 'scaleIO.volumeName: Required value']],
    ['of CSI without a driver', { csi: { nodePublishSecretRef: {} } }, ['csi.driver: Required value', 'csi.nodePublishSecretRef.name: Required value']],
    ['of CSI with a long driver and a bad secret', { csi: { driver: `${'A'.repeat(64)}`, nodePublishSecretRef: { name: 'A' } } }, [
      'csi.driver: Too long: may not be more than 63 bytes', `csi.name: Invalid value: "A": ${SUBDOMAIN}`,
    ]],
    ['of an image', { image: { pullPolicy: 'x' } }, ['image.pullPolicy: Unsupported value: "x": supported values: "Always", "IfNotPresent", "Never"']],
  ])('%s', (_title, source, expected) => {
    expect(volume(source)).toEqual(expected);
  });

  test('needs a name of its own; only the first is mounted', () => {
    expect(podComplaints({ volumes: [{ name: 'v' }, { name: 'v' }, { name: '' }, {}, { name: 'V' }] })).toEqual([
      'volumes[1].name: Duplicate value: "v"', 'volumes[2].name: Required value', 'volumes[3].name: Required value', `volumes[4].name: Invalid value: "V": ${LABEL}`,
    ]);
  });
});

describe('a projected volume', () => {
  const projected = (sources: JsonObject[], more: JsonObject = {}): readonly string[] => volume({ projected: { sources, ...more } });
  test.each<readonly [string, JsonObject[], readonly string[]]>([
    ['needs the names of its objects', [{ secret: {} }, { configMap: {} }], ['projected.sources[0].secret.name: Required value', 'projected.sources[1].configMap.name: Required value']],
    ['puts every file at a path of its own', [
      { secret: { name: 's', items: [{ key: 'k', path: 'a' }] } }, { configMap: { name: 'c', items: [{ key: 'k', path: 'a' }] } },
      { downwardAPI: { items: [{ path: 'a', fieldRef: { fieldPath: 'metadata.name' } }] } },
    ], ['projected: Invalid value: "c": conflicting duplicate paths', 'projected: Invalid value: "a": conflicting duplicate paths']],
    ['has one source in each entry', [{ secret: { name: 's' }, configMap: { name: 'c' } }], ['projected.sources[0]: Forbidden: may not specify more than 1 volume type per source']],
    ['has tokens for ten minutes at least', [{ serviceAccountToken: { expirationSeconds: 599 } }], [
      'projected.sources[0].serviceAccountToken.expirationSeconds: Invalid value: 599: may not specify a duration less than 10 minutes', 'projected.path: Required value',
    ]],
    ['has tokens for 2^32 seconds at most', [{ serviceAccountToken: { expirationSeconds: 4294967297, path: '../a' } }], [
      'projected.sources[0].serviceAccountToken.expirationSeconds: Invalid value: 4294967297: may not specify a duration larger than 2^32 seconds',
      "projected.path: Invalid value: \"../a\": must not contain '..'",
    ]],
    ['may have entries without a source, and trust bundles, which are dropped', [{}, { clusterTrustBundle: {} }, { podCertificate: {} }, { serviceAccountToken: { path: 'token', expirationSeconds: 600 } }], []],
  ])('%s', (_title, sources, expected) => {
    expect(projected(sources)).toEqual(expected);
  });

  test('has a mode', () => {
    expect(projected([], { defaultMode: 512 })).toEqual([`projected.defaultMode: Invalid value: 512: ${MODE}`]);
  });
});

describe('an ephemeral volume', () => {
  const claim = (spec: JsonObject, metadata: JsonObject = {}): readonly string[] => volume({
    ephemeral: { volumeClaimTemplate: { metadata, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, ...spec } } },
  }).map((line) => line.replace('ephemeral.volumeClaimTemplate.', ''));

  test('needs a template', () => {
    expect(volume({ ephemeral: {} })).toEqual(['ephemeral.volumeClaimTemplate: Required value']);
  });

  test.each<readonly [string, JsonObject, JsonObject, readonly string[]]>([
    ['of a claim', {}, { labels: { a: 'b' }, annotations: { c: 'd' } }, []],
    ['has labels and annotations only', {}, { name: 'x', uid: 'y', finalizers: [], labels: { a: 'b' } }, ['metadata.name: Forbidden: cannot be set', 'metadata.uID: Forbidden: cannot be set', 'metadata.finalizers: Forbidden: cannot be set']],
    ['needs an access mode', { accessModes: [] }, {}, ['spec.accessModes: Required value: at least 1 access mode is required']],
    ['has no other mode beside ReadWriteOncePod', { accessModes: ['ReadWriteOncePod', 'ReadOnlyMany', 'x'] }, {}, [
      'spec.accessModes: Unsupported value: "x": supported values: "ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"',
      'spec.accessModes: Forbidden: may not use ReadWriteOncePod with other access modes',
    ]],
    ['needs a size', { resources: {} }, {}, ['spec.resources[storage]: Required value']],
    ['needs a size above zero', { resources: { requests: { storage: '0' } } }, {}, ['spec.resources[storage]: Invalid value: "0": must be greater than zero']],
    ['is a file system or a block device', { volumeMode: 'Tape', storageClassName: 'A', volumeAttributesClassName: 'A' }, {}, [
      `spec.storageClassName: Invalid value: "A": ${SUBDOMAIN}`, 'spec.volumeMode: Unsupported value: "Tape": supported values: "Block", "Filesystem"',
      `spec.volumeAttributesClassName: Invalid value: "A": ${SUBDOMAIN}`,
    ]],
    ['is filled from a claim or from what has a group', { dataSource: { kind: 'X' } }, {}, [
      'spec.dataSource.name: Required value', "spec.dataSource: Invalid value: \"X\": must be 'PersistentVolumeClaim' when referencing the default apiGroup",
    ]],
    ['is filled from one source', { dataSource: { kind: 'PersistentVolumeClaim', name: 'a' }, dataSourceRef: { kind: 'PersistentVolumeClaim', name: 'b' } }, {},
      ['spec: Invalid value: "spec.template.spec.volumes[0].ephemeral.volumeClaimTemplate.spec.dataSource": must match dataSourceRef']],
    ['is filled from another namespace by reference only', { dataSource: { kind: 'X', name: 'a', apiGroup: 'A' }, dataSourceRef: { kind: 'X', name: 'a', apiGroup: 'b', namespace: 'A' } }, {}, [
      `spec.dataSource.apiGroup: Invalid value: "A": ${SUBDOMAIN}`, `spec.dataSourceRef.namespace: Invalid value: "A": ${LABEL}`,
      'spec: Invalid value: "spec.template.spec.volumes[0].ephemeral.volumeClaimTemplate.spec.dataSource": may not be specified when dataSourceRef.namespace is specified',
    ]],
  ])('%s', (_title, spec, metadata, expected) => {
    expect(claim(spec, metadata)).toEqual(expected);
  });
});
