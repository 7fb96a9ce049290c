import { isObject } from '../../../kubernetes/json';
import type { Json, JsonObject } from '../../../kubernetes/json';

/**
 * A CEL expression over `self`. The part of the language that the rules of supported CustomResourceDefinitions use:
 * literals, `self`, field selection, `has()`, `size()`, `!`, comparisons, `in`, `&&`, `||` and `? :`.
 */
export type CelExpression = (self: Json) => Json;

/** Compiles a CEL expression. Throws a `SyntaxError` on anything outside the part of the language that is known. */
export function compileCel(text: string): CelExpression {
  return new Parser(tokenize(text), text).parse();
}

/** An expression could not be evaluated on a value, such as a selected field that is missing. */
export class CelError extends Error {}

const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|([A-Za-z_]\w*)|(&&|\|\||[=!<>]=|[-<>!?:.()[\],]))/y;

function tokenize(text: string): readonly string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (text.slice(TOKEN.lastIndex).trim() !== '') {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (match === null) throw new SyntaxError(`CEL not understood at ${at}: ${text}`);
    tokens.push(match[0].trim());
  }
  return tokens;
}

class Parser {
  private at = 0;

  public constructor(private readonly tokens: readonly string[], private readonly text: string) {}

  public parse(): CelExpression {
    const expression = this.conditional();
    if (this.at < this.tokens.length) this.fail();
    return expression;
  }

  private conditional(): CelExpression {
    const condition = this.or();
    if (!this.accept('?')) return condition;
    const then = this.conditional();
    this.expect(':');
    const otherwise = this.conditional();
    return (self) => (asBoolean(condition(self)) ? then(self) : otherwise(self));
  }

  private or(): CelExpression {
    const left = this.and();
    if (!this.accept('||')) return left;
    const right = this.or();
    return (self) => asBoolean(left(self)) || asBoolean(right(self));
  }

  private and(): CelExpression {
    const left = this.relation();
    if (!this.accept('&&')) return left;
    const right = this.and();
    return (self) => asBoolean(left(self)) && asBoolean(right(self));
  }

  private relation(): CelExpression {
    const left = this.unary();
    const operator = ['<=', '>=', '==', '!=', '<', '>', 'in'].find((candidate) => this.accept(candidate));
    if (operator === undefined) return left;
    const right = this.unary();
    return (self) => compare(operator, left(self), right(self));
  }

  private unary(): CelExpression {
    if (this.accept('!')) {
      const operand = this.unary();
      return (self) => !asBoolean(operand(self));
    }
    if (this.accept('-')) {
      const operand = this.unary();
      return (self) => -asNumber(operand(self));
    }
    return this.selection(this.primary());
  }

  private selection(base: CelExpression): CelExpression {
    if (!this.accept('.')) return base;
    const name = this.identifier();
    return this.selection((self) => select(base(self), name));
  }

  private primary(): CelExpression {
    const token = this.tokens[this.at] ?? this.fail();
    this.at += 1;
    if (token === 'self') return (self) => self;
    if (token === 'has') return this.has();
    if (token === 'size') return this.size();
    if (token === 'true' || token === 'false') return () => token === 'true';
    if (token === '(') {
      const inner = this.conditional();
      this.expect(')');
      return inner;
    }
    if (token === '[') return this.list();
    if (/^["']/.test(token)) return () => token.slice(1, -1).replace(/\\(.)/g, '$1');
    if (/^\d/.test(token)) return () => Number(token);
    return this.fail();
  }

  private has(): CelExpression {
    this.expect('(');
    let base = this.primary();
    this.expect('.');
    let name = this.identifier();
    while (this.accept('.')) {
      const parent = base;
      const step = name;
      base = (self) => select(parent(self), step);
      name = this.identifier();
    }
    this.expect(')');
    return (self) => fieldsOf(base(self))[name] !== undefined;
  }

  private size(): CelExpression {
    this.expect('(');
    const operand = this.conditional();
    this.expect(')');
    return (self) => sizeOf(operand(self));
  }

  private list(): CelExpression {
    const items: CelExpression[] = [];
    while (!this.accept(']')) {
      items.push(this.conditional());
      if (this.tokens[this.at] !== ']') this.expect(',');
    }
    return (self) => items.map((item) => item(self));
  }

  private identifier(): string {
    const token = this.tokens[this.at];
    if (token === undefined || !/^[A-Za-z_]/.test(token)) return this.fail();
    this.at += 1;
    return token;
  }

  private accept(token: string): boolean {
    if (this.tokens[this.at] !== token) return false;
    this.at += 1;
    return true;
  }

  private expect(token: string): void {
    if (!this.accept(token)) this.fail();
  }

  private fail(): never {
    throw new SyntaxError(`CEL not understood at '${this.tokens[this.at] ?? 'the end'}': ${this.text}`);
  }
}

function compare(operator: string, left: Json, right: Json): boolean {
  if (operator === 'in') return Array.isArray(right) ? right.some((item: Json) => equal(item, left)) : Object.hasOwn(fieldsOf(right), String(left));
  if (operator === '==') return equal(left, right);
  if (operator === '!=') return !equal(left, right);
  const [a, b] = typeof left === 'string' && typeof right === 'string' ? [left, right] : [asNumber(left), asNumber(right)];
  if (operator === '<') return a < b;
  if (operator === '<=') return a <= b;
  return operator === '>' ? a > b : a >= b;
}

function equal(left: Json, right: Json): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

function select(base: Json, name: string): Json {
  const value = fieldsOf(base)[name];
  if (value === undefined) throw new CelError(`no such key: ${name}`);
  return value;
}

function sizeOf(value: Json): number {
  if (typeof value === 'string') return [...value].length;
  return Array.isArray(value) ? value.length : Object.keys(fieldsOf(value)).length;
}

function fieldsOf(value: Json): JsonObject {
  if (isObject(value)) return value;
  throw new CelError('no object');
}

function asBoolean(value: Json): boolean {
  if (typeof value === 'boolean') return value;
  throw new CelError('no boolean');
}

function asNumber(value: Json): number {
  if (typeof value === 'number') return value;
  throw new CelError('no number');
}
