import { JobRun } from './job-run';
import { attempt, beginService, finishService, nameOf } from './prepared';
import type { Preparation, PreparedRun } from './prepared';
import { runScene, stageOf } from './service-run';
import type { Manifest } from '../../kubernetes/manifest';
import { joinPath } from '../../kubernetes/problem';
import { prepareScaledJob } from '../keda/prepare-scaled-job';
import type { PreparedScaledJob } from '../keda/prepare-scaled-job';
import { triggerSignals } from '../pipeline/trigger-signals';
import { JobPods, Jobs } from '../world/jobs';

/** Prepares a ScaledJob. Undefined after a refusal. */
export function prepareJobRun(scaler: Manifest, preparation: Preparation): PreparedRun | undefined {
  const { options, problems, refusals, adapter } = preparation;
  const service = beginService(scaler, scaler, false, preparation);
  const { parts: { path }, own } = service;
  const definition = attempt(() => prepareScaledJob(scaler), path, refusals);
  const triggers = triggerSignals(scaler, targetsOf(definition), { options: own, adapter, path, problems });
  const jobService = { ...service, own: { demand: 'messages' as const, ...own } };
  const { model, faults } = finishService(jobService, triggers.flatMap(({ reads }) => reads), ['pod crash', 'hand edit'], preparation);
  problems.check(model.demand === 'messages', joinPath(path, 'demand'), 'must be messages for a ScaledJob', model.demand);
  if (definition === undefined) return undefined;
  if (definition.triggersFault !== undefined) refusals.push(`${path}: ${definition.triggersFault}`);
  if ('error' in definition.scalers) refusals.push(`${path}: ${definition.scalers.error}`);
  const { least, most } = definition;
  const serviceTimeSeconds = model.hasServiceTime ? model.serviceTimeSeconds : model.concurrencyPerPod / model.ratePerPod;
  const head = {
    type: 'job',
    scaler: nameOf(scaler),
    target: nameOf(scaler),
    signals: triggers.map(({ series }) => series),
    bounds: {
      minReplicas: least,
      maxReplicas: least + most,
      unreachable: definition.paused ? 'the ScaledJob is paused' : undefined,
      pricePerPodHour: options.pricePerPodHour,
      hasCapacity: true,
    },
  } as const;
  return {
    scaler: head.scaler,
    model,
    start: (length) => {
      const { initialWaiting, concurrencyPerPod, times } = model;
      const jobs = new Jobs({ messagesPerJob: concurrencyPerPod, serviceTimeSeconds, initialWaiting }, (second) => faults.timesAt(second, times));
      const stage = stageOf(model, jobs, new JobPods(jobs), length, triggers.length);
      const answers = triggers.map(({ bind }) => bind(stage.instruments));
      const run = new JobRun(definition, jobs, stage.recorder, answers, options.startSeconds ?? 0);
      const refusal = run.begin();
      if (refusal !== undefined) stage.recorder.event({ second: 0, type: 'Warning', reason: 'ScaledJobCheckFailed', message: refusal });
      return runScene({ head, model, faults, run, ...stage }, length);
    },
  };
}

function targetsOf(definition: PreparedScaledJob | undefined) {
  if (definition === undefined || 'error' in definition.scalers) return [];
  return definition.scalers.triggers.map(({ metrics: [metric] }) => (
    metric === undefined ? undefined : { name: metric.name, target: metric.target, perPod: metric.type === 'AverageValue' }));
}
