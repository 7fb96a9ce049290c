import * as fc from 'fast-check';
import {
  addInt64, divideInt64, floatToInt32, floatToInt64, MAX_INT32, MAX_INT64, MIN_INT32, MIN_INT64, multiplyInt64, toInt64, wrapInt32,
} from '../../src/simulation/int64';

const SAFE = Number.MAX_SAFE_INTEGER;
const int64 = fc.bigInt({ min: MIN_INT64, max: MAX_INT64 });
const small = fc.bigInt({ min: -(2n ** 53n) - 5n, max: 2n ** 53n + 5n });
const any = fc.oneof(int64, small, fc.bigInt({ min: -100n, max: 100n }));

describe('64 bit integers', () => {
  test('are numbers exactly while they are safe', () => {
    fc.assert(fc.property(any, (value) => {
      const result = toInt64(value);
      expect(BigInt(result)).toBe(value);
      expect(typeof result).toBe(value >= -SAFE && value <= SAFE ? 'number' : 'bigint');
    }));
  });

  test.each([
    [BigInt(SAFE), SAFE], [BigInt(SAFE) + 1n, BigInt(SAFE) + 1n], [-BigInt(SAFE), -SAFE], [-BigInt(SAFE) - 1n, -BigInt(SAFE) - 1n],
  ])('%s is %s', (value, result) => {
    expect(toInt64(value)).toBe(result);
  });

  test('have one zero', () => {
    expect([multiplyInt64(0, -1), divideInt64(-1, 3), addInt64(-1, 1)]).toEqual([0, 0, 0]);
  });

  test.each([
    ['addInt64', addInt64, (a: bigint, b: bigint) => a + b],
    ['multiplyInt64', multiplyInt64, (a: bigint, b: bigint) => a * b],
  ] as const)('%s wraps around', (_name, compute, exact) => {
    fc.assert(fc.property(any, any, (a, b) => {
      const result = compute(toInt64(a), toInt64(b));
      expect(BigInt(result)).toBe(BigInt.asIntN(64, exact(a, b)));
      expect(result).toBe(toInt64(exact(a, b)));
    }));
  });

  test('division rounds towards zero', () => {
    fc.assert(fc.property(any, any.filter((b) => b !== 0n), (a, b) => {
      expect(divideInt64(toInt64(a), toInt64(b))).toBe(toInt64(a / b));
    }));
    expect(divideInt64(MIN_INT64, -1)).toBe(MIN_INT64);
  });
});

describe('32 bit integers', () => {
  test('an integer keeps its low 32 bits', () => {
    fc.assert(fc.property(any, (value) => {
      expect(wrapInt32(toInt64(value))).toBe(Number(BigInt.asIntN(32, value)));
    }));
  });

  test.each([
    [MAX_INT32, MAX_INT32], [MAX_INT32 + 1, MIN_INT32], [MIN_INT32, MIN_INT32], [MIN_INT32 - 1, MAX_INT32], [2 ** 32, 0],
  ])('%d becomes %d', (value, wrapped) => {
    expect(wrapInt32(value)).toBe(wrapped);
  });
});

describe('a floating point number loses its fraction, and is the smallest integer when out of range', () => {
  test.each([
    [2.9, 2], [-2.9, -2], [-0.5, 0], [MAX_INT32 + 0.9, MAX_INT32], [MAX_INT32 + 1, MIN_INT32], [MIN_INT32 - 0.9, MIN_INT32], [Infinity, MIN_INT32],
    [-Infinity, MIN_INT32], [NaN, MIN_INT32],
  ])('%d in 32 bits: %d', (value, integer) => {
    expect(floatToInt32(value)).toBe(integer);
  });

  test.each([
    [2.9, 2], [-2.9, -2], [-0.5, 0], [SAFE, SAFE], [2 ** 53, 2n ** 53n],
    [-(2 ** 63), MIN_INT64], [2 ** 63, MIN_INT64], [Infinity, MIN_INT64], [NaN, MIN_INT64],
  ])('%d in 64 bits: %s', (value, integer) => {
    expect(floatToInt64(value)).toBe(integer);
  });
});
