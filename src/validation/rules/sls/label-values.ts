import type { Json } from '../../../kubernetes/json';
import { labelValueErrors } from '../../../kubernetes/names';
import { anyName } from '../../alike';
import { each } from '../../each';
import type { Detection, Rule } from '../../rule';
import { HPA } from '../kinds';
import { SLS_LABELS, slsHpa } from '../samples';
import { slsMetrics } from './sls-metric';

/** The HPA controller turns the selector into text, which takes label values only. */
export const labelValues: Rule = {
  id: 'SLS004',
  name: 'selector value is no label value',
  severity: 'error',
  cause: 'the API server does not look at the selector of a metric, and the HPA controller then fails at every sync with FailedGetExternalMetric',
  fix: 'shorten the namespace or the name of the Service so that the route has at most 63 characters; wildcards are impossible',
  source: 'kubernetes pkg/controller/podautoscaler/metrics/client.go GetExternalMetric; apimachinery pkg/labels',
  kinds: [HPA],
  blindTo: anyName,
  check: each(slsMetrics, ({ labels, labelsPath }) => Object.entries(labels)
    .flatMap(([key, value]) => valueProblem(`${labelsPath}[${key}]`, value) ?? [])),
  samples: {
    noncompliant: [slsHpa({ ...SLS_LABELS, 'sls.ingress.route': 'shop-*-80*' })],
    compliant: [slsHpa(SLS_LABELS)],
  },
};

function valueProblem(path: string, value: Json | undefined): Detection | undefined {
  if (typeof value !== 'string') return { path, rule: 'must be a text', got: value, fix: `write "${String(value)}"` };
  return labelValueErrors(value).length === 0 ? undefined
    : { path, rule: 'must be a label value: at most 63 letters, digits, "-", "_" or ".", with a letter or digit at both ends', got: value };
}
