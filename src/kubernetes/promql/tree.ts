import type { SyntaxNode } from '@lezer/common';
import type { BinaryOperator, Grouping, Matcher, PromExpr, VectorMatching, VectorSelector } from './ast';
import { readDurationNode } from './durations';
import type { PromqlFeatures } from './durations';
import type { PromqlProblem } from './lexical';
import { readNumber, readString } from './literals';
import type { Literal } from './literals';
import { groupByPrecedence } from './operators';
import type { Chain, Operand } from './operators';
import { applyAt, applyOffset, applyRange } from './postfix';
import type { Applied } from './postfix';

/**
 * Turns the grammar's syntax tree into expressions. The grammar takes `a + b[5m]` for a range over a sum, where Prometheus takes it
 * for a sum with a range in it; so chains of operators are flattened here and grouped anew.
 */
export class TreeReader {
  public readonly problems: PromqlProblem[] = [];

  constructor(
    private readonly query: string,
    private readonly features: PromqlFeatures,
  ) {}

  /** Reads the expression at a node of a tree without error nodes. */
  public expression(node: SyntaxNode): PromExpr {
    const { from, to } = node;
    switch (node.name) {
      case 'NumberDurationLiteral':
        return { kind: 'number', value: this.literal(node, this.signedNumber(node), 0), from, to };
      case 'StringLiteral':
        return { kind: 'string', value: this.string(node), from, to };
      case 'VectorSelector':
        return this.selector(node);
      case 'FunctionCall':
        return { kind: 'call', function: this.textOf(node.firstChild), arguments: this.argumentsOf(node), from, to };
      case 'AggregateExpr':
        return this.aggregation(node);
      case 'ParenExpr':
        return { kind: 'parentheses', of: this.expression(inner(node)), from, to };
      default:
        return groupByPrecedence(this.chain(node));
    }
  }

  private chain(node: SyntaxNode): Chain {
    switch (node.name) {
      case 'BinaryExpr': {
        const left = this.chain(required(node.firstChild));
        const right = this.chain(required(node.lastChild));
        return { operands: [...left.operands, ...right.operands], operators: [...left.operators, this.operator(node), ...right.operators] };
      }
      case 'UnaryExpr': {
        const { operands, operators } = this.chain(inner(node));
        const [first, ...others] = operands;
        return { operands: [{ ...required(first), signs: [node, ...required(first).signs] }, ...others], operators };
      }
      case 'MatrixSelector':
      case 'SubqueryExpr':
      case 'OffsetExpr':
      case 'StepInvariantExpr':
      case 'AnchoredExpr':
      case 'SmoothedExpr': {
        const { operands, operators } = this.chain(inner(node));
        const last: Operand = required(operands.at(-1));
        return { operands: [...operands.slice(0, -1), { ...last, expr: this.postfix(last.expr, node) }], operators };
      }
      default:
        return { operands: [{ signs: [], expr: this.expression(node) }], operators: [] };
    }
  }

  private postfix(of: PromExpr, node: SyntaxNode): PromExpr {
    switch (node.name) {
      case 'MatrixSelector':
        return this.applied(applyRange(of, this.range(node.getChild('DurationExpr')), { from: this.query.indexOf('[', inner(node).to), to: node.to }));
      case 'SubqueryExpr': {
        const [range, step] = node.getChildren('DurationExpr').map((duration) => this.range(duration));
        return { kind: 'subquery', of, from: of.from, to: node.to, ...(range !== undefined && { range }), ...(step !== undefined && { step }) };
      }
      case 'OffsetExpr':
        return this.applied(applyOffset(of, this.duration(required(node.getChild('OffsetDurationExpr'))), node.to));
      case 'StepInvariantExpr':
        return this.applied(applyAt(of, this.timestamp(node), node.to));
      default:
        if (this.features === 'stable') {
          const message = `${node.name === 'AnchoredExpr' ? 'anchored' : 'smoothed'} modifier is experimental and not enabled`;
          this.problems.push({ from: of.from, to: of.to, message });
        }
        return of;
    }
  }

  private applied({ expr, problems }: Applied): PromExpr {
    this.problems.push(...problems);
    return expr;
  }

  private timestamp(node: SyntaxNode): number | 'start' | 'end' {
    const number = node.lastChild?.name === 'NumberDurationLiteral' ? node.lastChild : null;
    if (number !== null) return this.literal(number, this.signedNumber(number), 0);
    return this.textOf(node.getChild('AtModifierPreprocessors')).toLowerCase() === 'start' ? 'start' : 'end';
  }

  /** A range or step in milliseconds, which must be greater than 0. */
  private range(node: SyntaxNode | null): number | undefined {
    const duration = this.duration(required(node));
    if (duration !== undefined && duration <= 0) {
      this.problems.push({ from: required(node).from, to: required(node).to, message: 'duration must be greater than 0' });
    }
    return duration;
  }

