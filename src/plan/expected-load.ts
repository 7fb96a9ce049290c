import type { Kind } from '../kubernetes/declared/kind';
import { judgedObject, anObject, required } from '../kubernetes/declared/shapes';
import type { Draft } from '../kubernetes/manifest';
import type { PlannedObject } from '../kubernetes/planned-object';
import { Problems } from '../kubernetes/problem';
import { formatPrometheusDuration } from '../kubernetes/prometheus-duration';
import { checkLoad } from '../kubernetes/simulate/check-load';
import { LOAD, SERVICE_KEYS } from '../kubernetes/simulate/load-keys';
import type { LoadSpec } from '../kubernetes/simulate/load-spec';
import { loadText } from '../kubernetes/simulate/load-text';
import { objectiveProblems, objectiveText, type Objective } from '../kubernetes/simulate/objective';
import { DURATION } from '../kubernetes/simulate/read-amount';
import { DEMANDS, FROM_ZERO, keeps, NUMBER_SETTINGS, SIMULATE_PREFIX, type NumberRule } from '../kubernetes/simulate/settings';

/** The load that a service is made for, what its pods can do, and what must be achieved: what a simulation has to know of it. */
export interface ExpectedLoadSpec {
  readonly load: LoadSpec;
  /** In what the load is counted. @default - messages for scalers that look at a backlog, else requests */
  readonly demand?: 'requests' | 'users' | 'messages';
  /** Requests or messages that one pod serves a second. From 0. */
  readonly ratePerPod?: number;
  /** Requests or messages that a pod has in work at once. Above 0. */
  readonly concurrencyPerPod?: number;
  /** How long a request is in work. Above 0. */
  readonly serviceTimeSeconds?: number;
  /** After how long a waiting request is lost. */
  readonly queueTimeoutSeconds?: number;
  /** Requests or messages that wait at the start. @default 0 */
  readonly initialWaiting?: number;
  /** From the creation of a pod until its containers run. @default 5 */
  readonly podStartSeconds?: number;
  /** From then until it is ready. */
  readonly readinessDelaySeconds?: number;
  /** Requests per second that a pod counts without load. @default 0 */
  readonly idleRatePerPod?: number;
  /** How often Prometheus scrapes. */
  readonly scrapeIntervalSeconds?: number;
  /** What a pod uses of CPU, in cores, and seconds of a core for each request or message. */
  readonly cpu?: UsageSpec;
  /** What a pod uses of memory, in bytes, and for each request or message in work. */
  readonly memory?: UsageSpec;
  /** What must be achieved; synthesis warns if it is missed. @default - nothing */
  readonly objective?: Omit<Objective, 'minimize'>;
}

/** What a pod uses of a resource. */
export interface UsageSpec {
  readonly idle: number;
  readonly each: number;
}

/** The load that a declaration is made for. */
export const EXPECTED_LOAD: Kind<ExpectedLoadSpec> = anObject<ExpectedLoadSpec>({ load: required(LOAD), ...SERVICE_KEYS, objective: judgedObject() });

/** Writes an expected load into the annotations of the object of an id, where the simulator finds it on the YAML as well. */
export function withExpectedLoad(
  objects: readonly PlannedObject[], id: string, expected: ExpectedLoadSpec | undefined, problems: Problems,
): readonly PlannedObject[] {
  if (expected === undefined) return objects;
  const annotations = expectedLoadAnnotations(expected, problems);
  return objects.map((object) => (object.id === id ? { ...object, draft: annotated(object.draft, annotations) } : object));
}

function annotated(draft: Draft, annotations: Readonly<Record<string, string>>): Draft {
  const { metadata } = draft;
  return { ...draft, metadata: { ...metadata, annotations: { ...metadata.annotations as object, ...annotations } } } as Draft;
}

function expectedLoadAnnotations(expected: ExpectedLoadSpec, problems: Problems): Readonly<Record<string, string>> {
  const path = 'expectedLoad';
  const found: Record<string, string> = {};
  const set = (name: string, text: string): void => {
    found[`${SIMULATE_PREFIX}${name}`] = text;
  };
  const before = problems.list.length;
  checkLoad(expected.load, `${path}.load`, problems);
  const text = problems.list.length > before ? '' : loadText(expected.load);
  const writable = problems.check(text !== undefined, `${path}.load`, 'must be a load that can be written into an annotation', expected.load.kind,
    'use another kind than measured values; scalewright simulate takes them from a file');
  if (writable && text !== undefined) set('load', text);
  problems.check(expected.demand === undefined || DEMANDS.includes(expected.demand), `${path}.demand`, `must be one of ${DEMANDS.join(', ')}`, expected.demand);
  if (expected.demand !== undefined) set('demand', expected.demand);
  const number = (value: unknown, place: string, rule: NumberRule): value is number => problems.check(keeps(value, rule), `${path}.${place}`, rule.rule, value);
  for (const [name, [option, kind, rule]] of Object.entries(NUMBER_SETTINGS)) {
    const value = (expected as unknown as Readonly<Record<string, unknown>>)[option];
    if (value === undefined || !number(value, option, rule)) continue;
    set(name, kind === DURATION ? formatPrometheusDuration(value * 1000) : String(value));
  }
  for (const name of ['cpu', 'memory'] as const) {
    for (const part of ['idle', 'each'] as const) {
      const value = expected[name]?.[part];
      if (value !== undefined && number(value, `${name}.${part}`, FROM_ZERO)) set(`${name}-${part}`, String(value));
    }
  }
  if (expected.objective !== undefined) {
    problems.add(objectiveProblems(expected.objective), `${path}.objective`);
    set('objective', objectiveText(expected.objective));
  }
  return found;
}
