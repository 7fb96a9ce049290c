import { prepareFaults } from './faults';
import type { Faults } from './faults';
import type { RunLength } from './service-run';
import type { Bundle } from '../../kubernetes/bundle';
import type { Manifest } from '../../kubernetes/manifest';
import { namespaceOf, refOf } from '../../kubernetes/object-ref';
import type { ObjectRef } from '../../kubernetes/object-ref';
import { joinPath } from '../../kubernetes/problem';
import type { Problems } from '../../kubernetes/problem';
import type { HpaOptions } from '../hpa/prepare';
import { hpaRules } from '../hpa/rules';
import type { FaultSpec, ServiceOptions, SimulationOptions } from '../options';
import type { AdapterQueries } from '../pipeline/adapter-rules';
import type { SeriesName } from '../pipeline/modelled-series';
import type { Demand, ObjectName, ScalerTimeline } from '../timeline';
import { serviceModel, serviceOptions } from '../world/service-model';
import type { ServiceModel, ServiceParts } from '../world/service-model';

/** What the preparation of all scalers shares. */
export interface Preparation {
  readonly bundle: Bundle;
  readonly adapter: AdapterQueries;
  readonly options: SimulationOptions;
  readonly problems: Problems;
  /** Whole sentences about objects that cannot be read. */
  readonly refusals: string[];
}

/** A scaler that can be simulated, as often as one likes. */
export interface PreparedRun {
  readonly scaler: ObjectName;
  readonly model: ServiceModel;
  readonly start: (length: RunLength) => ScalerTimeline;
}

/** What of a service is known before its signals are. */
export interface PreparedService {
  readonly parts: ServiceParts;
  readonly own: ServiceOptions;
}

/** Begins the preparation of a service. */
export function beginService(scaler: Manifest, target: Manifest | undefined, knative: boolean, preparation: Preparation): PreparedService {
  const { bundle, options, problems } = preparation;
  const path = describe(scaler);
  const template = target === undefined ? undefined : bundle.podTemplate(target);
  const parts: ServiceParts = { bundle, scaler, target, template, path, knative };
  return { parts, own: serviceOptions(parts, options, problems) };
}

/** Ends it, once it is known what its scaler reads: the model of its world, and what goes wrong in it. */
export function finishService(
  { parts, own }: PreparedService, reads: readonly SeriesName[], unsupported: readonly FaultSpec['kind'][], { problems }: Preparation,
): { readonly model: ServiceModel; readonly faults: Faults } {
  const { path } = parts;
  const demand = own.demand ?? demandOf(reads);
  const model = serviceModel(parts, own, demand, problems);
  checkReads(model, reads, path, problems);
  const given = own.faults ?? [];
  given.forEach(({ kind }, index) => {
    problems.check(!unsupported.includes(kind), joinPath(path, `faults[${index}]`), `must not be '${kind}', which cannot be simulated for this kind of scaler`);
  });
  return { model, faults: prepareFaults(given, path, problems) };
}

function demandOf(reads: readonly SeriesName[]): Demand {
  return reads.some((name) => name.startsWith('messages_')) ? 'messages' : 'requests';
}

/** What a series needs to be known of the pods, so that it does not show a wrong picture. */
function checkReads(model: ServiceModel, reads: readonly SeriesName[], path: string, problems: Problems): void {
  const { demand } = model;
  const names = new Set(reads);
  const readsRequests = [...names].some((name) => name.startsWith('requests_') || name.startsWith('gateway_'));
  const readsMessages = [...names].some((name) => name.startsWith('messages_'));
  problems.check(demand !== 'messages' || !readsRequests || readsMessages, joinPath(path, 'demand'), 'must be requests or users: the scaler looks at requests', demand);
  problems.check(demand === 'messages' || !readsMessages, joinPath(path, 'demand'), 'must be messages: the scaler looks at a backlog', demand);
  if (demand !== 'requests') return;
  const needsTime = names.has('requests_in_system') || names.has('requests_in_flight');
  problems.check(!names.has('requests_waiting') || model.ratePerPod !== Infinity, joinPath(path, 'ratePerPod'),
    'must be given, since the scaler looks at what waits: how many requests one pod serves a second');
  problems.check(!needsTime || model.hasServiceTime, joinPath(path, 'serviceTimeSeconds'),
    'must be given, since the scaler looks at requests in work: how long one is');
}

/** An object as messages call it: `HorizontalPodAutoscaler default/web`. */
export function describe(manifest: Manifest): string {
  return `${manifest.kind} ${namespaceOf(manifest)}/${manifest.metadata.name}`;
}

/** The name of an object for a timeline. */
export function nameOf(ref: Manifest | ObjectRef): ObjectName {
  const { kind, namespace, name } = 'apiVersion' in ref ? refOf(ref) : ref as ObjectRef;
  return { kind, namespace, name };
}

/** How the controller manager runs HPAs. */
export function hpaOptionsOf({ kubernetes, controller }: SimulationOptions): HpaOptions {
  return { rules: hpaRules(kubernetes), ...(controller !== undefined && { controller }) };
}

/** Does something that throws an error with one sentence a line about what it cannot read. Those sentences are kept for the error of all. */
export function attempt<Value>(make: () => Value, path: string, refusals: string[]): Value | undefined {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    refusals.push(...error.message.split('\n').map((line) => `${path}: ${line}`));
    return undefined;
  }
}
