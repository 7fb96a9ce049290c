type Json = unknown;

/** Lists that are longer are only cut. */
const LONG = 60;

/** Simpler variants of a value, the boldest first: parts left out, lists cut, numbers made round. */
export function simpler(value: Json): Json[] {
  if (Array.isArray(value)) return simplerList(value);
  if (typeof value === 'object' && value !== null) return simplerObject(value as Record<string, Json>);
  if (typeof value === 'number') return [0, 1, Math.trunc(value), Math.trunc(value / 2)].filter((other) => other !== value && Math.abs(other) <= Math.abs(value));
  return [];
}

function simplerList(list: readonly Json[]): Json[] {
  const half = Math.ceil(list.length / 2);
  const cuts = list.length > 3 ? [list.slice(0, half), list.slice(half)] : [];
  const without = list.length <= LONG ? list.map((_, index) => list.filter((__, other) => other !== index)) : [];
  return [...cuts, ...without, ...simplerItems(list)];
}

function simplerItems(list: readonly Json[]): Json[] {
  if (list.length > LONG) return [];
  return list.flatMap((item, index) => simpler(item).map((smaller) => list.map((old, other) => (other === index ? smaller : old))));
}

function simplerObject(object: Readonly<Record<string, Json>>): Json[] {
  const keys = Object.keys(object);
  const without = keys.map((key) => Object.fromEntries(Object.entries(object).filter(([other]) => other !== key)));
  const inside = keys.flatMap((key) => simpler(object[key]).map((smaller) => ({ ...object, [key]: smaller })));
  return [...without, ...inside];
}

/**
 * The smallest input that still fails, by taking the first simpler variant that does, again and again. `failing` looks at
 * many variants at once, since asking an oracle costs a process, and gives the index of the first that fails; -1 if none does.
 */
export function smallest<Input>(input: Input, failing: (variants: readonly Input[]) => number, rounds = 200): Input {
  let current = input;
  for (let round = 0; round < rounds; round += 1) {
    const variants = simpler(current) as Input[];
    const index = failing(variants);
    if (index < 0) return current;
    current = variants[index] as Input;
  }
  return current;
}
