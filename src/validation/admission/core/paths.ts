import type { FieldErrors } from '../field-errors';

const MODE_MAX = 0o777;

/** A path without `..` as one of its parts (validatePathNoBacksteps). */
export function validateNoBacksteps(errors: FieldErrors, value: string, path: string): void {
  if (hasBacksteps(value)) errors.invalid(path, value, "must not contain '..'");
}

/** Whether `..` is a part of a path. */
export function hasBacksteps(value: string): boolean {
  return value.split('/').includes('..');
}

/** A relative path without `..` (validateLocalDescendingPath). */
export function validateDescendingPath(errors: FieldErrors, value: string, path: string): void {
  if (value.startsWith('/')) errors.invalid(path, value, 'must be a relative path');
  validateNoBacksteps(errors, value, path);
}

/** A relative path without `..` whose first part does not begin with it either (ValidateLocalNonReservedPath). */
export function validateNonReservedPath(errors: FieldErrors, value: string, path: string): void {
  validateDescendingPath(errors, value, path);
  if (value.startsWith('..') && !value.startsWith('../')) errors.invalid(path, value, "must not start with '..'");
}

/** The mode of a file: 0 to 0777. */
export function validateFileMode(errors: FieldErrors, mode: number | undefined, path: string): void {
  if (mode !== undefined && (mode < 0 || mode > MODE_MAX)) errors.invalid(path, mode, 'must be a number between 0 and 0777 (octal), both inclusive');
}
