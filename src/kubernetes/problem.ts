import { isObject, type Json } from './json';

/**
 * Something wrong with an input. All problems of an input are reported at once, each as one sentence:
 * what must hold, where, what was found, and how to mend it.
 */
export interface Problem {
  /** Where: the path of the input, such as `maxReplicas` or `route.host`. */
  readonly path: string;
  /** What must hold, such as `must be at least 'minReplicas' (5)`. */
  readonly rule: string;
  /** What was found; left out where there is no single value to show. */
  readonly got?: unknown;
  /** Unit of what was found, such as `seconds`, where the path does not end in it. */
  readonly unit?: string;
  /** How to mend it, such as `raise 'maxReplicas' or lower 'minReplicas'`. */
  readonly fix?: string;
}

/** Something about an input that works, though not as one would expect. */
export interface Warning extends Problem {
  /** The rule that finds it in what is emitted, if it can be told there. Where that did, it need not be said again. @default - none */
  readonly foundBy?: string;
}

/** Collects the problems of one input, under a common path. */
export class Problems {
  public readonly list: Problem[] = [];

  /** Adds a problem unless `holds`. Returns `holds`, so that later checks can depend on it. */
  public check(holds: boolean, path: string, rule: string, got?: unknown, fix?: string): boolean {
    if (!holds) this.list.push({ path, rule, ...(got !== undefined && { got }), ...(fix !== undefined && { fix }) });
    return holds;
  }

  /** Adds problems found elsewhere, with `prefix` put in front of their paths. */
  public add(problems: readonly Problem[], prefix = ''): void {
    this.list.push(...under(prefix, problems));
  }
}

/** Joins two paths: `a` and `b` give `a.b`, `a` and `[0]` give `a[0]`. */
export function joinPath(prefix: string, path: string): string {
  if (prefix === '' || path === '') return prefix + path;
  return path.startsWith('[') ? prefix + path : `${prefix}.${path}`;
}

/** Problems or warnings with `prefix` put in front of their paths. */
export function under<Found extends Problem>(prefix: string, found: readonly Found[] = []): readonly Found[] {
  return found.map((one) => ({ ...one, path: joinPath(prefix, one.path) }));
}

/** The one sentence: `'maxReplicas' must be at least 'minReplicas' (5), got 3; raise 'maxReplicas' or lower 'minReplicas'`. */
export function sentence(problem: Problem): string {
  const got = 'got' in problem ? `, got ${show(problem.got)}${problem.unit === undefined ? '' : ` ${problem.unit}`}` : '';
  const fix = problem.fix === undefined ? '' : `; ${problem.fix}`;
  return `'${problem.path}' ${problem.rule}${got}${fix}`;
}

const LONGEST_SHOWN = 120;
/** By these an Output of Pulumi, a promise and the tokens of cdk8s are known. */
const LATER: readonly string[] = ['apply', 'then', 'produce', 'resolve'];

/** A value as a message shows it: texts in double quotes, numbers bare, long ones shortened, opaque ones by what they are. */
export function show(value: unknown): string {
  const text = showWhole(value);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}… (${text.length} characters)` : text;
}

function showWhole(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (typeof value === 'string' || value === null || Array.isArray(value)) return JSON.stringify(value as Json);
  if (isObject(value)) return JSON.stringify(value);
  if (typeof value !== 'object') return `a ${typeof value}`;
  return LATER.some((method) => method in value) ? 'a value known only later' : `an instance of ${value.constructor.name}`;
}
