import * as fc from 'fast-check';
import { goParseMessage, parseGoBool, parseGoFloat, parseGoInt } from '../../src/kubernetes/go-number';
import { goQuote } from '../../src/kubernetes/go-quote';

describe('a float is read as strconv.ParseFloat reads it', () => {
  test.each<[string, number]>([
    ['10', 10],
    ['-0', -0],
    ['+5', 5],
    ['.5', 0.5],
    ['5.', 5],
    ['007', 7],
    ['1e5', 1e5],
    ['1E-5', 1e-5],
    ['1e-400', 0],
    ['1_000', 1000],
    ['1_23.50_0_0e+1_2', 1.235e14],
    ['0x_1p2', 4],
    ['0x1_0p2', 64],
    ['0x1p-2', 0.25],
    ['-0X1.8P1', -3],
    ['0x.8p0', 0.5],
    ['0x1p-1074', 5e-324],
    ['0x1p-1075', 0], // a tie, to even
    ['0x1.1p-1075', 5e-324],
    ['0x1p1023', 2 ** 1023],
    ['0x20000000000001p0', 2 ** 53], // a tie, to even
    ['0x20000000000003p0', 2 ** 53 + 4],
    ['0x0p99999999', 0],
    ['inf', Infinity],
    ['+Inf', Infinity],
    ['-iNfInItY', -Infinity],
    ['NaN', NaN],
  ])('%s', (text, value) => {
    expect(parseGoFloat(text)).toStrictEqual({ value });
  });

  test.each<[string, number]>([['1e400', Infinity], ['-1e400', -Infinity], ['0x1p1024', Infinity], ['0x1.fffffffffffff8p1023', Infinity], ['0x1p99999', Infinity]])(
    '%s is out of range', (text, value) => expect(parseGoFloat(text)).toStrictEqual({ value, error: 'value out of range' }));

  test.each([
    [''], [' 1'], ['1 '], ['.'], ['e5'], ['1e'], ['1e+'], ['+nan'], ['infi'], ['1,5'], ['0x10'], ['0x'], ['0xp1'], ['0x1p'], ['0b1'], ['1__0'], ['_1'], ['1_'],
    ['1_.5'], ['1._5'], ['1_e5'], ['0x1_p2'], ['1.2.3'], ['1f'], ['١'],
  ])('%p is refused', (text) => expect(parseGoFloat(text)).toStrictEqual({ value: 0, error: 'invalid syntax' }));

  test('every float survives being printed', () => {
    fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(parseGoFloat(Object.is(value, -0) ? '-0' : String(value))).toStrictEqual({ value });
    }));
  });
});

describe('an integer is read as strconv.ParseInt reads it', () => {
  test.each<[string, bigint]>([['0', 0n], ['-0', 0n], ['+7', 7n], ['007', 7n], ['2147483647', 2147483647n], ['-2147483648', -2147483648n]])(
    '%s', (text, value) => expect(parseGoInt(text, 32)).toStrictEqual({ value }));

  test.each<[string, bigint]>([['2147483648', 2147483647n], ['-2147483649', -2147483648n], ['99999999999', 2147483647n], ['4294967296x', 2147483647n]])(
    '%s is out of 32 bits', (text, value) => expect(parseGoInt(text, 32)).toStrictEqual({ value, error: 'value out of range' }));

  test.each([[''], ['-'], ['1.0'], ['1e3'], ['1_0'], [' 1'], ['0x1'], ['4294967295x'], ['--1'], ['1\n']])(
    '%p is refused', (text) => expect(parseGoInt(text, 32)).toStrictEqual({ value: 0n, error: 'invalid syntax' }));

  test('every 64 bit integer survives being printed, and the next one does not fit', () => {
    fc.assert(fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (value) => {
      expect(parseGoInt(String(value))).toStrictEqual({ value });
    }));
    expect(parseGoInt(String(2n ** 63n))).toStrictEqual({ value: 2n ** 63n - 1n, error: 'value out of range' });
  });
});

describe('a boolean is read as strconv.ParseBool reads it', () => {
  test.each(['1', 't', 'T', 'TRUE', 'true', 'True'])('%s is true', (text) => expect(parseGoBool(text)).toBe(true));
  test.each(['0', 'f', 'F', 'FALSE', 'false', 'False'])('%s is false', (text) => expect(parseGoBool(text)).toBe(false));
  test.each(['', 'yes', 'on', 'tRUE', ' true', '2'])('%p is neither', (text) => expect(parseGoBool(text)).toBeUndefined());
});

test('an error is worded as strconv words it, the text quoted', () => {
  expect(goParseMessage('ParseFloat', 'a"\n\u00a0é😀\ufeff\u0001', 'invalid syntax')).toBe('strconv.ParseFloat: parsing "a\\"\\n\\u00a0é😀\\ufeff\\x01": invalid syntax');
  expect(goQuote('\u{e0001}')).toBe('"\\U000e0001"');
});
