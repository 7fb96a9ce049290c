import { asObject, asString, type Json } from '../../../kubernetes/json';
import type { Manifest } from '../../../kubernetes/manifest';

/** The prefixes under which the controller reads its annotations. */
const PREFIXES = ['haproxy.org', 'haproxy.com', 'ingress.kubernetes.io'];

/** An annotation of the controller. */
export interface FoundAnnotation {
  readonly path: string;
  readonly value: string;
}

/** An annotation of the controller on an object, under any of its prefixes. */
export function haproxyAnnotation(annotations: Json | undefined, name: string, path = 'metadata.annotations'): FoundAnnotation | undefined {
  const all = asObject(annotations);
  const key = PREFIXES.map((prefix) => `${prefix}/${name}`).find((one) => asString(all[one]) !== undefined);
  return key === undefined ? undefined : { path: `${path}[${key}]`, value: asString(all[key]) ?? '' };
}

/** `pod-maxconn` of a Service or Ingress; none without it. */
export function podMaxconnOf(object: Manifest): readonly FoundAnnotation[] {
  const found = haproxyAnnotation(object.metadata.annotations, 'pod-maxconn');
  return found === undefined ? [] : [found];
}

/** What Go's ParseInt takes. */
export const WHOLE = /^[+-]?\d+$/;
