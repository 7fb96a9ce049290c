import { ApiObject, type ApiObjectMetadataDefinition, type ApiObjectProps, type JsonPatch } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Draft } from './kubernetes/manifest';
import { compactCopy, isSpecial, NOT_PLAIN, plainCopy, sortedKeys } from './plain-copy';
import { hasOnlyBuiltInResolvers } from './resolvers';

/**
 * An object of a plan. It renders as any ApiObject does, byte for byte, but does not look for tokens in plain values, which is
 * most of what rendering takes. Where there is anything but plain values it leaves the work to cdk8s.
 */
export class EmittedObject extends ApiObject {
  /** What `toJson()` returns without rendering again; undefined outside of a session that keeps it. */
  public kept: object | undefined = undefined;
  private readonly draft: Draft;
  private patched = false;

  constructor(scope: Construct, id: string, draft: Draft) {
    super(scope, id, draft as ApiObjectProps);
    this.draft = draft;
  }

  public override addJsonPatch(...operations: JsonPatch[]): void {
    this.patched = true;
    super.addJsonPatch(...operations);
  }

  public override toJson(): any {
    if (this.kept !== undefined) return this.kept;
    if (this.patched || !hasOnlyBuiltInResolvers(this.chart) || process.env.CDK8S_DISABLE_SORT) return super.toJson();
    const rendered: Record<string, unknown> = { apiVersion: this.draft.apiVersion, kind: this.draft.kind, metadata: plainMetadata(this.metadata) };
    if (rendered.metadata === NOT_PLAIN) return super.toJson();
    for (const key of sortedKeys(this.draft)) {
      if (Object.hasOwn(rendered, key)) continue;
      if (isSpecial(key)) return super.toJson();
      const value = plainCopy(this.draft[key]);
      if (value === NOT_PLAIN) return super.toJson();
      if (value !== undefined) rendered[key] = value;
    }
    return rendered;
  }
}

/** Where cdk8s keeps what was added to the metadata of an object. Private there, so each part may be missing. */
interface MetadataState {
  readonly _additionalAttributes?: object;
  readonly labels?: object;
  readonly annotations?: object;
  readonly finalizers?: readonly unknown[];
  readonly ownerReferences?: readonly unknown[];
}

/** The metadata as `toJson()` gives it. */
function plainMetadata(metadata: ApiObjectMetadataDefinition): unknown {
  const { _additionalAttributes: added, labels, annotations, finalizers, ownerReferences } = metadata as unknown as MetadataState;
  if (!added || !labels || !annotations || !finalizers || !ownerReferences) return metadata.toJson();
  const { name, namespace } = metadata;
  return compactCopy({ ...added, name, namespace, annotations, finalizers, ownerReferences, labels });
}
