import { asList, asObject, asString, type JsonObject } from '../../../kubernetes/json';
import { nearest } from '../../../kubernetes/nearest';
import { each } from '../../each';
import type { Rule } from '../../rule';
import { targetTemplate } from '../hpa/pod-resources';
import { SCALED_OBJECT } from '../kinds';
import { container, deployment, podTemplate, scaledObject } from '../samples';
import { isTemplated } from '../templated';
import { KEDA, metadataPath, metadataText, triggersOf } from './trigger';

/** A variable that the workload does not have. */
export const unknownVariable: Rule = {
  id: 'KEDA045',
  name: 'FromEnv names no variable of the workload',
  severity: 'error',
  cause: 'KEDA reads the variable from the first container of the target (envSourceContainerName): one that is not there is an empty text, which counts as missing',
  fix: 'write the name of a variable of that container, or use a TriggerAuthentication',
  source: `${KEDA} pkg/scaling/resolver/scale_resolvers.go ResolveContainerEnv`,
  kinds: [SCALED_OBJECT],
  check: each(triggersOf, (trigger, { bundle }, object) => {
    const keys = Object.keys(trigger.metadata).filter((key) => key.endsWith('FromEnv'));
    const template = keys.length === 0 ? undefined : targetTemplate(object, bundle);
    const { envSourceContainerName } = asObject(asObject(object.spec).scaleTargetRef);
    const names = template === undefined ? undefined : variablesOf(template, asString(envSourceContainerName));
    return names === undefined ? [] : keys.flatMap((key) => {
      const name = metadataText(trigger, key);
      if (name === undefined || isTemplated(name) || names.includes(name)) return [];
      const meant = nearest(name, names);
      return [{ path: metadataPath(trigger, key), rule: `must name a variable of the container: ${names.length === 0 ? 'none' : names.join(', ')}`, got: name, ...(meant !== undefined && { fix: `write ${meant}` }) }];
    });
  }),
  samples: {
    noncompliant: [worker('RABBIT_URL'), scaledObject([rabbitmq()])],
    compliant: [worker('RABBITMQ_URL'), scaledObject([rabbitmq()])],
  },
};

/** The variables of the container that KEDA reads; undefined where a Secret or ConfigMap as a whole brings more. */
function variablesOf(template: JsonObject, wanted: string | undefined): readonly string[] | undefined {
  const containers = asList(asObject(template.spec).containers).map(asObject);
  const source = wanted === undefined ? containers[0] : containers.find(({ name }) => name === wanted);
  if (source === undefined || asList(source.envFrom).length > 0) return undefined;
  return asList(source.env).flatMap((variable) => asString(asObject(variable).name) ?? []);
}

function worker(name: string) {
  return deployment({ template: podTemplate({ containers: [container({ env: [{ name, valueFrom: { secretKeyRef: { name: 'rabbitmq', key: 'url' } } }] })] }) });
}

function rabbitmq() {
  return { type: 'rabbitmq', metadata: { protocol: 'http', queueName: 'orders', hostFromEnv: 'RABBITMQ_URL', mode: 'QueueLength', value: '20' } };
}
