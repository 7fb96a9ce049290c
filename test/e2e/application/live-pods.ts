import type { Pod, PodSet } from '../../../src/simulation/world/pods';
import { holds, type KubernetesApi, type KubernetesObject } from '../cluster/api';

/** A pod of the cluster as the world of a simulation sees it. */
export interface LivePod extends Pod {
  readonly name: string;
}

/** The pods of a Deployment on a real cluster, in place of simulated ones. `refresh` reads them; the world asks for them every second. */
export class LivePods implements PodSet {
  public list: readonly LivePod[] = [];
  private readyNames: ReadonlySet<string> = new Set();
  private readonly seen = new Map<string, LivePod>();

  public constructor(
    private readonly api: KubernetesApi, private readonly namespace: string, private readonly labels: Readonly<Record<string, string>>,
  ) {}

  public get replicas(): number {
    return this.list.length;
  }

  public get ready(): number {
    return this.list.filter(({ ready }) => ready).length;
  }

  /** Reads the pods that there are and are not on their way out. */
  public async refresh(second: number): Promise<void> {
    const pods = (await this.api.list('v1', 'Pod', this.namespace)).filter((pod) => pod.metadata.deletionTimestamp === undefined && this.selects(pod));
    this.readyNames = new Set(pods.filter((pod) => holds(pod, 'Ready')).map(({ metadata: { name } }) => name));
    this.list = pods.map(({ metadata: { name } }) => this.seen.get(name) ?? this.add(name, second));
  }

  public advance(_second: number, share: number): void {
    for (const pod of this.list) {
      if (pod.ready || !this.readyNames.has(pod.name)) continue;
      pod.ready = true;
      pod.shareAtReady = share;
    }
  }

  private add(name: string, second: number): LivePod {
    const pod: LivePod = { id: this.seen.size, name, createdAt: second, runsAt: second, readyAt: second, ready: false, shareAtReady: 0 };
    this.seen.set(name, pod);
    return pod;
  }

  private selects({ metadata: { labels = {} } }: KubernetesObject): boolean {
    return Object.entries(this.labels).every(([key, value]) => labels[key] === value);
  }
}
