import type { JsonObject } from '../../../src/kubernetes/json';
import { createScaledObject } from '../../../src/simulation/keda/lifecycle';
import { pollScaledObject } from '../../../src/simulation/keda/poll';
import type { PollOutcome } from '../../../src/simulation/keda/poll';
import { prepareScaledObject } from '../../../src/simulation/keda/prepare';
import type { PreparedScaledObject } from '../../../src/simulation/keda/prepare';
import { readMetric } from '../../../src/simulation/keda/read-metric';
import { reconcileScaledObject } from '../../../src/simulation/keda/reconcile';
import type { SourceAnswer } from '../../../src/simulation/keda/source-answer';
import type { KedaState } from '../../../src/simulation/keda/state';
import { conditionOf } from '../../../src/simulation/keda/status';
import type { ConditionType, ScaledObjectStatus } from '../../../src/simulation/keda/status';
import type { Surroundings } from '../../../src/simulation/keda/surroundings';

export const SECOND = 1000;
/** 2026-01-01T00:00:00Z. */
export const START = 1767225600 * SECOND;
/** Everything happens a moment past the second. */
export const MOMENT = 1;
export const METRIC = 's0-prometheus';
export const FAILED: SourceAnswer = { error: 'HTTP 500' };

/** A prometheus trigger with a threshold of 30. */
export function prometheus(changes: JsonObject = {}, metadata: JsonObject = {}): JsonObject {
  return { type: 'prometheus', metadata: { serverAddress: 'http://prometheus:9090', query: 'sum(backlog)', threshold: '30', ...metadata }, ...changes };
}

/** A ScaledObject with one prometheus trigger, unless the spec says otherwise. */
export function manifest(spec: JsonObject = {}, annotations: JsonObject = {}): JsonObject {
  return {
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'ScaledObject',
    metadata: { name: 'orders', namespace: 'default', ...(Object.keys(annotations).length > 0 && { annotations }) },
    spec: { scaleTargetRef: { name: 'app' }, triggers: [prometheus()], ...spec },
  };
}

export function definition(spec: JsonObject = {}, annotations: JsonObject = {}): PreparedScaledObject {
  return prepareScaledObject(manifest(spec, annotations));
}

/** What a step sees at a second. */
export function around(second: number, replicas: number, answers: Surroundings['answers'], changes: Partial<Surroundings> = {}): Surroundings {
  return { nowMillis: START + second * SECOND + MOMENT, replicas, readyPods: replicas, answers, ...changes };
}

/** The state after the first reconciliation at second 0. */
export function reconciled(spec: JsonObject = {}, replicas = 0, annotations: JsonObject = {}): KedaState {
  const { state, error } = reconcileScaledObject(createScaledObject(definition(spec, annotations), START), around(0, replicas, []));
  expect(error).toBeUndefined();
  return state;
}

/** The operator at work on one object, and its target. */
export class Operator {
  public replicas: number;
  public state: KedaState;
  public outcome: PollOutcome | undefined;

  public constructor(spec: JsonObject, replicas: number, annotations: JsonObject = {}) {
    this.replicas = replicas;
    this.state = reconciled(spec, replicas, annotations);
  }

  public poll(second: number, ...answers: readonly SourceAnswer[]): this {
    const step = pollScaledObject(this.state, around(second, this.replicas, answers));
    this.state = step.state;
    this.replicas = step.replicas;
    this.outcome = step.outcome;
    return this;
  }

  /** Polls every so many seconds, from and to included. */
  public pollEvery(seconds: number, from: number, to: number, ...answers: readonly SourceAnswer[]): this {
    for (let second = from; second <= to; second += seconds) this.poll(second, ...answers);
    return this;
  }

  /** What the HPA gets: thousandths, an error, or nothing. */
  public read(second: number, metric: string, ...answers: readonly SourceAnswer[]): readonly unknown[] {
    const { state, values, error } = readMetric(this.state, metric, around(second, this.replicas, answers));
    this.state = state;
    return error === undefined ? values.map(({ milli }) => milli) : [error];
  }

  public get status(): ScaledObjectStatus {
    const { object } = this.state;
    if (object === undefined) throw new Error('there is no object');
    return object.status;
  }

  public get failures(): Readonly<Record<string, number>> {
    return Object.fromEntries(Object.entries(this.status.health).map(([metric, { numberOfFailures }]) => [metric, numberOfFailures]));
  }

  /** `status:reason` of a condition. */
  public condition(type: ConditionType): string | undefined {
    const condition = conditionOf(this.status, type);
    return condition && `${condition.status}:${condition.reason}`;
  }
}
