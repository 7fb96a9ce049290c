import { compareSizes } from './arithmetic';
import { ExprError } from './expr-error';
import { goTypeOf, isList, isNumeric } from './value';
import type { Value } from './value';

/** `max`, `min`, `mean` and `median` over values and lists of values (expr-lang `builtin/lib.go`). */
export function aggregate(name: 'max' | 'mean' | 'median' | 'min', args: readonly Value[]): Value {
  const [first] = args;
  // A single value that is neither number nor list is handed back.
  if ((name === 'max' || name === 'min') && args.length === 1 && first !== undefined && !isList(first)) return first;
  const values = numbersIn(name, args);
  switch (name) {
    case 'max': return values.length === 0 ? null : values.reduce((best, value) => (compareSizes('<', best, value) ? value : best));
    case 'min': return values.length === 0 ? null : values.reduce((best, value) => (compareSizes('>', best, value) ? value : best));
    case 'mean': return values.length === 0 ? 0 : values.reduce<number>((sum, value) => sum + Number(value), 0) / values.length;
    case 'median': return median(values.map(Number));
  }
}

function numbersIn(name: string, args: readonly Value[]): readonly (bigint | number)[] {
  return args.flatMap((argument) => {
    if (isNumeric(argument)) return [argument];
    if (isList(argument)) return numbersIn(name, argument);
    throw new ExprError(`invalid argument for ${name} (type ${goTypeOf(argument)})`);
  });
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  if (sorted.length === 0) return 0;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
