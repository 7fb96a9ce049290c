import { isObject, type Json } from '../../kubernetes/json';
import { itemStep, keyStep } from '../source/path-step';

/** The value of a field, by its path such as `spec.metrics[0].type`; undefined if there is none. */
export function valueAt(value: Json | undefined, path: string): Json | undefined {
  if (path === '') return value;
  if (Array.isArray(value)) {
    const step = itemStep(path);
    return step === undefined ? undefined : valueAt((value as readonly Json[])[step.index], step.rest);
  }
  if (!isObject(value)) return undefined;
  const step = keyStep(Object.keys(value), path);
  return step === undefined ? undefined : valueAt(value[step.key], step.rest);
}
