import { AHPA_SOURCE, advancedHpa, AHPA_SETTINGS, ahpaSettings, WITH_PREDICTION } from './advanced';
import type { Bundle } from '../../../kubernetes/bundle';
import { asObject, asString } from '../../../kubernetes/json';
import type { Manifest } from '../../../kubernetes/manifest';
import { keyOf, refOf } from '../../../kubernetes/object-ref';
import type { Rule } from '../../rule';

const KEY = 'prometheusUrl';
const PLACE = `${AHPA_SETTINGS.namespace}/${AHPA_SETTINGS.name}`;

/** A prediction without the past that it is made of. */
export const missingHistory: Rule = {
  id: 'AHPA006',
  name: 'AHPA without the history that it predicts from',
  severity: 'info',
  cause: 'AHPA reads the past from the Prometheus that the ConfigMap application-intelligence in kube-system names, and needs seven days of it: until then it predicts nothing',
  fix: `declare the ConfigMap with ${KEY}, keep scaleStrategy: observer for the first seven days, or acknowledge that both are there`,
  source: `${AHPA_SOURCE}, prerequisites`,
  kinds: WITH_PREDICTION,
  check: (object, { bundle, once }) => {
    if (once(firstOf) !== keyOf(refOf(object))) return [];
    const settings = bundle.find({ group: '', kind: 'ConfigMap', ...AHPA_SETTINGS });
    if (settings === undefined) return [{ path: '', sub: 'settings', rule: `needs ConfigMap ${PLACE}, which is not here, and seven days of history` }];
    return (asString(asObject(settings.data)[KEY]) ?? '') !== '' ? []
      : [{ path: '', sub: 'settings', rule: `needs '${KEY}' in ConfigMap ${PLACE}, and seven days of history` }];
  },
  samples: {
    noncompliant: [advancedHpa()],
    compliant: [ahpaSettings(), advancedHpa()],
  },
};

/** What all have in common is said once. */
function firstOf(bundle: Bundle): string | undefined {
  return WITH_PREDICTION.flatMap((kind): readonly Manifest[] => bundle.ofKind(kind)).map((object) => keyOf(refOf(object))).sort()[0];
}
