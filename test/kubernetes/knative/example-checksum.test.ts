import { exampleChecksum } from '../../../src/kubernetes/knative/example-checksum';

describe('the checksum of an example', () => {
  test('is the CRC-32 of the text', () => {
    expect(exampleChecksum('123456789')).toBe('cbf43926');
    expect(exampleChecksum('')).toBe('00000000');
  });

  test('ignores space around the text and how many line breaks stand in a row', () => {
    const checksum = exampleChecksum('a\nb');
    expect(exampleChecksum('\n  a\r\n\n\nb \n')).toBe(checksum);
    expect(exampleChecksum('a\\nb')).toBe(checksum);
    expect(exampleChecksum('a b')).not.toBe(checksum);
  });

  test('has eight digits also when it begins with zeros', () => {
    expect(exampleChecksum('62')).toBe('0012d20a');
  });
});
