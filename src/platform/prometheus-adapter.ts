import { decideRelease, deliver, INSTALL_KEYS, type InstallSpec, releaseProblems } from './delivery';
import { PROMETHEUS_ADAPTER_CHART } from './helm-charts';
import { installationFrom, type Installation } from './installation';
import { judged, aLeaf, aNumber } from '../kubernetes/declared/scalars';
import { required } from '../kubernetes/declared/shapes';
import type { KeysOf } from '../kubernetes/known-keys';
import type { Leaf } from '../kubernetes/opaque';
import { Problems, type Problem } from '../kubernetes/problem';

/** A rule of prometheus-adapter, as its config reads it. Upstream: prometheus-adapter v0.12 `pkg/config`. */
export interface PrometheusAdapterRule {
  readonly seriesQuery: string;
  readonly metricsQuery: string;
  readonly name: { readonly matches: string; readonly as: string };
  readonly seriesFilters?: readonly object[];
  readonly resources?: object;
}

/** A rule with the declaration that asks for it. */
export interface OwnedRule {
  /** Construct path or component name. */
  readonly owner: string;
  readonly rule: PrometheusAdapterRule;
}

/** An install of prometheus-adapter. */
export interface PrometheusAdapterSpec extends InstallSpec {
  /** Address of Prometheus without the port, such as `http://prometheus-server.monitoring.svc`. */
  readonly prometheusUrl: Leaf;
  /** Port of Prometheus; 0 leaves it out. From 0 to 65535. @default 9090 */
  readonly prometheusPort?: number;
  /** Seconds between two looks for new series; at least the scrape interval. Whole number from 1. @default 60 (of the chart) */
  readonly relistIntervalSeconds?: number;
  /** Rules of `custom.metrics.k8s.io`. @default - none */
  readonly rules?: unknown;
  /** Rules of `external.metrics.k8s.io`, which the adapter then claims; it can have no other owner in the cluster. @default - none */
  readonly externalRules?: unknown;
}

const KEYS: KeysOf<PrometheusAdapterSpec> = {
  ...INSTALL_KEYS,
  prometheusUrl: required(aLeaf),
  prometheusPort: aNumber,
  relistIntervalSeconds: aNumber,
  rules: judged(),
  externalRules: judged(),
};

/** Plans an install of prometheus-adapter with only the given rules: the chart's broad default rules are off. */
export function planPrometheusAdapter(given: PrometheusAdapterSpec): Installation {
  return installationFrom(given, KEYS, prometheusAdapter);
}

function prometheusAdapter(spec: PrometheusAdapterSpec): Installation {
  const problems = new Problems();
  const { prometheusPort: port = 9090, relistIntervalSeconds: relist } = spec;
  problems.check(Number.isInteger(port) && port >= 0 && port <= 65_535, 'prometheusPort', 'must be a whole number from 0 to 65535', port);
  problems.check(relist === undefined || (Number.isInteger(relist) && relist >= 1), 'relistIntervalSeconds', 'must be a whole number from 1', relist);
  const release = decideRelease(PROMETHEUS_ADAPTER_CHART, spec, { name: 'prometheus-adapter', namespace: 'monitoring' }, {
    prometheus: { url: spec.prometheusUrl, port },
    ...(relist !== undefined && { metricsRelistInterval: `${relist}s` }),
    rules: { default: false, custom: spec.rules ?? [], ...(spec.externalRules !== undefined && { external: spec.externalRules }) },
  });
  problems.add(releaseProblems(release, spec.delivery));
  return { objects: deliver(release, spec.delivery), problems: problems.list };
}

const identity = ({ name, seriesQuery }: PrometheusAdapterRule): string => JSON.stringify([name.as, seriesQuery]);

/** The rules of all services of an app: each once, in an order that does not depend on that of the declarations. */
export function mergeRules(rules: readonly OwnedRule[]): readonly PrometheusAdapterRule[] {
  const merged = new Map<string, PrometheusAdapterRule>();
  for (const { rule } of rules) merged.set(identity(rule), rule);
  return [...merged].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, rule]) => rule);
}

/** Rules that would serve different numbers under one name: the adapter keeps the last one silently. */
export function ruleConflicts(rules: readonly OwnedRule[]): readonly Problem[] {
  const problems = new Problems();
  const first = new Map<string, OwnedRule>();
  for (const owned of rules) {
    const known = first.get(owned.rule.name.as);
    if (known === undefined) {first.set(owned.rule.name.as, owned);} else {
      problems.check(JSON.stringify(known.rule) === JSON.stringify(owned.rule), `rules.${owned.rule.name.as}`,
        `must be the same metric in '${known.owner}' and '${owned.owner}', since prometheus-adapter serves one metric a name`, undefined,
        'give one of them another name');
    }
  }
  return problems.list;
}
