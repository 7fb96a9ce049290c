/**
 * Paths of fields, as `k8s.io/apimachinery/pkg/util/validation/field.Path` writes them: `spec.ports[0].name`, and map
 * keys in brackets without quotes, `limits[cpu]`.
 */

/** A field of the object at `path`; `path` is empty at the root. */
export function child(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

/** An element of the list at `path`. */
export function index(path: string, position: number): string {
  return `${path}[${position}]`;
}

/** An entry of the map at `path`. */
export function key(path: string, name: string): string {
  return `${path}[${name}]`;
}
