import type { Rule } from '../../rule';
import { SCALED_OBJECT } from '../kinds';
import { prometheusObject } from '../samples';
import { boundsOf } from './bounds';
import { KEDA, metadataPath, metadataText, triggersOf } from './trigger';

/** An activation threshold where KEDA never activates. */
export const idleActivation: Rule = {
  id: 'KEDA012',
  name: 'activation without effect',
  severity: 'warning',
  cause: 'an activation threshold only decides between 0 (or idle) and the minimum; with a minimum above 0 nothing ever asks for it',
  fix: "leave it out, or lower 'minReplicaCount' to 0",
  source: `${KEDA} pkg/scaling/executor/scale_scaledobjects.go; kedacore/keda#2800, #4403`,
  kinds: [SCALED_OBJECT],
  check: (object, { read }) => {
    const bounds = boundsOf(object);
    if (bounds.kedaDecides || bounds.idle !== undefined) return [];
    return read(object, triggersOf).flatMap((trigger) => Object.keys(trigger.metadata)
      .filter((key) => key.startsWith('activation') && !ZERO.test(metadataText(trigger, key) ?? '0'))
      .map((key) => ({
        path: metadataPath(trigger, key), rule: `has no effect while 'minReplicaCount' is ${bounds.min}`, got: trigger.metadata[key],
      })));
  },
  samples: {
    noncompliant: [prometheusObject({ activationThreshold: '5' })],
    compliant: [prometheusObject({ activationThreshold: '5' }, { minReplicaCount: 0 })],
  },
};

const ZERO = /^0(\.0+)?$/;
