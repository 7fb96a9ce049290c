import { asList, asObject, type JsonObject } from '../../../kubernetes/json';
import type { Manifest } from '../../../kubernetes/manifest';

/** A rule of a PrometheusRule: an alert or a recording. */
export interface AlertRule {
  /** Such as `spec.groups[0].rules[0]`. */
  readonly path: string;
  readonly json: JsonObject;
}

/** The rules of all groups. */
export function alertRulesOf(object: Manifest): readonly AlertRule[] {
  return asList(asObject(object.spec).groups).flatMap((group, position) => asList(asObject(group).rules)
    .map((json, index) => ({ path: `spec.groups[${position}].rules[${index}]`, json: asObject(json) })));
}
