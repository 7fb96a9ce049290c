import { DEFAULT_HPA_CONTROLLER } from './hpa/controller';
import type { ServiceOptions, SimulationOptions } from './options';
import { fitValue, type Kind, type Walk } from '../kubernetes/declared/kind';
import { aFlag, aNumber, aStrictNumber, aText, judged } from '../kubernetes/declared/scalars';
import { judgedObject, listOf, mapOf, anObject } from '../kubernetes/declared/shapes';
import { isObject } from '../kubernetes/json';
import { DEFAULT_AUTOSCALER_CONFIG } from '../kubernetes/knative/autoscaler-config';
import type { KeysOf } from '../kubernetes/known-keys';
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

/** Settings of which each is of the kind of its default. */
function settingsLike<Settings extends object>(defaults: Settings): Kind<Partial<Settings>> {
  const kinds = Object.entries(defaults).map(([name, value]) => (
    [name, typeof value === 'number' ? aStrictNumber : typeof value === 'boolean' ? aFlag : aText] as const));
  return anObject(Object.fromEntries(kinds) as unknown as KeysOf<Partial<Settings>>);
}

const OPTIONS = anObject<SimulationOptions>({
  durationSeconds: aNumber,
  service: SERVICE,
  services: mapOf(SERVICE),
  only: listOf(aText),
  kubernetes: aText,
  controller: settingsLike(DEFAULT_HPA_CONTROLLER),
  knative: aText,
  autoscalerConfig: settingsLike(DEFAULT_AUTOSCALER_CONFIG),
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
  const fitted = fitValue(given, OPTIONS, isObject(given) ? '' : 'options', walk);
  return walk.stopped ? undefined : fitted as SimulationOptions | undefined;
}
