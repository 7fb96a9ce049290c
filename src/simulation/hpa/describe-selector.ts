import { asList, asObject, asString } from '../../kubernetes/json';
import type { Json } from '../../kubernetes/json';

/**
 * A label selector the way Go prints one into reasons and errors: `nil` without one, else such as
 * `&LabelSelector{MatchLabels:map[string]string{queue: q1,},MatchExpressions:[]LabelSelectorRequirement{},}`.
 */
export function describeSelector(selector: Json | undefined): string {
  if (selector === undefined || selector === null) return 'nil';
  const { matchLabels, matchExpressions } = asObject(selector);
  const labels = Object.entries(asObject(matchLabels)).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => `${key}: ${asString(value) ?? ''},`);
  const expressions = asList(matchExpressions).map(describeExpression);
  return `&LabelSelector{MatchLabels:map[string]string{${labels.join('')}},MatchExpressions:[]LabelSelectorRequirement{${expressions.join('')}},}`;
}

function describeExpression(expression: Json): string {
  const { key, operator, values } = asObject(expression);
  return `LabelSelectorRequirement{Key:${asString(key) ?? ''},Operator:${asString(operator) ?? ''},Values:[${asList(values).join(' ')}],},`;
}
