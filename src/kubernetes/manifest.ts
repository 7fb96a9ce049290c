import type { JsonObject } from './json';
import type { Leaf } from './opaque';

/** A Kubernetes object as it was parsed or rendered: plain JSON. */
export interface Manifest extends JsonObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: ManifestMetadata;
}

/**
 * Takes an object for a manifest; whoever reads its fields must expect anything there. Metadata that is left out is empty, as for the API
 * server.
 */
export function asManifest(object: JsonObject): Manifest {
  return (object.metadata === undefined || object.metadata === null ? { ...object, metadata: {} } : object) as Manifest;
}

/** The metadata that every Kubernetes object has. */
export interface ManifestMetadata extends JsonObject {
  readonly name: string;
  readonly namespace?: string;
}

/** A Kubernetes object before its opaque leaves are known. */
export interface Draft {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, Leaf>>;
    readonly annotations?: Readonly<Record<string, Leaf>>;
  };
  readonly [field: string]: unknown;
}
