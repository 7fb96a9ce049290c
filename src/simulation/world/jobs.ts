import type { Pod, PodSet, PodTimes } from './pods';
import { NOTHING } from './waiting-line';
import type { Work } from './work';

/** A Job, and the messages that it holds. */
interface Job {
  readonly id: number;
  readonly runsAt: number;
  /** Undefined before it runs. */
  endsAt: number | undefined;
  held: number;
}

/** What a Job does. */
export interface JobModel {
  /** Messages that one Job takes. */
  readonly messagesPerJob: number;
  /** How long it works on them, in seconds. */
  readonly serviceTimeSeconds: number;
  readonly initialWaiting: number;
}

/** Jobs that each take some messages, work on them and end; one that finds none ends at once. */
export class Jobs implements Work {
  /** Jobs that are not finished. */
  public list: readonly Job[] = [];
  /** Those of them whose pod runs. */
  public running = 0;
  public arrived: number;
  public served = 0;
  public readonly lost = 0;
  public waiting: number;
  public inService = 0;
  public short = false;
  private created = 0;

  constructor(private readonly model: JobModel, private readonly timesAt: (second: number) => PodTimes) {
    this.arrived = model.initialWaiting;
    this.waiting = model.initialWaiting;
  }

  public get backlog(): number {
    return this.waiting;
  }

  public get queued(): number {
    return this.waiting - this.inService;
  }

  public create(count: number, second: number): void {
    const { startSeconds, readinessDelaySeconds } = this.timesAt(second);
    const runsAt = second + Math.max(1, startSeconds + readinessDelaySeconds);
    const first = this.created;
    this.created += count;
    this.list = [...this.list, ...Array.from({ length: count }, (_, index): Job => ({ id: first + index, runsAt, endsAt: undefined, held: 0 }))];
  }

  public advance(second: number, load: number): void {
    this.arrived += load;
    this.waiting += load;
    for (const job of this.list) {
      if (job.endsAt !== undefined && job.endsAt <= second) this.end(job);
    }
    this.list = this.list.filter(({ endsAt }) => endsAt === undefined || endsAt > second);
    for (const job of this.list) {
      if (job.endsAt === undefined && job.runsAt <= second) this.begin(job, second);
    }
    this.running = this.list.reduce((count, { endsAt }) => count + Number(endsAt !== undefined), 0);
    if (this.waiting < NOTHING) this.waiting = 0;
    if (this.inService < NOTHING) this.inService = 0;
    this.short = this.queued >= 1;
  }

  private begin(job: Job, second: number): void {
    const { messagesPerJob, serviceTimeSeconds } = this.model;
    job.held = Math.min(messagesPerJob, Math.floor(this.queued + NOTHING));
    this.inService += job.held;
    job.endsAt = second + (job.held > 0 ? Math.max(1, Math.round(serviceTimeSeconds)) : 1);
  }

  private end({ held }: Job): void {
    this.served += held;
    this.waiting -= held;
    this.inService -= held;
  }
}

/** The pods of Jobs: one for each. */
export class JobPods implements PodSet {
  public readonly list: readonly Pod[] = [];

  constructor(private readonly jobs: Jobs) {}

  public get replicas(): number {
    return this.jobs.list.length;
  }

  public get ready(): number {
    return this.jobs.running;
  }

  public advance(): void {
    // nothing to do: they come and go with their Jobs
  }
}
