import { asList, asObject, asString, type JsonObject } from '../../../kubernetes/json';
import type { Manifest } from '../../../kubernetes/manifest';
import { namespaceOf } from '../../../kubernetes/object-ref';

/** Upstream of the rules about monitors. */
export const OPERATOR = 'prometheus-operator v0.93 pkg/prometheus/promcfg.go';

/** The namespaces in which a monitor looks: its own unless it says otherwise; undefined for all. */
export function monitoredNamespaces(monitor: Manifest): readonly string[] | undefined {
  const { any, matchNames } = asObject(asObject(monitor.spec).namespaceSelector);
  if (any === true) return undefined;
  const names = asList(matchNames).filter((name) => typeof name === 'string');
  return names.length === 0 ? [namespaceOf(monitor)] : names;
}

/** One endpoint of a ServiceMonitor or PodMonitor. */
export interface Endpoint {
  readonly path: string;
  /** Name of the port. */
  readonly port: string | undefined;
  readonly json: JsonObject;
}

/** The endpoints of a ServiceMonitor or PodMonitor. */
export function endpointsOf(monitor: Manifest): readonly Endpoint[] {
  const field = monitor.kind === 'PodMonitor' ? 'podMetricsEndpoints' : 'endpoints';
  return asList(asObject(monitor.spec)[field]).map((entry, position) => {
    const json = asObject(entry);
    return { path: `spec.${field}[${position}]`, port: asString(json.port), json };
  });
}
