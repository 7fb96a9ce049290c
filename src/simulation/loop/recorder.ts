import { Tally } from './tally';
import type { Binding, ReplicaChange, Sample, ScalerTimeline, TimelineEvent } from '../timeline';
import type { World } from '../world/world';

/** Longest lists of a timeline. */
const MOST_CHANGES = 2000;
const MOST_BINDINGS = 2000;
const MOST_EVENTS = 1000;

/** What binds the replicas, as a run states it after every decision. */
export type Verdict = Pick<Binding, 'kind' | 'wanted' | 'text'>;

type Recorded = Pick<ScalerTimeline, 'sampleSeconds' | 'samples' | 'changes' | 'bindings' | 'events' | 'omitted'>;

/** Writes down a run, in bounded space: samples over stretches of equal length, and lists that end when they are full. */
export class Recorder {
  public readonly tally: Tally;
  /** What the scaler saw last of each signal. */
  public readonly seen: (number | null)[];
  private readonly sampleSeconds: number;
  private readonly samples: Sample[] = [];
  private readonly changes: ReplicaChange[] = [];
  private readonly bindings: Binding[] = [];
  private readonly events: TimelineEvent[] = [];
  private readonly lastMessages = new Map<string, string>();
  private readonly omitted = { changes: 0, bindings: 0, events: 0 };
  private open: { fromSecond: number; verdict: Verdict; replicas: number } | undefined;
  private seconds = 0;
  private load = 0;
  private readyLeast = Infinity;
  private readyMost = 0;
  private waiting = 0;
  private served = 0;
  private lost = 0;

  constructor(private readonly durationSeconds: number, mostSamples: number, signals: number) {
    this.tally = new Tally();
    this.seen = Array.from({ length: signals }, () => null);
    this.sampleSeconds = mostSamples === 0 ? Infinity : Math.max(1, Math.ceil(durationSeconds / mostSamples));
  }

  /** Notes how a second ended. */
  public pass(second: number, world: World): void {
    const { pods, work } = world;
    this.tally.pass(second, world);
    if (this.sampleSeconds === Infinity) return;
    this.seconds += 1;
    this.load += world.load;
    if (pods.ready < this.readyLeast) this.readyLeast = pods.ready;
    if (pods.ready > this.readyMost) this.readyMost = pods.ready;
    const { backlog } = work;
    if (backlog > this.waiting) this.waiting = backlog;
    if (this.seconds === this.sampleSeconds || second === this.durationSeconds) this.sample(second, world);
  }

  public change(second: number, from: number, to: number, reason: string): void {
    this.tally.change(second, from, to);
    if (this.changes.length < MOST_CHANGES) this.changes.push({ second, from, to, reason });
    else this.omitted.changes += 1;
  }

  /** Notes an event; one that says the same as the last of its reason is none. */
  public event(event: TimelineEvent): void {
    if (this.lastMessages.get(event.reason) === event.message) return;
    this.lastMessages.set(event.reason, event.message);
    if (this.events.length < MOST_EVENTS) this.events.push(event);
    else this.omitted.events += 1;
  }

  /** Notes what binds the replicas from a second on. */
  public bind(second: number, verdict: Verdict, replicas: number): void {
    this.tally.want(verdict.wanted);
    const { open } = this;
    if (open !== undefined && open.verdict.text === verdict.text && open.verdict.kind === verdict.kind && open.replicas === replicas) return;
    this.close(second);
    this.open = { fromSecond: second, verdict, replicas };
  }

  /** Ends the run. */
  public finish(): Recorded {
    this.close(this.durationSeconds + 1);
    const { sampleSeconds, samples, changes, bindings, events, omitted } = this;
    return { sampleSeconds: sampleSeconds === Infinity ? 0 : sampleSeconds, samples, changes, bindings, events, omitted };
  }

  private close(toSecond: number): void {
    if (this.open === undefined || this.open.fromSecond >= toSecond) return;
    const { fromSecond, verdict, replicas } = this.open;
    if (this.bindings.length < MOST_BINDINGS) this.bindings.push({ fromSecond, toSecond, replicas, ...verdict });
    else this.omitted.bindings += 1;
  }

  private sample(second: number, { pods, work }: World): void {
    const { seconds, load, readyLeast, readyMost, waiting, seen } = this;
    this.samples.push({
      second,
      load: load / seconds,
      replicas: pods.replicas,
      readyLeast,
      readyMost,
      waiting,
      served: (work.served - this.served) / seconds,
      lost: (work.lost - this.lost) / seconds,
      signals: seen.slice(),
    });
    this.served = work.served;
    this.lost = work.lost;
    this.seconds = 0;
    this.load = 0;
    this.readyLeast = Infinity;
    this.readyMost = 0;
    this.waiting = 0;
  }
}
