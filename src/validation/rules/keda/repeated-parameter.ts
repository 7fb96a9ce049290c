import { asList, asObject, asString, type JsonObject } from '../../../kubernetes/json';
import type { Rule } from '../../rule';
import { CLUSTER_TRIGGER_AUTHENTICATION, TRIGGER_AUTHENTICATION } from '../kinds';
import { sample } from '../samples';
import { KEDA } from './trigger';

/** The sources in the order in which KEDA reads them: a later one wins. */
const SOURCES = ['env', 'configMapTargetRef', 'secretTargetRef'] as const;

/** A parameter from two sources. */
export const repeatedParameter: Rule = {
  id: 'KEDA032',
  name: 'parameter given twice',
  severity: 'error',
  cause: 'of the sources of one parameter the last one that KEDA reads wins (env, ConfigMap, Secret), and the others are ignored silently',
  fix: 'keep one of them',
  source: `${KEDA} pkg/scaling/resolver/scale_resolvers.go resolveAuthRef`,
  kinds: [TRIGGER_AUTHENTICATION, CLUSTER_TRIGGER_AUTHENTICATION],
  check: (object) => {
    const given = SOURCES.flatMap((source) => asList(asObject(object.spec)[source]).map((entry, position) => ({
      path: `spec.${source}[${position}]`, parameter: asString(asObject(entry).parameter) ?? '', text: JSON.stringify([source, entry]),
    })));
    return given.flatMap(({ path, parameter }, position) => {
      const winner = given.filter((other) => other.parameter === parameter).at(-1);
      return parameter === '' || winner === undefined || winner.text === given[position]?.text ? [] : [{ path: `${path}.parameter`, rule: `must not be given again by '${winner.path}', which wins`, got: parameter }];
    });
  },
  samples: {
    noncompliant: [authentication({ env: [{ parameter: 'host', name: 'URL' }], secretTargetRef: [{ parameter: 'host', name: 'rabbitmq', key: 'url' }] })],
    compliant: [authentication({ env: [{ parameter: 'username', name: 'USER' }], secretTargetRef: [{ parameter: 'host', name: 'rabbitmq', key: 'url' }] })],
  },
};

function authentication(spec: JsonObject) {
  return sample('keda.sh/v1alpha1', 'TriggerAuthentication', { spec });
}
