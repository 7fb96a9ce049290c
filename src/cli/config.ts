import { readProfile } from './profile-option';
import type { Texts } from './texts-of';
import { isObject } from '../kubernetes/json';
import { nearest } from '../kubernetes/nearest';
import { Problems, type Problem } from '../kubernetes/problem';
import { parseReference } from '../validation/acknowledgement';
import type { Profile } from '../validation/profile';
import { SEVERITIES, type Severity } from '../validation/rule';

/** A finding that the configuration accepts. */
export interface ConfiguredAcknowledgement {
  /** The id of a rule, or of one finding of it: `KEDA014[spec.triggers[0].metadata.query]`. */
  readonly rule: string;
  readonly reason: string;
  /** Which objects, as reports name them, with `*` for any part: `Deployment shop/*`. @default - all */
  readonly objects?: readonly string[];
}

/** What `scalewright.yaml` may say. */
export interface Config {
  /** What to check where the command line names nothing, from the directory of the file on. @default - the command line must say it */
  readonly paths?: readonly string[];
  /** Patterns of files and directories to leave out. @default - none */
  readonly exclude?: readonly string[];
  readonly profile?: Partial<Profile>;
  readonly severity?: Severity;
  /** Only these rules. @default - all */
  readonly rules?: readonly string[];
  /** Not these rules. @default - none */
  readonly ignore?: readonly string[];
  readonly acknowledge?: readonly ConfiguredAcknowledgement[];
  /** A file with findings to leave out. @default - none */
  readonly baseline?: string;
}

type Reader = (value: Texts, path: string, problems: Problems) => unknown;

const READERS: Readonly<Record<keyof Config, Reader>> = {
  paths: readList,
  exclude: readList,
  profile: (value, path, problems) => (problems.check(isObject(value), path, 'must be a mapping of versions', value)
    ? readProfile(value as Readonly<Record<string, unknown>>, path, problems) : undefined),
  severity: (value, path, problems) => {
    problems.check(SEVERITIES.some((severity) => severity === value), path, `must be ${SEVERITIES.join(', ')}`, value);
    return value;
  },
  rules: readList,
  ignore: readList,
  acknowledge: (value, path, problems) => (problems.check(Array.isArray(value), path, 'must be a list', value)
    ? (value as readonly Texts[]).map((item, index) => readAcknowledgement(item, `${path}[${index}]`, problems)) : undefined),
  baseline: readText,
};

/** Reads a configuration, and says all that is wrong with it. */
export function readConfig(texts: Texts): { readonly config: Config; readonly problems: readonly Problem[] } {
  const problems = new Problems();
  if (texts === '') return { config: {}, problems: [] };
  if (!problems.check(isObject(texts), 'settings', "must be a mapping, such as 'severity: error'")) return { config: {}, problems: problems.list };
  const names = Object.keys(READERS);
  const settings = Object.entries(texts).filter(([name]) => checkKey(name, name, names, problems));
  const config = Object.fromEntries(settings.map(([name, value]) => [name, READERS[name as keyof Config](value as Texts, name, problems)]));
  return { config: config as Config, problems: problems.list };
}

function checkKey(key: string, path: string, known: readonly string[], problems: Problems): boolean {
  const meant = nearest(key, known);
  return problems.check(known.includes(key), path, `must be one of ${known.join(', ')}`, undefined, meant === undefined ? undefined : `write ${meant}`);
}

function readText(value: Texts, path: string, problems: Problems): unknown {
  problems.check(typeof value === 'string' && value !== '', path, 'must be a text', value);
  return value;
}

/** A list of texts; one text alone stands for a list of it. */
function readList(value: Texts, path: string, problems: Problems): readonly unknown[] {
  const list = Array.isArray(value) ? (value as readonly Texts[]) : [value];
  return list.map((item, index) => readText(item, Array.isArray(value) ? `${path}[${index}]` : path, problems));
}

const ACKNOWLEDGEMENT_KEYS = ['rule', 'reason', 'objects'];

function readAcknowledgement(value: Texts, path: string, problems: Problems): unknown {
  if (!problems.check(isObject(value), path, 'must be a mapping with a rule and a reason', value) || !isObject(value)) return undefined;
  Object.keys(value).forEach((key) => checkKey(key, `${path}.${key}`, ACKNOWLEDGEMENT_KEYS, problems));
  const { rule, reason, objects } = value as Readonly<Record<string, Texts | undefined>>;
  problems.check(typeof rule === 'string' && parseReference(rule) !== undefined, `${path}.rule`, 'must be the id of a rule', rule);
  problems.check(typeof reason === 'string' && reason.trim() !== '', `${path}.reason`, 'must say why it is accepted', reason);
  return { rule, reason, ...(objects !== undefined && { objects: readList(objects, `${path}.objects`, problems) }) };
}
