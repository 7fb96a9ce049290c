import type { App } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { AppValidation } from './app-validation';
import { formatReference, parseReference } from './validation/acknowledgement';
import { objectReference, type Finding } from './validation/finding';
import { profileOf } from './validation/profile';
import { Severity, type ClusterProfile, type IRule } from './validation-rule';

/** What a rule reports about one object. */
export interface ValidationFinding {
  /** Id of the rule, such as `HPA004`. */
  readonly id: string;
  readonly severity: Severity;
  /** Kind, namespace and name, such as `ScaledObject shop/orders`. */
  readonly object: string;
  /** Path of the construct. */
  readonly constructPath: string;
  /** Path of the field within the object; empty for the object as a whole. */
  readonly path: string;
  /** One sentence: what, where, value, limit. */
  readonly message: string;
  readonly fix: string;
  /** What the rule is derived from. */
  readonly source: string;
  /**
   * Why it was accepted.
   * @default - it was not
   */
  readonly reason?: string;
}

/** What a validation found. */
export interface ValidationReport {
  /** What is not acknowledged: errors first. */
  readonly findings: ValidationFinding[];
  /** What is acknowledged, each with its reason. */
  readonly acknowledged: ValidationFinding[];
}

/**
 * Checks all objects of an app at synthesis, those of other libraries too. Errors stop it, all of them in one message; warnings are
 * printed once. Every construct of this library brings it along; for an app without one, `Validation.of(app)` does.
 */
export class Validation {
  /** The validation of an app, as seen from a scope within it: what is acknowledged here counts for the objects within the scope. */
  public static of(scope: IConstruct): Validation {
    return new Validation(scope, AppValidation.of(scope.node.root as App));
  }

  private constructor(private readonly scope: IConstruct, private readonly validation: AppValidation) {}

  /** Versions of what the manifests of the app are applied to. */
  public get profile(): ClusterProfile {
    return this.validation.profile;
  }

  public set profile(profile: ClusterProfile) {
    const given = Object.fromEntries(Object.entries(profile).filter(([, version]) => version !== undefined));
    profileOf(given);
    this.validation.profile = given;
  }

  /**
   * Accepts the findings of a rule in all objects within the scope. The reason is written into the annotation
   * `scalewright.dev/acknowledge` of the objects, so that the YAML carries it on.
   *
   * @param id id of the rule, such as `HPA004`, or of one finding, such as `KEDA014[spec.triggers[0].metadata.query]`
   * @param reason why it is accepted
   */
  public acknowledge(id: string, reason: string): void {
    const reference = parseReference(id);
    if (reference === undefined) throw new Error(`'id' must be the id of a rule, or of one finding in brackets, got ${JSON.stringify(id)}`);
    if (reason.trim() === '') throw new Error(`'reason' must say why ${formatReference(reference)} is accepted`);
    this.validation.acknowledgements.push([this.scope, { ...reference, reason }]);
  }

  /** Adds rules of your own. They count for the whole app; a rule that is added again, by another construct of a blueprint, counts once. */
  public addRules(...rules: IRule[]): void {
    rules.forEach((rule) => this.validation.addRule(rule));
  }

  /** States that what is within the scope is applied to a cluster of its own, and is validated apart from the rest. */
  public separateCluster(): void {
    this.validation.clusters.add(this.scope);
  }

  /** Validates all objects of the app now. */
  public report(): ValidationReport {
    const reports = this.validation.reports();
    return {
      findings: reports.flatMap(({ findings, bundle }) => findings.map((finding) => published(finding, String(bundle.originOf(finding.object))))),
      acknowledged: reports.flatMap(({ acknowledged, bundle }) => acknowledged.map((finding) =>
        published(finding, String(bundle.originOf(finding.object)), finding.acknowledgement.reason))),
    };
  }
}

const SEVERITIES: Readonly<Record<Finding['severity'], Severity>> = { error: Severity.ERROR, warning: Severity.WARNING, info: Severity.INFO };

function published({ id, severity, object, path, message, fix, source }: Finding, constructPath: string, reason?: string): ValidationFinding {
  return {
    id,
    severity: SEVERITIES[severity],
    object: objectReference(object),
    constructPath,
    path,
    message,
    fix,
    source,
    ...(reason !== undefined && { reason }),
  };
}
