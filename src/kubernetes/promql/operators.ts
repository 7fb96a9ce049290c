import type { BinaryOperator, PromExpr, Span } from './ast';

/** An operand with the signs in front of it. */
export interface Operand {
  readonly signs: readonly Span[];
  readonly expr: PromExpr;
}

/** Operands with the operators between them, in the order of the text. */
export interface Chain {
  readonly operands: readonly Operand[];
  readonly operators: readonly BinaryOperator[];
}

const POWER = 6;
const LEVELS = ['or', 'and unless', '== != <= < >= > </ >/', '+ -', '* / % atan2', '^'];
const PRECEDENCE: ReadonlyMap<string, number> = new Map(
  LEVELS.flatMap((symbols, level) => symbols.split(' ').map((symbol): [string, number] => [symbol, level + 1])),
);

/**
 * Groups a chain by the precedence of its operators, as Prometheus does (generated_parser.y): `^` binds tightest and to the right,
 * a sign binds like `*`, the others bind to the left.
 */
export function groupByPrecedence({ operands, operators }: Chain): PromExpr {
  let next = 0;

  const operand = (): PromExpr => {
    const { signs = [], expr } = operands[next] ?? {};
    if (expr === undefined) throw new RangeError('an operator lacks its operand');
    const signed = signs.length === 0 ? expr : climb(expr, POWER);
    return signs.reduceRight<PromExpr>((of, sign) => ({ kind: 'unary', of, from: sign.from, to: of.to }), signed);
  };

  const climb = (first: PromExpr, least: number): PromExpr => {
    let left = first;
    for (let operator = operators[next]; operator !== undefined; operator = operators[next]) {
      const precedence = PRECEDENCE.get(operator.symbol) ?? 0;
      if (precedence < least) break;
      next += 1;
      const right = climb(operand(), precedence === POWER ? POWER : precedence + 1);
      left = { kind: 'binary', operator, left, right, from: left.from, to: right.to };
    }
    return left;
  };

  return climb(operand(), 0);
}
