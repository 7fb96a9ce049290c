import { AHPA_SOURCE, advancedHpa, boundsOf, cronFields, WITH_PREDICTION, type Bound, ahpaSettings } from './advanced';
import { asList, asNumber, asObject, asString, type Json } from '../../../kubernetes/json';
import type { Detection, Rule } from '../../rule';

const DATE = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/;
const FIELDS = 5;

/** Bounds for times that never come. */
export const timeBounds: Rule = {
  id: 'AHPA003',
  name: 'bounds of AHPA for a time',
  severity: 'error',
  cause: 'times are written YYYY-MM-DD HH:MM:SS and schedules with five fields: what cannot be read is left out, and the bounds never hold',
  fix: "write '2026-01-01 00:00:00' and '* 0-6 ? * *', and a minimum up to the maximum",
  source: AHPA_SOURCE,
  kinds: WITH_PREDICTION,
  check: (object) => [
    ...asList(asObject(object.spec).instanceBounds).flatMap((entry, position) => (['startTime', 'endTime'] as const)
      .flatMap((field) => dateProblem(asObject(entry)[field], `spec.instanceBounds[${position}].${field}`))),
    ...boundsOf(object).flatMap(boundProblems),
  ],
  samples: {
    noncompliant: [ahpaSettings(), advancedHpa({ instanceBounds: bounds('0 * 0-6 ? * *') })],
    compliant: [ahpaSettings(), advancedHpa({ instanceBounds: bounds('* 0-6 ? * *') })],
  },
};

function dateProblem(json: Json | undefined, path: string): readonly Detection[] {
  return json === undefined || DATE.test(asString(json) ?? '') ? [] : [{ path, rule: 'must be a time as YYYY-MM-DD HH:MM:SS', got: json }];
}

function boundProblems({ path, json: { cron, minReplicas, maxReplicas } }: Bound): readonly Detection[] {
  const [min, max] = [asNumber(minReplicas), asNumber(maxReplicas)];
  return [
    ...(cronFields(cron) === FIELDS ? [] : [{ path: `${path}.cron`, rule: `must be a schedule of ${FIELDS} fields`, got: cron ?? '' }]),
    ...(min === undefined || max === undefined || min <= max ? [] : [{ path: `${path}.minReplicas`, rule: `must be at most 'maxReplicas' (${max})`, got: min }]),
  ];
}

function bounds(cron: string) {
  return [{ startTime: '2026-01-01 00:00:00', endTime: '2027-01-01 00:00:00', bounds: [{ cron, minReplicas: 2, maxReplicas: 50 }] }];
}
