import { percentErrors } from '../../../kubernetes/names';
import type { FieldErrors } from '../field-errors';

/** A number that is not negative or a percentage (pkg/apis/apps/validation.ValidatePositiveIntOrPercent). */
export function validateIntOrPercent(errors: FieldErrors, value: number | string, path: string): void {
  if (typeof value === 'string') errors.invalidFor(path, value, percentErrors(value));
  else errors.nonNegative(path, value);
}

/** A percentage of at most 100 % (IsNotMoreThan100Percent); numbers and malformed percentages pass. */
export function validateAtMost100Percent(errors: FieldErrors, value: number | string, path: string): void {
  const percent = percentOf(value);
  if (percent !== undefined && percent > 100) errors.invalid(path, value, 'must not be greater than 100%');
}

/** The number in `25%` or of a plain number; 0 for a malformed percentage that is no number either. */
export function intOrPercentNumber(value: number | string): number {
  if (typeof value === 'number') return value;
  return percentOf(value) ?? (/^[+-]?[0-9]+$/.test(value) ? Number(value) : 0);
}

function percentOf(value: number | string): number | undefined {
  return typeof value === 'string' && percentErrors(value).length === 0 ? Number(value.slice(0, -1)) : undefined;
}
