import type { CheckReport } from './placed-finding';
import { isAboutPlaceholder } from './placeholders';
import { Placing } from './placing';
import { Bundle } from '../../kubernetes/bundle';
import type { GivenAcknowledgement } from '../acknowledgement';
import { ENGINE_RULES } from '../engine-rules';
import type { Profile } from '../profile';
import type { Rule, RuleFacts } from '../rule';
import { rulesFor } from '../rules';
import { readManifests } from '../source/read-manifests';
import type { SourceProblem } from '../source/source-problem';
import { SOURCE_RULES } from '../source/source-rules';
import type { ManifestOrigin, SourceText } from '../source/source-text';
import { validate } from '../validate';

/** What texts are checked with. */
export interface CheckOptions {
  /** Versions that the manifests must suit. @default DEFAULT_PROFILE */
  readonly profile?: Partial<Profile>;
  /** Rules besides those of the library. @default - none */
  readonly rules?: readonly Rule[];
  /** Findings that are accepted, besides those that the objects' annotations accept. @default - none */
  readonly acknowledgements?: readonly GivenAcknowledgement[];
  /** What is wrong with files that have no text to read. @default - nothing */
  readonly problems?: readonly SourceProblem[];
}

/** Checks all objects of some texts together, as they would stand in one cluster. */
export function checkTexts(sources: readonly SourceText[], { rules: more = [], problems: given = [], ...options }: CheckOptions = {}): CheckReport {
  const read = sources.map(readManifests);
  const bundle = new Bundle<ManifestOrigin>(read.flatMap(({ entries }) => entries));
  const rules = [...rulesFor(bundle), ...more];
  const { findings, acknowledged } = validate(bundle, { rules, ...options });
  const problems = [...given, ...read.flatMap((one) => one.problems)];
  const placing = new Placing(bundle, sources);
  return {
    findings: placing.inOrder([
      ...problems.map((problem) => placing.problem(problem)),
      ...findings.filter((finding) => !isAboutPlaceholder(finding)).map((finding) => placing.finding(finding)),
    ]),
    accepted: placing.inOrder(acknowledged.map((finding) => placing.acknowledged(finding))),
    lighter: 0,
    notes: [...read.flatMap((one) => one.notes).map((note) => placing.note(note)), ...placing.placeholderNotes(findings.filter(isAboutPlaceholder))],
    totals: {
      files: sources.length,
      objects: bundle.manifests.length,
      otherDocuments: read.reduce((sum, { otherDocuments }) => sum + otherDocuments, 0),
    },
    unreadable: problems.length,
    rules: new Map([...SOURCE_RULES, ...ENGINE_RULES, ...rules].map((rule): [string, RuleFacts] => [rule.id, rule])),
  };
}
