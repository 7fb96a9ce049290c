/** The cluster that a document is judged for. */
export interface CoreProfile {
  /**
   * The version of Kubernetes, `1.23` to `1.36`. It decides what fields are known, and the rules for a
   * HorizontalPodAutoscaler; other kinds are judged by the rules of 1.32 before that.
   */
  readonly kubernetes: string;
  /**
   * The first and last node port that the cluster gives, usually 30000 and 32767. Without it a node port outside of the
   * usual range is only a warning, as in a server-side dry run, which does not look at the range.
   */
  readonly nodePortRange?: readonly [number, number];
  /** The range of cluster IPs, of one family. Default: 10.96.0.0/12. */
  readonly serviceCidr?: string;
}

const VERSION = /^v?1\.(\d+)/;

/** The minor version: 36 for `1.36`. Throws for a text that is no version of Kubernetes 1. */
export function minorVersion(profile: CoreProfile): number {
  const match = VERSION.exec(profile.kubernetes);
  if (match === null) throw new Error(`'kubernetes' must be a version such as '1.36', got ${JSON.stringify(profile.kubernetes)}`);
  return Number(match[1]);
}
