import { knownCopy } from './known-copy';
import type { Resource } from './resource';
import { expandLists } from '../kubernetes/expand-lists';
import { asObject, asString, type Json } from '../kubernetes/json';
import type { Manifest } from '../kubernetes/manifest';
import { ACKNOWLEDGE_ANNOTATION } from '../validation/acknowledgement';
import { Undecided } from '../validation/undecided';

/** The Kubernetes objects of a resource. */
export interface ResourceObjects {
  readonly manifests: readonly Manifest[];
  /** Whether it is known yet which objects these are. */
  readonly identified: boolean;
}

const NONE: ResourceObjects = { manifests: [], identified: true };
const TYPE = /^kubernetes:([^:]+):([A-Za-z0-9]+)$/;
/** Resources of the provider that stand for other objects than themselves: installs of charts, groups of files. */
const NO_OBJECTS = /^(helm\.sh|yaml|kustomize)(\/|$)/;
/** What the provider keeps for itself beside the fields of the object. */
const OWN_FIELDS = /^__/;

/** The objects that a resource of the Kubernetes provider applies; none for others, and for patches, which are no whole objects. */
export function objectsOf({ type, props, opts }: Resource): ResourceObjects {
  const [, module = '', kind = ''] = TYPE.exec(type) ?? [];
  if (module === '' || NO_OBJECTS.test(module)) return NONE;
  try {
    const object = declaredObject(props, { apiVersion: module.replace(/^core\//, ''), kind });
    if (`${String(object.kind)}Patch` === kind) return NONE;
    // A count of replicas that Pulumi leaves to the cluster is not applied.
    if (opts.ignoreChanges.includes('spec.replicas')) delete (object.spec as Fields | undefined)?.replicas;
    const manifests = expandLists(object) as readonly Manifest[];
    return { manifests, identified: manifests.every(isIdentified) };
  } catch (error) {
    if (error instanceof Undecided) return { manifests: [], identified: false };
    throw error;
  }
}

type Fields = Record<string, Json | undefined>;

/** The object without fields that are none of its own, and with its kind, which SDKs may leave to the type of the resource. */
function declaredObject(props: Resource['props'], { apiVersion, kind }: { readonly apiVersion: string; readonly kind: string }): Fields {
  const object = knownCopy(props) as Fields;
  for (const key of Object.keys(object)) {
    if (key === 'status' || OWN_FIELDS.test(key)) delete object[key];
  }
  object.apiVersion ??= apiVersion;
  object.kind ??= kind;
  return object;
}

/** Whether all is known that tells the object from others, and what is acknowledged for it. */
function isIdentified({ metadata }: Manifest): boolean {
  const { name, namespace, annotations } = asObject(metadata);
  const acknowledged = asObject(annotations)[ACKNOWLEDGE_ANNOTATION];
  return asString(name) !== undefined && [namespace, acknowledged].every((text) => text === undefined || asString(text) !== undefined);
}
