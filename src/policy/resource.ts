/** A resource as `@pulumi/policy` hands it to a policy, as far as the policies look at it. */
export interface Resource {
  /** Such as `kubernetes:apps/v1:Deployment`. */
  readonly type: string;
  /** Reading a property whose value is not known yet throws. */
  readonly props: Readonly<Record<string, unknown>>;
  readonly urn: string;
  readonly opts: { readonly ignoreChanges: readonly string[] };
  readonly provider?: { readonly urn: string };
}
