/** A pod of the target. Times are seconds; changed in place as it comes up. */
export interface Pod {
  readonly id: number;
  readonly createdAt: number;
  /** When its containers run. */
  readonly runsAt: number;
  /** When it turns ready. */
  readonly readyAt: number;
  ready: boolean;
  /** What each pod had served (`World.share`) when this one turned ready. */
  shareAtReady: number;
}

/** The pods of a target, whoever sets their number. */
export interface PodSet {
  readonly list: readonly Pod[];
  readonly replicas: number;
  readonly ready: number;
  /** Lets pods start and turn ready whose time has come. `share`: see `Pod.shareAtReady`. */
  readonly advance: (second: number, share: number) => void;
}

/** How long pods take to come up, in seconds. */
export interface PodTimes {
  /** From creation until the containers run. */
  readonly startSeconds: number;
  /** From then until ready. */
  readonly readinessDelaySeconds: number;
}

/**
 * The pods of a target. They are created at once; of too many, those that are not ready vanish first, and newer before older ones,
 * as a ReplicaSet does.
 */
export class Pods implements PodSet {
  /** In the order of creation. */
  public list: readonly Pod[] = [];
  /** `spec.replicas` of the target, all of which exist. */
  public replicas = 0;
  public ready = 0;
  /** Counts every change of `list` or of a pod in it. */
  public version = 0;
  private created = 0;
  private nextChange = Infinity;

  /** `timesAt`: how long a pod takes that is created at a second. */
  constructor(private readonly timesAt: (second: number) => PodTimes) {}

  /** Pods that are ready from the beginning. */
  public begin(count: number): void {
    this.list = Array.from({ length: count }, () => this.pod(-1, -1, -1, true));
    this.replicas = count;
    this.ready = count;
    this.version += 1;
  }

  /** Lets pods start and turn ready whose time has come. `share`: see `Pod.shareAtReady`. */
  public advance(second: number, share: number): void {
    if (second < this.nextChange) return;
    let next = Infinity;
    for (const pod of this.list) {
      if (pod.ready) continue;
      if (pod.readyAt <= second) {
        pod.ready = true;
        pod.shareAtReady = share;
        this.ready += 1;
      } else {
        next = Math.min(next, pod.runsAt > second ? pod.runsAt : pod.readyAt);
      }
    }
    this.nextChange = next;
    this.version += 1;
  }

  /** Gives the target another number of replicas. */
  public scale(replicas: number, second: number): void {
    const { list } = this;
    if (replicas === list.length) return;
    if (replicas > list.length) {
      this.create(replicas - list.length, second);
    } else {
      const kept = new Set([...list.filter(({ ready }) => ready), ...list.filter(({ ready }) => !ready)].slice(0, replicas));
      this.keep((pod) => kept.has(pod));
    }
  }

  /** Lets the oldest pods vanish and be replaced by new ones. */
  public crash(count: number, second: number): void {
    const lost = new Set(this.list.slice(0, count));
    this.keep((pod) => !lost.has(pod));
    this.create(lost.size, second);
  }

  private keep(isKept: (pod: Pod) => boolean): void {
    this.list = this.list.filter(isKept);
    this.replicas = this.list.length;
    this.ready = this.list.reduce((count, { ready }) => count + Number(ready), 0);
    this.version += 1;
  }

  private create(count: number, second: number): void {
    const { startSeconds, readinessDelaySeconds } = this.timesAt(second);
    const runsAt = second + startSeconds;
    const readyAt = runsAt + readinessDelaySeconds;
    this.list = [...this.list, ...Array.from({ length: count }, () => this.pod(second, runsAt, readyAt, false))];
    this.replicas = this.list.length;
    this.nextChange = Math.min(this.nextChange, runsAt);
    this.version += 1;
  }

  private pod(createdAt: number, runsAt: number, readyAt: number, ready: boolean): Pod {
    const id = this.created;
    this.created += 1;
    return { id, createdAt, runsAt, readyAt, ready, shareAtReady: 0 };
  }
}
