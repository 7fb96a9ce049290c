import { knativeServing } from './samples';
import { CONFIG_SOURCE, KNATIVE_SERVING, settingPath, settingsIn } from './settings';
import { parseAutoscalerConfig } from '../../../kubernetes/knative/parse-autoscaler-config';
import { each } from '../../each';
import type { Rule } from '../../rule';

/** A value that stops the operator. */
export const refusedSetting: Rule = {
  id: 'KCONFIG006',
  name: 'setting of the operator that Knative refuses',
  severity: 'error',
  cause: 'the operator takes any text and writes it into config-autoscaler, which the webhook refuses: KnativeServing never gets ready, and the old settings stay',
  fix: 'write a value within the range',
  source: `${CONFIG_SOURCE}; knative/operator`,
  kinds: [KNATIVE_SERVING],
  check: each(settingsIn, (settings) => parseAutoscalerConfig(settings.data).problems
    .map(({ path, rule, got, fix }) => ({ path: settingPath(settings, path), rule, got, ...(fix !== undefined && { fix }) }))),
  samples: {
    noncompliant: [knativeServing({ autoscaler: { 'stable-window': '60' } })],
    compliant: [knativeServing({ autoscaler: { 'stable-window': '60s' } })],
  },
};
