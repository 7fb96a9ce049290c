import type { Bundle } from '../../../kubernetes/bundle';
import { asObject } from '../../../kubernetes/json';
import { labelsOf, parseLabelSelector } from '../../../kubernetes/label-selector';
import type { Manifest } from '../../../kubernetes/manifest';
import { namespaceOf } from '../../../kubernetes/object-ref';
import { LabelIndex } from '../../../kubernetes/selector-index';
import type { RuleContext } from '../../rule';
import { SERVICE } from '../kinds';
import { namespacesWithServices, servicesByLabel } from '../services';
import { monitoredNamespaces } from './monitor';

/** The Services that a ServiceMonitor selects, of those in the bundle. */
export function monitoredServices(monitor: Manifest, { once }: RuleContext): readonly Manifest[] {
  return selected(monitor, monitoredNamespaces(monitor) ?? once(namespacesWithServices), once(servicesByLabel));
}

/** The Services that a ServiceMonitor would select in all namespaces. */
export function servicesElsewhere(monitor: Manifest, { once }: RuleContext): readonly Manifest[] {
  return selected(monitor, once(namespacesWithServices), once(servicesByLabel));
}

/** The Services whose pods, not whose own labels, a ServiceMonitor names. */
export function servicesByPodLabel(monitor: Manifest, { once }: RuleContext): readonly Manifest[] {
  return selected(monitor, monitoredNamespaces(monitor) ?? once(namespacesWithServices), once(servicesBySelector));
}

function selected(monitor: Manifest, namespaces: readonly string[], index: LabelIndex<Manifest>): readonly Manifest[] {
  const selector = parseLabelSelector(asObject(monitor.spec).selector);
  return namespaces.flatMap((namespace) => index.selectedBy(namespace, selector));
}

function servicesBySelector(bundle: Bundle): LabelIndex<Manifest> {
  return new LabelIndex(bundle.ofKind(SERVICE).map((value) => ({
    namespace: namespaceOf(value), labels: labelsOf(asObject(value.spec).selector), value,
  })));
}
