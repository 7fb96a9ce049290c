/** The first step of a path, and what is left of it. */
export interface PathStep {
  readonly key: string;
  readonly rest: string;
}

/**
 * What is left of a path behind the field that it begins with; undefined if it does not begin with it. A key may stand in brackets
 * (`annotations[a/b]`) or, as Knative writes it, between dots (`annotations.a/b`).
 */
export function restBehind(path: string, key: string): string | undefined {
  const bracketed = `[${key}]`;
  const length = path.startsWith(bracketed) ? bracketed.length : path.startsWith(key) ? key.length : undefined;
  if (length === undefined) return undefined;
  const rest = path.slice(length);
  if (rest === '' || rest.startsWith('[')) return rest;
  return rest.startsWith('.') ? rest.slice(1) : undefined;
}

/** The key of an object that a path begins with; of keys with dots the longest. */
export function keyStep(keys: readonly string[], path: string): PathStep | undefined {
  let found: PathStep | undefined;
  for (const key of keys) {
    const rest = restBehind(path, key);
    if (rest !== undefined && (found === undefined || rest.length < found.rest.length)) found = { key, rest };
  }
  return found;
}

/** The position in a list that a path begins with: that of `[2].name` is 2. */
export function itemStep(path: string): { readonly index: number; readonly rest: string } | undefined {
  const match = /^\[(\d+)\]\.?/.exec(path);
  return match === null ? undefined : { index: Number(match[1]), rest: path.slice(match[0].length) };
}
