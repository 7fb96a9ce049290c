import { KedaRun } from './keda-run';
import { attempt, beginService, finishService, hpaOptionsOf, nameOf } from './prepared';
import type { Preparation, PreparedRun } from './prepared';
import { podsOf, runScene, stageOf } from './service-run';
import { asList, asNumber, asObject, asString } from '../../kubernetes/json';
import type { Json, JsonObject } from '../../kubernetes/json';
import { COMPOSITE_METRIC_NAME } from '../../kubernetes/keda/hpa';
import { hpaMaxReplicas } from '../../kubernetes/keda/replica-bounds';
import type { Manifest } from '../../kubernetes/manifest';
import type { ObjectRef } from '../../kubernetes/object-ref';
import { joinPath } from '../../kubernetes/problem';
import { DEFAULT_HPA_CONTROLLER } from '../hpa/controller';
import { podRequests } from '../hpa/pod-requests';
import { prepareScaledObject } from '../keda/prepare';
import type { PreparedScaledObject } from '../keda/prepare';
import { hpaSignals } from '../pipeline/hpa-signals';
import type { Instruments } from '../pipeline/instruments';
import type { HpaSignal, ReadMetric, TriggerSignal } from '../pipeline/signal';
import { triggerSignals } from '../pipeline/trigger-signals';
import type { TriggerTarget } from '../pipeline/trigger-signals';
import { workOf } from '../world/work';

/** Prepares a ScaledObject. Undefined after a refusal. */
export function prepareKedaRun(scaler: Manifest, target: ObjectRef, preparation: Preparation): PreparedRun | undefined {
  const { bundle, options, problems, refusals, adapter } = preparation;
  const manifest = bundle.find(target);
  const service = beginService(scaler, manifest, false, preparation);
  const { parts: { path, template }, own } = service;
  const definition = attempt(() => prepareScaledObject(scaler), path, refusals);
  const context = { options: own, adapter, path, problems };
  const triggers = triggerSignals(scaler, targetsOf(definition), context);
  const resources = resourceSignals(definition, context);
  const reads = [...triggers, ...resources.values()].flatMap((signal) => signal.reads);
  const { model, faults } = finishService(service, reads, [], preparation);
  if (definition === undefined) return undefined;
  if ('error' in definition.scalers) refusals.push(`${path}: ${definition.scalers.error}`);
  const { bounds: wrongBounds, triggers: wrongTriggers } = definition.fault;
  refusals.push(...[wrongBounds, wrongTriggers].flatMap((fault) => (fault === undefined ? [] : [`${path}: ${fault}`])));
  const minReplicas = definition.idleReplicaCount ?? definition.minReplicaCount ?? 0;
  const maxReplicas = hpaMaxReplicas(asObject(scaler.spec));
  problems.check(maxReplicas >= 1, joinPath(path, 'spec.maxReplicaCount'), 'must be at least 1', maxReplicas);
  const initial = model.initialReplicas ?? asNumber(asObject(manifest?.spec).replicas) ?? minReplicas;
  const head = {
    type: 'keda',
    scaler: nameOf(scaler),
    target: nameOf(target),
    signals: triggers.map(({ series }, index) => resources.get(index)?.series ?? series),
    bounds: {
      minReplicas,
      maxReplicas,
      unreachable: unreachable(definition, scaler),
      pricePerPodHour: options.pricePerPodHour,
      hasCapacity: model.hasCapacity,
    },
  } as const;
  return {
    scaler: head.scaler,
    model,
    start: (length) => {
      const pods = podsOf(model, faults, initial);
      const stage = stageOf(model, workOf(model), pods, length, triggers.length);
      const run = new KedaRun({
        definition,
        pods,
        requests: podRequests(asObject(template?.spec)),
        ...stage,
        hpaOptions: hpaOptionsOf(options),
        syncSeconds: options.controller?.syncPeriodSeconds ?? DEFAULT_HPA_CONTROLLER.syncPeriodSeconds,
        startSeconds: options.startSeconds ?? 0,
        answers: triggers.map(({ bind }) => bind(stage.instruments)),
        resources: (hpa) => readersOf(hpa, resources, stage.instruments),
        placesOf: (hpa) => metricsOf(hpa).map((metric) => placeOf(metric, triggers, resources)),
      });
      const refusal = run.begin();
      if (refusal !== undefined) stage.recorder.event({ second: 0, type: 'Warning', reason: 'ScaledObjectCheckFailed', message: refusal });
      return runScene({ head, model, faults, run, ...stage }, length);
    },
  };
}

function targetsOf(definition: PreparedScaledObject | undefined): readonly (TriggerTarget | undefined)[] {
  if (definition === undefined || 'error' in definition.scalers) return [];
  const targets: (TriggerTarget | undefined)[] = [];
  for (const { index, metrics: [metric] } of definition.scalers.triggers) {
    if (metric !== undefined) targets[index] = { name: metric.name, target: metric.target, perPod: metric.type === 'AverageValue' };
  }
  return targets;
}

/** The signals of the cpu and memory triggers, by the place of the trigger. */
function resourceSignals(definition: PreparedScaledObject | undefined, context: Parameters<typeof hpaSignals>[1]): ReadonlyMap<number, HpaSignal> {
  const signals = new Map<number, HpaSignal>();
  if (definition === undefined || 'error' in definition.scalers) return signals;
  const { triggers, metrics } = definition.scalers;
  for (const { index, reader } of triggers) {
    if (reader.kind !== 'resource') continue;
    const metric = metrics.filter(({ type }) => type !== 'External')[signals.size];
    const [signal] = hpaSignals({ metrics: metric === undefined ? [] : [metric] }, { ...context, path: joinPath(context.path, `triggers[${index}]`) });
    if (signal !== undefined) signals.set(index, signal);
  }
  return signals;
}

function metricsOf(hpa: JsonObject): readonly Json[] {
  return asList(asObject(hpa.spec).metrics);
}

/** How the HPA reads each of its metrics that KEDA does not serve. */
function readersOf(hpa: JsonObject, resources: ReadonlyMap<number, HpaSignal>, instruments: Instruments): readonly (ReadMetric | undefined)[] {
  const signals = [...resources.values()];
  return metricsOf(hpa).map((metric) => signals.find(({ series }) => series.name === resourceName(metric))?.bind?.(instruments));
}

function resourceName(metric: Json): string | undefined {
  const { resource, containerResource } = asObject(metric);
  return asString(asObject(resource ?? containerResource).name);
}

/** The place of the trigger behind a metric of the HPA; -1 for a formula over all of them. */
function placeOf(metric: Json, triggers: readonly TriggerSignal[], resources: ReadonlyMap<number, HpaSignal>): number {
  const external = asString(asObject(asObject(asObject(metric).external).metric).name);
  if (external === COMPOSITE_METRIC_NAME) return -1;
  if (external !== undefined) return triggers.findIndex(({ series }) => series.name === external);
  const name = resourceName(metric);
  return [...resources].find(([, { series }]) => series.name === name)?.[0] ?? -1;
}

function unreachable({ overrides }: PreparedScaledObject, scaler: Manifest): string | undefined {
  if (overrides.paused) return 'the ScaledObject is paused';
  const { behavior } = asObject(asObject(asObject(scaler.spec).advanced).horizontalPodAutoscalerConfig);
  if (overrides.scaleOutPaused || asObject(asObject(behavior).scaleUp).selectPolicy === 'Disabled') return 'scaling out is disabled';
  return undefined;
}
