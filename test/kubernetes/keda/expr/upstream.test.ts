import { compileExpr } from '../../../../src/kubernetes/keda/expr/compile';
import { ExprError } from '../../../../src/kubernetes/keda/expr/expr-error';
import { goText } from '../../../../src/kubernetes/keda/expr/value';
import { vectorRows } from '../../../vectors';

/** What expr-lang makes of a formula, where a is 1 and b is 2.5 (recorded by test/oracle/expr). */
interface Row {
  readonly text: string;
  readonly refused?: string;
  /** Where it is refused; a formula of several lines has no such place. */
  readonly at?: number;
  readonly fails?: string;
  readonly value?: string;
}

const rows = vectorRows<Row>('keda/expr.jsonl');

function attempt<Result>(action: () => Result): Result | ExprError {
  try {
    return action();
  } catch (error) {
    if (error instanceof ExprError) return error;
    throw error;
  }
}

/** What the port says; of a formula with a function that it checks but does not run, such as `toJSON`, that it takes it as upstream does. */
function answer(row: Row): Row {
  const { text, at } = row;
  const program = attempt(() => compileExpr(text, new Set(['a', 'b'])));
  if (program instanceof ExprError) return { text, refused: program.message, ...(at === undefined ? {} : { at: program.offset ?? -1 }) };
  if (program.unsupported.length > 0) return row.refused === undefined ? row : { text };
  const result = attempt(() => goText(program.run(new Map([['a', 1], ['b', 2.5]]))));
  return result instanceof ExprError ? { text, fails: result.message } : { text, value: result };
}

// One test for each kind: a test a row would cost more than the rows.
test.each(['refused', 'fails', 'value'] as const)('formulas are answered as expr-lang answers them: %s', (kind) => {
  const recorded = rows.filter((row) => row[kind] !== undefined);
  expect(recorded.length).toBeGreaterThan(100);
  expect(recorded.map(answer)).toEqual(recorded);
});
