import type { LoadClock } from './application/load-clock';
import type { KubernetesApi, KubernetesObject } from './cluster/api';
import type { ReplicaChange, ScalerTimeline } from '../../src/simulation/timeline';

/** The replica count from a second on. */
export interface ReplicaStep {
  readonly second: number;
  readonly replicas: number;
}

/** Records `spec.replicas` of a workload from now on, by the clock of its load. */
export class ReplicaRecorder {
  public readonly steps: ReplicaStep[] = [];
  private readonly abort = new AbortController();
  private readonly watching: Promise<void>;

  public constructor(api: KubernetesApi, workload: KubernetesObject, clock: LoadClock) {
    this.watching = api.watch(workload, ({ spec: { replicas } }) => {
      const count = replicas as number;
      if (this.steps[this.steps.length - 1]?.replicas !== count) this.steps.push({ second: clock.now, replicas: count });
    }, this.abort.signal);
  }

  public async stop(): Promise<readonly ReplicaStep[]> {
    this.abort.abort();
    await this.watching;
    return this.steps;
  }
}

/** The replica counts of a simulation. */
export function simulatedSteps({ changes }: ScalerTimeline, initial: number): readonly ReplicaStep[] {
  return [{ second: 0, replicas: initial }, ...changes.map(({ second, to }: ReplicaChange) => ({ second, replicas: to }))];
}

/**
 * Where two timelines differ by more than a tolerance in time: at every moment, each must have a count between the least and the most that the other
 * has within the tolerance. One sentence for every moment at which they do not; none if the timelines are equal.
 */
export function differences(
  recorded: readonly ReplicaStep[], simulated: readonly ReplicaStep[], toleranceSeconds: number, untilSecond: number,
): readonly string[] {
  const found: string[] = [];
  for (let second = toleranceSeconds; second <= untilSecond - toleranceSeconds; second += 1) {
    for (const [name, one, other] of [['recorded', recorded, simulated], ['simulated', simulated, recorded]] as const) {
      const count = replicasAt(one, second);
      const [least, most] = boundsWithin(other, second - toleranceSeconds, second + toleranceSeconds);
      if (count < least || count > most) found.push(`at ${second} s ${name} ${count}, the other within ${toleranceSeconds} s ${least === most ? least : `${least} to ${most}`}`);
    }
  }
  return found;
}

function replicasAt(steps: readonly ReplicaStep[], second: number): number {
  return steps.reduce((found, step) => (step.second <= second ? step.replicas : found), steps[0]?.replicas ?? 0);
}

function boundsWithin(steps: readonly ReplicaStep[], from: number, to: number): readonly [least: number, most: number] {
  const counts = [replicasAt(steps, from), ...steps.filter(({ second }) => second > from && second <= to).map(({ replicas }) => replicas)];
  return [Math.min(...counts), Math.max(...counts)];
}
