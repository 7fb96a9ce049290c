import { externalMetricName, externalRule, type RuleSeries } from './adapter-rule';
import { readerObjects, readerProblems, readerTrigger, type PrometheusReaderSpec } from './prometheus-reader';
import type { HpaMetric, Signal, SignalContext, SignalUnit } from './signal';
import { targetQuantity } from './target';
import type { Leaf } from '../kubernetes/opaque';
import { Problems, type Problem, type Warning } from '../kubernetes/problem';

/** A number that one PromQL query gives. */
export interface PromqlSource {
  /** Name of the factory. */
  readonly source: string;
  readonly unit: SignalUnit;
  readonly lagSeconds: number;
  readonly lowestMinReplicas: 0 | 1;
  readonly reader: PrometheusReaderSpec;
  /** The query; its result is one series. */
  readonly query: (context: SignalContext) => Leaf;
  /** The series behind it, by which prometheus-adapter finds out that the number exists; undefined if it cannot be told. */
  readonly series: (context: SignalContext) => RuleSeries | undefined;
  /** Annotations for the Service. */
  readonly serviceAnnotations?: Readonly<Record<string, string>>;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Warning[];
  /** Problems that show only in the context. */
  readonly check?: (context: SignalContext) => readonly Problem[];
}

/** The signal of a PromQL query: a Prometheus trigger of KEDA, or an external metric of prometheus-adapter. */
export function promqlSignal(source: PromqlSource): Signal {
  const { unit, lagSeconds, lowestMinReplicas, problems, warnings, reader, serviceAnnotations } = source;
  const compared = unit === 'milliseconds' ? { metricType: 'Value' as const } : {};
  const metricName = (context: SignalContext): string => externalMetricName(context, snakeCase(source.source));
  const ruleOf = (context: SignalContext) => {
    const series = source.series(context);
    return series === undefined ? undefined : externalRule(metricName(context), source.query(context), series);
  };
  return {
    source: source.source,
    unit,
    lagSeconds,
    lowestMinReplicas,
    problems,
    warnings,
    hpaMetric: (context, target) => externalMetric(metricName(context), unit, target),
    kedaTrigger: (context, target, options) => readerTrigger(reader, { query: source.query(context), target, ...compared, ...options }, context),
    check: (context, scaler) => {
      const found = new Problems();
      found.add(readerProblems(reader, scaler));
      found.add(source.check?.(context) ?? []);
      found.check(scaler === 'keda' || ruleOf(context) !== undefined, '',
        'must come to a query of plain text over some series where a HorizontalPodAutoscaler reads it, since it becomes a rule of prometheus-adapter',
        undefined, 'use Scaler.keda()');
      return found.list;
    },
    needs: (context, scaler) => {
      const annotated = serviceAnnotations === undefined ? {} : { serviceAnnotations };
      if (scaler === 'keda') return { ...annotated, objects: readerObjects(reader, context) };
      const rule = ruleOf(context);
      return { ...annotated, externalAdapterRules: rule === undefined ? [] : [rule] };
    },
  };
}

/** An external metric without a selector: the rule behind it selects. A latency is compared as it is, everything else per pod. */
function externalMetric(name: string, unit: SignalUnit, target: number): HpaMetric {
  const quantity = targetQuantity(target);
  return {
    type: 'External',
    external: {
      metric: { name },
      target: unit === 'milliseconds' ? { type: 'Value', value: quantity } : { type: 'AverageValue', averageValue: quantity },
    },
  };
}

/** `haproxyQueue` is `haproxy_queue`. */
function snakeCase(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
