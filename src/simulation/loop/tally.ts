import { NOTHING } from '../world/waiting-line';
import type { World } from '../world/world';

/** A rise so many seconds after a fall makes the fall one that was not needed. */
const OSCILLATION_SECONDS = 600;

/** Adds up what a run comes to, second by second, in space that does not depend on its length. */
export class Tally {
  public seconds = 0;
  public replicaSeconds = 0;
  public peakReplicas = 0;
  public peakAtSecond = 0;
  public peakReady = 0;
  public shortSeconds = 0;
  public peakWaiting = 0;
  public peakWaitingAtSecond = 0;
  /** The first second after the peak at which nothing waited. */
  public drainedAtSecond: number | undefined;
  public oscillations = 0;
  public mostWanted: number | undefined;
  /** The first second with at least so many replicas asked for, by their number. */
  public readonly wantedAt: (number | undefined)[] = [];
  /** The first second with at least so many pods ready, by their number. */
  public readonly reachedAt: (number | undefined)[] = [];
  private fellAt = -Infinity;

  /** Counts the replicas that there are before the first second. */
  public begin(replicas: number, ready: number): void {
    this.peakReplicas = replicas;
    note(this.wantedAt, replicas, 0);
    this.reach(0, ready);
  }

  public pass(second: number, { pods, work }: World): void {
    const { replicas, ready } = pods;
    const { backlog } = work;
    this.seconds += 1;
    this.replicaSeconds += replicas;
    if (replicas > this.peakReplicas) {
      this.peakReplicas = replicas;
      this.peakAtSecond = second;
      note(this.wantedAt, replicas, second);
    }
    if (ready > this.peakReady || this.reachedAt.length === 0) this.reach(second, ready);
    if (work.short) this.shortSeconds += 1;
    if (backlog > this.peakWaiting + NOTHING) {
      this.peakWaiting = backlog;
      this.peakWaitingAtSecond = second;
      this.drainedAtSecond = undefined;
    } else if (this.drainedAtSecond === undefined && this.peakWaiting > 0 && backlog < NOTHING) {
      this.drainedAtSecond = second;
    }
  }

  /** Counts a change of the replicas. */
  public change(second: number, from: number, to: number): void {
    if (to < from) {
      this.fellAt = second;
    } else if (second - this.fellAt < OSCILLATION_SECONDS) {
      this.oscillations += 1;
      this.fellAt = -Infinity;
    }
  }

  /** Notes what the metrics ask for. */
  public want(replicas: number | undefined): void {
    if (replicas !== undefined && replicas > (this.mostWanted ?? -1)) this.mostWanted = replicas;
  }

  private reach(second: number, ready: number): void {
    this.peakReady = Math.max(this.peakReady, ready);
    note(this.reachedAt, ready, second);
  }
}

/** Notes the second at which sizes up to one were reached, of those that were not before. */
function note(reached: (number | undefined)[], size: number, second: number): void {
  while (reached.length <= size) reached.push(second);
}
