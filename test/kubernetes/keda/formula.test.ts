import { compileFormula, compositeMilli, scalingModifiersFault, usesScalingModifiers } from '../../../src/kubernetes/keda/formula';
import type { Formula, ScalingModifiers } from '../../../src/kubernetes/keda/formula';
import { metricMilli, milliToFloat } from '../../../src/kubernetes/keda/metric-quantity';
import { vectorRows } from '../../vectors';

interface Row {
  readonly id: string;
  readonly scalingModifiers: ScalingModifiers;
  readonly fallback?: { readonly replicas: number };
  readonly triggers: readonly string[];
  readonly admissionError: string;
  /**
   * What the triggers read (null for one that failed too often), and the result in thousandths, as text where it is too large for
   * a double; null where the formula fails.
   */
  readonly cases?: readonly (readonly [values: readonly (number | null)[], result: number | string | null])[];
}

const rows = vectorRows<Row>('keda/modifiers.jsonl');

function valueOf(formula: Formula, names: readonly string[], values: readonly (number | null)[], instead: bigint): bigint | null {
  const read = (value: number | null | undefined): number | null => (typeof value === 'number' ? milliToFloat(metricMilli(value)) : null);
  try {
    return compositeMilli(formula, new Map(names.map((name, index) => [name, read(values[index])]))) ?? instead;
  } catch {
    return null;
  }
}

test.each(rows.map((row) => [row.id, row] as const))('%s is judged and computed as upstream does', (_, { scalingModifiers, fallback, triggers, admissionError, cases = [] }) => {
  const fault = scalingModifiersFault(scalingModifiers, triggers);
  expect(fault === undefined).toBe(admissionError === '');
  if (cases.length === 0) return;
  const formula = compileFormula(scalingModifiers.formula ?? '', triggers);
  // Where a formula gives nil KEDA falls back.
  const instead = BigInt(fallback === undefined ? 0 : fallback.replicas * Number(scalingModifiers.target) * 1000);
  const results = cases.map(([values]) => valueOf(formula, triggers, values, instead));
  expect(results).toEqual(cases.map(([, result]) => (result === null ? null : BigInt(result))));
});

test.each<[string, ScalingModifiers, object | undefined]>([
  ['a formula with a target is fine', { formula: 'a', target: '1' }, undefined],
  ['a target needs a formula', { target: '1' }, { field: 'formula' }],
  ['a formula needs a target', { formula: 'a' }, { field: 'target' }],
  ['a target is a number', { formula: 'a', target: ' 5' }, { field: 'target' }],
  ['a target is greater than 0', { formula: 'a', target: '0' }, { field: 'target', message: 'must be greater than 0' }],
  ['an infinite target passes', { formula: 'a', target: 'inf' }, undefined],
  ['a formula must not read what has no name', { formula: 'b', target: '1' }, { field: 'formula', message: 'unknown name b (character 1)' }],
  ['a formula gives a number', { formula: 'a > 1', target: '1' }, { field: 'formula' }],
  ['a formula is tried with -1 for each trigger', { formula: '[1, 2][int(a) + 5]', target: '1' }, { field: 'formula' }],
  ['a nil fallback may stay nil', { formula: 'a ?? nil', target: '1' }, undefined],
  ['Utilization is nothing that a formula gives', { formula: 'a', target: '1', metricType: 'Utilization' }, { field: 'metricType' }],
])('%s', (_, modifiers, fault) => {
  const found = scalingModifiersFault(modifiers, ['a']);
  if (fault === undefined) expect(found).toBeUndefined();
  else expect(found).toMatchObject(fault);
});

test('a single field puts scaling modifiers to use', () => {
  expect([undefined, {}, { formula: '', target: '' }].some(usesScalingModifiers)).toBe(false);
  expect([{ formula: 'a' }, { target: '1' }, { activationTarget: '1' }, { metricType: 'Value' }].every(usesScalingModifiers)).toBe(true);
});

test('a result is cut off to thousandths towards zero', () => {
  const formula = compileFormula('a', ['a']);
  expect(compositeMilli(formula, new Map([['a', 1.2399]]))).toBe(1239n);
  expect(compositeMilli(formula, new Map([['a', -1.2399]]))).toBe(-1239n);
  expect(compositeMilli(compileFormula('a ?? nil', ['a']), new Map([['a', null]]))).toBeUndefined();
});
