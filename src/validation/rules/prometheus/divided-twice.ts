import type { PromExpr } from '../../../kubernetes/promql/ast';
import { selectorsOf } from '../../../kubernetes/promql/selectors';
import { each } from '../../each';
import type { Rule } from '../../rule';
import { shapeOf } from '../keda/query';
import { metadataPath, metadataText, prometheusTriggersOf, WITH_TRIGGERS, type Trigger } from '../keda/trigger';
import { prometheusObject } from '../samples';
import { isTemplated } from '../templated';

const PODS = /^(kube_(deployment|statefulset|replicaset)_(status|spec)_replicas\w*|kube_pod_\w+|up)$/;

/** A share of a pod, which is divided by the pods once more. */
export const dividedTwice: Rule = {
  id: 'PROM014',
  name: 'divided by the pods twice',
  severity: 'warning',
  cause: 'with AverageValue, the default, the threshold is what one pod carries of the whole: a query that already averages over the pods asks for far too few',
  fix: 'query the sum of the workload, or set metricType: Value for what is no sum, such as a latency',
  source: 'kubernetes replica_calculator.go GetExternalPerPodMetricReplicas; mitodl/ol-infrastructure#5304',
  kinds: WITH_TRIGGERS,
  check: each(prometheusTriggersOf, (trigger, context) => {
    const text = metadataText(trigger, 'query');
    if (text === undefined || isTemplated(text) || !isAveraged(trigger)) return [];
    const path = metadataPath(trigger, 'query');
    const { expr, problems } = shapeOf({ path, text }, context);
    const how = expr === undefined || problems.length > 0 ? undefined : averages(expr);
    return how === undefined ? [] : [{ path, rule: `should be of the whole workload, but it ${how}, and AverageValue divides by the pods again` }];
  }),
  samples: {
    noncompliant: [prometheusObject({ query: 'avg(rate(http_requests_total{service="web"}[2m]))' })],
    compliant: [prometheusObject({ query: 'sum(rate(http_requests_total{service="web"}[2m]))' })],
  },
};

function isAveraged({ metricType }: Trigger): boolean {
  return metricType === undefined || metricType === 'AverageValue';
}

function averages(expr: PromExpr): string | undefined {
  if (expr.kind === 'parentheses' || expr.kind === 'unary') return averages(expr.of);
  if (expr.kind === 'aggregation') return expr.operator === 'avg' && expr.grouping === undefined ? 'averages over the series' : undefined;
  if (expr.kind !== 'binary') return undefined;
  if (expr.operator.symbol === '/' && selectorsOf(expr.right).some(({ metric = '' }) => PODS.test(metric))) return 'divides by the number of pods';
  return expr.right.kind === 'number' ? averages(expr.left) : undefined;
}
