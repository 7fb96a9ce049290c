import {
  ACKNOWLEDGE_ANNOTATION, formatReference, parseAcknowledgements, speaksOf, type Acknowledgement, type GivenAcknowledgement,
} from './acknowledgement';
import { ACKNOWLEDGEMENT_UNREADABLE, ACKNOWLEDGEMENT_UNUSED, ENGINE_RULES } from './engine-rules';
import { compareFindings, findingOf, type Finding } from './finding';
import { profileOf, type Profile } from './profile';
import type { AcknowledgedFinding, Report } from './report';
import type { Rule } from './rule';
import { runRules } from './run';
import type { Bundle } from '../kubernetes/bundle';
import { asObject, asString } from '../kubernetes/json';
import type { Manifest } from '../kubernetes/manifest';

/** What a validation checks with. */
export interface ValidateOptions {
  readonly rules: readonly Rule[];
  /** @default DEFAULT_PROFILE */
  readonly profile?: Partial<Profile>;
  /** Findings that the caller accepts, besides those that the objects' annotations accept. @default - none */
  readonly acknowledgements?: readonly GivenAcknowledgement[];
  /** What rules see of the other objects. @default - the bundle */
  readonly surroundings?: Bundle;
}

/** Checks all objects of a bundle by all rules. Pure: the same objects in any order give the same report. */
export function validate(bundle: Bundle, { rules, profile, acknowledgements = [], surroundings = bundle }: ValidateOptions): Report {
  const ids = uniqueIds(rules);
  const accepted = bundle.manifests.flatMap((object) => annotated(object, ids));
  const findings: Finding[] = [];
  const acknowledged: AcknowledgedFinding[] = [];
  const byObject = new Map(accepted.map((one) => [one.object, one]));
  for (const finding of runRules(bundle, rules, profileOf(profile), surroundings)) {
    const accepting = acceptedBy(finding, byObject.get(finding.object), acknowledgements);
    if (accepting === undefined) findings.push(finding);
    else acknowledged.push({ ...finding, ...accepting });
  }
  findings.push(...accepted.flatMap((one) => one.findings), ...accepted.flatMap((one) => unused(one, acknowledged)));
  return { findings: findings.sort(compareFindings), acknowledged: acknowledged.sort(compareFindings) };
}

/** The ids of the rules; two rules of one id are a mistake of the program. */
function uniqueIds(rules: readonly Rule[]): ReadonlySet<string> {
  const ids = new Set(ENGINE_RULES.map(({ id }) => id));
  for (const { id } of rules) {
    if (ids.has(id)) throw new Error(`'rules' must have different ids, got ${id} twice; give your own rules a prefix of their own`);
    ids.add(id);
  }
  return ids;
}

/** What the annotation of an object accepts, and what is wrong with it. */
interface Annotated {
  readonly object: Manifest;
  readonly acknowledgements: readonly Acknowledgement[];
  readonly findings: readonly Finding[];
}

const PATH = `metadata.annotations[${ACKNOWLEDGE_ANNOTATION}]`;

function annotated(object: Manifest, ids: ReadonlySet<string>): readonly Annotated[] {
  const text = asString(asObject(asObject(object.metadata).annotations)[ACKNOWLEDGE_ANNOTATION]);
  if (text === undefined) return [];
  const { acknowledgements, unreadable } = parseAcknowledgements(text);
  const known = acknowledgements.filter(({ id }) => ids.has(id));
  const misread = [
    ...unreadable.map((part) => ({ path: PATH, sub: part, rule: 'must be lines of an id and a reason', got: part })),
    ...acknowledgements.filter(({ id }) => !ids.has(id)).map(({ id }) => ({ path: PATH, sub: id, rule: 'must name a rule of this run', got: id })),
  ];
  return [{ object, acknowledgements: known, findings: misread.map((one) => findingOf(ACKNOWLEDGEMENT_UNREADABLE, object, one)) }];
}

function acceptedBy(
  finding: Finding, own: Annotated | undefined, given: readonly GivenAcknowledgement[],
): Pick<AcknowledgedFinding, 'acknowledgement' | 'acknowledgedBy'> | undefined {
  const annotation = own?.acknowledgements.find((acknowledgement) => speaksOf(acknowledgement, finding));
  if (annotation !== undefined) return { acknowledgement: annotation, acknowledgedBy: 'annotation' };
  const call = given.find((acknowledgement) => speaksOf(acknowledgement, finding) && acknowledgement.covers?.(finding.object) !== false);
  return call === undefined ? undefined : { acknowledgement: call, acknowledgedBy: 'caller' };
}

function unused({ object, acknowledgements }: Annotated, acknowledged: readonly AcknowledgedFinding[]): readonly Finding[] {
  const used = acknowledged.filter((finding) => finding.object === object);
  return acknowledgements
    .filter((acknowledgement) => !used.some((finding) => speaksOf(acknowledgement, finding)))
    .map((acknowledgement) => findingOf(ACKNOWLEDGEMENT_UNUSED, object, {
      path: PATH, sub: acknowledgement.id, rule: `acknowledges ${formatReference(acknowledgement)}, which is not found here`,
    }));
}
