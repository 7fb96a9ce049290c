import { canonical, milliJson, START_MILLIS } from './keda-format';
import type { ModifiersRow } from './keda-row';
import { applyModifiers } from '../../src/simulation/keda/composite';
import { createScaledObject } from '../../src/simulation/keda/lifecycle';
import { milliOf } from '../../src/simulation/keda/metric-value';
import { prepareScaledObject } from '../../src/simulation/keda/prepare';

/** Replays the formula of one vector; the first difference, if there is one. */
export function replayModifiers({ scalingModifiers, fallback, triggers, admissionError, cases }: ModifiersRow): string | undefined {
  const definition = prepareScaledObject({
    metadata: { name: 'so' },
    spec: {
      scaleTargetRef: { name: 'app' },
      ...(fallback !== undefined && { fallback }),
      advanced: { scalingModifiers },
      triggers: triggers.map((name) => ({ type: 'prometheus', name, metadata: { serverAddress: 'http://prometheus', query: 'q', threshold: '30' } })),
    },
  });
  const { scalers } = definition;
  const { object } = createScaledObject(definition, START_MILLIS);
  if (object === undefined) return 'there is no object';
  const refused = 'error' in scalers ? scalers.error : '';
  if ((refused === '') !== (admissionError === '')) return `admission: expected ${JSON.stringify(admissionError)}, got ${JSON.stringify(refused)}`;
  if ('error' in scalers) return undefined;
  const names = triggers.map((_, index) => `s${index}-prometheus`);
  for (const [values, expected] of cases) {
    const failing = names.filter((_, index) => values[index] === null);
    const health = Object.fromEntries(failing.map((name) => [name, { numberOfFailures: 1000, status: 'Failing' as const }]));
    const collected = {
      values: names.map((name, index) => ({ name, milli: milliOf(values[index] ?? 0) })),
      fallbacks: [],
      triggerNames: new Map(names.map((name, index) => [name, triggers[index] ?? ''])),
    };
    const { values: [result] } = applyModifiers({ ...object, status: { ...object.status, health } }, collected, scalers.formula);
    const actual = result === undefined ? null : milliJson(result.milli);
    if (canonical(actual) !== canonical(expected)) return `${canonical(values)}: expected ${canonical(expected)}, got ${canonical(actual)}`;
  }
  return undefined;
}
