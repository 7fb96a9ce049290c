import type { BuiltinNode } from './ast';
import { ExprError } from './expr-error';
import { ANY, ANY_MAP, BOOL, FLOAT, INT, LIST, STRING, STRINGS, assignable, elementOf, isNil, isNumber, isUnknown, opaque } from './nature';
import type { Nature } from './nature';

/** A way to call a function: what it takes and returns. */
type Signature = readonly [parameters: readonly Nature[], result: Nature];

const ONE_STRING: Signature = [[STRING], STRING];
const TWO_STRINGS: Signature = [[STRING, STRING], STRING];
const BITS: readonly Signature[] = [[[INT, INT], INT]];

/** The functions whose arguments have fixed types, with all ways to call them (expr-lang `builtin/builtin.go`). */
const SIGNATURES: ReadonlyMap<string, readonly Signature[]> = new Map<string, readonly Signature[]>([
  ['type', [[[ANY], STRING]]],
  ['string', [[[ANY], STRING]]],
  ['trim', [ONE_STRING, TWO_STRINGS]],
  ['trimPrefix', [TWO_STRINGS, ONE_STRING]],
  ['trimSuffix', [TWO_STRINGS, ONE_STRING]],
  ['upper', [ONE_STRING]],
  ['lower', [ONE_STRING]],
  ['split', [[[STRING, STRING], STRINGS], [[STRING, STRING, INT], STRINGS]]],
  ['splitAfter', [[[STRING, STRING], STRINGS], [[STRING, STRING, INT], STRINGS]]],
  ['replace', [[[STRING, STRING, STRING, INT], STRING], [[STRING, STRING, STRING], STRING]]],
  ['repeat', [[[STRING, INT], STRING]]],
  ['join', [[[STRINGS, STRING], STRING], [[LIST, STRING], STRING], [[LIST], STRING], [[STRINGS], STRING]]],
  ['indexOf', [[[STRING, STRING], INT]]],
  ['lastIndexOf', [[[STRING, STRING], INT]]],
  ['hasPrefix', [[[STRING, STRING], BOOL]]],
  ['hasSuffix', [[[STRING, STRING], BOOL]]],
  ['toJSON', [[[ANY], STRING]]],
  ['fromJSON', [[[STRING], ANY]]],
  ['toBase64', [ONE_STRING]],
  ['fromBase64', [ONE_STRING]],
  ['duration', [[[STRING], opaque('time.Duration')]]],
  ['timezone', [[[STRING], opaque('*time.Location')]]],
  ['sort', [[[LIST, STRING], LIST], [[STRINGS, STRING], LIST], [[LIST], LIST], [[STRINGS], LIST]]],
  ['bitand', BITS], ['bitor', BITS], ['bitxor', BITS], ['bitnand', BITS], ['bitshl', BITS], ['bitshr', BITS], ['bitushr', BITS],
  ['bitnot', [[[INT], INT]]],
]);

/** What a function returns that is no list predicate; throws where its arguments do not fit. */
export function builtinResult(node: BuiltinNode, args: readonly Nature[]): Nature {
  const signatures = SIGNATURES.get(node.name);
  if (signatures === undefined) return validated(node, args);
  const faults = signatures.map(([parameters]) => argumentFault(node, parameters, args));
  const fitting = signatures[faults.indexOf(undefined)];
  if (fitting !== undefined) return fitting[1];
  throw faults.at(-1) ?? new ExprError(`no matching overload for ${node.name}`, node.offset);
}

function argumentFault(node: BuiltinNode, parameters: readonly Nature[], args: readonly Nature[]): ExprError | undefined {
  if (args.length > parameters.length) return new ExprError(`too many arguments to call ${node.name}`, node.offset);
  if (args.length < parameters.length) return new ExprError(`not enough arguments to call ${node.name}`, node.offset);
  const wrong = args.findIndex((argument, position) => {
    const parameter = parameters[position] ?? ANY;
    return isNil(argument) ? parameter.kind !== 'interface' : !assignable(argument, parameter) && !isUnknown(argument);
  });
  if (wrong < 0) return undefined;
  const expected = parameters[wrong]?.goType ?? '';
  const given = args[wrong] ?? ANY;
  return new ExprError(`cannot use ${isNil(given) ? 'nil' : given.goType} as argument (type ${expected}) to call ${node.name}`, node.args[wrong]?.offset);
}

