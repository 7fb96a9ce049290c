import { SERVICE } from './kinds';
import type { Bundle } from '../../kubernetes/bundle';
import { asList, asNumber, asObject, asString } from '../../kubernetes/json';
import { labelsOf } from '../../kubernetes/label-selector';
import type { Manifest } from '../../kubernetes/manifest';
import { namespaceOf } from '../../kubernetes/object-ref';
import { LabelIndex } from '../../kubernetes/selector-index';

/** A port of a Service. */
export interface ServicePort {
  /** Such as `spec.ports[0]`. */
  readonly path: string;
  readonly name: string | undefined;
  readonly port: number | undefined;
  readonly targetPort: string | number | undefined;
}

/** The ports of a Service. */
export function portsOf(service: Manifest): readonly ServicePort[] {
  return asList(asObject(service.spec).ports).map((json, position) => {
    const { name, port, targetPort } = asObject(json);
    return { path: `spec.ports[${position}]`, name: asString(name), port: asNumber(port), targetPort: asString(targetPort) ?? asNumber(targetPort) };
  });
}

/** The ports of a Service in words: `http (80)`, or `80` without a name. */
export function portsInWords(service: Manifest): string {
  const ports = portsOf(service).map(({ name, port }) => (name === undefined ? String(port) : `${name} (${String(port)})`));
  return ports.length === 0 ? 'none' : ports.join(', ');
}

/** The Services of a bundle by their own labels. */
export function servicesByLabel(bundle: Bundle): LabelIndex<Manifest> {
  return new LabelIndex(bundle.ofKind(SERVICE).map((value) => ({ namespace: namespaceOf(value), labels: labelsOf(value.metadata.labels), value })));
}

/** The namespaces in which a bundle has Services. */
export function namespacesWithServices(bundle: Bundle): readonly string[] {
  return [...new Set(bundle.ofKind(SERVICE).map(namespaceOf))].sort();
}
