import { manifestsOf, type Simulatable } from './manifests-of';
import { refusals } from './refusals';
import { bundleOf } from '../kubernetes/bundle';
import type { SimulationOptions } from '../simulation/options';
import { prepareSimulation, type PreparedSimulation } from '../simulation/simulate';
import type { ScalerTimeline, Timeline } from '../simulation/timeline';

/**
 * Simulates all scalers of manifests or of a construct (HorizontalPodAutoscalers, ScaledObjects, ScaledJobs, Knative Services) under a load,
 * each in a world of its own, in virtual time: the same input gives the same timeline. Throws a `SimulationError` with all problems: what is
 * missing, what makes no sense, and what the validator finds to be rejected by a cluster.
 */
export function simulate(given: Simulatable, options: SimulationOptions = {}): Timeline {
  const { durationSeconds, run } = prepare(given, options);
  return { durationSeconds, scalers: [...run()] };
}

/** As `simulate`, one scaler at a time, so that thousands of services need no more memory than one. */
export function* simulateEach(given: Simulatable, options: SimulationOptions = {}): Generator<ScalerTimeline, void> {
  yield* prepare(given, options).run();
}

function prepare(given: Simulatable, options: SimulationOptions): PreparedSimulation {
  const bundle = bundleOf(manifestsOf(given));
  return prepareSimulation(bundle, options, refusals(bundle));
}
