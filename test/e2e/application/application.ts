import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LivePods } from './live-pods';
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
  private world: World;
  /** What happened, a line for each second that was looked at. */
  public readonly history: string[] = [];
  private timer: NodeJS.Timeout | undefined;
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

  /** Reads which pods there are, before time passes. */
  public async refresh(): Promise<void> {
    await this.pods.refresh(0);
    this.pods.advance(0, 0);
  }

  /** Lets time pass from now on, second by second. */
  public start(): void {
    const startedAt = Date.now();
    const pass = async () => {
      const now = Math.floor((Date.now() - startedAt) / 1000);
      if (now > this.world.second) await this.pods.refresh(now);
      while (this.world.second < now) this.world.advance(this.world.second + 1);
      const { load, work, pods } = this.world;
      this.history.push(`${now} s: load ${load}, pods ${pods.replicas}, ready ${pods.ready}, waiting ${Math.round(work.waiting)}, served ${Math.round(work.served)}`);
      this.timer = setTimeout(next, startedAt + (now + 1) * 1000 - Date.now());
    };
    const next = () => void pass().catch((error: Error) => {
      if (this.timer !== undefined) this.failure = error;
    });
    this.timer = setTimeout(next, 1000);
  }

  public stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  /** The text that Prometheus scrapes. */
  public get metrics(): string {
    return this.options.exports.flatMap(({ metric, series, labels = {} }) => {
      const model: ModelledSeries = MODELLED_SERIES[series];
      const samples = 'total' in model
        ? [sample(metric, labels, model.total(this.world, NO_USAGE))]
        : this.pods.list.map((pod) => (
          sample(metric, { namespace: this.options.namespace, pod: pod.name, ...labels }, model.ofPod(this.world, pod, NO_USAGE))));
      return [`# TYPE ${metric} ${model.counter}`, ...samples];
    }).join('\n');
  }

  /** The value of a series of the whole service. */
  public total(series: SeriesName): number {
    const model: ModelledSeries = MODELLED_SERIES[series];
    if (!('total' in model)) throw new Error(`${series} is a series of pods`);
    return model.total(this.world, NO_USAGE);
  }
}

const WORK: Omit<WorkModel, 'demand'> = {
  ratePerPod: Infinity, concurrencyPerPod: Infinity, serviceTimeSeconds: 0, queueTimeoutSeconds: 30, withoutPods: 'lose', initialWaiting: 0,
};

function sample(metric: string, labels: Readonly<Record<string, string>>, value: number): string {
  const text = Object.entries(labels).map(([name, label]) => `${name}=${JSON.stringify(label)}`).join(',');
  return `${metric}${text && `{${text}}`} ${value}`;
}

/** Shows applications to Prometheus, all on one page. Gives host:port. */
export async function exportMetrics(applications: () => readonly Application[]): Promise<{ readonly address: string; readonly server: Server }> {
  const server = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/plain; version=0.0.4').end(`${applications().map(({ metrics }) => metrics).join('\n')}\n`);
  });
  await new Promise<void>((resolve, reject) => server.on('error', reject).listen(0, '127.0.0.1', resolve));
  return { address: `127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}
