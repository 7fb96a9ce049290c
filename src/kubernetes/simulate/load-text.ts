import type { LoadSpec, LoadStage } from './load-spec';
import { AMOUNT, DURATION } from './read-amount';
import { readFields, type Field } from './read-fields';
import { nearest } from '../nearest';
import { Problems } from '../problem';
import { formatPrometheusDuration } from '../prometheus-duration';

/** The kinds of load that are written as `kind:name=value,…`, with their fields. */
const SHAPES: Readonly<Record<string, Readonly<Record<string, Field>>>> = {
  constant: { value: ['value', AMOUNT, true] },
  step: { from: ['from', AMOUNT, true], to: ['to', AMOUNT, true], at: ['atSecond', DURATION, true] },
  ramp: { from: ['from', AMOUNT, true], to: ['to', AMOUNT, true], start: ['startSecond', DURATION, false], over: ['overSeconds', DURATION, true] },
  spike: { base: ['base', AMOUNT, true], peak: ['peak', AMOUNT, true], at: ['atSecond', DURATION, true], for: ['forSeconds', DURATION, true] },
  diurnal: { low: ['low', AMOUNT, true], high: ['high', AMOUNT, true], period: ['periodSeconds', DURATION, false], peak: ['peakSecond', DURATION, false] },
  sawtooth: { low: ['low', AMOUNT, true], high: ['high', AMOUNT, true], period: ['periodSeconds', DURATION, true] },
  stages: { from: ['from', AMOUNT, false] },
};
const NOISE: Readonly<Record<string, Field>> = { noise: ['amount', AMOUNT, false], seed: ['seed', AMOUNT, false] };

/** The kinds of load that can be written as a text. */
export const LOAD_TEXT_KINDS: readonly string[] = Object.keys(SHAPES);

/** One of each kind, for help and messages. */
export const LOAD_TEXT_EXAMPLES: Readonly<Record<string, string>> = {
  constant: 'constant:100',
  step: 'step:from=5,to=95,at=1m',
  ramp: 'ramp:from=0,to=100,over=5m',
  spike: 'spike:base=5,peak=65,at=1m,for=10m',
  diurnal: 'diurnal:low=10,high=200',
  sawtooth: 'sawtooth:low=0,high=100,period=10m',
  stages: 'stages:30s:100,2m:100,0s:0',
};

/**
 * Reads a load that is written as a text: `spike:base=5,peak=65,at=1m,for=10m`; `stages:30s:100,2m:100` as k6 has them; any of them with
 * `noise=0.1,seed=7`; several with ` + ` between them. Undefined where the text has problems.
 */
export function parseLoadText(text: string, path: string, problems: Problems): LoadSpec | undefined {
  const terms = text.split(/\s+\+\s+/).map((term) => parseTerm(term.trim(), path, problems));
  const loads = terms.filter((term) => term !== undefined);
  if (loads.length < terms.length) return undefined;
  return loads.length === 1 ? loads[0] : { kind: 'sum', of: loads };
}

function parseTerm(text: string, path: string, problems: Problems): LoadSpec | undefined {
  const colon = text.indexOf(':');
  const kind = text.slice(0, Math.max(0, colon));
  const shape = Object.hasOwn(SHAPES, kind) ? SHAPES[kind] : undefined;
  if (shape === undefined) {
    const meant = nearest(kind === '' ? text : kind, LOAD_TEXT_KINDS);
    problems.check(false, path, `must be a load such as ${LOAD_TEXT_EXAMPLES.spike}: one of ${LOAD_TEXT_KINDS.join(', ')}`, text,
      meant === undefined ? undefined : `write ${LOAD_TEXT_EXAMPLES[meant]}`);
    return undefined;
  }
  const own = new Problems();
  const items = text.slice(colon + 1).split(',').map((item) => item.trim());
  const bare = items.filter((item) => !item.includes('='));
  const [first = ''] = bare;
  const stages = kind === 'stages' ? readStages(bare, path, own) : undefined;
  const named = kind === 'constant' && bare.length > 0 ? [`value=${first}`, ...items.slice(1)] : items.filter((item) => stages === undefined || item.includes('='));
  const fields = readFields(named, { ...shape, ...NOISE }, `${path} ${kind}`, own);
  problems.add(own.list);
  if (own.list.length > 0) return undefined;
  const { amount, seed, ...rest } = fields;
  const load = { kind, ...rest, ...(stages !== undefined && { stages }) } as unknown as LoadSpec;
  return amount === undefined ? load : { kind: 'noisy', of: load, amount, ...(seed !== undefined && { seed }) };
}

/** Reads `30s:100`: for how long, and where it ends. */
function readStages(items: readonly string[], path: string, problems: Problems): readonly LoadStage[] {
  problems.check(items.length > 0, `${path} stages`, 'must hold at least one stage, such as 30s:100');
  return items.map((item, index) => {
    const [duration = '', target = ''] = item.split(':', 2);
    const place = `${path} stages[${index}]`;
    const [durationSeconds, value] = [DURATION.read(duration), AMOUNT.read(target)];
    problems.check(durationSeconds !== undefined && value !== undefined, place, 'must be a duration and a target, such as 30s:100', item);
    return { durationSeconds: durationSeconds ?? 0, target: value ?? 0 };
  });
}

/** A load as `parseLoadText` reads it; undefined for measured values, which belong into a file. */
export function loadText(load: LoadSpec): string | undefined {
  if (load.kind === 'series') return undefined;
  if (load.kind === 'sum') {
    const texts = load.of.map(loadText);
    return texts.includes(undefined) ? undefined : texts.join(' + ');
  }
  if (load.kind === 'noisy') {
    const { of, amount, seed } = load;
    // Noise belongs to one term of a text.
    const text = of.kind === 'sum' || of.kind === 'noisy' ? undefined : loadText(of);
    return text === undefined ? undefined : `${text},noise=${amount}${seed === undefined ? '' : `,seed=${seed}`}`;
  }
  const options = load as unknown as Readonly<Record<string, number | undefined>>;
  if (load.kind === 'constant') return `constant:${load.value}`;
  const stages = load.kind === 'stages' ? load.stages.map(({ durationSeconds, target }) => `${formatPrometheusDuration(durationSeconds * 1000)}:${target}`) : [];
  const fields = Object.entries(SHAPES[load.kind] ?? {}).flatMap(([name, [option, kind]]) => {
    const value = options[option];
    return value === undefined ? [] : `${name}=${kind === DURATION ? formatPrometheusDuration(value * 1000) : value}`;
  });
  return `${load.kind}:${[...fields, ...stages].join(',')}`;
}
