import { ApiObject, type ApiObjectMetadataDefinition, type ApiObjectProps, type JsonPatch } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Draft } from './kubernetes/manifest';
import { NOT_PLAIN, plainCopy, unlessEmpty } from './plain-copy';
import { hasOnlyBuiltInResolvers } from './resolvers';

/**
 * An object of a plan. It renders as any ApiObject does, byte for byte, but does not look for tokens in plain values, which is
 * most of what rendering takes. Where there is anything but plain values it leaves the work to cdk8s.
 */
export class EmittedObject extends ApiObject {
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
    if (this.patched || !hasOnlyBuiltInResolvers(this.chart) || process.env.CDK8S_DISABLE_SORT) return super.toJson();
    const { apiVersion, kind, metadata: _, ...rest } = this.draft;
    const metadata = plainMetadata(this.metadata);
    const fields = plainCopy(rest, (copy) => copy);
    if (metadata === NOT_PLAIN || fields === NOT_PLAIN) return super.toJson();
    return { apiVersion, kind, metadata, ...fields as object };
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
  return plainCopy({ ...added, name, namespace, annotations, finalizers, ownerReferences, labels }, unlessEmpty);
}
