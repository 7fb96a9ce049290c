import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Application, type ApplicationOptions } from './application/application';
import type { KubernetesApi, KubernetesObject } from './cluster/api';
import { waitFor } from './cluster/wait';
import { createNamespaces, only } from './manifests';
import { differences, ReplicaRecorder, simulatedSteps, type ReplicaStep } from './replica-timeline';
import type { Manifest } from '../../src/kubernetes/manifest';
import { simulate } from '../../src/simulation/simulate';

/** How often the controller of these runs decides: the tolerance of every comparison. */
export const SYNC_PERIOD_SECONDS = 5;
export const CONTROL_PLANE = { hpaSyncPeriodSeconds: SYNC_PERIOD_SECONDS, hpaDownscaleStabilizationSeconds: 10 };
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

/** A scenario on a cluster: set up first, then run while its load passes in real time. */
export class LiveScenario {
  public readonly application: Application;
  private readonly objects: readonly KubernetesObject[];
  private readonly deployment: KubernetesObject;
  private readonly scaler: KubernetesObject;

  /** `logs`: the folder where what happened to the application is written. */
  public constructor(private readonly api: KubernetesApi, private readonly scenario: Scenario, private readonly logs: string) {
    this.objects = scenario.objects.map((object) => ({ ...object, metadata: { ...object.metadata, namespace: scenario.name } }));
    this.deployment = only(this.objects, 'Deployment');
    this.scaler = this.objects.find(({ kind }) => SCALERS.includes(kind)) as KubernetesObject;
    const podLabels = this.deployment.spec.selector.matchLabels as Readonly<Record<string, string>>;
    this.application = new Application(api, { ...scenario.application, namespace: scenario.name, podLabels });
  }

  /** Applies everything but the scaler, and waits for the first pod. */
  public async prepare(): Promise<void> {
    await createNamespaces(this.api, this.objects);
    for (const object of this.objects) if (object !== this.scaler) await this.api.apply(object);
    const { apiVersion, kind, metadata: { name, namespace } } = this.deployment;
    await waitFor(`Deployment ${namespace}/${name} to be ready`, async () => {
      const { status } = await this.api.get(apiVersion, kind, name, namespace);
      return status?.readyReplicas === 1 || undefined;
    });
    await this.application.refresh();
  }

  /** Applies the scaler, lets the load pass, and simulates the same. */
  public async run(): Promise<ScenarioRun> {
    const { api, scenario, deployment } = this;
    const recorder = new ReplicaRecorder(api, deployment);
    this.application.start();
    await api.apply(this.scaler);
    try {
      await waitFor(`the load of ${scenario.name} to pass`, async () => this.application.second >= scenario.durationSeconds || undefined, scenario.durationSeconds + 10);
    } finally {
      this.application.stop();
      writeFileSync(join(this.logs, `${scenario.name}.log`), this.application.history.map((line) => `${line}\n`).join(''));
    }
    return { recorded: await recorder.stop(), simulated: this.simulate(), rescales: await this.rescales() };
  }

  private simulate(): readonly ReplicaStep[] {
    const { application: { load, work }, durationSeconds, bundle = [] } = this.scenario;
    const { scalers } = simulate([...this.objects, ...bundle] as unknown as readonly Manifest[], {
      durationSeconds,
      service: { load, ...work, initialReplicas: 1, podStartSeconds: 1, readinessDelaySeconds: 0, scrapeIntervalSeconds: 1 },
      controller: { syncPeriodSeconds: SYNC_PERIOD_SECONDS, downscaleStabilizationSeconds: 10 },
    });
    const [timeline] = scalers;
    if (timeline === undefined) throw new Error('nothing was simulated');
    return simulatedSteps(timeline, 1);
  }

  private async rescales(): Promise<readonly string[]> {
    const events = await this.api.list('v1', 'Event', this.scenario.name);
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
