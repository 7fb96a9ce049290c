import type { Json } from '../../../kubernetes/json';

/** The type names of a structural schema. */
export type SchemaType = 'array' | 'boolean' | 'integer' | 'number' | 'object' | 'string';

/**
 * A node of a CustomResourceDefinition's `openAPIV3Schema`, without its descriptions.
 * Only the keywords that structural schemas of KEDA 2.20 and Knative Serving use are known.
 */
export interface StructuralSchema {
  /** The number of the node in the document's `definitions` that this one stands for. */
  readonly '$ref'?: number;
  readonly 'type'?: SchemaType;
  readonly 'nullable'?: boolean;
  readonly 'format'?: string;
  readonly 'enum'?: readonly Json[];
  readonly 'default'?: Json;
  readonly 'minimum'?: number;
  readonly 'maximum'?: number;
  readonly 'minLength'?: number;
  readonly 'maxLength'?: number;
  readonly 'pattern'?: string;
  readonly 'minItems'?: number;
  readonly 'maxItems'?: number;
  readonly 'minProperties'?: number;
  readonly 'maxProperties'?: number;
  readonly 'required'?: readonly string[];
  readonly 'properties'?: Readonly<Record<string, StructuralSchema>>;
  /** The schema of the fields that `properties` does not name. */
  readonly 'additionalProperties'?: StructuralSchema;
  readonly 'items'?: StructuralSchema;
  readonly 'allOf'?: readonly StructuralSchema[];
  readonly 'anyOf'?: readonly StructuralSchema[];
  readonly 'oneOf'?: readonly StructuralSchema[];
  readonly 'not'?: StructuralSchema;
  readonly 'x-kubernetes-int-or-string'?: boolean;
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
  readonly 'x-kubernetes-list-type'?: 'atomic' | 'map' | 'set';
  readonly 'x-kubernetes-list-map-keys'?: readonly string[];
  readonly 'x-kubernetes-validations'?: readonly CelRule[];
}

/** A rule in CEL on the value of a schema node, which the rule calls `self`. */
export interface CelRule {
  readonly rule: string;
  readonly message?: string;
}

/** Schemas of several kinds that share their repeated nodes, as `test/tools/crd-schemas.ts` writes them. */
export interface SchemaDocument {
  /** Where the schemas come from, such as `github.com/kedacore/keda/v2@v2.20.2`. */
  readonly source: string;
  readonly definitions: readonly StructuralSchema[];
  /** The root schema of each kind. */
  readonly kinds: Readonly<Record<string, StructuralSchema>>;
}

/** The schemas of one document; follows the references between them. */
export class Schemas {
  public constructor(private readonly document: SchemaDocument) {}

  /** The root schema of a kind; undefined when the document has none. */
  public kind(kind: string): StructuralSchema | undefined {
    return this.resolve(this.document.kinds[kind]);
  }

  /** The schema that a node stands for. */
  public resolve(schema: StructuralSchema | undefined): StructuralSchema | undefined {
    return schema?.$ref === undefined ? schema : this.resolve(this.document.definitions[schema.$ref]);
  }

  /** The schema of a field of an object: its own one, or the one for additional fields. Undefined when the field is unknown. */
  public field(schema: StructuralSchema | undefined, name: string): StructuralSchema | undefined {
    const own = schema?.properties;
    if (own !== undefined && Object.hasOwn(own, name)) return this.resolve(own[name]);
    return this.resolve(schema?.additionalProperties);
  }

  /** The schema of the items of a list. */
  public items(schema: StructuralSchema | undefined): StructuralSchema | undefined {
    return this.resolve(schema?.items);
  }
}
