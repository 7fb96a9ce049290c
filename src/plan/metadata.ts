import { aName, aText, judged } from '../kubernetes/declared/scalars';
import { mapOf, required } from '../kubernetes/declared/shapes';
import { isObject } from '../kubernetes/json';
import type { KeysOf } from '../kubernetes/known-keys';
import type { Leaf } from '../kubernetes/opaque';
import { Problems } from '../kubernetes/problem';
import { checkAnnotations, checkLabels } from '../kubernetes/text-map-checks';

/** Names, labels and annotations of the objects of a declaration. */
export interface MetadataSpec {
  /** Name of all objects, unless `names` says otherwise. A DNS label of at most 63 characters. */
  readonly name: string;
  /**
   * Namespace of all objects. Always written out, because names of other objects are derived from it.
   * @default 'default'
   */
  readonly namespace?: string;
  /** Labels for every object, besides `app.kubernetes.io/name`. */
  readonly labels?: Readonly<Record<string, Leaf>>;
  /** Annotations for every object. */
  readonly annotations?: Readonly<Record<string, Leaf>>;
  /**
   * Labels by which the pods are selected. Immutable on a living Deployment.
   * @default - `app.kubernetes.io/name` with the name
   */
  readonly selectorLabels?: Readonly<Record<string, string>>;
  /** Names of single objects by their id, such as `{ Autoscaler: 'web-hpa' }`. */
  readonly names?: Readonly<Record<string, string>>;
}

/** The options of `MetadataSpec`. */
export const METADATA_KEYS: KeysOf<MetadataSpec> = {
  name: required(aName),
  namespace: aName,
  labels: mapOf(judged()),
  annotations: mapOf(judged()),
  selectorLabels: mapOf(judged()),
  names: mapOf(aText),
};

/** Metadata with everything decided. */
export interface Metadata {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, Leaf>>;
  readonly annotations: Readonly<Record<string, Leaf>>;
  readonly selectorLabels: Readonly<Record<string, string>>;
  readonly names: Readonly<Record<string, string>>;
}

/**
 * The options of a construct with its metadata decided. What plain JavaScript passes in place of options, or of metadata, stays as it is for the
 * plan to refuse.
 */
export function withMetadata<Options extends { readonly metadata?: object }>(
  given: Options, decide: (own?: Options['metadata']) => MetadataSpec,
): Omit<Options, 'metadata'> & { readonly metadata: MetadataSpec } {
  if (!isObject(given)) return given as never;
  const { metadata, ...others } = given as Options;
  return { ...others, metadata: metadata === undefined || isObject(metadata) ? decide(metadata) : metadata as MetadataSpec };
}

const DNS_LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** Decides the metadata of a declaration and checks the names. `ids` are the objects that the declaration can emit. */
export function decideMetadata(spec: MetadataSpec, ids: readonly string[], problems: Problems): Metadata {
  const namespace = spec.namespace ?? 'default';
  const dnsLabel = (path: string, value: string): boolean => problems.check(DNS_LABEL.test(value), path,
    'must be a DNS label: 1 to 63 lower case letters, digits or "-", with a letter or digit at both ends', value);
  dnsLabel('metadata.name', spec.name);
  dnsLabel('metadata.namespace', namespace);
  for (const [id, name] of Object.entries(spec.names ?? {})) {
    const known = problems.check(ids.includes(id), `metadata.names.${id}`, `must name an object of this declaration: ${ids.join(', ')}`);
    if (known) dnsLabel(`metadata.names.${id}`, name);
  }
  checkLabels(spec.labels, 'metadata.labels', problems);
  checkAnnotations(spec.annotations, 'metadata.annotations', problems);
  checkLabels(spec.selectorLabels, 'metadata.selectorLabels', problems);
  const selectorLabels = spec.selectorLabels ?? { 'app.kubernetes.io/name': spec.name };
  problems.check(Object.keys(selectorLabels).length > 0, 'metadata.selectorLabels', 'must not be empty');
  return {
    name: spec.name,
    namespace,
    labels: { 'app.kubernetes.io/name': spec.name, ...spec.labels },
    annotations: spec.annotations ?? {},
    selectorLabels,
    names: spec.names ?? {},
  };
}

const STARTS_WITH_LETTER = /^(?![0-9])/;

/** Checks the name of the Service, which must begin with a letter, unlike others. Upstream: IsDNS1035Label. */
export function checkServiceName({ name, names }: Metadata, problems: Problems): void {
  const { Service: own } = names;
  problems.check(STARTS_WITH_LETTER.test(own ?? name), own === undefined ? 'metadata.name' : 'metadata.names.Service',
    'must begin with a letter, since it names a Service', own ?? name, "give 'metadata.name' or 'metadata.names.Service'");
}

/** Labels and annotations of one object besides those that all have. */
export type ExtraMetadata = Pick<MetadataSpec, 'labels' | 'annotations'>;

/** The `metadata` of one object. */
export function objectMetadata(metadata: Metadata, id: string, extra: ExtraMetadata = {}) {
  const annotations = { ...metadata.annotations, ...extra.annotations };
  return {
    name: metadata.names[id] ?? metadata.name,
    namespace: metadata.namespace,
    labels: { ...metadata.labels, ...extra.labels },
    ...(Object.keys(annotations).length > 0 && { annotations }),
  };
}
