import type { ClusterView } from './cluster';
import { asObject } from '../../../kubernetes/json';

/** The kinds that hold texts by key. */
export type DataKind = 'ConfigMap' | 'Secret';

/** The texts of a Secret or ConfigMap; undefined if there is none of that name. */
export function readData(cluster: ClusterView, kind: DataKind, namespace: string, name: string): ReadonlyMap<string, string> | undefined {
  const object = cluster.get('', kind, namespace, name);
  if (object === undefined) return undefined;
  const data = texts(asObject(object.data));
  if (kind === 'ConfigMap') return new Map(data);
  // What is written as text replaces what is written in base64, as the API server does it.
  return new Map([...data.map(([key, value]): [string, string] => [key, fromBase64(value)]), ...texts(asObject(object.stringData))]);
}

function texts(object: Readonly<Record<string, unknown>>): [string, string][] {
  return Object.entries(object).flatMap(([key, value]): [string, string][] => (typeof value === 'string' ? [[key, value]] : []));
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** What base64 stands for; text that is none, such as a template, stands for itself. */
function fromBase64(text: string): string {
  const compact = text.replace(/[\r\n]/g, '');
  if (!BASE64.test(compact)) return text;
  return new TextDecoder().decode(Uint8Array.from(atob(compact), (character) => character.charCodeAt(0)));
}
