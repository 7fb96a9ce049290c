import type { Rule } from '../../rule';
import { knativeService } from '../samples';
import { autoscalerConfigOf, KNATIVE, settingOf, templateOf, WITH_REVISIONS } from './template';

/** A count without a bound. */
export const noMaxScale: Rule = {
  id: 'KNATIVE012',
  name: 'no maximum scale',
  severity: 'info',
  cause: 'without a maximum a flood, or a database that answers slowly, starts as many pods as the cluster has room for',
  fix: 'set autoscaling.knative.dev/max-scale, or max-scale in config-autoscaler',
  source: `${KNATIVE} pkg/autoscaler/config, max-scale: 0 is unlimited`,
  kinds: WITH_REVISIONS,
  check: (object, { read, once }) => {
    const max = settingOf(read(object, templateOf), 'maxScale')?.value;
    return max === undefined && once(autoscalerConfigOf).maxScale === 0
      ? [{ path: 'spec.template.metadata.annotations[autoscaling.knative.dev/max-scale]', rule: 'is missing, so the number of pods has no bound' }] : [];
  },
  samples: {
    noncompliant: [knativeService({ 'autoscaling.knative.dev/max-scale': undefined })],
    compliant: [knativeService({ 'autoscaling.knative.dev/max-scale': '20' })],
  },
};
