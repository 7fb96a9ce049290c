import type { Manifest } from '../../../kubernetes/manifest';
import type { Rule, RuleContext, Samples } from '../../rule';

/** A rule about the fields that the API server drops without a word. */
interface UnknownField {
  readonly id: string;
  readonly kinds: readonly string[];
  readonly source: string;
  readonly unknownFields: (object: Manifest, context: RuleContext) => readonly string[];
  readonly samples: Samples;
}

/** Makes the rule: each field that the API server does not know is a finding, since what it was meant to say never takes effect. */
export function unknownField({ unknownFields, ...facts }: UnknownField): Rule {
  return {
    name: 'field that the API server drops',
    severity: 'error',
    cause: 'the API server drops a field that it does not know without a word, and what it says never takes effect; kubectl refuses the object, '
      + 'unless it is told not to (--validate=warn)',
    fix: 'correct the spelling or the place of the field, or leave it out',
    givesWay: true,
    check: (object, context) => unknownFields(object, context).map((path) => ({ path, rule: 'is not known to the API server, which drops it' })),
    ...facts,
  };
}
