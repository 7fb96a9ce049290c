import type { ServiceOptions, SimulationOptions } from './options';
import { fitValue, type Walk } from '../kubernetes/declared/kind';
import { aNumber, aText, judged } from '../kubernetes/declared/scalars';
import { judgedObject, listOf, mapOf, anObject } from '../kubernetes/declared/shapes';
import type { Problems } from '../kubernetes/problem';
import { LOAD, SERVICE_KEYS } from '../kubernetes/simulate/load-keys';

const SERVICE = anObject<ServiceOptions>({
  load: LOAD,
  ...SERVICE_KEYS,
  objective: judgedObject(),
  initialReplicas: aNumber,
  signals: mapOf(aText),
  series: mapOf(judged()),
  faults: listOf(judgedObject()),
});

const OPTIONS = anObject<SimulationOptions>({
  durationSeconds: aNumber,
  service: SERVICE,
  services: mapOf(SERVICE),
  only: listOf(aText),
  kubernetes: aText,
  controller: judgedObject(),
  knative: aText,
  autoscalerConfig: judgedObject(),
  startSeconds: aNumber,
  samples: aNumber,
  pricePerPodHour: aNumber,
  reach: listOf(aNumber),
});

/**
 * The options without what is wrong with them, which is added to the problems: of another kind, or no option, so that it would be ignored
 * silently. Undefined if nothing can be simulated with them.
 */
export function fitOptions(given: SimulationOptions, problems: Problems): SimulationOptions | undefined {
  const walk: Walk = { problems: problems.list, stopped: false };
  const fitted = fitValue(given, OPTIONS, '', walk);
  return walk.stopped ? undefined : fitted as SimulationOptions | undefined;
}
