import { isObject } from '../../../kubernetes/json';
import type { Json } from '../../../kubernetes/json';
import { memoize } from '../../../kubernetes/memoize';
import { invalid } from '../field-error';
import type { FieldError, FieldErrorType } from '../field-error';
import { child, index } from '../field-path';
import { CelError, compileCel } from './cel';
import type { CelRule, Schemas, StructuralSchema } from './structural-schema';

/** Errors after which the API server leaves the CEL rules unchecked (apiextensions-apiserver `registry/customresource/strategy.go`). */
const BLOCKING: ReadonlySet<FieldErrorType> = new Set<FieldErrorType>([
  'FieldValueNotSupported', 'FieldValueRequired', 'FieldValueTooLong', 'FieldValueTooMany', 'FieldValueTypeInvalid',
]);

/** Whether earlier errors keep the CEL rules from being checked. */
export function blocksCelRules(errors: readonly FieldError[]): boolean {
  return errors.some((error) => BLOCKING.has(error.type));
}

/** The CEL rules (`x-kubernetes-validations`) that a value and its parts break. */
export function validateCelRules(value: Json, schema: StructuralSchema | undefined, path: string, schemas: Schemas): FieldError[] {
  if (schema === undefined) return [];
  const own = (schema['x-kubernetes-validations'] ?? []).flatMap((rule) => brokenRule(rule, value, path));
  if (Array.isArray(value)) {
    const items = schemas.items(schema);
    return [...own, ...value.flatMap((item: Json, position) => validateCelRules(item, items, index(path, position), schemas))];
  }
  if (!isObject(value)) return own;
  return [
    ...own,
    ...Object.entries(value).flatMap(([name, field]) =>
      (field === undefined ? [] : validateCelRules(field, schemas.field(schema, name), child(path, name), schemas))),
  ];
}

/** The expressions of the schemas, which are few and the same for every object. */
const compiled = memoize(compileCel);

function brokenRule(rule: CelRule, value: Json, path: string): FieldError[] {
  const failed = (detail: string): FieldError[] => [invalid(path, value, detail)];
  try {
    return compiled(rule.rule)(value) === true ? [] : failed(rule.message ?? `failed rule: ${rule.rule}`);
  } catch (error) {
    if (error instanceof CelError) return failed(`${error.message} evaluating rule: ${rule.message ?? rule.rule}`);
    throw error;
  }
}
