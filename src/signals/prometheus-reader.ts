import { PROMETHEUS_SERVER_KEYS, prometheusServerProblems, prometheusTrigger, type PrometheusServerSpec, type PrometheusTriggerSpec } from './prometheus-trigger';
import type { KedaTrigger, NeededObject, ScalerKind, SignalContext } from './signal';
import { renderTriggerAuthentication } from './trigger-authentication';
import { aLeaf } from '../kubernetes/declared/scalars';
import type { KeysOf } from '../kubernetes/known-keys';
import type { Leaf } from '../kubernetes/opaque';
import { Problems, type Problem } from '../kubernetes/problem';

/** How KEDA asks Prometheus; a HorizontalPodAutoscaler reads through prometheus-adapter, which knows its Prometheus itself. */
export interface PrometheusReaderSpec extends Omit<PrometheusServerSpec, 'serverAddress'> {
  /**
   * Address of the API, to which KEDA adds `/api/v1/query`: `http://prometheus.monitoring:9090`.
   * @default - required unless a HorizontalPodAutoscaler reads the signal
   */
  readonly serverAddress?: Leaf;
}

/** The options of `PrometheusReaderSpec`. */
export const PROMETHEUS_READER_KEYS: KeysOf<PrometheusReaderSpec> = { ...PROMETHEUS_SERVER_KEYS, serverAddress: aLeaf };

/** Problems of how Prometheus is asked; paths relative to the options. */
export function readerProblems(reader: PrometheusReaderSpec, scaler: ScalerKind): readonly Problem[] {
  if (scaler === 'hpa') return [];
  const problems = new Problems();
  const given = problems.check(reader.serverAddress !== undefined, 'serverAddress', 'is required with KEDA, which asks Prometheus itself', undefined,
    "give its address, such as 'http://prometheus.monitoring:9090', or use Scaler.hpa()");
  if (given) problems.add(prometheusServerProblems({ ...reader, serverAddress: reader.serverAddress ?? '' }));
  return problems.list;
}

/** What KEDA asks, apart from whom. */
export type PrometheusQuestion = Pick<PrometheusTriggerSpec, 'query' | 'target' | 'activation' | 'metricType'>;

/** The Prometheus trigger of a reader. */
export function readerTrigger(reader: PrometheusReaderSpec, question: PrometheusQuestion, context: SignalContext): KedaTrigger {
  return prometheusTrigger({ ...reader, ...question, serverAddress: reader.serverAddress ?? '' }, context).trigger;
}

/** The objects that its trigger needs: a TriggerAuthentication, if any. */
export function readerObjects(reader: PrometheusReaderSpec, context: SignalContext): readonly NeededObject[] {
  return renderTriggerAuthentication(reader.auth?.authentication, context).objects;
}
