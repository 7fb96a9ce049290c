import { kustomizationOf, patchFiles } from '../../../src/validation/source/kustomization';

test.each<[string, object, boolean]>([
  ['kustomization.yaml', { resources: [] }, true],
  ['overlays/prod/kustomization.yml', {}, true],
  ['a/Kustomization', {}, true],
  ['any.yaml', { apiVersion: 'kustomize.config.k8s.io/v1alpha1', kind: 'Component' }, true],
  ['any.yaml', { apiVersion: 'kustomize.toolkit.fluxcd.io/v1', kind: 'Kustomization' }, false],
  ['my-kustomization.yaml', {}, false],
])('%s with %j', (file, value, is) => expect(kustomizationOf(file, { ...value }) !== undefined).toBe(is));

test('a list is no kustomization', () => expect(kustomizationOf('kustomization.yaml', [])).toBeUndefined());

test('patches are found by all their fields, from the directory of the file on', () => {
  const value = {
    patches: [{ path: 'a.yaml' }, { path: '../shared/./b.yaml' }, { patch: '- op: remove' }, 'odd', { path: 3 }],
    patchesStrategicMerge: ['c.yaml', 'kind: Deployment\nmetadata: {name: web}\n'],
    patchesJson6902: [{ path: 'sub//d.yaml', target: {} }],
    resources: ['e.yaml'],
  };
  const file = 'overlays/prod/kustomization.yaml';
  expect([...patchFiles([{ file, value }])]).toEqual(['overlays/prod/a.yaml', 'overlays/prod/sub/d.yaml', 'overlays/prod/c.yaml'].flatMap((path, index) =>
    [...index === 1 ? [['overlays/shared/b.yaml', file]] : [], [path, file]]));
  expect([...patchFiles([{ file: '/k/kustomization.yaml', value: { patches: [{ path: '../p.yaml' }] } }]).keys()]).toEqual(['/p.yaml']);
  expect([...patchFiles([{ file: 'kustomization.yaml', value: { patches: [{ path: '../p.yaml' }] } }]).keys()]).toEqual(['../p.yaml']);
});
