import { prometheusBacklog, type Backlog } from './backlog';
import { queryProblems } from './prometheus-query';
import { PROMETHEUS_SERVER_KEYS, type PrometheusServerSpec } from './prometheus-trigger';
import { backlogFrom } from './signal-from';
import { aFlag, aLeaf, aNumber } from '../kubernetes/declared/scalars';
import { required } from '../kubernetes/declared/shapes';
import type { KeysOf } from '../kubernetes/known-keys';
import type { Leaf } from '../kubernetes/opaque';
import { Problems } from '../kubernetes/problem';

/** Any number that a Prometheus API can give. */
export interface PrometheusBacklogSpec extends PrometheusServerSpec {
  /** PromQL; the result must be one series. */
  readonly query: Leaf;
  /**
   * Seconds from a new item to the number that shows it: the scrape interval, mostly.
   * @default 60
   */
  readonly lagSeconds?: number;
  /**
   * Whether the series are there without pods of the consumer; those that the consumer itself exports are not, and then the minimum
   * cannot be 0.
   * @default true
   */
  readonly livesWithoutPods?: boolean;
}

const KEYS: KeysOf<PrometheusBacklogSpec> = { ...PROMETHEUS_SERVER_KEYS, query: required(aLeaf), lagSeconds: aNumber, livesWithoutPods: aFlag };

const LAG_SECONDS = 60;

/** The result of a PromQL query. */
export function prometheus(given: PrometheusBacklogSpec): Backlog {
  return backlogFrom('prometheus', given, KEYS, makePrometheus);
}

function makePrometheus(spec: PrometheusBacklogSpec): Backlog {
  const { query, lagSeconds = LAG_SECONDS, livesWithoutPods, ...server } = spec;
  const problems = new Problems();
  problems.add(queryProblems(query), 'query');
  problems.check(Number.isFinite(lagSeconds) && lagSeconds >= 0, 'lagSeconds', 'must be a number from 0', lagSeconds);
  const backlog = prometheusBacklog({ source: 'prometheus', unit: 'items', lagSeconds, query, server, problems });
  return livesWithoutPods === false ? { ...backlog, lowestMinReplicas: 1 } : backlog;
}
