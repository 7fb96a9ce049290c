import { keyErrors, labelRequirement, requirementError } from './selector-requirement';
import type { SelectionOperator } from './selector-requirement';
import type { LabelRequirement, LabelSelector } from '../../kubernetes/label-selector';

/** `status.selector` of a scale, read once. */
export interface ScaleSelector extends LabelSelector {
  readonly text: string;
  /** Why it cannot be parsed; undefined if it can. */
  readonly error: string | undefined;
}

/** Reads the text of a selector such as `app=web,tier in (a,b),!canary`, with upstream's errors (`labels.Parse`). */
export function parseScaleSelector(text: string): ScaleSelector {
  const parser = new Parser(tokens(text));
  const requirements = parser.selector();
  return typeof requirements === 'string' ? { text, error: requirements, requirements: [] } : { text, error: undefined, requirements };
}

type TokenKind = ')' | ',' | '!' | '==' | '=' | '>' | 'in' | '<' | '!=' | 'notin' | '(' | 'identifier' | 'end';

interface Token {
  readonly kind: TokenKind;
  readonly literal: string;
}

const SPECIAL = '=!(),><';
const KEYWORDS: readonly TokenKind[] = [')', ',', '!', '==', '=', '>', 'in', '<', '!=', 'notin', '('];
const LONG_SYMBOLS: readonly TokenKind[] = ['==', '!='];
const END: Token = { kind: 'end', literal: '' };

const OPERATOR_OF: Partial<Readonly<Record<TokenKind, SelectionOperator>>> = {
  'in': 'in', '=': '=', '==': '==', '>': 'gt', '<': 'lt', 'notin': 'notin', '!=': '!=',
};

function tokens(text: string): readonly Token[] {
  const found: Token[] = [];
  let rest = skipSpace(text);
  while (rest !== '') {
    const literal = SPECIAL.includes(rest.charAt(0)) ? symbolAt(rest) : wordAt(rest);
    found.push({ kind: KEYWORDS.find((keyword) => keyword === literal) ?? 'identifier', literal });
    rest = skipSpace(rest.slice(literal.length));
  }
  return [...found, END];
}

/** The longest operator at the start; every special character is the start of one. */
function symbolAt(text: string): string {
  return LONG_SYMBOLS.find((symbol) => text.startsWith(symbol)) ?? text.charAt(0);
}

function wordAt(text: string): string {
  const end = text.search(/[=!(),>< \t\r\n]/);
  return end < 0 ? text : text.slice(0, end);
}

function skipSpace(text: string): string {
  return text.replace(/^[ \t\r\n]+/, '');
}

/** Recursive descent over the tokens. Every method gives what it parsed, or the text of an error (in a `Failure` where it parses texts). */
class Parser {
  private position = 0;

  constructor(private readonly list: readonly Token[]) {}

  public selector(): LabelRequirement[] | string {
    const requirements: LabelRequirement[] = [];
    for (;;) {
      const next = this.peek();
      if (next.kind === 'end') return requirements;
      if (next.kind !== 'identifier' && next.kind !== '!') return `found '${next.literal}', expected: !, identifier, or 'end of string'`;
      const requirement = this.requirement();
      if (typeof requirement === 'string') return `unable to parse requirement: ${requirement}`;
      requirements.push(requirement);
      const separator = this.take();
      if (separator.kind === 'end') return requirements;
      if (separator.kind !== ',') return `found '${separator.literal}', expected: ',' or 'end of string'`;
      const after = this.peek();
      if (after.kind !== 'identifier' && after.kind !== '!') return `found '${after.literal}', expected: identifier after ','`;
    }
  }

  private requirement(): LabelRequirement | string {
    const negated = this.peek().kind === '!';
    if (negated) this.take();
    const { kind, literal: key } = this.take();
    if (kind !== 'identifier') return `found '${key}', expected: identifier`;
    const [keyError] = keyErrors('<nil>', key);
    if (keyError !== undefined) return keyError;
    if (negated) return checked(key, '!', []);
    const next = this.peek().kind;
    if (next === 'end' || next === ',') return checked(key, 'exists', []);
    const symbol = this.takeRaw();
    const operator = OPERATOR_OF[symbol.kind];
    if (operator === undefined) return `found '${symbol.literal}', expected: in, notin, =, ==, !=, gt, lt`;
    const values = operator === 'in' || operator === 'notin' ? this.valueSet() : this.exactValue();
    return values instanceof Failure ? values.text : checked(key, operator, [...new Set(values)].sort());
  }

  private valueSet(): readonly string[] | Failure {
    const open = this.take();
    if (open.kind !== '(') return new Failure(`found '${open.literal}' expected: '('`);
    const next = this.peek();
    if (next.kind === ')') {
      this.take();
      return [''];
    }
    if (next.kind !== 'identifier' && next.kind !== ',') return new Failure(`found '${next.literal}', expected: ',', ')' or identifier`);
    const values = this.identifiers();
    this.take();
    return values;
  }

  /** Identifiers up to the closing parenthesis; between two commas, and at either end, there is an empty one. */
  private identifiers(): readonly string[] | Failure {
    const values: string[] = [];
    for (;;) {
      const { kind, literal } = this.take();
      const next = this.peek();
      if (kind === 'identifier') {
        values.push(literal);
        if (next.kind === ')') return values;
        if (next.kind !== ',') return new Failure(`found '${next.literal}', expected: ',' or ')'`);
      } else if (kind === ',') {
        if (values.length === 0 || next.kind === ')' || next.kind === ',') values.push('');
        if (next.kind === ')') return values;
      } else {
        return new Failure(`found '${literal}', expected: ',', or identifier`);
      }
    }
  }

  private exactValue(): readonly string[] | Failure {
    const next = this.peek();
    if (next.kind === 'end' || next.kind === ',') return [''];
    const value = this.take();
    return value.kind === 'identifier' ? [value.literal] : new Failure(`found '${value.literal}', expected: identifier`);
  }

  /** The next token, where `in` and `notin` may be keys or values. */
  private peek(): Token {
    const token = this.list[this.position] ?? END;
    return token.kind === 'in' || token.kind === 'notin' ? { kind: 'identifier', literal: token.literal } : token;
  }

  private take(): Token {
    const token = this.peek();
    this.position += 1;
    return token;
  }

  private takeRaw(): Token {
    const token = this.list[this.position] ?? END;
    this.position += 1;
    return token;
  }
}

/** The text of an error, apart from texts that were parsed. */
class Failure {
  constructor(public readonly text: string) {}
}

function checked(key: string, operator: SelectionOperator, values: readonly string[]): LabelRequirement | string {
  return requirementError(key, operator, values) ?? labelRequirement(key, operator, values);
}
