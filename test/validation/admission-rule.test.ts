import { bundleOf } from '../../src/kubernetes/bundle';
import {
  duplicate, forbidden, invalid, notFound, notSupported, required, tooLong, tooMany, type FieldError,
} from '../../src/validation/admission/field-error';
import { admissionRule } from '../../src/validation/admission-rule';
import { service } from '../../src/validation/rules/samples';
import { validate } from '../../src/validation/validate';

const facts = { id: 'ADMIT001', name: 'rejected', cause: 'the API server rejects it', fix: 'mend it', source: 'test', kinds: ['Service'] };

function messages(errors: readonly FieldError[], leftToOthers?: (error: FieldError) => boolean): readonly string[] {
  const rule = admissionRule({ ...facts, admit: () => errors, ...(leftToOthers !== undefined && { leftToOthers }) });
  const { findings } = validate(bundleOf([service()]), { rules: [rule] });
  expect(findings.every(({ severity, id, fix }) => severity === 'error' && id === 'ADMIT001' && fix === 'mend it')).toBe(true);
  return findings.map(({ message }) => message);
}

test.each<[FieldError, string]>([
  [invalid('spec.a', 5, 'must be between 1 and 3'), "'spec.a' is invalid: must be between 1 and 3, got 5"],
  [required('spec.a'), "'spec.a' is required"],
  [required('spec.a', 'at least one'), "'spec.a' is required: at least one"],
  [forbidden('spec.a', 'may not be set'), "'spec.a' must not be set: may not be set"],
  [duplicate('spec.a[1]', 'x'), "'spec.a[1]' must not be given twice, got \"x\""],
  [notFound('spec.a', 'x'), "'spec.a' must name something that exists, got \"x\""],
  [notSupported('spec.a', 'x', ['y', 'z']), "'spec.a' must be supported: supported values: \"y\", \"z\", got \"x\""],
  [tooLong('spec.a', 63), "'spec.a' is too long: may not be more than 63 bytes"],
  [tooMany('spec.a', 5, 4), "'spec.a' has too many entries: must have at most 4 items, got 5"],
  [{ type: 'FieldValueTooShort', field: 'spec.a', detail: '' }, "'spec.a' is too short"],
  [{ type: 'FieldValueTooFew', field: 'spec.a', detail: '' }, "'spec.a' has too few entries"],
  [{ type: 'FieldValueTypeInvalid', field: 'spec.a', detail: '' }, "'spec.a' must have another type"],
  [{ type: 'InternalError', field: 'spec.a', detail: '' }, "'spec.a' cannot be judged"],
])('%j becomes one sentence', (error, message) => expect(messages([error])).toEqual([message]));

test('all errors of a port become findings, but those left to a rule that words them better', () => {
  const errors = [required('spec.a'), required('spec.b')];
  expect(messages(errors)).toEqual(["'spec.a' is required", "'spec.b' is required"]);
  expect(messages(errors, ({ field }) => field === 'spec.b')).toEqual(["'spec.a' is required"]);
});

test('a port sees the bundle and the profile', () => {
  const rule = admissionRule({ ...facts, admit: (object, { bundle, profile }) => [invalid('a', profile.keda, String(bundle.manifests.indexOf(object)))] });
  expect(validate(bundleOf([service(), service({}, { name: 'b' })]), { rules: [rule], profile: { keda: '2.19' } }).findings.map(({ message }) => message)).toEqual([
    "'a' is invalid: 1, got \"2.19\"", "'a' is invalid: 0, got \"2.19\"",
  ]);
});
