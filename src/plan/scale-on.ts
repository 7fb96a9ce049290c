import { checkBacklogTarget } from './backlog-target';
import { unconfirmed } from './plan';
import type { Bounds } from './scaler';
import type { Kind } from '../kubernetes/declared/kind';
import { aNumber, aText } from '../kubernetes/declared/scalars';
import { madeBy, anObject, required } from '../kubernetes/declared/shapes';
import type { KeysOf } from '../kubernetes/known-keys';
import { Problems, type Problem } from '../kubernetes/problem';
import type { Backlog } from '../signals/backlog';
import { CRON_WINDOW_KEYS, cronTrigger, cronWindowProblems, type CronWindowSpec } from '../signals/cron-window';
import type { KedaTrigger, NeededObject, SignalContext, SignalNeeds } from '../signals/signal';
import { BACKLOG } from '../signals/signal-from';
import { TRIGGER_AUTHENTICATION_ID } from '../signals/trigger-authentication';

/** Another backlog that asks for replicas: the largest wish wins. */
export interface ScaleOnBacklogSpec {
  readonly backlog: Backlog;
  /** How much of it one pod should carry. Greater than 0. */
  readonly targetPerPod: number;
  /** It must exceed this for the first replica to start. From 0. @default 0 (of KEDA) */
  readonly activation?: number;
  /** Name of the trigger, for formulas. @default - `trigger2` for the first, and so on */
  readonly name?: string;
}

const BACKLOG_KEYS: KeysOf<ScaleOnBacklogSpec & { readonly kind: string }> = {
  kind: required(aText), backlog: required(BACKLOG, 'make it with Backlog'), targetPerPod: aNumber, activation: aNumber, name: aText,
};

/** A window of time in which at least so many replicas run. */
export interface ScaleOnCronSpec extends CronWindowSpec {
  /** Name of the trigger, for formulas. @default - `trigger2` for the first, and so on */
  readonly name?: string;
}

const CRON_KEYS: KeysOf<ScaleOnCronSpec & { readonly kind: string }> = { kind: required(aText), ...CRON_WINDOW_KEYS, name: aText };

/** What asks for replicas beside the backlog of a declaration. */
export type ScaleOnSpec = ({ readonly kind: 'backlog' } & ScaleOnBacklogSpec) | ({ readonly kind: 'cron' } & ScaleOnCronSpec);

/** What `ScaleOn` makes. */
export const SCALE_ON: Kind<ScaleOnSpec> = madeBy('ScaleOn', 'kind', { backlog: anObject(BACKLOG_KEYS), cron: anObject(CRON_KEYS) });

/** What further triggers come to. */
export interface ScaleOn {
  readonly triggers: readonly KedaTrigger[];
  readonly objects: readonly NeededObject[];
  readonly preconditions: NonNullable<SignalNeeds['preconditions']>;
}

/** The name of the n-th trigger, counted from 1 with the backlog of the declaration. */
function triggerName(spec: ScaleOnSpec, number: number): string {
  return spec.name ?? `trigger${number}`;
}

/** The names of the further triggers. */
export function scaleOnNames(specs: readonly ScaleOnSpec[]): readonly string[] {
  return specs.map((spec, index) => triggerName(spec, index + 2));
}

/** Ids of the objects that the further triggers may need. */
export function scaleOnIds(specs: readonly ScaleOnSpec[]): readonly string[] {
  return specs.flatMap((spec, index) => (spec.kind === 'backlog' ? [`${TRIGGER_AUTHENTICATION_ID}${index + 2}`] : []));
}

/** Plans the further triggers; each needs objects of its own, told apart by a number. */
export function planScaleOn(specs: readonly ScaleOnSpec[], context: SignalContext): ScaleOn {
  const parts = specs.map((spec, index) => {
    const number = index + 2;
    const name = triggerName(spec, number);
    if (spec.kind === 'cron') return { trigger: { ...cronTrigger(spec), name }, needs: {} };
    const own = numbered(context, number);
    const trigger = spec.backlog.kedaTrigger(own, spec.targetPerPod, spec.activation === undefined ? {} : { activation: spec.activation });
    const needs: SignalNeeds = spec.backlog.needs?.(own, 'keda') ?? {};
    return { trigger: { ...trigger, name }, needs: { ...needs, objects: (needs.objects ?? []).map((object) => ({ ...object, id: `${object.id}${number}` })) } };
  });
  return {
    triggers: parts.map(({ trigger }) => trigger),
    objects: parts.flatMap(({ needs }: { needs: SignalNeeds }) => needs.objects ?? []),
    preconditions: parts.flatMap(({ needs }: { needs: SignalNeeds }) => needs.preconditions ?? []),
  };
}

/** The context of a further trigger, whose objects have the number in their names. */
function numbered(context: SignalContext, number: number): SignalContext {
  const name = context.names[`${TRIGGER_AUTHENTICATION_ID}${number}`];
  return { ...context, name: `${context.name}-${number}`, names: name === undefined ? {} : { [TRIGGER_AUTHENTICATION_ID]: name } };
}

/** Problems of the further triggers; paths relative to the list. */
export function scaleOnProblems(specs: readonly ScaleOnSpec[], bounds: Bounds, context: SignalContext, taken: string): readonly Problem[] {
  const problems = new Problems();
  const names = [taken, ...scaleOnNames(specs)];
  specs.forEach((spec, index) => {
    const path = `[${index}]`;
    problems.check(names.indexOf(triggerName(spec, index + 2)) === index + 1, `${path}.name`, 'must be unique among the triggers', triggerName(spec, index + 2));
    if (spec.kind === 'cron') {
      problems.add(cronWindowProblems(spec, bounds.maxReplicas), path);
      return;
    }
    const { backlog, targetPerPod, activation } = spec;
    checkBacklogTarget(`${path}.targetPerPod`, targetPerPod, backlog, problems);
    problems.add(backlog.problems, `${path}.backlog`);
    problems.add(backlog.check?.(context, 'keda') ?? [], `${path}.backlog`);
    problems.add(unconfirmed(backlog.needs?.(context, 'keda').preconditions ?? [], `${path}.backlog`));
    problems.check(bounds.minReplicas > 0 || backlog.lowestMinReplicas === 0, `${path}.backlog`,
      `must not be ${backlog.source} with 'minReplicas' 0, since it is silent without pods`, undefined, backlog.wakeFix);
    problems.check(activation === undefined || (Number.isFinite(activation) && activation >= 0), `${path}.activation`, 'must be a number from 0', activation);
    problems.check(activation === undefined || bounds.minReplicas === 0, `${path}.activation`,
      `must not be set with 'minReplicas' (${bounds.minReplicas}) above 0: KEDA activates only from zero`, activation);
  });
  return problems.list;
}
