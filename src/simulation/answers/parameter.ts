import { isObject } from '../../kubernetes/json';
import type { Json, JsonObject } from '../../kubernetes/json';
import type { Manifest } from '../../kubernetes/manifest';
import { namespaceOf } from '../../kubernetes/object-ref';
import { sentence } from '../../kubernetes/problem';
import { scalerOf } from '../../kubernetes/scaler';
import type { SimulationOptions } from '../options';
import { SimulationError } from '../simulation-error';

/** Something that can be given several values: a field of a scaler, or an option. */
export interface Parameter {
  /**
   * Such as `spec.maxReplicas`, `spec.triggers[0].metadata.threshold`, `spec.template.metadata.annotations[autoscaling.knative.dev/target]`, or
   * `options.service.podStartSeconds`.
   */
  readonly path: string;
  /** The scaler whose field it is, as its name or `namespace/name`. Default: all scalers. */
  readonly of?: string;
}

/** What is simulated. */
export interface Configuration {
  readonly manifests: readonly Manifest[];
  readonly options: SimulationOptions;
}

const OPTIONS = 'options.';
/** Values of annotations and of triggers are texts, also where there is none yet. */
const TEXTS = /\.annotations\[[^\]]+\]$|^spec\.triggers\[\d+\]\.metadata\./;
/** A name, a place in a list, or a key with dots in it: `annotations[autoscaling.knative.dev/target]`. */
const STEP = /([^.[\]]+)(?![^[]*\])|\[(\d+)\]|\[([^\]]+)\]/g;

/** A configuration with a parameter set. Texts stay texts: a number becomes one where there was one. */
export function withParameter({ manifests, options }: Configuration, parameter: Parameter, value: number): Configuration {
  const { path } = parameter;
  if (path.startsWith(OPTIONS)) {
    return { manifests, options: setAt(options as unknown as Json, steps(path.slice(OPTIONS.length)), value, path) as SimulationOptions };
  }
  let found = false;
  const changed = manifests.map((manifest) => {
    if (!isMeant(manifest, parameter)) return manifest;
    found = true;
    return setAt(manifest, steps(path), value, path) as unknown as Manifest;
  });
  if (!found) throw new SimulationError([sentence({ path: 'parameter.of', rule: 'must be the name of a scaler', got: parameter.of ?? null })]);
  return { manifests: changed, options };
}

/** The value of a parameter in the first scaler that it is about; undefined if it has none, or it is no number. */
export function valueOf({ manifests, options }: Configuration, parameter: Parameter): number | undefined {
  const { path } = parameter;
  const isOption = path.startsWith(OPTIONS);
  let value: unknown = isOption ? options : manifests.find((manifest) => isMeant(manifest, parameter));
  for (const step of steps(isOption ? path.slice(OPTIONS.length) : path)) value = (value as Readonly<Record<string, unknown>> | undefined)?.[step];
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** Whether a manifest is a scaler that a parameter is about. */
function isMeant(manifest: Manifest, { of }: Parameter): boolean {
  if (scalerOf(manifest) === undefined && manifest.kind !== 'ScaledJob') return false;
  return of === undefined || of === manifest.metadata.name || of === `${namespaceOf(manifest)}/${manifest.metadata.name}`;
}

function steps(path: string): readonly (string | number)[] {
  return Array.from(path.matchAll(STEP), ([, name, index, key]) => name ?? key ?? Number(index));
}

function setAt(json: Json | undefined, [step, ...rest]: readonly (string | number)[], value: number, path: string): Json {
  if (step === undefined) return typeof json === 'string' || TEXTS.test(path) ? String(value) : value;
  if (typeof step === 'number') {
    if (!Array.isArray(json) || step >= json.length) throw new SimulationError([sentence({ path, rule: 'must lead to an entry of a list that is there', got: step })]);
    return (json as readonly Json[]).map((item, index) => (index === step ? setAt(item, rest, value, path) : item));
  }
  const object: JsonObject = isObject(json) ? json : {};
  return { ...object, [step]: setAt(object[step], rest, value, path) };
}
