import { bundleOf } from '../../src/kubernetes/bundle';
import {
  duplicate, forbidden, invalid, notFound, notSupported, required, tooLong, tooMany, type FieldError,
} from '../../src/validation/admission/field-error';
import { admissionRule } from '../../src/validation/admission-rule';
import type { Detection, Rule } from '../../src/validation/rule';
import { service } from '../../src/validation/rules/samples';
import { validate } from '../../src/validation/validate';

const facts = { id: 'ADMIT901', name: 'rejected', cause: 'the API server rejects it', fix: 'mend it', source: 'test', kinds: ['Service'], by: 'the API server' };

function found(rules: readonly Rule[]): readonly string[] {
  return validate(bundleOf([service()]), { rules }).findings.map(({ id, message }) => `${id} ${message}`);
}

function messages(errors: readonly FieldError[]): readonly string[] {
  const { findings } = validate(bundleOf([service()]), { rules: [admissionRule({ ...facts, admit: () => errors })] });
  expect(findings.every(({ severity, id }) => severity === 'error' && id === 'ADMIT901')).toBe(true);
  return findings.map(({ message }) => message);
}

const GO = 'json: cannot unmarshal string into Go struct field ServiceSpec.spec.a of type';

test.each<[FieldError, string]>([
  [invalid('spec.a', 5, 'must be between 1 and 3'), "'spec.a' is refused by the API server: must be between 1 and 3, got 5"],
  [invalid('spec', { a: 1 }, 'must hold b'), "'spec' is refused by the API server: must hold b"],
  [invalid('', 'x', 'cannot be'), 'is refused by the API server: cannot be'],
  [required('spec.a'), "'spec.a' is required by the API server"],
  [required('spec.a', 'at least one'), "'spec.a' is required by the API server: at least one"],
  [forbidden('spec.a', 'may not be set'), "'spec.a' is forbidden by the API server: may not be set"],
  [duplicate('spec.a[1]', 'x'), "'spec.a[1]' is refused by the API server, since it is there twice, got \"x\""],
  [notFound('spec.a', 'x'), "'spec.a' is refused by the API server, since there is no such thing, got \"x\""],
  [notSupported('spec.a', 'x', ['y', 'z']), "'spec.a' is refused by the API server: supported values: \"y\", \"z\", got \"x\""],
  [tooLong('spec.a', 63), "'spec.a' is refused by the API server: may not be more than 63 bytes"],
  [tooMany('spec.a', 5, 4), "'spec.a' is refused by the API server: must have at most 4 items, got 5"],
  [{ type: 'FieldValueTooShort', field: 'spec.a', detail: '' }, "'spec.a' is refused by the API server as too short"],
  [{ type: 'FieldValueTooFew', field: 'spec.a', detail: '' }, "'spec.a' is refused by the API server as too few"],
  [{ type: 'InternalError', field: 'spec.a', detail: '' }, "'spec.a' cannot be judged by the API server"],
  [{ type: 'FieldValueTypeInvalid', field: 'spec.a', detail: '' }, "'spec.a' is refused by the API server"],
  [{ type: 'FieldValueTypeInvalid', field: 'spec.ports[0].name', detail: `${GO} int32` }, "'spec.ports[0].name' is refused by the API server: must be a whole number, got \"http\""],
  [{ type: 'FieldValueTypeInvalid', field: 'spec.a', detail: `${GO} bool` }, "'spec.a' is refused by the API server: must be true or false"],
  [{ type: 'FieldValueTypeInvalid', field: 'spec.a', detail: `${GO} string` }, "'spec.a' is refused by the API server: must be a text"],
  [{ type: 'FieldValueTypeInvalid', field: 'spec.a', detail: `${GO} []v1.ServicePort` }, "'spec.a' is refused by the API server: must be a list"],
  [{ type: 'FieldValueTypeInvalid', field: 'spec.a', detail: `${GO} v1.ServiceSpec` }, "'spec.a' is refused by the API server: must be an object"],
])('%j becomes one sentence', (error, message) => expect(messages([error])).toEqual([message]));

test('all errors of a port become findings, the first one for each field', () => {
  expect(messages([required('spec.a'), notSupported('spec.a', '', ['x']), required('spec.b')]))
    .toEqual(["'spec.a' is required by the API server", "'spec.b' is required by the API server"]);
});

test('a field is one however the keys of maps are written in its path', () => {
  expect(messages([required('spec.limits.cpu'), required('spec.limits[cpu]'), required('spec.limits[0]')]))
    .toEqual(["'spec.limits.cpu' is required by the API server", "'spec.limits[0]' is required by the API server"]);
});

test('the fix is that of the error, or of the rule where the error tells none', () => {
  const { findings } = validate(bundleOf([service()]), { rules: [admissionRule({ ...facts, admit: () => [required('spec.a'), invalid('spec.b', 1, 'must be even')] })] });
  expect(findings.map(({ fix }) => fix)).toEqual(["give 'spec.a'", 'mend it']);
});

test('a port sees the bundle and the profile', () => {
  const rule = admissionRule({ ...facts, admit: (object, { bundle, profile }) => [invalid('a', profile.keda, String(bundle.manifests.indexOf(object)))] });
  expect(validate(bundleOf([service(), service({}, { name: 'b' })]), { rules: [rule], profile: { keda: '2.19' } }).findings.map(({ message }) => message)).toEqual([
    "'a' is refused by the API server: 1, got \"2.19\"", "'a' is refused by the API server: 0, got \"2.19\"",
  ]);
});

describe('what another rule says of the same field is not said twice', () => {
  const port = (id: string, field: string): Rule => admissionRule({ ...facts, id, admit: () => [required(field)] });
  const own = (severity: Rule['severity'], path: string): Rule => {
    const check = (): readonly Detection[] => [{ path, rule: 'is wrong' }];
    return { ...facts, id: 'OWN001', severity, check };
  };

  test('an error of a rule stays, wherever it stands in the order', () => {
    expect(found([port('ADMIT901', 'spec.a'), own('error', 'spec.a')])).toEqual(["OWN001 'spec.a' is wrong"]);
    expect(found([own('error', 'spec.a'), port('ADMIT901', 'spec.a')])).toEqual(["OWN001 'spec.a' is wrong"]);
  });

  test('keys of maps may be written in any way', () => {
    expect(found([own('error', 'metadata.annotations[a.b/c]'), port('ADMIT901', 'metadata.annotations.a.b/c')])).toEqual(["OWN001 'metadata.annotations[a.b/c]' is wrong"]);
  });

  test('an item of a list is covered by what is said of a field in it, an object is not', () => {
    expect(found([own('error', 'spec.list[0].a'), port('ADMIT901', 'spec.list[0]')])).toEqual(["OWN001 'spec.list[0].a' is wrong"]);
    expect(found([own('error', 'spec.list[10].a'), port('ADMIT901', 'spec.list[1]')])).toHaveLength(2);
    expect(found([own('error', 'spec.a'), port('ADMIT901', 'spec')])).toHaveLength(2);
  });

  test('advice of a rule does not cover a refusal', () => {
    expect(found([own('warning', 'spec.a'), port('ADMIT901', 'spec.a')])).toEqual(["ADMIT901 'spec.a' is required by the API server", "OWN001 'spec.a' is wrong"]);
  });

  test('of several ports the first stays', () => {
    expect(found([port('ADMIT901', 'spec.a'), port('ADMIT902', 'spec.a'), port('ADMIT903', 'spec.b')]))
      .toEqual(["ADMIT901 'spec.a' is required by the API server", "ADMIT903 'spec.b' is required by the API server"]);
  });
});
