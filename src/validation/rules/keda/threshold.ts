import { each } from '../../each';
import type { Rule } from '../../rule';
import { prometheusObject } from '../samples';
import { isTemplated } from '../templated';
import { KEDA, metadataPath, metadataText, prometheusTriggersOf, WITH_TRIGGERS } from './trigger';

/** Numbers as JSON writes them, which is what KEDA reads. */
const JSON_NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;
/** KEDA writes the target in thousandths, and the API server accepts none of zero. */
const LEAST = 0.0005;

/** A target that makes no valid HorizontalPodAutoscaler. */
export const threshold: Rule = {
  id: 'KEDA006',
  name: 'threshold that makes no HorizontalPodAutoscaler',
  severity: 'error',
  cause: 'KEDA accepts the object, but the API server refuses the HorizontalPodAutoscaler that it makes of it, and nothing scales',
  fix: 'give a number from 0.001, how much of the result one pod should carry',
  source: `${KEDA} pkg/scalers/prometheus_scaler.go; kubernetes pkg/apis/autoscaling/validation`,
  kinds: WITH_TRIGGERS,
  check: each(prometheusTriggersOf, (trigger) => {
    const text = metadataText(trigger, 'threshold');
    if (text === undefined || isTemplated(text)) return [];
    const path = metadataPath(trigger, 'threshold');
    if (!JSON_NUMBER.test(text)) return [{ path, rule: 'must be a plain number', got: text }];
    return Number(text) >= LEAST ? [] : [{ path, rule: 'must be greater than 0, also after rounding to thousandths', got: text }];
  }),
  samples: {
    noncompliant: [prometheusObject({ threshold: '0' })],
    compliant: [prometheusObject({ threshold: '0.5' })],
  },
};
