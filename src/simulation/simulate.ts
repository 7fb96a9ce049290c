import type { Preparation, PreparedRun } from './loop/prepared';
import { fitOptions } from './option-keys';
import type { SimulationOptions } from './options';
import { adapterQueries } from './pipeline/adapter-rules';
import { SimulationError } from './simulation-error';
import type { ScalerTimeline, Timeline } from './timeline';
import { Bundle, bundleOf } from '../kubernetes/bundle';
import type { Manifest } from '../kubernetes/manifest';
import { refOf } from '../kubernetes/object-ref';
import { Problems, sentence } from '../kubernetes/problem';
import type { Scaler } from '../kubernetes/scaler';

const DURATION_SECONDS = 3600;
const SAMPLES = 720;

/** A simulation whose input has been found good. */
export interface PreparedSimulation {
  readonly durationSeconds: number;
  /** How many scalers there are. */
  readonly size: number;
  /** Runs one scaler after the other; each is computed when it is asked for, and kept by nobody else. */
  readonly run: () => Generator<ScalerTimeline, void>;
}

/**
 * Simulates all scalers of a bundle (HorizontalPodAutoscalers, ScaledObjects, ScaledJobs, Knative Services) under a load, each in a world of its
 * own, in virtual time: the same input gives the same timeline. Throws one error with all problems if something is missing or makes no sense.
 */
export function simulate(manifests: readonly Manifest[] | Bundle, options: SimulationOptions = {}, refused: readonly string[] = []): Timeline {
  const { durationSeconds, run } = prepareSimulation(manifests, options, refused);
  return { durationSeconds, scalers: [...run()] };
}

/** As `simulate`, one scaler at a time, so that thousands of services need no more memory than one. */
export function* simulateEach(manifests: readonly Manifest[] | Bundle, options: SimulationOptions = {}): Generator<ScalerTimeline, void> {
  yield* prepareSimulation(manifests, options).run();
}

/**
 * Reads manifests and options. Throws one error with all problems.
 *
 * @param refused what somebody else has against the manifests, such as a validator: sentences of the same error
 */
export function prepareSimulation(
  manifests: readonly Manifest[] | Bundle, given: SimulationOptions = {}, refused: readonly string[] = [],
): PreparedSimulation {
  const bundle = manifests instanceof Bundle ? manifests : bundleOf(manifests);
  const problems = new Problems();
  const options = fitOptions(given, problems);
  if (options === undefined) throw new SimulationError([...problems.list.map(sentence), ...refused]);
  const refusals = [...refused];
  const preparation: Preparation = { bundle, adapter: adapterQueries(bundle), options, problems, refusals };
  const all = scalersOf(bundle);
  const scalers = all.filter(({ manifest }) => isMeant(manifest, options));
  problems.check(all.length > 0, 'manifests', 'must hold a scaler: a HorizontalPodAutoscaler, a ScaledObject, a ScaledJob or a Knative Service');
  checkNames(all, options, problems);
  const runs = scalers.flatMap((scaler) => prepareRun(scaler, preparation) ?? []);
  const courseSeconds = Math.max(0, ...runs.map(({ model }) => model.load.endSecond ?? 0));
  const durationSeconds = options.durationSeconds ?? (courseSeconds === 0 ? DURATION_SECONDS : Math.ceil(courseSeconds));
  checkLengths(options, durationSeconds, runs, problems);
  const found = [...problems.list.map(sentence), ...refusals];
  if (found.length > 0) throw new SimulationError(found);
  const length = { durationSeconds, samples: options.samples ?? SAMPLES, reach: options.reach ?? [] };
  return {
    durationSeconds,
    size: runs.length,
    *run() {
      for (const { start } of runs) yield start(length);
    },
  };
}

type Scaled = Scaler | { readonly type: 'job'; readonly manifest: Manifest };

/** The scalers of a bundle, in its order. */
function scalersOf(bundle: Bundle): readonly Scaled[] {
  const byManifest = new Map<Manifest, Scaled>(bundle.scalers.map((scaler) => [scaler.manifest, scaler]));
  for (const manifest of bundle.ofKind('ScaledJob.keda.sh')) byManifest.set(manifest, { type: 'job', manifest });
  return bundle.manifests.flatMap((manifest) => byManifest.get(manifest) ?? []);
}

/** Prepares a scaler; what simulates its kind is loaded with the first of it. */
function prepareRun(scaler: Scaled, preparation: Preparation): PreparedRun | undefined {
  switch (scaler.type) {
    case 'hpa':
      return (module.require('./loop/prepare-hpa-run') as typeof import('./loop/prepare-hpa-run')).prepareHpaRun(scaler.manifest, scaler.target, preparation);
    case 'keda':
      return (module.require('./loop/prepare-keda-run') as typeof import('./loop/prepare-keda-run')).prepareKedaRun(scaler.manifest, scaler.target, preparation);
    case 'knative':
      return (module.require('./loop/prepare-knative-run') as typeof import('./loop/prepare-knative-run')).prepareKnativeRun(scaler.manifest, preparation);
    default:
      return (module.require('./loop/prepare-job-run') as typeof import('./loop/prepare-job-run')).prepareJobRun(scaler.manifest, preparation);
  }
}

/** Whether a scaler is one of those asked for. */
function isMeant(manifest: Manifest, { only }: SimulationOptions): boolean {
  return only === undefined || namesOf(manifest).some((name) => only.includes(name));
}

function namesOf(manifest: Manifest): readonly string[] {
  const { namespace, name } = refOf(manifest);
  return [name, `${namespace}/${name}`];
}

function checkNames(scalers: readonly Scaled[], { services = {}, only = [] }: SimulationOptions, problems: Problems): void {
  const names = new Set(scalers.flatMap(({ manifest }) => namesOf(manifest)));
  const rule = `must be the name of a scaler, one of ${scalers.map(({ manifest }) => refOf(manifest).name).join(', ')}`;
  for (const name of Object.keys(services)) problems.check(names.has(name), `services.${name}`, rule);
  only.forEach((name, index) => problems.check(names.has(name), `only[${index}]`, rule, name));
}

function checkLengths(
  { samples = SAMPLES, startSeconds = 0, reach = [] }: SimulationOptions, durationSeconds: number, runs: readonly PreparedRun[], problems: Problems,
): void {
  problems.check(Number.isInteger(durationSeconds) && durationSeconds >= 1, 'durationSeconds', 'must be a whole number from 1', durationSeconds);
  problems.check(Number.isInteger(samples) && samples >= 0, 'samples', 'must be a whole number from 0', samples);
  problems.check(Number.isInteger(startSeconds), 'startSeconds', 'must be a whole number', startSeconds);
  reach.forEach((size, index) => problems.check(Number.isInteger(size) && size >= 1, `reach[${index}]`, 'must be a whole number of pods from 1', size));
  for (const { scaler, model: { load: { knownUntil } } } of runs) {
    if (knownUntil === undefined) continue;
    const whose = `${scaler.kind} ${scaler.namespace}/${scaler.name}`;
    problems.check(durationSeconds <= knownUntil, 'durationSeconds', `must be at most ${knownUntil}, where the load of ${whose} ends`,
      durationSeconds, 'shorten it, or give more of the load');
  }
}
