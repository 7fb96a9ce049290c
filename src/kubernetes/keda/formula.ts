import { parseGoFloat } from '../go-number';
import { floatToInt } from './expr/arithmetic';
import { compileExpr } from './expr/compile';
import type { Program } from './expr/compile';
import { ExprError } from './expr/expr-error';
import type { Value } from './expr/value';

/** `spec.advanced.scalingModifiers` of a ScaledObject. */
export interface ScalingModifiers {
  readonly formula?: string;
  readonly target?: string;
  readonly activationTarget?: string;
  readonly metricType?: string;
}

/** What KEDA says against scaling modifiers. */
export interface ScalingModifiersFault {
  readonly field: 'formula' | 'target' | 'metricType';
  readonly message: string;
}

/** A formula that KEDA accepts. */
export type Formula = Program;

/** Whether scaling modifiers are in use: one field of them is set (KEDA 2.20 `ScaledObject.IsUsingModifiers`). */
export function usesScalingModifiers(modifiers: ScalingModifiers | undefined): modifiers is ScalingModifiers {
  const { formula = '', target = '', activationTarget = '', metricType = '' } = modifiers ?? {};
  return formula !== '' || target !== '' || activationTarget !== '' || metricType !== '';
}

/**
 * Compiles a formula over the values of triggers, with the cast to float that KEDA puts around it
 * (KEDA 2.20 `scaledobject_webhook.go`, castToFloatIfNecessary). Throws an `ExprError`; its offset counts in the formula as given.
 *
 * @param names the names of the triggers that are neither cpu nor memory
 */
export function compileFormula(formula: string, names: Iterable<string>): Formula {
  const [before, after] = castAround(formula);
  try {
    return compileExpr(before + formula + after, new Set(names));
  } catch (error) {
    if (!(error instanceof ExprError) || error.offset === undefined) throw error;
    const offset = Math.min(Math.max(error.offset - before.length, 0), formula.length);
    throw new ExprError(error.message, offset);
  }
}

function castAround(formula: string): readonly [before: string, after: string] {
  if (formula.includes('??')) {
    if (formula.startsWith('let _kedaCompositeResult = ')) return ['', ''];
    return ['let _kedaCompositeResult = (', '); _kedaCompositeResult == nil ? nil : float(_kedaCompositeResult)'];
  }
  return formula.startsWith('float(') ? ['', ''] : ['float(', ')'];
}

/** The value that KEDA gives every trigger when it tries a formula. */
const DUMMY_VALUE = -1;

/**
 * The first thing that KEDA's webhook and operator have against scaling modifiers; undefined if they accept them
 * (KEDA 2.20 `scaledobject_webhook.go`, ValidateAndCompileScalingModifiers).
 *
 * @param names the names of the triggers that are neither cpu nor memory, without empty ones
 */
export function scalingModifiersFault(modifiers: ScalingModifiers, names: readonly string[]): ScalingModifiersFault | undefined {
  const { formula = '', target = '', metricType } = modifiers;
  if (formula === '') return { field: 'formula', message: 'is mandatory' };
  if (target === '') return { field: 'target', message: 'must be given with a formula' };
  const refused = formulaFault(formula, names);
  if (refused !== undefined) return { field: 'formula', message: refused };
  const { value, error } = parseGoFloat(target);
  if (error !== undefined) return { field: 'target', message: `must be a number (${error})` };
  if (value <= 0) return { field: 'target', message: 'must be greater than 0' };
  return metricType === 'Utilization' ? { field: 'metricType', message: 'must be AverageValue or Value' } : undefined;
}

function formulaFault(formula: string, names: readonly string[]): string | undefined {
  try {
    const program = compileFormula(formula, names);
    if (program.unsupported.length === 0) program.run(new Map(names.map((name) => [name, DUMMY_VALUE])));
    return undefined;
  } catch (error) {
    if (!(error instanceof ExprError)) throw error;
    return error.offset === undefined ? error.message : `${error.message} (character ${error.offset + 1})`;
  }
}

/**
 * The value of a formula in thousandths, cut off towards zero as KEDA does; `undefined` when it is nil, which KEDA then
 * replaces by fallback replicas times the target (KEDA 2.20 `pkg/scaling/modifiers/formula.go`). Throws an `ExprError` when
 * the run fails or gives no float. A value beyond 64 bits gives -2^63, as on amd64; other platforms differ.
 *
 * @param values what each trigger reads; null for one whose failures let the formula decide
 */
export function compositeMilli(formula: Formula, values: ReadonlyMap<string, number | null>): bigint | undefined {
  const result: Value = formula.run(values);
  if (result === null) return undefined;
  if (typeof result !== 'number') throw new ExprError('formula returned non-float result');
  return floatToInt(result * 1000);
}
