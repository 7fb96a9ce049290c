import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Application, type ApplicationOptions } from './application/application';
import type { LoadClock } from './application/load-clock';
import type { KubernetesObject } from './cluster/api';
import type { Cluster } from './cluster/cluster';
import { waitFor } from './cluster/wait';
import { ControllerTime } from './controller-time';
import { createNamespaces, only } from './manifests';
import { differences, ReplicaRecorder, simulatedSteps, type ReplicaStep } from './replica-timeline';
import type { Manifest } from '../../src/kubernetes/manifest';
import { simulate } from '../../src/simulation/simulate';
import type { ScalerTimeline } from '../../src/simulation/timeline';

/** How often the controller of these runs decides: the tolerance of every comparison. */
export const SYNC_PERIOD_SECONDS = 5;
/**
 * Windows and periods of policies: shorter than in the articles, and no multiples of the sync period. At a multiple, the milliseconds that one sync takes
 * longer than another decide.
 */
export const SHORT_SECONDS = 12;
export const CONTROL_PLANE = { hpaSyncPeriodSeconds: SYNC_PERIOD_SECONDS, hpaDownscaleStabilizationSeconds: SHORT_SECONDS };
const SCALERS = ['HorizontalPodAutoscaler', 'ScaledObject'];

/** One article: what is applied, and under which load. */
export interface Scenario {
  readonly name: string;
  /** All objects, among them one Deployment and one scaler. They get a namespace of their own. */
  readonly objects: readonly KubernetesObject[];
  readonly application: Omit<ApplicationOptions, 'namespace' | 'podLabels'>;
  readonly durationSeconds: number;
  /** For metrics that only the simulator has to be told of. */
  readonly bundle?: readonly KubernetesObject[];
}

export interface ScenarioRun {
  readonly recorded: readonly ReplicaStep[];
  readonly simulated: readonly ReplicaStep[];
  /** Messages of the HorizontalPodAutoscaler's events, in order of time. */
  readonly rescales: readonly string[];
}

/** When the scaler is applied: between two scrapes, so that its syncs are too, for as long as their delays do not sum up to the rest of a second. */
const SCALER_AT_SECOND = 0.15;

/** A controller that syncs more seldom than it was told to is not the one that is simulated. */
const LEAST_SHARE_OF_SYNCS = 0.9;

/** A scenario on a cluster: set up first, then run while its load passes in real time. */
export class LiveScenario {
  public readonly application: Application;
  private readonly objects: readonly KubernetesObject[];
  private readonly deployment: KubernetesObject;
  private readonly scaler: KubernetesObject;

  public constructor(
    private readonly cluster: Pick<Cluster, 'api' | 'audit' | 'folder'>, private readonly scenario: Scenario, private readonly clock: LoadClock,
  ) {
    this.objects = scenario.objects.map((object) => ({ ...object, metadata: { ...object.metadata, namespace: scenario.name } }));
    this.deployment = only(this.objects, 'Deployment');
    this.scaler = this.objects.find(({ kind }) => SCALERS.includes(kind)) as KubernetesObject;
    const podLabels = this.deployment.spec.selector.matchLabels as Readonly<Record<string, string>>;
    this.application = new Application(cluster.api, { ...scenario.application, namespace: scenario.name, podLabels });
  }

  /** Applies everything but the scaler, and waits for the first pod. */
  public async prepare(): Promise<void> {
    const { objects, scaler, deployment, cluster: { api } } = this;
    await createNamespaces(api, objects);
    for (const object of objects) if (object !== scaler) await api.apply(object);
    const { apiVersion, kind, metadata: { name, namespace } } = deployment;
    await waitFor(`Deployment ${namespace}/${name} to be ready`, async () => {
      const { status } = await api.get(apiVersion, kind, name, namespace);
      return status?.readyReplicas === 1 || undefined;
    });
    await this.application.passTo(0);
  }

