import { type Backlog, checkNoCredentials, NATIVE_BACKLOG_KEYS, nativeBacklog, type NativeBacklogSpec } from './backlog';
import { backlogFrom } from './signal-from';
import { aFlag, aLeaf, aNumber, oneOf, aText } from '../kubernetes/declared/scalars';
import { mapOf, required } from '../kubernetes/declared/shapes';
import { buildScaler } from '../kubernetes/keda/scalers/build';
import { NO_POD_IDENTITY } from '../kubernetes/keda/scalers/scaler';
import { isFreeForm, mayHold, TRIGGER_TYPES, triggerType, type TriggerType } from '../kubernetes/keda/trigger-parameters';
import type { KeysOf } from '../kubernetes/known-keys';
import { nearest } from '../kubernetes/nearest';
import type { Leaf } from '../kubernetes/opaque';
import { Problems } from '../kubernetes/problem';

/** A trigger of any type that KEDA has. Upstream: KEDA 2.20 `schema/generated/scalers-schema.json`. */
export interface TriggerSpec extends NativeBacklogSpec {
  /** Such as `pulsar` or `azure-servicebus`; not `cpu`, `memory` or `cron`. */
  readonly type: string;
  /** Parameters, without target and activation. @default - none */
  readonly metadata?: Readonly<Record<string, Leaf>>;
  /**
   * The parameter that says how much one pod should carry, such as `msgBacklogThreshold`.
   * @default - the one that has an activation beside it, where the type has one such pair
   */
  readonly targetParameter?: string;
  /** The parameter that the number must exceed for the first replica to start. @default - that of the pair */
  readonly activationParameter?: string;
  /** Whether the number is divided by the pods, or compared as it is. @default 'AverageValue' (of KEDA) */
  readonly metricType?: 'AverageValue' | 'Value';
  /** Seconds from a new item to the number that shows it. @default 0 */
  readonly lagSeconds?: number;
  /** Whether the number is there without pods; otherwise the minimum cannot be 0. @default true */
  readonly livesWithoutPods?: boolean;
}

const KEYS: KeysOf<TriggerSpec> = {
  ...NATIVE_BACKLOG_KEYS,
  type: required(aText),
  metadata: mapOf(aLeaf),
  targetParameter: aText,
  activationParameter: aText,
  metricType: oneOf('AverageValue', 'Value'),
  lagSeconds: aNumber,
  livesWithoutPods: aFlag,
};

/** Where else the types belong that are no backlog. */
const ELSEWHERE: ReadonlyMap<string, string> = new Map(Object.entries({
  cpu: "use CompanionMetric.cpuUtilization() in 'scaler.companions'",
  memory: "use CompanionMetric.memoryUtilization() in 'scaler.companions'",
  cron: "use ScaleOn.cron() in 'alsoScaleOn'",
}));
const SECRET = /(password|secret|token|credentials|apikey|accesskey|clientkey|querykey|connection(string)?)$/i;

/** Whatever a trigger of KEDA counts. */
export function trigger(given: TriggerSpec): Backlog {
  return backlogFrom('trigger', given, KEYS, makeTrigger);
}

function makeTrigger(spec: TriggerSpec): Backlog {
  const known = triggerType(spec.type);
  const pair = known === undefined ? {} : targetPair(known);
  const target = spec.targetParameter ?? pair.target;
  const activationParameter = spec.activationParameter ?? (spec.targetParameter === undefined ? pair.activation : `activation${capitalized(spec.targetParameter)}`);
  const lives = spec.livesWithoutPods ?? true;
  return nativeBacklog({
    source: 'trigger',
    unit: 'items',
    lagSeconds: spec.lagSeconds ?? 0,
    lowestMinReplicas: lives ? 0 : 1,
    type: spec.type,
    ...(spec.metricType !== undefined && { metricType: spec.metricType }),
    metadata: (wanted, activation) => ({
      ...spec.metadata,
      ...(target !== undefined && { [target]: wanted }),
      ...(activationParameter !== undefined && { [activationParameter]: activation }),
    }),
    options: spec,
    problems: triggerProblems(spec, known, target),
  });
}

