import { DEFAULT_AUTOSCALER_CONFIG } from '../../../src/kubernetes/knative/autoscaler-config';
import type { AutoscalerConfig } from '../../../src/kubernetes/knative/autoscaler-config';
import { resolveAutoscaling } from '../../../src/kubernetes/knative/resolve-autoscaling';
import { Autoscaler } from '../../../src/simulation/kpa/autoscaler';
import { deciderSpec } from '../../../src/simulation/kpa/decider-spec';
import type { DeciderSpec } from '../../../src/simulation/kpa/decider-spec';
import { newPodAutoscalerStatus } from '../../../src/simulation/kpa/pod-autoscaler-status';
import type { ActiveCondition, PodAutoscalerStatus } from '../../../src/simulation/kpa/pod-autoscaler-status';
import { RevisionRun } from '../../../src/simulation/kpa/revision-run';
import type { RevisionState } from '../../../src/simulation/kpa/revision-state';
import type { RevisionChanges, RunOptions } from '../../../src/simulation/kpa/revision-to-run';
import type { RevisionView } from '../../../src/simulation/kpa/revision-view';
import { kpaRules } from '../../../src/simulation/kpa/rules';
import type { KpaRules } from '../../../src/simulation/kpa/rules';

export const SECOND = 1000;

/** Autoscaling annotations by their names without the group. */
export type Named = Readonly<Record<string, string>>;

function annotationsOf(named: Named): Named {
  return Object.fromEntries(Object.entries(named).map(([name, text]) => [name.includes('/') ? name : `autoscaling.knative.dev/${name}`, text]));
}

/** Target 10 of which 100 % is steered to; the rest as Knative has it: windows of 60 and 6 s, burst capacity 211. */
export function spec(changes: Partial<DeciderSpec> = {}): DeciderSpec {
  const annotations = annotationsOf({ 'target': '10', 'target-utilization-percentage': '100' });
  return { ...deciderSpec(resolveAutoscaling(annotations, 0, DEFAULT_AUTOSCALER_CONFIG), ''), ...changes };
}

export function autoscaler(changes: Partial<DeciderSpec> = {}, readyPods: number | undefined = 1, rules: KpaRules = kpaRules()): Autoscaler {
  return new Autoscaler(spec(changes), readyPods, 0, rules);
}

/** Records the same concurrency in each of the seconds from one to another. */
export function recordFrom(scaler: Autoscaler, fromSecond: number, toSecond: number, concurrency: number): void {
  for (let second = fromSecond; second <= toSecond; second += 1) scaler.record(second * SECOND, concurrency, 0);
}

/** What the autoscaler asks for at a second; undefined if it cannot say. */
export function desiredAt(scaler: Autoscaler, second: number, readyPods: number | undefined): number | undefined {
  return scaler.scale(second * SECOND, readyPods) ? scaler.desired : undefined;
}

/** What `revision` may be given in place of an initialized revision without annotations, active since second 0. */
export interface RevisionChange extends Partial<Omit<RevisionState, 'settings' | 'status'>> {
  readonly annotations?: Named;
  readonly config?: Partial<AutoscalerConfig>;
  readonly status?: Partial<PodAutoscalerStatus>;
  readonly active?: Partial<ActiveCondition>;
}

export function revision({ annotations = {}, config = {}, status = {}, active = {}, ...changes }: RevisionChange = {}): RevisionState {
  const fresh = newPodAutoscalerStatus(0);
  return {
    settings: resolveAutoscaling(annotationsOf(annotations), 0, { ...DEFAULT_AUTOSCALER_CONFIG, ...config }),
    reachability: '',
    progressDeadline: 600,
    rules: kpaRules(),
    status: { ...fresh, initialized: true, hasService: true, ...status, active: { ...fresh.active, status: 'True', ...active } },
    ...changes,
  };
}

/** What `closedLoop` runs. */
export interface Loop extends Partial<RunOptions> {
  readonly annotations?: Named;
  readonly config?: Partial<AutoscalerConfig>;
  readonly reachability?: '' | 'Reachable' | 'Unreachable';
  readonly seconds: number;
  /** Concurrency of a second, and requests in it. Default: none. */
  readonly load?: (second: number) => number;
  readonly changes?: Readonly<Record<number, RevisionChanges>>;
}

/** A revision from second 0 to a last one: how it stood at the end of each. Pods get ready after 2 s. */
export function closedLoop(loop: Loop): RevisionView[] {
  const { annotations = {}, config = {}, reachability = 'Reachable', seconds, load = () => 0, changes = {}, ...options } = loop;
  const run = new RevisionRun(
    { annotations: annotationsOf(annotations), containerConcurrency: 0, reachability, config: { ...DEFAULT_AUTOSCALER_CONFIG, ...config } },
    { startDelays: [2], ...options },
  );
  const views = [run.view];
  for (let second = 1; second <= seconds; second += 1) {
    run.advance({ concurrency: load(second), requests: load(second) }, changes[second]);
    views.push(run.view);
  }
  return views;
}

/** Where a column of a run changes: `[second, value]`, from second 0. */
export function changesOf<Field extends keyof RevisionView>(
  views: readonly RevisionView[], field: Field,
): (readonly [number, RevisionView[Field]])[] {
  return views.flatMap((view, index) => views[index - 1]?.[field] === view[field] && index > 0 ? [] : [[view.second, view[field]] as const]);
}
