import type { Edit } from './edit';
import type { Profile } from './profile';
import type { Bundle } from '../kubernetes/bundle';
import type { Manifest } from '../kubernetes/manifest';
import type { Problem } from '../kubernetes/problem';

/**
 * How much a finding weighs. `error`: the API server, KEDA, Knative or what serves the metric rejects it or silently
 * ignores it. `warning`: it works, but almost surely not as meant. `info`: worth knowing.
 */
export type Severity = 'error' | 'warning' | 'info';

/** The severities, the heaviest first. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** What is said about a rule, apart from how it checks. */
export interface RuleFacts {
  /** Area and number, such as `HPA004`. Published ids are never changed and never used again. */
  readonly id: string;
  /** What is wrong, in a few words: `replicas pinned under an autoscaler`. */
  readonly name: string;
  readonly severity: Severity;
  /** Why it matters: what happens in the cluster. */
  readonly cause: string;
  /** How to mend it, where a finding does not say it more precisely. */
  readonly fix: string;
  /** What the rule is derived from: an upstream file and version, or a document. */
  readonly source: string;
  /** Whether `scalewright check --fix` mends what it finds, or at least what of it needs no decision. @default false */
  readonly fixable?: boolean;
}

/** What a rule found in an object. The path is that of a field, such as `spec.metrics[0]` or `metadata.annotations[a/b]`. */
export interface Detection extends Problem {
  /** What tells this detection from others of the same rule and object when it is acknowledged. @default - the path */
  readonly sub?: string;
  /** What of the field is shown as the place: what it is called, or what it says. @default 'value' */
  readonly about?: 'key' | 'value';
  /** Changes that mend it without a choice to make, for `scalewright check --fix`. @default - it needs a decision */
  readonly edits?: readonly Edit[];
}

/** What a rule may know besides the object. */
export interface RuleContext {
  readonly bundle: Bundle;
  readonly profile: Profile;
  /** Computes something of the whole bundle once for all calls of all rules in this run. */
  readonly once: <T>(compute: (bundle: Bundle) => T) => T;
  /** Reads something out of one object once for all rules in this run. */
  readonly read: <T>(object: Manifest, reader: (object: Manifest, bundle: Bundle, context: RuleContext) => T) => T;
}

/** Objects that show a rule: the last of `noncompliant` is found, `compliant` is the same mended. */
export interface Samples {
  readonly noncompliant: readonly Manifest[];
  readonly compliant: readonly Manifest[];
  /** The files that the objects stand in, one for each, where that counts. @default - none */
  readonly files?: readonly string[];
  /** Versions to check them with. @default DEFAULT_PROFILE */
  readonly profile?: Partial<Profile>;
}

/** A pure function that is called once for every object. */
export type ObjectCheck = (object: Manifest, context: RuleContext) => readonly Detection[];

/** A check that is called once for every item that is read out of the objects; made by `each`. */
export interface ItemCheck {
  readonly reader: (object: Manifest, bundle: Bundle) => readonly unknown[];
  readonly check: (item: unknown, context: RuleContext, object: Manifest) => readonly Detection[];
}

/** A rule: plain data, and a pure function for the objects of its kinds or for what stands in them. */
export interface Rule extends RuleFacts {
  /** Which objects are checked: `Service`, or with the API group `ScaledObject.keda.sh`; `*` for all. */
  readonly kinds: readonly string[];
  readonly check: ObjectCheck | ItemCheck;
  /**
   * The names whose letters and digits cannot matter to what is found, so that of objects of one shape (`Shapes`) with such names one is looked at,
   * as long as nothing is found in it and nothing but the object is asked for. A rule that knows words with a `-`, or looks for words within
   * texts, is not blind to names that hold them.
   * @default - none: every object is looked at
   */
  readonly blindTo?: (name: string) => boolean;
  /** Whether a finding is left out where a rule that does not give way, or one in front of it that does, has an error about the same field. @default false */
  readonly givesWay?: boolean;
  readonly samples?: Samples;
}
