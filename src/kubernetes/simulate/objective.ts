import { nearest } from '../nearest';
import { Problems, type Problem } from '../problem';
import { formatPrometheusDuration } from '../prometheus-duration';
import { AMOUNT, DURATION, type TextKind } from './read-amount';

/** What a service is to achieve. All that is given must hold for every scaler; among what does, the least `minimize` wins. */
export interface Objective {
  /** Least share of requests that are served, from 0 to 1. */
  readonly servedShare?: number;
  /** Most seconds from the largest backlog until nothing waits. */
  readonly drainSeconds?: number;
  readonly peakWaiting?: number;
  readonly lost?: number;
  readonly underProvisionedSeconds?: number;
  readonly oscillations?: number;
  /** Default: `podHours`. */
  readonly minimize?: 'podHours' | 'peakReplicas' | 'meanReplicas' | 'peakWaiting' | 'drainSeconds';
}

export type Limit = Exclude<keyof Objective, 'minimize'>;

/** What an objective can set, in the order of its weight. */
export const OBJECTIVE_LIMITS: readonly Limit[] = ['servedShare', 'drainSeconds', 'peakWaiting', 'lost', 'underProvisionedSeconds', 'oscillations'];

const MINIMIZED = ['podHours', 'peakReplicas', 'meanReplicas', 'peakWaiting', 'drainSeconds'] as const;

/** What makes no sense in an objective. */
export function objectiveProblems(objective: Objective): readonly Problem[] {
  const problems = new Problems();
  const names = Object.keys(objective).filter((name) => objective[name as keyof Objective] !== undefined);
  const known: readonly string[] = [...OBJECTIVE_LIMITS, 'minimize'];
  names.filter((name) => !known.includes(name)).forEach((name) => problems.check(false, name, `must be one of ${known.join(', ')}`));
  problems.check(OBJECTIVE_LIMITS.some((name) => objective[name] !== undefined), '', `must set at least one of ${OBJECTIVE_LIMITS.join(', ')}`);
  for (const name of OBJECTIVE_LIMITS) {
    const limit = objective[name];
    if (limit === undefined) continue;
    problems.check(Number.isFinite(limit) && limit >= 0, name, 'must be a number from 0', limit);
    problems.check(name !== 'servedShare' || !(limit > 1), name, 'must be at most 1, which is all', limit);
    problems.check(name !== 'oscillations' || !(limit > 0) || Number.isInteger(limit), name, 'must be a whole number', limit);
  }
  const { minimize } = objective;
  problems.check(minimize === undefined || MINIMIZED.includes(minimize), 'minimize', `must be one of ${MINIMIZED.join(', ')}`, minimize);
  return problems.list;
}

const SHARE: TextKind = {
  read: (text) => {
    const [, percent] = /^(\d+(?:\.\d+)?)%$/.exec(text) ?? [];
    return percent === undefined ? AMOUNT.read(text) : Number(percent) / 100;
  },
  rule: 'must be a share such as 99% or 0.99',
};

/** How an objective is written, with what each name stands for. */
const LIMIT_TEXTS: Readonly<Record<string, readonly [Limit, TextKind]>> = {
  'served': ['servedShare', SHARE],
  'drain': ['drainSeconds', DURATION],
  'waiting': ['peakWaiting', AMOUNT],
  'lost': ['lost', AMOUNT],
  'under-provisioned': ['underProvisionedSeconds', DURATION],
  'oscillations': ['oscillations', AMOUNT],
};
const MINIMIZE_TEXTS: Readonly<Record<string, NonNullable<Objective['minimize']>>> = {
  'pod-hours': 'podHours', 'peak': 'peakReplicas', 'mean': 'meanReplicas', 'waiting': 'peakWaiting', 'drain': 'drainSeconds',
};

/** Reads an objective that is written as a text: `served=99%,drain=5m`; what cannot be read is a problem. */
export function parseObjectiveText(text: string, path: string, problems: Problems): Objective {
  const found: Record<string, unknown> = {};
  const names = [...Object.keys(LIMIT_TEXTS), 'minimize'];
  for (const item of text.split(',').map((one) => one.trim()).filter((one) => one !== '')) {
    const [name = '', value = ''] = item.split('=', 2).map((part) => part.trim());
    if (name === 'minimize') {
      const minimized = Object.hasOwn(MINIMIZE_TEXTS, value) ? MINIMIZE_TEXTS[value] : undefined;
      problems.check(minimized !== undefined, `${path} minimize`, `must be one of ${Object.keys(MINIMIZE_TEXTS).join(', ')}`, value);
      found.minimize = minimized;
      continue;
    }
    const limit = Object.hasOwn(LIMIT_TEXTS, name) ? LIMIT_TEXTS[name] : undefined;
    const meant = nearest(name, names);
    problems.check(limit !== undefined, path, `must be made of ${names.join(', ')}, each as name=value`, item, meant === undefined ? undefined : `write ${meant}`);
    if (limit === undefined) continue;
    const [option, { read, rule }] = limit;
    const number = read(value);
    problems.check(number !== undefined, `${path} ${name}`, rule, value);
    found[option] = number ?? 0;
  }
  const objective = found as Objective;
  problems.check(OBJECTIVE_LIMITS.some((name) => objective[name] !== undefined) || problems.list.length > 0, path,
    `must set at least one of ${Object.keys(LIMIT_TEXTS).join(', ')}`, text);
  return objective;
}

/** An objective as `parseObjectiveText` reads it. */
export function objectiveText(objective: Objective): string {
  return Object.entries(LIMIT_TEXTS).flatMap(([name, [option, kind]]) => {
    const limit = objective[option];
    if (limit === undefined) return [];
    return `${name}=${kind === DURATION ? formatPrometheusDuration(limit * 1000) : limit}`;
  }).join(',');
}
