/** How much a finding weighs. */
export enum Severity {
  /** The cluster rejects it or silently ignores it; synthesis stops. */
  ERROR = 'error',
  /** It works, but almost surely not as meant; printed once. */
  WARNING = 'warning',
  /** Worth knowing; only in the report. */
  INFO = 'info',
}

/** Versions of what the manifests are applied to. */
export interface ClusterProfile {
  /** @default '1.35' */
  readonly kubernetes?: string;
  /** @default '2.20.2' */
  readonly keda?: string;
  /** Knative Serving. @default '1.23' */
  readonly knative?: string;
  /** The HAProxy ingress controller of HAProxy Technologies. @default '3.2' */
  readonly haproxyIngress?: string;
}

/** What a rule has against an object, in the parts of one sentence: `'<path>' <rule>, got <got>`. */
export interface RuleProblem {
  /**
   * The field, such as `spec.replicas` or `metadata.annotations[example.com/owner]`.
   * @default - the object as a whole
   */
  readonly path?: string;
  /** What must hold, such as `must name a team`. */
  readonly rule: string;
  /**
   * What was found.
   * @default - not shown
   */
  readonly got?: any;
  /**
   * How to mend it.
   * @default - the fix of the rule
   */
  readonly fix?: string;
}

/** What a rule may look at besides the object. */
export interface RuleSurroundings {
  /** All objects that are validated together, as they will be written. */
  readonly objects: { [field: string]: any }[];
  /** The versions that the manifests must suit. */
  readonly profile: ClusterProfile;
}

/** A rule of your own. It must not change what it is given. */
export interface IRule {
  /** Letters and a number, such as `ACME001`; never used by another rule. */
  readonly id: string;
  /** What is wrong, in a few words. */
  readonly name: string;
  readonly severity: Severity;
  /** Why it matters. */
  readonly cause: string;
  /** How to mend it. */
  readonly fix: string;
  /** Where the rule comes from: a document, a decision. */
  readonly source: string;
  /** The kinds to check: `Deployment`, with the API group `ScaledObject.keda.sh`, or `*` for all. */
  readonly kinds: string[];
  /**
   * Checks one object.
   *
   * @param object the object as it will be written
   * @param surroundings all objects and the profile
   */
  check(object: { [field: string]: any }, surroundings: RuleSurroundings): RuleProblem[];
}
