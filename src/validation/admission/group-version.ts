/** An API group and version, as `apiVersion` names them; the group of `v1` is empty. */
export interface GroupVersion {
  readonly group: string;
  readonly version: string;
}

/** Reads an `apiVersion` (k8s.io/apimachinery/pkg/runtime/schema.ParseGroupVersion); undefined if it has more than one `/`. */
export function parseGroupVersion(apiVersion: string): GroupVersion | undefined {
  if (apiVersion === '' || apiVersion === '/') return { group: '', version: '' };
  const parts = apiVersion.split('/');
  if (parts.length > 2) return undefined;
  const [first = '', second] = parts;
  return second === undefined ? { group: '', version: first } : { group: first, version: second };
}
