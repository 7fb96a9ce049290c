import type { BuiltinNode, Node } from './ast';
import { PREDICATE_BUILTINS } from './builtin-names';
import { builtinResult } from './builtin-types';
import type { Checker } from './checker';
import { ExprError } from './expr-error';
import { ANY, BOOL, FLOAT, INT, LIST, STRING, UNKNOWN, assignable, elementOf, isNil, isUnknown, listOf } from './nature';
import type { Nature } from './nature';

/** The nature of a call of a built-in function (expr-lang `checker.builtinNode`). */
export function builtinNature(node: BuiltinNode, checker: Checker): Nature {
  if (PREDICATE_BUILTINS.has(node.name)) return predicateBuiltin(node, checker);
  if (node.name === 'get') return getNature(node, checker);
  return builtinResult(node, node.args.map((argument) => checker.visit(argument)));
}

function predicateBuiltin(node: BuiltinNode, checker: Checker): Nature {
  const [list, predicate, extra] = node.args;
  if (list === undefined) throw new ExprError(`not enough arguments to call ${node.name}`, node.offset);
  const collection = checker.visit(list);
  if (collection.kind !== 'list' && !isUnknown(collection)) {
    throw new ExprError(`builtin ${node.name} takes only array (got ${collection.goType})`, list.offset);
  }
  const element = isUnknown(collection) ? UNKNOWN : elementOf(collection);
  const returned = (pointers: Readonly<Record<string, Nature>> = {}): Nature => predicateReturn(predicate, collection, pointers, checker);
  switch (node.name) {
    case 'all': case 'none': case 'any': case 'one': return requireBoolean(returned(), predicate, BOOL);
    case 'filter': return requireBoolean(returned(), predicate, isUnknown(collection) ? LIST : listOf(element));
    case 'find': case 'findLast': return requireBoolean(returned(), predicate, element);
    case 'findIndex': case 'findLastIndex': return requireBoolean(returned(), predicate, INT);
    case 'count': return predicate === undefined ? INT : requireBoolean(returned(), predicate, INT);
    case 'sum': return predicate === undefined ? element : typed(returned());
    case 'map': return listOf(returned({ index: INT }));
    case 'groupBy':
      returned();
      return { kind: 'map', goType: 'map[interface {}][]interface {}', element: listOf(element) };
    case 'sortBy': {
      returned();
      const order = extra === undefined ? STRING : checker.visit(extra);
      if (order.kind === 'string' || isUnknown(order)) return collection;
      throw new ExprError(`sortBy order argument must be a string (got ${order.goType})`, extra?.offset);
    }
    default: { // reduce
      const result = returned({ index: INT, acc: UNKNOWN });
      if (extra !== undefined) checker.visit(extra);
      return result;
    }
  }
}

function predicateReturn(
  predicate: Node | undefined, collection: Nature, pointers: Readonly<Record<string, Nature>>, checker: Checker,
): Nature {
  const nature = predicate === undefined ? undefined : checker.visitPredicate(predicate, collection, pointers).returns;
  if (nature === undefined || isNil(nature)) throw new ExprError(`predicate should has ${'acc' in pointers ? 'two' : 'one'} input and one output param`, predicate?.offset);
  return nature;
}

function requireBoolean(returned: Nature, predicate: Node | undefined, result: Nature): Nature {
  if (returned.kind === 'bool' || isUnknown(returned)) return result;
  throw new ExprError(`predicate should return boolean (got ${returned.goType})`, predicate?.offset);
}

/** What the function type of a predicate tells of its return: not more than `any` where nothing is known. */
function typed(returned: Nature): Nature {
  return isUnknown(returned) ? ANY : returned;
}

function getNature(node: BuiltinNode, checker: Checker): Nature {
  const [object, property] = node.args;
  if (object === undefined || property === undefined || node.args.length !== 2) {
    throw new ExprError(`invalid number of arguments (expected 2, got ${node.args.length})`, node.offset);
  }
  const base = checker.visit(object);
  const index = checker.visit(property);
  if (object.kind === 'identifier' && object.name === '$env') {
    return property.kind === 'string' && checker.hasVariable(property.value) ? FLOAT : UNKNOWN;
  }
  if (isUnknown(base)) return UNKNOWN;
  if (base.kind === 'list') {
    if (index.kind === 'int' || isUnknown(index)) return elementOf(base);
    throw new ExprError(`non-integer slice index ${index.goType}`, property.offset);
  }
  if (base.kind === 'map') {
    if (!base.goType.startsWith('map[string]') || assignable(index, STRING) || isUnknown(index)) return elementOf(base);
    throw new ExprError(`cannot use ${index.goType} to get an element from ${base.goType}`, property.offset);
  }
  throw new ExprError(`type ${base.goType} does not support indexing`, object.offset);
}
