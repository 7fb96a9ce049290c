import { HpaRun, readAll } from './hpa-run';
import { attempt, beginService, finishService, hpaOptionsOf, nameOf } from './prepared';
import type { Preparation, PreparedRun } from './prepared';
import { podsOf, runScene, stageOf } from './service-run';
import { asNumber, asObject } from '../../kubernetes/json';
import type { JsonObject } from '../../kubernetes/json';
import type { Manifest } from '../../kubernetes/manifest';
import type { ObjectRef } from '../../kubernetes/object-ref';
import { joinPath } from '../../kubernetes/problem';
import { DEFAULT_HPA_CONTROLLER } from '../hpa/controller';
import { podRequests } from '../hpa/pod-requests';
import { prepareHpa } from '../hpa/prepare';
import type { PreparedHpa } from '../hpa/prepare';
import { storedHpaSpec } from '../hpa/stored-spec';
import { hpaSignals } from '../pipeline/hpa-signals';
import type { ObjectName } from '../timeline';
import { workOf } from '../world/work';

/** What an HPA scales, whoever has made it. */
export interface HpaTarget {
  readonly scaler: Manifest;
  /** The spec of the HPA. */
  readonly spec: JsonObject;
  readonly manifest: Manifest | undefined;
  readonly name: ObjectName;
  readonly knative: boolean;
}

/** Prepares a HorizontalPodAutoscaler of a bundle. */
export function prepareHpaRun(scaler: Manifest, target: ObjectRef, preparation: Preparation): PreparedRun | undefined {
  const manifest = preparation.bundle.find(target);
  return prepareHpaOf({ scaler, spec: asObject(scaler.spec), manifest, name: nameOf(target), knative: false }, preparation);
}

/** Prepares the HPA of a scaler. Undefined after a refusal. */
export function prepareHpaOf({ scaler, spec: given, manifest, name, knative }: HpaTarget, preparation: Preparation): PreparedRun | undefined {
  const { options, problems, refusals, adapter } = preparation;
  const service = beginService(scaler, manifest, knative, preparation);
  const { parts: { path, template }, own } = service;
  const spec = storedHpaSpec(given);
  const signals = hpaSignals(spec, { options: own, adapter, path, problems });
  const { model, faults } = finishService(service, signals.flatMap(({ reads }) => reads), [], preparation);
  const hpa = attempt(() => prepareHpa({ metadata: scaler.metadata, spec }, hpaOptionsOf(options)), path, refusals);
  if (hpa === undefined) return undefined;
  const { minReplicas, maxReplicas } = hpa;
  problems.check(minReplicas <= maxReplicas, joinPath(path, 'spec.maxReplicas'), `must be at least 'minReplicas' (${minReplicas})`, maxReplicas);
  const requests = podRequests(asObject(template?.spec));
  const initial = model.initialReplicas ?? asNumber(asObject(manifest?.spec).replicas) ?? minReplicas;
  const sync = options.controller?.syncPeriodSeconds ?? DEFAULT_HPA_CONTROLLER.syncPeriodSeconds;
  const { pricePerPodHour } = options;
  const bounds = { minReplicas, maxReplicas, unreachable: unreachable(hpa), pricePerPodHour, hasCapacity: model.hasCapacity };
  const head = { type: 'hpa', scaler: nameOf(scaler), target: name, signals: signals.map(({ series }) => series), bounds } as const;
  return {
    scaler: head.scaler,
    model,
    start: (length) => {
      const pods = podsOf(model, faults, initial);
      const stage = stageOf(model, workOf(model), pods, length, signals.length);
      const readers = signals.flatMap(({ bind }) => bind?.(stage.instruments) ?? []);
      const hpaRun = new HpaRun(hpa, requests, pods, stage.recorder, signals.map((_, index) => index));
      const run = {
        advance: (second: number): void => {
          if (second % sync === 0) stage.recorder.bind(second, hpaRun.sync(second, readAll(readers, second, pods.list)), pods.replicas);
        },
      };
      return runScene({ head, model, faults, run, ...stage }, length);
    },
  };
}

/** Why an HPA can never reach its maximum. */
export function unreachable({ behavior }: PreparedHpa): string | undefined {
  return behavior?.scaleUp.selectPolicy === 'Disabled' ? 'behavior.scaleUp is disabled' : undefined;
}
