import { asString, ownField, type JsonObject } from '../../../kubernetes/json';
import { anyName } from '../../alike';
import { each } from '../../each';
import type { Rule } from '../../rule';
import { HPA } from '../kinds';
import { hpa } from '../samples';
import { CONTROLLER, metricsOf } from './metrics';

const FIELDS: Readonly<Record<string, string>> = { Value: 'value', AverageValue: 'averageValue' };

/** The one source for which the type decides. */
export const objectTargetType: Rule = {
  id: 'HPA008',
  name: 'type of an Object target without its value',
  severity: 'error',
  cause: "the API server does not compare 'type' with what is set, and an Object metric that does not fit fails at every sync",
  fix: "set 'value' with type Value, or 'averageValue' with type AverageValue",
  source: `${CONTROLLER}/horizontal.go computeStatusForObjectMetric`,
  kinds: [HPA],
  blindTo: anyName,
  check: each(metricsOf, ({ type: source, path, target }) => {
    if (source !== 'Object') return [];
    const type = asString(target.type) ?? '';
    const field = ownField(FIELDS, type);
    if (field !== undefined && target[field] !== undefined) return [];
    return [{ path: `${path}.target.type`, rule: field === undefined ? 'must be Value or AverageValue' : `must go with '${field}', which is not set`, got: type }];
  }),
  samples: {
    noncompliant: [hpa({ metrics: [objectMetric({ type: 'Value', averageValue: '10' })] })],
    compliant: [hpa({ metrics: [objectMetric({ type: 'AverageValue', averageValue: '10' })] })],
  },
};

function objectMetric(target: JsonObject) {
  return {
    type: 'Object',
    object: { describedObject: { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', name: 'web' }, metric: { name: 'requests_per_second' }, target },
  };
}
