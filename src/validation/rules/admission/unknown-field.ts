import type { Manifest } from '../../../kubernetes/manifest';
import type { KnownFields } from '../../admission/known-fields';
import type { LaterField } from '../../admission/later-fields';
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
  /** Since which release it knows a field after all, such as `KEDA 2.17`. @default - it never does */
  readonly since?: (path: string, object: Manifest, context: RuleContext) => string | undefined;
  readonly samples: Samples;
}

/** Makes the rule: each field that the API server does not know is a finding, since what it was meant to say never takes effect. */
export function unknownField({ unknownFields, knownFields, since = never, ...facts }: UnknownField): Rule {
  return {
    name: 'field that the API server drops',
    severity: 'error',
    cause: 'the API server drops a field that it does not know without a word, and what it says never takes effect; kubectl refuses the object, '
      + 'unless it is told not to (--validate=warn)',
    fix: 'correct the spelling or the place of the field, or leave it out',
    givesWay: true,
    fixable: true,
    check: (object, context) => unknownFields(object, context).map((path) => {
      const release = since(path, object, context);
      return release === undefined ? detectionOf(path, object, knownFields(object, context)) : laterDetection(path, release);
    }),
    ...facts,
  };
}

const never = (): undefined => undefined;

/** Says of the fields that a verdict lists since which release of a product they are known. */
export function laterRelease(
  product: string, fieldsOf: (object: Manifest, context: RuleContext) => readonly LaterField[] | undefined,
): Required<UnknownField>['since'] {
  return (path, object, context) => {
    const found = fieldsOf(object, context)?.find((field) => field.path === path);
    return found === undefined ? undefined : `${product} ${found.since}`;
  };
}


function laterDetection(path: string, release: string): Detection {
  return {
    path,
    rule: `is not known to the API server before ${release}, and dropped`,
    about: 'key',
    fix: `leave it out, or state ${release} or later in the profile`,
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
