import type { AccessLogReading } from './access-log-answer';
import { LivePods } from './live-pods';
import type { LoadClock } from './load-clock';
import { Problems } from '../../../src/kubernetes/problem';
import { compileLoad } from '../../../src/simulation/load/compile-load';
import type { LoadSpec } from '../../../src/simulation/load/load';
import { MODELLED_SERIES, type ModelledSeries, type SeriesName } from '../../../src/simulation/pipeline/modelled-series';
import { workOf, type WorkModel } from '../../../src/simulation/world/work';
import { World } from '../../../src/simulation/world/world';
import type { KubernetesApi } from '../cluster/api';

const NO_USAGE = { idleRatePerPod: 0, cpu: undefined, memory: undefined };

/** What an application is, apart from its pods. */
export interface ApplicationOptions {
  readonly namespace: string;
  /** Labels of its pods. */
  readonly podLabels: Readonly<Record<string, string>>;
  readonly load: LoadSpec;
  readonly work: Partial<WorkModel> & Pick<WorkModel, 'demand'>;
  /** What it exports: metric names with the series of the simulator that they show, and labels. */
  readonly exports: readonly ExportedMetric[];
}

export interface ExportedMetric {
  readonly metric: string;
  readonly series: SeriesName;
  readonly labels?: Readonly<Record<string, string>>;
}

/**
 * Plays an application: the load meets the pods that the cluster really has, by the model with which the simulator computes it, a second at a time,
 * and the numbers are shown as Prometheus metrics. So the cluster and the simulation have the same inputs, apart from who sets the replicas.
 */
export class Application {
  private readonly pods: LivePods;
  private readonly load: ReturnType<typeof compileLoad>;
  private readonly world: World;
  /** What happened, a line for each second that was looked at. */
  public readonly history: string[] = [];
  /** How many requests had been answered at the end of each second. */
  public readonly accessLog: AccessLogReading[] = [];
  private passing: Promise<void> = Promise.resolve();
  private failure: Error | undefined;

  public constructor(api: KubernetesApi, private readonly options: ApplicationOptions) {
    const { namespace, podLabels, load, work } = options;
    const problems = new Problems();
    this.load = compileLoad(load, 'load', problems);
    if (problems.list.length > 0) throw new Error(JSON.stringify(problems.list));
    this.pods = new LivePods(api, namespace, podLabels);
    this.world = new World(workOf({ ...WORK, ...work }), this.load, this.pods);
  }

  /** The second that has passed last; 0 before the start. Throws if time stands still because the pods could not be read. */
  public get second(): number {
    if (this.failure !== undefined) throw this.failure;
    return this.world.second;
  }

  /** The load at a second. */
  public loadAt(second: number): number {
    return this.load.at(second);
  }

  /** The longest time, in seconds, from when the number of replicas was raised until a pod served. */
  public get podStartSeconds(): number {
    return this.pods.longestStartSeconds;
  }

  /** Reads which pods there are, and lets time pass up to a second. What goes wrong is told by `second`. */
  public passTo(second: number): Promise<void> {
    this.passing = this.passing.then(() => this.advanceTo(second)).catch((error: Error) => {
      this.failure = error;
    });
    return this.passing;
  }

  private async advanceTo(now: number): Promise<void> {
    const { world, pods } = this;
    await pods.refresh(now);
    if (now <= world.second) return pods.advance(now, world.share);
    while (world.second < now) {
      world.advance(world.second + 1);
      this.accessLog.push({ second: world.second, answered: world.work.served + world.work.lost });
    }
    const { load, work } = world;
    this.history.push(`${now} s: load ${load}, pods ${pods.replicas}, ready ${pods.ready}, waiting ${Math.round(work.waiting)}, served ${Math.round(work.served)}`);
  }

  /** The text that Prometheus scrapes. */
  public get metrics(): string {
    return this.options.exports.flatMap(({ metric, series, labels = {} }) => {
      const model: ModelledSeries = MODELLED_SERIES[series];
      const samples = 'total' in model
        ? [sample(metric, labels, model.total(this.world, NO_USAGE))]
        : this.pods.list.filter(({ ready }) => ready).map((pod) => (
          sample(metric, { namespace: this.options.namespace, pod: pod.name, ...labels }, model.ofPod(this.world, pod, NO_USAGE))));
      return [`# TYPE ${metric} ${model.counter}`, ...samples];
    }).join('\n');
  }
}

const WORK: Omit<WorkModel, 'demand'> = {
  ratePerPod: Infinity, concurrencyPerPod: Infinity, serviceTimeSeconds: 0, queueTimeoutSeconds: 30, withoutPods: 'lose', initialWaiting: 0,
};

function sample(metric: string, labels: Readonly<Record<string, string>>, value: number): string {
  const text = Object.entries(labels).map(([name, label]) => `${name}=${JSON.stringify(label)}`).join(',');
  return `${metric}${text && `{${text}}`} ${value}`;
}

/** Lets the time of an application pass that nobody scrapes: a second with each of the clock's. Gives what ends it. */
export function passByClock(application: Application, clock: LoadClock): () => void {
  let timer: NodeJS.Timeout;
  const pass = (second: number): void => {
    void application.passTo(second);
    timer = setTimeout(() => pass(Math.floor(clock.now)), Math.max(0, (second + 1 - clock.now) * 1000));
  };
  pass(0);
  return () => clearTimeout(timer);
}
