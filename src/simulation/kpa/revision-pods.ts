/** A pod of the revision. */
interface Pod {
  readonly readyAtSecond: number;
  ready: boolean;
}

/**
 * The pods of a revision's Deployment. Pods are created at once and get ready after their start delay; of too many, those that
 * are not ready vanish first, and newer before older ones.
 */
export class RevisionPods {
  /** In the order of creation. */
  private pods: Pod[] = [];
  private created = 0;

  /** `startDelays`: seconds from creation to ready; the pods take them in turn. */
  constructor(private readonly startDelays: readonly number[]) {}

  /** `spec.replicas` of the Deployment. */
  public get replicas(): number {
    return this.pods.length;
  }

  /** Pods that are ready. */
  public get ready(): number {
    return this.pods.filter(({ ready }) => ready).length;
  }

  /** Lets pods get ready whose time has come. Returns whether there were any. */
  public start(second: number): boolean {
    const started = this.pods.filter(({ ready, readyAtSecond }) => !ready && readyAtSecond <= second);
    for (const pod of started) pod.ready = true;
    return started.length > 0;
  }

  /** Gives the Deployment another number of replicas. Returns whether it is another. */
  public scale(replicas: number, second: number): boolean {
    if (replicas === this.pods.length) return false;
    while (this.pods.length < replicas) this.create(second);
    if (this.pods.length > replicas) {
      const kept = new Set([...this.pods.filter(({ ready }) => ready), ...this.pods.filter(({ ready }) => !ready)].slice(0, replicas));
      this.pods = this.pods.filter((pod) => kept.has(pod));
    }
    return true;
  }

  private create(second: number): void {
    const delay = this.startDelays[this.created % this.startDelays.length] ?? 0;
    this.pods.push({ readyAtSecond: second + delay, ready: false });
    this.created += 1;
  }
}
