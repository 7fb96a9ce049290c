import type { NativeBacklogSpec } from './backlog';
import { isFreeForm, triggerType } from '../kubernetes/keda/trigger-parameters';
import { nearest } from '../kubernetes/nearest';
import type { Problems } from '../kubernetes/problem';

/** Checks that a trigger reads the parameters that come from Secrets, ConfigMaps and the environment from there: KEDA ignores others. */
export function checkParameterSources(problems: Problems, type: string, { auth, fromEnv }: NativeBacklogSpec): void {
  const known = triggerType(type);
  if (known === undefined || isFreeForm(type)) return;
  const places = { 'auth.secrets': auth?.secrets, 'auth.configMaps': auth?.configMaps, fromEnv };
  for (const [place, parameters] of Object.entries(places)) {
    const letter = place === 'fromEnv' ? 'e' : 'a';
    const allowed = known.parameters.filter(({ from }) => from.includes(letter)).map(({ name }) => name);
    for (const key of Object.keys(parameters ?? {})) {
      const meant = nearest(key, allowed);
      problems.check(allowed.includes(key), `${place}.${key}`, `must be a parameter that the ${type} trigger reads from there`, undefined,
        meant === undefined ? undefined : `write ${meant}`);
    }
  }
}
