import { ApiObject, type App } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { defaultRuleIds, defaultRules } from './default-rules';
import { Bundle } from './kubernetes/bundle';
import type { Manifest } from './kubernetes/manifest';
import { SynthSession } from './synth-session';
import { ACKNOWLEDGE_ANNOTATION, addAcknowledgements, type Acknowledgement } from './validation/acknowledgement';
import { findingText } from './validation/finding-text';
import { coreRule } from './validation/own-rule';
import type { Profile } from './validation/profile';
import { findingsOf, type Report } from './validation/report';
import type { Rule, Severity } from './validation/rule';
import { validate } from './validation/validate';
import type { IRule } from './validation-rule';

/** The report about the objects that are applied to one cluster. */
export interface ClusterReport extends Report {
  readonly bundle: Bundle<ApiObject>;
}

/** A warning of a declaration, and the construct that has it. */
interface DeclarationWarning {
  readonly scope: IConstruct;
  readonly text: string;
  /** The rule that may find the same in what the construct emitted. */
  readonly foundBy: string | undefined;
}

const validations = new WeakMap<App, AppValidation>();

/** The validation of one app: what it checks with, and what it has said already. */
export class AppValidation {
  /** The validation of an app, which runs at each synthesis from now on. */
  public static of(app: App): AppValidation {
    const found = validations.get(app);
    if (found !== undefined) return found;
    const validation = new AppValidation(app);
    validations.set(app, validation);
    app.node.addValidation({ validate: () => validation.errors() });
    SynthSession.watch(app);
    return validation;
  }

  public profile: Partial<Profile> = {};
  /** Acknowledgements with the scope that they count for. */
  public readonly acknowledgements: (readonly [IConstruct, Acknowledgement])[] = [];
  /** Scopes that are applied to a cluster of their own. */
  public readonly clusters = new Set<IConstruct>();
  public readonly warnings: DeclarationWarning[] = [];
  private readonly rules: Rule[] = [];
  private readonly printed = new Set<string>();

  private constructor(private readonly app: App) {}

  /** Adds a rule to the library's own. One that is there already, under the same id and name, counts once. */
  public addRule(rule: IRule): void {
    if (!this.rules.some(({ id, name }) => id === rule.id && name === rule.name)) this.rules.push(coreRule(rule));
  }

  /** Validates all objects of the app, those of one cluster together. */
  public reports(): readonly ClusterReport[] {
    const objects = this.app.node.findAll().filter((construct): construct is ApiObject => ApiObject.isApiObject(construct));
    if (this.clusters.size === 0) return [this.report(objects)];
    const clusters = new Map<IConstruct, ApiObject[]>();
    for (const object of objects) {
      const cluster = object.node.scopes.reverse().find((scope) => this.clusters.has(scope)) ?? this.app;
      clusters.set(cluster, [...clusters.get(cluster) ?? [], object]);
    }
    return [...clusters.values()].map((members) => this.report(members));
  }

  /** The errors that stop synthesis; warnings are printed on the way. Computed once in a session. */
  private errors(): string[] {
    const session = SynthSession.of(this.app);
    if (session?.errors !== undefined) return session.errors;
    const reports = this.reports();
    const texts = (severity: Severity): string[] => reports.flatMap((report) =>
      findingsOf(report, severity).map((finding) => findingText(finding, String(report.bundle.originOf(finding.object)))));
    this.print([...this.ownWarnings(reports), ...this.vainAcknowledgements()].map(({ scope, text }) => `warning ${scope.node.path}\n  ${text}`));
    this.print(texts('warning'));
    const errors = texts('error').map((text) => text.replaceAll('\n', '\n     '));
    if (session !== undefined) session.errors = errors;
    return errors;
  }

  private report(objects: readonly ApiObject[]): ClusterReport {
    const session = SynthSession.of(this.app);
    const render = (object: ApiObject): Manifest => (session === undefined ? object.toJson() : session.render(object)) as Manifest;
    // The place of an object is the path of its construct, which is what an ApiObject prints as.
    const bundle = new Bundle(objects.map((origin) => ({ manifest: render(origin), origin })));
    const report = validate(bundle, {
      rules: [...defaultRules(bundle), ...this.rules],
      profile: this.profile,
      acknowledgements: this.acknowledgements.map(([scope, acknowledgement]) => ({
        ...acknowledgement, covers: (manifest: Manifest) => bundle.originOf(manifest)?.node.scopes.includes(scope) === true,
      })),
    });
    annotate(report, bundle).forEach(render);
    return { ...report, bundle };
  }

  /** Warnings of declarations, but for what a rule found, or what was acknowledged of it. */
  private ownWarnings(reports: readonly ClusterReport[]): readonly DeclarationWarning[] {
    const asked = new Set(this.warnings.map(({ foundBy }) => foundBy));
    const found = new Set(reports.flatMap(({ bundle, findings, acknowledged }) => [...findings, ...acknowledged].flatMap(({ id, object }) =>
      (asked.has(id) ? bundle.originOf(object)?.node.scopes ?? [] : []).map(({ node }) => `${id} ${node.path}`))));
    return this.warnings.filter(({ scope, foundBy }) => !found.has(`${foundBy} ${scope.node.path}`));
  }

  /** Acknowledgements that name no rule, most likely misspelt. */
  private vainAcknowledgements(): readonly Pick<DeclarationWarning, 'scope' | 'text'>[] {
    if (this.acknowledgements.length === 0) return [];
    const ids = new Set([...defaultRuleIds(), ...this.rules.map(({ id }) => id)]);
    return this.acknowledgements.filter(([, { id }]) => !ids.has(id)).map(([scope, { id }]) => ({ scope, text: `acknowledges ${id}, which is no rule` }));
  }

  private print(texts: readonly string[]): void {
    for (const text of texts.filter((one) => !this.printed.has(one))) {
      this.printed.add(text);
      process.stderr.write(`${text}\n`);
    }
  }
}

/** Writes what was acknowledged in code into the objects, so that whoever validates the YAML knows it too. Returns these objects. */
function annotate({ acknowledged }: Report, bundle: Bundle<ApiObject>): readonly ApiObject[] {
  const added = new Map<Manifest, Acknowledgement[]>();
  for (const { acknowledgedBy, acknowledgement, object } of acknowledged) {
    if (acknowledgedBy === 'caller') added.set(object, [...added.get(object) ?? [], acknowledgement]);
  }
  return [...added].flatMap(([manifest, acknowledgements]) => {
    const object = bundle.originOf(manifest);
    const annotations = manifest.metadata.annotations as Readonly<Record<string, string>> | undefined;
    object?.metadata.addAnnotation(ACKNOWLEDGE_ANNOTATION, addAcknowledgements(annotations?.[ACKNOWLEDGE_ANNOTATION], acknowledgements));
    return object ?? [];
  });
}
