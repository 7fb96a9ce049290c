import type { Recorder, Verdict } from './recorder';
import type { RevisionAutoscaling } from '../../kubernetes/knative/resolve-autoscaling';
import { RevisionRun } from '../kpa/revision-run';
import type { RevisionToRun, RunOptions } from '../kpa/revision-to-run';
import type { RevisionView } from '../kpa/revision-view';
import type { Pod, PodSet } from '../world/pods';
import type { World } from '../world/world';

const NO_PODS: readonly Pod[] = [];

/** The pods of a Knative revision, which its autoscaler counts itself. */
export class RevisionPodSet implements PodSet {
  public readonly list = NO_PODS;
  public replicas = 0;
  public ready = 0;

  /** The revision's own run lets its pods turn ready. */
  public advance(): void {
    // nothing to do: `KpaRun` sets the counts
  }
}

/** A revision of the KPA class at work. */
export class KpaRun {
  private readonly run: RevisionRun;
  private arrived: number;
  private seen: RevisionRun['seen'];

  constructor(
    revision: RevisionToRun, options: RunOptions, private readonly settings: RevisionAutoscaling,
    private readonly pods: RevisionPodSet, private readonly world: World, private readonly recorder: Recorder,
  ) {
    this.run = new RevisionRun(revision, options);
    this.arrived = world.work.arrived;
    this.follow(this.run.view);
  }

  /** Lets a second pass, whose load the world has already taken. */
  public advance(second: number): void {
    const { world: { work }, recorder, run } = this;
    const before = this.pods.replicas;
    run.advance({ concurrency: work.queued + work.inService, requests: work.arrived - this.arrived });
    this.arrived = work.arrived;
    const { view } = run;
    const decided = run.seen !== undefined;
    this.seen = run.seen ?? this.seen;
    const { seen } = this;
    this.follow(view);
    if (seen !== undefined) recorder.seen[0] = seen.stable;
    if (view.replicas !== before) recorder.change(second, before, view.replicas, view.replicas > before ? 'more load than the pods are steered to' : 'less load');
    if (decided || view.replicas !== before) recorder.bind(second, this.verdict(view, seen), view.replicas);
  }

  private follow({ replicas, ready }: RevisionView): void {
    this.pods.replicas = replicas;
    this.pods.ready = ready;
  }

  private verdict({ desired, want, replicas, active }: RevisionView, seen: RevisionRun['seen']): Verdict {
    if (desired < 0 || seen === undefined) return { kind: 'missing metric', wanted: undefined, text: 'no statistics yet: the initial scale holds' };
    const { target, minScale, maxScale, maxScaleUpRate } = this.settings;
    const forStable = Math.ceil(seen.stable / target);
    const forPanic = Math.ceil(seen.panic / target);
    const wanted = Math.max(forStable, forPanic);
    const wants = `the stable window asks for ${forStable}, the panic window for ${forPanic}`;
    if ((want === 0 || desired === 0) && replicas > 0 && minScale === 0) {
      const until = active.status === 'True' ? 'the revision turned active less than a stable window ago' : 'the grace or retention period is not over';
      return { kind: 'delay', wanted, text: `${wants}; the last pod stays because ${until}` };
    }
    if (maxScale !== 0 && desired > maxScale) return { kind: 'limit', wanted, text: `${wants}; max-scale is ${maxScale}` };
    if (desired < minScale) return { kind: 'limit', wanted, text: `${wants}; min-scale is ${minScale}` };
    if (desired > wanted) return { kind: 'stabilization', wanted, text: `${wants}; panic mode, scale-down delay or the scale-down rate holds ${desired}` };
    if (desired < forStable) return { kind: 'policy', wanted, text: `${wants}; one step may reach ${maxScaleUpRate} times the ready pods: ${desired}` };
    if (desired === 0 && replicas === 0) return { kind: 'activation', wanted, text: 'no request has come' };
    return { kind: 'metric', wanted, text: `${wants}, and get ${replicas}` };
  }
}
