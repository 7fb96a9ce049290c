import { NOTHING, WaitingLine } from './waiting-line';
import type { Demand } from '../timeline';

/** What the pods of a service can do, and what happens to what they cannot. */
export interface WorkModel {
  readonly demand: Demand;
  /** Requests or messages that one pod serves a second; Infinity if whatever comes. */
  readonly ratePerPod: number;
  /** Requests that one pod has in work at once; Infinity for no limit. */
  readonly concurrencyPerPod: number;
  /** How long a request is in work, in seconds. */
  readonly serviceTimeSeconds: number;
  /** After how many seconds a request that waits is lost; Infinity for never. */
  readonly queueTimeoutSeconds: number;
  /** What becomes of requests while no pod is ready: a gateway answers 503, an activator lets them wait. */
  readonly withoutPods: 'lose' | 'wait';
  /** What waits at the start. */
  readonly initialWaiting: number;
}

/** The requests or messages of a service, second by second. Totals are since the start: `arrived = served + lost + waiting`. */
export interface Work {
  /** Takes the next second, with its load and the pods that are ready in it. */
  readonly advance: (second: number, load: number, ready: number) => void;
  readonly arrived: number;
  readonly served: number;
  readonly lost: number;
  /** All that has come and neither been served nor lost. */
  readonly waiting: number;
  /** The part of it that no pod works on. */
  readonly queued: number;
  /** What people call waiting: messages until they are done, requests until a pod takes them. */
  readonly backlog: number;
  /** What pods work on, on the mean of the second. */
  readonly inService: number;
  /** Whether the pods could not take what came. */
  readonly short: boolean;
}

/** The work of a model. */
export function workOf(model: WorkModel): Work {
  if (model.demand === 'messages') return new Messages(model);
  return model.demand === 'users' ? new Users(model) : new Requests(model);
}

/** Messages that wait until a pod takes them. */
class Messages implements Work {
  public arrived: number;
  public served = 0;
  public readonly lost = 0;
  public waiting: number;
  public inService = 0;
  public short = false;

  constructor(private readonly model: WorkModel) {
    this.arrived = model.initialWaiting;
    this.waiting = model.initialWaiting;
  }

  public get queued(): number {
    return this.waiting - this.inService;
  }

  public get backlog(): number {
    return this.waiting;
  }

  public advance(_second: number, load: number, ready: number): void {
    const { ratePerPod, concurrencyPerPod } = this.model;
    const capacity = ready === 0 ? 0 : ready * ratePerPod;
    const there = this.waiting + load;
    const served = Math.min(there, capacity);
    this.arrived += load;
    this.served += served;
    this.waiting = there - served < NOTHING ? 0 : there - served;
    this.inService = Math.min(this.waiting, ready === 0 ? 0 : ready * concurrencyPerPod);
    this.short = load > capacity;
  }
}

/** Requests that come whatever the answers: those that no pod can take wait at the gateway, and give up in time. */
class Requests implements Work {
  public arrived: number;
  public served = 0;
  public lost = 0;
  public waiting: number;
  public queued: number;
  public backlog: number;
  public inService = 0;
  public short = false;
  private readonly line: WaitingLine;

  constructor(private readonly model: WorkModel) {
    this.line = new WaitingLine(model.queueTimeoutSeconds);
    this.arrived = model.initialWaiting;
    this.line.add(0, model.initialWaiting);
    this.waiting = model.initialWaiting;
    this.queued = model.initialWaiting;
    this.backlog = model.initialWaiting;
  }

  public advance(second: number, load: number, ready: number): void {
    const { line, model: { ratePerPod, concurrencyPerPod, serviceTimeSeconds, withoutPods } } = this;
    this.arrived += load;
    if (ready === 0 && withoutPods === 'lose') {
      this.lost += line.empty() + load;
      this.see();
      this.inService = 0;
      this.short = load > 0;
      return;
    }
    const capacity = ready === 0 ? 0 : ready * ratePerPod;
    if (line.total === 0 && load <= capacity) {
      // Most seconds are such: nothing waits, and the pods can take what comes.
      this.served += load;
      this.inService = Math.min(load * serviceTimeSeconds, ready * concurrencyPerPod);
      this.short = false;
      return;
    }
    const lost = line.total > 0 ? line.expire(second) : 0;
    const early = line.total > 0 ? line.take(capacity) : 0;
    const direct = Math.min(load, capacity - early);
    line.add(second, load - direct);
    this.see();
    const served = early + direct;
    this.lost += lost;
    this.served += served;
    this.inService = Math.min(served * serviceTimeSeconds, ready === 0 ? 0 : ready * concurrencyPerPod);
    this.short = lost > 0 || line.total > 0;
  }
  /** Notes what waits, for those who look every second. */
  private see(): void {
    this.waiting = this.line.total;
    this.queued = this.waiting;
    this.backlog = this.waiting;
  }
}

/** Users who each have one request on the way, and send the next as soon as it is answered or lost. */
class Users implements Work {
  public arrived = 0;
  public served = 0;
  public lost = 0;
  public inService = 0;
  public short = false;
  private readonly line: WaitingLine;
  /** The requests in work, by the second in which they are answered. */
  private readonly answeredAt: Float64Array;

  constructor(private readonly model: WorkModel) {
    this.line = new WaitingLine(model.queueTimeoutSeconds);
    this.answeredAt = new Float64Array(Math.max(1, Math.round(model.serviceTimeSeconds)) + 1);
  }

  public get waiting(): number {
    return this.line.total + this.inService;
  }

  public get queued(): number {
    return this.line.total;
  }

  public get backlog(): number {
    return this.line.total;
  }

  public advance(second: number, load: number, ready: number): void {
    const { line, answeredAt, model: { concurrencyPerPod, serviceTimeSeconds, withoutPods } } = this;
    const before = this.waiting;
    const place = second % answeredAt.length;
    const freed = answeredAt[place] ?? 0;
    answeredAt[place] = 0;
    this.inService = this.inService - freed < NOTHING ? 0 : this.inService - freed;
    // Answers that take less than a second let the same user come several times in it.
    const served = freed / Math.min(1, serviceTimeSeconds);
    const turnedAway = ready === 0 && withoutPods === 'lose';
    let lost = line.total > 0 ? turnedAway ? line.empty() : line.expire(second) : 0;
    const newcomers = Math.max(0, load - this.waiting);
    if (turnedAway) {
      lost += newcomers;
    } else {
      const free = Math.max(0, (ready === 0 ? 0 : ready * concurrencyPerPod) - this.inService);
      const early = line.take(free);
      const direct = Math.min(newcomers, free - early);
      this.inService += early + direct;
      answeredAt[(second + answeredAt.length - 1) % answeredAt.length] = early + direct;
      line.add(second, newcomers - direct);
    }
    this.served += served;
    this.lost += lost;
    this.arrived += this.waiting - before + served + lost;
    this.short = line.total > NOTHING || lost > 0;
  }
}
