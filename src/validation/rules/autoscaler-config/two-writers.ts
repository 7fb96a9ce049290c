import { autoscalerConfig, knativeServing } from './samples';
import { KNATIVE_SERVING, settingsIn, WITH_SETTINGS } from './settings';
import { each } from '../../each';
import { objectReference } from '../../finding';
import type { Rule } from '../../rule';

/** A ConfigMap that the operator writes over. */
export const twoWriters: Rule = {
  id: 'KCONFIG007',
  name: 'config-autoscaler beside the operator',
  severity: 'error',
  cause: 'the operator owns the ConfigMaps of Knative and sets them back to what KnativeServing says: what is applied by hand is lost silently',
  fix: 'write the settings into spec.config.autoscaler of KnativeServing',
  source: 'knative/operator pkg/reconciler/common/configmap.go; knative/operator#264, #431',
  kinds: WITH_SETTINGS,
  check: each(settingsIn, ({ by }, { bundle }) => {
    const [operator] = by === 'operator' ? [] : bundle.ofKind(KNATIVE_SERVING);
    return operator === undefined ? [] : [{ path: 'data', rule: `is written over by the operator of ${objectReference(operator)}` }];
  }),
  samples: {
    noncompliant: [knativeServing({}), autoscalerConfig({ 'max-scale': '20' })],
    compliant: [knativeServing({ autoscaler: { 'max-scale': '20' } })],
  },
};
