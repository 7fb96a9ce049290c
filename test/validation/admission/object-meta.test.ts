import type { JsonObject } from '../../../src/kubernetes/json';
import { errorBody } from '../../../src/validation/admission/field-error';
import { FieldErrors } from '../../../src/validation/admission/field-errors';
import { parseGroupVersion } from '../../../src/validation/admission/group-version';
import { PATH_SEGMENT_NAME, SUBDOMAIN_NAME, validateCoreObjectMeta, validateObjectMeta } from '../../../src/validation/admission/object-meta';
import type { MetadataRules } from '../../../src/validation/admission/object-meta';
import { isRfc3339 } from '../../../src/validation/admission/rfc3339';

const complaints = (meta: JsonObject, rules: MetadataRules = PATH_SEGMENT_NAME, validate = validateObjectMeta): readonly string[] => {
  const errors = new FieldErrors();
  validate(errors, meta, rules, 'metadata');
  return errors.list.map((error) => `${error.field.replace('metadata.', '')}: ${errorBody(error)}`);
};
const owner = { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'a', uid: 'b' };

describe('metadata', () => {
  test.each<readonly [string, JsonObject, readonly string[]]>([
    ['needs a name', {}, ['name: Required value: name or generateName is required']],
    ['needs a name that fits into a URL', { name: '..' }, ["name: Invalid value: \"..\": may not be '..'"]],
    ['may leave the name to the server', { generateName: 'web-' }, []],
    ['has no negative generation', { name: 'a', generation: -1 }, ['generation: Invalid value: -1: must be greater than or equal to 0']],
    ['is in a namespace that is a label', { name: 'a', namespace: 'a.b' }, ['namespace: Invalid value: "a.b": must not contain dots']],
    ['has annotations whose keys may be in any case', { name: 'a', annotations: { 'Example.com/A': '' } }, []],
    ['has labels whose prefix is in lower case', { name: 'a', labels: { 'Example.com/A': '' } }, [expect.stringMatching(/^labels: Invalid value: "Example.com\/A": prefix part a lowercase RFC 1123 subdomain/)]],
    ['has 256 KiB of annotations', { name: 'a', annotations: { ab: 'x'.repeat(256 * 1024 - 2) } }, []],
    ['has no more than that', { name: 'a', annotations: { ab: 'x'.repeat(256 * 1024 - 1) } }, ['annotations: Too long: may not be more than 262144 bytes']],
    ['counts annotations in bytes', { name: 'a', annotations: { ab: 'é'.repeat(128 * 1024) } }, ['annotations: Too long: may not be more than 262144 bytes']],
    ['has owners that are complete', { name: 'a', ownerReferences: [owner, {}] }, [
      'ownerReferences.apiVersion: Invalid value: "": version must not be empty', ...['kind', 'name', 'uid'].map((name) => `ownerReferences.${name}: Invalid value: "": must not be empty`),
    ]],
    ['has owners that last', { name: 'a', ownerReferences: [{ ...owner, apiVersion: 'v1', kind: 'Event' }] },
      ['ownerReferences: Invalid value: {"apiVersion":"v1","kind":"Event","name":"a","uid":"b"}: /v1, Kind=Event is disallowed from being an owner']],
    ['has one controller', { name: 'a', ownerReferences: [{ ...owner, controller: true }, { ...owner, controller: false }, { ...owner, name: 'c', controller: true }] },
      [expect.stringContaining('Only one reference can have Controller set to true. Found "true" in references for ReplicaSet/a and ReplicaSet/c')]],
    ['has finalizers with names', { name: 'a', finalizers: [' ', 'orphan', 'foregroundDeletion'] }, [
      expect.stringMatching(/^finalizers: Invalid value: " ": name part/), 'finalizers: Invalid value: [" ","orphan","foregroundDeletion"]: finalizer orphan and foregroundDeletion cannot be both set',
    ]],
    ['has managers of fields', { name: 'a', managedFields: [{ operation: 'Patch', fieldsType: 'V2', manager: 'a\u0007', subresource: 'x'.repeat(257) }, { operation: 'Apply', fieldsType: 'FieldsV1', manager: 'kubectl apply' }] }, [
      'managedFields[0].operation: Invalid value: "Patch": must be `Apply` or `Update`', 'managedFields[0].fieldsType: Invalid value: "V2": must be `FieldsV1`',
      'managedFields[0].manager: Invalid value: "a\\u0007": must consist of printable characters', 'managedFields[0].subresource: Too long: may not be more than 256 bytes',
    ]],
    ['has managers with short names', { name: 'a', managedFields: [{ operation: 'Update', manager: 'x'.repeat(129) }] }, ['managedFields[0].manager: Too long: may not be more than 128 bytes']],
  ])('%s', (_title, meta, expected) => {
    expect(complaints(meta)).toEqual(expected);
  });

  test.each<readonly [string, number]>([
    ['web-', 0], ['a', 0], ['a-', 0], ['-', 2], ['é-', 2], ['Web', 2], ['web_', 2], [`${'a'.repeat(300)}`, 1],
  ])('with the prefix %j for its name has %i errors: of the prefix and of the name made of it', (generateName, count) => {
    expect(complaints({ generateName }, SUBDOMAIN_NAME)).toHaveLength(count);
  });

  test('of a cluster has no namespace', () => {
    expect(complaints({ name: 'a', namespace: 'b' }, { ...SUBDOMAIN_NAME, scope: 'cluster' })).toEqual(['namespace: Forbidden: not allowed on this type']);
    expect(complaints({ name: 'a' }, { ...SUBDOMAIN_NAME, scope: 'cluster' })).toEqual([]);
  });

  test('of built-in kinds has finalizers of Kubernetes or with a prefix', () => {
    expect(complaints({ name: 'a', finalizers: ['kubernetes', 'a/b', 'x'] }, SUBDOMAIN_NAME, validateCoreObjectMeta))
      .toEqual(['finalizers[2]: Invalid value: "x": name is neither a standard finalizer name nor is it fully qualified']);
  });
});

test.each([
  ['', { group: '', version: '' }], ['/', { group: '', version: '' }], ['v1', { group: '', version: 'v1' }], ['apps/v1', { group: 'apps', version: 'v1' }],
  ['apps/', { group: 'apps', version: '' }], ['/v1', { group: '', version: 'v1' }], ['a/b/c', undefined],
])('the apiVersion %j is %j', (apiVersion, expected) => {
  expect(parseGroupVersion(apiVersion)).toEqual(expected);
});

test.each([
  ['2024-01-01T00:00:00Z', true], ['2024-12-31T23:59:59.123456+14:00', true], ['2024-02-29T00:00:00Z', true], ['2000-02-29T00:00:00Z', true],
  ['2100-02-29T00:00:00Z', false], ['2023-02-29T00:00:00Z', false], ['2024-04-31T00:00:00Z', false], ['2024-13-01T00:00:00Z', false], ['2024-00-01T00:00:00Z', false], ['2024-01-00T00:00:00Z', false],
  ['2024-01-01T24:00:00Z', false], ['2024-01-01T00:60:00Z', false], ['2024-01-01T00:00:60Z', false], ['2024-01-01 00:00:00Z', false], ['2024-01-01T00:00:00', false], ['2024-01-01', false],
  ['2024-01-01T00:00:00+25:00', false], ['2024-01-01T00:00:00+00:60', false],
])('%j is a time: %s', (text, expected) => {
  expect(isRfc3339(text)).toBe(expected);
});
