import type { CallNode, MemberNode, Node, SliceNode } from './ast';
import { BUILTIN_NAMES } from './builtin-names';
import { builtinNature } from './check-builtin';
import { binaryNature, unaryNature } from './check-operators';
import { ExprError } from './expr-error';
import {
  ANY, BOOL, BYTES, FLOAT, FUNCTION, INT, LIST, MAP, NIL, STRING, UNKNOWN, assignable, elementOf, isNil, isUnknown, listOf,
} from './nature';
import type { Nature } from './nature';

/** The natures of the nodes of an expression, which the run depends on here and there. */
export type Natures = ReadonlyMap<Node, Nature>;

/**
 * Checks the types of an expression (expr-lang 1.17 `checker/checker.go`). Throws an `ExprError` at the first fault.
 *
 * @param variables the names of the environment; all of them are float64
 */
export function checkTypes(root: Node, variables: ReadonlySet<string>): Natures {
  const checker = new Checker(variables);
  checker.visit(root);
  return checker.natures;
}

interface PredicateScope {
  readonly collection: Nature;
  readonly pointers: Readonly<Record<string, Nature>>;
}

/** Walks an expression and finds the nature of each node. */
export class Checker {
  public readonly natures = new Map<Node, Nature>();
  private readonly scopes: PredicateScope[] = [];
  private readonly declared: { readonly name: string; readonly nature: Nature }[] = [];

  public constructor(private readonly variables: ReadonlySet<string>) {}

  /** The nature of a node. */
  public visit(node: Node): Nature {
    const nature = this.natureOf(node);
    this.natures.set(node, nature);
    return nature;
  }

  /** The nature of a predicate on the items of a collection; `pointers` are what `#name` means in it. */
  public visitPredicate(node: Node, collection: Nature, pointers: Readonly<Record<string, Nature>>): Nature {
    this.scopes.push({ collection, pointers });
    const nature = this.visit(node);
    this.scopes.pop();
    return nature;
  }

  /** Whether the environment has a name. */
  public hasVariable(name: string): boolean {
    return this.variables.has(name);
  }

  private natureOf(node: Node): Nature {
    switch (node.kind) {
      case 'nil': return NIL;
      case 'integer': return INT;
      case 'float': return FLOAT;
      case 'bool': return BOOL;
      case 'string': return STRING;
      case 'bytes': return BYTES;
      case 'identifier': return this.identifier(node.name, node.offset);
      case 'unary': return unaryNature(node, this.visit(node.operand));
      case 'binary': return binaryNature(node, this.visit(node.left), this.visit(node.right));
      case 'chain': return this.visit(node.inner);
      case 'member': return this.member(node);
      case 'slice': return this.slice(node);
      case 'call': return this.call(node);
      case 'builtin': return builtinNature(node, this);
      case 'predicate': return { ...FUNCTION, returns: this.visit(node.body) };
      case 'pointer': return this.pointer(node.name, node.offset);
      case 'let': return this.declaration(node.name, node.value, node.body, node.offset);
      case 'sequence': return node.nodes.map((inner) => this.visit(inner)).at(-1) ?? UNKNOWN;
      case 'conditional': return this.conditional(node.condition, node.then, node.otherwise);
      case 'array': return arrayNature(node.items.map((item) => this.visit(item)));
      case 'map':
        node.pairs.forEach((pair) => pair.forEach((inner) => this.visit(inner)));
        return MAP;
    }
  }

  private identifier(name: string, offset: number): Nature {
    const declared = this.declared.find((candidate) => candidate.name === name);
    if (declared !== undefined) return declared.nature;
    if (name === '$env') return UNKNOWN;
    if (this.variables.has(name)) return FLOAT;
    if (BUILTIN_NAMES.has(name)) return FUNCTION;
    throw new ExprError(`unknown name ${name}`, offset);
  }

