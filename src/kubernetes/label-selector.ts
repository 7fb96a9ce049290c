import { asList, asObject, asString, isObject } from './json';
import type { JsonObject } from './json';

/** Labels of an object. */
export type Labels = Readonly<Record<string, string>>;

type SetOperator = 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
const SET_OPERATORS: readonly SetOperator[] = ['In', 'NotIn', 'Exists', 'DoesNotExist'];

/** One requirement of a label selector. */
export interface LabelRequirement {
  readonly key: string;
  /** `Equals` for an entry of `matchLabels`; `Unknown` matches nothing. */
  readonly operator: 'Equals' | SetOperator | 'Unknown';
  /** What `Equals` (one), `In` and `NotIn` (one or more) compare with; must be empty for the others. */
  readonly values: readonly string[];
}

/** A label selector as a list of requirements, all of which must hold. */
export interface LabelSelector {
  readonly requirements: readonly LabelRequirement[];
}

/** Reads `matchLabels` and `matchExpressions`; undefined if there is no selector, which selects nothing (an empty one selects all). */
export function parseLabelSelector(json: unknown): LabelSelector | undefined {
  if (!isObject(json)) return undefined;
  return {
    requirements: [
      ...requirementsOf(labelsOf(json.matchLabels)),
      ...asList(json.matchExpressions).map((expression) => requirementOf(asObject(expression))),
    ],
  };
}

/** The selector of a plain map, as a Service or a PodMonitor's `matchLabels` has it. */
export function mapSelector(labels: Labels): LabelSelector {
  return { requirements: requirementsOf(labels) };
}

function requirementsOf(labels: Labels): LabelRequirement[] {
  return Object.entries(labels).map(([key, value]) => ({ key, operator: 'Equals', values: [value] }));
}

function requirementOf(expression: Readonly<Record<string, unknown>>): LabelRequirement {
  return {
    key: asString(expression.key) ?? '',
    operator: SET_OPERATORS.find((operator) => operator === expression.operator) ?? 'Unknown',
    values: asList(expression.values).filter((value) => typeof value === 'string'),
  };
}

/** The labels of a parsed manifest: entries whose value is no text are left out. */
export function labelsOf(json: unknown): Labels {
  const labels = asObject(json);
  if (hasOnlyTexts(labels)) return labels;
  return Object.fromEntries(Object.entries(labels).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/** Nearly all labels are texts and need no copy. */
function hasOnlyTexts(labels: JsonObject): labels is Readonly<Record<string, string>> {
  for (const key in labels) if (typeof labels[key] !== 'string') return false;
  return true;
}

/** Whether labels meet all requirements (k8s.io/apimachinery/pkg/labels). A selector that upstream refuses matches nothing. */
export function matchesSelector(selector: LabelSelector | undefined, labels: Labels): boolean {
  if (selector === undefined) return false;
  for (const requirement of selector.requirements) if (!isRequirement(requirement) || !meets(requirement, labels)) return false;
  return true;
}

function isRequirement({ operator, values }: LabelRequirement): boolean {
  if (operator === 'Unknown') return false;
  return operator === 'Exists' || operator === 'DoesNotExist' ? values.length === 0 : values.length > 0;
}

function meets({ key, operator, values }: LabelRequirement, labels: Labels): boolean {
  const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
  if (operator === 'Exists') return value !== undefined;
  if (operator === 'DoesNotExist') return value === undefined;
  const among = value !== undefined && values.includes(value);
  return operator === 'NotIn' ? !among : among;
}

/** The selector as upstream prints it, such as in `status.selector`: `app=web,tier in (a,b),!canary`; empty if it selects everything. */
export function formatSelector(selector: LabelSelector): string {
  return [...selector.requirements].sort((a, b) => compare(a.key, b.key)).map(formatRequirement).join(',');
}

function formatRequirement({ key, operator, values }: LabelRequirement): string {
  if (operator === 'Equals') return `${key}=${values.join()}`;
  if (operator === 'Exists') return key;
  if (operator === 'DoesNotExist') return `!${key}`;
  return `${key} ${operator === 'NotIn' ? 'notin' : 'in'} (${[...values].sort(compare).join(',')})`;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
