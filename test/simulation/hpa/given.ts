import type { Json, JsonObject } from '../../../src/kubernetes/json';
import { podRequests } from '../../../src/simulation/hpa/pod-requests';
import { prepareHpa } from '../../../src/simulation/hpa/prepare';
import type { HpaOptions, PreparedHpa } from '../../../src/simulation/hpa/prepare';
import type { HpaInput, MetricReading, PodReading, PodSample } from '../../../src/simulation/hpa/readings';
import { parseScaleSelector } from '../../../src/simulation/hpa/scale-selector';
import { NEW_HPA_STATE } from '../../../src/simulation/hpa/state';
import type { HpaState } from '../../../src/simulation/hpa/state';
import { stepHpa } from '../../../src/simulation/hpa/step';
import type { HpaStep } from '../../../src/simulation/hpa/step';
import type { Int64 } from '../../../src/simulation/int64';

export const SECOND = 1000;
export const SYNC = 15 * SECOND;

const HOUR = 3600 * SECOND;
const REQUESTS = podRequests({ containers: [{ name: 'app', resources: { requests: { cpu: '100m', memory: '128Mi' } } }] });
export const SELECTOR = parseScaleSelector('app=web');

/** An HPA `default/web` with a spec. */
export function hpa(spec: JsonObject, options?: HpaOptions): PreparedHpa {
  return prepareHpa({ metadata: { name: 'web' }, spec: { minReplicas: 1, maxReplicas: 50, ...spec } }, options);
}

export function externalAverage(averageValue: Json): JsonObject {
  return { type: 'External', external: { metric: { name: 'queue' }, target: { type: 'AverageValue', averageValue } } };
}

export function externalValue(value: Json): JsonObject {
  return { type: 'External', external: { metric: { name: 'queue' }, target: { type: 'Value', value } } };
}

export function objectMetric(target: JsonObject): JsonObject {
  const describedObject = { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', name: 'main' };
  return { type: 'Object', object: { describedObject, metric: { name: 'rps' }, target } };
}

export function podsMetric(averageValue: Json): JsonObject {
  return { type: 'Pods', pods: { metric: { name: 'inflight' }, target: { type: 'AverageValue', averageValue } } };
}

export function utilization(averageUtilization: number, name = 'cpu'): JsonObject {
  return { type: 'Resource', resource: { name, target: { type: 'Utilization', averageUtilization } } };
}

/** A pod that has been Ready for an hour. */
export function pod(changes: Partial<PodReading> = {}): PodReading {
  return {
    name: 'web-0', phase: 'Running', terminating: false, ready: 'True', readyChangedAtMillis: -HOUR, startedAtMillis: -HOUR, requests: REQUESTS, ...changes,
  };
}

export function pods(count: number, changes: Partial<PodReading> = {}): readonly PodReading[] {
  return Array.from({ length: count }, (_, index) => pod({ name: `web-${index}`, ...changes }));
}

/** The samples of pods, fresh at a time; null for a pod without one. */
export function samples(millis: readonly (Int64 | null)[], atMillis = 0): MetricReading {
  return { samples: millis.map((milli): PodSample | undefined => milli === null ? undefined : { milli, atMillis, windowMillis: 30 * SECOND }) };
}

/** Whole units as thousandths. */
export function values(...units: readonly number[]): MetricReading {
  return { values: units.map((unit) => unit * 1000) };
}

/** What a sync reads; all of it may be given. */
export interface Reads extends Partial<Omit<HpaInput, 'scale'>> {
  readonly current: number;
  readonly status?: number;
  readonly selector?: string;
}

/** A sync at time 0 that reads the pods of a target with so many replicas. */
export function input({ current, status = current, selector, ...rest }: Reads): HpaInput {
  const scale = { specReplicas: current, statusReplicas: status, selector: selector === undefined ? SELECTOR : parseScaleSelector(selector) };
  return { nowMillis: 0, pods: pods(current), metrics: [], ...rest, scale };
}

/** The first sync of a controller. */
export function firstStep(prepared: PreparedHpa, reads: Reads): HpaStep {
  return stepHpa(prepared, NEW_HPA_STATE, input(reads));
}

/** What a whole run does. */
export interface Run {
  readonly steps: readonly HpaStep[];
  /** The replica count after each sync. */
  readonly replicas: readonly number[];
  readonly state: HpaState;
}

/** Syncs one after another, each on the count that the last one left; every pod is ready at once. */
export function run(
  prepared: PreparedHpa, from: number, syncs: number, read: (sync: number, current: number) => Partial<Reads>,
  gapMillis = SYNC, start = NEW_HPA_STATE,
): Run {
  const steps: HpaStep[] = [];
  let current = from;
  let state = start;
  for (let sync = 0; sync < syncs; sync += 1) {
    const step = stepHpa(prepared, state, input({ current, nowMillis: (sync + 1) * gapMillis, ...read(sync, current) }));
    steps.push(step);
    current = step.replicas ?? current;
    state = step.state;
  }
  return { steps, replicas: steps.map(({ replicas }) => replicas ?? -1), state };
}

/** The condition of a type as `[status, reason]`. */
export function condition({ state }: HpaStep, type: string): readonly [string, string] | undefined {
  const found = state.status.conditions.find((each) => each.type === type);
  return found === undefined ? undefined : [found.status, found.reason];
}

/** The text of the only event. */
export function onlyMessage({ events }: HpaStep): string {
  expect(events).toHaveLength(1);
  return events[0]?.message ?? '';
}
