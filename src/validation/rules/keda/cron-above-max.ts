import type { Rule } from '../../rule';
import { SCALED_OBJECT } from '../kinds';
import { scaledObject } from '../samples';
import { boundsOf } from './bounds';
import { KEDA, metadataPath, metadataText, triggersOf } from './trigger';

/** A schedule that asks for what it does not get. */
export const cronAboveMax: Rule = {
  id: 'KEDA042',
  name: 'schedule outside of the bounds',
  severity: 'warning',
  cause: 'the count of a cron trigger goes through the HorizontalPodAutoscaler, which clamps it to the bounds: beyond the maximum it is cut, and up to the minimum it changes nothing',
  fix: "raise 'maxReplicaCount', or choose desiredReplicas between the bounds",
  source: `${KEDA} pkg/scalers/cron_scaler.go`,
  kinds: [SCALED_OBJECT],
  check: (object, { read }) => {
    const { min, max } = boundsOf(object);
    return read(object, triggersOf).flatMap((trigger) => {
      const wanted = trigger.type === 'cron' ? Number(metadataText(trigger, 'desiredReplicas')) : Number.NaN;
      const path = metadataPath(trigger, 'desiredReplicas');
      if (wanted > max) return [{ path, rule: `should be at most 'maxReplicaCount' (${max}), which wins`, got: wanted }];
      return min > 0 && wanted <= min ? [{ path, rule: `should be above 'minReplicaCount' (${min}), which holds anyway`, got: wanted }] : [];
    });
  },
  samples: {
    noncompliant: [scaledObject([cron('20')], { fallback: undefined })],
    compliant: [scaledObject([cron('8')], { fallback: undefined })],
  },
};

function cron(desiredReplicas: string) {
  return { type: 'cron', metadata: { timezone: 'Etc/UTC', start: '0 8 * * *', end: '0 20 * * *', desiredReplicas } };
}
