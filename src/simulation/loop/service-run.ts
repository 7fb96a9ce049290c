import { describeFault } from './faults';
import type { Faults } from './faults';
import { Recorder } from './recorder';
import { answersOf } from '../answers/answers';
import type { Bounds } from '../answers/answers';
import { objectiveAnswer } from '../answers/objective';
import type { Health } from '../pipeline/instruments';
import { Instruments, HEALTHY } from '../pipeline/instruments';
import { reachOf, type ScalerTimeline } from '../timeline';
import { Pods } from '../world/pods';
import type { PodSet } from '../world/pods';
import type { ServiceModel } from '../world/service-model';
import type { Work } from '../world/work';
import { World } from '../world/world';

/** What takes part in a simulated second beside the world: a scaler. */
export interface ScalerRun {
  /** Lets a second pass, which the world has already lived through. */
  readonly advance: (second: number) => void;
}

/** What is common to the runs of all scalers. */
export interface Stage {
  readonly world: World;
  readonly instruments: Instruments;
  readonly recorder: Recorder;
}

/** What a run is about. */
export interface RunHead extends Pick<ScalerTimeline, 'type' | 'scaler' | 'target' | 'signals'> {
  readonly bounds: Bounds;
}

/** How long a run is, and what it tells. */
export interface RunLength {
  readonly durationSeconds: number;
  readonly samples: number;
  /** Sizes whose times the timeline tells. */
  readonly reach: readonly number[];
}

/** A scaler with its world, ready to be run. */
export interface Scene extends Stage {
  readonly head: RunHead;
  readonly model: ServiceModel;
  readonly faults: Faults;
  readonly run: ScalerRun;
}

/** Sets up the world of a service around its pods, and what measures it. */
export function stageOf(model: ServiceModel, work: Work, pods: PodSet, { durationSeconds, samples }: RunLength, signals: number): Stage {
  const world = new World(work, model.load, pods);
  return {
    world,
    instruments: new Instruments(world, model.usage, model.scrapeIntervalSeconds),
    recorder: new Recorder(durationSeconds, samples, signals),
  };
}

/** Pods of a target that the scaler sets the number of. */
export function podsOf(model: ServiceModel, faults: Faults, initialReplicas: number): Pods {
  const pods = new Pods((second) => faults.timesAt(second, model.times));
  pods.begin(initialReplicas);
  return pods;
}

/** Runs a scaler second by second: faults, world, instruments, scaler, record. */
export function runScene({ head, world, instruments, recorder, run, faults, model }: Scene, { durationSeconds, reach }: RunLength): ScalerTimeline {
  recorder.tally.begin(world.pods.replicas, world.pods.ready);
  instruments.advance(0, healthAt(faults, 0));
  const goesWrong = faults.list.length > 0;
  for (let second = 1; second <= durationSeconds; second += 1) {
    if (goesWrong) strike(faults, second, world.pods, recorder);
    world.advance(second);
    instruments.advance(second, goesWrong ? healthAt(faults, second) : HEALTHY);
    run.advance(second);
    recorder.pass(second, world);
  }
  const { bounds, ...names } = head;
  const answers = answersOf(recorder.tally, world, bounds);
  return {
    ...names,
    minReplicas: bounds.minReplicas,
    maxReplicas: bounds.maxReplicas,
    demand: model.demand,
    ...recorder.finish(),
    faults: faults.list,
    answers,
    reach: reach.map((size) => reachOf(answers, size)),
    objective: objectiveAnswer(model.options.objective, answers),
  };
}

function healthAt(faults: Faults, second: number): Health {
  if (faults.list.length === 0) return HEALTHY;
  const state = (down: boolean): 'up' | 'down' => (down ? 'down' : 'up');
  return {
    sources: state(faults.holds('metric outage', second)),
    prometheus: state(faults.holds('prometheus restart', second)),
    adapter: state(faults.holds('adapter error', second)),
  };
}

/** Lets faults happen that are a matter of a moment, and notes those that begin. */
function strike(faults: Faults, second: number, pods: PodSet, recorder: Recorder): void {
  for (const fault of faults.beginningAt(second)) recorder.event({ second, type: 'Warning', reason: 'Fault', message: describeFault(fault) });
  if (!(pods instanceof Pods)) return;
  for (const fault of faults.momentsAt(second)) {
    if (fault.kind === 'pod crash') {
      pods.crash(fault.pods, second);
      continue;
    }
    const before = pods.replicas;
    pods.scale(fault.replicas, second);
    if (pods.replicas !== before) recorder.change(second, before, pods.replicas, 'hand edit');
  }
}
