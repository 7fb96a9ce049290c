import type { JsonObject } from '../../../kubernetes/json';
import { optionalStruct, structs, text } from '../decoded-fields';
import { disallowSet, isPresent } from './allowed-fields';
import { unlessEnabled } from './features-config';
import type { FeaturesConfig } from './features-config';
import { at, atWorded, broken, exactlyOne, missing, worded } from './webhook-error';
import type { WebhookError } from './webhook-error';

/** What a container is for: it serves the requests, stands beside one that does, or runs before. */
export type ContainerRole = 'serving' | 'sidecar' | 'init';

const RESERVED: ReadonlySet<string> = new Set(['K_SERVICE', 'K_CONFIGURATION', 'K_REVISION']);

/** The variables of a container (`validateEnv`). */
export function validateEnvironment(container: JsonObject, role: ContainerRole, features: FeaturesConfig): WebhookError[] {
  const variables = structs(container, 'env').flatMap((variable, position) => at(`env[${position}]`, validateVariable(variable, role, features)));
  return [...variables, ...at('envFrom', validateSources(structs(container, 'envFrom')))];
}

function validateVariable(variable: JsonObject, role: ContainerRole, { flags }: FeaturesConfig): WebhookError[] {
  const name = text(variable, 'name');
  const reserved = RESERVED.has(name) || (name === 'PORT' && role === 'serving');
  const source = optionalStruct(variable, 'valueFrom');
  return [
    ...(name === '' ? [missing('name')] : []),
    ...(reserved ? [broken('name', name, 'is set by Knative and must not be used')] : []),
    ...(source === undefined ? [] : at('valueFrom', [
      ...(flags['kubernetes.podspec-fieldref'] === 'Disabled'
        ? disallowSet(source, ['fieldRef', 'resourceFieldRef'], isPresent, unlessEnabled('kubernetes.podspec-fieldref')) : []),
      ...disallowSet(source, ['fileKeyRef'], isPresent),
    ])),
  ];
}

/** The sources of many variables (`validateEnvFrom`). Knative words their errors without an index, and below later references. */
function validateSources(sources: readonly JsonObject[]): WebhookError[] {
  return sources.reduce<WebhookError[]>((earlier, source, position) => {
    const present = ['secretRef', 'configMapRef'].filter((name) => isPresent(source, name));
    const wrapped = present.reduce((errors, name) => worded(`${name}[${position}]`, errors), earlier);
    return [...wrapped, ...atWorded(`[${position}]`, '', exactlyOne(['configMapRef', 'secretRef'], present))];
  }, []);
}
