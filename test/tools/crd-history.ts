import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { StructuralSchema } from '../../src/validation/admission/schema/structural-schema';

/** Names, each with the first version that has it. */
export type Since = Readonly<Record<string, string>>;

interface Crd {
  readonly spec: {
    readonly names: { readonly kind: string };
    readonly versions: readonly { readonly name: string; readonly schema: { readonly openAPIV3Schema: StructuralSchema } }[];
  };
}

/** The first version with each name, for those that the first of all does not have. */
export function since(versions: readonly (readonly [string, ReadonlySet<string>])[]): Since {
  const first = new Map<string, string>();
  for (const [version, names] of versions) names.forEach((name) => first.set(name, first.get(name) ?? version));
  const oldest = versions[0]?.[0];
  return Object.fromEntries([...first].filter(([, version]) => version !== oldest).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A field within one that is as new says nothing more. */
export function outermost(all: Since): Since {
  return Object.fromEntries(Object.entries(all).filter(([path, version]) =>
    !Object.entries(all).some(([other, same]) => same === version && path !== other && path.startsWith(other) && /^[.[{]/.test(path.slice(other.length)))));
}

/** The kind and the paths of all fields of the spec of a CustomResourceDefinition, such as `spec.triggers[].metadata`. */
export function crdFields(file: string, version: string): readonly [string, ReadonlySet<string>] {
  const { spec } = parse(readFileSync(file, 'utf8')) as Crd;
  const paths = new Set<string>();
  const walk = (schema: StructuralSchema | undefined, path: string): void => {
    for (const [field, inner] of Object.entries(schema?.properties ?? {})) {
      const at = path === '' ? field : `${path}.${field}`;
      if (at.startsWith('spec.')) paths.add(at);
      if (at !== 'status') walk(inner, at);
    }
    if (schema?.items !== undefined) walk(schema.items, `${path}[]`);
    if (typeof schema?.additionalProperties === 'object') walk(schema.additionalProperties, `${path}{}`);
  };
  walk(spec.versions.find(({ name }) => name === version)?.schema.openAPIV3Schema, '');
  return [spec.names.kind, paths];
}

/** For each kind the fields that came later, out of the folder of each version and the files of its definitions in there. */
export function laterFields(
  folders: readonly (readonly [string, string])[], files: readonly string[], version: string,
): Readonly<Record<string, Since>> {
  const kinds = folders.map(([release, folder]) => [release, new Map(files.map((file) => crdFields(join(folder, file), version)))] as const);
  return Object.fromEntries([...kinds[0]?.[1].keys() ?? []].map((kind): [string, Since] =>
    [kind, outermost(since(kinds.map(([release, fields]) => [release, fields.get(kind) ?? new Set<string>()])))]));
}
