import { isDeepStrictEqual } from 'node:util';
import type { Json, JsonObject } from '../../src/kubernetes/json';
import { matchesSelector } from '../../src/kubernetes/label-selector';
import { mergePatch } from '../../src/kubernetes/merge-patch';
import { formatMetricStatus } from '../../src/simulation/hpa/metric-status';
import { prepareHpa } from '../../src/simulation/hpa/prepare';
import type { PreparedHpa } from '../../src/simulation/hpa/prepare';
import type { HpaInput } from '../../src/simulation/hpa/readings';
import { hpaRules } from '../../src/simulation/hpa/rules';
import type { HpaRules } from '../../src/simulation/hpa/rules';
import { parseScaleSelector } from '../../src/simulation/hpa/scale-selector';
import { NEW_HPA_STATE, restartController } from '../../src/simulation/hpa/state';
import type { HpaState } from '../../src/simulation/hpa/state';
import { stepHpa } from '../../src/simulation/hpa/step';
import { storedHpaSpec } from '../../src/simulation/hpa/stored-spec';
import { readRows } from '../vectors';
import type { HpaEdit, HpaRow, HpaTick } from './hpa-row';
import { Workload } from './hpa-workload';
import type { Suite } from './suite';

const SECOND = 1000;
/** The version of the vectors. */
const RECORDED = '1.36';
/** Since this minor version events have the texts of 1.36, which are the port's for all versions. */
const SAME_TEXTS = 27;
const LABELS = { app: 'web' };

/** Replays runs of the HorizontalPodAutoscaler controller in a closed loop and compares every sync. */
export const suite: Suite = (path) => {
  const rows = readRows<HpaRow>(path);
  const failures = rows.flatMap((row) => {
    const difference = replayHpa(row);
    return difference === undefined ? [] : [`${row.name}: ${difference}`];
  });
  const syncs = rows.reduce((sum, { ticks }) => sum + ticks.length, 0);
  return { lines: [`${rows.length} runs, ${syncs} syncs`], passed: rows.length - failures.length, failures };
};

/**
 * The first difference between a recorded run of a version of Kubernetes and its replay; undefined if there is none.
 *
 * @param changed rules to replay with instead of those of the version
 */
export function replayHpa(row: HpaRow, kubernetes = RECORDED, changed: Partial<HpaRules> = {}): string | undefined {
  const stored = storedHpaSpec(row.hpa.spec);
  if (!isDeepStrictEqual(stored, row.spec)) return `spec: expected ${JSON.stringify(row.spec)}, got ${JSON.stringify(stored)}`;
  const run = new Run(row, { ...hpaRules(kubernetes, row.gates), ...changed });
  const compared = Number(kubernetes.split('.')[1]) < SAME_TEXTS ? withoutTexts : (tick: HpaTick): HpaTick => tick;
  for (const [index, expected] of row.ticks.entries()) {
    const actual = run.sync(index, expected.t);
    const difference = differenceOf(compared(expected), compared(actual));
    if (difference !== undefined) return `sync ${index} at ${expected.t} ms: ${difference}`;
  }
  return undefined;
}

/** One run: the workload, the edits from outside and the controller, on a virtual clock. */
class Run {
  private readonly workload: Workload;
  private readonly edits: HpaEdit[];
  private state: HpaState = NEW_HPA_STATE;
  private spec: JsonObject;
  private hpa: PreparedHpa;
  private selector;
  private failGet = false;
  private failUpdate = false;
  private writeFailed = false;
  private nextMillis: number;

  constructor(private readonly row: HpaRow, private readonly rules: HpaRules) {
    this.workload = new Workload(row.target);
    this.edits = [...row.edits ?? []];
    this.spec = storedHpaSpec(row.hpa.spec);
    this.hpa = this.prepare();
    this.selector = parseScaleSelector(row.target.selector);
    this.nextMillis = this.gapMillis;
  }

  public sync(index: number, recordedMillis: number): HpaTick {
    // A failed write is followed by a second read of the scale, which takes its time, too.
    const { syncLatencyMillis } = this.row.controller;
    if (this.writeFailed && recordedMillis === this.nextMillis + syncLatencyMillis) this.nextMillis = recordedMillis;
    this.applyEdits();
    const now = this.nextMillis;
    const spec = this.workload.specReplicas;
    const status = this.workload.statusReplicas(now);
    const pods = this.workload.pods(now);
    const step = stepHpa(this.hpa, this.state, this.input(index, now, status));
    this.state = step.state;
    this.workload.scale(step.replicas ?? spec, now);
    this.nextMillis = now + this.gapMillis;
    this.writeFailed = step.events.some(({ reason }) => reason === 'FailedRescale');
    const { currentReplicas, desiredReplicas, conditions, currentMetrics } = step.state.status;
    return {
      t: now,
      spec,
      status,
      ready: pods.filter(({ phase, ready }) => phase === 'Running' && ready === 'True').length,
      current: currentReplicas,
      desired: desiredReplicas,
      after: this.workload.specReplicas,
      cond: conditions.map(({ type, status: verdict, reason }) => [type, verdict, reason] as const),
      ...(currentMetrics.length > 0 && {
        metrics: currentMetrics.map((metric, position) => {
          const prepared = this.hpa.metrics[position];
          return metric === null || prepared === undefined ? null : formatMetricStatus(prepared, metric, this.hpa.rules);
        }),
      }),
      ...(step.events.length > 0 && { events: step.events.map(({ type, reason, message }) => [type, reason, message] as const) }),
    };
  }