/** How a function that takes one list or map says that its argument is another. */
const REFUSALS: Readonly<Record<string, (goType: string) => string>> = {
  first: (goType) => `cannot get first element from ${goType}`,
  last: (goType) => `cannot get last element from ${goType}`,
  keys: (goType) => `cannot get keys from ${goType}`,
  values: (goType) => `cannot get values from ${goType}`,
  toPairs: (goType) => `cannot transform ${goType} to pairs`,
  fromPairs: (goType) => `cannot transform ${goType} from pairs`,
  reverse: (goType) => `cannot reverse ${goType}`,
  uniq: (goType) => `cannot uniq ${goType}`,
  flatten: (goType) => `cannot flatten ${goType}`,
};

/** The functions that judge their arguments themselves (upstream's `Validate`). */
function validated(node: BuiltinNode, args: readonly Nature[]): Nature {
  const { name } = node;
  const [first = ANY] = args;
  const one = (holds: boolean, result: Nature): Nature => {
    requireCount(node, args, 1);
    if (!holds) throw new ExprError(REFUSALS[name]?.(first.goType) ?? `invalid argument for ${name} (type ${first.goType})`, node.offset);
    return result;
  };
  const list = first.kind === 'list' || isUnknown(first);
  switch (name) {
    case 'len': return one(list || first.kind === 'map' || first.kind === 'string', INT);
    case 'abs': return one(isNumber(first) || isUnknown(first), isUnknown(first) ? ANY : first);
    case 'ceil': case 'floor': case 'round': return one(isNumber(first) || isUnknown(first), FLOAT);
    case 'int': return one(isNumber(first) || isUnknown(first) || first.kind === 'string' || isWholeTime(first), INT);
    case 'float': return one(isNumber(first) || isUnknown(first) || first.kind === 'string' || isWholeTime(first), FLOAT);
    case 'max': case 'min': case 'mean': case 'median': return aggregated(node, args);
    case 'first': case 'last': return one(list, isUnknown(first) ? ANY : goElement(first));
    case 'take': return taken(node, args);
    case 'keys': case 'values': case 'toPairs': return one(first.kind === 'map' || isUnknown(first), LIST);
    case 'fromPairs': return one(list, ANY_MAP);
    case 'reverse': case 'uniq': case 'flatten': return one(list, LIST);
    case 'concat':
      if (args.length === 0) throw new ExprError('invalid number of arguments (expected at least 1, got 0)', node.offset);
      for (const argument of args) {
        if (argument.kind !== 'list' && !isUnknown(argument)) throw new ExprError(`cannot concat ${argument.goType}`, node.offset);
      }
      return LIST;
    case 'now':
      if (args.length > 1 || (args.length === 1 && first.goType !== '*time.Location')) requireCount(node, args, 0);
      return opaque('time.Time');
    case 'date':
      if (args.length === 0) requireCount(node, args, 1);
      if (args.length > (first.goType === '*time.Location' ? 4 : 3)) requireCount(node, args, 3);
      return opaque('time.Time');
    default: throw new ExprError(`unknown builtin ${name}`, node.offset);
  }
}

function requireCount(node: BuiltinNode, args: readonly Nature[], count: number): void {
  if (args.length !== count) throw new ExprError(`invalid number of arguments (expected ${count}, got ${args.length})`, node.offset);
}

/** A duration is a whole number to the functions that look at kinds only. */
function isWholeTime(nature: Nature): boolean {
  return nature.goType === 'time.Duration';
}

/** The item type that the Go type of a list tells: `any`, whatever its literal held. */
function goElement(nature: Nature): Nature {
  return nature.goType === LIST.goType ? ANY : elementOf(nature);
}

/** `max`, `min`, `mean` and `median`: anything may come out of a list or an unknown, else the type of the first argument. */
function aggregated(node: BuiltinNode, args: readonly Nature[]): Nature {
  const [first] = args;
  if (first === undefined) throw new ExprError(`not enough arguments to call ${node.name}`, node.offset);
  for (const argument of args) {
    if (argument.kind === 'list' || isUnknown(argument)) return ANY;
    if (!isNumber(argument)) throw new ExprError(`invalid argument for ${node.name} (type ${argument.goType})`, node.offset);
  }
  return first;
}

function taken(node: BuiltinNode, args: readonly Nature[]): Nature {
  requireCount(node, args, 2);
  const [list = ANY, count = ANY] = args;
  if (list.kind !== 'list' && !isUnknown(list)) throw new ExprError(`cannot take from ${list.goType}`, node.offset);
  if (count.kind !== 'int' && !isUnknown(count)) throw new ExprError(`cannot take ${count.goType} elements`, node.offset);
  return isUnknown(list) ? ANY : { kind: list.kind, goType: list.goType };
}
