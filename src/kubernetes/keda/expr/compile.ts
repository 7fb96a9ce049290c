import type { Node } from './ast';
import { checkTypes } from './checker';
import { evaluateNode } from './evaluate';
import type { Environment } from './evaluate';
import { ExprError } from './expr-error';
import { parseExpr } from './parser';
import type { Value } from './value';

/** The functions of expr-lang that this port checks but does not run: times, JSON, Base64 and bits. */
export const UNSUPPORTED_FUNCTIONS: ReadonlySet<string> = new Set([
  'now', 'date', 'duration', 'timezone', 'toJSON', 'fromJSON', 'toBase64', 'fromBase64',
  'bitand', 'bitor', 'bitxor', 'bitnand', 'bitshl', 'bitshr', 'bitushr', 'bitnot',
]);

/** An expression that passed all checks before a run. */
export interface Program {
  /** The functions in it that cannot be run here; it cannot be run if there are any. */
  readonly unsupported: readonly string[];
  /** Runs it. Throws an `ExprError` where upstream's run fails, and where it has unsupported functions. */
  readonly run: (environment: Environment) => Value;
}

/**
 * Compiles an expression of expr-lang 1.17.8, the version in KEDA 2.20.2. Throws an `ExprError` where upstream refuses it.
 *
 * @param variables the names of the environment; all of them are float64
 */
export function compileExpr(text: string, variables: ReadonlySet<string>): Program {
  const root = parseExpr(text, variables);
  const natures = checkTypes(root, variables);
  refuseConstantFaults(root);
  const unsupported = [...new Set([...natures.keys()].flatMap((node) =>
    (node.kind === 'builtin' && UNSUPPORTED_FUNCTIONS.has(node.name) ? [node.name] : [])))];
  const run = (environment: Environment): Value => {
    if (unsupported.length > 0) throw new ExprError(`cannot run ${unsupported.join(', ')} here`);
    return evaluateNode(root, natures, environment);
  };
  return { unsupported, run };
}

/** Upstream's optimizer computes what is constant, and refuses what fails there: a remainder of a division by zero. */
function refuseConstantFaults(node: Node): void {
  childrenOf(node).forEach(refuseConstantFaults);
  if (node.kind === 'binary' && node.operator === '%' && constantInteger(node.right) === 0n && constantInteger(node.left) !== undefined) {
    throw new ExprError('integer divide by zero', node.offset);
  }
}

function constantInteger(node: Node): bigint | undefined {
  if (node.kind === 'integer') return node.value;
  if (node.kind === 'unary') {
    const operand = constantInteger(node.operand);
    return operand === undefined || node.operator === '!' || node.operator === 'not' ? undefined : node.operator === '-' ? -operand : operand;
  }
  if (node.kind !== 'binary') return undefined;
  const [left, right] = [constantInteger(node.left), constantInteger(node.right)];
  if (left === undefined || right === undefined) return undefined;
  switch (node.operator) {
    case '+': return left + right;
    case '-': return left - right;
    case '*': return left * right;
    case '%': return right === 0n ? undefined : left % right;
    default: return undefined;
  }
}

function childrenOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'unary': return [node.operand];
    case 'binary': return [node.left, node.right];
    case 'chain': return [node.inner];
    case 'member': return [node.object, node.property];
    case 'slice': return [node.object, node.from, node.to].filter((child) => child !== undefined);
    case 'call': return [node.callee, ...node.args];
    case 'builtin': return node.args;
    case 'predicate': return [node.body];
    case 'let': return [node.value, node.body];
    case 'sequence': return node.nodes;
    case 'conditional': return [node.condition, node.then, node.otherwise];
    case 'array': return node.items;
    case 'map': return node.pairs.flat();
    default: return [];
  }
}
