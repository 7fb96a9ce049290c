import { nearest } from '../nearest';
import published from './published-triggers.json';

/** A parameter of a trigger type. */
export interface TriggerParameter {
  readonly name: string;
  /** Where it is read from: `m` metadata, `e` environment of the target under `<name>FromEnv`, `a` TriggerAuthentication. */
  readonly from: string;
  readonly default?: string;
  readonly values?: readonly string[];
  readonly optional?: boolean;
  /** Upstream's words about a parameter that is deprecated or removed. */
  readonly deprecated?: string;
}

/** The parameters of a type by name, and the names that may stand in metadata. */
export interface TriggerType {
  readonly parameters: readonly TriggerParameter[];
  readonly byName: ReadonlyMap<string, TriggerParameter>;
  /** Names that metadata may hold, those of the environment included. */
  readonly metadataKeys: readonly string[];
}

const TYPES: Readonly<Record<string, readonly TriggerParameter[]>> = published.triggers;
/** Types whose metadata goes to a program of the user. */
const FREE_FORM = new Set(['external', 'external-push']);
/** What metadata may hold in a newer release only, by trigger type. */
const NEWER: Readonly<Record<string, readonly string[]>> = published.newer.keys;
const known = new Map<string, TriggerType>();

/** All types of KEDA. */
export const TRIGGER_TYPES: readonly string[] = Object.keys(TYPES);

/** The release that the names of new types and parameters were read from; all else is of the release before. */
export const NEWER_KEDA = published.newer.version;

/** Whether a type came with the newer release. */
export function isNewerType(type: string): boolean {
  return !Object.hasOwn(TYPES, type) && Object.hasOwn(NEWER, type);
}

/** Whether a key of a type's metadata came with the newer release. */
export function isNewerKey(type: string, key: string): boolean {
  return Object.hasOwn(NEWER, type) && NEWER[type]?.includes(key) === true;
}

/** What is known about a type; undefined for one that KEDA does not have. */
export function triggerType(type: string): TriggerType | undefined {
  if (!Object.hasOwn(TYPES, type)) return undefined;
  const found = known.get(type) ?? describe(TYPES[type] ?? []);
  known.set(type, found);
  return found;
}

/** The parameters of a type, those of its authentication included; empty for a type that KEDA does not have. */
export function triggerParameters(type: string): readonly TriggerParameter[] {
  return triggerType(type)?.parameters ?? [];
}

/** The type that a misspelt one is most likely meant for; undefined if none is near. */
export function suggestTriggerType(type: string): string | undefined {
  return nearest(type.trim(), TRIGGER_TYPES);
}

/** Whether metadata may hold any key. */
export function isFreeForm(type: string): boolean {
  return FREE_FORM.has(type);
}

function describe(parameters: readonly TriggerParameter[]): TriggerType {
  return {
    parameters,
    byName: new Map(parameters.map((parameter) => [parameter.name, parameter])),
    metadataKeys: parameters.flatMap(({ name, from }) => [
      ...(from.includes('m') ? [name] : []),
      ...(from.includes('e') ? [`${name}FromEnv`] : []),
    ]),
  };
}

/** Whether metadata may hold a key: one of the type's, or one that a pattern such as `query.*` stands for. */
export function mayHold({ metadataKeys }: TriggerType, key: string): boolean {
  return metadataKeys.some((name) => name === key || (name.endsWith('*') && key.startsWith(name.slice(0, -1))));
}
