import * as fc from 'fast-check';
import { formatMilli, milliQuantity, parseQuantity, quantityError, quantityOf } from '../../src/kubernetes/quantity';
import type { Quantity } from '../../src/kubernetes/quantity';
import { vectorRows } from '../vectors';

interface Row {
  readonly s: string;
  readonly valid: boolean;
  readonly canonical?: string;
  readonly reduced?: string;
  readonly milli?: string;
  readonly approx?: number;
  readonly sign?: number;
  readonly error?: string;
  readonly jsonValid?: boolean;
}

const rows = vectorRows<Row>('quantity.jsonl');

const quantity = (text: string): Quantity => {
  const parsed = parseQuantity(text);
  if (parsed === undefined) throw new Error(`no quantity: ${text}`);
  return parsed;
};

describe('a quantity reads as the real Go code reads it', () => {
  test.each(rows.filter((row) => row.valid))('$s', (row) => {
    const parsed = quantity(row.s);
    expect({
      canonical: parsed.canonical(),
      reduced: parsed.reduced(),
      milli: String(parsed.milli()),
      approx: parsed.toNumber(),
      sign: parsed.sign,
    }).toEqual({ canonical: row.canonical, reduced: row.reduced ?? row.canonical, milli: row.milli, approx: row.approx, sign: row.sign });
  });

  test.each(rows.filter((row) => !row.valid))('$s is refused', (row) => {
    expect(parseQuantity(row.s)).toBeUndefined();
    expect(quantityError(row.s)).toBe(row.error);
    expect(quantityOf(row.s) !== undefined).toBe(row.jsonValid ?? false);
  });
});

describe('beyond 64 bits a quantity goes wrong exactly as upstream does', () => {
  test.each([
    ['107.097750510200022P', -3582713932057287696n, 107097750510200022n], // one step of 10^6 wraps around
    ['10502391990G', 0n, -7944352083709551616n], // step by step gives up with 0, one step of 10^9 wraps around
    ['1E', 0n, 1000000000000000000n],
    ['1e2000000000', 0n, 0n],
    ['1234567890123456789e400000', 0n, 0n],
  ])('%s', (text, milli, value) => {
    expect([quantity(text).milli(), quantity(text).value(), quantity(text).milliFits]).toEqual([milli, value, false]);
  });

  test('the largest and the next thousandth', () => {
    expect(quantity('9223372036854775.807').milliFits).toBe(true);
    expect(quantity('9223372036854775.808').milliFits).toBe(false);
    expect(milliQuantity(-(2n ** 63n)).milli()).toBe(-(2n ** 63n));
    expect(milliQuantity(-(2n ** 63n)).value()).toBe(-9223372036854776n);
  });

  test('an exponent of more than 64 bits is no suffix, one of more than 32 bits is cut', () => {
    expect(quantityError('1e99999999999999999999')).toBe("unable to parse quantity's suffix");
    expect(quantityError('1e-99999999999999999999')).toBe("unable to parse quantity's suffix");
    expect(quantityError('1e-9223372036854775809')).toBe("unable to parse quantity's suffix");
    expect(quantity('2e4294967299').value()).toBe(2000n);
  });

  test('a binary suffix that needs the slow path needs a digit', () => {
    expect(quantityError('Ei')).toBe('unable to parse numeric part of quantity');
    expect(quantity('Ti').canonical()).toBe('0');
  });

  test('a decimal suffix beyond exa is lost in print, as upstream loses it', () => {
    expect(quantity('1000E').canonical()).toBe('1');
  });
});

describe('what the JSON decoder accepts', () => {
  test.each([
    [' 250m\u00a0', '250m'],
    [0.5, '500m'],
    [1e21, '1e+21'],
    [1e-7, '100e-9'],
    [-0, '0'],
  ])('%p is read as %s', (json, canonical) => {
    expect(quantityOf(json)?.canonical()).toBe(canonical);
  });

  test.each([[null], [true], [NaN], [Infinity], [{}], [['1']], ['\t1'], ['1\n'], ['']])('%p is no quantity', (json) => {
    expect(quantityOf(json)).toBeUndefined();
  });
});

describe('thousandths', () => {
  test.each([[0n, '0'], [1n, '1m'], [1500n, '1500m'], [2000n, '2'], [10_000_000n, '10k'], [-2500n, '-2500m']])('%p is %s', (milli, text) => {
    expect(formatMilli(milli)).toBe(text);
  });

  test('of memory are shown with a binary suffix only where that is exact', () => {
    expect(milliQuantity(2n ** 20n * 1000n, 'BinarySI').canonical()).toBe('1Mi');
    expect(milliQuantity(1000n * 1000n, 'BinarySI').canonical()).toBe('1k');
    expect(milliQuantity(2048_001n, 'BinarySI').canonical()).toBe('2048001m');
  });
});

describe('properties', () => {
  const milli = fc.bigInt({ min: -(2n ** 63n) + 1n, max: 2n ** 63n - 1n });
  const text = fc.tuple(
    fc.constantFrom('', '+', '-'), fc.nat(10 ** 9), fc.option(fc.nat(10 ** 6)), fc.constantFrom('', 'n', 'u', 'm', 'k', 'M', 'Ki', 'Mi', 'e3', 'E-2', 'e+1'),
  ).map(([sign, whole, fraction, suffix]) => `${sign}${whole}${fraction === null ? '' : `.${fraction}`}${suffix}`);

  test('thousandths survive being printed and read', () => {
    fc.assert(fc.property(milli, (value) => {
      expect(quantity(formatMilli(value)).compare(milliQuantity(value))).toBe(0);
      expect(milliQuantity(value).milli()).toBe(value);
    }));
  });

  test('the canonical text means the same and is canonical', () => {
    fc.assert(fc.property(text, (written) => {
      const read = quantity(written);
      expect(quantity(read.canonical()).compare(read)).toBe(0);
      expect(quantity(read.reduced()).reduced()).toBe(read.reduced());
    }));
  });

  test('rounding goes away from zero, by less than one thousandth', () => {
    fc.assert(fc.property(text, (written) => {
      // Negative ones finer than nano are the oddity that the vectors mark.
      const read = quantity(written.replace('-', ''));
      const rounded = milliQuantity(read.milli());
      expect(rounded.compare(read)).toBe(read.compare(rounded) === 0 ? 0 : read.sign);
      const below = milliQuantity(read.milli() - BigInt(read.sign));
      expect(below.compare(read)).toBe(read.sign === 0 ? 0 : -read.sign);
    }));
  });

  test('comparing agrees with comparing thousandths', () => {
    fc.assert(fc.property(milli, milli, (a, b) => {
      expect(milliQuantity(a).compare(milliQuantity(b))).toBe(a < b ? -1 : Number(a > b));
    }));
  });

  test.each([['1e2000000', '1e-2000000', 1], ['-1e2000000', '1', -1], ['-1e2000000', '-2e2000000', 1], ['1e500', '100e498', 0], ['-2e900', '-1e3', -1]])(
    '%s against %s', (a, b, order) => expect(quantity(a).compare(quantity(b))).toBe(order));
});
