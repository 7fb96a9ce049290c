interface Operator {
  readonly precedence: number;
  readonly associativity: 'left' | 'right';
}

const left = (precedence: number): Operator => ({ precedence, associativity: 'left' });
const right = (precedence: number): Operator => ({ precedence, associativity: 'right' });

/** The precedence of the operators before a value (expr-lang `parser/operator`). */
export const UNARY_PRECEDENCE: ReadonlyMap<string, number> = new Map([['not', 50], ['!', 50], ['-', 90], ['+', 90]]);

/** The operators between two values (expr-lang `parser/operator`). */
export const BINARY_OPERATORS: ReadonlyMap<string, Operator> = new Map([
  ['|', left(0)],
  ['or', left(10)], ['||', left(10)],
  ['and', left(15)], ['&&', left(15)],
  ['==', left(20)], ['!=', left(20)], ['<', left(20)], ['>', left(20)], ['>=', left(20)], ['<=', left(20)],
  ['in', left(20)], ['matches', left(20)], ['contains', left(20)], ['startsWith', left(20)], ['endsWith', left(20)],
  ['..', left(25)],
  ['+', left(30)], ['-', left(30)],
  ['*', left(60)], ['/', left(60)], ['%', left(60)],
  ['**', right(100)], ['^', right(100)],
  ['??', left(500)],
]);

/** Whether an operator compares sizes; such operators may be chained: `1 < a < 5`. */
export function isComparison(operator: string): boolean {
  return operator === '<' || operator === '>' || operator === '<=' || operator === '>=';
}

/** Whether `not` may stand before an operator: `not in`. */
export function isNegatable(operator: string): boolean {
  return operator === 'in' || operator === 'matches' || operator === 'contains' || operator === 'startsWith' || operator === 'endsWith';
}
