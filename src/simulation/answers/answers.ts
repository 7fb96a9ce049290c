import type { Tally } from '../loop/tally';
import type { Answers, MaximumAnswer } from '../timeline';
import type { World } from '../world/world';

const HOUR = 3600;

/** What is needed to judge a run beside what it came to. */
export interface Bounds {
  readonly minReplicas: number;
  readonly maxReplicas: number | undefined;
  /** Why the maximum can never be reached, whatever the load; undefined if it may be. */
  readonly unreachable: string | undefined;
  readonly pricePerPodHour: number | undefined;
  /** Whether it is known what a pod can do. */
  readonly hasCapacity: boolean;
}

/** What a run comes to, in numbers. */
export function answersOf(tally: Tally, { work, podSeconds }: World, bounds: Bounds): Answers {
  const { arrived, served, lost, waiting } = work;
  const podHours = podSeconds / HOUR;
  const { drainedAtSecond, peakWaitingAtSecond } = tally;
  return {
    peakReplicas: tally.peakReplicas,
    peakAtSecond: tally.peakAtSecond,
    peakReady: tally.peakReady,
    meanReplicas: tally.seconds === 0 ? tally.peakReplicas : tally.replicaSeconds / tally.seconds,
    podHours,
    cost: bounds.pricePerPodHour === undefined ? undefined : podHours * bounds.pricePerPodHour,
    underProvisionedSeconds: bounds.hasCapacity ? tally.shortSeconds : undefined,
    arrived,
    served,
    lost,
    waiting,
    servedShare: served + lost === 0 ? 1 : served / (served + lost),
    peakWaiting: tally.peakWaiting,
    peakWaitingAtSecond,
    drainSeconds: drainedAtSecond === undefined ? (tally.peakWaiting === 0 ? 0 : undefined) : drainedAtSecond - peakWaitingAtSecond,
    oscillations: tally.oscillations,
    wantedAtSecond: tally.wantedAt,
    reachedAtSecond: tally.reachedAt,
    mostWanted: tally.mostWanted,
    maximum: maximumOf(tally, bounds),
  };
}

function maximumOf({ peakReplicas, peakAtSecond, mostWanted }: Tally, { maxReplicas, unreachable }: Bounds): MaximumAnswer {
  if (maxReplicas === undefined) return { verdict: 'unbounded', text: 'nothing bounds the replicas' };
  if (peakReplicas >= maxReplicas) return { verdict: 'reached', text: `${maxReplicas} replicas are reached at second ${peakAtSecond}` };
  if (unreachable !== undefined) return { verdict: 'unreachable', text: `${maxReplicas} replicas can never be reached: ${unreachable}` };
  const most = mostWanted === undefined ? 'the metrics never say anything' : `the metrics never ask for more than ${mostWanted} of ${maxReplicas} replicas`;
  const slow = mostWanted !== undefined && mostWanted >= maxReplicas;
  return { verdict: 'not reached', text: slow ? `${maxReplicas} replicas are asked for, but windows and policies do not let them come` : most };
}