  private get gapMillis(): number {
    return this.row.controller.syncPeriodSeconds * SECOND + this.row.controller.syncLatencyMillis;
  }

  private prepare(): PreparedHpa {
    return prepareHpa(
      { metadata: this.row.hpa.metadata, spec: this.spec },
      { controller: this.row.controller, rules: this.rules },
    );
  }

  private input(index: number, now: number, statusReplicas: number): HpaInput {
    const pods = this.workload.pods(now).filter(() => matchesSelector(this.selector, LABELS));
    const metrics = this.hpa.metrics.map(({ source }, position) => {
      const signals = this.row.signals[position] ?? [];
      const perPod = source !== 'External' && source !== 'Object';
      return this.workload.reading(signals[Math.min(index, signals.length - 1)] ?? 'empty', perPod, pods, now);
    });
    return {
      nowMillis: now,
      scale: this.failGet ? { error: 'simulated outage' } : { specReplicas: this.workload.specReplicas, statusReplicas, selector: this.selector },
      pods,
      metrics,
      rivals: pods.length > 0 && this.rivalIsRegistered(now) ? ['default/rival'] : [],
      ...(this.failUpdate && { updateError: 'simulated outage' }),
    };
  }

  private rivalIsRegistered(now: number): boolean {
    const { rival, controller } = this.row;
    return rival !== undefined && (rival.fromSeconds + controller.syncPeriodSeconds) * SECOND <= now && now < rival.toSeconds * SECOND;
  }

  private applyEdits(): void {
    for (;;) {
      const [edit] = this.edits;
      if (edit === undefined || millisOf(edit) > this.nextMillis) return;
      this.edits.shift();
      this.apply(edit);
    }
  }

  private apply(edit: HpaEdit): void {
    const at = millisOf(edit);
    if (edit.replicas !== undefined) this.workload.scale(edit.replicas, at);
    if (edit.specPatch !== undefined) {
      this.spec = storedHpaSpec(mergePatch(this.spec, edit.specPatch) as JsonObject);
      this.hpa = this.prepare();
    }
    if (edit.selector !== undefined) this.selector = parseScaleSelector(edit.selector);
    this.failGet = edit.failGet ?? this.failGet;
    this.failUpdate = edit.failUpdate ?? this.failUpdate;
    if (edit.restart === true) {
      this.state = restartController(this.state);
      this.nextMillis = at + this.gapMillis;
    }
  }
}

function withoutTexts({ events, ...tick }: HpaTick): HpaTick {
  return { ...tick, ...(events !== undefined && { events: events.map(([type, reason]) => [type, reason, ''] as const) }) };
}

const FIELDS = ['t', 'spec', 'status', 'ready', 'after', 'desired', 'current', 'cond', 'metrics', 'events'] as const;

/** The first field of a sync that differs. */
function differenceOf(expected: HpaTick, actual: HpaTick): string | undefined {
  for (const field of FIELDS) {
    const wanted = expected[field] as unknown as Json;
    const got = actual[field] as unknown as Json;
    if (!agrees(wanted, got)) return `${field}: expected ${JSON.stringify(wanted)}, got ${JSON.stringify(got)}`;
  }
  return undefined;
}

// Upstream looks at pods in any order, so which of several it names is chance.
const POD_NAME = /(?<= Pod )\S+/;

/** Whether two values are equal; the text "undefined" stands for a number that depends on the processor. */
function agrees(expected: Json | undefined, actual: Json | undefined): boolean {
  if (expected === 'undefined') return actual !== undefined;
  if (typeof expected === 'string' && typeof actual === 'string') return expected.replace(POD_NAME, '') === actual.replace(POD_NAME, '');
  if (typeof expected !== 'object' || expected === null || typeof actual !== 'object' || actual === null) return expected === actual;
  const keys = new Set([...Object.keys(expected), ...Object.keys(actual)]);
  return [...keys].every((key) => agrees((expected as JsonObject)[key], (actual as JsonObject)[key]));
}

function millisOf({ atSeconds }: HpaEdit): number {
  return Math.round(atSeconds * SECOND);
}
