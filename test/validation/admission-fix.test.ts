import {
  duplicate, forbidden, invalid, notFound, notSupported, required, tooLong, tooMany, type FieldError,
} from '../../src/validation/admission/field-error';
import { admissionFix } from '../../src/validation/admission-fix';

const typeInvalid = (detail: string): FieldError => ({ type: 'FieldValueTypeInvalid', field: 'spec.a', detail });
const GO = 'json: cannot unmarshal string into Go struct field ServiceSpec.spec.a of type';
const CRD = 'spec.a in body must be of type';

test.each<[string, FieldError, string | undefined]>([
  ['what is missing', required('spec.a'), "give 'spec.a'"],
  ['what is missing without a path', required(''), undefined],
  ['what must not be there', forbidden('spec.a', 'may not be set'), "leave 'spec.a' out, or what forbids it"],
  ['what must not be there without a path', forbidden('', 'may not be set'), undefined],
  ['what is there twice', duplicate('spec.a', 'x'), 'keep one of both'],
  ['a misspelt name', notSupported('spec.a', 'utilisation', ['Utilization', 'Value']), 'write Utilization'],
  ['a name far from all', notSupported('spec.a', 'zzz', ['Utilization', 'Value']), 'write one of the supported values'],
  ['a name with quotes among the supported', notSupported('spec.a', 'a"', ['a"b']), 'write a"b'],
  ['no name', notSupported('spec.a', 5, ['Utilization', 'Value']), 'write one of the supported values'],
  ['nothing supported', notSupported('spec.a', 'x', []), undefined],
  ['a number for a text (decoder)', { ...typeInvalid(`${GO} string`), value: 5 }, 'put it in quotes: "5"'],
  ['a boolean for a text (schema)', { ...typeInvalid(`${CRD} string: "boolean"`), value: true }, 'put it in quotes: "true"'],
  ['a text for a number (decoder)', { ...typeInvalid(`${GO} int32`), value: '-5' }, 'write it without quotes: -5'],
  ['a text for a number (schema)', { ...typeInvalid(`${CRD} integer: "string"`), value: '5' }, 'write it without quotes: 5'],
  ['a text that is no number', { ...typeInvalid(`${GO} int32`), value: '5m' }, undefined],
  ['a text for a boolean', { ...typeInvalid(`${GO} bool`), value: 'true' }, 'write it without quotes: true'],
  ['another text for a boolean', { ...typeInvalid(`${GO} bool`), value: 'yes' }, undefined],
  ['an object for a text', { ...typeInvalid(`${GO} string`), value: {} }, undefined],
  ['bounds the wrong way round', invalid('spec.maxReplicas', 3, 'must be greater than or equal to `minReplicas`'), "raise 'spec.maxReplicas' or lower 'spec.minReplicas'"],
  ['not above zero', invalid('spec.a', 0, 'must be greater than zero'), 'give a number above 0'],
  ['not positive', invalid('spec.a', '0', 'must be positive'), 'give a number above 0'],
  ['outside of a range', invalid('spec.a', 0, 'must be between 1 and 65535, inclusive'), 'give a number from 1 to 65535'],
  ['outside of an open range', invalid('spec.a', 0, 'must be greater than 0 and less than 5'), 'give a number between 0 and 5'],
  ['too low', invalid('spec.a', -1, 'must be greater than or equal to 0'), 'give a number from 0'],
  ['too high', invalid('spec.a', 3601, 'must be less than or equal to 3600'), 'give a number up to 3600'],
  ['a name too long', invalid('spec.a', 'x', 'must be no more than 15 characters'), 'shorten it to 15 characters'],
  ['a text too long', tooLong('spec.a', 63), 'shorten it to 63 bytes'],
  ['too many', tooMany('spec.a', 5, 4), 'keep at most 4'],
  ['no subdomain', invalid('metadata.name', 'A', "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.'"), "use a-z, 0-9, '-' and '.' alone, with a letter or digit at both ends"],
  ['no label', invalid('metadata.name', 'A', 'a lowercase RFC 1123 label must consist of'), "use a-z, 0-9 and '-' alone, with a letter or digit at both ends"],
  ['no name of a Service', invalid('metadata.name', '1', 'a DNS-1035 label must consist of'), "use a-z, 0-9 and '-' alone, with a letter in front and a letter or digit at the end"],
  ['no label value', invalid('metadata.labels', '/', 'a valid label must be an empty string or consist of'), "use letters, digits, '-', '_' and '.' alone, with a letter or digit at both ends"],
  ['a selector beside the labels', invalid('spec.template.metadata.labels', {}, '`selector` does not match template `labels`'), "give 'spec.template.metadata.labels' every label of 'spec.selector'"],
  ['anything else', invalid('spec.a', 'x', 'must be odd'), undefined],
  ['what does not exist', notFound('spec.a', 'x'), undefined],
])('%s', (_, error, fix) => expect(admissionFix(error, error.value)).toBe(fix));
