import type { BinaryNode, UnaryNode } from './ast';
import { ExprError } from './expr-error';
import {
  BOOL, FLOAT, INT, NIL, STRING, UNKNOWN, assignable, comparable, elementOf, isNil, isNumber, isUnknown, listOf, maybeBoth,
} from './nature';
import type { Nature } from './nature';
import { compileRe2 } from '../../re2';

/** The nature of `-x`, `+x`, `!x` and `not x` (expr-lang `checker.unaryNode`). */
export function unaryNature(node: UnaryNode, operand: Nature): Nature {
  const { operator, offset } = node;
  if (operator === '!' || operator === 'not') {
    if (operand.kind === 'bool' || isUnknown(operand)) return BOOL;
  } else {
    if (isNumber(operand)) return operand;
    if (isUnknown(operand)) return UNKNOWN;
  }
  throw new ExprError(`invalid operation: ${operator} (mismatched type ${operand.goType})`, offset);
}

/** The nature of an operator between two values (expr-lang `checker.binaryNode`). */
export function binaryNature(node: BinaryNode, left: Nature, right: Nature): Nature {
  const nature = resultOf(node, left, right);
  if (nature !== undefined) return nature;
  throw new ExprError(`invalid operation: ${node.operator} (mismatched types ${left.goType} and ${right.goType})`, node.offset);
}

function resultOf(node: BinaryNode, left: Nature, right: Nature): Nature | undefined {
  const numbers = isNumber(left) && isNumber(right);
  const strings = left.kind === 'string' && right.kind === 'string';
  const when = (holds: boolean, nature: Nature): Nature | undefined => (holds ? nature : undefined);
  // Times and durations are not followed: what they can be combined with is left open.
  if (left.kind === 'opaque' || right.kind === 'opaque') return /^([<>]=?|[=!]=|in|\?\?)$/.test(node.operator) ? BOOL : when(/^[-+*]$/.test(node.operator), UNKNOWN);
  switch (node.operator) {
    case '==': case '!=': return when(comparable(left, right), BOOL);
    case 'or': case '||': case 'and': case '&&':
      return when((left.kind === 'bool' && right.kind === 'bool') || maybeBoth(left, right, ['bool']), BOOL);
    case '<': case '>': case '>=': case '<=':
      return when(numbers || strings || maybeBoth(left, right, ['int', 'float', 'string']), BOOL);
    case '+':
      if (strings) return STRING;
      return numbers ? promoted(left, right) : when(maybeBoth(left, right, ['int', 'float', 'string']), UNKNOWN);
    case '-': case '*': return numbers ? promoted(left, right) : when(maybeBoth(left, right, ['int', 'float']), UNKNOWN);
    case '/': case '**': case '^': return when(numbers || maybeBoth(left, right, ['int', 'float']), FLOAT);
    case '%': return when((left.kind === 'int' && right.kind === 'int') || maybeBoth(left, right, ['int']), INT);
    case '..': return when((left.kind === 'int' && right.kind === 'int') || maybeBoth(left, right, ['int']), listOf(INT));
    case 'in': return membership(node, left, right);
    case 'matches': return when(matchable(node, left, right), BOOL);
    case 'contains': case 'startsWith': case 'endsWith': return when(strings || maybeBoth(left, right, ['string']), BOOL);
    case '??': return coalesced(left, right);
    default: throw new ExprError(`unknown operator (${node.operator})`, node.offset);
  }
}

function promoted(left: Nature, right: Nature): Nature {
  return left.kind === 'float' || right.kind === 'float' ? FLOAT : INT;
}

function membership(node: BinaryNode, left: Nature, right: Nature): Nature | undefined {
  if (right.kind === 'map') {
    if (!isUnknown(left) && !assignable(left, right.goType.startsWith('map[string]') ? STRING : { kind: 'interface', goType: 'interface {}' })) {
      throw new ExprError(`cannot use ${left.goType} as type string in map key`, node.offset);
    }
    return BOOL;
  }
  if (right.kind === 'list') {
    const element = elementOf(right);
    if (!comparable(left, element)) throw new ExprError(`cannot use ${left.goType} as type ${element.goType} in array`, node.offset);
    return BOOL;
  }
  return isUnknown(right) || (isUnknown(left) && right.kind === 'string') ? BOOL : undefined;
}

function matchable(node: BinaryNode, left: Nature, right: Nature): boolean {
  if (node.right.kind === 'string') {
    const pattern = compileRe2(node.right.value);
    if (typeof pattern === 'string') throw new ExprError(pattern, node.offset);
  }
  return ((left.kind === 'string' || left.goType === '[]uint8') && right.kind === 'string') || maybeBoth(left, right, ['string']);
}

function coalesced(left: Nature, right: Nature): Nature {
  if (isNil(left)) return isNil(right) ? NIL : right;
  if (isNil(right)) return left;
  return assignable(right, left) ? left : UNKNOWN;
}