/** The target of a type: the one parameter `x` beside which there is `activationX`; none where there are several such pairs. */
function targetPair({ byName }: TriggerType): { readonly target?: string; readonly activation?: string } {
  const pairs = [...byName.keys()].flatMap((activation) => {
    const target = /^activation(?=[A-Z])/.test(activation) ? uncapitalized(activation.slice('activation'.length)) : undefined;
    return target !== undefined && byName.has(target) ? [{ target, activation }] : [];
  });
  return pairs.length === 1 && pairs[0] !== undefined ? pairs[0] : {};
}

function triggerProblems(spec: TriggerSpec, known: TriggerType | undefined, target: string | undefined): Problems {
  const problems = new Problems();
  const { type, metadata = {}, lagSeconds = 0 } = spec;
  problems.check(known !== undefined, 'type', 'must be a trigger type of KEDA', type, typeFix(type));
  const elsewhere = ELSEWHERE.get(type);
  problems.check(elsewhere === undefined, 'type', 'must be a source of work', type, elsewhere);
  problems.check(Number.isFinite(lagSeconds) && lagSeconds >= 0, 'lagSeconds', 'must be a number from 0', lagSeconds);
  for (const [key, value] of Object.entries(metadata)) {
    const open = problems.check(!SECRET.test(key), `metadata.${key}`, 'must not be written into the manifest', undefined,
      `give the parameter ${key} in 'auth.secrets' or 'fromEnv'`);
    if (open) checkNoCredentials(problems, `metadata.${key}`, value, key);
  }
  if (known === undefined || elsewhere !== undefined) return problems;
  problems.check(target !== undefined, 'targetParameter', `is required with the type ${type}, which has no single one that could be meant`);
  const parameters: Readonly<Record<string, string | undefined>> = {
    targetParameter: spec.targetParameter,
    activationParameter: spec.activationParameter,
    ...Object.fromEntries(Object.keys(metadata).map((key) => [`metadata.${key}`, key])),
  };
  for (const [path, key] of Object.entries(parameters)) checkMetadataKey(problems, path, key, type, known);
  problems.check(target === undefined || metadata[target] === undefined, `metadata.${target}`, 'must not be given: the target of the declaration goes there');
  if (problems.list.length === 0 && target !== undefined) checkScaler(problems, spec, target);
  return problems;
}

/** KEDA has no scaler for RocketMQ; its backlog is read through Prometheus. */
function typeFix(type: string): string | undefined {
  if (/^(apsara)?-?rocket-?mq$/i.test(type)) return 'use Backlog.rocketMq(), Backlog.rocketMqExporter() or Backlog.rocketMqBroker()';
  const meant = nearest(type, TRIGGER_TYPES);
  return meant === undefined ? undefined : `write ${meant}`;
}

/** What KEDA's scaler itself has against the parameters, where all of them are known here. */
function checkScaler(problems: Problems, { type, metadata = {}, metricType, auth, fromEnv }: TriggerSpec, target: string): void {
  const plain = Object.entries(metadata).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value] as const] : []));
  if (plain.length < Object.keys(metadata).length || auth !== undefined || fromEnv !== undefined) return;
  const result = buildScaler({
    triggerIndex: 0,
    triggerType: type,
    metricType: metricType ?? '',
    metadata: { ...Object.fromEntries(plain), [target]: '1' },
    authParams: {},
    env: {},
    podIdentity: NO_POD_IDENTITY,
    namespace: '',
    asMetricSource: false,
  });
  problems.add(result?.problems ?? []);
}

function checkMetadataKey(problems: Problems, path: string, key: string | undefined, type: string, known: TriggerType): void {
  if (key === undefined || isFreeForm(type) || SECRET.test(key)) return;
  const parameter = known.byName.get(key);
  if (parameter?.from === 'a') {
    problems.check(false, path, 'is read only from a TriggerAuthentication', undefined, "give it in 'auth'");
    return;
  }
  const meant = nearest(key, known.metadataKeys);
  problems.check(mayHold(known, key), path, `must be a parameter of the ${type} trigger, which ignores others`, undefined,
    meant === undefined ? undefined : `write ${meant}`);
  problems.check(parameter?.deprecated === undefined, path, `must not be used: ${parameter?.deprecated}`);
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function uncapitalized(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
