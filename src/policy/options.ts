import { nearest } from '../kubernetes/nearest';
import { Problems, sentence } from '../kubernetes/problem';
import type { OwnRule } from '../validation/own-rule';
import { profileOf, type Profile } from '../validation/profile';
import { SEVERITIES, type Severity } from '../validation/rule';
import { allRules } from '../validation/rules';

/** What Pulumi does about a violation: `advisory` prints it, `mandatory` stops the update, `disabled` does not look. */
export type EnforcementLevel = 'advisory' | 'mandatory' | 'disabled';

const LEVELS: readonly EnforcementLevel[] = ['advisory', 'mandatory', 'disabled'];

/** What the policies check with. */
export interface PolicyOptions {
  /**
   * Versions of what the stack is applied to, as texts: `{ kubernetes: '1.33' }`.
   * @default - the newest that the rules were derived from
   */
  readonly profile?: Partial<Profile>;
  /**
   * The lightest severity that there are policies for.
   * @default 'warning'
   */
  readonly severity?: Severity;
  /**
   * Only these rules: ids such as `HPA004`, or `KEDA*`.
   * @default - all
   */
  readonly only?: readonly string[];
  /**
   * Not these rules.
   * @default - none
   */
  readonly ignore?: readonly string[];
  /**
   * What Pulumi does about findings of a severity. The configuration of the policy pack wins over it, policy by policy.
   * @default - mandatory for errors, advisory for the others
   */
  readonly enforcement?: Readonly<Partial<Record<Severity, EnforcementLevel>>>;
  /**
   * Rules of your own, such as an `IRule` that `Validation.addRules` takes. One that looks at no other object is asked about each resource before
   * it is changed, others about the stack.
   * @default - none
   */
  readonly rules?: readonly OwnRule[];
}

const KEYS: readonly (keyof PolicyOptions)[] = ['profile', 'severity', 'only', 'ignore', 'enforcement', 'rules'];

/** Throws one error that says everything that is wrong with the options: a policy pack may be written in JavaScript. */
export function checkOptions(options: PolicyOptions): void {
  const problems = new Problems();
  const { severity, only, ignore, enforcement = {}, rules = [] } = options;
  checkKeys(problems, options, KEYS, '');
  checkKeys(problems, enforcement, SEVERITIES, 'enforcement');
  problems.check(severity === undefined || SEVERITIES.includes(severity), 'severity', `must be ${SEVERITIES.join(', ')}`, severity);
  for (const [name, list] of Object.entries({ only, ignore })) {
    problems.check(list === undefined || Array.isArray(list), name, 'must be a list of rules', list);
  }
  for (const [name, level] of Object.entries(enforcement)) {
    problems.check(LEVELS.includes(level), `enforcement.${name}`, `must be ${LEVELS.join(', ')}`, level);
  }
  if (problems.check(Array.isArray(rules), 'rules', 'must be a list of rules', rules)) checkRules(problems, rules);
  if (problems.list.length > 0) throw new Error(`scalewrightPolicies: ${problems.list.map(sentence).join('\n')}`);
  profileOf(options.profile);
}

const TEXTS = ['id', 'name', 'cause', 'fix', 'source'] as const;

function checkRules(problems: Problems, rules: readonly OwnRule[]): void {
  const taken = new Set(allRules().map(({ id }) => id));
  rules.forEach((rule: Partial<OwnRule>, position) => {
    const path = `rules[${position}]`;
    TEXTS.forEach((name) => problems.check(typeof rule[name] === 'string' && rule[name] !== '', `${path}.${name}`, 'must be a text', rule[name]));
    problems.check(SEVERITIES.includes(rule.severity as Severity), `${path}.severity`, `must be ${SEVERITIES.join(', ')}`, rule.severity);
    problems.check(Array.isArray(rule.kinds), `${path}.kinds`, 'must be a list of kinds', rule.kinds);
    problems.check(typeof rule.check === 'function', `${path}.check`, 'must be a function');
    problems.check(!taken.has(rule.id ?? ''), `${path}.id`, 'must not be that of another rule', rule.id, 'give your own rules a prefix of their own');
    taken.add(rule.id ?? '');
  });
}

function checkKeys(problems: Problems, value: object, known: readonly string[], path: string): void {
  for (const key of Object.keys(value)) {
    const meant = nearest(key, known);
    const place = path === '' ? key : `${path}.${key}`;
    problems.check(known.includes(key), place, `must be one of ${known.join(', ')}`, undefined, meant === undefined ? undefined : `write ${meant}`);
  }
}
