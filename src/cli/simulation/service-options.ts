import { readFault } from './fault-option';
import { readLoad } from './load-option';
import type { Problems } from '../../kubernetes/problem';
import { AMOUNT, DURATION, type TextKind } from '../../kubernetes/simulate/read-amount';
import { SIMULATE_ANNOTATIONS } from '../../kubernetes/simulate/settings';
import { readTime } from '../../simulation/load/series-time';
import type { ServiceOptions, SimulationOptions } from '../../simulation/options';
import { settingsOf } from '../../simulation/world/annotations';
import type { Arguments } from '../arguments';

/** Reads what a simulation is given on the command line. */
export function simulationOptionsOf(given: Arguments, directory: string, problems: Problems): SimulationOptions {
  const number = (name: string, { read, rule }: TextKind): number | undefined => {
    const text = given.value(name);
    const value = text === undefined ? undefined : read(text);
    problems.check(text === undefined || value !== undefined, `--${name}`, rule, text);
    return value;
  };
  const start = given.value('start');
  const startSeconds = start === undefined ? undefined : readTime(start);
  problems.check(start === undefined || startSeconds !== undefined, '--start', 'must be a time such as 2026-03-01T00:00:00Z', start);
  const { service, services } = servicesOf(given, directory, problems);
  return defined<SimulationOptions>({
    service,
    services,
    startSeconds,
    durationSeconds: number('duration', DURATION),
    pricePerPodHour: number('price', AMOUNT),
    samples: number('samples', AMOUNT),
    reach: reachOf(given, problems),
    kubernetes: given.value('kubernetes'),
    knative: given.value('knative'),
    only: given.list('scaler'),
  });
}

/** Sizes, each once. */
function reachOf(given: Arguments, problems: Problems): readonly number[] | undefined {
  const texts = given.list('reach');
  if (texts === undefined) return undefined;
  problems.check(texts.length > 0, '--reach', 'must be numbers of pods such as 5,10');
  for (const text of texts) problems.check(/^0*[1-9]\d*$/.test(text) && Number.isSafeInteger(Number(text)), '--reach', 'must be a whole number of pods from 1', text);
  return [...new Set(texts.map(Number))];
}

/** The options of all services, and those that a name stands before: `--load orders=constant:50`. */
function servicesOf(given: Arguments, directory: string, problems: Problems): Pick<SimulationOptions, 'service' | 'services'> {
  const names = SIMULATE_ANNOTATIONS.filter((name) => name !== 'load' && name !== 'expected-peak');
  const texts = new Map(names.flatMap((name) => {
    const text = given.value(name);
    return text === undefined ? [] : [[name, text] as const];
  }));
  const settings = settingsOf(texts, (name) => `--${name}`, problems);
  const loads = given.each('load').map((text) => readLoad(text, directory, problems));
  const services = Object.fromEntries(loads.flatMap(({ scaler, load }) => (
    scaler === undefined ? [] : [[scaler, { ...(load !== undefined && { load }) }] as const])));
  const common = loads.filter(({ scaler }) => scaler === undefined);
  problems.check(common.length <= 1, '--load', 'must be given once for all scalers', common.length, 'put the name of a scaler before it, such as --load web=constant:100');
  const faults = given.each('fault').map((text) => readFault(text, problems)).filter((fault) => fault !== undefined);
  const service = defined<ServiceOptions>({
    ...settings,
    load: common[0]?.load,
    signals: pairs(given, 'signal', problems),
    series: pairs(given, 'series', problems) as ServiceOptions['series'],
    faults: faults.length === 0 ? undefined : faults,
  });
  return { service, services };
}

/** Options of the form `--signal NAME=VALUE`. */
function pairs(given: Arguments, name: string, problems: Problems): Readonly<Record<string, string>> | undefined {
  const texts = given.each(name);
  if (texts.length === 0) return undefined;
  return Object.fromEntries(texts.map((text) => {
    const equals = text.indexOf('=');
    problems.check(equals > 0, `--${name}`, 'must be a name and a value, such as queue=messages_waiting', text);
    return [text.slice(0, Math.max(0, equals)).trim(), text.slice(equals + 1).trim()];
  }));
}

/** Options without those that were not given. */
function defined<Options extends object>(options: { readonly [Name in keyof Options]?: Options[Name] | undefined }): Options {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Options;
}
