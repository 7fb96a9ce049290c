import { asObject, asString } from '../../../kubernetes/json';
import { groupOf, namespaceOf } from '../../../kubernetes/object-ref';
import { objectReference } from '../../finding';
import type { Rule } from '../../rule';
import { deployment, hpa } from '../samples';
import { AHPA, AHPA_SOURCE, advancedHpa, ahpaSettings } from './advanced';

/** Two that decide about one count. */
export const secondScaler: Rule = {
  id: 'AHPA004',
  name: 'AHPA beside another autoscaler',
  severity: 'warning',
  cause: 'AHPA sets the count itself, and so does the other: each undoes what the other decided, and the count goes up and down',
  fix: 'keep one, or set scaleStrategy: observer while you compare',
  source: AHPA_SOURCE,
  kinds: [AHPA],
  check: (object, { bundle }) => {
    const { scaleTargetRef, scaleStrategy } = asObject(object.spec);
    const { apiVersion, kind, name } = asObject(scaleTargetRef);
    if (scaleStrategy === 'observer') return [];
    const [other] = bundle.scalersOf({ group: groupOf(apiVersion), kind: asString(kind) ?? '', namespace: namespaceOf(object), name: asString(name) ?? '' });
    return other === undefined ? [] : [{ path: 'spec.scaleTargetRef', rule: `should not be scaled by ${objectReference(other.manifest)} as well`, got: name }];
  },
  samples: {
    noncompliant: [ahpaSettings(), deployment(), hpa(), advancedHpa()],
    compliant: [ahpaSettings(), deployment(), hpa(), advancedHpa({ scaleStrategy: 'observer' })],
  },
};
