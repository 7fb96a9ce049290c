import { helmRelease } from './samples';
import type { Bundle } from '../../../kubernetes/bundle';
import { asString } from '../../../kubernetes/json';
import { namespaceOf } from '../../../kubernetes/object-ref';
import { objectReference } from '../../finding';
import type { Rule } from '../../rule';
import { installsOf } from '../cluster/installs';
import { WITH_TRIGGERS } from '../keda/trigger';
import { prometheusObject } from '../samples';

/** An object that KEDA does not look at. */
export const unwatchedNamespace: Rule = {
  id: 'INSTALL002',
  name: 'namespace that KEDA does not watch',
  severity: 'error',
  cause: 'with watchNamespace KEDA looks at these namespaces only: the object is accepted and silently ignored',
  fix: "add the namespace to 'watchNamespace', or leave it empty for all",
  source: 'kedacore/charts keda 2.20.2, watchNamespace',
  kinds: WITH_TRIGGERS,
  check: (object, { once }) => {
    const watched = once(watchedNamespaces);
    const namespace = namespaceOf(object);
    return watched === undefined || watched.namespaces.includes(namespace) ? []
      : [{ path: 'metadata.namespace', rule: `must be watched by KEDA: ${watched.by} watches ${watched.namespaces.join(', ')}`, got: namespace }];
  },
  samples: {
    noncompliant: [helmRelease('keda', { watchNamespace: 'orders' }), prometheusObject()],
    compliant: [helmRelease('keda', { watchNamespace: 'orders,shop' }), prometheusObject()],
  },
};

/** The namespaces that the only KEDA of the bundle watches; undefined for all. */
function watchedNamespaces(bundle: Bundle): { readonly namespaces: readonly string[]; readonly by: string } | undefined {
  const [install, ...more] = installsOf(bundle).filter(({ chart }) => chart === 'keda');
  const text = install === undefined || more.length > 0 ? '' : asString(install.values.watchNamespace) ?? '';
  return install === undefined || text.trim() === '' ? undefined
    : { namespaces: text.split(',').map((name) => name.trim()), by: objectReference(install.object) };
}
