import { answerOf, canonical, conditionText, firstDifference, healthOf, milliJson, rowsDifference, secondsOf, START_MILLIS, takeDue } from './keda-format';
import type { LoopEvent, LoopRow } from './keda-row';
import { asList, asObject, asString } from '../../src/kubernetes/json';
import type { JsonObject } from '../../src/kubernetes/json';
import { changeScaledObject, createScaledObject, deleteScaledObject } from '../../src/simulation/keda/lifecycle';
import { pollScaledObject } from '../../src/simulation/keda/poll';
import { prepareScaledObject } from '../../src/simulation/keda/prepare';
import type { PreparedScaledObject } from '../../src/simulation/keda/prepare';
import { readMetric } from '../../src/simulation/keda/read-metric';
import { reconcileScaledObject } from '../../src/simulation/keda/reconcile';
import type { KedaState } from '../../src/simulation/keda/state';
import type { Surroundings } from '../../src/simulation/keda/surroundings';

const FIELDS = [
  't', 'replicas', 'lastActive', 'ready', 'active', 'fallback', 'paused', 'health', 'activity', 'hpa', 'pausedReplicas', 'error',
];
const READ_FIELDS = ['t', 'metric', 'value', 'text'];
/** How long after the full second everything happens, in milliseconds. */
const MOMENT = 250;

/** Replays the operator's life of one vector; the first difference, if there is one. */
export function replayLoop(row: LoopRow): string | undefined {
  const run = new Run(row);
  for (let t = 0; t <= row.horizon; t += 1) run.second(t);
  for (let index = 0; index < Math.max(row.reads.length, run.reads.length); index += 1) {
    const [expected, actual] = [row.reads[index], run.reads[index]];
    if (expected === undefined || actual === undefined) return `read ${index}: expected ${canonical(expected)}, got ${canonical(actual)}`;
    const difference = firstDifference(READ_FIELDS, expected, actual);
    if (difference !== undefined) return `read ${index} at ${String(expected[0])} s: ${difference}`;
  }
  return rowsDifference(FIELDS, row.rows, run.rows);
}

/** One run: the target, the sources, the reading HPA and the operator, second by second. */
class Run {
  public readonly rows: (readonly unknown[])[] = [];
  public readonly reads: (readonly unknown[])[] = [];
  private state: KedaState;
  private annotations: JsonObject;
  private spec: JsonObject;
  private generation = 1;
  private replicas: number;
  private readyPods: number;
  private error = '';
  private readonly sources;
  private readonly events: LoopEvent[];

  public constructor(private readonly row: LoopRow) {
    this.annotations = row.object.annotations ?? {};
    this.spec = row.object.spec;
    this.replicas = row.replicas;
    this.readyPods = row.replicas;
    this.sources = row.sources.map(answerOf);
    this.events = [...row.events];
    this.state = createScaledObject(this.definition(), START_MILLIS);
  }

  public second(t: number): void {
    this.readyPods = t === 0 ? this.readyPods : this.replicas;
    const reconciles = this.applyEvents(t) || t === 0;
    this.readMetrics(t);
    this.pollIfDue(t);
    if (reconciles) this.reconcile(t);
    this.record(t);
  }

  private definition(): PreparedScaledObject {
    return prepareScaledObject({ metadata: { name: this.row.object.name, annotations: this.annotations }, spec: this.spec });
  }

  private around(t: number): Surroundings {
    return { nowMillis: START_MILLIS + t * 1000 + MOMENT, replicas: this.replicas, readyPods: this.readyPods, answers: this.sources };
  }

  /** Whether one of the events is about the object. */
  private applyEvents(t: number): boolean {
    return takeDue(this.events, t).map((event) => this.apply(event)).includes(true);
  }

  private apply(event: LoopEvent): boolean {
    switch (event[0]) {
      case 'source':
        this.sources[event[2]] = answerOf(event[3]);
        return false;
      case 'replicas':
        this.replicas = event[2];
        return false;
      case 'delete':
        this.state = deleteScaledObject(this.state);
        return true;
      case 'annotations':
        this.annotations = event[2];
        break;
      case 'spec':
        this.spec = event[2];
        this.generation += 1;
    }
    this.state = changeScaledObject(this.state, this.definition(), this.generation);
    return true;
  }

  private readMetrics(t: number): void {
    const [every, offset] = this.row.read;
    if (every === 0 || t < offset || (t - offset) % every !== 0 || this.state.hpa === undefined || this.replicas === 0) return;
    for (const metric of asList(asObject(this.state.hpa.spec).metrics)) {
      const name = asString(asObject(asObject(asObject(metric).external).metric).name);
      if (name === undefined) continue;
      const { state, values, error } = readMetric(this.state, name, this.around(t));
      this.state = state;
      if (error !== undefined || values.length === 0) this.reads.push([t, name, null, error ?? '']);
      values.forEach(({ name: of, milli }) => this.reads.push([t, of, milliJson(milli)]));
    }
  }

  private pollIfDue(t: number): void {
    const around = this.around(t);
    const due = this.state.operator.loop?.nextPollMillis;
    if (due === undefined || due > around.nowMillis) return;
    const { state, replicas } = pollScaledObject(this.state, around);
    this.state = state;
    this.replicas = replicas;
  }

  private reconcile(t: number): void {
    const { state, replicas, error } = reconcileScaledObject(this.state, this.around(t), { version: 'main' });
    this.state = state;
    this.replicas = replicas;
    this.error = error ?? '';
    this.pollIfDue(t);
  }

  private record(t: number): void {
    const row = this.describe(t);
    const last = this.rows.at(-1);
    if (last === undefined || canonical(last.slice(1)) !== canonical(row.slice(1))) this.rows.push(row);
  }

  private describe(t: number): readonly unknown[] {
    const status = this.state.object?.status;
    if (status === undefined) return [t, this.replicas];
    return [
      t, this.replicas, secondsOf(status.lastActiveMillis), conditionText(status, 'Ready'), conditionText(status, 'Active'), conditionText(status, 'Fallback'),
      conditionText(status, 'Paused'), healthOf(status), Object.fromEntries(Object.entries(status.triggersActivity).map(([name, active]) => [name, active ? 1 : 0])),
      this.state.hpa === undefined ? 0 : 1, status.pausedReplicaCount ?? null, this.error,
    ];
  }
}
