import { goQuote } from '../go-quote';
import type { Call, PromType } from './ast';
import type { PromqlFeatures } from './durations';
import { PROMQL_FUNCTIONS } from './functions';
import type { PromqlFunction } from './functions';
import type { PromqlProblem } from './lexical';
import { typeName, typeOf } from './type-of';

/** What Prometheus says about a call: an unknown function, too few or too many arguments, arguments of another type. */
export function callProblems(call: Call, features: PromqlFeatures): readonly PromqlProblem[] {
  const name = { from: call.from, to: call.from + call.function.length };
  const signature = PROMQL_FUNCTIONS.get(call.function);
  if (signature === undefined) return [{ ...name, message: `unknown function with name ${goQuote(call.function)}` }];
  const disabled = signature.experimental && features === 'stable';
  return [
    ...disabled ? [{ ...name, message: `function "${call.function}" is not enabled` }] : [],
    ...countProblems(call, signature),
    ...call.function === 'info' ? infoProblems(call) : [],
    ...typeProblems(call, signature),
  ];
}

function countProblems({ function: name, arguments: given, from, to }: Call, signature: PromqlFunction): readonly PromqlProblem[] {
  const least = signature.variadic === 0 ? signature.arguments.length : signature.arguments.length - 1;
  const most = signature.variadic < 0 ? Infinity : least + signature.variadic;
  if (given.length >= least && given.length <= most) return [];
  const bound = given.length < least ? `at least ${least}` : `at most ${most}`;
  return [{ from, to, message: `expected ${signature.variadic === 0 ? least : bound} argument(s) in call to "${name}", got ${given.length}` }];
}

function typeProblems({ function: name, arguments: given }: Call, signature: PromqlFunction): readonly PromqlProblem[] {
  return given.flatMap((argument, index) => {
    const wanted = wantedType(signature, index);
    if (wanted === undefined || typeOf(argument) === wanted) return [];
    const message = `expected type ${typeName(wanted)} in call to function "${name}", got ${typeName(typeOf(argument))}`;
    return [{ from: argument.from, to: argument.to, message }];
  });
}

function wantedType(signature: PromqlFunction, index: number): PromType | undefined {
  return signature.arguments[index] ?? (signature.variadic === 0 ? undefined : signature.arguments.at(-1));
}

/** The second argument of `info` selects by labels only. */
function infoProblems({ arguments: [, selector] }: Call): readonly PromqlProblem[] {
  if (selector === undefined || (selector.kind === 'selector' && selector.name === undefined)) return [];
  const message = selector.kind === 'selector' ? 'expected label selectors only, got vector selector instead' : 'expected label selectors only';
  return [{ from: selector.from, to: selector.to, message }];
}