  private member(node: MemberNode): Nature {
    const { object, property, optional, offset } = node;
    if (object.kind === 'identifier' && object.name === '$env') {
      if (property.kind !== 'string') return UNKNOWN;
      if (this.variables.has(property.value)) return FLOAT;
      if (optional) return UNKNOWN;
      throw new ExprError(`unknown name ${property.value}`, offset);
    }
    const base = this.visit(object);
    const index = this.visit(property);
    if (isUnknown(base) || base.kind === 'opaque') return UNKNOWN;
    if (isNil(base) && property.kind === 'string') throw new ExprError(`type nil has no field ${property.value}`, offset);
    if (base.kind === 'map') {
      if (!base.goType.startsWith('map[string]') || assignable(index, STRING) || isUnknown(index)) return elementOf(base);
      throw new ExprError(`cannot use ${index.goType} to get an element from ${base.goType}`, property.offset);
    }
    if (base.kind === 'list') {
      if (index.kind === 'int' || isUnknown(index)) return elementOf(base);
      throw new ExprError(`array elements can only be selected using an integer (got ${index.goType})`, property.offset);
    }
    if (property.kind === 'string') throw new ExprError(`type ${base.goType} has no ${node.method ? 'method' : 'field'} ${property.value}`, offset);
    throw new ExprError(`type ${base.goType}[${index.goType}] is undefined`, offset);
  }

  private slice({ object, from, to, offset }: SliceNode): Nature {
    const base = this.visit(object);
    if (isUnknown(base)) return UNKNOWN;
    if (base.kind !== 'string' && base.kind !== 'list') throw new ExprError(`cannot slice ${base.goType}`, offset);
    for (const bound of [from, to]) {
      if (bound === undefined) continue;
      const nature = this.visit(bound);
      if (nature.kind !== 'int' && !isUnknown(nature)) throw new ExprError(`non-integer slice index ${nature.goType}`, bound.offset);
    }
    return base;
  }

  private call({ callee, offset }: CallNode): Nature {
    if (callee.kind === 'identifier' && callee.name === '$env') throw new ExprError('the environment is not callable', offset);
    const nature = this.visit(callee);
    if (isUnknown(nature)) return UNKNOWN;
    throw new ExprError(`${nature.goType} is not callable`, offset);
  }

  private pointer(name: string, offset: number): Nature {
    const scope = this.scopes.at(-1);
    if (scope === undefined) throw new ExprError('cannot use pointer accessor outside predicate', offset);
    if (name === '') return isUnknown(scope.collection) ? UNKNOWN : elementOf(scope.collection);
    const nature = Object.hasOwn(scope.pointers, name) ? scope.pointers[name] : undefined;
    if (nature === undefined) throw new ExprError(`unknown pointer #${name}`, offset);
    return nature;
  }

  private declaration(name: string, value: Node, body: Node, offset: number): Nature {
    if (this.variables.has(name)) throw new ExprError(`cannot redeclare ${name}`, offset);
    if (BUILTIN_NAMES.has(name)) throw new ExprError(`cannot redeclare builtin ${name}`, offset);
    if (this.declared.some((candidate) => candidate.name === name)) throw new ExprError(`cannot redeclare variable ${name}`, offset);
    this.declared.push({ name, nature: this.visit(value) });
    const nature = this.visit(body);
    this.declared.pop();
    return nature;
  }

  private conditional(condition: Node, then: Node, otherwise: Node): Nature {
    const decides = this.visit(condition);
    if (decides.kind !== 'bool' && !isUnknown(decides)) {
      throw new ExprError(`non-bool expression (type ${decides.goType}) used as condition`, condition.offset);
    }
    const first = this.visit(then);
    const second = this.visit(otherwise);
    if (isNil(first)) return second;
    if (isNil(second)) return first;
    if (!assignable(first, second)) return UNKNOWN;
    if (first.kind === 'list' && second.kind === 'list') {
      const [a, b] = [elementOf(first), elementOf(second)];
      if (!assignable(a, b) || !assignable(b, a)) return LIST;
    }
    return first;
  }
}

/** A list literal: of one nature if all of its items are of one kind. */
function arrayNature(items: readonly Nature[]): Nature {
  const last = items.at(-1) ?? UNKNOWN;
  return items.every((item) => item.kind === last.kind) ? listOf(items.length === 0 ? ANY : last) : LIST;
}
