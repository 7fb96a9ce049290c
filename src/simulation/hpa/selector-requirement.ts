import { goQuote } from '../../kubernetes/go-quote';
import { asList, asObject, asString, isObject, ownField } from '../../kubernetes/json';
import { labelsOf } from '../../kubernetes/label-selector';
import type { LabelRequirement } from '../../kubernetes/label-selector';
import { labelValueErrors, qualifiedNameErrors } from '../../kubernetes/names';

/** An operator as Go's selection package calls it. */
export type SelectionOperator = '=' | '==' | '!=' | 'in' | 'notin' | 'exists' | '!' | 'gt' | 'lt';

const OPERATORS: Readonly<Record<string, SelectionOperator>> = { In: 'in', NotIn: 'notin', Exists: 'exists', DoesNotExist: '!' };

const MATCHING: Readonly<Record<SelectionOperator, LabelRequirement['operator']>> = {
  '=': 'Equals', '==': 'Equals', '!=': 'NotIn', 'in': 'In', 'notin': 'NotIn', 'exists': 'Exists', '!': 'DoesNotExist', 'gt': 'Unknown', 'lt': 'Unknown',
};

/** A requirement for `matchesSelector`; one of `>` or `<` matches nothing there. */
export function labelRequirement(key: string, operator: SelectionOperator, values: readonly string[]): LabelRequirement {
  return { key, operator: MATCHING[operator], values };
}

/** Why upstream refuses a requirement (`labels.NewRequirement`); undefined if it does not. */
export function requirementError(key: string, operator: SelectionOperator, values: readonly string[]): string | undefined {
  const errors = [...keyErrors('key', key), ...valueCountErrors(operator, values)];
  values.forEach((value, index) => {
    const messages = labelValueErrors(value);
    if (messages.length > 0) errors.push(invalid(`values[${index}][${key}]`, goQuote(value), messages.join('; ')));
  });
  return aggregate(errors);
}

/** The error about a label key at a path, as a list. */
export function keyErrors(path: string, key: string): string[] {
  const messages = qualifiedNameErrors(key);
  return messages.length === 0 ? [] : [invalid(path, goQuote(key), messages.join('; '))];
}

function valueCountErrors(operator: SelectionOperator, values: readonly string[]): string[] {
  const shown = values.length === 0 ? 'null' : JSON.stringify(values);
  const refuse = (refused: boolean, detail: string): string[] => refused ? [invalid('values', shown, detail)] : [];
  switch (operator) {
    case 'in':
    case 'notin':
      return refuse(values.length === 0, "for 'in', 'notin' operators, values set can't be empty");
    case '=':
    case '==':
    case '!=':
      return refuse(values.length !== 1, 'exact-match compatibility requires one single value');
    case 'exists':
    case '!':
      return refuse(values.length !== 0, 'values set must be empty for exists and does not exist');
    case 'gt':
    case 'lt':
      return values.flatMap((value, index) => INTEGER.test(value) && BigInt.asIntN(64, BigInt(value)) === BigInt(value)
        ? [] : [invalid(`values[${index}]`, goQuote(value), "for 'Gt', 'Lt' operators, the value must be an integer")]);
  }
}

// A sign other than minus cannot get here: BigInt takes no plus, and such a label value is refused anyway.
const INTEGER = /^-?[0-9]+$/;

function invalid(path: string, value: string, detail: string): string {
  return `${path}: Invalid value: ${value}: ${detail}`;
}

/** Several errors as one text, the way Go aggregates them. */
function aggregate(errors: readonly string[]): string | undefined {
  const distinct = [...new Set(errors)];
  return distinct.length > 1 ? `[${distinct.join(', ')}]` : distinct[0];
}

/**
 * Why upstream refuses a `selector` object (`LabelSelectorAsSelector`); undefined if it does not.
 * The API server stores the selector of a metric unseen, so the controller meets these.
 */
export function labelSelectorError(selector: unknown): string | undefined {
  if (!isObject(selector)) return undefined;
  for (const [key, value] of Object.entries(labelsOf(selector.matchLabels))) {
    const error = requirementError(key, '=', [value]);
    if (error !== undefined) return error;
  }
  for (const expression of asList(selector.matchExpressions)) {
    const { key, operator, values } = asObject(expression);
    const known = ownField(OPERATORS, asString(operator) ?? '');
    if (known === undefined) return `${goQuote(asString(operator) ?? '')} is not a valid label selector operator`;
    const error = requirementError(asString(key) ?? '', known, asList(values).map((value) => asString(value) ?? ''));
    if (error !== undefined) return error;
  }
  return undefined;
}
