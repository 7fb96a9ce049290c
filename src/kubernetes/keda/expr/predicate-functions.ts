import { calculate } from './arithmetic';
import { ExprError } from './expr-error';
import type { Memory } from './memory';
import { sortValues } from './sorting';
import { goTypeOf, isList, isMap } from './value';
import type { Value } from './value';

/** What `#`, `#index` and `#acc` stand for. */
export interface Item {
  readonly value: Value;
  readonly index: number;
  readonly accumulated: Value;
}

/** Calls a function that takes a predicate (expr-lang `compiler.BuiltinNode`). */
export function callPredicateFunction(
  name: string, collection: Value, apply: (item: Item) => Value, initial: Value | undefined, memory: Memory,
): Value {
  if (!isList(collection)) throw new ExprError(`reflect: call of reflect.Value.Len on ${goTypeOf(collection)} Value`);
  const of = (value: Value, index: number): Value => apply({ value, index, accumulated: null });
  const holds = (value: Value, index: number): boolean => truth(of(value, index));
  switch (name) {
    case 'all': return collection.every(holds);
    case 'any': return collection.some(holds);
    case 'none': return !collection.some(holds);
    case 'one': return collection.filter(holds).length === 1;
    case 'count': return BigInt(collection.filter(holds).length);
    case 'filter': return counted(collection.filter(holds), memory);
    case 'map': return counted(collection.map(of), memory);
    case 'find': return collection.find(holds) ?? null;
    case 'findLast': return collection[lastIndex(collection, holds)] ?? null;
    case 'findIndex': return indexOrNil(collection.findIndex(holds));
    case 'findLastIndex': return indexOrNil(lastIndex(collection, holds));
    case 'sum': return collection.reduce((sum, value, index) => calculate('+', of(value, index), sum), 0n as Value);
    case 'groupBy': return grouped(collection, of);
    case 'sortBy': return counted(sortValues(collection, collection.map(of), initial ?? 'asc'), memory);
    case 'reduce': return reduced(collection, apply, initial);
    default: throw new ExprError(`unknown builtin ${name}`);
  }
}

function truth(value: Value): boolean {
  if (typeof value === 'boolean') return value;
  throw new ExprError(`interface conversion: interface {} is ${goTypeOf(value)}, not bool`);
}

function counted(list: readonly Value[], memory: Memory): Value {
  memory.grow(list.length);
  return list;
}

/** The index of the last item that a predicate holds for, asked from the end; -1 if there is none. */
function lastIndex(collection: readonly Value[], holds: (value: Value, index: number) => boolean): number {
  for (let index = collection.length - 1; index >= 0; index -= 1) {
    if (holds(collection[index] ?? null, index)) return index;
  }
  return -1;
}

function indexOrNil(index: number): Value {
  return index < 0 ? null : BigInt(index);
}

function grouped(collection: readonly Value[], of: (value: Value, index: number) => Value): Value {
  const groups = new Map<Value, Value[]>();
  collection.forEach((value, index) => {
    const key = of(value, index);
    if (isList(key) || isMap(key)) throw new ExprError(`hash of unhashable type: ${goTypeOf(key)}`);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  });
  return groups;
}

function reduced(collection: readonly Value[], apply: (item: Item) => Value, initial: Value | undefined): Value {
  const [first] = collection;
  if (initial === undefined && first === undefined) throw new ExprError('reduce of empty array with no initial value');
  let accumulated = (initial === undefined ? first : initial) ?? null;
  collection.forEach((value, index) => {
    if (index > 0 || initial !== undefined) accumulated = apply({ value, index, accumulated });
  });
  return accumulated;
}
