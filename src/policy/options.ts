import { nearest } from '../kubernetes/nearest';
import { Problems, sentence } from '../kubernetes/problem';
import { profileOf, type Profile } from '../validation/profile';
import { SEVERITIES, type Severity } from '../validation/rule';

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
}

const KEYS: readonly (keyof PolicyOptions)[] = ['profile', 'severity', 'only', 'ignore', 'enforcement'];

/** Throws one error that says everything that is wrong with the options: a policy pack may be written in JavaScript. */
export function checkOptions(options: PolicyOptions): void {
  const problems = new Problems();
  const { severity, only, ignore, enforcement = {} } = options;
  checkKeys(problems, options, KEYS, '');
  checkKeys(problems, enforcement, SEVERITIES, 'enforcement');
  problems.check(severity === undefined || SEVERITIES.includes(severity), 'severity', `must be ${SEVERITIES.join(', ')}`, severity);
  for (const [name, list] of Object.entries({ only, ignore })) {
    problems.check(list === undefined || Array.isArray(list), name, 'must be a list of rules', list);
  }
  for (const [name, level] of Object.entries(enforcement)) {
    problems.check(LEVELS.includes(level), `enforcement.${name}`, `must be ${LEVELS.join(', ')}`, level);
  }
  if (problems.list.length > 0) throw new Error(`scalewrightPolicies: ${problems.list.map(sentence).join('\n')}`);
  profileOf(options.profile);
}

function checkKeys(problems: Problems, value: object, known: readonly string[], path: string): void {
  for (const key of Object.keys(value)) {
    const meant = nearest(key, known);
    const place = path === '' ? key : `${path}.${key}`;
    problems.check(known.includes(key), place, `must be one of ${known.join(', ')}`, undefined, meant === undefined ? undefined : `write ${meant}`);
  }
}