  /** A duration in milliseconds. */
  private duration(node: SyntaxNode): number | undefined {
    const { seconds, problems } = readDurationNode(node, this.query, this.features);
    this.problems.push(...problems);
    return seconds === undefined ? undefined : seconds * 1000;
  }

  private selector(node: SyntaxNode): VectorSelector {
    const name = node.getChild('Identifier');
    const list = node.getChild('LabelMatchers');
    const matchers = list === null ? [] : childrenOf(list).filter((child) => /Matcher$|^QuotedLabelName$/.test(child.name));
    return {
      kind: 'selector',
      matchers: matchers.map((matcher) => this.matcher(matcher)),
      from: node.from,
      to: node.to,
      ...(name !== null && { name: this.textOf(name) }),
    };
  }

  private matcher(node: SyntaxNode): Matcher {
    const span = { from: node.from, to: node.to };
    if (node.name === 'QuotedLabelName') return { label: '__name__', operator: '=', value: this.string(node), ...span };
    const label = required(node.firstChild);
    return {
      label: label.name === 'QuotedLabelName' ? this.string(label) : this.textOf(label),
      operator: this.textOf(node.getChild('MatchOp')) as Matcher['operator'],
      value: this.string(required(node.lastChild)),
      ...span,
    };
  }

  private aggregation(node: SyntaxNode): PromExpr {
    const modifier = node.getChild('AggregateModifier');
    const grouping: Grouping | undefined = modifier === null ? undefined : {
      mode: modifier.getChild('By') === null ? 'without' : 'by',
      labels: this.labels(modifier.getChild('GroupingLabels')),
      from: modifier.from,
      to: modifier.to,
    };
    const operator = this.textOf(node.getChild('AggregateOp')).toLowerCase();
    return {
      kind: 'aggregation', operator, arguments: this.argumentsOf(node), from: node.from, to: node.to, ...(grouping !== undefined && { grouping }),
    };
  }

  private argumentsOf(node: SyntaxNode): readonly PromExpr[] {
    return required(node.getChild('FunctionCallBody')).getChildren('Expr').map((argument) => this.expression(argument));
  }

  private operator(node: SyntaxNode): BinaryOperator {
    const token = required(required(node.firstChild).nextSibling);
    return {
      symbol: this.textOf(token).toLowerCase(),
      bool: node.getChild('BoolModifier') !== null,
      matching: this.matching(node),
      from: token.from,
      to: token.to,
    };
  }

  private matching(node: SyntaxNode): VectorMatching {
    const fill = node.getChild('FillModifier') !== null;
    const clause = node.getChild('MatchingModifierClause');
    if (clause === null) return { labels: [], include: [], fill };
    const group = clause.getChild('GroupLeft') ?? clause.getChild('GroupRight');
    const [labels = null, include = null] = clause.getChildren('GroupingLabels');
    return {
      mode: clause.getChild('On') === null ? 'ignoring' : 'on',
      labels: this.labels(labels),
      include: this.labels(include),
      fill,
      ...(group !== null && { group: group.name === 'GroupLeft' ? 'left' : 'right' }),
    };
  }

  private labels(node: SyntaxNode | null): readonly string[] {
    return (node === null ? [] : childrenOf(node)).flatMap((child) => {
      const label = child.name === 'QuotedLabelName' ? this.string(child) : this.textOf(child);
      if (label === '') this.problems.push({ from: child.from, to: child.to, message: 'invalid label name for grouping: ""' });
      return label === '' ? [] : [label];
    });
  }

  private signedNumber(node: SyntaxNode): Literal<number> {
    const [, sign = '', digits = ''] = /^([+-]?)\s*(.*)$/s.exec(this.textOf(node)) ?? [];
    const read = readNumber(digits);
    return 'value' in read && sign === '-' ? { value: -read.value } : read;
  }

  private string(node: SyntaxNode): string {
    return this.literal(node, readString(this.textOf(node)), '');
  }

  private literal<Value>(node: SyntaxNode, read: Literal<Value>, fallback: Value): Value {
    if ('value' in read) return read.value;
    this.problems.push({ from: node.from, to: node.to, message: read.error });
    return fallback;
  }

  private textOf(node: SyntaxNode | null): string {
    return node === null ? '' : this.query.slice(node.from, node.to);
  }
}

/** The expression that a node of the grammar is about. */
function inner(node: SyntaxNode): SyntaxNode {
  return required(node.getChild('Expr'));
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) children.push(child);
  return children;
}

/** A part that a tree without error nodes always has. */
function required<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new TypeError('the syntax tree lacks a part that the grammar demands');
  return value;
}
