import type { PodSet } from './pods';
import type { Work } from './work';
import type { Load } from '../load/load';

/** What of a service's world its signals are made of: its work, its pods, and what each pod has done. */
export class World {
  /** The second that has passed last. */
  public second = 0;
  /** The load of that second. */
  public load = 0;
  /** What a pod that was ready all the time would have served: the sum of what was served, each second divided by the ready pods. */
  public share = 0;
  /** Seconds of all pods, ready or not. */
  public podSeconds = 0;

  constructor(public readonly work: Work, private readonly profile: Load, public readonly pods: PodSet) {}

  /** Lets one second pass: its pods turn ready, its load comes. */
  public advance(second: number): void {
    const { pods, work } = this;
    this.second = second;
    this.load = this.profile.at(second);
    pods.advance(second, this.share);
    const before = work.served;
    work.advance(second, this.load, pods.ready);
    if (pods.ready > 0) this.share += (work.served - before) / pods.ready;
    this.podSeconds += pods.replicas;
  }
}
