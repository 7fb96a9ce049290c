import { checkParameterSources } from './parameter-sources';
import type { Precondition } from './precondition';
import { prometheusServerProblems, prometheusTrigger, type PrometheusServerSpec } from './prometheus-trigger';
import type { Signal, SignalUnit } from './signal';
import { renderTriggerAuthentication, TRIGGER_AUTHENTICATION_KEYS, triggerAuthenticationProblems, type TriggerAuthenticationSpec } from './trigger-authentication';
import { aText } from '../kubernetes/declared/scalars';
import { mapOf, anObject } from '../kubernetes/declared/shapes';
import type { KeysOf } from '../kubernetes/known-keys';
import type { Leaf } from '../kubernetes/opaque';
import type { Problems, Warning } from '../kubernetes/problem';

/** A signal that counts work that waits; only KEDA reads one. */
export interface Backlog extends Signal {
  readonly kedaTrigger: NonNullable<Signal['kedaTrigger']>;
  /** KEDA reads target and activation as whole numbers. */
  readonly wholeNumbers?: true;
  /** More replicas than this find no work, such as the partitions of a topic. */
  readonly mostReplicas?: { readonly count: number; readonly what: string };
}

/** What every backlog has that KEDA reads with a scaler of its own, beside the place of the work. */
export interface NativeBacklogSpec {
  /** Parameters of the trigger that come from Secrets, or from the identity of a pod. @default - none */
  readonly auth?: TriggerAuthenticationSpec;
  /** Parameters of the trigger that KEDA reads from variables of the container, by parameter: `{ host: 'RABBITMQ_URL' }`. @default - none */
  readonly fromEnv?: Readonly<Record<string, string>>;
}

/** The keys of `NativeBacklogSpec`. */
export const NATIVE_BACKLOG_KEYS: KeysOf<NativeBacklogSpec> = { auth: anObject(TRIGGER_AUTHENTICATION_KEYS), fromEnv: mapOf(aText) };

/** Values of a trigger's metadata before they are written as text; undefined ones are left out. */
export type MetadataValues = Readonly<Record<string, Leaf<string | number | boolean> | undefined>>;

/** A backlog that KEDA reads with a scaler of its own. */
export interface NativeBacklog {
  readonly source: string;
  readonly unit: SignalUnit;
  readonly lagSeconds: number;
  /** @default 0 */
  readonly lowestMinReplicas?: 0 | 1;
  /** What to do where the lowest minimum is 1 and 0 is wanted. */
  readonly wakeFix?: string;
  readonly wholeNumbers?: true;
  readonly mostReplicas?: { readonly count: number; readonly what: string };
  /** `type` of the trigger. */
  readonly type: string;
  readonly metricType?: 'AverageValue' | 'Value';
  readonly metadata: (target: number, activation: number | undefined) => MetadataValues;
  readonly options: NativeBacklogSpec;
  readonly problems: Problems;
}

/** Makes the backlog of a scaler of KEDA's own. */
export function nativeBacklog(native: NativeBacklog): Backlog {
  const { source, unit, lagSeconds, wakeFix, wholeNumbers, mostReplicas, options, problems } = native;
  if (options.auth !== undefined) problems.add(triggerAuthenticationProblems(options.auth), 'auth');
  checkParameterSources(problems, native.type, options);
  return {
    source,
    unit,
    lagSeconds,
    lowestMinReplicas: native.lowestMinReplicas ?? 0,
    problems: problems.list,
    ...(wakeFix !== undefined && { wakeFix }),
    ...(wholeNumbers !== undefined && { wholeNumbers }),
    ...(mostReplicas !== undefined && { mostReplicas }),
    kedaTrigger: (context, target, { activation } = {}) => {
      const { ref } = renderTriggerAuthentication(options.auth, context);
      return {
        type: native.type,
        ...(native.metricType !== undefined && { metricType: native.metricType }),
        metadata: triggerMetadata(native.metadata(target, activation), options.fromEnv),
        ...(ref !== undefined && { authenticationRef: ref }),
      };
    },
    needs: (context) => ({ objects: renderTriggerAuthentication(options.auth, context).objects }),
  };
}

