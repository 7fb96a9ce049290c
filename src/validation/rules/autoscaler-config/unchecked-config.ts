import { autoscalerConfig } from './samples';
import { settingsIn, WITH_SETTINGS } from './settings';
import { asObject } from '../../../kubernetes/json';
import { each } from '../../each';
import type { Rule } from '../../rule';

const LABELS: Readonly<Record<string, string>> = { 'app.kubernetes.io/name': 'knative-serving', 'app.kubernetes.io/component': 'autoscaler' };

/** A ConfigMap that the webhook does not see. */
export const uncheckedConfig: Rule = {
  id: 'KCONFIG002',
  name: 'config-autoscaler without its labels',
  severity: 'warning',
  cause: 'the webhook checks only ConfigMaps with these labels: without them a wrong value gets through, and the autoscaler does not start with it the next time',
  fix: 'give the ConfigMap the labels of the release',
  source: 'Knative Serving 1.23 config/core/webhooks/configmap-validation.yaml',
  kinds: WITH_SETTINGS,
  check: each(settingsIn, ({ by }, _, { metadata }) => {
    const missing = Object.entries(LABELS).filter(([key, value]) => asObject(metadata.labels)[key] !== value).map(([key, value]) => `${key}: ${value}`);
    return by === 'operator' || missing.length === 0 ? []
      : [{ path: 'metadata.labels', rule: `should have ${missing.join(' and ')}, by which the webhook finds the ConfigMap`, fix: `write ${missing.join(' and ')}` }];
  }),
  samples: {
    noncompliant: [autoscalerConfig({ 'max-scale': '20' }, { 'app.kubernetes.io/name': 'knative-serving' })],
    compliant: [autoscalerConfig({ 'max-scale': '20' })],
  },
};
