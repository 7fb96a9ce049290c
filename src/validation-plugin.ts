import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { nearest } from './kubernetes/nearest';
import { Problems, sentence } from './kubernetes/problem';
import { coreProfile, manifestChecks } from './manifest-checks';
import { simulationRules } from './simulation-rules';
import type { CheckReport, PlacedFinding } from './validation/check/placed-finding';
import { profileOf } from './validation/profile';
import { SEVERITIES } from './validation/rule';
import { Severity, type ClusterProfile } from './validation-rule';

/** What `properties` of the plugin may say in cdk8s.yaml. */
export interface ScalewrightValidationProps {
  /**
   * Findings from this severity on are shown, as violations; lighter ones are not.
   * @default Severity.WARNING
   */
  readonly severity?: Severity;
  /**
   * Shown findings from this severity on make `cdk8s synth` fail, with exit code 2.
   * @default Severity.ERROR
   */
  readonly failOn?: Severity;
  /**
   * Versions of what the manifests are applied to, as texts.
   * @default - the newest that the rules were derived from
   */
  readonly profile?: ClusterProfile;
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
}

/** An object that violates a rule, as cdk8s-cli takes it. */
export interface ViolatingResource {
  readonly resourceName: string;
  readonly locations: string[];
  readonly manifestPath: string;
}

/** A violation, as cdk8s-cli takes it. */
export interface ManifestViolation {
  readonly ruleName: string;
  readonly recommendation: string;
  readonly fix: string;
  readonly violatingResources: ViolatingResource[];
}

/** The report of cdk8s-cli. */
export interface IManifestValidationReport {
  /** Adds a violation. */
  addViolation(violation: ManifestViolation): void;
  /** Ends the report with `success` or `failure`. */
  submit(status: string, metadata?: { [name: string]: string }): void;
}

/** What cdk8s-cli gives to a plugin, as far as this one needs it. */
export interface IManifestValidationContext {
  /** Paths of the manifests. */
  readonly manifests: string[];
  readonly report: IManifestValidationReport;
}

/**
 * The plugin for `cdk8s synth`: checks all manifests of an app as they were written, those of other libraries, too.
 *
 * In cdk8s.yaml, under `validations`: `package: ./node_modules/scalewright`, `class: ScalewrightValidation`, and the `version` of the package.
 */
export class ScalewrightValidation {
  constructor(private readonly props: ScalewrightValidationProps = {}) {
    const problems = problemsOf(props);
    if (problems.list.length > 0) throw new Error(`ScalewrightValidation: ${problems.list.map(sentence).join('\n')}`);
  }

  /** Checks the manifests and reports what is found. */
  public async validate(context: IManifestValidationContext): Promise<void> {
    const { manifests, report } = context;
    const { severity = Severity.WARNING, failOn = Severity.ERROR, profile, only, ignore = [] } = this.props;
    const { checkTexts, isAtLeast, selected } = manifestChecks();
    const sources = manifests.map((path) => ({ name: relative(process.cwd(), path), text: readFileSync(path, 'utf8') }));
    const checked = checkTexts(sources, { profile: coreProfile(profile), rulesOf: simulationRules });
    const result = selected(checked, { severity, ignore, ...(only !== undefined && { only }) });
    const paths = new Map(sources.map(({ name }, position) => [name, manifests[position] ?? name]));
    result.findings.forEach((finding) => report.addViolation(violation(finding, paths.get(finding.file) ?? finding.file)));
    const fails = result.findings.some((finding) => isAtLeast(finding.severity, failOn));
    report.submit(fails ? 'failure' : 'success', totals(result));
  }
}

const PROPERTIES = ['severity', 'failOn', 'profile', 'only', 'ignore'];

/** The properties come from a file, so that anything may stand there. */
function problemsOf(props: ScalewrightValidationProps): Problems {
  const problems = new Problems();
  for (const key of Object.keys(props)) {
    const meant = nearest(key, PROPERTIES);
    problems.check(PROPERTIES.includes(key), key, `must be one of ${PROPERTIES.join(', ')}`, undefined, meant === undefined ? undefined : `write ${meant}`);
  }
  const { severity, failOn, profile = {}, only, ignore } = props;
  for (const [name, value] of Object.entries({ severity, failOn })) {
    problems.check(value === undefined || SEVERITIES.some((one) => one === value), name, `must be ${SEVERITIES.join(', ')}`, value);
  }
  for (const [name, version] of Object.entries(profile)) {
    problems.check(typeof version === 'string', `profile.${name}`, 'must be a text', version, `put it in quotes: ${name}: "1.30"`);
  }
  for (const [name, list] of Object.entries({ only, ignore })) {
    problems.check(list === undefined || Array.isArray(list), name, 'must be a list of rules', list);
  }
  if (problems.list.length === 0) profileOf(coreProfile(profile));
  return problems;
}

/**
 * One violation a finding, since each has a sentence of its own. cdk8s-cli looks up the construct by the name of the object alone, and takes
 * another one of that name; so the name is given with the kind, which leaves the construct out rather than naming a wrong one.
 */
function violation({ id, object, path, message, fix, file, region }: PlacedFinding, manifestPath: string): ManifestViolation {
  const place = region === undefined ? file : `${file}:${region.line}:${region.column}`;
  return {
    ruleName: id,
    recommendation: message,
    fix,
    violatingResources: [{ resourceName: object === '' ? file : object, locations: [path === '' ? place : `${place} ${path}`], manifestPath }],
  };
}

function totals({ findings, accepted, totals: { objects } }: CheckReport): { [name: string]: string } {
  return { Objects: String(objects), Findings: String(findings.length), Accepted: String(accepted.length) };
}
