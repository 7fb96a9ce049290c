import { goQuote } from '../go-quote';
import { compileRe2 } from '../re2';
import type { Matcher, VectorSelector } from './ast';
import type { PromqlProblem } from './lexical';

/** What Prometheus says about a vector selector: its regular expressions, its name, and whether it would select everything. */
export function selectorProblems(selector: VectorSelector): readonly PromqlProblem[] {
  const { name, matchers, from, to } = selector;
  const problems = [...matcherProblems(selector)];
  const twice = name === undefined ? undefined : matchers.find(({ label }) => label === '__name__');
  if (twice !== undefined) {
    problems.push({ from, to, message: `metric name must not be set twice: ${goQuote(name ?? '')} or ${goQuote(twice.value)}` });
  }
  if (name === undefined && problems.length === 0 && matchers.every((matcher) => matcherAccepts(matcher, ''))) {
    problems.push({ from, to, message: 'vector selector must contain at least one non-empty matcher' });
  }
  return problems;
}

/** What Prometheus says about the regular expressions of a selector. */
export function matcherProblems({ matchers }: VectorSelector): readonly PromqlProblem[] {
  return matchers.flatMap(patternProblems);
}

function patternProblems({ operator, value, from, to }: Matcher): PromqlProblem[] {
  if (operator === '=' || operator === '!=') return [];
  const compiled = compileRe2(value, 'all');
  return typeof compiled === 'string' ? [{ from, to, message: compiled }] : [];
}

/** Whether a matcher accepts a value of its label; a missing label counts as an empty one. A broken pattern accepts nothing. */
export function matcherAccepts({ operator, value }: Matcher, actual: string): boolean {
  if (operator === '=') return actual === value;
  if (operator === '!=') return actual !== value;
  const compiled = compileRe2(value, 'all');
  if (typeof compiled === 'string') return false;
  return compiled.matchesWhole(actual) === (operator === '=~');
}
