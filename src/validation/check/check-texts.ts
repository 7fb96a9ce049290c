import { reasonToLeaveOut } from './left-out';
import type { CheckReport } from './placed-finding';
import { Placing } from './placing';
import { Bundle } from '../../kubernetes/bundle';
import { expandLists } from '../../kubernetes/expand-lists';
import type { Json } from '../../kubernetes/json';
import { asManifest } from '../../kubernetes/manifest';
import { DocumentReader } from '../../kubernetes/yaml/document-reader';
import type { GivenAcknowledgement } from '../acknowledgement';
import { ENGINE_RULES } from '../engine-rules';
import type { Profile } from '../profile';
import type { Rule, RuleFacts } from '../rule';
import { rulesFor } from '../rules';
import { patchFiles } from '../source/kustomization';
import { readManifests } from '../source/read-manifests';
import type { SourceProblem } from '../source/source-problem';
import { SOURCE_RULES } from '../source/source-rules';
import type { ManifestOrigin, SourceText } from '../source/source-text';
import { wholeObjects } from '../source/whole-objects';
import { validate } from '../validate';

/** What texts are checked with. */
export interface CheckOptions {
  /** Versions that the manifests must suit. @default DEFAULT_PROFILE */
  readonly profile?: Partial<Profile>;
  /** Rules besides those of the library. @default - none */
  readonly rules?: readonly Rule[];
  /** Further rules that a bundle needs. @default - none */
  readonly rulesOf?: (bundle: Bundle) => readonly Rule[];
  /** Findings that are accepted, besides those that the objects' annotations accept. @default - none */
  readonly acknowledgements?: readonly GivenAcknowledgement[];
  /** Texts that are patches of Kustomize, each with the file that says so, besides those that a kustomization among the texts names. @default - none */
  readonly patches?: ReadonlyMap<string, string>;
  /** What is wrong with files that have no text to read. @default - nothing */
  readonly problems?: readonly SourceProblem[];
}

/** Checks all objects of some texts together, as they would stand in one cluster. */
export function checkTexts(sources: readonly SourceText[], options: CheckOptions = {}): CheckReport {
  const reader = new DocumentReader();
  const read = sources.map((source) => readManifests(source, reader));
  const patches = new Map([...options.patches ?? [], ...patchFiles(read.flatMap(({ kustomizations }) => kustomizations))]);
  const whole = wholeObjects(read.flatMap(({ entries }) => entries), patches);
  const bundle = new Bundle<ManifestOrigin>(whole.entries);
  const placing = new Placing(bundle, sources);
  const problems = [...options.problems ?? [], ...read.flatMap((one) => one.problems)].map((problem) => placing.problem(problem));
  const report = checkBundle(bundle, placing, options);
  return {
    ...report,
    findings: placing.inOrder([...problems, ...report.findings]),
    notes: [...[...read.flatMap(({ notes }) => notes), ...whole.notes].map((note) => placing.note(note)), ...report.notes],
    totals: {
      files: sources.length,
      objects: bundle.manifests.length,
      otherDocuments: read.reduce((sum, { otherDocuments }) => sum + otherDocuments, 0),
    },
    unreadable: problems.length,
  };
}

/** Checks objects that are there already, without files. Lists are expanded. */
export function checkObjects(objects: readonly unknown[], options: Omit<CheckOptions, 'problems'> = {}): CheckReport {
  const manifests = objects.flatMap((object) => expandLists(object as Json));
  const bundle = new Bundle<ManifestOrigin>(manifests.map((object) => ({ manifest: asManifest(object) })));
  return checkBundle(bundle, new Placing(bundle, []), options);
}

function checkBundle(
  bundle: Bundle<ManifestOrigin>, placing: Placing, { rules: more = [], rulesOf, profile, acknowledgements }: CheckOptions,
): CheckReport {
  const rules = [...rulesFor(bundle), ...more, ...rulesOf?.(bundle) ?? []];
  const { findings, acknowledged } = validate(bundle, {
    rules,
    ...(profile !== undefined && { profile }),
    ...(acknowledgements !== undefined && { acknowledgements }),
  });
  const reasons = new Map(findings.map((finding) => [finding, reasonToLeaveOut(finding, bundle)]));
  return {
    findings: placing.inOrder(findings.filter((finding) => reasons.get(finding) === undefined).map((finding) => placing.finding(finding))),
    accepted: placing.inOrder(acknowledged.map((finding) => placing.acknowledged(finding))),
    lighter: 0,
    notes: placing.leftOutNotes(reasons),
    totals: { files: 0, objects: bundle.manifests.length, otherDocuments: 0 },
    unreadable: 0,
    rules: new Map([...SOURCE_RULES, ...ENGINE_RULES, ...rules].map((rule): [string, RuleFacts] => [rule.id, rule])),
  };
}
