import { helmRelease } from './samples';
import type { Bundle } from '../../../kubernetes/bundle';
import { asList, asObject } from '../../../kubernetes/json';
import { objectReference } from '../../finding';
import type { Rule } from '../../rule';
import { installsOf } from '../cluster/installs';
import { TRIGGER_AUTHENTICATION } from '../kinds';
import { sample } from '../samples';

/** Secrets that KEDA may not read. */
export const restrictedSecrets: Rule = {
  id: 'INSTALL004',
  name: 'Secret that KEDA may not read',
  severity: 'error',
  cause: 'with permissions.operator.restrict.secret KEDA reads Secrets of its own namespace only, so every parameter of a TriggerAuthentication from a Secret is empty',
  fix: 'use a ClusterTriggerAuthentication with a Secret in the namespace of KEDA, or lift the restriction',
  source: 'kedacore/charts keda 2.20.2, permissions.operator.restrict.secret; KEDA pkg/scaling/resolver (KEDA_RESTRICT_SECRET_ACCESS)',
  kinds: [TRIGGER_AUTHENTICATION],
  check: (authentication, { once }) => {
    const by = once(restriction);
    return by === undefined || asList(asObject(authentication.spec).secretTargetRef).length === 0 ? []
      : [{ path: 'spec.secretTargetRef', rule: `must not be used: ${by} lets KEDA read Secrets of its own namespace only` }];
  },
  samples: {
    noncompliant: [helmRelease('keda', restrict(true)), ofSecret()],
    compliant: [helmRelease('keda', restrict(false)), ofSecret()],
  },
};

/** The install that keeps Secrets from KEDA. */
function restriction(bundle: Bundle): string | undefined {
  const install = installsOf(bundle).find(({ chart, values }) => chart === 'keda'
    && asObject(asObject(asObject(values.permissions).operator).restrict).secret === true);
  return install === undefined ? undefined : objectReference(install.object);
}

function restrict(secret: boolean) {
  return { permissions: { operator: { restrict: { secret } } } };
}

function ofSecret() {
  return sample('keda.sh/v1alpha1', 'TriggerAuthentication', { spec: { secretTargetRef: [{ parameter: 'host', name: 'rabbitmq', key: 'url' }] } });
}
