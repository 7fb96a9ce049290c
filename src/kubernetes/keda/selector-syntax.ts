import { parseGoInt } from '../go-number';
import { labelValueErrors, qualifiedNameErrors } from '../names';

const TOKEN = /[ \t\r\n]*(==|!=|[=!()<>,]|[^ \t\r\n=!()<>,]+)/y;
const OPERATORS: ReadonlySet<string> = new Set(['in', 'notin', '=', '==', '!=', '>', '<']);

/**
 * Why a text is no label selector such as `app=web, tier in (a,b), !canary` (k8s.io/apimachinery/pkg/labels.Parse);
 * undefined if it is one.
 */
export function selectorFault(text: string): string | undefined {
  const tokens = tokenize(text);
  let rest = tokens;
  while (rest.length > 0) {
    const after = requirement(rest);
    if (typeof after === 'string') return after;
    if (after.length === 0) return undefined;
    if (after[0] !== ',') return `found '${after[0]}', expected: ',' or 'end of string'`;
    if (!isName(after[1]) && after[1] !== '!') return `found '${after[1] ?? ''}', expected: identifier after ','`;
    rest = after.slice(1);
  }
  return undefined;
}

function tokenize(text: string): readonly string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match !== null; match = TOKEN.exec(text)) tokens.push(match[1] ?? '');
  return tokens;
}

function isName(token: string | undefined): token is string {
  return token !== undefined && !/^[=!()<>,]/.test(token);
}

/** Takes one requirement off the tokens; a text is what is wrong with it. */
function requirement(tokens: readonly string[]): readonly string[] | string {
  const negated = tokens[0] === '!';
  const [key, ...rest] = negated ? tokens.slice(1) : tokens;
  if (!isName(key)) return `found '${key ?? ''}', expected: identifier`;
  const [keyFault] = qualifiedNameErrors(key);
  if (keyFault !== undefined) return keyFault;
  const [operator, ...values] = rest;
  if (negated || operator === undefined || operator === ',') return rest;
  if (!OPERATORS.has(operator)) return `found '${operator}', expected: in, notin, =, ==, !=, gt, lt`;
  return operator === 'in' || operator === 'notin' ? valueSet(values) : exactValue(operator, values);
}

function exactValue(operator: string, tokens: readonly string[]): readonly string[] | string {
  const [next] = tokens;
  const missing = next === undefined || next === ',';
  if (!missing && !isName(next)) return `found '${next}', expected: identifier`;
  const value = missing ? '' : next;
  if ((operator === '>' || operator === '<') && parseGoInt(value).error !== undefined) return 'the value of > and < must be an integer';
  return labelValueErrors(value)[0] ?? (missing ? tokens : tokens.slice(1));
}

/** Values in parentheses; any of them may be empty. */
function valueSet(tokens: readonly string[]): readonly string[] | string {
  if (tokens[0] !== '(') return `found '${tokens[0] ?? ''}' expected: '('`;
  const end = tokens.indexOf(')');
  const inner = tokens.slice(1, end < 0 ? undefined : end);
  const wrong = inner.find((token, position) => (isName(token) ? isName(inner[position + 1]) : token !== ','));
  if (wrong !== undefined || end < 0) return `found '${isName(wrong) ? '' : wrong ?? ''}', expected: ',' or ')'`;
  for (const value of inner.filter(isName)) {
    const [fault] = labelValueErrors(value);
    if (fault !== undefined) return fault;
  }
  return tokens.slice(end + 1);
}
