import { sentence } from '../../kubernetes/problem';

/**
 * What the pod autoscaler of one Knative version does differently from that of others. Read off knative/serving v0.39
 * (Knative 1.12) to v0.50 (1.23); nothing else that decides changed between them. The ACK component Knative carries the
 * community version in its own: v1.18.1.10 is 1.18.
 */
export interface KpaRules {
  /** `status.desiredScale` keeps its number while the decider knows none; before 1.14 it became -1. */
  readonly keepsDesiredScale: boolean;
  /** The last pod of an unreachable revision is not retained. From 1.15. */
  readonly skipsRetentionUnreachable: boolean;
  /** Scale-down delay does not bind an unreachable revision. From 1.18. */
  readonly skipsDelayUnreachable: boolean;
  /** Linear averages are rounded to six decimals; before 1.19 they were cut off there. */
  readonly roundsAverages: boolean;
  /** Initial scale does not bind an unreachable revision. From 1.21. */
  readonly skipsInitialScaleUnreachable: boolean;
}

const VERSION = /^v?1\.(\d+)(?:\.\d+.*)?$/;

/**
 * The rules of a Knative version, such as `1.18`, `v1.18.1` or ACK's `v1.18.1.10`. Default: `1.23`.
 * Versions before 1.12 are taken for 1.12, versions after 1.23 for 1.23.
 */
export function kpaRules(version = '1.23'): KpaRules {
  const match = VERSION.exec(version);
  if (match === null) throw new RangeError(sentence({ path: 'version', rule: 'must be a Knative version such as 1.23', got: version }));
  const minor = Number(match[1]);
  return {
    keepsDesiredScale: minor >= 14,
    skipsRetentionUnreachable: minor >= 15,
    skipsDelayUnreachable: minor >= 18,
    roundsAverages: minor >= 19,
    skipsInitialScaleUnreachable: minor >= 21,
  };
}