  /** Applies the scaler, lets the load pass of which the clock has just been started, and simulates the same. */
  public async run(): Promise<ScenarioRun> {
    const { cluster: { api, audit, folder }, scenario: { name, durationSeconds }, deployment, application, clock } = this;
    const recorder = new ReplicaRecorder(api, deployment, clock);
    await clock.until(SCALER_AT_SECOND);
    await api.apply(this.scaler);
    const log = join(folder.logs, `${name}.log`);
    try {
      await waitFor(`the load of ${name} to pass`, async () => application.second >= durationSeconds || undefined, durationSeconds + 10);
    } finally {
      writeFileSync(log, application.history.map((line) => `${line}\n`).join(''));
    }
    const recorded = await recorder.stop();
    const syncs = audit.syncsOf(name);
    const least = LEAST_SHARE_OF_SYNCS * durationSeconds / SYNC_PERIOD_SECONDS;
    if (syncs.length < least) throw new Error(`the controller synced ${syncs.length} times in ${durationSeconds} s, which should be at least ${Math.ceil(least)}`);
    const time = new ControllerTime(syncs.map(({ atMillis }) => clock.secondAt(this.evaluatedAt(atMillis))), SYNC_PERIOD_SECONDS);
    const timeline = this.simulate(time);
    appendFileSync(log, syncs.map(({ atMillis, currentMetrics }, index) => {
      const simulated = timeline.samples.find(({ second }) => second === (index + 1) * SYNC_PERIOD_SECONDS)?.signals;
      return `sync at ${clock.secondAt(atMillis).toFixed(3)} s: saw ${JSON.stringify(currentMetrics)}, simulated ${JSON.stringify(simulated)}\n`;
    }).join(''));
    return { recorded: time.steps(recorded), simulated: simulatedSteps(timeline, 1), rescales: await this.rescales() };
  }

  /** For which moment a metric is asked that a sync wants at a moment. KEDA formats it without fractions of a second. */
  private evaluatedAt(millis: number): number {
    return this.scaler.kind === 'ScaledObject' ? Math.floor(millis / 1000) * 1000 : millis;
  }

  /** Simulates the scenario with the load as the real controller met it, and pods as fast as the real ones. */
  private simulate(time: ControllerTime): ScalerTimeline {
    const { scenario: { application: { work }, bundle = [] }, application } = this;
    const load = time.load((second) => application.loadAt(second)).map((value, index) => [index + 1, value]);
    const { scalers } = simulate([...this.objects, ...bundle] as unknown as readonly Manifest[], {
      durationSeconds: time.durationSeconds,
      service: {
        load: { kind: 'series', data: load, between: 'hold' },
        ...work, initialReplicas: 1, podStartSeconds: application.podStartSeconds, readinessDelaySeconds: 0, scrapeIntervalSeconds: 1,
      },
      controller: { syncPeriodSeconds: SYNC_PERIOD_SECONDS, downscaleStabilizationSeconds: CONTROL_PLANE.hpaDownscaleStabilizationSeconds },
    });
    const [timeline] = scalers;
    if (timeline === undefined) throw new Error('nothing was simulated');
    return timeline;
  }

  private async rescales(): Promise<readonly string[]> {
    const events = await this.cluster.api.list('v1', 'Event', this.scenario.name);
    return events.filter(({ reason }) => reason === 'SuccessfulRescale').map(({ message }) => String(message));
  }
}

/** Throws, with both timelines, where the recorded replicas and the simulated ones differ by more than a sync period. */
export function expectAsSimulated({ recorded, simulated }: ScenarioRun): void {
  const until = Math.max(...[...recorded, ...simulated].map(({ second }) => second)) + 2 * SYNC_PERIOD_SECONDS;
  const found = differences(recorded, simulated, SYNC_PERIOD_SECONDS, until);
  if (found.length === 0) return;
  const text = (steps: readonly ReplicaStep[]) => steps.map(({ second, replicas }) => `${second.toFixed(1)} s: ${replicas}`).join(', ');
  throw new Error([`recorded  ${text(recorded)}`, `simulated ${text(simulated)}`, ...found].join('\n'));
}

/** Copies an object, with a change at a path such as `spec.triggers.0.metadata.query`. Fails if nothing is there. */
export function changed(object: KubernetesObject, path: string, change: (before: never) => unknown): KubernetesObject {
  const copy = JSON.parse(JSON.stringify(object)) as KubernetesObject;
  const keys = path.split('.');
  const last = keys.pop() as string;
  const parent = keys.reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, copy as Record<string, unknown>);
  if (parent?.[last] === undefined) throw new Error(`${object.kind} ${object.metadata.name} has no ${path}`);
  parent[last] = change(parent[last] as never);
  return copy;
}

/** The scaling rules of a behavior with short periods, and a window of the given length. */
export function shortened(windowSeconds: number) {
  return ({ policies, ...rest }: { readonly policies: readonly object[] }): object => ({
    ...rest, policies: policies.map((policy) => ({ ...policy, periodSeconds: SHORT_SECONDS })), stabilizationWindowSeconds: windowSeconds,
  });
}