/** A backlog that KEDA reads from a Prometheus API. */
export interface PrometheusBacklog {
  readonly source: string;
  readonly unit: SignalUnit;
  readonly lagSeconds: number;
  readonly query: Leaf;
  readonly server: PrometheusServerSpec;
  /** Name of the option that holds the address of the server. @default 'serverAddress' */
  readonly addressOption?: string;
  readonly problems: Problems;
  readonly warnings?: readonly Warning[];
  /**
   * What must be true for the series to be there without pods; the option of the same name takes the caller's word.
   * @default - they are there
   */
  readonly withoutPods?: { readonly option: string; readonly precondition: Precondition };
}

/** Makes a backlog that KEDA reads from a Prometheus API. */
export function prometheusBacklog(spec: PrometheusBacklog): Backlog {
  const { source, unit, lagSeconds, query, server, problems, warnings = [], withoutPods } = spec;
  const addressOption = spec.addressOption ?? 'serverAddress';
  problems.add(prometheusServerProblems(server).map((problem) => (problem.path === 'serverAddress' ? { ...problem, path: addressOption } : problem)));
  const silent = withoutPods !== undefined && withoutPods.precondition.confirmedBy === undefined;
  return {
    source,
    unit,
    lagSeconds,
    lowestMinReplicas: silent ? 1 : 0,
    ...(silent && {
      wakeFix: `raise it, or if ${withoutPods.precondition.statement}, pass '${withoutPods.option}': ${withoutPods.precondition.howTo}`,
    }),
    problems: problems.list,
    warnings,
    kedaTrigger: (context, target, { activation } = {}) =>
      prometheusTrigger({ ...server, query, target, ...(activation !== undefined && { activation }) }, context).trigger,
    needs: (context) => ({
      objects: renderTriggerAuthentication(server.auth?.authentication, context).objects,
      ...(withoutPods !== undefined && !silent && { preconditions: [withoutPods.precondition] }),
    }),
  };
}

/** Writes metadata as KEDA wants it: every value a text, and parameters from the environment under `<name>FromEnv`. */
export function triggerMetadata(values: MetadataValues, fromEnv: Readonly<Record<string, string>> = {}): Readonly<Record<string, Leaf>> {
  const written: Record<string, Leaf> = {};
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined) written[name] = typeof value === 'object' ? value : String(value);
  }
  for (const [name, variable] of Object.entries(fromEnv)) written[`${name}FromEnv`] = variable;
  return written;
}

/** Whether a parameter of the trigger comes from somewhere besides its metadata, as far as can be known. */
export function isSupplied(options: NativeBacklogSpec, parameter: string): boolean {
  const { auth, fromEnv } = options;
  return fromEnv?.[parameter] !== undefined || auth?.existing !== undefined || auth?.secrets?.[parameter] !== undefined
    || auth?.configMaps?.[parameter] !== undefined || auth?.sources !== undefined;
}

/** Adds the problems of a plain text that must not be empty. */
export function checkFilled(problems: Problems, path: string, value: Leaf | undefined): boolean {
  return value === undefined || problems.check(typeof value !== 'string' || value.trim() !== '', path, 'must not be empty', value);
}

/** An address as a message may show it: not at all if it may hold credentials. */
export function shownAddress(value: Leaf | undefined): Leaf | undefined {
  return typeof value === 'string' && value.includes('@') ? undefined : value;
}

/** Checks that an address holds no credentials: those belong into a Secret. */
export function checkNoCredentials(problems: Problems, path: string, value: Leaf | undefined, parameter: string): boolean {
  return problems.check(typeof value !== 'string' || !/\/\/[^/?#]*@/.test(value), path, 'must not hold credentials, which end up in the manifest',
    undefined, `give the parameter ${parameter} in 'auth.secrets'`);
}
