import { coreProfile, manifestChecks } from './manifest-checks';
import { simulationRules } from './simulation-rules';
import type { CheckOptions } from './validation/check/check-texts';
import type { AcceptedFinding, CheckReport, PlacedFinding } from './validation/check/placed-finding';
import { coreRule } from './validation/own-rule';
import { Severity, type ClusterProfile, type IRule } from './validation-rule';

/** What manifests are validated with. */
export interface ValidateManifestsOptions {
  /**
   * Versions of what the manifests are applied to.
   * @default - the newest that the rules were derived from
   */
  readonly profile?: ClusterProfile;
  /**
   * The lightest severity that is reported.
   * @default Severity.INFO
   */
  readonly severity?: Severity;
  /**
   * Only these rules: ids such as `HPA004`, or `KEDA*`.
   * @default - all
   */
  readonly only?: string[];
  /**
   * Not these rules.
   * @default - none
   */
  readonly ignore?: string[];
  /**
   * Rules of your own.
   * @default - none
   */
  readonly rules?: IRule[];
  /**
   * What the text is called in findings, such as the path of its file.
   * @default ''
   */
  readonly file?: string;
}

/** What a rule reports about an object. */
export interface ManifestFinding {
  /** Id of the rule, such as `HPA004`. */
  readonly id: string;
  readonly severity: Severity;
  /** Kind, namespace and name, such as `ScaledObject shop/orders`; empty where the text itself is meant. */
  readonly object: string;
  /** Path of the field within the object; empty for the object as a whole. */
  readonly path: string;
  /** One sentence: what, where, value, limit. */
  readonly message: string;
  readonly fix: string;
  /** What the rule is derived from. */
  readonly source: string;
  /** What the text is called. */
  readonly file: string;
  /**
   * Line in the text, from 1.
   * @default - there is no text
   */
  readonly line?: number;
  /**
   * Column in the line, from 1, in UTF-16 units.
   * @default - there is no text
   */
  readonly column?: number;
  /**
   * Why it was accepted.
   * @default - it was not
   */
  readonly reason?: string;
}

/** What a validation of manifests has found. */
export interface ManifestReport {
  /** What is not acknowledged, in the order of the text. */
  readonly findings: ManifestFinding[];
  /** What an annotation of its object acknowledges, each with its reason. */
  readonly acknowledged: ManifestFinding[];
  /** What could not be checked for a good reason: templates, placeholders. */
  readonly notes: string[];
  /** How many objects were checked. */
  readonly objects: number;
  /** Whether all of the text could be read; what is wrong is among the findings. */
  readonly readable: boolean;
}

/** Validates manifests, without a cluster and without an app. */
export class Manifests {
  /** Validates the manifests of a YAML or JSON text, all together, as they would stand in one cluster. Lists are expanded. */
  public static validateText(text: string, options: ValidateManifestsOptions = {}): ManifestReport {
    return reportOf(manifestChecks().checkTexts([{ name: options.file ?? '', text }], checkOptions(options)), options);
  }

  /** Validates manifests that were parsed already. */
  public static validateObjects(objects: { [field: string]: any }[], options: ValidateManifestsOptions = {}): ManifestReport {
    return reportOf(manifestChecks().checkObjects(objects, checkOptions(options)), options);
  }

  private constructor() {}
}

/** Validates a YAML or JSON text, or manifests that were parsed already: the same as the methods of `Manifests`. */
export function validateManifests(manifests: string | readonly object[], options: ValidateManifestsOptions = {}): ManifestReport {
  return typeof manifests === 'string' ? Manifests.validateText(manifests, options) : Manifests.validateObjects([...manifests], options);
}

function checkOptions({ profile, rules = [] }: ValidateManifestsOptions): CheckOptions {
  return { profile: coreProfile(profile), rules: rules.map(coreRule), rulesOf: simulationRules };
}

function reportOf(report: CheckReport, { severity = Severity.INFO, only, ignore = [] }: ValidateManifestsOptions): ManifestReport {
  const selection = { severity, ignore, ...(only !== undefined && { only }) };
  const { findings, accepted, notes, totals, unreadable } = manifestChecks().selected(report, selection);
  return {
    findings: findings.map((finding) => published(finding)),
    acknowledged: accepted.map((finding) => ({ ...published(finding), reason: finding.reason })),
    notes: notes.map(({ message }) => message),
    objects: totals.objects,
    readable: unreadable === 0,
  };
}

const SEVERITIES: Readonly<Record<PlacedFinding['severity'], Severity>> = { error: Severity.ERROR, warning: Severity.WARNING, info: Severity.INFO };

function published({ id, severity, object, path, message, fix, source, file, region }: PlacedFinding | AcceptedFinding): ManifestFinding {
  return {
    id,
    severity: SEVERITIES[severity],
    object,
    path,
    message,
    fix,
    source,
    file,
    ...(region !== undefined && { line: region.line, column: region.column }),
  };
}
