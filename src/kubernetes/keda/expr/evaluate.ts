import { calculate, compareSizes, wrap } from './arithmetic';
import type { BinaryNode, BuiltinNode, MemberNode, Node, SliceNode } from './ast';
import { PREDICATE_BUILTINS } from './builtin-names';
import type { Natures } from './checker';
import { fetchItem, isIn, sliceOf } from './containers';
import { ExprError } from './expr-error';
import { callFunction } from './functions';
import { Memory } from './memory';
import { callPredicateFunction } from './predicate-functions';
import type { Item } from './predicate-functions';
import { goTypeOf, sameValue } from './value';
import type { Value } from './value';
import { compileRe2 } from '../../re2';

/** The values of the names that an expression may use; one that is missing is nil. */
export type Environment = ReadonlyMap<string, Value>;

/** Runs a checked expression (expr-lang 1.17 `vm/vm.go`). Throws an `ExprError` where upstream's run fails. */
export function evaluateNode(root: Node, natures: Natures, environment: Environment): Value {
  return new Evaluator(natures, environment).run(root);
}

/** Ends a chain of optional members: one of them is nil. */
class ChainEnd extends Error {}

class Evaluator {
  private readonly declared: { readonly name: string; readonly value: Value }[] = [];
  private readonly items: Item[] = [];
  private readonly memory = new Memory();

  public constructor(private readonly natures: Natures, private readonly environment: Environment) {}

  public run(node: Node): Value {
    switch (node.kind) {
      case 'nil': return null;
      case 'integer': case 'float': case 'bool': case 'string': case 'bytes': return node.value;
      case 'identifier': return this.identifier(node.name);
      case 'unary': return this.unary(node.operator, this.run(node.operand));
      case 'binary': return this.binary(node);
      case 'chain': return this.chain(node.inner);
      case 'member': return this.member(node);
      case 'slice': return this.slice(node);
      case 'call': throw new ExprError('invalid operation: cannot call non-function');
      case 'builtin': return this.builtin(node);
      case 'predicate': return this.run(node.body);
      case 'pointer': return this.pointer(node.name);
      case 'let': return this.declaration(node.name, node.value, node.body);
      case 'sequence': return node.nodes.map((inner) => this.run(inner)).at(-1) ?? null;
      case 'conditional': return this.run(boolean(this.run(node.condition)) ? node.then : node.otherwise);
      case 'array':
        this.memory.grow(node.items.length);
        return node.items.map((item) => this.run(item));
      case 'map': return this.map(node.pairs);
    }
  }

  private identifier(name: string): Value {
    const declared = this.declared.find((candidate) => candidate.name === name);
    if (declared !== undefined) return declared.value;
    return name === '$env' ? new Map<Value, Value>(this.environment) : this.environment.get(name) ?? null;
  }

  private unary(operator: string, operand: Value): Value {
    if (operator === '!' || operator === 'not') return !boolean(operand);
    if (operator === '+') return operand;
    if (typeof operand === 'bigint') return wrap(-operand);
    if (typeof operand === 'number') return -operand;
    throw new ExprError(`invalid operation: - ${goTypeOf(operand)}`);
  }

  private binary(node: BinaryNode): Value {
    const { operator, left, right } = node;
    switch (operator) {
      case '&&': case 'and': return boolean(this.run(left)) && boolean(this.run(right));
      case '||': case 'or': return boolean(this.run(left)) || boolean(this.run(right));
      case '??': return this.run(left) ?? this.run(right);
      case '==': return this.equal(node);
      case '!=': return !this.equal(node);
      case '<': case '>': case '<=': case '>=': return compareSizes(operator, this.run(left), this.run(right));
      case 'in': return this.membership(node);
      case '..': return this.memory.range(this.run(left), this.run(right));
      case 'matches': case 'contains': case 'startsWith': case 'endsWith': return textTest(operator, this.run(left), this.run(right));
      default: return calculate(operator, this.run(left), this.run(right));
    }
  }

  /** Upstream compares two ints, or two texts, without looking when it took them for that; a value that is none fails then. */
  private equal({ left, right }: BinaryNode): boolean {
    const kind = this.natures.get(left)?.kind;
    const [a, b] = [this.run(left), this.run(right)];
    if ((kind === 'int' || kind === 'string') && this.natures.get(right)?.kind === kind) {
      const wanted = kind === 'int' ? 'bigint' : 'string';
      const wrong = [a, b].find((value) => typeof value !== wanted);
      if (wrong !== undefined) throw new ExprError(`interface conversion: interface {} is ${goTypeOf(wrong)}, not ${kind}`);
    }
    return sameValue(a, b);
  }

