import type { SyntaxNode, Tree } from '@lezer/common';
import type { PromExpr } from './ast';
import type { PromqlFeatures } from './durations';
import { PROMQL_FUNCTIONS } from './functions';
import { bracketProblems } from './lexical';
import type { PromqlProblem } from './lexical';
import { TreeReader } from './tree';

/** A query as it was read. */
export interface ParsedPromql {
  /** Missing if the syntax is wrong. */
  readonly expr?: PromExpr;
  /** What is wrong with syntax, literals and modifiers, in the order of the text; types are not checked yet. */
  readonly problems: readonly PromqlProblem[];
}

interface Grammar {
  readonly parser: { parse(input: string): Tree };
}

// What Prometheus accepts and the grammar does not: a number such as `5.`, and a name that every object of JavaScript inherits, which the
// grammar finds in its tables of keywords. Strings and comments are passed over.
const UNREADABLE = /#[^\n]*|"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'|`[^`]*`|(?<![\w.])([0-9]+)\.(?![\w.])|(?<![\w:])(constructor|__proto__)(?![\w:])/gi;

/** Reads a query with the grammar that is kept in the Prometheus repository. */
export function parsePromql(query: string, features: PromqlFeatures = 'stable'): ParsedPromql {
  const brackets = bracketProblems(query);
  if (brackets.length > 0) return { problems: brackets };
  // Loaded here, since most programs that use this package never come to it.
  const grammar = module.require('@prometheus-io/lezer-promql') as Grammar;
  const tree = grammar.parser.parse(query.replace(UNREADABLE, readable));
  const root = tree.topNode.firstChild;
  const problems = syntaxProblems(tree, query);
  if (problems.length > 0 || root === null) return { problems };
  const reader = new TreeReader(query, features);
  const expr = reader.expression(tree.topNode.getChild('Expr') ?? root);
  return { expr, problems: reader.problems };
}

/** The same in the words of the grammar, as long as before; the texts of a tree are cut out of the query itself. */
function readable(token: string, digits: string | undefined, name: string | undefined): string {
  if (digits !== undefined) return `${digits} `;
  return name === undefined ? token : '_'.repeat(name.length);
}

function syntaxProblems(tree: Tree, query: string): readonly PromqlProblem[] {
  const errors: SyntaxNode[] = [];
  tree.iterate({
    enter: ({ node }) => {
      if (node.type.isError) errors.push(node);
      return !node.type.isError;
    },
  });
  if (errors.length === 0) return [];
  if (query.replace(/#[^\n]*/g, '').trim() === '') return [{ from: 0, to: 0, message: 'no expression found in input' }];
  const unknown = errors.flatMap((error) => unknownFunction(error, query));
  // What follows the first error is not understood either, and its errors say nothing.
  return unknown.length > 0 ? unknown : errors.slice(0, 1).map((error) => unexpected(error, query));
}

/** A name in front of a parenthesis that is no function. */
function unknownFunction(error: SyntaxNode, query: string): readonly PromqlProblem[] {
  const name = error.prevSibling;
  if (name?.name !== 'Identifier' || !query.slice(name.to).trimStart().startsWith('(')) return [];
  const text = query.slice(name.from, name.to);
  const message = PROMQL_FUNCTIONS.has(text) ? `function "${text}" is not enabled` : `unknown function with name "${text}"`;
  return [{ from: name.from, to: name.to, message }];
}

const CONTEXTS: Readonly<Record<string, string>> = {
  AggregateModifier: ' in grouping opts, expected "("',
  GroupingLabels: ' in grouping opts, expected label, "," or ")"',
  LabelMatchers: ' in label matching, expected identifier, "," or "}"',
  UnquotedLabelMatcher: ' in label matching, expected a matching operator and a string in quotes',
  QuotedLabelMatcher: ' in label matching, expected a matching operator and a string in quotes',
  MatrixSelector: ' in subquery or range, expected a duration such as 5m and "]"',
  SubqueryExpr: ' in subquery or range, expected a duration such as 5m and "]"',
  OffsetExpr: ' in offset, expected a duration such as 5m',
  StepInvariantExpr: ' in @, expected timestamp',
};

function unexpected(error: SyntaxNode, query: string): PromqlProblem {
  const context = CONTEXTS[error.parent?.name ?? ''] ?? '';
  const from = error.from + (/^\s*/.exec(query.slice(error.from))?.[0].length ?? 0);
  if (from >= query.length) return { from: query.length, to: query.length, message: `unexpected end of input${context}` };
  const text = query.slice(from, Math.max(error.to, from)).trim() || (/^(\w+|.)/u.exec(query.slice(from))?.[0] ?? '');
  return { from, to: from + text.length, message: `unexpected ${JSON.stringify(text)}${context}` };
}
