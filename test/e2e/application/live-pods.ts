import type { Pod, PodSet } from '../../../src/simulation/world/pods';
import { holds, type KubernetesApi, type KubernetesObject } from '../cluster/api';

/** A pod of the cluster as the world of a simulation sees it. */
export interface LivePod extends Pod {
  readonly name: string;
  readyAt: number;
}

/**
 * A pod serves from the second look at it on, if it is Ready then. At the first look it is Ready or not as chance will have it, since the cluster
 * takes a good part of a second to make it so.
 */
const LOOKS_BEFORE_READY = 1;

/** The pods of a Deployment on a real cluster, in place of simulated ones. `refresh` reads them; the world asks for them every second. */
export class LivePods implements PodSet {
  public list: readonly LivePod[] = [];
  /** The longest time, in seconds, from the creation of a pod until it served; 0 while all were there from the beginning. */
  public longestStartSeconds = 0;
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

  public advance(second: number, share: number): void {
    for (const pod of this.list) {
      if (pod.ready || !this.readyNames.has(pod.name) || second < pod.runsAt) continue;
      pod.ready = true;
      pod.readyAt = second;
      pod.shareAtReady = share;
      this.longestStartSeconds = Math.max(this.longestStartSeconds, second - pod.createdAt);
    }
  }

  /** A pod that is seen for the first time, and so was created since the second before. Those of second 0 have been there. */
  private add(name: string, second: number): LivePod {
    const [createdAt, runsAt] = second === 0 ? [0, 0] : [second - 1, second + LOOKS_BEFORE_READY];
    const pod: LivePod = { id: this.seen.size, name, createdAt, runsAt, readyAt: runsAt, ready: false, shareAtReady: 0 };
    this.seen.set(name, pod);
    return pod;
  }

  private selects({ metadata: { labels = {} } }: KubernetesObject): boolean {
    return Object.entries(this.labels).every(([key, value]) => labels[key] === value);
  }
}
