import type { ServiceOptions, SimulationOptions } from './options';
import { checkKeys, checkKeysOfEach, type KeysOf } from '../kubernetes/known-keys';
import type { Problems } from '../kubernetes/problem';
import { LOAD_KEYS } from '../kubernetes/simulate/load-keys';

const OPTIONS: KeysOf<SimulationOptions> = {
  durationSeconds: true,
  service: true,
  services: true,
  only: true,
  kubernetes: true,
  controller: true,
  knative: true,
  autoscalerConfig: true,
  startSeconds: true,
  samples: true,
  pricePerPodHour: true,
  reach: true,
};

const SERVICE: KeysOf<ServiceOptions> = { ...LOAD_KEYS, initialReplicas: true, signals: true, series: true, faults: true };

/** Adds the problems of options that there are not: a misspelt one would be ignored silently. */
export function checkOptionKeys(options: SimulationOptions, problems: Problems): void {
  checkKeys(options, OPTIONS, problems);
  checkKeys(options.service, SERVICE, problems, 'service');
  checkKeysOfEach(options.services, SERVICE, problems, 'services');
}
