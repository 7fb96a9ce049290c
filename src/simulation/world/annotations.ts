import { asObject } from '../../kubernetes/json';
import { joinPath } from '../../kubernetes/problem';
import type { Problems } from '../../kubernetes/problem';
import { parseLoadText } from '../../kubernetes/simulate/load-text';
import { parseObjectiveText } from '../../kubernetes/simulate/objective';
import { AMOUNT } from '../../kubernetes/simulate/read-amount';
import type { TextKind } from '../../kubernetes/simulate/read-amount';
import { DEMANDS, NUMBER_SETTINGS, SIMULATE_ANNOTATIONS, SIMULATE_PREFIX } from '../../kubernetes/simulate/settings';
import type { ServiceOptions } from '../options';

export { SIMULATE_ANNOTATIONS, SIMULATE_PREFIX };

const RISE_SECOND = 300;
const FALL_SECOND = 1500;
const END_SECOND = 3600;
const BASE_SHARE = 0.1;

/** What the annotations of an object say about the service; what cannot be read is a problem. */
export function annotatedOptions(object: unknown, path: string, problems: Problems): ServiceOptions {
  const annotations = asObject(asObject(asObject(object).metadata).annotations);
  const found = new Map(Object.entries(annotations).flatMap(([key, value]) => (
    key.startsWith(SIMULATE_PREFIX) && typeof value === 'string' ? [[key.slice(SIMULATE_PREFIX.length), value] as const] : [])));
  const pathOf = (name: string): string => joinPath(path, `metadata.annotations[${SIMULATE_PREFIX}${name}]`);
  for (const name of found.keys()) {
    problems.check(SIMULATE_ANNOTATIONS.includes(name), pathOf(name), `must be one of the known annotations: ${SIMULATE_ANNOTATIONS.join(', ')}`);
  }
  return settingsOf(found, pathOf, problems);
}

/**
 * Reads settings of a service that are texts: of annotations, or of a command line.
 *
 * @param pathOf where a setting stands, for problems
 */
export function settingsOf(found: ReadonlyMap<string, string>, pathOf: (name: string) => string, problems: Problems): ServiceOptions {
  const number = (name: string, { read, rule }: TextKind): number | undefined => {
    const text = found.get(name);
    if (text === undefined) return undefined;
    const value = read(text);
    problems.check(value !== undefined, pathOf(name), rule, text);
    return value;
  };
  const options: Record<string, unknown> = {};
  for (const [name, [option, kind]] of Object.entries(NUMBER_SETTINGS)) options[option] = number(name, kind);
  const usage = (name: 'cpu' | 'memory'): ServiceOptions['cpu'] => {
    const [idle, each] = [number(`${name}-idle`, AMOUNT), number(`${name}-each`, AMOUNT)];
    return idle === undefined && each === undefined ? undefined : { idle: idle ?? 0, each: each ?? 0 };
  };
  const peak = number('expected-peak', AMOUNT);
  const [load, demand, objective] = ['load', 'demand', 'objective'].map((name) => found.get(name));
  problems.check(load === undefined || peak === undefined, pathOf('load'), "must not be given beside 'expected-peak', which is a load too", load);
  problems.check(demand === undefined || isDemand(demand), pathOf('demand'), `must be one of ${DEMANDS.join(', ')}`, demand);
  return defined({
    ...options,
    cpu: usage('cpu'),
    memory: usage('memory'),
    load: load === undefined ? (peak === undefined ? undefined : expectedLoad(peak)) : parseLoadText(load, pathOf('load'), problems),
    demand: isDemand(demand) ? demand : undefined,
    objective: objective === undefined ? undefined : parseObjectiveText(objective, pathOf('objective'), problems),
  });
}

/** What an expected peak stands for: a tenth of it for five minutes, all of it for twenty, then a tenth again up to an hour. */
export function expectedLoad(peak: number): NonNullable<ServiceOptions['load']> {
  const base = peak * BASE_SHARE;
  return {
    kind: 'stages',
    from: base,
    stages: [
      { durationSeconds: RISE_SECOND, target: base },
      { durationSeconds: 0, target: peak },
      { durationSeconds: FALL_SECOND - RISE_SECOND, target: peak },
      { durationSeconds: 0, target: base },
      { durationSeconds: END_SECOND - FALL_SECOND, target: base },
    ],
  };
}

function isDemand(text: string | undefined): text is (typeof DEMANDS)[number] {
  return DEMANDS.some((demand) => demand === text);
}

/** Options without the fields that are undefined, so that they do not hide others. */
export function defined(options: Readonly<Record<string, unknown>>): ServiceOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
