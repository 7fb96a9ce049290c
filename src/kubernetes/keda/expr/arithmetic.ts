import { ExprError } from './expr-error';
import { goPow } from './go-pow';
import { goTypeOf, isNumeric } from './value';
import type { Value } from './value';

const INT_BITS = 64;

/** Keeps a whole number within Go's int, which wraps around. */
export function wrap(value: bigint): bigint {
  return BigInt.asIntN(INT_BITS, value);
}

/** Go's conversion of a float64 to an int, on amd64: out of range gives the smallest int. */
export function floatToInt(value: number): bigint {
  if (!Number.isFinite(value)) return -(2n ** 63n);
  const whole = BigInt(Math.trunc(value));
  return BigInt.asIntN(INT_BITS, whole) === whole ? whole : -(2n ** 63n);
}

/** An operator on two values that are known now (expr-lang `vm/runtime`). Throws where it does not fit them. */
export function calculate(operator: string, left: Value, right: Value): Value {
  if (operator === '+' && typeof left === 'string' && typeof right === 'string') return left + right;
  if (isNumeric(left) && isNumeric(right)) {
    if (operator === '/') return Number(left) / Number(right);
    if (operator === '**' || operator === '^') return goPow(Number(left), Number(right));
    if (typeof left === 'bigint' && typeof right === 'bigint') return calculateWhole(operator, left, right);
    if (operator === '+') return Number(left) + Number(right);
    if (operator === '-') return Number(left) - Number(right);
    if (operator === '*') return Number(left) * Number(right);
  }
  throw new ExprError(`invalid operation: ${goTypeOf(left)} ${operator} ${goTypeOf(right)}`);
}

function calculateWhole(operator: string, left: bigint, right: bigint): bigint {
  if (operator === '+') return wrap(left + right);
  if (operator === '-') return wrap(left - right);
  if (operator === '*') return wrap(left * right);
  if (right === 0n) throw new ExprError('runtime error: integer divide by zero');
  return wrap(left % right);
}

/** `<`, `>`, `<=` and `>=` on two values. Throws where they cannot be compared. */
export function compareSizes(operator: string, left: Value, right: Value): boolean {
  const comparable = (isNumeric(left) && isNumeric(right)) || (typeof left === 'string' && typeof right === 'string');
  if (!comparable) throw new ExprError(`invalid operation: ${goTypeOf(left)} ${operator} ${goTypeOf(right)}`);
  const [a, b] = typeof left === typeof right ? [left, right] : [Number(left), Number(right)];
  if (operator === '<') return a < b;
  if (operator === '>') return a > b;
  return operator === '<=' ? a <= b : a >= b;
}
