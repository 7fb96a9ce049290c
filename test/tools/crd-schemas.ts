import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { SchemaDocument, StructuralSchema } from '../../src/validation/admission/schema/structural-schema';

/** Keywords that only explain, or that the API server does not look at when it validates. */
const DROPPED: ReadonlySet<string> = new Set(['description', 'example', 'externalDocs', 'title', 'x-kubernetes-map-type']);

/** Nodes shorter than this are written again rather than referred to. */
const SHORTEST_SHARED = 60;

interface Crd {
  readonly spec: {
    readonly names: { readonly kind: string };
    readonly versions: readonly { readonly name: string; readonly schema: { readonly openAPIV3Schema: unknown } }[];
  };
}

/**
 * Reduces CustomResourceDefinitions to what validation needs: descriptions dropped, equal nodes written once.
 *
 * @param source what the files were taken from, with its version
 * @param version the API version whose schema is wanted
 * @param files the YAML files, one definition each
 */
export function reduceCrds(source: string, version: string, files: readonly string[]): SchemaDocument {
  const roots = files.map((file) => {
    const crd = parse(readFileSync(file, 'utf8')) as Crd;
    const found = crd.spec.versions.find((candidate) => candidate.name === version);
    if (found === undefined) throw new Error(`${crd.spec.names.kind} has no version ${version}`);
    return [crd.spec.names.kind, reduced(found.schema.openAPIV3Schema as Record<string, unknown>)] as const;
  });
  const uses = new Map<string, number>();
  roots.forEach(([, root]) => count(root, uses));
  const shared = new Sharing(uses);
  const kinds = Object.fromEntries(roots.map(([kind, root]) => [kind, shared.children(root)]));
  return { source, definitions: shared.definitions, kinds };
}

function reduced(schema: Record<string, unknown>): StructuralSchema {
  const kept = Object.entries(schema).filter(([keyword, value]) => !DROPPED.has(keyword) && !(keyword === 'x-kubernetes-list-type' && value === 'atomic'));
  return Object.fromEntries(kept.map(([keyword, value]) => [keyword, mapNodes(keyword, value, reduced)]));
}

/** Applies `change` to the schema nodes that a keyword's value holds; leaves other values as they are. */
function mapNodes(keyword: string, value: unknown, change: (node: Record<string, unknown>) => StructuralSchema): unknown {
  if (keyword === 'properties') {
    return Object.fromEntries(Object.entries(value as object).map(([name, node]) => [name, change(node as Record<string, unknown>)]));
  }
  if (keyword === 'items' || keyword === 'additionalProperties' || keyword === 'not') return change(value as Record<string, unknown>);
  if (keyword === 'anyOf' || keyword === 'oneOf' || keyword === 'allOf') return (value as Record<string, unknown>[]).map(change);
  return value;
}

function count(node: StructuralSchema, uses: Map<string, number>): void {
  const text = JSON.stringify(node);
  uses.set(text, (uses.get(text) ?? 0) + 1);
  // The parts of a node that is there already are counted with it.
  if (uses.get(text) !== 1) return;
  Object.entries(node).forEach(([keyword, value]) => mapNodes(keyword, value, (child) => {
    count(child as StructuralSchema, uses);
    return child as StructuralSchema;
  }));
}

class Sharing {
  public readonly definitions: StructuralSchema[] = [];
  private readonly numbers = new Map<string, number>();

  public constructor(private readonly uses: ReadonlyMap<string, number>) {}

  /** The node with its children shared. */
  public children(node: StructuralSchema): StructuralSchema {
    return Object.fromEntries(Object.entries(node).map(([keyword, value]) =>
      [keyword, mapNodes(keyword, value, (child) => this.share(child as StructuralSchema))]));
  }

  private share(node: StructuralSchema): StructuralSchema {
    const text = JSON.stringify(node);
    if (text.length < SHORTEST_SHARED || (this.uses.get(text) ?? 0) < 2) return this.children(node);
    const known = this.numbers.get(text);
    if (known !== undefined) return { $ref: known };
    const shared = this.children(node);
    const number = this.definitions.push(shared) - 1;
    this.numbers.set(text, number);
    return { $ref: number };
  }
}
