import { answerOf, canonical, conditionText, rowsDifference, secondsOf, START_MILLIS, takeDue } from './keda-format';
import type { FoundJob, JobsEvent, JobsRow } from './keda-row';
import type { JsonObject } from '../../src/kubernetes/json';
import type { JobReading } from '../../src/simulation/keda/job-reading';
import { pollScaledJob } from '../../src/simulation/keda/poll-scaled-job';
import { prepareScaledJob, type PreparedScaledJob } from '../../src/simulation/keda/prepare-scaled-job';
import { reconcileScaledJob, type ScaledJobSurroundings } from '../../src/simulation/keda/reconcile-scaled-job';
import { changeScaledJob, createScaledJob, type ScaledJobState } from '../../src/simulation/keda/scaled-job-state';

const FIELDS = ['t', 'jobs', 'lastActive', 'ready', 'active', 'paused', 'activity', 'error'];
/** How long after the full second everything happens, in milliseconds. */
const MOMENT = 250;

/** Replays the life of a ScaledJob; the first difference, if there is one. */
export function replayJobs(row: JobsRow): string | undefined {
  const run = new Run(row);
  for (let t = 0; t <= row.horizon; t += 1) run.second(t);
  return rowsDifference(FIELDS, row.rows, run.rows);
}

/** One run: the Jobs, the sources and the operator, second by second. */
class Run {
  public readonly rows: (readonly unknown[])[] = [];
  private state: ScaledJobState;
  private annotations: JsonObject;
  private spec: JsonObject;
  private jobs: readonly JobReading[] = [];
  private made = 0;
  private error = '';
  private readonly sources;
  private readonly events: JobsEvent[];

  public constructor(private readonly row: JobsRow) {
    this.annotations = row.scaledJob.annotations ?? {};
    this.spec = row.scaledJob.spec;
    this.sources = row.sources.map(answerOf);
    this.events = [...row.events];
    this.state = createScaledJob(this.definition());
  }

  public second(t: number): void {
    const reconciles = this.applyEvents(t) || t === 0;
    this.pollIfDue(t);
    if (reconciles) this.reconcile(t);
    this.record(t);
  }

  private definition(): PreparedScaledJob {
    return prepareScaledJob({ metadata: { name: this.row.scaledJob.name, annotations: this.annotations }, spec: this.spec });
  }

  private around(t: number): ScaledJobSurroundings {
    return { nowMillis: START_MILLIS + t * 1000 + MOMENT, answers: this.sources, jobs: this.jobs };
  }

  /** Whether one of the events is about the object. */
  private applyEvents(t: number): boolean {
    return takeDue(this.events, t).map((event) => this.apply(event)).includes(true);
  }

  private apply(event: JobsEvent): boolean {
    switch (event[0]) {
      case 'source':
        this.sources[event[2]] = answerOf(event[3]);
        return false;
      case 'jobs':
        this.jobs = event[2].map(jobOf).sort(byName);
        return false;
      case 'annotations':
        this.annotations = event[2];
        this.state = { ...this.state, definition: this.definition() };
        return true;
      default:
        this.spec = event[2];
        this.state = changeScaledJob(this.state, this.definition());
        return true;
    }
  }

  private pollIfDue(t: number): void {
    const around = this.around(t);
    const due = this.state.loop?.nextPollMillis;
    if (due === undefined || due > around.nowMillis) return;
    const { state, created, deleted } = pollScaledJob(this.state, around);
    this.state = state;
    const made = Array.from({ length: created }, (_, index): JobReading => (
      { name: `made-${String(this.made + index).padStart(4, '0')}`, generation: state.generation, pods: [] }));
    this.made += created;
    this.jobs = [...this.jobs.filter(({ name }) => !deleted.includes(name)), ...made].sort(byName);
  }

  private reconcile(t: number): void {
    const { state, deleted, error } = reconcileScaledJob(this.state, this.around(t));
    this.state = state;
    this.error = error ?? '';
    this.jobs = this.jobs.filter(({ name }) => !deleted.includes(name));
    this.pollIfDue(t);
  }

  private record(t: number): void {
    const { status } = this.state;
    const row = [
      t, this.jobs.map(({ name }) => name), secondsOf(status.lastActiveMillis), conditionText(status, 'Ready'), conditionText(status, 'Active'), conditionText(status, 'Paused'),
      Object.fromEntries(Object.entries(status.triggersActivity).map(([name, active]) => [name, active ? 1 : 0])), this.error,
    ];
    const last = this.rows.at(-1);
    if (last === undefined || canonical(last.slice(1)) !== canonical(row.slice(1))) this.rows.push(row);
  }
}

function jobOf({ completedAt, ...job }: FoundJob): JobReading {
  return { ...job, ...(completedAt !== undefined && { completedAtMillis: START_MILLIS + completedAt * 1000 }) };
}

/** As an API server lists them. */
function byName(a: JobReading, b: JobReading): number {
  return a.name < b.name ? -1 : 1;
}
