import * as fc from 'fast-check';
import { judge } from './objects';
import { isObject } from '../../../../src/kubernetes/json';
import type { Json, JsonObject } from '../../../../src/kubernetes/json';
import type { CoreRow } from '../../../conformance/admission-core';
import { vectorRows } from '../../../vectors';

const documents = vectorRows<CoreRow>('admission/core.jsonl').map((row) => row.object);
const faults = fc.oneof(
  fc.constantFrom<Json[]>(null, '', ' x', '..', 'a/b', 'a%b', 'UPPER', 'constructor', '__proto__', 'x'.repeat(300), '100%', '-1', '5Mi', '1e3', 'None', '::1'),
  fc.constantFrom<Json[]>(0, -1, 1.5, 1, 65536, 2147483647, 2147483648, 1e21, true, false),
  fc.constantFrom<Json[]>({}, [], [null], [{}], ['x'], { x: 1 }),
  fc.jsonValue().map((value) => value as Json),
);

/** The document with one of its values, chosen by `steps`, replaced; apiVersion and kind stay. */
function mutate(value: Json, steps: readonly number[], fault: Json, depth = 0): Json {
  if (steps.length === 0) return fault;
  const [step = 0, ...rest] = steps;
  if (Array.isArray(value)) {
    const list = value as readonly Json[];
    if (list.length === 0) return [fault];
    return list.map((entry, position) => (position === step % list.length ? mutate(entry, rest, fault, depth + 1) : entry));
  }
  if (!isObject(value)) return fault;
  const names = Object.keys(value).filter((name) => depth > 0 || (name !== 'apiVersion' && name !== 'kind'));
  const chosen = names[step % names.length];
  return chosen === undefined ? { ...value, x: fault } : { ...value, [chosen]: mutate(value[chosen] ?? null, rest, fault, depth + 1) };
}

function freeze(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value;
  Object.values(value).forEach((inner) => freeze(inner ?? null));
  return Object.freeze(value);
}

describe('whatever is wrong with a document', () => {
  const mutated = fc.tuple(fc.constantFrom(...documents), fc.array(fc.nat(20), { minLength: 1, maxLength: 9 }), faults)
    .map(([document, steps, fault]) => mutate(document, steps, fault) as JsonObject);

  test('it gets a verdict: admitted or with errors, never both, and always the same', () => {
    fc.assert(fc.property(mutated, fc.constantFrom('1.23', '1.33', '1.36'), (document, kubernetes) => {
      const verdict = judge(freeze(document), { kubernetes });
      expect(verdict.admitted).toBe(verdict.errors.length === 0);
      expect(verdict.stage === undefined).toBe(verdict.admitted);
      expect(judge(document, { kubernetes })).toEqual(verdict);
    }), { numRuns: 3000 });
  });
});
