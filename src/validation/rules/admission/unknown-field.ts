import type { Manifest } from '../../../kubernetes/manifest';
import type { KnownFields } from '../../admission/known-fields';
import { meantField } from '../../admission/meant-field';
import { takenFix } from '../../misspelt';
import type { Detection, Rule, RuleContext, Samples } from '../../rule';

/** A rule about the fields that the API server drops without a word. */
interface UnknownField extends Pick<Rule, 'blindTo'> {
  readonly id: string;
  readonly kinds: readonly string[];
  readonly source: string;
  readonly unknownFields: (object: Manifest, context: RuleContext) => readonly string[];
  /** What the API server knows of an object that has such fields. */
  readonly knownFields: (object: Manifest, context: RuleContext) => KnownFields | undefined;
  readonly samples: Samples;
}

/** Makes the rule: each field that the API server does not know is a finding, since what it was meant to say never takes effect. */
export function unknownField({ unknownFields, knownFields, ...facts }: UnknownField): Rule {
  return {
    name: 'field that the API server drops',
    severity: 'error',
    cause: 'the API server drops a field that it does not know without a word, and what it says never takes effect; kubectl refuses the object, '
      + 'unless it is told not to (--validate=warn)',
    fix: 'correct the spelling or the place of the field, or leave it out',
    givesWay: true,
    fixable: true,
    check: (object, context) => unknownFields(object, context).map((path) => detectionOf(path, object, knownFields(object, context))),
    ...facts,
  };
}

function detectionOf(path: string, object: Manifest, known: KnownFields | undefined): Detection {
  const detection: Detection = { path, rule: 'is not known to the API server, which drops it', about: 'key' };
  const meant = known === undefined ? undefined : meantField(object, path, known);
  if (meant === undefined) return detection;
  if ('taken' in meant) return { ...detection, fix: takenFix(meant.taken) };
  if ('inside' in meant) return { ...detection, fix: meant.inside === '' ? 'move it to the top of the object' : `move it into '${meant.inside}'` };
  return { ...detection, fix: `write ${meant.name}`, ...(meant.sure && { edits: [{ op: 'rename', path, name: meant.name }] }) };
}
