import { parseGoBool } from '../../../kubernetes/go-number';
import { asObject, asString } from '../../../kubernetes/json';
import { misspeltText } from '../../misspelt';
import type { Detection, Rule } from '../../rule';
import { SCALED_JOB, SCALED_OBJECT } from '../kinds';
import { PROMETHEUS_TRIGGER, scaledObject } from '../samples';
import { KEDA } from './trigger';

const GROUP = 'autoscaling.keda.sh';
const SWITCHES = ['paused', 'paused-scale-in', 'paused-scale-out', 'force-activation'].map((name) => `${GROUP}/${name}`);
/** Texts that are no bool, but mean what KEDA makes of them. */
const MEANS_TRUE = /^(y|yes|on|enabled?)$/i;
const PAUSED_REPLICAS = `${GROUP}/paused-replicas`;
const TRIGGERS = [{ type: 'prometheus', metadata: PROMETHEUS_TRIGGER }];

/** Pausing by a text that KEDA reads otherwise. */
export const pauseAnnotations: Rule = {
  id: 'KEDA024',
  name: 'pause annotation not understood',
  severity: 'error',
  cause: 'every text that is no bool counts as true, so "no" or a misspelt "false" pauses; a replica count that is no number fails the reconcile',
  fix: 'write "true" or "false", and a whole number of replicas; leave paused-replicas out where nothing shall be paused',
  source: `${KEDA} apis/keda/v1alpha1/scaledobject_types.go`,
  fixable: true,
  kinds: [SCALED_OBJECT, SCALED_JOB],
  check: ({ metadata }) => {
    const annotations = asObject(metadata.annotations);
    const text = asString(annotations[PAUSED_REPLICAS]);
    return [
      ...SWITCHES.flatMap((key) => {
        const value = asString(annotations[key]);
        return value === undefined || parseGoBool(value) !== undefined || MEANS_TRUE.test(value) ? []
          : [switchDetection(`metadata.annotations[${key}]`, value)];
      }),
      ...(text === undefined || /^[+-]?\d+$/.test(text) ? []
        : [{ path: `metadata.annotations[${PAUSED_REPLICAS}]`, rule: 'must be a whole number', got: text }]),
    ];
  },
  samples: {
    noncompliant: [scaledObject(TRIGGERS, {}, { annotations: { [`${GROUP}/paused`]: 'flase' } })],
    compliant: [scaledObject(TRIGGERS, {}, { annotations: { [`${GROUP}/paused`]: 'false' } })],
  },
};

function switchDetection(path: string, got: string): Detection {
  const { edits } = misspeltText(path, got, ['true', 'false']);
  return { path, rule: 'must be "true" or "false": any other text counts as true', got, ...(edits !== undefined && { edits }) };
}
