import { ApiObject, type ApiObjectMetadataDefinition, type ApiObjectProps, type JsonPatch } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Draft } from './kubernetes/manifest';
import { compactCopy, isSpecial, NOT_PLAIN, plainCopy, sortedKeys } from './plain-copy';
import { hasOnlyBuiltInResolvers } from './resolvers';
import { writtenBy } from './yaml-document';
import type { YamlWriter } from './yaml-writer';

/** The fields of an object besides its metadata as they are rendered; undefined if cdk8s must render them. */
type Fields = Readonly<Record<string, unknown>> | undefined;

/**
 * An object of a plan. It renders as any ApiObject does, byte for byte, but does not look for tokens in plain values, which is
 * most of what rendering takes. Where there is anything but plain values it leaves the work to cdk8s.
 */
export class EmittedObject extends ApiObject {
  /** What `toJson()` returns without rendering again; undefined outside of a session that keeps it. */
  public kept: object | undefined = undefined;
  /** Made at once, so that the draft need not be kept beside it. */
  private readonly fields: Fields;
  private patched = false;

  constructor(scope: Construct, id: string, draft: Draft) {
    const fields = fieldsOf(draft);
    super(scope, id, (fields === undefined ? draft : { ...fields, metadata: draft.metadata }) as ApiObjectProps);
    this.fields = fields;
  }

  public override addJsonPatch(...operations: JsonPatch[]): void {
    this.patched = true;
    super.addJsonPatch(...operations);
  }

  public override toJson(): any {
    if (this.kept !== undefined) return this.kept;
    const rendered = this.render();
    return rendered === undefined ? super.toJson() : Object.fromEntries(Object.entries(rendered).map(([key, field]) => [key, plainCopy(field)]));
  }

  /** Renders for reading only: the fields are those of the object itself. Used by a session, which keeps the result until it ends, and has it written. */
  public keep(writer: YamlWriter): object {
    this.kept = undefined;
    const rendered = this.render();
    this.kept = rendered === undefined ? super.toJson() : writtenBy(writer, rendered);
    return this.kept!;
  }

  private render(): object | undefined {
    if (this.fields === undefined || this.patched || !hasOnlyBuiltInResolvers(this.chart) || process.env.CDK8S_DISABLE_SORT) return undefined;
    const { apiVersion, kind, ...rest } = this.fields;
    const metadata = plainMetadata(this.metadata);
    return metadata === NOT_PLAIN ? undefined : { apiVersion, kind, metadata, ...rest };
  }
}

/** A copy of all fields but the metadata, in order and without nulls. */
function fieldsOf(draft: Draft): Fields {
  if (process.env.CDK8S_DISABLE_SORT) return undefined;
  const fields: Record<string, unknown> = {};
  for (const key of sortedKeys(draft)) {
    if (key === 'metadata') continue;
    const value = isSpecial(key) ? NOT_PLAIN : plainCopy(draft[key]);
    if (value === NOT_PLAIN) return undefined;
    if (value !== undefined) fields[key] = value;
  }
  return fields;
}

/** Where cdk8s keeps what was added to the metadata of an object. Private there, so each part may be missing. */
interface MetadataState {
  readonly _additionalAttributes?: object;
  readonly labels?: object;
  readonly annotations?: object;
  readonly finalizers?: readonly unknown[];
  readonly ownerReferences?: readonly unknown[];
}

/** The fields of metadata that cdk8s knows, which it keeps apart from what was added. */
const KNOWN: ReadonlySet<string> = new Set(['name', 'namespace', 'annotations', 'finalizers', 'ownerReferences', 'labels']);

/** The metadata as `toJson()` gives it. */
function plainMetadata(metadata: ApiObjectMetadataDefinition): unknown {
  const { _additionalAttributes: added, labels, annotations, finalizers, ownerReferences } = metadata as unknown as MetadataState;
  if (!added || !labels || !annotations || !finalizers || !ownerReferences) return metadata.toJson();
  const { name, namespace } = metadata;
  // What was added holds these fields once more, and is slow to copy, since cdk8s has deleted a field of it.
  for (const key in added) if (!KNOWN.has(key)) return compactCopy({ ...added, annotations, finalizers, labels, name, namespace, ownerReferences });
  return compactCopy({ annotations, finalizers, labels, name, namespace, ownerReferences });
}
