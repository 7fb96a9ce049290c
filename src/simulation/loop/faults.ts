import { joinPath } from '../../kubernetes/problem';
import type { Problems } from '../../kubernetes/problem';
import type { FaultSpec, HandEditFault, OutageFault, PodCrashFault } from '../options';
import type { PodTimes } from '../world/pods';

/** What goes wrong, to be asked every second. */
export class Faults {
  private readonly outages: readonly OutageFault[];

  constructor(public readonly list: readonly FaultSpec[]) {
    this.outages = list.filter((fault) => isOutage(fault));
  }

  /** Whether an outage of a kind holds at a second. */
  public holds(kind: OutageFault['kind'], second: number): boolean {
    if (this.outages.length === 0) return false;
    return this.outages.some((fault) => fault.kind === kind && second >= fault.atSecond && second < fault.atSecond + fault.forSeconds);
  }

  /** How long a pod takes that is created at a second, where it usually takes `usual`. */
  public timesAt(second: number, usual: PodTimes): PodTimes {
    for (const fault of this.list) {
      if (fault.kind !== 'slow start' || second < fault.atSecond || second >= fault.atSecond + fault.forSeconds) continue;
      return { ...usual, startSeconds: fault.podStartSeconds };
    }
    return usual;
  }

  /** The faults of a moment that begin at a second. */
  public momentsAt(second: number): readonly (PodCrashFault | HandEditFault)[] {
    if (this.list.length === 0) return NONE;
    return this.list.filter((fault) => fault.kind === 'pod crash' || fault.kind === 'hand edit').filter(({ atSecond }) => atSecond === second);
  }

  /** Every fault that begins at a second. */
  public beginningAt(second: number): readonly FaultSpec[] {
    return this.list.length === 0 ? NONE : this.list.filter(({ atSecond }) => atSecond === second);
  }
}

const NONE: readonly never[] = [];
const OUTAGES: readonly string[] = ['metric outage', 'adapter error', 'prometheus restart'];
const KINDS: readonly string[] = [...OUTAGES, 'slow start', 'pod crash', 'hand edit'];

function isOutage(fault: FaultSpec): fault is OutageFault {
  return OUTAGES.includes(fault.kind);
}

/** Reads faults; what makes no sense is a problem. */
export function prepareFaults(faults: readonly FaultSpec[], path: string, problems: Problems): Faults {
  faults.forEach((fault, index) => {
    const place = joinPath(path, `faults[${index}]`);
    if (!problems.check(KINDS.includes(fault.kind), joinPath(place, 'kind'), `must be one of ${KINDS.join(', ')}`, fault.kind)) return;
    for (const [name, value] of Object.entries(fault)) {
      if (name === 'kind') continue;
      problems.check(Number.isInteger(value) && value >= 0, joinPath(place, name), 'must be a whole number from 0', value);
    }
  });
  return new Faults(faults);
}

/** A fault in words. */
export function describeFault(fault: FaultSpec): string {
  switch (fault.kind) {
    case 'pod crash':
      return `${fault.pods} of the pods crash and are replaced`;
    case 'hand edit':
      return `somebody sets ${fault.replicas} replicas`;
    case 'slow start':
      return `for ${fault.forSeconds} s new pods take ${fault.podStartSeconds} s to run`;
    default:
      return `${fault.kind} for ${fault.forSeconds} s`;
  }
}
