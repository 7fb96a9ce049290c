import { AUTOSCALING_GROUP } from '../../../kubernetes/knative/annotation-keys';
import { readSeconds } from '../../../kubernetes/knative/setting-readers';
import type { Rule } from '../../rule';
import { knativeService } from '../samples';
import { annotationPath, KNATIVE, settingOf, templateOf, WITH_REVISIONS } from './template';

/** Seconds between two decisions of the autoscaler. */
const TICK = 2;

/** A delay that is over before it counts. */
export const shortDelay: Rule = {
  id: 'KNATIVE018',
  name: 'delay of scaling in below the tick',
  severity: 'warning',
  cause: 'the autoscaler decides every two seconds: a shorter delay holds nothing back',
  fix: 'write at least 2s, or leave it out',
  source: `${KNATIVE} pkg/autoscaler/scaling/autoscaler.go delayWindow, multiscaler.go tickInterval`,
  kinds: WITH_REVISIONS,
  check: (object, { read }) => {
    const found = settingOf(read(object, templateOf), 'scaleDownDelay');
    const seconds = found === undefined ? undefined : readSeconds(found.value);
    return found === undefined || seconds === undefined || seconds <= 0 || seconds >= TICK ? []
      : [{ path: annotationPath(found.key), rule: `should be at least ${TICK} seconds`, got: found.value }];
  },
  samples: {
    noncompliant: [knativeService({ [`${AUTOSCALING_GROUP}/scale-down-delay`]: '1s' })],
    compliant: [knativeService({ [`${AUTOSCALING_GROUP}/scale-down-delay`]: '60s' })],
  },
};
