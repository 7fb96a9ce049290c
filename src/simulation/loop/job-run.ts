import type { Recorder, Verdict } from './recorder';
import type { JobReading } from '../keda/job-reading';
import { pollScaledJob } from '../keda/poll-scaled-job';
import type { ScaledJobPollOutcome } from '../keda/poll-scaled-job';
import type { PreparedScaledJob } from '../keda/prepare-scaled-job';
import { reconcileScaledJob } from '../keda/reconcile-scaled-job';
import { createScaledJob } from '../keda/scaled-job-state';
import type { ScaledJobState } from '../keda/scaled-job-state';
import type { SourceAnswer } from '../keda/source-answer';
import type { Jobs } from '../world/jobs';

const SECOND = 1000;
const GENERATION = 1;

/** A ScaledJob at work. */
export class JobRun {
  private state: ScaledJobState;

  /** `startSeconds`: when the simulation begins, in seconds since 1970. */
  constructor(
    private readonly definition: PreparedScaledJob, private readonly jobs: Jobs, private readonly recorder: Recorder,
    private readonly answers: readonly ((second: number) => SourceAnswer | undefined)[], private readonly startSeconds: number,
  ) {
    this.state = createScaledJob(definition);
  }

  /** Lets KEDA find the object, at second 0. Returns what it has against it; undefined if nothing. */
  public begin(): string | undefined {
    const step = reconcileScaledJob(this.state, this.around(0));
    this.state = step.state;
    this.advance(0);
    return step.error;
  }

  public advance(second: number): void {
    const { loop } = this.state;
    if (loop === undefined || loop.nextPollMillis > this.millis(second)) return;
    const { jobs, recorder } = this;
    const around = this.around(second);
    const { state, created, outcome } = pollScaledJob(this.state, around);
    this.state = state;
    around.answers.forEach((answer, index) => {
      recorder.seen[index] = typeof answer === 'number' ? answer : null;
    });
    if (outcome === undefined) return;
    const before = jobs.list.length;
    if (created > 0) {
      jobs.create(created, second);
      recorder.change(second, before, before + created, `KEDA creates ${created} Jobs`);
    }
    if (outcome.error !== undefined) recorder.event({ second, type: 'Warning', reason: 'KEDAScalerFailed', message: outcome.error });
    recorder.bind(second, this.verdict(outcome, created), before + created);
  }

  private verdict({ active, error, running, pending, scaleTo, maxScale, effectiveMaxScale }: ScaledJobPollOutcome, created: number): Verdict {
    const { least, most } = this.definition;
    if (error !== undefined) return { kind: 'missing metric', wanted: undefined, text: `a trigger fails: ${error}` };
    if (!active) return { kind: 'activation', wanted: 0, text: 'no trigger is above its activation threshold' };
    const asks = `the queue of ${scaleTo} asks for ${maxScale} Jobs; ${running} are there, ${pending} of them pending`;
    if (maxScale >= most && created < scaleTo) return { kind: 'limit', wanted: maxScale, text: `${asks}; maxReplicaCount allows ${least + most}` };
    if (created < Math.min(scaleTo, maxScale)) return { kind: 'policy', wanted: maxScale, text: `${asks}; the strategy takes them off: ${Math.max(0, effectiveMaxScale)} may come` };
    return { kind: 'metric', wanted: maxScale, text: `${asks}; ${created} are created` };
  }

  private around(second: number) {
    return { nowMillis: this.millis(second), answers: this.answers.map((answer) => answer(second)), jobs: this.jobs.list.map(readingOf) };
  }

  private millis(second: number): number {
    return (this.startSeconds + second) * SECOND + 1;
  }
}

function readingOf({ id, endsAt }: Jobs['list'][number]): JobReading {
  return { name: `job-${id}`, generation: GENERATION, pods: [endsAt === undefined ? PENDING : RUNNING] };
}

const PENDING = { phase: 'Pending', conditions: [] } as const;
const RUNNING = { phase: 'Running', conditions: ['Ready'] } as const;
