import { interpolate, interpolateWith } from '../opaque';
import type { Leaf } from '../opaque';
import { escapePromqlString, escapeRegex, quotePromqlString } from './escape';

/** A matcher of a vector selector as PromQL text, such as `namespace="shop"`. */
export interface LabelMatcher {
  readonly label: string;
  readonly text: Leaf;
}

const quoted = interpolateWith(escapePromqlString);
const literal = interpolateWith((value) => escapePromqlString(escapeRegex(value)));
const LABEL_NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

/** A label name as PromQL takes it: quoted if it is none of the classic ones (Prometheus 3). */
export function labelName(label: string): string {
  return LABEL_NAME.test(label) ? label : quotePromqlString(label);
}

/** `label="value"`: the label has this value; an empty one means that the label is missing. */
export function labelIs(label: string, value: Leaf): LabelMatcher {
  return matcher(label, '=', quoted`"${value}"`);
}

/** `label!="value"`: the label is missing or has another value. */
export function labelIsNot(label: string, value: Leaf): LabelMatcher {
  return matcher(label, '!=', quoted`"${value}"`);
}

/** `label=~"pattern"`: the whole value matches an RE2 expression. */
export function labelMatches(label: string, pattern: Leaf): LabelMatcher {
  return matcher(label, '=~', quoted`"${pattern}"`);
}

/** `label!~"pattern"`: the whole value does not match an RE2 expression. */
export function labelMatchesNot(label: string, pattern: Leaf): LabelMatcher {
  return matcher(label, '!~', quoted`"${pattern}"`);
}

/** The label has one of these values: `label="a"` for one, `label=~"a|b"` with each value taken literally for more. */
export function labelIsOneOf(label: string, values: readonly [Leaf, ...Leaf[]]): LabelMatcher {
  const [first, ...others] = values;
  if (others.length === 0) return labelIs(label, first);
  const alternatives = others.reduce<Leaf>((list, value) => interpolate`${list}|${literal`${value}`}`, literal`${first}`);
  return matcher(label, '=~', interpolate`"${alternatives}"`);
}

function matcher(label: string, operator: string, value: Leaf): LabelMatcher {
  return { label, text: interpolate`${labelName(label)}${operator}${value}` };
}
