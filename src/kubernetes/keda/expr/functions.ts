import { aggregate } from './aggregates';
import { floatToInt, wrap } from './arithmetic';
import { fetchItem, wholeIndex } from './containers';
import { ExprError } from './expr-error';
import type { Memory } from './memory';
import { sortValues } from './sorting';
import { callTextFunction } from './text-functions';
import { goText, goTypeOf, isList, isMap, isNumeric, sameValue } from './value';
import type { Value } from './value';
import { parseGoFloat, parseGoInt } from '../../go-number';

/** Calls a built-in function that takes no predicate (expr-lang `builtin/lib.go`). */
export function callFunction(name: string, args: readonly Value[], memory: Memory): Value {
  const [first = null, second = null] = args;
  switch (name) {
    case 'len': return lengthOf(first);
    case 'type': return typeName(first);
    case 'abs': return absolute(first);
    case 'ceil': return rounded('ceil', first, Math.ceil);
    case 'floor': return rounded('floor', first, Math.floor);
    case 'round': return rounded('round', first, (value) => Math.sign(value) * Math.round(Math.abs(value)));
    case 'int': return toInt(first);
    case 'float': return toFloat(first);
    case 'string': return goText(first);
    case 'max': case 'min': case 'mean': case 'median': return aggregate(name, args);
    case 'get': return getItem(first, second);
    case 'first': return isList(first) ? first[0] ?? null : null;
    case 'last': return isList(first) ? first.at(-1) ?? null : null;
    case 'take': return taken(listOf('take from', first), wholeIndex(second));
    case 'keys': return [...mapOf('keys', first).keys()];
    case 'values': return [...mapOf('values', first).values()];
    case 'toPairs': return [...mapOf('pairs', first)];
    case 'fromPairs': return fromPairs(first);
    case 'reverse': return counted([...listOf('reverse', first)].reverse(), memory);
    case 'uniq': return unique(listOf('uniq', first));
    case 'concat': return counted(args.flatMap((list) => listOf('concat', list)), memory);
    case 'flatten': return counted(flattened(listOf('flatten', first)), memory);
    case 'sort': return counted(sortValues(listOf('sort', first), listOf('sort', first), args.length > 1 ? second : 'asc'), memory);
    default: return callTextFunction(name, args, memory);
  }
}

function lengthOf(value: Value): bigint {
  if (typeof value === 'string') return BigInt([...value].length);
  if (isList(value)) return BigInt(value.length);
  if (isMap(value)) return BigInt(value.size);
  throw new ExprError(`invalid argument for len (type ${goTypeOf(value)})`);
}

function typeName(value: Value): string {
  if (value === null) return 'nil';
  if (isList(value)) return 'array';
  if (isMap(value)) return 'map';
  return ({ bigint: 'int', number: 'float', boolean: 'bool', string: 'string' } as Readonly<Record<string, string>>)[typeof value] ?? 'unknown';
}

function absolute(value: Value): Value {
  if (typeof value === 'bigint') return value < 0n ? wrap(-value) : value;
  if (typeof value === 'number') return value < 0 ? -value : value;
  throw new ExprError(`invalid argument for abs (type ${goTypeOf(value)})`);
}

function rounded(name: string, value: Value, round: (value: number) => number): number {
  if (isNumeric(value)) return typeof value === 'bigint' ? Number(value) : round(value);
  throw new ExprError(`invalid argument for ${name} (type ${goTypeOf(value)})`);
}

function toInt(value: Value): bigint {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number') return floatToInt(value);
  const parsed = typeof value === 'string' ? parseGoInt(value) : undefined;
  if (parsed === undefined || parsed.error !== undefined) throw new ExprError(`invalid operation: int(${goText(value)})`);
  return parsed.value;
}

function toFloat(value: Value): number {
  if (isNumeric(value)) return Number(value);
  const parsed = typeof value === 'string' ? parseGoFloat(value) : undefined;
  if (parsed === undefined || parsed.error !== undefined) throw new ExprError(`invalid operation: float(${goText(value)})`);
  return parsed.value;
}

/** As an index, but nil where there is no such item. */
function getItem(container: Value, index: Value): Value {
  if (isMap(container)) return container.get(index) ?? null;
  if (!isList(container)) return null;
  const at = wholeIndex(index);
  const position = at < 0 ? container.length + at : at;
  return position >= 0 && position < container.length ? fetchItem(container, index) : null;
}

function listOf(action: string, value: Value): readonly Value[] {
  if (isList(value)) return value;
  throw new ExprError(`cannot ${action} ${goTypeOf(value)}`);
}

function mapOf(what: string, value: Value): ReadonlyMap<Value, Value> {
  if (isMap(value)) return value;
  throw new ExprError(`cannot get ${what} from ${goTypeOf(value)}`);
}

function fromPairs(value: Value): Value {
  if (!isList(value)) throw new ExprError(`cannot transform ${goText(value)} from pairs`);
  return new Map(value.map((pair): [Value, Value] => {
    if (!isList(pair)) throw new ExprError(`invalid pair ${goText(pair)}`);
    const [key = null, item = null] = pair;
    if (pair.length !== 2) throw new ExprError(`invalid pair length ${goText(pair)}`);
    return [key, item];
  }));
}

function taken(list: readonly Value[], count: number): readonly Value[] {
  if (count < 0) throw new ExprError('reflect.Value.Slice: slice index out of bounds');
  return list.slice(0, count);
}

function unique(list: readonly Value[]): readonly Value[] {
  return list.filter((value, index) => list.findIndex((other) => sameValue(other, value)) === index);
}

function flattened(list: readonly Value[]): readonly Value[] {
  return list.flatMap((item) => (isList(item) ? flattened(item) : [item]));
}

function counted(list: readonly Value[], memory: Memory): Value {
  memory.grow(list.length);
  return list;
}