  /** A list of whole numbers becomes a set of ints upstream when an int is looked for in it; a value that is none fails then. */
  private membership({ left, right }: BinaryNode): boolean {
    const needle = this.run(left);
    const asSet = right.kind === 'array' && right.items.length > 0
      && this.natures.get(left)?.kind === 'int' && right.items.every((item) => item.kind === 'integer');
    if (asSet && typeof needle !== 'bigint') throw new ExprError(`value of type ${goTypeOf(needle)} is not assignable to type int`);
    return isIn(needle, this.run(right));
  }

  private chain(inner: Node): Value {
    try {
      return this.run(inner);
    } catch (error) {
      if (error instanceof ChainEnd) return null;
      throw error;
    }
  }

  private member({ object, property, optional }: MemberNode): Value {
    const base = this.run(object);
    if (optional && base === null) throw new ChainEnd();
    return fetchItem(base, this.run(property));
  }

  private slice({ object, from, to }: SliceNode): Value {
    return sliceOf(this.run(object), from === undefined ? undefined : this.run(from), to === undefined ? undefined : this.run(to));
  }

  private pointer(name: string): Value {
    const item = this.items.at(-1);
    if (item === undefined) throw new ExprError('cannot use pointer accessor outside predicate');
    if (name === 'index') return BigInt(item.index);
    return name === 'acc' ? item.accumulated : item.value;
  }

  private declaration(name: string, value: Node, body: Node): Value {
    this.declared.push({ name, value: this.run(value) });
    const result = this.run(body);
    this.declared.pop();
    return result;
  }

  private map(pairs: readonly (readonly [Node, Node])[]): Value {
    this.memory.grow(pairs.length);
    const entries = pairs.map(([key, value]): [Value, Value] => [this.run(key), this.run(value)]);
    const wrong = entries.find(([key]) => typeof key !== 'string');
    if (wrong !== undefined) throw new ExprError(`interface conversion: interface {} is ${goTypeOf(wrong[0])}, not string`);
    // Upstream fills the map from the end: the first of equal keys stays.
    return new Map(entries.reverse());
  }

  private builtin({ name, args }: BuiltinNode): Value {
    if (!PREDICATE_BUILTINS.has(name)) return callFunction(name, args.map((argument) => this.run(argument)), this.memory);
    const [list, predicate, extra] = args;
    if (list === undefined) throw new ExprError(`not enough arguments to call ${name}`);
    if (name === 'sum' && list.kind === 'array' && predicate === undefined && isFolded(list.items)) return this.foldedSum(list.items);
    const collection = this.run(list);
    const initial = extra === undefined ? undefined : this.run(extra);
    const apply = predicate === undefined ? (item: Item): Value => item.value : (item: Item): Value => this.withItem(item, predicate);
    return callPredicateFunction(name, collection, apply, initial, this.memory);
  }

  private withItem(item: Item, predicate: Node): Value {
    this.items.push(item);
    const value = this.run(predicate);
    this.items.pop();
    return value;
  }

  /** Upstream turns the sum of a list literal into additions from its end, which shows in the last digit. */
  private foldedSum(items: readonly Node[]): Value {
    const values = items.map((item) => this.run(item));
    return values.reduceRight((sum, value) => calculate('+', value, sum));
  }
}

/** Whether upstream's optimizer still sees a list literal in the sum's argument: not when all items are constants. */
function isFolded(items: readonly Node[]): boolean {
  return items.length >= 2 && !items.every((item) => ['integer', 'float', 'string', 'bool'].includes(item.kind));
}

function boolean(value: Value): boolean {
  if (typeof value === 'boolean') return value;
  throw new ExprError(`interface conversion: interface {} is ${goTypeOf(value)}, not bool`);
}

function textTest(operator: string, left: Value, right: Value): boolean {
  if (left === null || right === null) return false;
  const wrong = [left, right].find((value) => typeof value !== 'string');
  if (typeof left !== 'string' || typeof right !== 'string') throw new ExprError(`interface conversion: interface {} is ${goTypeOf(wrong ?? null)}, not string`);
  switch (operator) {
    case 'contains': return left.includes(right);
    case 'startsWith': return left.startsWith(right);
    case 'endsWith': return left.endsWith(right);
    default: return matchesPattern(right, left);
  }
}

function matchesPattern(pattern: string, text: string): boolean {
  const compiled = compileRe2(pattern);
  if (typeof compiled === 'string') throw new ExprError(compiled);
  return compiled.find(text) !== undefined;
}
