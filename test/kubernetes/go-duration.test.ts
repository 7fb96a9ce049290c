import * as fc from 'fast-check';
import { formatGoDuration, goDurationError, nanosecondsToSeconds, parseGoDuration } from '../../src/kubernetes/go-duration';

const LARGEST = 2n ** 63n - 1n;

describe('a duration is read as time.ParseDuration reads it', () => {
  test.each<[string, bigint]>([
    ['0', 0n],
    ['-0', 0n],
    ['+0', 0n],
    ['5s', 5_000_000_000n],
    ['1m30s', 90_000_000_000n],
    ['1h15m30.918273645s', 4_530_918_273_645n],
    ['-1.5h', -5_400_000_000_000n],
    ['.5s', 500_000_000n],
    ['1.s', 1_000_000_000n],
    ['100us', 100_000n],
    ['100\u00b5s', 100_000n],
    ['100\u03bcs', 100_000n],
    ['1s1s', 2_000_000_000n], // a unit may come twice, in any order
    ['1ms1h', 3_600_001_000_000n],
    ['0.3333333333333333333h', 1_200_000_000_000n],
    ['0.830103483285477580700h', 2_988_372_539_827n],
    ['9223372036854775807ns', LARGEST],
    ['-9223372036854775808ns', -LARGEST - 1n],
    ['9223372036854775808ns9223372036854775808ns', 0n], // wraps around upstream, too
  ])('%s', (text, nanoseconds) => {
    expect(parseGoDuration(text)).toBe(nanoseconds);
    expect(goDurationError(text)).toBeUndefined();
  });

  test.each([
    ['', 'time: invalid duration ""'],
    ['-', 'time: invalid duration "-"'],
    ['5', 'time: missing unit in duration "5"'],
    ['1.5', 'time: missing unit in duration "1.5"'],
    ['.s', 'time: invalid duration ".s"'],
    ['s', 'time: invalid duration "s"'],
    ['1d', 'time: unknown unit "d" in duration "1d"'],
    ['1 s', 'time: unknown unit " s" in duration "1 s"'],
    ['1\u00e9"', 'time: unknown unit "\\xc3\\xa9\\"" in duration "1\\xc3\\xa9\\""'],
    ['1s2', 'time: missing unit in duration "1s2"'],
    ['--1s', 'time: invalid duration "--1s"'],
    ['9223372036854775808ns', 'time: invalid duration "9223372036854775808ns"'],
    ['-9223372036854775809ns', 'time: invalid duration "-9223372036854775809ns"'],
    ['2562048h', 'time: invalid duration "2562048h"'],
    ['2562047h47m16.854775808s', 'time: invalid duration "2562047h47m16.854775808s"'],
    ['9223372036854775807.1us', 'time: invalid duration "9223372036854775807.1us"'],
  ])('%p is refused', (text, message) => {
    expect(goDurationError(text)).toBe(message);
    expect(parseGoDuration(text)).toBeUndefined();
  });
});

describe('a duration is printed as Duration.String prints it', () => {
  test.each<[bigint, string]>([
    [0n, '0s'],
    [1n, '1ns'],
    [999n, '999ns'],
    [1_000n, '1\u00b5s'],
    [1_100n, '1.1\u00b5s'],
    [2_200_000n, '2.2ms'],
    [999_999_999n, '999.999999ms'],
    [3_300_000_000n, '3.3s'],
    [60_000_000_000n, '1m0s'],
    [3_599_999_999_999n, '59m59.999999999s'],
    [3_600_000_000_000n, '1h0m0s'],
    [245_001_000_000n, '4m5.001s'],
    [-LARGEST - 1n, '-2562047h47m16.854775808s'],
  ])('%p ns', (nanoseconds, text) => expect(formatGoDuration(nanoseconds)).toBe(text));

  test('and read back as it was', () => {
    fc.assert(fc.property(fc.bigInt({ min: -LARGEST - 1n, max: LARGEST }), (nanoseconds) => {
      expect(parseGoDuration(formatGoDuration(nanoseconds))).toBe(nanoseconds);
    }));
  });
});

test('seconds may be fractions', () => {
  expect(nanosecondsToSeconds(1_500_000_000n)).toBe(1.5);
});
