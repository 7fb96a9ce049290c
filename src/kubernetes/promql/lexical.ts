import type { Span } from './ast';

/** Something wrong with a query, and where. */
export interface PromqlProblem extends Span {
  /** In the words of Prometheus, wherever it has a message for it. */
  readonly message: string;
}

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
const NAMES: Readonly<Record<string, string>> = { '(': 'parenthesis', '[': 'bracket', '{': 'brace' };
const OPENING: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
// Comments and whole strings are passed over; a quote that is left over has no end.
const TOKEN = /#[^\n]*|"(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*'|`[^`]*`|["'`(){}[\]]/g;

/** What is wrong with the brackets and quotes of a query: the first stray one, or all that are never closed. */
export function bracketProblems(query: string): readonly PromqlProblem[] {
  const open: { readonly bracket: string; readonly at: number }[] = [];
  for (const { 0: token, index } of query.matchAll(TOKEN)) {
    const span = { from: index, to: index + token.length };
    if (/^["'`]$/.test(token)) return [{ ...span, to: query.length, message: token === '`' ? 'unterminated raw string' : 'unterminated quoted string' }];
    if (CLOSING[token] !== undefined) {
      open.push({ bracket: token, at: index });
    } else if (OPENING[token] !== undefined) {
      const last = open.pop();
      if (last === undefined) return [{ ...span, message: `unexpected right ${NAMES[OPENING[token] ?? ''] ?? ''} '${token}'` }];
      if (last.bracket !== OPENING[token]) return [{ ...span, message: `unexpected '${token}', expected '${CLOSING[last.bracket] ?? ''}' first` }];
    }
  }
  return open.map(({ bracket, at }) => ({ from: at, to: at + 1, message: `unclosed left ${NAMES[bracket] ?? ''}` }));
}
